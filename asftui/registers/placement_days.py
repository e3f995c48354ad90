"""The register of placement days: what was noted of each day that an individual was to be at an enterprise.

What is odd about a day (outside the placement's dates, a weekend, a public holiday) is kept and flagged, never refused.
A day that stands in a claim is not changed.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asftui.errors import Changed, RecordError
from asftui.formats import show_day
from asftui.i18n import _, ngettext
from asftui.registers.day_marks import MARK_NAMES, day_halves
from asftui.registers.workdays import holiday_name
from asftui.store import writing
from asftui.store.models import Placement, PlacementDay
from asftui.store.writing import Source, chunks


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """What is to be noted of a day; a mark of None takes away what was noted."""

    placement: int
    date: dt.date
    mark: str | None
    revision: int | None = None
    """The one that was read, where there was one; None: the last to save wins."""
    source: Source | None = None


@dataclass(frozen=True)
class KnownDay:
    """A day as it stands in the store."""

    id: int
    revision: int
    mark: str
    claim: int | None


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """A day as a list shows it."""

    id: int
    revision: int
    code: str
    date: dt.date
    mark: str
    flag: str
    """What is odd about it, in words."""
    claim: int | None


@dataclass(frozen=True, kw_only=True)
class Written:
    """How many days were written."""

    new: int
    changed: int
    removed: int


def set_days(entries: Sequence[DayEntry]) -> Written:
    """Note days of one or several placements, in one change.

    Raises:
        RecordError: a mark is none, or a day is claimed and would change; nothing is written then.
        Changed: somebody else has changed a day meanwhile.
    """
    what = ngettext("{n} placement day noted", "{n} placement days noted", len(entries)).format(n=len(entries))
    with writing(what) as writer:
        known = days_of({entry.placement for entry in entries}, {entry.date for entry in entries})
        added: list[DayEntry] = []
        changed = 0
        gone = []
        for entry in entries:
            if entry.mark is not None and entry.mark not in MARK_NAMES:
                raise RecordError(_('"{value}" is no mark of a day').format(value=entry.mark), field="mark")
            there = known.get((entry.placement, entry.date))
            if there is None:
                if entry.mark is not None:
                    added.append(entry)
                continue
            if there.mark == entry.mark:
                continue
            if there.claim is not None:
                raise RecordError(
                    _("{day} is claimed, and cannot be changed").format(day=day_name(entry.placement, entry.date)),
                    remedy=_("Return the claim first, then change the day."),
                )
            if entry.revision is not None and entry.revision != there.revision:
                raise Changed(
                    _("Somebody else has changed {day} meanwhile").format(day=day_name(entry.placement, entry.date)),
                    remedy=_("Look at the change, then try again."),
                )
            if entry.mark is None:
                gone.append(there.id)
            else:
                writer.update(PlacementDay, there.id, {"mark": entry.mark}, source=entry.source)
                changed += 1
        writer.insert_many(
            PlacementDay,
            [{"placement": entry.placement, "date": entry.date, "mark": entry.mark} for entry in added],
            [entry.source for entry in added],
        )
        for ids in chunks(gone):
            writer.delete_many(PlacementDay, list(PlacementDay.select().where(PlacementDay.id.in_(ids)).dicts()))
    return Written(new=len(added), changed=changed, removed=len(gone))


def days_of(placements: Iterable[int], dates: Iterable[dt.date]) -> dict[tuple[int, dt.date], KnownDay]:
    """Return the days that these placements have from the first of some dates through the last."""
    dates = list(dates)
    if not dates:
        return {}
    found: dict[tuple[int, dt.date], KnownDay] = {}
    for ids in chunks(sorted(placements)):
        query = PlacementDay.select().where(
            PlacementDay.placement.in_(ids), PlacementDay.date.between(min(dates), max(dates))
        )
        for row in query.dicts():
            found[row["placement"], row["date"]] = KnownDay(row["id"], row["revision"], row["mark"], row["claim"])
    return found


def find_days() -> list[DayLine]:
    """Return all placement days, by code and date."""
    query = (
        PlacementDay.select(PlacementDay, Placement.code, Placement.start, Placement.end, Placement.planned_end)
        .join(Placement)
        .order_by(Placement.code_key, PlacementDay.date)
        .dicts()
    )
    return [
        DayLine(
            id=row["id"],
            revision=row["revision"],
            code=row["code"],
            date=row["date"],
            mark=row["mark"],
            flag=flag_of(row["date"], row["start"], row["end"] or row["planned_end"])
            if day_halves(row["mark"])
            else "",
            claim=row["claim"],
        )
        for row in query
    ]


def _flag(row: dict[str, Any]) -> str:
    last = row["end"] or row["planned_end"]
    return flag_of(row["date"], row["start"], last) if day_halves(row["mark"]) else ""


def flag_of(day: dt.date, start: dt.date | None, end: dt.date | None) -> str:
    """Return what is odd about a day somebody was at an enterprise; empty where nothing is.

    Args:
        day: the day.
        start: first day of the placement, where it is known.
        end: its last day, where it has one.
    """
    if start is not None and day < start:
        return _("before the placement's start")
    if end is not None and day > end:
        return _("after the placement's end")
    if name := holiday_name(day):
        return name
    return (_("a Saturday"), _("a Sunday"))[day.weekday() - 5] if day.weekday() > 4 else ""


def day_name(placement: int, day: dt.date) -> str:
    """Return how a day is named: code and date."""
    code = Placement.select(Placement.code).where(Placement.id == placement).scalar()
    return f"{code} {show_day(day)}"
