"""Grids of a week: weekdays as headings, and the number of the week over them or in the sheet's name."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from asftui.importing.day_blocks import Block
from asftui.importing.months import DayHeading, Month, said_year, weekdays_of
from asftui.importing.sheets import Cell, Sheet, shown

_WEEK = re.compile(r"(?<![^\W\d_])(?:vecka|veckan|v|week|w|uke|uge|viikko|vk)\.?\s*(\d{1,2})(?!\d)", re.I)
_FEWEST = 5


def week_blocks(sheet: Sheet, file: str, year: int) -> list[Block]:
    """Return the tables of a sheet that have the days of a week as headings, where its number is told.

    Args:
        sheet: the sheet.
        file: its file's name.
        year: of a week without one.
    """
    found: list[Block] = []
    for index, cells in enumerate(sheet.rows[:200]):
        columns = _weekdays(cells)
        if not columns or index + 1 >= len(sheet.rows):
            continue
        above = found[-1].last + 1 if found else 0
        over = [shown(cell) for row in reversed(sheet.rows[above : index + 1]) for cell in row if cell is not None]
        names = [*over, *([] if found else [sheet.name, file])]
        week = next((int(match[1]) for text in names if (match := _WEEK.search(text))), None)
        if week is None:
            continue
        headings = _headings(columns, week, said_year([*names, sheet.name, file]) or year)
        if headings:
            found.append(Block(index, index, len(sheet.rows), headings, above))
    ends = [*(block.first for block in found[1:]), len(sheet.rows)]
    return [replace(block, end=end) for block, end in zip(found, ends, strict=False)]


def _weekdays(cells: Sequence[Cell]) -> dict[int, int]:
    """Return which weekday each column is, from 0, where a row names those of a week in order."""
    told = {n: days for n, cell in enumerate(cells) if isinstance(cell, str) and (days := weekdays_of(cell))}
    for first in told:
        run = {n: n - first for n in range(first, first + 7) if n - first in told.get(n, ())}
        if len(run) >= _FEWEST:
            return run
    return {}


def _headings(columns: dict[int, int], week: int, year: int) -> list[DayHeading]:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return []
    months: dict[Month, dict[int, int]] = {}
    for column, weekday in columns.items():
        day = monday + dt.timedelta(days=weekday)
        months.setdefault(Month(day.month, day.year), {})[column] = day.day
    return [DayHeading(days, month) for month, days in months.items()]
