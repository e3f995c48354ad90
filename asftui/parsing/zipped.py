"""The ZIP file that most workbooks are: what its directory says, and its parts unpacked with a bound.

Read by hand (APPNOTE 4.3.7, 4.3.12 and 4.3.16): importing zipfile takes as long as all the rest of a small sheet.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

UNPACKED = 400 << 20
"""Bytes that the parts of a workbook may unpack to, all together."""
CHUNK = 1 << 20
"""Bytes that are unpacked at a time."""
_TOLD_LATER = 0xFFFFFFFF
"""Stands for a number that is too large for its place, and is told in the larger form's own field."""


class Part(NamedTuple):
    """One part of a ZIP file, as the directory describes it."""

    name: str
    size: int
    """Bytes that it says it unpacks to."""
    packed: int
    locked: bool
    method: int
    offset: int


class Bomb(Exception):
    """The parts unpack to more than they may."""


class Torn(Exception):
    """A part cannot be unpacked."""


def parts(data: bytes) -> list[Part]:
    """Return what the directory of a ZIP file lists; nothing where it is broken."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        return []
    stop, length, says = end, _number(data, end + 12, 4), _number(data, end + 16, 4)
    if data[end - 20 : end - 16] == b"PK\x06\x07":  # the larger form has two records of its own before the end
        stop = end - 76
        length, says = _number(data, stop + 40, 8), _number(data, stop + 48, 8)
    at = stop - length  # where it is, wherever the file says that it begins
    shift = at - says
    found = []
    while at >= 0 and data[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = (_number(data, at + n, 2) for n in (28, 30, 32))
        told = [_number(data, at + n, 4) for n in (24, 20, 42)]
        if _TOLD_LATER in told:
            told = _larger(data[at + 46 + name : at + 46 + name + extra], told)
        found.append(
            Part(
                name=data[at + 46 : at + 46 + name].decode("utf-8", "replace"),
                size=told[0],
                packed=told[1],
                locked=bool(data[at + 8] & 1),
                method=_number(data, at + 10, 2),
                offset=told[2] + shift,
            )
        )
        at += 46 + name + extra + comment
    return found


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _larger(extra: bytes, told: list[int]) -> list[int]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = _number(extra, at, 2), _number(extra, at + 2, 2)
        if kind == 1:
            inner = at + 4
            for n, value in enumerate(told):
                if value == _TOLD_LATER:
                    told[n] = _number(extra, inner, 8)
                    inner += 8
            break
        at += 4 + size
    return told


def unpack(data: bytes, part: Part, most: int = UNPACKED) -> Iterator[bytes]:
    """Yield a part in pieces, whatever size it says that it has.

    Raises:
        Bomb: it is larger than `most`.
        Torn: it is damaged, or packed in a way that no workbook uses.
    """
    at = part.offset
    if data[at : at + 4] != b"PK\x03\x04" or at < 0:
        raise Torn(part.name)
    start = at + 30 + _number(data, at + 26, 2) + _number(data, at + 28, 2)
    packed = memoryview(data)[start : start + part.packed]
    if part.method == 0:
        if len(packed) > most:
            raise Bomb(part.name)
        for at in range(0, len(packed), CHUNK):
            yield bytes(packed[at : at + CHUNK])
        return
    if part.method != 8:
        raise Torn(part.name)
    inflate = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    unpacked = 0
    while not inflate.eof:
        try:
            piece = inflate.decompress(rest[: 1 << 16], CHUNK)
        except zlib.error:
            raise Torn(part.name) from None
        unpacked += len(piece)
        if unpacked > most:
            raise Bomb(part.name)
        if piece:
            yield piece
        taken = min(len(rest), 1 << 16) - len(inflate.unconsumed_tail)
        rest = rest[taken:]
        if not piece and not taken:
            raise Torn(part.name)


def whole(data: bytes, part: Part, most: int = 8 << 20) -> bytes:
    """Return a part at once. Raises as `unpack` does."""
    return b"".join(unpack(data, part, most))
