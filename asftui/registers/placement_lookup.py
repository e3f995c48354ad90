"""Placements as days and claims refer to them: by code and date, and by principal."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peewee import JOIN

from asftui.registers.placements import code_key
from asftui.store.models import Enterprise, Organisation, Placement
from asftui.text import sort_key


@dataclass(frozen=True, kw_only=True)
class KnownPlacement:
    """A placement as a sheet of days names it."""

    id: int
    code: str
    enterprise: str
    start: dt.date | None
    end: dt.date | None
    """Its actual last day, else the planned one."""


Known = Mapping[str, Sequence[KnownPlacement]]
"""Placements by the key of their code, the earliest first."""


def placements_by_code() -> Known:
    """Return all placements by the key of their code."""
    query = (
        Placement.select(
            Placement.id, Placement.code, Placement.code_key, Enterprise.name, Placement.start, Placement.end,
            Placement.planned_end,
        )
        .join(Enterprise, JOIN.LEFT_OUTER)
        .order_by(Placement.start, Placement.id)
        .tuples()
    )  # fmt: skip
    found: dict[str, list[KnownPlacement]] = {}
    for key, code, name, enterprise, start, end, planned in query:
        each = KnownPlacement(id=key, code=code, enterprise=enterprise or "", start=start, end=end or planned)
        found.setdefault(name, []).append(each)
    return found


def placement_at(known: Known, code: str, day: dt.date) -> KnownPlacement | None:
    """Return the placement that a code means on a day: the one that runs then, else the one nearest in time."""
    several = known.get(code_key(code), ())
    return min(several, key=lambda each: _days_outside(each, day), default=None)


def principals() -> list[tuple[int, str]]:
    """Return the organisations that are principals of placements, id and name, in Swedish order."""
    query = Organisation.select(Organisation.id, Organisation.name).where(
        Organisation.id.in_(Placement.select(Placement.principal))
    )
    return sorted(query.tuples(), key=lambda row: sort_key(row[1]))


def enterprises_of(placements: Iterable[int]) -> dict[int, str]:
    """Return the name of each placement's enterprise, by the placement's id."""
    wanted = set(placements)
    return {one.id: one.enterprise for each in placements_by_code().values() for one in each if one.id in wanted}


def _days_outside(placement: KnownPlacement, day: dt.date) -> int:
    before = (placement.start - day).days if placement.start else 0
    after = (day - placement.end).days if placement.end else 0
    return max(before, after, 0)
