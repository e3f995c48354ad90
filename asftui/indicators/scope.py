"""Which events and attendances are counted, as conditions that the queries share (Bilaga 2, indicators 1–4).

An event belongs to the plan whose period holds its date. Kept but counted nowhere are the role `other`, the
association's own staff, and an enterprise's own people.
"""

from datetime import date
from typing import Any

from peewee import Case, fn

from asftui.plan.model import EventType, Plan
from asftui.store.models import Attendance, Event, HeadCount, Organisation

ROLES = ("employee", "politician")
"""Roles that are counted."""


def held(plan: Plan, as_of: date) -> Any:
    """Return the condition of events held in the plan's period, up to a date."""
    return (Event.status == "held") & Event.date.between(plan.start, min(as_of, plan.end))


def informs(plan: Plan) -> Any:
    """Return the condition of events that inform: by their own mark, else by their type's."""
    return _marked(Event.informs, [kind for kind in plan.event_types if kind.informs])


def counts(plan: Plan) -> Any:
    """Return the condition of information events: by their own mark, else by their type's."""
    return _marked(Event.counts, [kind for kind in plan.event_types if kind.counts])


def counted_attendance() -> Any:
    """Return the condition of attendances that are counted: present, in a role and from where it counts."""
    return Attendance.present & Attendance.role.in_(ROLES) & counted_from(Attendance.organisation)


def counted_heads() -> Any:
    """Return the condition of head counts of people who are counted."""
    return HeadCount.role.in_(ROLES) & counted_from(HeadCount.organisation)


def counted_from(organisation: Any) -> Any:
    """Return the condition that a column names no organisation, or one whose people are counted."""
    return organisation.is_null() | organisation.not_in(Organisation.select(Organisation.id).where(~is_counted()))


def is_counted() -> Any:
    """Return the condition of organisations whose people are counted: neither our own nor an enterprise."""
    return ~Organisation.own & (Organisation.kind != "enterprise")


def held_informing(plan: Plan, as_of: date) -> Any:
    """Return the query of the ids of the held events that inform."""
    return Event.select(Event.id).where(held(plan, as_of), informs(plan))


def number_of(condition: Any) -> Any:
    """Return the sum that counts the rows of a group for which a condition holds."""
    return fn.SUM(Case(None, [(condition, 1)], 0))


def _marked(mark: Any, kinds: list[EventType]) -> Any:
    # Not `mark | …`: what is null in SQL is null when it is negated too.
    return fn.COALESCE(mark, Event.type.in_([kind.code for kind in kinds]))
