"""Grids of a month: a row for each placement, a column for each day; one or several months, beside or under another."""

import datetime as dt
from collections.abc import Mapping, Sequence

from asftui.errors import RecordError, UsageError
from asftui.i18n import _
from asftui.importing.check import Problem
from asftui.importing.day_blocks import (
    Block,
    count_filled,
    day_columns,
    find_blocks,
    has_marks,
    is_weekdays,
    text_of,
)
from asftui.importing.day_dates import Days, find_dates, month_written, named_month, weekday_notes
from asftui.importing.day_legend import is_legend, read_legend
from asftui.importing.day_sheets import DayRow, DaySheet, MarkedDay, Reading, looks_like_code
from asftui.importing.day_sums import check_sums
from asftui.importing.day_weeks import week_blocks
from asftui.importing.mapping import Column
from asftui.importing.profiles import Profile
from asftui.importing.shape import at
from asftui.importing.sheets import Broken, Cell, Sheet, column_letter, shown
from asftui.importing.table import is_sum
from asftui.plan.model import DayMark
from asftui.registers.day_marks import parse_day_mark
from asftui.text import fold

_FEW = 3
"""Days that make a heading where everything else says that it is one."""
_TOO_MANY_HOURS = 12
"""A larger number under a heading is no mark of a day."""


def read_grid(sheet: Sheet, profile: Profile, reading: Reading) -> DaySheet | None:
    """Return the marked days of a sheet that is a grid of one or several months, or None.

    Raises:
        UsageError: an override names a heading that is not there.
    """
    blocks = find_blocks(sheet)
    if not blocks:
        weeks = week_blocks(sheet, reading.file, reading.year)
        blocks = weeks if weeks and _has_codes(sheet, weeks[0], reading) else []
    if not blocks:  # a few days of a month, where a month is named over them and codes stand beside
        few = find_blocks(sheet, _FEW)
        blocks = few if few and month_written(sheet, few[0]) and _has_codes(sheet, few[0], reading) else []
    if not blocks or not _is_grid(sheet, blocks[0], profile, reading):
        return None
    legend = read_legend(
        row for n, row in enumerate(sheet.rows) if not any(b.first <= n < b.end and has_marks(row, b) for b in blocks)
    )
    hours = _in_hours(sheet, blocks)
    rows: list[DayRow] = []
    notes: list[str] = []
    columns: tuple[Column, ...] = ()
    for block in blocks:
        texts = [text_of(cell) for cell in sheet.rows[block.first]]
        code = _code_column(sheet, block, texts, profile, reading)
        days, why = find_dates(sheet, block, reading)
        if why:
            return _left(sheet, blocks[0], why)
        notes += weekday_notes(sheet, block, days)
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
        month=named_month(sheet, first, reading),
        sections=tuple(section for n, block in enumerate(blocks[1:]) for section in _over(sheet, blocks[n], block)),
    )


def _left(sheet: Sheet, block: Block, why: str) -> DaySheet:
    return DaySheet(header_row=sheet.first_row + block.last, last=block.last, why="", columns=(), rows=(), left=why)


def _over(sheet: Sheet, before: Block, block: Block) -> list[tuple[int, str, tuple[Cell, ...]]]:
    """Return the rows of a later table's title and heading, by which rejected rows of it are told from the first's."""
    indexes = range(max(before.last + 1, block.first - 3), block.last + 1)
    rows = [(index, sheet.rows[index]) for index in indexes]
    kept = [(index, cells) for index, cells in rows if index >= block.first or 0 < count_filled(cells) < 4]
    return [(sheet.first_row + index, f"heading {n}", cells) for n, (index, cells) in enumerate(kept)]


def _is_grid(sheet: Sheet, block: Block, profile: Profile, reading: Reading) -> bool:
    """Return whether a heading with days is one of placement days.

    Bare numbers as headings are nothing else; whole dates may be a list of people against the events they were at.
    """
    rows = sheet.rows[block.last + 1 : block.end]
    numbers = [
        cell for row in rows for n in day_columns(block.headings)
        if isinstance(cell := at(row, n), int | float) and not isinstance(cell, bool)
    ]  # fmt: skip
    if sum(number > _TOO_MANY_HOURS for number in numbers) * 3 > len(numbers) > 0:
        return False
    if reading.wanted or any(each.month is None for each in block.headings):
        return True
    texts = [text_of(cell) for cell in sheet.rows[block.first]]
    if any("code" in profile.known.get(fold(text), ()) for text in texts if text):
        return True
    return _has_codes(sheet, block, reading)


def _has_codes(sheet: Sheet, block: Block, reading: Reading) -> bool:
    """Return whether most rows with marks begin with a code."""
    rows = [row for row in sheet.rows[block.last + 1 : block.end] if has_marks(row, block)]
    firsts = [next(cell for cell in row if cell is not None) for row in rows]
    return bool(firsts) and sum(reading.is_code(shown(c)) or looks_like_code(c) for c in firsts) * 2 > len(firsts)


def _code_column(sheet: Sheet, block: Block, texts: Sequence[str], profile: Profile, reading: Reading) -> int:
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
    days = set(day_columns(block.headings))
    rows = sheet.rows[block.last + 1 : block.end]
    best, place = 0.0, 0
    for n in range(max(map(len, rows), default=0)):
        if n in days:
            continue
        cells = [cell for row in rows if (cell := at(row, n)) is not None and not is_sum(shown(cell))]
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


def _columns(
    sheet: Sheet, block: Block, texts: Sequence[str], days: Days, code: int, profile: Profile
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


def _in_hours(sheet: Sheet, blocks: Sequence[Block]) -> bool:
    """Return whether the marks are hours: some number is larger than a day."""
    return any(
        isinstance(cell, int | float) and not isinstance(cell, bool) and 1 < cell <= 24
        for block in blocks
        for row in sheet.rows[block.last + 1 : block.end]
        for n in day_columns(block.headings)
        if (cell := at(row, n)) is not None
    )


def _rows(
    sheet: Sheet,
    block: Block,
    days: Days,
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
        text = text_of(at(cells, code))
        if not filled or is_sum(text) or any(is_sum(text_of(cells[n])) for n in filled[:2] if n not in marked):
            continue
        if not marked and (not text or (len(filled) == 1 and not looks_like_code(at(cells, code)))):
            continue  # a title, a remark, what is left of a sum
        if is_legend(cells, legend) or is_weekdays(cells, block.headings):
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
