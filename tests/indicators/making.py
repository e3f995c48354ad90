"""Short ways to the records that these tests need."""

from datetime import date

from asftui.registers import attendance, events, groups, organisations, people
from asftui.registers import plans as stored_plans
from asftui.registers.events import HeadCountEntry

HALF = date(2017, 6, 30)


def the_plan():
    return stored_plans.load_plan("gavleborg-2017")


def an_organisation(name, **more):
    return organisations.add_organisation(organisations.OrganisationEntry(name=name, **more))


def a_group(name, **more):
    return groups.add_group(groups.GroupEntry(name=name, **more))


def a_person(name, **more):
    return people.add_person(people.PersonEntry(name=name, **more))


def an_event(day="2017-03-14", kind="breakfast-meeting", heads=(), **more):
    head_counts = tuple(HeadCountEntry(role=r, total=n, organisation=o) for r, n, o in heads)
    return events.add_event(events.EventEntry(date=date.fromisoformat(day), type=kind, head_counts=head_counts, **more))


def came(event, person, role="employee", **more):
    entry = attendance.AttendanceEntry(event=event, person=person, role=role, **more)
    return attendance.add_attendances([entry])[0]
