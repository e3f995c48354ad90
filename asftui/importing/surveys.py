"""Sheets that hold no people who came, told by their shape: answers to questions, and the days of a month."""

import re
from collections.abc import Sequence

from asftui.importing.sheets import Cell, Sheet, shown

_DEEPEST = 15
"""Rows that are looked at: Mentimeter's heading stands within them."""
_QUESTION = re.compile(
    r".{6,}\?\W{0,20}$|.{4,}\?\s?[(:].*|(?:[QF]|fråga|question)\s?\d+\b.*|.+:\s?(?:answer|svar)$|[A-Za-z]+\d*\[\w+\].*",
    re.I | re.S,
)
_ANSWER = re.compile(r"(?:open-ended )?response|(?:öppet )?svar", re.I)
_FEWEST_DAYS = 7


def survey_heading(sheet: Sheet) -> int | None:
    """Return the index of the heading of a survey's answers, of any tool, or None: most of it are questions."""
    for index, cells in enumerate(sheet.rows[:_DEEPEST]):
        filled = [cell for cell in cells if cell is not None]
        if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
            continue
        questions = sum(_QUESTION.fullmatch(str(cell)) is not None for cell in filled)
        below = sum(1 for row in sheet.rows[index + 1 : index + 6] if sum(c is not None for c in row) > 1)
        if questions >= 2 and questions * 2 >= len(filled) and below:
            return index
        under = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
        answers = [cell for cell in under if cell is not None]
        if len(answers) > 1 and sum(isinstance(c, str) and bool(_ANSWER.fullmatch(c)) for c in answers) * 2 >= len(
            answers
        ):
            return index
        if _forms(cells, sheet.rows[index + 1 : index + 8]):
            return index
    return None


def month_heading(sheet: Sheet) -> int | None:
    """Return the index of a heading with the days of a month in order, or None."""
    for index, cells in enumerate(sheet.rows[:_DEEPEST]):
        days = [number for cell in cells if (number := _day(cell)) is not None]
        run = max((length for length in _runs(days)), default=0)
        if run >= _FEWEST_DAYS and index + 1 < len(sheet.rows):
            return index
    return None


def _forms(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Return whether these are Microsoft Forms' first columns in some language: a number, begun, completed."""
    rows = [row for row in below if any(cell is not None for cell in row)]
    if len(cells) < 5 or not rows or shown(cells[0]).casefold() not in ("id", "tunnus", "nr", "#"):
        return False
    return all(len(row) > 3 and shown(row[0]).isdigit() and _has_clock(row[1]) and _has_clock(row[2]) for row in rows)


def _has_clock(cell: Cell) -> bool:
    return hasattr(cell, "hour") or (isinstance(cell, str) and re.search(r"\d[:.]\d\d", cell) is not None)


def _day(cell: Cell) -> int | None:
    if isinstance(cell, bool) or cell is None:
        return None
    text = shown(cell)
    return int(text) if len(text) < 3 and text.isdecimal() and 1 <= int(text) <= 31 else None


def _runs(days: Sequence[int]) -> list[int]:
    lengths, length, before = [], 0, None
    for day in days:
        length = length + 1 if before is not None and day in (before + 1, before + 3) else 1
        lengths.append(length)
        before = day
    return lengths
