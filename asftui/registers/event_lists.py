"""Events as lists show them: found, filtered, counted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from peewee import JOIN, fn

from asftui.store.models import Attendance, Event, EventActivity, EventGroup, Group, HeadCount, Organisation, Person
from asftui.text import fold


@dataclass(frozen=True, kw_only=True)
class EventFilter:
    """Which events are wanted; what is None or empty does not restrict."""

    text: str = ""
    """Words that type, title, town or premises hold."""
    status: str | None = None
    type: str | None = None
    activity: str | None = None
    """Code of an activity that it serves."""
    group: int | None = None
    municipality: str | None = None
    """Where it was held, as the plan spells it."""
    start: dt.date | None = None
    end: dt.date | None = None
    type_names: Mapping[str, str] = field(default_factory=dict)
    """Names of types by code: a word may also be found in its type's name."""


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """An event as a list shows it."""

    id: int
    revision: int
    date: dt.date
    start_time: dt.time | None
    type: str
    title: str
    town: str
    status: str
    named: int
    """Named people present."""
    heads: int
    """How many were there by the head counts, named ones included; 0 where none was given."""


@dataclass(frozen=True, kw_only=True)
class AttendanceLine:
    """One person at an event, as the event's page shows them."""

    id: int
    revision: int
    person: int
    name: str
    organisation: str
    unit: str
    title: str
    role: str
    role_known: bool
    municipality: str | None
    present: bool


def find_events(
    wanted: EventFilter, *, limit: int | None = None, offset: int = 0, newest_first: bool = True
) -> list[EventLine]:
    """Return the events that a filter lets through, by date."""
    order = (Event.date.desc(), Event.id.desc()) if newest_first else (Event.date, Event.id)
    rows = list(_filtered(wanted).order_by(*order).limit(limit).offset(offset).dicts())
    ids = [row["id"] for row in rows]
    named = dict(
        Attendance.select(Attendance.event, fn.COUNT(Attendance.id))
        .where(Attendance.event.in_(ids), Attendance.present)
        .group_by(Attendance.event)
        .tuples()
    )
    heads = dict(
        HeadCount.select(HeadCount.event, fn.SUM(HeadCount.total))
        .where(HeadCount.event.in_(ids))
        .group_by(HeadCount.event)
        .tuples()
    )
    return [
        EventLine(
            id=row["id"],
            revision=row["revision"],
            date=row["date"],
            start_time=row["start_time"],
            type=row["type"],
            title=row["title"],
            town=row["town"],
            status=row["status"],
            named=named.get(row["id"], 0),
            heads=heads.get(row["id"], 0),
        )
        for row in rows
    ]


def count_events(wanted: EventFilter) -> int:
    """Return how many events a filter lets through."""
    return int(_filtered(wanted).count())


def attendance_at(event: int) -> list[AttendanceLine]:
    """Return the people who stand in an event, in Swedish order by family name."""
    query = (
        Attendance.select(Attendance, Person.name.alias("name"), Organisation.name.alias("organisation_name"))
        .join(Person)
        .switch(Attendance)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(Attendance.event == event)
        .order_by(Person.sort_key, Person.id)
    )
    return [
        AttendanceLine(
            id=row["id"],
            revision=row["revision"],
            person=row["person"],
            name=row["name"],
            organisation=row["organisation_name"] or "",
            unit=row["unit"],
            title=row["title"],
            role=row["role"],
            role_known=row["role_known"],
            municipality=row["municipality"],
            present=row["present"],
        )
        for row in query.dicts()
    ]


def groups_of(event: int) -> list[str]:
    """Return the names of the groups that an event is for."""
    query = Group.select(Group.name).join(EventGroup).where(EventGroup.event == event).order_by(Group.sort_key)
    return [name for (name,) in query.tuples()]


def done_by_activity(start: dt.date, end: dt.date) -> dict[str, int]:
    """Return how many held events serve each activity, by code, within these dates (both included)."""
    query = (
        EventActivity.select(EventActivity.activity, fn.COUNT(EventActivity.event.distinct()))
        .join(Event)
        .where(Event.status == "held", Event.date.between(start, end))
        .group_by(EventActivity.activity)
    )
    return dict(query.tuples())


def known_towns() -> list[str]:
    """Return the towns that events have been in, the most frequent first."""
    query = Event.select(Event.town).where(Event.town != "").group_by(Event.town)
    return [town for (town,) in query.order_by(fn.COUNT(Event.id).desc(), Event.town).tuples()]


def _filtered(wanted: EventFilter) -> Any:
    query = Event.select()
    for word in fold(wanted.text).split():
        types = [code for code, name in wanted.type_names.items() if word in fold(name)]
        query = query.where(Event.search_key.contains(word) | Event.type.in_(types))
    places = (Event.municipality, wanted.municipality)
    for column, value in ((Event.status, wanted.status), (Event.type, wanted.type), places):
        if value is not None:
            query = query.where(column == value)
    if wanted.activity is not None:
        query = query.where(
            Event.id.in_(EventActivity.select(EventActivity.event).where(EventActivity.activity == wanted.activity))
        )
    if wanted.group is not None:
        query = query.where(Event.id.in_(EventGroup.select(EventGroup.event).where(EventGroup.group == wanted.group)))
    if wanted.start is not None:
        query = query.where(Event.date >= wanted.start)
    if wanted.end is not None:
        query = query.where(Event.date <= wanted.end)
    return query
