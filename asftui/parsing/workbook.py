"""A workbook's sheets as messages of plain values, by the fast parser; the slow one for what the fast one cannot.

Rows go out in portions, so that neither side holds a large sheet twice.
"""

import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any

from asftui.parsing import refusal, sheet_xml, zipped
from asftui.parsing.bounds import WIDEST, Bounds, TooLarge

Message = dict[str, Any]
SHEETS = 300
"""Sheets of a workbook."""
CELLS = 20_000_000
"""Cells in the rectangle of one sheet."""
PORTION = 2000
"""Rows in one message."""
FAR_ROWS = 100_000
"""Empty rows after which what follows is no part of the sheet: a stray space at the far end."""
FAR_COLUMNS = 200
"""Empty columns likewise."""
SLOW_UNPACKED = 64 << 20
"""Bytes unpacked that the slow parser is given."""
MOST_FAR = 5
"""Far cells that are named."""


class _Sheet:
    """One sheet on its way out."""

    def __init__(
        self,
        *,
        name: str,
        hidden: bool,
        rows: Iterable[tuple[int, Any]],
        told: sheet_xml.Told,
        width: int,
        left: int = 0,
    ) -> None:
        self.name = name
        self.hidden = hidden
        self.rows = rows
        """Number from 1 and cells of each row, from the column that is `left`."""
        self.told = told
        self.width = width
        self.left = left


def read(data: bytes, *, slowly: bool = False) -> Iterator[Message]:
    """Yield the messages that tell all sheets of a workbook, or the one that says why not."""
    parts = [] if data.startswith(refusal.OLE) else zipped.parts(data)
    if code := refusal.of_zip(parts, len(data)) if not data.startswith(refusal.OLE) else refusal.of_ole(data):
        yield {"error": code}
        return
    names = {part.name.lstrip("/").lower() for part in parts}
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names) or (
        not parts and "_VBA_PROJECT".encode("utf-16-le") in data
    ):
        yield {"note": ["macros"]}
    if any(name.startswith("xl/externallinks/") and name.endswith(".xml") for name in names):
        yield {"note": ["links"]}
    try:
        _refuse_entities(data, parts)
        sheets = _slow(data, parts) if slowly else _fast(data, parts)
        bounds = Bounds(len(data))
        for n, sheet in enumerate(sheets):
            if n >= SHEETS:
                raise TooLarge
            yield from _messages(sheet, bounds)
    except sheet_xml.Entities:
        yield {"error": "entities"}
    except (TooLarge, zipped.Bomb):
        yield {"error": "too-large"}
    except zipped.Torn:
        yield {"error": "damaged"}
    except _Refused as error:
        yield {"error": str(error)}


class _Refused(Exception):
    """The parser says no; the text is the code."""


def _refuse_entities(data: bytes, parts: list[zipped.Part]) -> None:
    for part in parts:
        if part.name.lower().endswith((".xml", ".rels")):
            try:
                sheet_xml.refuse_entities(next(zipped.unpack(data, part), b""))
            except zipped.Torn:
                continue  # it may be a part that nobody needs


def _fast(data: bytes, parts: list[zipped.Part]) -> Iterator[_Sheet]:
    """Yield the sheets by calamine, with what only the XML tells."""
    import python_calamine as calamine

    try:
        places = dict(sheet_xml.sheet_parts(data, parts))
        told: dict[str, sheet_xml.Told] = {}
        most = zipped.UNPACKED
        for name, part in places.items():
            seen = sheet_xml.glance(data, part, most)
            most -= seen.size
            short = b""
            if seen.size - seen.last_value > sheet_xml.WORTH_CUTTING:
                short = sheet_xml.cut(data, part, seen)
            if short:
                data, parts = _replaced(data, parts, part, short)
                part = next(each for each in parts if each.name == part.name)  # noqa: PLW2901
            if seen.telling:
                told[name] = sheet_xml.look(data, part, zipped.UNPACKED)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for info in book.sheets_metadata:
            if not str(info.typ).endswith("WorkSheet"):
                continue
            sheet = book.get_sheet_by_name(info.name)
            if sheet.height * sheet.width > CELLS:
                raise TooLarge(info.name)
            found = told.get(info.name, sheet_xml.Told())
            merged = (sheet.merged_cell_ranges or ())[: sheet_xml.MOST_RANGES]
            found.merged = [[a + 1, b, c + 1, d] for (a, b), (c, d) in merged]
            yield _Sheet(
                name=info.name,
                hidden=not str(info.visible).endswith("Enum.Visible"),
                rows=_Rows(sheet),
                left=(sheet.start or (0, 0))[1],  # the parser leaves out empty columns before the first, but not rows
                told=found,
                width=sheet.width,
            )
            del sheet
    except calamine.PasswordError:
        raise _Refused("encrypted") from None
    except (calamine.CalamineError, ValueError, OSError):
        raise _Refused("damaged") from None


class _Rows:
    """A sheet's rows with their numbers, which can be gone through again."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def __iter__(self) -> Iterator[tuple[int, list[Any]]]:
        return enumerate(self.sheet.iter_rows(), 1)


def _replaced(
    data: bytes, parts: list[zipped.Part], part: zipped.Part, content: bytes
) -> tuple[bytes, list[zipped.Part]]:
    """Return the workbook with one part replaced, and without pictures and the like."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each in parts:
            if each.name.lower().endswith((".xml", ".rels")):
                archive.writestr(
                    each.name,
                    content if each is part else b"".join(zipped.unpack(data, each)),
                    zipfile.ZIP_DEFLATED,
                    1,
                )
    return out.getvalue(), zipped.parts(out.getvalue())


def _slow(data: bytes, parts: list[zipped.Part]) -> Iterator[_Sheet]:
    """Yield the sheets by openpyxl, which asks for no more memory than the cells that are there need."""
    if sum(part.size for part in parts) > SLOW_UNPACKED:
        raise TooLarge
    import warnings

    import openpyxl

    warnings.simplefilter("ignore")
    places = dict(sheet_xml.sheet_parts(data, parts))
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what it says of its size may be a lie
        part = places.get(sheet.title)
        yield _Sheet(
            name=sheet.title,
            hidden=sheet.sheet_state != "visible",
            rows=((n, row) for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if row),
            told=sheet_xml.look(data, part, SLOW_UNPACKED) if part is not None else sheet_xml.Told(),
            width=FAR_COLUMNS + 1,
        )


def _messages(sheet: _Sheet, bounds: Bounds) -> Iterator[Message]:
    told = sheet.told
    left = min([sheet.left, *(min(cells) for cells in told.broken.values())])
    source: Iterable[tuple[int, list[Any]]] = _filled(sheet, left)
    far: list[str] = []
    right = None
    if sheet.width > FAR_COLUMNS:
        kept = list(source) if not isinstance(sheet.rows, _Rows) else source
        right = _last_column(kept)
        source = kept if isinstance(kept, list) else _filled(sheet, left)
    yield {
        "sheet": sheet.name,
        "hidden": sheet.hidden,
        "left": left,
        "merged": told.merged,
        "hidden_rows": told.hidden_rows,
        "hidden_columns": told.hidden_columns,
    }
    rows: list[list[Any]] = []
    first = last = widest = 0
    for number, row in source:
        if right is not None and len(row) > right:
            far += [_place(number, left + n, value) for n, value in enumerate(row[right:], right) if value is not None]
            del far[MOST_FAR:]
            del row[right:]
            while row and row[-1] is None:
                row.pop()
        if not row:
            continue
        if first and number - last > FAR_ROWS:
            far += [_place(number, left + n, value) for n, value in enumerate(row) if value is not None]
            del far[MOST_FAR:]
            continue
        if len(row) > WIDEST:
            widest = max(widest, len(row))
            del row[WIDEST:]
        bounds.hold(row)
        if first:
            rows += [[] for _n in range(number - last - 1)]
        first, last = first or number, number
        rows.append(row)
        if len(rows) >= PORTION:
            yield {"first": first, "rows": rows}
            rows = []
    if rows:
        yield {"first": first, "rows": rows}
    if far:
        yield {"far": far}
    if widest:
        yield {"cut": [WIDEST, widest]}


def _filled(sheet: _Sheet, left: int) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows that hold something as plain values, with the broken cells in their places."""
    broken = sheet.told.broken
    waiting = sorted(broken, reverse=True)
    pad: list[Any] = [None] * (sheet.left - left)
    for number, cells in sheet.rows:
        while waiting and waiting[-1] < number:
            yield from _broken_alone(waiting.pop(), broken, left)
        row = [_cell(value) for value in cells]
        while row and row[-1] is None:
            row.pop()
        if pad and row:
            row = pad + row
        if waiting and waiting[-1] == number:
            _put(row, broken[waiting.pop()], left)
        if row:
            yield number, row
    for number in reversed(waiting):
        yield from _broken_alone(number, broken, left)


def _broken_alone(number: int, broken: dict[int, dict[int, list[Any]]], left: int) -> Iterator[tuple[int, list[Any]]]:
    row: list[Any] = []
    _put(row, broken[number], left)
    yield number, row


def _put(row: list[Any], broken: dict[int, list[Any]], left: int) -> None:
    for column, (text, why) in broken.items():
        at = column - left
        if at >= len(row):
            row += [None] * (at + 1 - len(row))
        row[at] = {"broken": [text, why, 0]}


def _last_column(rows: Iterable[tuple[int, list[Any]]]) -> int | None:
    """Return how many columns belong together, where others stand far to the right of them."""
    used: set[int] = set()
    for _number, row in rows:
        used.update(n for n, value in enumerate(row) if value is not None)
    before = None
    for column in sorted(used):
        if before is not None and column - before > FAR_COLUMNS:
            return before + 1
        before = column
    return None


def _place(number: int, column: int, value: Any) -> str:
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    text = value if isinstance(value, str) else str(next(iter(value.values())) if isinstance(value, dict) else value)
    return f"{letters}{number} ({text[:40]})"


def _cell(value: Any) -> Any:
    if value == "" or value is None:
        return None
    kind = type(value)
    if kind is str:
        return None if value.isspace() else value
    if kind is bool:
        return value
    if kind is float:
        return int(value) if value.is_integer() and abs(value) < 1e15 else value if abs(value) < 1e308 else str(value)
    if kind is int:
        return value
    if kind is datetime.datetime:
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return {"d": value.date().isoformat()} if midnight else {"s": value.isoformat()}
    if kind is datetime.date:
        return {"d": value.isoformat()}
    if kind is datetime.time:
        return {"t": value.isoformat()}
    if kind is datetime.timedelta:
        return _duration(value)
    return str(value)


def _duration(value: datetime.timedelta) -> Any:
    seconds = round(value.total_seconds())
    if 0 <= seconds < 86400:
        return {"t": f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"}
    return value.total_seconds() / 86400
