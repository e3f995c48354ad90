"""Enterprises as lists show them at a date: found and filtered, with their latest counts and what is missing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from asftui.i18n import N_
from asftui.registers.enterprise_counts import MEASURES, CountDetail, counts_of
from asftui.registers.enterprise_state import State
from asftui.registers.enterprises import CRITERIA, EnterpriseDetail, all_enterprises
from asftui.text import fold

OLD_DAYS = 190
"""A count is old when a later half-yearly one should have come: half a year, and a week."""
Only = Literal["", "active", "not-active", "moved", "without-counts", "criteria"]
FILTERS: dict[Only, str] = {
    "": N_("all"),
    "active": N_("the active"),
    "not-active": N_("dormant or ended"),
    "moved": N_("come or gone in the plan's time"),
    "without-counts": N_("without new counts"),
    "criteria": N_("not known to meet all four criteria"),
}
"""What a list can be narrowed to; msgids."""
STATES: dict[State, str] = {
    "active": N_("active"),
    "dormant": N_("dormant"),
    "ended": N_("ended"),
    "not-started": N_("not started"),
}
"""What the states are called; msgids."""


@dataclass(frozen=True, kw_only=True)
class EnterpriseLine:
    """An enterprise as a list shows it at a date."""

    id: int
    revision: int
    name: str
    municipality: str | None
    town: str
    activity: str
    state: State
    started: str
    """`2011`, `2017-04` or `2017-04-01`: as exact as it is known; empty: not known."""
    dormant: str
    ended: str
    resumed: str
    employed: int | None
    """Its latest by the date; None: it has said none."""
    participants: int | None
    counted: dt.date | None
    """Date of its latest count."""
    lacks_counts: Literal["", "none", "old"]
    """What is missing of an active one: a number that was never said, or a count of the last half-year."""
    criteria_met: int
    criteria_unknown: int
    number: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What the year's questions come to."""

    active: int
    dormant: int
    ended: int
    came: tuple[str, ...]
    """Names of those that became active since a day."""
    went: tuple[str, ...]
    without_counts: int
    """Active ones whose counts are missing or old."""
    all_four: int
    """Active ones that meet all four criteria."""


def find_enterprises(
    as_of: dt.date, *, text: str = "", only: Only = "", since: dt.date | None = None
) -> list[EnterpriseLine]:
    """Return enterprises whose names, places or activity hold each word of the text, in Swedish order.

    Args:
        as_of: the date that states and counts are of.
        text: words to find.
        only: one of `FILTERS`.
        since: of the filter `moved`: the day from which coming and going are looked at.
    """
    counts = counts_of(until=as_of)
    words = fold(text).split()
    found = []
    for detail in all_enterprises():
        held = fold(" ".join([detail.name, *detail.aliases, detail.municipality or "", detail.town, detail.activity]))
        if not all(word in held for word in words):
            continue
        line = _line(detail, counts.get(detail.id, []), as_of)
        if _is_shown(line, detail, only, since, as_of):
            found.append(line)
    return found


def summary(as_of: dt.date, since: dt.date) -> Summary:
    """Return how many enterprises are active at a date, and what has happened since another."""
    lines = find_enterprises(as_of)
    details = {detail.id: detail for detail in all_enterprises()}
    before = since - dt.timedelta(days=1)
    was = {line.id: details[line.id].life.is_active(before) for line in lines}
    active = [line for line in lines if line.state == "active"]
    return Summary(
        active=len(active),
        dormant=sum(line.state == "dormant" for line in lines),
        ended=sum(line.state == "ended" for line in lines),
        came=tuple(line.name for line in active if not was[line.id]),
        went=tuple(line.name for line in lines if line.state != "active" and was[line.id]),
        without_counts=sum(bool(line.lacks_counts) for line in active),
        all_four=sum(line.criteria_met == len(CRITERIA) for line in active),
    )


def _line(detail: EnterpriseDetail, counts: Sequence[CountDetail], as_of: dt.date) -> EnterpriseLine:
    state = detail.life.state(as_of)
    latest = {
        name: next((count for count in reversed(counts) if getattr(count, name) is not None), None) for name in MEASURES
    }
    employed, participants = latest["employed"], latest["participants"]
    criteria = [getattr(detail, name) for name in CRITERIA]
    lacks: Literal["", "none", "old"] = ""
    if state == "active":
        if employed is None or participants is None:
            lacks = "none"
        elif (as_of - min(employed.date, participants.date)).days > OLD_DAYS:
            lacks = "old"
    return EnterpriseLine(
        id=detail.id,
        revision=detail.revision,
        name=detail.name,
        municipality=detail.municipality,
        town=detail.town,
        activity=detail.activity,
        state=state,
        started=str(detail.started or ""),
        dormant=str(detail.dormant or ""),
        ended=str(detail.ended or ""),
        resumed=str(detail.resumed or ""),
        employed=employed.employed if employed else None,
        participants=participants.participants if participants else None,
        counted=counts[-1].date if counts else None,
        lacks_counts=lacks,
        criteria_met=sum(value is True for value in criteria),
        criteria_unknown=sum(value is None for value in criteria),
        number=detail.number,
        aliases=detail.aliases,
    )


def _is_shown(
    line: EnterpriseLine, detail: EnterpriseDetail, only: Only, since: dt.date | None, as_of: dt.date
) -> bool:
    if only == "active":
        return line.state == "active"
    if only == "not-active":
        return line.state in ("dormant", "ended")
    if only == "moved":
        step = detail.life.latest_step(as_of)
        return step is not None and (since is None or step >= since)
    if only == "without-counts":
        return bool(line.lacks_counts)
    if only == "criteria":
        return line.state == "active" and line.criteria_met < len(CRITERIA)
    return True
