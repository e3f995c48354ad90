"""Events and who came to them."""

from collections.abc import Mapping
from typing import Any

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField, TimeField

from asftui.store.models.base import Edited, Record
from asftui.store.models.people import Group, Organisation, Person
from asftui.text import fold


class Event(Edited):
    """Something held or planned on a date. It belongs to the plan whose period holds the date."""

    date = DateField(index=True)
    end_date = DateField(null=True)
    """Last day, where it takes more than one."""
    start_time = TimeField(null=True)
    end_time = TimeField(null=True)
    type = CharField()
    """Code of the plan's event type."""
    title = TextField(default="")
    search_key = TextField(index=True)
    """Of title, type, town and premises."""
    status = CharField()
    """`planned`, `held` or `cancelled`."""
    moved_from = DateField(null=True)
    """The date it was first planned for, where it was moved."""
    town = TextField(default="")
    premises = TextField(default="")
    municipality = TextField(null=True)
    """Where it was held, as the plan spells it."""
    arranged = BooleanField(default=True)
    """Arranged by us; else taken part in."""
    counts = BooleanField(null=True)
    """One of the information events; null: as its type says."""
    informs = BooleanField(null=True)
    """Those present are informed; null: as its type says."""
    invited = IntegerField(null=True)
    signed_up = IntegerField(null=True)
    speaker = TextField(default="")
    notes = TextField(default="")
    next_step = TextField(default="")

    @classmethod
    def derived(cls, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the search key of an event."""
        return {"search_key": fold(f"{row['title']} {row['type']} {row['town']} {row['premises']}")}


class EventActivity(Record):
    """An activity that an event serves."""

    event = ForeignKeyField(Event, backref="activities", index=True)
    activity = CharField(index=True)
    """The activity's code in the plan whose period holds the event."""

    class Meta:
        indexes = ((("event", "activity"), True),)


class EventGroup(Record):
    """A group that an event is for."""

    event = ForeignKeyField(Event, backref="groups", index=True)
    group = ForeignKeyField(Group, backref="events", index=True)

    class Meta:
        indexes = ((("event", "group"), True),)


class Attendance(Edited):
    """One person at one event, with the role, organisation, unit and municipality of that day."""

    event = ForeignKeyField(Event, backref="attendances", index=True)
    person = ForeignKeyField(Person, backref="attendances", index=True)
    role = CharField()
    """`employee`, `politician` or `other`."""
    role_known = BooleanField(default=True)
    """False: nothing told the role, and employee was taken."""
    organisation = ForeignKeyField(Organisation, null=True, backref="attendances", index=True)
    unit = TextField(default="")
    title = TextField(default="")
    municipality = TextField(null=True)
    present = BooleanField(default=True)

    class Meta:
        indexes = ((("event", "person"), True),)


class HeadCount(Edited):
    """How many came in a role: the total, named ones included; of one organisation, or of all."""

    event = ForeignKeyField(Event, backref="head_counts", index=True)
    role = CharField()
    organisation = ForeignKeyField(Organisation, null=True, backref="head_counts", index=True)
    total = IntegerField()
