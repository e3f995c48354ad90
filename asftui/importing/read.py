"""First stage: a file's bytes become sheets of plain values, or one line that says why not.

What it is, is told by its content, never by its name. Workbooks are parsed in a process of their own (`child.py`);
text from cells is cleaned here, once.
"""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from asftui.errors import SheetError
from asftui.i18n import _
from asftui.importing import delimited
from asftui.importing.sheets import Book, Cell, Sheet
from asftui.text import clean

LARGEST = 100 << 20
"""Bytes of a file that is tried at all."""
SECONDS = 90
"""How long a workbook may take to parse."""
_CHILD = str(Path(__file__).with_name("child.py"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
Cancelled = Callable[[], bool]


def read_file(path: Path, *, cancelled: Cancelled | None = None) -> Book:
    """Return what a file holds.

    Raises:
        SheetError: it cannot be read, is no sheet, or takes more than it may.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _error(path.name, "too-large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SheetError(_("There is no such file"), where=str(path), remedy=_("Check the name and folder.")) from error
    except IsADirectoryError as error:
        raise SheetError(_("This is a folder"), where=str(path), remedy=_("Name the files in it.")) from error
    except OSError as error:
        raise SheetError(_("The file cannot be read"), where=str(path), remedy=str(error.strerror or "")) from error
    return read_bytes(data, path.name, cancelled=cancelled)


def read_bytes(data: bytes, file: str, *, cancelled: Cancelled | None = None) -> Book:
    """Return what a file with these bytes and this name holds. Raises SheetError."""
    digest = hashlib.sha256(data).hexdigest()
    name = clean(file)
    if not data.strip(b"\0 \t\r\n"):
        raise _error(name, "empty")
    if data.startswith((_OLE, *_ZIP)):
        sheets = _workbook(data, name, cancelled)
    elif (foreign := _foreign(data)) is not None:
        raise _error(name, foreign)
    else:
        sheets = (delimited.read(data, name),)
    if not any(sheet.rows for sheet in sheets):
        raise _error(name, "empty")
    return Book(file=name, digest=digest, sheets=sheets)


def _foreign(data: bytes) -> str | None:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return "html"
    if head.startswith(
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"<?xml", b"\x1f\x8b", b"7z\xbc\xaf", b"rar!")
    ):
        return "foreign"
    return None


def _workbook(data: bytes, name: str, cancelled: Cancelled | None) -> tuple[Sheet, ...]:
    answer = _ask_child(data, name, cancelled)
    if error := answer.get("error"):
        raise _error(name, error)
    texts: dict[str, str | None] = {}
    return tuple(
        Sheet(
            name=clean(sheet["name"]),
            rows=tuple(tuple([_cell(value, texts) for value in row]) for row in sheet["rows"]),
            first_row=sheet["first_row"],
            first_column=sheet["first_column"],
            hidden=sheet["hidden"],
            merged=tuple((a, b, c, d) for a, b, c, d in sheet["merged"]),
        )
        for sheet in answer["sheets"]
    )


def _ask_child(data: bytes, name: str, cancelled: Cancelled | None) -> dict[str, Any]:
    ends = time.monotonic() + SECONDS
    # -I: nothing of the user's folder or environment is imported in there.
    with subprocess.Popen(
        [sys.executable, "-I", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        given: bytes | None = data
        while True:
            try:
                out, _err = child.communicate(given, timeout=0.1)
                break
            except subprocess.TimeoutExpired:
                given = None  # communicate goes on with what it was given first
                if time.monotonic() > ends or (cancelled is not None and cancelled()):
                    child.kill()
                    child.communicate()
                    raise _error(name, "cancelled" if time.monotonic() <= ends else "too-large") from None
            except BrokenPipeError:
                out = b""
                break
    if child.returncode != 0:
        raise _error(name, "too-large" if child.returncode < 0 or b"MemoryError" in _err else "damaged")
    try:
        found: dict[str, Any] = json.loads(out)
    except ValueError:
        raise _error(name, "damaged") from None
    return found


def _cell(value: Any, texts: dict[str, str | None]) -> Cell:
    if type(value) is str:
        if value not in texts:
            texts[value] = clean(value) or None
        return texts[value]
    if type(value) is dict:
        ((kind, text),) = value.items()
        if kind == "d":
            return date.fromisoformat(text)
        return datetime.fromisoformat(text) if kind == "s" else clock_time.fromisoformat(text)
    cell: Cell = value
    return cell


def _error(name: str, code: str) -> SheetError:
    what, remedy = {
        "empty": (_("The file is empty"), _("Fetch it again, or save it again from where it was made.")),
        "encrypted": (
            _("The file is locked with a password"),
            _("Open it in Excel, take the password away (File, Info) and save it."),
        ),
        "damaged": (
            _("The file is damaged or not whole"),
            _("Fetch it again, or open it in Excel and save it as .xlsx."),
        ),
        "too-large": (
            _("The file asks for more memory or time than a sheet should"),
            _("Copy the rows that matter to a new workbook and import that."),
        ),
        "document": (_("This is a Word document"), _("Copy its table to a sheet and save it as .xlsx.")),
        "archive": (_("This is an archive, not a sheet"), _("Unpack it and import the sheets in it.")),
        "pdf": (_("This is a PDF"), _("Ask for the sheet that it was made from.")),
        "html": (_("This is a web page with a sheet's name"), _("Open it in Excel and save it as .xlsx.")),
        "cancelled": (_("Reading was cancelled"), ""),
    }.get(code, (_("This is no sheet"), _("Save it as .xlsx or .csv.")))
    return SheetError(what, where=name, remedy=remedy)
