"""Grids of a month: a row for each placement, a column for each day; one or several months, beside or under another."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from asftui.errors import RecordError, UsageError
from asftui.i18n import _
from asftui.importing.check import Problem
from asftui.importing.day_legend import is_legend, read_legend
from asftui.importing.day_sheets import DayRow, DaySheet, MarkedDay, Reading, looks_like_code
from asftui.importing.day_sums import check_sums
from asftui.importing.mapping import Column
from asftui.importing.months import (
    DayHeading,
    Month,
    day_headings,
    find_month,
    is_weekday,
    month_in,
    said_year,
    weekday_fits,
)
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Broken, Cell, Sheet, column_letter, shown
from asftui.importing.table import is_sum
from asftui.plan.model import DayMark
from asftui.registers.day_marks import parse_day_mark
from asftui.text import fold

_DEEPEST = 60
"""Rows that are looked at for the first heading."""
_TOO_MANY_HOURS = 12
"""A larger number under a heading is no mark of a day."""


@dataclass(frozen=True)
class _Block:
    """One table: its heading, and where its rows end."""

    first: int
    """Index of the row with the days."""
    last: int
    """Index of the heading's last row: weekdays may stand under the days."""
    end: int
    headings: Sequence[DayHeading]
    above: int
    """Index of the first row that stands over it."""


@dataclass
class _Days:
    """The dates of a block's columns."""

    dates: dict[int, dt.date] = field(default_factory=dict)
    nowhere: dict[int, str] = field(default_factory=dict)
    """Columns whose day the month does not have, and what they say."""


def read_grid(sheet: Sheet, profile: Profile, reading: Reading) -> DaySheet | None:
    """Return the marked days of a sheet that is a grid of one or several months, or None.

    Raises:
        UsageError: an override names a heading that is not there.
    """
    blocks = _blocks(sheet)
    if not blocks or not _is_grid(sheet, blocks[0], profile, reading):
        return None
    legend = read_legend(
        row for n, row in enumerate(sheet.rows) if not any(b.first <= n < b.end and _has_marks(row, b) for b in blocks)
    )
    hours = _in_hours(sheet, blocks)
    rows: list[DayRow] = []
    notes: list[str] = []
    columns: tuple[Column, ...] = ()
    for block in blocks:
        texts = [_text(cell) for cell in sheet.rows[block.first]]
        code = _code_column(sheet, block, texts, profile, reading)
        days, why = _dates(sheet, block, reading)
        if why:
            return _left(sheet, blocks[0], why)
        notes += _weekday_notes(sheet, block, days)
        own = _columns(sheet, block, texts, days, code, profile)
        columns = columns or own
        rows += _rows(sheet, block, days, code, {c.index: c for c in own}, legend, hours)
    first = blocks[0]
    if not rows:
        return _left(sheet, first, _("there are no rows under the heading"))
    return DaySheet(
        header_row=sheet.first_row + first.last,
        last=first.last,
        why=_("the days of a month as headings"),
        columns=columns,
        rows=tuple(rows),
        notes=tuple(dict.fromkeys(notes)),
    )


def _left(sheet: Sheet, block: _Block, why: str) -> DaySheet:
    return DaySheet(header_row=sheet.first_row + block.last, last=block.last, why="", columns=(), rows=(), left=why)


def _blocks(sheet: Sheet) -> list[_Block]:
    found: list[tuple[int, list[DayHeading]]] = []
    for index, cells in enumerate(sheet.rows):
        if index > _DEEPEST and not found:
            break  # a long list of something else
        headings = day_headings(cells)
        if headings and index + 1 < len(sheet.rows):
            found.append((index, headings))
    blocks: list[_Block] = []
    for n, (index, headings) in enumerate(found):
        end = found[n + 1][0] if n + 1 < len(found) else len(sheet.rows)
        last = index
        while last + 1 < end and _is_weekdays(sheet.rows[last + 1], headings):
            last += 1
        above = blocks[-1].last + 1 if blocks else 0
        blocks.append(_Block(index, last, end, headings, above))
    return blocks


def _is_weekdays(cells: Sequence[Cell], headings: Sequence[DayHeading]) -> bool:
    under = [cell for n in _day_columns(headings) if (cell := _at(cells, n)) is not None]
    return len(under) > 4 and sum(map(is_weekday, under)) * 10 >= len(under) * 9 and len({*map(str, under)}) > 3


def _day_columns(headings: Iterable[DayHeading]) -> list[int]:
    return [column for each in headings for column in each.columns]


def _has_marks(cells: Sequence[Cell], block: _Block) -> bool:
    marked = any(_at(cells, n) is not None for n in _day_columns(block.headings))
    return marked and sum(cell is not None for cell in cells) > 3


def _is_grid(sheet: Sheet, block: _Block, profile: Profile, reading: Reading) -> bool:
    """Return whether a heading with days is one of placement days.

    Bare numbers as headings are nothing else; whole dates may be a list of people against the events they were at.
    """
    rows = sheet.rows[block.last + 1 : block.end]
    numbers = [
        cell for row in rows for n in _day_columns(block.headings)
        if isinstance(cell := _at(row, n), int | float) and not isinstance(cell, bool)
    ]  # fmt: skip
    if sum(number > _TOO_MANY_HOURS for number in numbers) * 3 > len(numbers) > 0:
        return False
    if reading.wanted or any(each.month is None for each in block.headings):
        return True
    texts = [_text(cell) for cell in sheet.rows[block.first]]
    if any("code" in profile.known.get(fold(text), ()) for text in texts if text):
        return True
    firsts = [next(cell for cell in row if cell is not None) for row in rows if _has_marks(row, block)]
    return bool(firsts) and sum(reading.is_code(shown(c)) or looks_like_code(c) for c in firsts) * 2 > len(firsts)


def _code_column(sheet: Sheet, block: _Block, texts: Sequence[str], profile: Profile, reading: Reading) -> int:
    """Return the column of the codes: as the user says, else where most codes stand."""
    for heading, name in reading.overrides.items():
        places = [n for n, text in enumerate(texts) if text and fold(text) == fold(heading)]
        places = places or [n for n in range(len(texts)) if column_letter(sheet.first_column + n) == heading]
        if not places:
            raise UsageError(
                _('There is no heading "{heading}" in the sheet').format(heading=heading),
                remedy=_("There are: {headings}.").format(headings=", ".join(filter(None, texts))),
            )
        if name == "code":
            return places[0]
    days = set(_day_columns(block.headings))
    rows = sheet.rows[block.last + 1 : block.end]
    best, place = 0.0, 0
    for n in range(max(map(len, rows), default=0)):
        if n in days:
            continue
        cells = [cell for row in rows if (cell := _at(row, n)) is not None and not is_sum(shown(cell))]
        if not cells:
            continue
        names = profile.known.get(fold(texts[n]), ()) if n < len(texts) and texts[n] else ()
        points = 3 * sum(reading.is_code(shown(cell)) for cell in cells) / len(cells)
        points += sum(map(looks_like_code, cells)) / len(cells) if n < min(days) else 0
        points += 2.5 if "code" in names else 1.2 if "code_or_name" in names else 0
        points += 0.1 if all(isinstance(cell, str) for cell in cells) else 0
        if points > best:
            best, place = points, n
    return place


def _dates(sheet: Sheet, block: _Block, reading: Reading) -> tuple[_Days, str]:
    """Return the date of each column; or why that cannot be told."""
    days = _Days()
    before: Month | None = None
    texts = [*(_text(c) for row in sheet.rows[: block.first] for c in row), sheet.name, reading.file]
    year = said_year(filter(None, texts))
    for heading in block.headings:
        month = heading.month or _month_over(sheet, block, heading)
        if month is None and before is not None:
            month = Month(before.month % 12 + 1, before.year)
        if month is None:
            month = _month_of(sheet, block, reading.file)
        if month is None:
            return days, _("nothing says which month the days are of: write it above them, or name the sheet by it")
        at = month.year or year or _fitting_year(sheet, block, heading, month.month, reading.year)
        before = Month(month.month, at)
        for column, day in heading.columns.items():
            if day <= monthrange(at, month.month)[1]:
                days.dates[column] = dt.date(at, month.month, day)
            else:
                days.nowhere[column] = f"{day}/{month.month} {at}"
    return days, ""


def _month_over(sheet: Sheet, block: _Block, heading: DayHeading) -> Month | None:
    """Return the month that stands right over a heading's own days."""
    columns = list(heading.columns)
    if len(block.headings) == 1:
        return None
    for index in range(block.first - 1, max(block.above, block.first - 3) - 1, -1):
        for n in range(max(0, columns[0] - 1), columns[-1] + 1):
            if (found := month_in(_at(sheet.rows[index], n))) is not None:
                return found
    return None


def _month_of(sheet: Sheet, block: _Block, file: str) -> Month | None:
    """Return the month of a table: over it, in its heading, by the sheet's or the file's name."""
    over = [cell for row in reversed(sheet.rows[block.above : block.first]) for cell in row if cell is not None]
    own = [cell for n, cell in enumerate(sheet.rows[block.first]) if n not in _day_columns(block.headings)]
    for cell in (*over, *own):
        if (found := month_in(cell)) is not None:
            return found
    return find_month(sheet.name) or find_month(file.rpartition(".")[0] or file)


def _fitting_year(sheet: Sheet, block: _Block, heading: DayHeading, month: int, year: int) -> int:
    """Return the year that nobody wrote: the plan's, or one beside it whose weekdays are those of the sheet."""
    for at in (year, year - 1, year + 1):
        told = [
            fits
            for column, day in heading.columns.items()
            if day <= monthrange(at, month)[1]
            for cell in _weekday_cells(sheet, block, column)
            if (fits := weekday_fits(cell, dt.date(at, month, day))) is not None
        ]
        if told and all(told):
            return at
    return year


def _weekday_cells(sheet: Sheet, block: _Block, column: int) -> list[Cell]:
    indexes = [*range(max(block.above, block.first - 1), block.first), *range(block.first + 1, block.last + 1)]
    return [cell for index in indexes if is_weekday(cell := _at(sheet.rows[index], column))]


def _weekday_notes(sheet: Sheet, block: _Block, days: _Days) -> list[str]:
    told = [
        (day, fits)
        for column, day in days.dates.items()
        for cell in _weekday_cells(sheet, block, column)
        if (fits := weekday_fits(cell, day)) is not None
    ]
    wrong = [day for day, fits in told if not fits]
    if len(told) < 5 or len(wrong) * 2 < len(told):
        return []
    text = _("the sheet's weekdays are not those of {month}: is it the right month and year?")
    return [text.format(month=f"{wrong[0]:%Y-%m}")]


def _columns(
    sheet: Sheet, block: _Block, texts: Sequence[str], days: _Days, code: int, profile: Profile
) -> tuple[Column, ...]:
    found = []
    width = max((len(row) for row in sheet.rows[block.first : block.end]), default=0)
    for n in range(width):
        text = texts[n] if n < len(texts) else ""
        letter = column_letter(sheet.first_column + n)
        if n == code:
            name = "code"
        elif n in days.dates or n in days.nowhere:
            name = "mark"
        else:
            name = "days" if text and "days" in profile.known.get(fold(text), ()) else ""
        if text or name:
            found.append(
                Column(
                    index=n, letter=letter, heading=text or letter, field=name, how="content" if name else "",
                    certainty=1.0 if name else 0.0,
                )
            )  # fmt: skip
    return tuple(found)


def _in_hours(sheet: Sheet, blocks: Sequence[_Block]) -> bool:
    """Return whether the marks are hours: some number is larger than a day."""
    return any(
        isinstance(cell, int | float) and not isinstance(cell, bool) and 1 < cell <= 24
        for block in blocks
        for row in sheet.rows[block.last + 1 : block.end]
        for n in _day_columns(block.headings)
        if (cell := _at(row, n)) is not None
    )


def _rows(
    sheet: Sheet,
    block: _Block,
    days: _Days,
    code: int,
    columns: Mapping[int, Column],
    legend: Mapping[str, DayMark],
    hours: bool,
) -> list[DayRow]:
    found = []
    for index in range(block.last + 1, block.end):
        cells = sheet.rows[index]
        filled = [n for n, cell in enumerate(cells) if cell is not None]
        marked = [n for n in filled if n in days.dates or n in days.nowhere]
        text = _text(_at(cells, code))
        if not filled or is_sum(text) or any(is_sum(_text(cells[n])) for n in filled[:2] if n not in marked):
            continue
        if not marked and (not text or (len(filled) == 1 and not looks_like_code(_at(cells, code)))):
            continue  # a title, a remark, what is left of a sum
        if is_legend(cells, legend) or _is_weekdays(cells, block.headings):
            continue
        number = sheet.first_row + index
        good: list[MarkedDay] = []
        problems: list[Problem] = []
        for n in marked:
            place, cell = columns[n].place, cells[n]
            try:
                if n in days.nowhere:
                    raise RecordError(_("the month has no such day: {day}").format(day=days.nowhere[n]))
                mark = _mark(cell, legend, hours)
            except RecordError as error:
                problems.append(Problem(row=number, column=place, value=shown(cell), reason=str(error)))
                continue
            if mark is not None:
                good.append(MarkedDay(code=text, day=days.dates[n], mark=mark, place=place, value=shown(cell)))
        problems += check_sums(number, cells, good, columns.values(), complete=not problems)
        place = columns[code].place if code in columns else ""
        rejected = "" if text else _("the row has no code")
        found.append(DayRow(number=number, code=text, place=place, days=tuple(good), problems=tuple(problems),
                            rejected=rejected, cells=cells))  # fmt: skip
    return found


def _mark(cell: Cell, legend: Mapping[str, DayMark], hours: bool) -> DayMark | None:
    if isinstance(cell, Broken):
        raise RecordError(cell.reason)
    if isinstance(cell, dt.date):  # Excel makes a date of 1/2
        if {cell.day, cell.month} == {1, 2}:
            return "half"
        raise RecordError(_('"{value}" is no mark of a day').format(value=shown(cell)))
    return parse_day_mark(cell, legend, hours=hours)


def _text(cell: Cell) -> str:
    return shown(cell).removesuffix(" 00:00").strip() if cell is not None else ""


def _at(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None
