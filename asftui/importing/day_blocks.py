"""The tables of a sheet of placement days: where each has its days, and where its rows end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asftui.importing.months import FEWEST, DayHeading, day_headings, is_weekday
from asftui.importing.shape import at
from asftui.importing.sheets import Cell, Sheet, shown

_DEEPEST = 60
"""Rows that are looked at for the first heading."""


@dataclass(frozen=True)
class Block:
    """One table: its heading, and where its rows end."""

    first: int
    """Index of the row with the days."""
    last: int
    """Index of the heading's last row: weekdays may stand under the days."""
    end: int
    headings: Sequence[DayHeading]
    above: int
    """Index of the first row that stands over it."""


def find_blocks(sheet: Sheet, fewest: int = FEWEST) -> list[Block]:
    """Return the tables of a sheet that have at least so many days as headings, from the top."""
    found: list[tuple[int, list[DayHeading]]] = []
    for index, cells in enumerate(sheet.rows):
        if index > _DEEPEST and not found:
            break  # a long list of something else
        headings = day_headings(cells, fewest)
        if headings and index + 1 < len(sheet.rows):
            found.append((index, headings))
    blocks: list[Block] = []
    for n, (index, headings) in enumerate(found):
        end = found[n + 1][0] if n + 1 < len(found) else len(sheet.rows)
        last = index
        while last + 1 < end and is_weekdays(sheet.rows[last + 1], headings):
            last += 1
        above = blocks[-1].last + 1 if blocks else 0
        blocks.append(Block(index, last, end, headings, above))
    return blocks


def is_weekdays(cells: Sequence[Cell], headings: Sequence[DayHeading]) -> bool:
    """Return whether a row says the weekdays of the days over it."""
    under = [cell for n in day_columns(headings) if (cell := at(cells, n)) is not None]
    return len(under) > 4 and sum(map(is_weekday, under)) * 10 >= len(under) * 9 and len({*map(str, under)}) > 3


def day_columns(headings: Iterable[DayHeading]) -> list[int]:
    """Return the columns that are days, from the left."""
    return [column for each in headings for column in each.columns]


def has_marks(cells: Sequence[Cell], block: Block) -> bool:
    """Return whether a row has something under the days, and more than a title has."""
    marked = any(at(cells, n) is not None for n in day_columns(block.headings))
    return marked and count_filled(cells) > 2


def count_filled(cells: Sequence[Cell]) -> int:
    """Return how many cells of a row hold something."""
    return sum(cell is not None for cell in cells)


def text_of(cell: Cell) -> str:
    """Return a cell as text, a date without its midnight."""
    return shown(cell).removesuffix(" 00:00").strip() if cell is not None else ""
