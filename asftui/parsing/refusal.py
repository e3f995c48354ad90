"""Why a file is not even tried: told by its first bytes and by the directory of the ZIP file that it may be."""

from asftui.parsing.zipped import UNPACKED, Part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What an old workbook (.xls) begins with, and much else of its time."""
_BEGINS = b"\x09\x08\x10\0\0\x06\x05\0"
"""What an old workbook's own stream begins with: BOF of BIFF8, for the globals (MS-XLS 2.4.21)."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MOST_PARTS = 20_000
ALWAYS, RATIO = 20 << 20, 150
"""Bytes that a workbook may unpack to, whatever its size; and how many times its size it may, beyond that. Sheets
unpack to about ten times their size, with the same value in each cell to thirty; a bomb to a thousand."""
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def is_workbook(data: bytes) -> bool:
    """Return whether the bytes begin as a workbook does."""
    return data.startswith((OLE, *ZIP))


def of_text(data: bytes) -> str:
    """Return the code of what a file that is no workbook is, where it is not text with separators either."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "html"
    if head.startswith(
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"<?xml", b"\x1f\x8b", b"7z\xbc\xaf", b"rar!")
    ):
        return "foreign"
    return ""


def of_ole(data: bytes) -> str:
    """Return the code of why a file of the old form is not tried; nothing where it may be a workbook."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "encrypted"
    if _is_locked(data):
        return "encrypted"
    if not holds("Workbook") and not holds("Book"):
        if holds("WordDocument"):
            return "document"
        return "mail" if holds("__substg1.0_") else "damaged"
    return ""


def _is_locked(data: bytes) -> bool:
    """Return whether an old workbook says right after its beginning that it is enciphered (MS-XLS 2.4.117)."""
    at = data.find(_BEGINS) + len(_BEGINS) + 12
    if at < len(_BEGINS) + 12:
        return False
    if data[at : at + 2] == b"\x86\0":  # it may say before that it is not to be written to
        at += 4
    return data[at : at + 2] == b"\x2f\0"


def of_zip(parts: list[Part], size: int) -> str:
    """Return the code of why a zipped file of so many bytes is not tried; nothing where it may be a workbook."""
    if not parts:
        return "damaged"
    names = {part.name.lstrip("/").replace("\\", "/").lower() for part in parts}
    unpacked, packed = sum(part.size for part in parts), sum(part.packed for part in parts)
    if unpacked > UNPACKED or len(parts) > MOST_PARTS or (unpacked > ALWAYS and unpacked > RATIO * packed):
        return "too-large"
    if packed > size or len(names) < len(parts):
        return "damaged"  # parts that lie over each other, or two of one name: no program writes such
    if any(part.locked for part in parts):
        return "encrypted"
    if names.isdisjoint(_WORKBOOKS):
        if "word/document.xml" in names:
            return "document"
        if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
            return "numbers"
        return "foreign" if "[content_types].xml" in names else "archive"
    return ""
