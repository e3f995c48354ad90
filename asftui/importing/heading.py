"""The heading of a table: found by what is known of headings, never assumed to be the first row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from asftui.importing.mapping import is_alike, is_known
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.text import fold

DEEPEST = 60
"""How many rows with something in them are looked at for a heading."""
_DEEPEST_ALIKE = 12
_MOST_STRANGE = 2.0
"""What headings that nobody knows speak against a row, however many they are: registers have columns by the dozen."""
_WIDEST_ALIKE = 100
"""Columns in which headings that are alike to known ones are looked for."""
_LONG = 60
"""Signs; a longer text is no heading."""

Knows = Callable[[str, Iterable[Profile]], bool]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The heading of a table, which may take two rows."""

    first: int
    last: int
    """Indexes into the sheet's rows."""
    texts: tuple[str, ...]


def find_heading(sheet: Sheet, profiles: Iterable[Profile], overrides: Mapping[str, str]) -> Heading | None:
    """Return the heading: the row, or two rows, with most headings that are known, above rows that hold something.

    Where none has any, headings that are alike to known ones are taken.
    """
    profiles = list(profiles)
    said = {fold(heading) for heading in overrides}
    return _best(sheet, profiles, said, is_known, DEEPEST) or _best(sheet, profiles, said, is_alike, _DEEPEST_ALIKE)


def _best(sheet: Sheet, profiles: list[Profile], said: set[str], knows: Knows, deepest: int) -> Heading | None:
    best: tuple[float, Heading] | None = None
    seen = 0
    for index, cells in enumerate(sheet.rows):
        if not any(cell is not None for cell in cells):
            continue
        seen += 1
        if seen > deepest:
            break
        for last in (index, index + 1):
            texts = _heading_texts(sheet, index, last)
            if texts is None:
                continue
            points = _points(sheet, last, cells if last == index else sheet.rows[last], texts, profiles, said, knows)
            points -= 0.6 * (last - index)
            if best is not None and list(map(fold, texts)) == list(map(fold, best[1].texts)):
                continue  # the same heading again, over another part of the list
            if points > 0 and (best is None or points > best[0]):
                best = points, Heading(first=index, last=last, texts=texts)
    return best[1] if best else None


def table_above(sheet: Sheet, heading: Heading, profiles: list[Profile]) -> int:
    """Return the row number of another table's heading above a heading; 0 where there is none."""
    for index in range(heading.first):
        texts = _heading_texts(sheet, index, index)
        filled = [text for text in texts or () if text]
        known = sum(is_known(text, profiles) and not text.endswith(":") for text in filled)
        below = sheet.rows[index + 1] if index + 1 < heading.first else ()
        if known > 2 and known > len(filled) / 2 and sum(cell is not None for cell in below) > 1:
            return sheet.first_row + index
    return 0


def bare_heading(sheet: Sheet, profiles: list[Profile]) -> int:
    """Return the row number of a heading at the end of a sheet, as an empty form has it; 0 where there is none."""
    texts = [cell for cell in sheet.rows[-1] if cell is not None]
    known = sum(isinstance(cell, str) and is_known(cell, profiles) for cell in texts)
    return sheet.first_row + len(sheet.rows) - 1 if known > 1 and known >= len(texts) / 2 else 0


def _heading_texts(sheet: Sheet, first: int, last: int) -> tuple[str, ...] | None:
    top = [shown(cell).strip() for cell in sheet.rows[first]]
    if last == first:
        return tuple(top)
    if last >= len(sheet.rows):
        return None
    under = sheet.rows[last]
    if not any(cell is not None for cell in under) or not all(cell is None or isinstance(cell, str) for cell in under):
        return None
    for a, b, c, d in sheet.merged:  # a group's name stands over all its columns
        if a <= first <= c and d > b and b < len(top):
            d = min(d, max(len(top), len(under)) - 1)  # noqa: PLW2901
            top += [""] * (d + 1 - len(top))
            top[b : d + 1] = [top[b]] * (d + 1 - b)
    width = max(len(top), len(under))
    top += [""] * (width - len(top))
    low = [shown(cell).strip() for cell in under] + [""] * (width - len(under))
    return tuple(f"{t} {u}".strip() for t, u in zip(top, low, strict=True))


def _points(
    sheet: Sheet,
    last: int,
    cells: Sequence[Cell],
    texts: Sequence[str],
    profiles: list[Profile],
    said: set[str],
    knows: Knows,
) -> float:
    points = 0.0
    hits = strange = 0
    folded = [fold(text) for text in texts if text]
    for n, (text, cell) in enumerate(zip(texts, [*cells, *[None] * len(texts)], strict=False)):
        if not text:
            continue
        if fold(text) in said:
            points, hits = points + 3, hits + 1
        elif cell is not None and not isinstance(cell, str):
            points -= 0.7
        elif (knows is is_known or n < _WIDEST_ALIKE) and knows(text, profiles):
            # `Datum:` with a value beside it is a label above the table
            points, hits = points + (0.6 if text.endswith(":") else 1.0), hits + 1
        elif len(text) > _LONG or "@" in text:
            points -= 0.7
        else:
            strange += 1
    points -= min(0.1 * strange, _MOST_STRANGE)
    points -= 0.5 * (len(folded) - len(set(folded)))
    below = _block(sheet.rows[last + 1 : last + 24])
    if not below:
        return 0.0
    filled = sum(1 for row in below[:5] for cell, text in zip(row, texts, strict=False) if text and cell is not None)
    points += min(filled / len(below[:5]) / max(len(folded), 1), 1.0) * 0.5
    # of two tables with much the same heading the longer one is meant
    points += 0.05 * len(below[:20])
    # one known word is a heading only where the table has little else
    return points if hits > 1 or (hits == 1 and len(folded) <= 3 and not any(t.endswith(":") for t in texts)) else 0.0


def _block(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return the rows up to an empty one, without empty ones before them."""
    block: list[Sequence[Cell]] = []
    for row in rows:
        if any(cell is not None for cell in row):
            block.append(row)
        elif block:
            break
    return block
