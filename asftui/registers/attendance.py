"""The register of attendance: one person at one event, with what they were that day."""

from collections.abc import Sequence
from dataclasses import dataclass

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.people import PersonDetail
from asftui.store import writing
from asftui.store.models import Attendance, Event, Person
from asftui.store.writing import Source
from asftui.text import clean


@dataclass(frozen=True, kw_only=True)
class AttendanceEntry:
    """One person at one event."""

    event: int
    person: int
    role: str
    role_known: bool = True
    """False: nothing told the role, and employee was taken."""
    organisation: int | None = None
    unit: str = ""
    title: str = ""
    municipality: str | None = None
    present: bool = True


def entry_for(event: int, person: PersonDetail, *, role: str | None = None, present: bool = True) -> AttendanceEntry:
    """Return an attendance with what is known of the person; an unknown role is taken as employee, and marked so."""
    known = role or person.role
    return AttendanceEntry(
        event=event,
        person=person.id,
        role=known or "employee",
        role_known=known is not None,
        organisation=person.organisation,
        unit=person.unit,
        title=person.title,
        municipality=person.municipality,
        present=present,
    )


def add_attendances(entries: Sequence[AttendanceEntry], sources: Sequence[Source | None] | None = None) -> list[int]:
    """Write attendances and return their ids, in order.

    Raises:
        RecordError: somebody stands in the event already.
    """
    if not entries:
        return []
    with writing(_("Attendance added")) as writer:
        _check_new(entries)
        return writer.insert_many(
            Attendance,
            [
                {
                    "event": e.event,
                    "person": e.person,
                    "role": e.role,
                    "role_known": e.role_known,
                    "organisation": e.organisation,
                    "unit": clean(e.unit),
                    "title": clean(e.title),
                    "municipality": e.municipality,
                    "present": e.present,
                }
                for e in entries
            ],
            sources,
        )


def set_present(key: int, present: bool, *, revision: int | None = None) -> None:
    """Mark somebody as present or not. Raises NotFound or Changed."""
    with writing(_("Marked as present") if present else _("Marked as not present")) as writer:
        writer.update(Attendance, key, {"present": present}, revision=revision)


def set_role(key: int, role: str, *, revision: int | None = None) -> None:
    """Say what somebody came as. Raises NotFound or Changed."""
    with writing(_("Role at the event changed")) as writer:
        writer.update(Attendance, key, {"role": role, "role_known": True}, revision=revision)


def delete_attendance(key: int, *, revision: int | None = None) -> None:
    """Take somebody out of an event. Raises NotFound or Changed."""
    with writing(_("Taken out of the event")) as writer:
        writer.delete(Attendance, key, revision=revision)


def _check_new(entries: Sequence[AttendanceEntry]) -> None:
    events = {e.event for e in entries}
    there = set(Attendance.select(Attendance.event, Attendance.person).where(Attendance.event.in_(events)).tuples())
    for entry in entries:
        if (entry.event, entry.person) not in there:
            there.add((entry.event, entry.person))
            continue
        person = Person.get_or_none(Person.id == entry.person)
        raise RecordError(
            _("{name} stands in the event already").format(name=person.name if person else ""), field="person"
        )
    for key in events:
        if Event.get_or_none(Event.id == key) is None:
            raise NotFound(_("There is no event {key}").format(key=key))
