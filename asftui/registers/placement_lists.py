"""Placements as lists show them at a date: found by code and filtered, with what is missing of each."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from asftui.i18n import N_
from asftui.plan.model import Plan
from asftui.registers.day_marks import paid_halves
from asftui.registers.placement_state import State, ends_soon, state_of
from asftui.registers.placements import PlacementDetail, code_key, placements
from asftui.store.models import Enterprise, Organisation, PlacementDay
from asftui.text import fold

Only = Literal["", "running", "granted", "ended", "without-sus", "without-agreement", "without-outcome", "ends-soon"]
FILTERS: dict[Only, str] = {
    "": N_("all"),
    "running": N_("those running"),
    "granted": N_("granted, not begun"),
    "ended": N_("those that have ended"),
    "without-sus": N_("not registered in SUS"),
    "without-agreement": N_("without an agreement"),
    "without-outcome": N_("without an outcome"),
    "ends-soon": N_("ending within 30 days"),
}
"""What a list can be narrowed to; msgids."""
Missing = Literal["sus", "agreement", "outcome"]
MISSING: dict[Missing, str] = {
    "sus": N_("not in SUS"),
    "agreement": N_("no agreement"),
    "outcome": N_("no outcome"),
}
"""What may be missing of a funded placement; msgids."""


@dataclass(frozen=True, kw_only=True)
class PlacementLine:
    """A placement as a list shows it at a date."""

    id: int
    revision: int
    code: str
    principal: str
    enterprise: str
    municipality: str | None
    kind: str | None
    state: State
    applied: dt.date | None
    decision: dt.date | None
    funding: str | None
    agreement: dt.date | None
    start: dt.date | None
    planned_end: dt.date | None
    end: dt.date | None
    days_a_week: float | None
    days: float
    """Paid days so far; a half day by the plan's setting."""
    sus: dt.date | None
    in_sus: bool
    """It is known to be registered by the date."""
    agreed: bool
    """An agreement is known by the date."""
    sex: str | None
    birth_year: int | None
    target_groups: tuple[str, ...]
    """Without health data, to who is no administrator."""
    outcome: str | None
    missing: tuple[Missing, ...]
    """What a placement that has begun lacks. Every funded individual effort is to be in SUS (the plan's §5.2.1)."""
    ends_soon: bool
    """It ends within thirty days, or should have ended."""


def find_placements(plan: Plan, as_of: dt.date, *, text: str = "", only: Only = "") -> list[PlacementLine]:
    """Return the placements whose code, principal or enterprise hold each word of the text, by code.

    Args:
        plan: what of a day is paid.
        as_of: the date that states, days and what is missing are of.
        text: words to find; a code is found however it is written.
        only: one of `FILTERS`.
    """
    owners = dict(Organisation.select(Organisation.id, Organisation.name).tuples())
    places = dict(Enterprise.select(Enterprise.id, Enterprise.name).tuples())
    days = _days(plan, as_of)
    found = []
    for each in sorted(placements(), key=lambda each: (_natural(each.code), each.start or dt.date.max)):
        line = _line(each, owners, places, days.get(each.id, 0) / 2, as_of)
        if _holds(line, text) and _is_shown(line, only):
            found.append(line)
    return found


def is_in_sus(placement: PlacementDetail, day: dt.date) -> bool:
    """Return whether a placement is known to be registered in SUS by a day."""
    return placement.sus <= day if placement.sus else placement.is_in_sus


def is_agreed(placement: PlacementDetail, day: dt.date) -> bool:
    """Return whether an agreement is known by a day."""
    return placement.agreement <= day if placement.agreement else placement.is_agreed


def _line(
    each: PlacementDetail, owners: Mapping[int, str], places: Mapping[int, str], days: float, as_of: dt.date
) -> PlacementLine:
    state = state_of(each, as_of)
    registered, agreed = is_in_sus(each, as_of), is_agreed(each, as_of)
    begun = state in ("running", "ended")
    lacks: tuple[tuple[Missing, bool], ...] = (
        ("sus", begun and not registered),
        ("agreement", begun and not agreed),
        ("outcome", state == "ended" and each.outcome is None),
    )
    return PlacementLine(
        id=each.id,
        revision=each.revision,
        code=each.code,
        principal=owners.get(each.principal or 0, ""),
        enterprise=places.get(each.enterprise or 0, ""),
        municipality=each.municipality,
        kind=each.kind,
        state=state,
        applied=each.applied,
        decision=each.decision,
        funding=each.funding,
        agreement=each.agreement,
        start=each.start,
        planned_end=each.planned_end,
        end=each.end,
        days_a_week=each.days_a_week,
        days=days,
        sus=each.sus,
        in_sus=registered,
        agreed=agreed,
        sex=each.sex,
        birth_year=each.birth_year,
        target_groups=each.target_groups,
        outcome=each.outcome,
        missing=tuple(name for name, is_so in lacks if is_so),
        ends_soon=ends_soon(each, as_of),
    )


def _days(plan: Plan, as_of: dt.date) -> dict[int, int]:
    """Return the paid half days of each placement through a date."""
    query = PlacementDay.select(PlacementDay.placement, PlacementDay.mark).where(PlacementDay.date <= as_of)
    found: dict[int, int] = {}
    for placement, mark in query.tuples():
        found[placement] = found.get(placement, 0) + paid_halves(mark, plan)
    return found


def _holds(line: PlacementLine, text: str) -> bool:
    if not fold(text):
        return True
    if code_key(text) and code_key(text) in code_key(line.code):
        return True
    held = fold(" ".join((line.code, line.principal, line.enterprise, line.municipality or "")))
    return all(word in held for word in fold(text).split())


def _is_shown(line: PlacementLine, only: Only) -> bool:
    if only == "without-sus":
        return "sus" in line.missing
    if only == "without-agreement":
        return "agreement" in line.missing
    if only == "without-outcome":
        return "outcome" in line.missing
    if only == "ends-soon":
        return line.ends_soon
    return only in ("", line.state)


def _natural(code: str) -> Iterable[tuple[int, str]]:
    """Return what codes are ordered by: `P-2` before `P-10`."""
    parts = re.findall(r"\d+|\D+", fold(code))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
