"""What a table's shape tells before its headings are read: a meeting's report, people against dates, bare names."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from asftui.importing.facts import Facts
from asftui.importing.heading import Heading
from asftui.importing.sheets import Cell
from asftui.importing.table import Table


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A table that was known by its shape."""

    why: str
    """What tells it, in words."""
    heading: Heading
    """Without texts where the table has no heading; its rows then begin after `last`."""
    fields: Mapping[int, str] = field(default_factory=dict)
    """Field by column, where the shape tells it; an empty field is no field."""
    dated: Mapping[int, "Dated"] = field(default_factory=dict)
    """Columns that are events."""
    facts: Facts | None = None
    """What the rows above say of the event, where the shape tells that too."""
    table: Table | None = None
    """The rows, where the shape tells which they are."""
    certainty: float = 0.9


@dataclass(frozen=True)
class Dated:
    """A column whose heading is an event."""

    day: dt.date
    title: str


def at(cells: Sequence[Cell], index: int) -> Cell:
    """Return the cell of a row; None beyond its end."""
    return cells[index] if index < len(cells) else None


def column(rows: Sequence[Sequence[Cell]], index: int) -> list[Cell]:
    """Return what stands in a column, without empty cells."""
    return [cell for row in rows if (cell := at(row, index)) is not None]
