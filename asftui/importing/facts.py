"""What stands around the table: the event's title, date, place and time, above it or in the names of sheet and file."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asftui.errors import RecordError
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.registers import values
from asftui.text import fold

_LONGEST_TITLE = 120
_FIRST_ROWS = 8
_WIDEST = 50
"""Cells of a row above the table that are looked at."""
_DATES = (
    re.compile(r"(?<!\d)(?:19|20)\d\d[-_/. ](?:0?[1-9]|1[0-2])[-_/. ](?:[12]\d|3[01]|0?[1-9])(?!\d)"),
    re.compile(r"(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(
        r"(?<!\d)\d{1,2}(?::?e)?[\s.]*(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|o[kc]t|nov|dec)[a-zé]*\.?(?:[\s,]+(?:19|20)\d\d)?(?!\d)",
        re.I,
    ),
    re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:[\s/-]+-?(?:(?:19|20)\d\d|\d\d))?(?![\d/])"),
    re.compile(r"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag\s+)?(?:vecka\s?\d{1,2}|v\.?\s?\d\d)(?!\d)", re.I),
)
"""Dates as they stand within other words, the surest first."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(
    r"(?:\bkl(?:ockan)?\.?\s*)?(?<!\d)([01]?\d|2[0-3])[:.][0-5]\d(?:\s*[–-]\s*(?:[01]?\d|2[0-3])[:.][0-5]\d)?(?!\d)",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of the event beside the rows. A text is empty where nothing says it."""

    title: str = ""
    type: str = ""
    date: dt.date | None = None
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    town: str = ""
    premises: str = ""
    group: str = ""
    speaker: str = ""
    year: int | None = None
    """A year that something says, where a date lacks its own."""
    wrong: tuple[tuple[int, str, str], ...] = ()
    """Dates and times that could not be read: index of the row, value, reason."""
    labelled: frozenset[str] = field(default_factory=frozenset)
    """Which of these stood above the table, as labelled or as a title."""


def find_facts(
    above: Sequence[tuple[int, Sequence[Cell]]],
    profile: Profile,
    *,
    sheet: str,
    file: str,
    year: int | None,
    order: values.Order = "dmy",
    is_type: Callable[[str], bool],
    towns: Mapping[str, str],
) -> Facts:
    """Return what the rows above the table say of the event, completed from the names of sheet and file.

    Args:
        above: those rows, with their index.
        profile: whose labels are looked for.
        sheet: the sheet's name.
        file: the file's name.
        year: the year of dates without one where neither rows nor names say a year.
        order: which comes first in `3/4`.
        is_type: tells whether a text holds the name of a kind of event.
        towns: names of places that are known, by folded name.
    """
    labelled, lines = _labels(above, profile)
    stem = re.sub(r"[_+]+", " ", file.rpartition(".")[0] or file)
    texts = [*(text for _row, text in lines), *(shown(value) for _row, value in labelled.values()), sheet, stem]
    said = _said_year(texts)
    facts = _read_labels(labelled, said or year, order)
    for _row, text in lines:
        facts = _add_line(facts, text, profile, said or year, order, is_type)
    labels = frozenset(name for name in ("title", "date", "type", "town") if getattr(facts, name))
    for text, human in ((sheet, True), (stem, False)):
        facts = _add_name(facts, text, profile, said or year, order, is_type, human)
    if not facts.town and not facts.premises:
        facts = replace(facts, town=_town_in([facts.title, *(t for _r, t in lines), sheet, stem], towns))
    return replace(facts, year=said, labelled=labels)


def split_place(place: str, towns: Mapping[str, str]) -> tuple[str, str]:
    """Return town and premises of a place: `Folkets hus, Bollnäs` gives `Bollnäs`, `Folkets hus`."""
    if fold(place) in towns:
        return towns[fold(place)], ""
    parts = [part.strip() for part in re.split(r"[,;(]", place.rstrip(")")) if part.strip()]
    for part in parts[1:] + parts[:1]:
        if fold(part) in towns:
            rest = ", ".join(other for other in parts if other != part)
            return towns[fold(part)], rest
    if town := _town_in([place], towns):
        return town, place
    # one name with a capital and no number is a town, as `Forsa` is; `Konferensrum 2` is not
    return (place, "") if len(place.split()) == 1 and place[:1].isupper() and place.isalpha() else ("", place)


def find_date(text: str, year: int | None, order: values.Order = "dmy") -> tuple[dt.date, tuple[int, int]] | None:
    """Return a date that stands within a text, with where it stands."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            try:
                written = (
                    re.sub(r"(?<=\d)[_ ](?=\d\d?[-_ ]|\d\d?$)", "-", match[0]) if match[0][:4].isdigit() else match[0]
                )
                return values.parse_date(written, year=year, order=order), match.span()
            except RecordError:
                continue
    return None


Labelled = dict[str, tuple[int, Cell]]


def _labels(above: Sequence[tuple[int, Sequence[Cell]]], profile: Profile) -> tuple[Labelled, list[tuple[int, str]]]:
    by_label = {label: name for name, labels in profile.facts.items() for label in labels}
    above = [(index, cells[:_WIDEST]) for index, cells in above]
    found: Labelled = {}
    lines: list[tuple[int, str]] = []
    taken: set[tuple[int, int]] = set()
    for at, (index, cells) in enumerate(above):
        for column, cell in enumerate(cells):
            if (index, column) in taken or cell is None:
                continue
            if not isinstance(cell, str):
                continue
            head, colon, tail = cell.partition(":")
            name = by_label.get(fold(head)) if colon or len(cell) < 40 else None
            if name is None:
                lines.append((index, cell))
            elif tail.strip():
                found.setdefault(name, (index, tail.strip()))
            else:
                place = _value_of(above, at, column, by_label, bool(colon))
                if place is not None:
                    taken.add((above[place[0]][0], place[1]))
                    found.setdefault(name, (above[place[0]][0], above[place[0]][1][place[1]]))
                elif not colon:
                    lines.append((index, cell))
    return found, lines


def _value_of(
    above: Sequence[tuple[int, Sequence[Cell]]], at: int, column: int, by_label: Mapping[str, str], colon: bool
) -> tuple[int, int] | None:
    cells = above[at][1]
    for right in range(column + 1, len(cells)):
        value = cells[right]
        if value is not None:
            is_label = (
                isinstance(value, str) and fold(value.partition(":")[0]) in by_label and (":" in value or not colon)
            )
            if not is_label:
                return at, right
            if colon:
                return None
            break  # a row of labels, with their values in the row below
    if at + 1 < len(above) and above[at + 1][0] == above[at][0] + 1 and column < len(above[at + 1][1]):
        below = above[at + 1][1][column]
        is_label = isinstance(below, str) and fold(below.partition(":")[0]) in by_label
        if below is not None and not is_label:
            return at + 1, column
    return None


def _read_labels(found: Labelled, year: int | None, order: values.Order) -> Facts:
    def text(name: str) -> str:
        return shown(found[name][1]) if name in found else ""

    facts = Facts(
        title=text("title"),
        type=text("type"),
        town=text("town"),
        premises=text("premises"),
        group=text("group"),
        speaker=text("speaker"),
    )
    wrong: list[tuple[int, str, str]] = []
    for name in ("date", "time"):
        if name not in found:
            continue
        index, value = found[name]
        day = _read_day(value, year, order)
        clock = _read_clock(value)
        if day is not None and facts.date is None:
            facts = replace(facts, date=day[0], end_date=day[1])
        if clock is not None and facts.start_time is None:
            facts = replace(facts, start_time=clock[0], end_time=clock[1])
        if day is None and (clock is None or name == "date") and not values.is_empty(value):
            try:
                values.parse_dates(value, year=year, order=order) if name == "date" else values.parse_times(value)
            except RecordError as error:
                wrong.append((index, shown(value), str(error)))
    return replace(facts, wrong=tuple(wrong))


def _read_day(value: Cell, year: int | None, order: values.Order) -> tuple[dt.date, dt.date | None] | None:
    if isinstance(value, dt.time) or value is None:
        return None
    try:
        return values.parse_dates(value, year=year, order=order)
    except RecordError:
        found = find_date(value, year, order) if isinstance(value, str) else None
        return (found[0], None) if found else None


def _read_clock(value: Cell) -> tuple[dt.time, dt.time | None] | None:
    if isinstance(value, dt.datetime):
        return value.time(), None
    if isinstance(value, dt.time | float):
        try:
            return values.parse_time(value), None
        except RecordError:
            return None
    if not isinstance(value, str):
        return None
    try:
        return values.parse_times(value)
    except RecordError:
        match = _CLOCK.search(value)
        if match is None or (":" not in match[0] and "kl" not in match[0].lower()):
            return None
        try:
            return values.parse_times(match[0])
        except RecordError:
            return None


def _add_line(
    facts: Facts, text: str, profile: Profile, year: int | None, order: values.Order, is_type: Callable[[str], bool]
) -> Facts:
    if len(text) > _LONGEST_TITLE or "=" in text or text.endswith((".", "!", "?")):
        return facts
    if any(fold(text).startswith(f"{label} ") for label in profile.facts.get("none", ()) if len(label) > 5):
        return facts  # `Uppdaterad 2017-03-01` is no day of an event
    rest, found = _without_date(text, year, order)
    if found is not None and facts.date is None:
        facts = replace(facts, date=found)
    if found is not None and facts.start_time is None and (clock := _read_clock(rest)) is not None:
        facts = replace(facts, start_time=clock[0], end_time=clock[1])
        rest = _CLOCK.sub("", rest)
    title = without_generic(rest, profile)
    if title and (not facts.title or (is_type(title) and not is_type(facts.title) and "title" not in facts.labelled)):
        facts = replace(facts, title=title)
    return facts


def _add_name(
    facts: Facts,
    text: str,
    profile: Profile,
    year: int | None,
    order: values.Order,
    is_type: Callable[[str], bool],
    human: bool,
) -> Facts:
    rest, found = _without_date(text, year, order)
    if found is not None and facts.date is None:
        facts = replace(facts, date=found)
    title = without_generic(re.sub(r"[-_]+", " ", rest) if not human else rest, profile)
    if is_type(title) and not facts.title:
        # a file's name is seldom a title, but it tells the type
        facts = replace(facts, title=title) if human else replace(facts, type=facts.type or title)
    return facts


def without_generic(text: str, profile: Profile) -> str:
    """Return a title without the words that say what the sheet is: `Närvarolista frukostmöte` gives `Frukostmöte`."""
    words = re.split(r"\s+", _YEAR.sub("", text).strip(" -–_:,."))
    changed = True
    while changed and words:
        changed = False
        for phrase in profile.generic:
            n = len(phrase.split())
            if fold(" ".join(words[:n])) == phrase:
                words, changed = words[n:], True
                break
        while words and not fold(words[0]):
            words, changed = words[1:], True
        while words and fold(words[-1]) in (
            "",
            "den",
            "kl",
            "i",
            "av",
            "of",
            "on",
            "deltagarlista",
            "narvarolista",
            "deltagare",
        ):
            words, changed = words[:-1], True
    title = " ".join(words).strip(" -–_:,.")
    if not re.search(r"[^\W\d_]{2}", title):
        return ""
    return title[0].upper() + title[1:] if title != text else title


def _without_date(text: str, year: int | None, order: values.Order) -> tuple[str, dt.date | None]:
    found = find_date(text, year, order)
    if found is None:
        return text, None
    day, (start, end) = found
    return " ".join(f"{text[:start]} {text[end:]}".split()), day


def said_year(sheet: Sheet, file: str) -> int | None:
    """Return a year that stands in the first rows of a sheet, in its name or its file's."""
    texts = [cell for row in sheet.rows[:_FIRST_ROWS] for cell in row if isinstance(cell, str)]
    return _said_year([*texts, sheet.name, file])


def _said_year(texts: Iterable[str]) -> int | None:
    for text in texts:
        if match := _YEAR.search(text):
            return int(match[0])
    return None


def _town_in(texts: Iterable[str], towns: Mapping[str, str]) -> str:
    for text in texts:
        words = fold(text.replace("_", " ")).split()
        for n in (2, 1):
            for at in range(len(words) - n + 1):
                if (name := towns.get(" ".join(words[at : at + n]))) is not None:
                    return name
    return ""
