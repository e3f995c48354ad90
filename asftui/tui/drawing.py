"""Bars drawn to the eighth of a cell, in the signs that the terminal's font has. Pure: numbers in, text out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Glyphs:
    """The signs of one level."""

    parts: str
    """One cell filled in growing parts; the last is whole."""
    rest: str
    mark: str
    rule: str
    pointer: str
    live: str
    stale: str
    signs: dict[str, str]
    """Of each status; the word always stands beside."""
    rise: str
    fall: str
    levels: str
    """A course over time, one sign a step, lowest first."""


_FULL_SIGNS = {
    "reached": "★", "on-track": "✓", "behind": "▼", "far-behind": "▼▼", "too-early": "○", "missed": "✗", "no-data": "·",
}  # fmt: skip
_WINDOWS_SIGNS = {
    "reached": "√", "on-track": "√", "behind": "▼", "far-behind": "▼▼", "too-early": "-", "missed": "×", "no-data": "·",
}  # fmt: skip
_ASCII_SIGNS = {
    "reached": "*", "on-track": "+", "behind": "!", "far-behind": "!!", "too-early": "-", "missed": "x", "no-data": ".",
}  # fmt: skip
LEVELS = {
    "full": Glyphs("▏▎▍▌▋▊▉█", "·", "┊", "─", "›", "●", "○", _FULL_SIGNS, "▲", "▼", "▁▂▃▄▅▆▇█"),
    "windows": Glyphs("▌█", "░", "│", "─", "►", "●", "-", _WINDOWS_SIGNS, "▲", "▼", "░▌█"),
    "ascii": Glyphs("#", ".", "|", "-", ">", "*", "o", _ASCII_SIGNS, "+", "-", ".:|#"),
}


def glyphs_of(app: object) -> Glyphs:
    """Return the signs that an application draws with; all of them where it says nothing."""
    found = getattr(app, "glyphs", None)
    return found if isinstance(found, Glyphs) else LEVELS["full"]


@dataclass(frozen=True)
class Bar:
    """A bar as three pieces, so that the expected course can be drawn in its own colour."""

    text: str
    """All its cells, the mark included."""
    filled: int
    """How many cells from the left hold some of the bar."""
    mark: int | None
    """Cell in which the expected course stands."""


def draw_bar(done: float | None, expected: float | None, width: int, glyphs: Glyphs) -> Bar:
    """Draw how far something has come.

    Args:
        done: share of the way from baseline to target; below 0 and above 1 are drawn as 0 and 1; None: not known.
        expected: the same of where it should be; None: no mark.
        width: cells.
        glyphs: the signs to draw with.
    """
    share = min(1.0, max(0.0, done or 0.0))
    steps = len(glyphs.parts)
    units = int(share * width * steps + 1e-9)
    if share > 0 and units == 0 and width:
        units = 1  # something is never drawn as nothing
    whole, part = divmod(units, steps)
    cells = list(glyphs.parts[-1] * whole + (glyphs.parts[part - 1] if part else ""))
    filled = len(cells)
    cells += glyphs.rest * (width - filled)
    mark = None
    if expected is not None and width:
        mark = min(width - 1, max(0, round(expected * width)))
        if not (expected >= 1 and share >= 1):  # a reached target needs no mark at its end
            cells[mark] = glyphs.mark
        else:
            mark = None
    return Bar("".join(cells), filled, mark)


def draw_course(points: Sequence[tuple[date, int]], last: date, width: int, glyphs: Glyphs) -> str:
    """Draw numbers over time: each cell is what was known by its day, from the first point to a last day.

    Args:
        points: days and numbers, the oldest first; none below 0.
        last: the day of the last cell.
        width: cells.
        glyphs: the signs to draw with.
    """
    first = points[0][0]
    span = max((last - first).days, 1)
    top = max(1, *(number for _day, number in points))
    steps = len(glyphs.levels)
    cells = []
    for cell in range(width):
        day = first + timedelta(days=span * cell // max(width - 1, 1))
        number = next(number for at, number in reversed(points) if at <= max(day, first))
        cells.append(glyphs.levels[min(steps - 1, number * steps // (top + 1))])
    return "".join(cells)
