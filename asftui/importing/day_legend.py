"""What a sheet says of its own marks: `x = närvarande, ½ = halv dag, S = sjuk`, in one cell or in two."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from asftui.errors import RecordError
from asftui.importing.sheets import Cell, shown
from asftui.plan.model import DayMark
from asftui.registers.day_marks import parse_day_mark
from asftui.text import clean, fold

_PAIR = re.compile(r"(?<![^\s,;(])([^\s=:;,()]{1,6})\s*(?:=|:|\s[-–]\s)\s*([^=;,|()]{2,60})")
_MEANINGS: tuple[tuple[DayMark | None, tuple[str, ...]], ...] = (
    ("half", ("halv", "half", "deltid", "formiddag", "eftermiddag", "puoli")),
    ("care", ("vab", "vard av", "sjukt barn", "sick child")),
    ("sick", ("sjuk", "sick", "syk", "syg", "sairas")),
    ("leave", ("ledig", "semester", "leave", "vacation", "permisjon", "ferie", "loma")),
    (
        "absent",
        (
            "franv",
            "uteb",
            "absent",
            "ej narv",
            "inte narv",
            "borta",
            "ej arbet",
            "inte arbet",
            "fravaer",
            "poissa",
        ),
    ),
    (
        "present",
        (
            "narv",
            "present",
            "hel dag",
            "heldag",
            "full",
            "pa plats",
            "tilstede",
            "deltog",
            "arbet",
            "jobb",
            "work",
            "i verksamhet",
            "lasna",
        ),
    ),
)
"""Words that tell what a legend means, the ones that decide first."""


def read_legend(rows: Iterable[Sequence[Cell]]) -> dict[str, DayMark]:
    """Return what marks mean by rows beside the table, by mark in lower case."""
    found: dict[str, DayMark] = {}
    for cells in rows:
        filled = [cell for cell in cells if cell is not None]
        for cell in filled:
            if isinstance(cell, str):
                for mark, text in _PAIR.findall(cell):
                    _add(found, mark, text)
        for mark, text in itertools.pairwise(filled):
            written = shown(mark).rstrip("=: ")
            if 0 < len(written) < 4 and isinstance(text, str) and len(fold(text)) > 2:
                _add(found, written, text.lstrip("=:–- "))
    return found


def meaning_of(text: str) -> DayMark | None:
    """Return what the words of a legend mean, or None where they are none that is known."""
    try:
        if (mark := parse_day_mark(text)) is not None:
            return mark
    except RecordError:
        pass
    words = fold(text)
    return next((mark for mark, signs in _MEANINGS if any(sign in words for sign in signs)), None)


def _add(found: dict[str, DayMark], mark: str, text: str) -> None:
    meaning = meaning_of(text)
    if meaning is not None:
        found.setdefault(clean(mark).casefold(), meaning)


def is_legend(cells: Sequence[Cell], legend: Mapping[str, DayMark]) -> bool:
    """Return whether a row explains marks, and is none of the table."""
    return bool(legend) and bool(read_legend([cells])) and sum(cell is not None for cell in cells) < 4
