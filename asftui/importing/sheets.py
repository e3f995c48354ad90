"""A file's sheets as plain values: what reading gives, and all that the later stages see of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Self

from asftui.identity import Number


class Broken(str):
    """A cell whose value is not to be had: the text that stands there, and why it is none."""

    __slots__ = ("reason",)
    reason: str

    def __new__(cls, text: str, reason: str) -> Self:
        """Return the text with its reason."""
        cell = super().__new__(cls, text)
        cell.reason = reason
        return cell


class Withheld(str):
    """A cell that held a personal identity number, or stands where one should: its text is masked.

    The number itself is read by `registers/identities.py` alone; nothing that shows, prints or stores a cell sees it.
    """

    __slots__ = ("number",)
    number: Number | None
    """None where it fails its check."""

    def __new__(cls, text: str, number: Number | None) -> Self:
        """Return the masked text with what it hides."""
        cell = super().__new__(cls, text)
        cell.number = number
        return cell


Cell = str | int | float | bool | date | datetime | time | None
"""What a cell holds: cleaned text, a number, a date … None where it is empty."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: the rectangle of cells that hold something, and where it stands."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    """Rows may be of unequal length: what is missing at the end is empty."""
    first_row: int = 1
    """The sheet's own number, from 1, of the first of them."""
    first_column: int = 0
    """Which column, from 0, their first cell stands in."""
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells as first row, first column, last row, last column, counted within `rows`."""
    hidden_rows: tuple[int, ...] = ()
    """The sheet's own numbers, from 1, of rows that are hidden and hold something."""
    hidden_columns: tuple[int, ...] = ()
    """Likewise of columns, from 0."""
    notes: tuple[str, ...] = ()
    """What a user must know of how it was read."""
    withheld: Mapping[int, int] = field(default_factory=dict)
    """How many `Withheld` cells each column has, by its place in the rows."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """One file."""

    file: str
    """Its name, without its folder."""
    digest: str
    """SHA-256 of its bytes."""
    sheets: tuple[Sheet, ...]


def column_letter(index: int) -> str:
    """Return the letter of a column counted from 0: A … Z, AA …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown(value: Cell) -> str:
    """Return a cell as text: a whole number without decimals, a date as 2017-03-14."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
