"""Which events a sheet is about, and which events of the store those are.

An event is known by its date and title, or by its type where it has no title. Place tells two apart only where it
stands above the table, or is the same in every row of that date and title; else it belongs to the people.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.importing.check import Record
from asftui.importing.facts import Facts, find_date, split_place
from asftui.importing.known import Known, KnownEvent
from asftui.importing.names import folded
from asftui.registers import values
from asftui.registers.event_types import find_type, type_name

_ALIKE = 60.0
"""How alike (per cent) the telling words of two titles must be not to contradict."""
_CANCELLED = re.compile(r"\b(?:inställ(?:d|t|da|es)|cancell?ed)\b", re.I)
_APART = 90
"""Minutes between two beginnings that are not the same event's."""


@dataclass(kw_only=True)
class Occasion:
    """An event as a sheet tells of it."""

    date: dt.date
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    type: str = ""
    """Code; empty where nothing tells it."""
    title: str = ""
    town: str = ""
    premises: str = ""
    group: str = ""
    speaker: str = ""
    rows: list[Record] = field(default_factory=list)
    match: KnownEvent | None = None
    candidates: tuple[int, ...] = ()
    given: bool = False
    """The user said which it is."""
    status: str = ""
    """`cancelled` where its title says so; else empty."""


def find_occasions(records: Sequence[Record], facts: Facts, known: Known) -> tuple[list[Occasion], list[Record]]:
    """Return the events that rows are about, and the rows that have no date."""
    groups: dict[tuple[dt.date, str], list[Record]] = defaultdict(list)
    undated: list[Record] = []
    for record in records:
        day = record.values.get("date", (facts.date, None))[0]
        if day is None:
            undated.append(record)
            continue
        told, _cancelled = without_cancelled(str(record.values.get("event", "")))
        title = folded(told) or folded(str(record.values.get("type", "")))
        groups[day, title].append(record)
    return [_occasion(day, rows, facts, known) for (day, _title), rows in groups.items()], undated


def _occasion(day: dt.date, rows: list[Record], facts: Facts, known: Known) -> Occasion:
    def first(name: str) -> str:
        return next((str(row.values[name]) for row in rows if row.values.get(name)), "")

    # What stands above the table is of the event where the rows themselves say no date.
    above = facts if not any("date" in row.values for row in rows) or facts.date == day else Facts()
    title, kind = first("event") or facts.title, first("type") or facts.type
    if not first("event") and any("date" in row.values for row in rows) and facts.date is None and first("type"):
        title = ""
    title, cancelled = without_cancelled(title)
    town, premises = same_place(rows, known.places)
    if above.town and not town:
        town, premises = split_place(above.town, known.places)
    premises = first("premises") or above.premises or premises
    if premises and not town:
        within, rest = split_place(premises, known.places)
        if folded(within) in known.places:
            town, premises = within, rest
    end = next((row.values["date"][1] for row in rows if row.values.get("date", (None, None))[1]), above.end_date)
    start_time, end_time = next((row.values["time"] for row in rows if "time" in row.values), (None, None))
    return Occasion(
        date=day,
        end_date=end,
        start_time=start_time or above.start_time,
        end_time=end_time or above.end_time,
        type=tell_type(known, day, kind, title),
        title=title,
        town=town,
        premises=premises,
        group=first("group") or above.group,
        speaker=first("speaker") or above.speaker,
        rows=rows,
        status="cancelled" if cancelled else "",
    )


@lru_cache(maxsize=1 << 14)
def without_cancelled(title: str) -> tuple[str, bool]:
    """Return a title without the word that says that it never was (`INSTÄLLT: Möte`), and whether it stood there."""
    rest, n = _CANCELLED.subn(" ", title)
    return (" ".join(rest.split()).strip(" -–:,.!()") if n else title), bool(n)


def tell_type(known: Known, day: dt.date, *texts: str) -> str:
    """Return the code of the type that the first of these texts tells; empty where none does."""
    plan = known.plan_at(day)
    for text in texts:
        if text and (kind := find_type(plan, text)) is not None:
            return kind.code
    return ""


def same_place(rows: Sequence[Record], places: Mapping[str, str]) -> tuple[str, str]:
    """Return town and premises where every row has the same place, else nothing."""
    found = {folded(str(row.values.get("town", ""))): str(row.values.get("town", "")) for row in rows}
    if len(found) != 1 or "" in found:
        return "", ""
    return split_place(next(iter(found.values())), places)


def match_occasions(occasions: Sequence[Occasion], known: Known) -> None:
    """Find each event in the store: the one with its title first, then the only one that fits."""
    taken: set[int] = set()
    for exact in (True, False):
        for occasion in occasions:
            if occasion.match is not None or occasion.given:
                continue
            fits = [
                event
                for event in known.events
                if event.date == occasion.date
                and event.id not in taken
                and _fits(occasion, event, known)
                and (not exact or _same_title(occasion, event))
            ]
            if exact:
                fits.sort(key=lambda event: event.id)
            else:
                occasion.candidates = tuple(event.id for event in fits)
            if len(fits) == 1 or (exact and fits):
                occasion.match = fits[0]
                occasion.candidates = (fits[0].id,)
                taken.add(fits[0].id)


def _same_title(occasion: Occasion, event: KnownEvent) -> bool:
    if occasion.title or event.title:
        return folded(occasion.title) == folded(event.title)
    return occasion.type in ("", event.type)


def _fits(occasion: Occasion, event: KnownEvent, known: Known) -> bool:
    alike = False
    if occasion.type and occasion.type == event.type:
        alike = True
    elif not (occasion.type or occasion.title or event.title):
        # nothing tells what it was: such an event was taken as one of the usual type
        alike = event.type == known.plan_at(event.date).default_event_type
    elif occasion.type and event.type != known.plan_at(event.date).default_event_type:
        return False
    if (occasion.town or occasion.premises) and (event.town or event.premises):
        here, there = _place(occasion.town, occasion.premises), _place(event.town, event.premises)
        if not (here & there):
            return False
        alike = True
    if occasion.start_time and event.start_time and _minutes(occasion.start_time, event.start_time) > _APART:
        return False
    if occasion.title and event.title:
        if folded(occasion.title) == folded(event.title):
            return True
        here_words, there_words = _telling(occasion.title, occasion, known), _telling(event.title, occasion, known)
        if here_words and there_words:
            from rapidfuzz import fuzz

            if fuzz.token_set_ratio(here_words, there_words) < _ALIKE:
                return False
            alike = True
    return alike


def _place(*texts: str) -> set[str]:
    return {word for text in texts for word in folded(text).split() if len(word) > 2}


def _minutes(a: dt.time, b: dt.time) -> int:
    return abs(a.hour * 60 + a.minute - b.hour * 60 - b.minute)


def _telling(title: str, occasion: Occasion, known: Known) -> str:
    """Return the words of a title that tell it from others: not its type, not its place."""
    plan = known.plan_at(occasion.date)
    kind = find_type(plan, title)
    common = set(known.places)
    if kind is not None:
        common |= {word for name in (kind.name, *kind.aliases) for word in folded(name).split()}
    common |= set(folded(type_name(plan, occasion.type)).split()) | {"om", "i", "for", "med", "och", "pa", "till", "av"}
    return " ".join(word for word in folded(title).split() if word not in common)


def new_occasion(text: str, known: Known, year: int, order: values.Order | None) -> Occasion:
    """Return the event in `DATE TYPE TITLE`. Raises UsageError."""
    found = find_date(text, year, order or "dmy")
    if found is None or text[: found[1][0]].strip():
        raise UsageError(
            _('"{text}" does not begin with a date').format(text=text),
            remedy=_("Write day, kind and title: 2017-03-14 frukostmöte Frukostmöte i Bollnäs."),
        )
    day, (_start, end) = found
    rest = text[end:].strip()
    types = known.plan_at(day)
    kind = find_type(types, rest)
    if kind is None:
        raise UsageError(
            _('"{text}" names no type of event').format(text=text),
            remedy=_("Choose one of: {values}.").format(values=", ".join(each.name for each in types.event_types)),
        )
    # A type that stands by itself before a title is no part of it: `frukostmöte Möte med AF` is called `Möte med AF`.
    head, _space, tail = rest.partition(" ")
    title = tail.strip() if tail and find_type(types, head) is kind else rest
    town = next((known.places[word] for word in folded(rest).split() if word in known.places), "")
    return Occasion(
        date=day,
        type=tell_type(known, day, rest) or kind.code,
        title=title if tail else "",
        town=town,
    )
