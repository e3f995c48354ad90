"""The dates of a grid's columns: from its headings, what stands over them, or the names of sheet and file."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, field

from asftui.i18n import _
from asftui.importing.day_blocks import Block, day_columns, text_of
from asftui.importing.day_sheets import Reading
from asftui.importing.months import DayHeading, Month, find_month, is_weekday, month_in, said_year, weekday_fits
from asftui.importing.shape import at
from asftui.importing.sheets import Cell, Sheet


@dataclass
class Days:
    """The dates of a block's columns."""

    dates: dict[int, dt.date] = field(default_factory=dict)
    nowhere: dict[int, str] = field(default_factory=dict)
    """Columns whose day the month does not have, and what they say."""


def find_dates(sheet: Sheet, block: Block, reading: Reading) -> tuple[Days, str]:
    """Return the date of each column; or why that cannot be told."""
    days = Days()
    dropped = {n for n, c in enumerate(sheet.rows[block.first]) if reading.overrides.get(text_of(c)) == ""}
    before: Month | None = None
    texts = [*(text_of(c) for row in sheet.rows[: block.first] for c in row), sheet.name, reading.file]
    year = said_year(filter(None, texts))
    for heading in block.headings:
        month = heading.month or _month_over(sheet, block, heading)
        if month is None and before is not None:
            month = Month(before.month % 12 + 1, before.year)
        if month is None:
            month = _month_of(sheet, block, reading.file)
        if month is None:
            return days, _("nothing says which month the days are of: write it above them, or name the sheet by it")
        in_year = month.year or year or _fitting_year(sheet, block, heading, month.month, reading.year)
        before = Month(month.month, in_year)
        for column, day in heading.columns.items():
            if column in dropped:
                continue
            if day <= monthrange(in_year, month.month)[1]:
                days.dates[column] = dt.date(in_year, month.month, day)
            else:
                days.nowhere[column] = f"{day}/{month.month} {in_year}"
    return days, ""


def _month_over(sheet: Sheet, block: Block, heading: DayHeading) -> Month | None:
    """Return the month that stands right over a heading's own days."""
    columns = list(heading.columns)
    if len(block.headings) == 1:
        return None
    for index in range(block.first - 1, max(block.above, block.first - 3) - 1, -1):
        for n in range(max(0, columns[0] - 1), columns[-1] + 1):
            if (found := month_in(at(sheet.rows[index], n))) is not None:
                return found
    return None


def named_month(sheet: Sheet, block: Block, reading: Reading) -> str:
    """Return the month of a table where nothing in the sheet says it, so that its rejected rows can say it."""
    if any(heading.month for heading in block.headings) or month_written(sheet, block) is not None:
        return ""
    days, _why = find_dates(sheet, block, reading)
    return f"{min(days.dates.values()):%Y-%m}"


def _month_of(sheet: Sheet, block: Block, file: str) -> Month | None:
    """Return the month of a table: over it, in its heading, by the sheet's or the file's name."""
    return month_written(sheet, block) or find_month(sheet.name) or find_month(file.rpartition(".")[0] or file)


def month_written(sheet: Sheet, block: Block) -> Month | None:
    """Return the month that stands over a table, or in its heading."""
    over = [cell for row in reversed(sheet.rows[block.above : block.first]) for cell in row if cell is not None]
    own = [cell for n, cell in enumerate(sheet.rows[block.first]) if n not in day_columns(block.headings)]
    for cell in (*over, *own):
        if (found := month_in(cell)) is not None:
            return found
    return None


def _fitting_year(sheet: Sheet, block: Block, heading: DayHeading, month: int, year: int) -> int:
    """Return the year that nobody wrote: the plan's, or one beside it whose weekdays are those of the sheet."""
    for in_year in (year, year - 1, year + 1):
        told = [
            fits
            for column, day in heading.columns.items()
            if day <= monthrange(in_year, month)[1]
            for cell in _weekday_cells(sheet, block, column)
            if (fits := weekday_fits(cell, dt.date(in_year, month, day))) is not None
        ]
        if told and all(told):
            return in_year
    return year


def _weekday_cells(sheet: Sheet, block: Block, column: int) -> list[Cell]:
    indexes = [*range(max(block.above, block.first - 1), block.first), *range(block.first + 1, block.last + 1)]
    return [cell for index in indexes if is_weekday(cell := at(sheet.rows[index], column))]


def weekday_notes(sheet: Sheet, block: Block, days: Days) -> list[str]:
    """Return a note where the weekdays that a table says are not those of its month."""
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
