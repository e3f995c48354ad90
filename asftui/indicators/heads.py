"""Heads that were counted and not named: how many at an event, and how many over the period.

A head count is a total: a list that comes later fills it and never adds to it. The same group met several times is
the same people: it counts with its largest number.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import lcm
from typing import Any

from peewee import Case, fn

from asftui.indicators import scope
from asftui.plan.model import Plan
from asftui.store.models import Attendance, Event, EventGroup, HeadCount

Totals = Mapping[int | None, int]
"""Numbers of people by organisation; None: a head count's total without one, and people of no organisation."""


@dataclass(frozen=True)
class Heads:
    """Unnamed heads of a role."""

    people: int = 0
    """How many people they are taken for."""
    attendances: int = 0
    """How often one of them was present."""


def unnamed(totals: Totals, named: Totals, left_out: Collection[int] = ()) -> int:
    """Return how many of those counted at one event in one role have no name.

    Each organisation's total is filled by those of it who are named, the event's total by all who are. Both are of
    the same people, so the larger number stands. People of an organisation that is counted nowhere fill the
    event's total too, named or not: else fourteen heads with fourteen names, one of them our own, would leave one.

    Args:
        totals: the head counts.
        named: those present by name, whether or not they are counted.
        left_out: organisations that are counted nowhere.
    """
    missing = {owner: max(0, total - named.get(owner, 0)) for owner, total in totals.items() if owner is not None}
    ours = sum(n for owner, n in missing.items() if owner not in left_out)
    if None not in totals:
        return ours
    others = sum(n for owner, n in missing.items() if owner in left_out)
    return max(ours, totals[None] - sum(named.values()) - others, 0)


def over_period(events: Iterable[tuple[int, Collection[int]]]) -> Heads:
    """Return how many people the unnamed heads of several events are.

    Events for no group are summed. The heads of an event for one group are that group's, and a group counts with its
    largest event. The heads of an event for several groups are shared equally among them, since nothing says whose
    they were, and each group counts with its largest share. So the number is never below the largest event nor above
    the sum, does not depend on the order, and never falls because an event is added.

    Args:
        events: each event's unnamed heads, and the groups that it was for.
    """
    met = [(heads, groups) for heads, groups in events if heads]
    whole = lcm(*(len(groups) for _heads, groups in met if groups))  # so that every share is a whole number of parts
    alone = sum(heads for heads, groups in met if not groups)
    largest: dict[int, int] = {}
    for heads, groups in met:
        for group in groups:
            largest[group] = max(largest.get(group, 0), heads * whole // len(groups))
    return Heads(alone + -(-sum(largest.values()) // whole), sum(heads for heads, _groups in met))


def unnamed_by_event(plan: Plan, as_of: date) -> dict[str, dict[int, int]]:
    """Return the unnamed heads by role and event, of held events that inform and have a head count."""
    counted = _read_counted(plan, as_of)
    found: dict[str, dict[int, int]] = {}
    for (event, role), by_owner in counted.totals.items():
        if n := unnamed(by_owner, counted.named.get((event, role), {}), counted.left_out):
            found.setdefault(role, {})[event] = n
    return found


def unnamed_by_owner(plan: Plan, as_of: date) -> dict[str, dict[int, dict[int | None, int]]]:
    """Return the unnamed heads by role, event and organisation; None: those of whom no organisation is known."""
    counted = _read_counted(plan, as_of)
    found: dict[str, dict[int, dict[int | None, int]]] = {}
    for (event, role), totals in counted.totals.items():
        named = counted.named.get((event, role), {})
        by_owner: dict[int | None, int] = {
            owner: max(0, total - named.get(owner, 0))
            for owner, total in totals.items()
            if owner is not None and owner not in counted.left_out
        }
        by_owner[None] = unnamed(totals, named, counted.left_out) - sum(by_owner.values())
        found.setdefault(role, {})[event] = {owner: n for owner, n in by_owner.items() if n > 0}
    return found


def read_heads(plan: Plan, as_of: date) -> dict[str, Heads]:
    """Return the unnamed heads of each role over the plan's period up to a date."""
    by_role = unnamed_by_event(plan, as_of)
    if not by_role:
        return {}
    groups = groups_of_events(plan, as_of)
    return {
        role: over_period((n, groups.get(event, ())) for event, n in heads.items()) for role, heads in by_role.items()
    }


def groups_of_events(plan: Plan, as_of: date) -> dict[int, set[int]]:
    """Return the groups of the held events that inform and have a head count."""
    groups: dict[int, set[int]] = {}
    for event, group in _groups(plan, as_of):
        groups.setdefault(event, set()).add(group)
    return groups


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """What was counted, and who was there by name, by event and role."""

    totals: Mapping[tuple[int, str], Totals]
    named: Mapping[tuple[int, str], Totals]
    left_out: Collection[int]
    """Organisations that are counted nowhere."""


def _read_counted(plan: Plan, as_of: date) -> _Counted:
    totals: dict[tuple[int, str], dict[int | None, int]] = {}
    left_out: set[int] = set()
    for event, role, owner, total, is_counted in _totals(plan, as_of):
        totals.setdefault((event, role), {})[owner] = total
        if owner is not None and not is_counted:
            left_out.add(owner)
    named: dict[tuple[int, str], dict[int | None, int]] = {}
    for event, role, owner, n in _named(plan, as_of) if totals else ():
        named.setdefault((event, role), {})[owner] = n
    return _Counted(totals=totals, named=named, left_out=left_out)


def _totals(plan: Plan, as_of: date) -> Any:
    counted = Case(None, [(scope.counted_from(HeadCount.organisation), 1)], 0)
    return (
        HeadCount.select(
            HeadCount.event, HeadCount.role, HeadCount.organisation, fn.SUM(HeadCount.total), fn.MAX(counted)
        )
        .where(HeadCount.role.in_(scope.ROLES), HeadCount.event.in_(scope.held_informing(plan, as_of)))
        .group_by(HeadCount.event, HeadCount.role, HeadCount.organisation)
        .tuples()
    )


def _named(plan: Plan, as_of: date) -> Any:
    return (
        Attendance.select(Attendance.event, Attendance.role, Attendance.organisation, fn.COUNT(Attendance.id))
        .where(Attendance.event.in_(_with_heads(plan, as_of)), Attendance.present, Attendance.role.in_(scope.ROLES))
        .group_by(Attendance.event, Attendance.role, Attendance.organisation)
        .tuples()
    )


def _groups(plan: Plan, as_of: date) -> Any:
    query = EventGroup.select(EventGroup.event, EventGroup.group)
    return query.where(EventGroup.event.in_(_with_heads(plan, as_of))).tuples()


def _with_heads(plan: Plan, as_of: date) -> Any:
    return scope.held_informing(plan, as_of).where(Event.id.in_(HeadCount.select(HeadCount.event)))
