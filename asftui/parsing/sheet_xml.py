"""What the fast parser does not tell of a sheet, from one streaming pass over its XML (.xlsx and .xlsm).

Hidden rows and columns, error cells, formulas that nobody has calculated, merged cells, and where the last value
stands. A first look at the bytes tells whether there is any of it: a plain sheet is not parsed twice.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from asftui.parsing.zipped import Part, Torn, unpack

MOST_BROKEN = 200_000
"""Cells with an error that are kept; more is no sheet."""
MOST_RANGES = 10_000
"""Ranges of merged cells, or of hidden columns, that are kept."""
_SHOWN = 200
"""Signs of a formula or an error that are kept."""
WORTH_CUTTING = 4 << 20
"""Bytes of empty cells under the last value that are worth keeping from the parser."""
_HIDDEN = (b'hidden="1', b"hidden='1", b'hidden="t', b"hidden='t")
_UNCALCULATED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ROW = 1 << 20
"""Bytes after the last value in which its row ends."""
_OVERLAP = 400
"""Bytes of a piece that are looked at again with the next: what is looked for may lie across."""


class Entities(Exception):
    """A part defines entities: no sheet needs them, and a few lines of them can unfold to gigabytes."""


# Plain classes: importing dataclasses takes a fifth of the time that a small sheet takes in all.
class Glance:
    """What the bytes of a sheet's XML say at first sight."""

    def __init__(self) -> None:
        self.size = 0
        self.telling = False
        """There is something that only parsing tells."""
        self.last_value = 0
        """Where the last value ends."""
        self.tail = b""
        """The end of it, where what follows the cells stands."""


class Told:
    """What parsing a sheet's XML tells. Rows are the sheet's own, from 1; columns are counted from 0."""

    def __init__(self) -> None:
        self.hidden_rows: list[list[int]] = []
        """From and through."""
        self.hidden_columns: list[list[int]] = []
        self.broken: dict[int, dict[int, list[Any]]] = {}
        """By row and column: text, code of what is wrong."""
        self.merged: list[list[int]] = []
        """First row, first column, last row, last column."""


def glance(data: bytes, part: Part, most: int) -> Glance:
    """Look through a sheet's XML without parsing it. Raises Bomb, Torn, Entities."""
    found = Glance()
    before = earlier = b""
    for piece in unpack(data, part, most):
        if not found.size:
            refuse_entities(piece)
            found.telling = piece[:2] in (b"\xff\xfe", b"\xfe\xff")
        text = before + piece
        # one sign is found ten times as fast as two, and empty cells have neither v nor f
        if not found.telling:
            found.telling = (
                (b"h" in text and any(sign in text for sign in _HIDDEN))
                or (b"v" in text and b"v>#" in text)
                or (b"f" in text and (b"<f" in text or b":f" in text) and _UNCALCULATED.search(text) is not None)
            )
        ends = [text.rfind(sign) for sign in (b"v>", b"/t>", b":t>") if sign[-2:-1] in text]
        if (at := max(ends, default=-1)) >= 0:
            found.last_value = found.size - len(before) + at + 2
        found.size += len(piece)
        before = text[-_OVERLAP:]
        found.tail, earlier = earlier, piece
    found.tail += earlier
    return found


def refuse_entities(head: bytes) -> None:
    """Raise Entities where the beginning of a part declares a document type."""
    if b"<!DOCTYPE" in head[:4096] or b"<!ENTITY" in head[:4096]:
        raise Entities


def look(data: bytes, part: Part, most: int) -> Told:
    """Parse a sheet's XML for what only it tells. Raises Bomb, Torn, Entities."""
    told = Told()
    parser = _Parser(told)
    try:
        for piece in unpack(data, part, most):
            parser.feed(piece)
    except expat.ExpatError:
        pass  # the parser of values says whether it can be read
    return told


def cut(data: bytes, part: Part, seen: Glance) -> bytes:
    """Return a sheet's XML without the empty rows under its last value; nothing where it cannot be cut."""
    head = bytearray()
    for piece in unpack(data, part):
        head += piece
        if len(head) > seen.last_value + _ROW:
            break
    ends = head.find(b"</row>", seen.last_value)
    closes = seen.tail.rfind(b"</sheetData>")
    if ends < 0 or closes < 0 or b"<sheetData>" not in head[: seen.last_value]:
        return b""
    return bytes(head[: ends + 6]) + seen.tail[closes:]


class _Parser:
    """Listens to the elements of a sheet."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.row = self.column = 0
        self.row_now = -1
        self.prefix = ""
        self.type = ""
        self.has_formula = False
        self.into: list[str] | None = None
        self.formula: list[str] = []
        self.value: list[str] = []
        self.kept = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._first
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self.parser = parser

    def feed(self, piece: bytes) -> None:
        self.parser.Parse(piece, False)

    def _doctype(self, *_told: object) -> None:
        raise Entities

    def _first(self, name: str, attrs: dict[str, str]) -> None:
        """Take the prefix of the first element for that of all: no writer mixes them."""
        self.prefix = name[: -len("worksheet")] if name.endswith("worksheet") else ""
        p = self.prefix
        self.names = {p + "c": "c", p + "f": "f", p + "v": "v", p + "row": "row"}
        self.names |= {p + "col": "col", p + "mergeCell": "mergeCell"}
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        match self.names.get(name):
            case "c":
                self.column = _column(attrs.get("r"), self.column)
                self.type = attrs.get("t", "")
                self.has_formula = False
                self.value.clear()
            case "v" if self.has_formula or self.type == "e":
                self.into = self.value
            case "f":
                self.has_formula = True
                self.formula.clear()
                self.into = self.formula
            case "row":
                self._begin_row(attrs)
            case "col" if _yes(attrs.get("hidden")):
                first, last = _whole(attrs.get("min"), 0), _whole(attrs.get("max"), 0)
                if 0 < first <= last and len(self.told.hidden_columns) < MOST_RANGES:
                    self.told.hidden_columns.append([first - 1, last - 1])
            case "mergeCell":
                corners = _REF.findall(attrs.get("ref", ""))
                if len(corners) == 2 and len(self.told.merged) < MOST_RANGES:
                    (left, top), (right, bottom) = corners
                    self.told.merged.append([int(top), _letters(left), int(bottom), _letters(right)])

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self.row = _whole(attrs.get("r"), self.row + 1)
        self.column = -1
        if _yes(attrs.get("hidden")):
            ranges = self.told.hidden_rows
            if ranges and ranges[-1][1] == self.row - 1:
                ranges[-1][1] = self.row
            elif len(ranges) < MOST_BROKEN:
                ranges.append([self.row, self.row])

    def _text(self, text: str) -> None:
        if self.into is not None:
            self.into.append(text)

    def _end(self, name: str) -> None:
        kind = self.names.get(name)
        if kind in ("f", "v"):
            self.into = None
        elif kind == "c" and self.kept < MOST_BROKEN and (self.has_formula or self.type == "e"):
            value = "".join(self.value).strip()
            if self.type == "e":
                self._keep(value[:_SHOWN] or "#ERROR", "error")
            elif not value and self.type != "str":
                self._keep("=" + ("".join(self.formula).strip()[:_SHOWN] or "…"), "uncalculated")

    def _keep(self, text: str, why: str) -> None:
        self.told.broken.setdefault(self.row, {})[self.column] = [text, why]
        self.kept += 1


def _column(ref: str | None, before: int) -> int:
    match = _REF.match(ref) if ref else None
    return _letters(match[1]) if match else before + 1


def _letters(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


def _yes(text: str | None) -> bool:
    return text in ("1", "true", "on")


def sheet_parts(data: bytes, parts: list[Part]) -> Iterator[tuple[str, Part]]:
    """Yield the name and the part of each sheet of a workbook. Raises Bomb, Torn, Entities."""
    by_name = {part.name.lstrip("/").replace("\\", "/").lower(): part for part in parts}
    book, links = by_name.get("xl/workbook.xml"), by_name.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return
    targets = {a.get("Id", ""): a.get("Target", "") for n, a in _elements(data, links) if n == "Relationship"}
    for name, attrs in _elements(data, book):
        if name != "sheet":
            continue
        key = next((value for label, value in attrs.items() if label.rpartition(":")[2] == "id"), "")
        target = targets.get(key, "")
        place = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if (part := by_name.get(place.lower())) is not None:
            yield attrs.get("name", ""), part


def _elements(data: bytes, part: Part) -> list[tuple[str, dict[str, str]]]:
    from asftui.parsing.zipped import whole

    found: list[tuple[str, dict[str, str]]] = []
    text = whole(data, part)
    refuse_entities(text)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attrs: found.append((name.rpartition(":")[2], attrs))
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        raise Torn(part.name) from None
    return found
