"""An attendance as somebody types it: a person who is known, or a new one, put into an event."""

from collections.abc import Mapping

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import people
from asftui.registers.attendance import AttendanceEntry, add_attendances
from asftui.registers.people import PersonEntry
from asftui.registers.places import municipality_of
from asftui.registers.unknown_names import organisation_named
from asftui.registers.values import parse_role
from asftui.store import writing
from asftui.store.models import Person
from asftui.text import clean, fold

FIELDS = ("name", "organisation", "title", "role", "municipality", "email", "present")
"""The fields of the form, in the order that they are filled in."""


def save_attendance(typed: Mapping[str, str], event: int, plan: Plan, *, make_organisation: bool = False) -> int:
    """Put a person into an event, and into the register where they are new; return the attendance's id.

    The one who is meant is of that name, with the same e-mail, else the same organisation, else the only one where no
    organisation is given. What is left empty is what is known of them; an e-mail that was not known is kept with them.

    Raises:
        UnknownName: the organisation is not known, and is not to be made.
        RecordError: nothing is written then.
    """
    name = clean(typed["name"])
    if not fold(name):
        raise RecordError(_("A person needs a name"), field="name")
    with writing(_("Attendance added: {name}").format(name=name)):
        owner = organisation_named(typed["organisation"], make=make_organisation)
        key = _known(name, typed["email"], owner)
        municipality = municipality_of(typed["municipality"], plan) or clean(typed["municipality"]) or None
        if key is None:
            key = people.add_person(
                PersonEntry(
                    name=name,
                    email=typed["email"],
                    organisation=owner,
                    title=typed["title"],
                    role=typed["role"] or parse_role(typed["title"]),
                    municipality=municipality,
                )
            )
        known = people.person(key)
        if clean(typed["email"]) and not known.email:
            people.edit_person(key, people.entry_of(known, email=typed["email"]))
        title = clean(typed["title"]) or known.title
        role = typed["role"] or parse_role(title) or known.role
        return add_attendances(
            [
                AttendanceEntry(
                    event=event,
                    person=key,
                    role=role or "employee",
                    role_known=role is not None,
                    organisation=owner or known.organisation,
                    unit=known.unit if owner in (None, known.organisation) else "",
                    title=title,
                    municipality=municipality or known.municipality,
                    present=typed["present"] != "no",
                )
            ]
        )[0]


def _known(name: str, email: str, owner: int | None) -> int | None:
    address = clean(email).lower()
    rows = list(
        Person.select(Person.id, Person.email, Person.organisation).where(Person.search_key == fold(name)).tuples()
    )
    for key, known_email, _owner in rows:
        if address and known_email == address:
            return int(key)
    fits = [key for key, known_email, theirs in rows if owner in (None, theirs) and (not address or not known_email)]
    return int(fits[0]) if len(fits) == 1 else None
