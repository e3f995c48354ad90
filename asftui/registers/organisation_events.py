"""The events that an organisation was at, by name or by number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from peewee import fn

from asftui.store.models import Attendance, Event, HeadCount


@dataclass(frozen=True, kw_only=True)
class OrganisationEvent:
    """One event that somebody of an organisation was at, or signed up for."""

    event: int
    date: dt.date
    type: str
    title: str
    town: str
    status: str
    present: int
    """Named people of it who were present."""
    heads: int
    """How many of it were there by the head counts, named ones included."""


def held_events(keys: Sequence[int]) -> dict[int, int]:
    """Return how many held events each of some organisations was at, by name or by number."""
    found: dict[int, set[int]] = {}
    for model, there in ((Attendance, Attendance.present), (HeadCount, True)):
        query = model.select(model.organisation, model.event).join(Event)
        query = query.where(model.organisation.in_(keys), Event.status == "held", there).distinct()
        for organisation, event in query.tuples():
            found.setdefault(organisation, set()).add(event)
    return {organisation: len(events) for organisation, events in found.items()}


def events_of_organisation(key: int) -> list[OrganisationEvent]:
    """Return the events that an organisation was at, newest first."""
    present = dict(
        Attendance.select(Attendance.event, fn.SUM(Attendance.present.cast("integer")))
        .where(Attendance.organisation == key)
        .group_by(Attendance.event)
        .tuples()
    )
    heads = dict(
        HeadCount.select(HeadCount.event, fn.SUM(HeadCount.total))
        .where(HeadCount.organisation == key)
        .group_by(HeadCount.event)
        .tuples()
    )
    there = Attendance.select(Attendance.event).where(Attendance.organisation == key)
    counted = HeadCount.select(HeadCount.event).where(HeadCount.organisation == key)
    query = Event.select(Event.id, Event.date, Event.type, Event.title, Event.town, Event.status).where(
        Event.id.in_(there) | Event.id.in_(counted)
    )
    return [
        OrganisationEvent(
            event=row["id"],
            date=row["date"],
            type=row["type"],
            title=row["title"],
            town=row["town"],
            status=row["status"],
            present=present.get(row["id"], 0),
            heads=heads.get(row["id"]) or 0,
        )
        for row in query.order_by(Event.date.desc(), Event.id.desc()).dicts()
    ]
