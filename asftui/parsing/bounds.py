"""What the rows of one file may come to, whatever its size: a few bytes can unfold to millions of cells."""

from typing import Any

WIDEST = 500
"""Columns of a sheet that are read, a year of days and more: each costs as much to understand as a row."""
FEWEST, PER_BYTE, MOST = 100_000, 1, 8_000_000
"""Filled cells that any file may hold, how many more for each of its bytes, and how many in all."""
TEXT = 150_000_000
"""Signs that all cells together may hold: one text of 32 767 that a million cells share is few bytes in a file."""
LONGEST = 32_767
"""Signs of one cell, as in Excel."""
_SHOWN = 60


class TooLarge(Exception):
    """A sheet spans or holds more than can be meant."""


class Bounds:
    """Holds the rows of one file to what they may come to."""

    def __init__(self, size: int) -> None:
        """Begin to count for a file of so many bytes."""
        self.text = TEXT
        self.cells = min(MOST, FEWEST + PER_BYTE * size)

    def hold(self, row: list[Any]) -> None:
        """Count a row, and put in the place of a text that no cell can hold that there was one. Raises TooLarge."""
        size = sum([len(value) for value in row if type(value) is str])
        self.cells -= len(row) - row.count(None)
        self.text -= size
        if self.cells < 0 or self.text < 0:
            raise TooLarge
        if size > LONGEST:
            for n, value in enumerate(row):
                if type(value) is str and len(value) > LONGEST:
                    row[n] = {"broken": [value[:_SHOWN] + "…", "long", 0]}
