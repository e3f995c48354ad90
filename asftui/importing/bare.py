"""Names down a column without any heading: told by their content, with little certainty, and said."""

import re
from collections.abc import Callable, Mapping, Sequence

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.heading import Heading
from asftui.importing.mapping import by_content
from asftui.importing.names import without_number
from asftui.importing.profiles import Profile
from asftui.importing.shape import Shape, at, column
from asftui.importing.sheets import Cell, Sheet
from asftui.registers import values
from asftui.text import fold

_FEWEST = 3
_SHARE = 0.8
_LONG = 60
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?")
_COMPANY = frozenset({
    "ab", "hb", "kb", "for", "forening", "foreningen", "stiftelsen", "stiftelse", "kommun", "kommuner", "region",
    "landsting", "kooperativ", "kooperativet", "forvaltning", "namnd", "namnden", "kontor", "enhet", "enheten",
    "gruppen", "natverk", "skola", "bolag", "forbund",
})  # fmt: skip
"""Folded words that no person's name has."""


def find_bare(
    sheet: Sheet,
    profile: Profile,
    is_organisation: Callable[[str], bool],
    is_type: Callable[[str], bool],
    places: Mapping[str, str],
) -> Shape | None:
    """Return the list of names that a sheet without a heading holds, or None."""

    def is_name(cell: Cell) -> bool:
        return (
            looks_like_name(cell)
            and not is_organisation(str(cell))
            and not is_type(str(cell))
            and fold(str(cell)) not in places
        )

    width = max(map(len, sheet.rows), default=0)
    best = max(range(width), key=lambda n: (sum(map(is_name, column(sheet.rows, n))), -n), default=None)
    if best is None:
        return None
    first = next((n for n, row in enumerate(sheet.rows) if is_name(at(row, best))), None)
    if first is None:
        return None
    body = [row for row in sheet.rows[first:] if any(cell is not None for cell in row)]
    names = column(body, best)
    if sum(map(is_name, names)) < max(_FEWEST, _SHARE * len(names)) or len(names) < _SHARE * len(body):
        return None
    fields = {best: "name"}
    for index in range(width):
        cells = column(body, index)
        if index == best or not cells:
            continue
        fields[index] = "" if index < best and all(map(_is_number, cells)) else _field(cells, profile, is_organisation)
    return Shape(
        why=_("names without a heading"),
        heading=Heading(first=first, last=first - 1, texts=()),
        fields=fields,
        certainty=0.4,
    )


def looks_like_name(cell: Cell) -> bool:
    """Return whether a text looks like given and family name: two to four words, each with a capital, and no firm."""
    if not isinstance(cell, str) or len(cell) > _LONG:
        return False
    words = re.sub(r"\([^()]*\)$", "", without_number(cell)).replace(",", " ").split()
    particles = values.words()["names"]["particles"]
    if not 1 < len(words) < 6 or _COMPANY & set(fold(cell).split()) or not all(map(_WORD.fullmatch, words)):
        return False
    return all(word[0].isupper() or word in particles for word in words) and words[-1][0].isupper()


def why_left(sheet: Sheet) -> str:
    """Return why nothing was found in a sheet: running text, a list of choices, or nothing known."""
    texts = [cell for row in sheet.rows for cell in row if isinstance(cell, str)]
    filled = sum(cell is not None for row in sheet.rows for cell in row)
    if texts and len(texts) > 0.8 * filled:
        if sum(len(text) for text in texts) / len(texts) > 25:
            return _("it is running text, such as instructions, and no table")
        if max(map(len, texts)) < _LONG and len(texts) > 2 and _are_choices(sheet):
            return _("it is a list of choices, and no table of people or events")
    return _("no heading that is known")


def _are_choices(sheet: Sheet) -> bool:
    width = max(map(len, sheet.rows))
    columns = [column(sheet.rows, n) for n in range(width)]
    return all(len({fold(str(c)) for c in cells}) == len(cells) for cells in columns)


def _field(cells: Sequence[Cell], profile: Profile, is_organisation: Callable[[str], bool]) -> str:
    if by_content(cells, profile) == "email":
        return "email"
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) * 2 > len(cells):
        if sum(map(_is_mark, texts)) == len(texts):
            return "present"
        if sum(is_organisation(text) or bool(_COMPANY & set(fold(text).split())) for text in texts) * 2 >= len(texts):
            return "organisation"
        if sum(values.parse_role(text) is not None for text in texts) * 2 >= len(texts):
            return "title"
    return ""


def _is_mark(cell: Cell) -> bool:
    try:
        return values.parse_mark(cell) is not None
    except RecordError:
        return False


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.rstrip(".)").isdigit())
