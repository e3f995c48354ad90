"""Where a table ends: its rows, apart from sums, remarks, repeated headings and what stands over a group of rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from asftui.i18n import _
from asftui.importing.facts import find_date
from asftui.importing.heading import Heading
from asftui.importing.mapping import is_known, variants
from asftui.importing.names import folded
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.registers import values
from asftui.text import fold

_LONG = 60
"""Signs; a longer text by itself is a remark."""
_SUMS = (
    "summa",
    "totalt",
    "total",
    "totalsumma",
    "sum",
    "summering",
    "s:a",
    "delsumma",
    "subtotal",
    "grand total",
    "antal",
)
_SUM_START = re.compile(
    r"(summa|totalt?|sum|delsumma|s:a|subtotal|antal (närvarande|deltagare|personer|anmälda|st))\b[^@]{0,40}$", re.I
)
_PART = re.compile(
    r"(?:grupp|bord|lag|pass|dag|del|group|table|team|day|session)\s*[\dA-E]?|(?:för|efter)middag(?:en)?|gäster", re.I
)
"""Parts of a meeting or a hall, which people are listed under."""
_NO_EVENT = ("uppdaterad", "utskriven", "anmald", "skapad", "sista", "updated", "printed", "fodd")
PRESENT, ABSENT = "x", "-"
"""What a row over others says of their presence."""
_CAME = frozenset(["narvarande", "narvarande deltagare", "deltog", "deltagit", "kom", "present", "attended"])
_NOT_CAME = (
    "franvarande", "ej narvarande", "inte narvarande", "anmalt forhinder", "anmald franvaro", "forhinder",
    "forhindrade", "avanmald", "aterbud", "uteblev", "kom inte", "deltog ej", "deltog inte",
    "absent", "did not attend", "apologies",
)  # fmt: skip
_SECTION = re.compile(r"\d{1,3}\.\s+\D")


@dataclass(frozen=True, kw_only=True)
class Table:
    """What stands under a heading. All numbers are the sheet's own, from 1."""

    body: tuple[tuple[int, tuple[Cell, ...]], ...] = ()
    """The rows of the table."""
    sections: tuple[tuple[int, str, str], ...] = ()
    """Rows that stand over others: number, the field that they tell (`role`, `organisation`, `present`, `date`,
    `event`), its
    value; an empty value ends what an earlier one told."""
    left_out: tuple[tuple[int, str], ...] = ()
    """Rows that are none of it, with why."""


def cut_table(
    sheet: Sheet,
    heading: Heading,
    profiles: Iterable[Profile],
    is_organisation: Callable[[str], bool],
    is_occasion: Callable[[str], bool] = lambda _text: False,
) -> Table:
    """Return the rows under a heading, without sums, remarks, empty rows and other tables.

    Args:
        sheet: the sheet.
        heading: where its table begins.
        profiles: the kinds of sheet, whose headings tell another table.
        is_organisation: tells whether a text is the name of an organisation that is known.
        is_occasion: tells whether a text names a kind of event or a place.
    """
    profiles = list(profiles)
    body: list[tuple[int, tuple[Cell, ...]]] = []
    left: list[tuple[int, str]] = []
    sections: list[tuple[int, str, str]] = []
    same = [fold(text) for text in heading.texts]
    width = sum(1 for text in heading.texts if text)
    after_blank = after_foot = False
    for index in range(heading.last + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        number = sheet.first_row + index
        filled = [cell for cell in cells if cell is not None and cell != ""]
        if not filled:
            after_blank = True
            continue
        if same and len(filled) > 1 and all(folded(shown(c)) == text for c, text in zip(cells, same, strict=False)):
            left.append((number, _("the heading again")))
        elif after_blank and _begins_other(cells, filled, profiles):
            is_section = len(filled) == 1
            left.append((number, _("another table begins here") if is_section else not_read()))
            break
        elif width > 1 and len(filled) < 3 and (event := _event_over(cells, heading, profiles, is_occasion)):
            sections += [(number, name, value) for name, value in event]
        elif (
            width > 1
            and len(filled) == 1
            and (section := _section(cells, heading, profiles, is_organisation)) is not None
        ):
            sections.append((number, *section))
        elif width > 2 and len(filled) == 1 and _between(filled[0], is_occasion):
            left.append((number, _('a remark between the rows: "{text}"').format(text=filled[0])))
        elif why := _foot(cells, filled, width, after_blank or after_foot):
            left.append((number, why))
            after_foot = True
            continue
        else:
            body.append((number, cells))
        after_blank = after_foot = False
    return Table(body=tuple(body), sections=tuple(sections), left_out=tuple(left))


def _section(
    cells: Sequence[Cell], heading: Heading, profiles: list[Profile], is_organisation: Callable[[str], bool]
) -> tuple[str, str] | None:
    """Return what a row with one cell says of the rows under it: their role, or their organisation."""
    filled = [(n, cell) for n, cell in enumerate(cells) if cell is not None]
    index, cell = filled[0]
    if len(filled) > 1 or not isinstance(cell, str):
        return None
    text = cell.rstrip(": ")
    if (role := values.section_role(text)) is not None:
        return "role", role
    if (present := _presence(text)) is not None:
        return "present", PRESENT if present else ABSENT
    over = heading.texts[index] if index < len(heading.texts) else ""
    # in the column of organisations it is a row that says nothing else
    return ("organisation", text) if is_organisation(text) and "organisation" not in _told(over, profiles) else None


def not_read() -> str:
    """Return what is said of another table in the same sheet, whose people are not taken in."""
    return _("NOT READ: another table begins here; give it a sheet of its own")


def is_sum(text: str) -> bool:
    """Return whether a text stands before a row of sums."""
    return bool(text) and (text.rstrip(":= ").casefold() in _SUMS or _SUM_START.match(text) is not None)


def _event_over(
    cells: Sequence[Cell], heading: Heading, profiles: list[Profile], is_occasion: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Return what a row says of the event of the rows under it: its date and title, where that is all it holds."""
    places = [n for n, cell in enumerate(cells) if cell is not None and cell != ""]
    if len(places) > 2 or any("date" in _told(text, profiles) for text in heading.texts):
        return []
    texts = {n: _written(cells[n]) for n in places}
    days = [n for n, text in texts.items() if text and find_date(text, 2000)]
    if len(days) != 1 or not all(texts.values()):
        return []
    hit = find_date(texts[days[0]], 2000)
    start, end = hit[1] if hit else (0, 0)
    text = texts.pop(days[0])
    title = " ".join(f"{text[:start]} {text[end:]} {' '.join(texts.values())}".split()).strip(" -–:,.")
    if title and (not re.search(r"[^\W\d_]{2}", title) or len(title) > _LONG or fold(title).startswith(_NO_EVENT)):
        return []
    # a date alone in another column is what is left of a row whose name somebody forgot
    begins = next((n for n, over in enumerate(heading.texts) if over), 0)
    if not is_occasion(title) and (len(places) > 1 or places[0] > begins):
        return []
    # A new event ends what a row over the one before told of its people.
    return [("date", text[start:end]), ("event", title), ("role", ""), ("organisation", "")]


def _written(cell: Cell) -> str:
    return shown(cell).removesuffix(" 00:00") if isinstance(cell, str) or _is_day(cell) else ""


def _is_day(cell: Cell) -> bool:
    return hasattr(cell, "year")


def _told(text: str, profiles: list[Profile]) -> set[str]:
    return {name for _c, key in variants(text) for profile in profiles for name in profile.known.get(key, ())}


def _between(cell: Cell, is_occasion: Callable[[str], bool]) -> bool:
    """Return whether a text by itself among the rows is no person: an event, a place, `Grupp 2`."""
    return isinstance(cell, str) and (is_occasion(cell) or _PART.fullmatch(cell) is not None)


def _presence(text: str) -> bool | None:
    """Return whether a row stands over those who came, or those who did not; None where it says neither."""
    key = fold(text)
    if key in _CAME:
        return True
    return False if key.startswith(_NOT_CAME) and len(key.split()) < 4 else None


def _is_remark(text: str) -> bool:
    """Return whether a text by itself under the table is no name: a sentence, or the heading of notes."""
    small = [word for word in text.split()[1:] if word[:1].islower()]
    particles = values.words()["names"]["particles"]
    return (
        text.endswith((".", "!", "?"))
        or any(word not in particles for word in small)
        or fold(text) in {"anteckningar", "ovrigt", "kommentarer", "notes", "noteringar"}
    )


def _begins_other(cells: Sequence[Cell], filled: Sequence[Cell], profiles: list[Profile]) -> bool:
    if len(filled) == 1 and isinstance(filled[0], str) and _SECTION.match(filled[0]):
        return True
    texts = [cell for cell in filled if isinstance(cell, str)]
    return len(texts) == len(filled) > 2 and sum(is_known(t, profiles) for t in texts) >= max(3, len(texts) * 0.6)


def _foot(cells: Sequence[Cell], filled: Sequence[Cell], width: int, after_blank: bool) -> str:
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(texts) > 2 or any("@" in text for text in texts):
        return ""
    if len(texts) == 1 and len(filled) > 1 and texts[0].rstrip(":= ").casefold() in _SUMS:
        return _("a row of sums")  # nothing but numbers beside the word
    if texts and len(filled) <= max(3, width // 2) and len(texts) <= 2 and is_sum(texts[0]):
        return _("a row of sums")
    if not texts and after_blank and len(filled) <= max(1, width // 3):
        return _("a row of sums")
    if len(filled) == 1 and texts and width > 1:
        text = texts[0]
        if len(text) > _LONG or ":" in text or "=" in text or (after_blank and _is_remark(text)):
            return _("a remark under the table")
    return ""
