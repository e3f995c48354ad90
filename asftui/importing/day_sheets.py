"""A sheet of placement days as rows of marked days: pure, values in and values out.

Two layouts: the days of a month as headings over a row for each placement (`day_grids`), and a row for each day
(`day_lists`).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from asftui.importing.check import Problem
from asftui.importing.mapping import Column
from asftui.importing.sheets import Cell
from asftui.plan.model import DayMark
from asftui.registers import values

IsCode = Callable[[str], bool]
"""Tells whether a text is the code of a placement that is known."""


@dataclass(frozen=True, kw_only=True)
class MarkedDay:
    """A day with its mark, and the cell that says so."""

    code: str
    """Of the placement."""
    day: dt.date
    mark: DayMark
    place: str
    """Letter and heading of the column."""
    value: str
    """As it is written."""


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One row of the sheet."""

    number: int
    code: str
    """Empty where each column has its own."""
    place: str
    """Letter and heading of the code's column."""
    days: tuple[MarkedDay, ...]
    problems: tuple[Problem, ...] = ()
    rejected: str = ""
    """Why the row cannot go in, whatever its code."""
    cells: tuple[Cell, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class DaySheet:
    """A sheet as placement days."""

    header_row: int
    """The sheet's own number of the first table's heading."""
    last: int
    """Index of that row."""
    why: str
    columns: tuple[Column, ...]
    rows: tuple[DayRow, ...]
    notes: tuple[str, ...] = ()
    month: str = ""
    """The first table's month, `2017-03`, where only the name of sheet or file says it."""
    sections: tuple[tuple[int, str, tuple[Cell, ...]], ...] = ()
    """What stands over the rows of later tables: number, a name, and the row."""
    left: str = ""
    """Why it cannot be taken in, where it cannot."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What helps to read a sheet of days."""

    file: str
    year: int
    """Of months without one, where neither sheet nor file says it."""
    is_code: IsCode
    order: values.Order | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Field by heading, as the user says."""
    wanted: bool = False
    """The user says that it is a sheet of placement days."""


def looks_like_code(cell: Cell) -> bool:
    """Return whether a cell could be a code: few signs, with a figure among them."""
    text = str(cell).strip() if isinstance(cell, str | int) and not isinstance(cell, bool) else ""
    return 0 < len(text) <= 12 and any(map(str.isdigit, text)) and " " not in text.strip()
