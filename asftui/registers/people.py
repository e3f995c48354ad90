"""The register of people: who has been met, with the latest that is known of them."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from peewee import JOIN, fn

from asftui.errors import InUse, NotFound, RecordError
from asftui.i18n import _, ngettext
from asftui.identity import HIDDEN
from asftui.plan import Plan
from asftui.registers.dependents import dependents
from asftui.registers.order import place_in
from asftui.store import writing
from asftui.store.models import Attendance, Event, Organisation, Person, PersonName
from asftui.store.writing import Source
from asftui.text import clean, fold, sort_key, tidy

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
"""A name, and a domain with a dot in it."""
ROLES = ("employee", "politician", "other")


@dataclass(frozen=True, kw_only=True)
class PersonEntry:
    """What a person fills in of a person."""

    name: str
    email: str = ""
    telephone: str = ""
    organisation: int | None = None
    unit: str = ""
    title: str = ""
    role: str | None = None
    municipality: str | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonDetail(PersonEntry):
    """A person as they stand in the store."""

    id: int
    revision: int
    birth_year: int | None = None
    """As a personal identity number said."""
    sex: str | None = None
    """`woman` or `man`, likewise."""


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person as a list shows them."""

    id: int
    revision: int
    name: str
    organisation: str
    title: str
    role: str | None
    municipality: str | None
    email: str
    attended: int
    """Events they were present at."""


@dataclass(frozen=True, kw_only=True)
class Attended:
    """One event in a person's history, with what they came as."""

    event: int
    date: dt.date
    type: str
    title: str
    town: str
    status: str
    informs: bool | None
    """Those present are informed; None: as the type says."""
    role: str
    organisation: str
    unit: str
    present: bool


def add_person(entry: PersonEntry, source: Source | None = None) -> int:
    """Write a new person and return their id. Raises RecordError where there is no name or the e-mail is none."""
    values = person_values(entry)
    with writing(_("Person added: {name}").format(name=values["name"])) as writer:
        return writer.insert(Person, source=source, **values)


def edit_person(key: int, entry: PersonEntry, *, revision: int | None = None, source: Source | None = None) -> None:
    """Save a person; attendances keep what they remember. Raises NotFound, Changed or RecordError."""
    values = person_values(entry)
    with writing(_("Person changed: {name}").format(name=values["name"])) as writer:
        writer.update(Person, key, values, revision=revision, source=source)


def delete_person(key: int, *, revision: int | None = None) -> None:
    """Remove a person who stands in no event. Raises InUse where they do."""
    found = person(key)
    with writing(_("Person deleted: {name}").format(name=found.name)) as writer:
        if needed := dependents(Person, key, but=(PersonName,)):
            n = sum(needed.counts.values())
            raise InUse(
                ngettext("{name} stands in {n} event", "{name} stands in {n} events", n).format(name=found.name, n=n),
                remedy=_("Take the person out of them first."),
            )
        writer.delete_many(PersonName, list(PersonName.select().where(PersonName.person == key).dicts()))
        writer.delete(Person, key, revision=revision)


def person(key: int) -> PersonDetail:
    """Return a person. Raises NotFound where there is none with this id."""
    found = Person.select().where(Person.id == key).dicts().first()
    if found is None:
        raise NotFound(_("There is no person {key}").format(key=key))
    return PersonDetail(**{k: v for k, v in found.items() if k not in ("search_key", "sort_key", "identity")})


def described(key: int) -> str:
    """Return a person with organisation and e-mail, which tell namesakes apart. Raises NotFound."""
    found = (
        Person.select(Person.name, Organisation.name, Person.email)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(Person.id == key)
        .tuples()
        .first()
    )
    if found is None:
        raise NotFound(_("There is no person {key}").format(key=key))
    return " · ".join(filter(None, found))


def other_names(key: int) -> list[str]:
    """Return the names that somebody is also known by, each once, but for spellings of their own."""
    query = PersonName.select(PersonName.name, PersonName.search_key).where(PersonName.person == key)
    found = {folded: name for name, folded in query.order_by(PersonName.id.desc()).tuples()}
    found.pop(Person.get_by_id(key).search_key, None)
    return sorted(found.values())


def entry_of(detail: PersonDetail, **changes: Any) -> PersonEntry:
    """Return what stands in a person as an entry, with these fields changed."""
    kept = {f.name: getattr(detail, f.name) for f in fields(PersonEntry)}
    return PersonEntry(**{**kept, **changes})


def find_people(
    text: str = "", *, organisation: int | None = None, limit: int | None = None, offset: int = 0
) -> list[PersonLine]:
    """Return people whose name, e-mail or organisation holds each word of the text, in Swedish order by family name.

    Args:
        text: what is looked for; empty: everybody.
        organisation: only those whose organisation it is.
        limit: so many at the most.
        offset: that stand after so many.
    """
    query = _found(text, organisation).order_by(Person.sort_key, Person.id)
    rows = list(query.limit(limit).offset(offset).dicts())
    ids = [row["id"] for row in rows]
    counted = (
        Attendance.select(Attendance.person, fn.COUNT(Attendance.id))
        .join(Event)
        .where(Attendance.person.in_(ids), Attendance.present, Event.status == "held")
        .group_by(Attendance.person)
    )
    attended = dict(counted.tuples())
    return [
        PersonLine(
            id=row["id"],
            revision=row["revision"],
            name=row["name"],
            organisation=row["organisation_name"] or "",
            title=row["title"],
            role=row["role"],
            municipality=row["municipality"],
            email=row["email"],
            attended=attended.get(row["id"], 0),
        )
        for row in rows
    ]


def count_people(text: str = "", *, organisation: int | None = None) -> int:
    """Return how many `find_people` would give in all."""
    return int(_found(text, organisation).count())


def place_of_person(key: int, text: str = "", *, organisation: int | None = None) -> int | None:
    """Return the place of a person, from 0, among those that `find_people` gives; None where they are not there."""
    return place_in(_found(text, organisation), Person, key)


def known_titles() -> list[str]:
    """Return the titles that people have, the most frequent first."""
    query = Person.select(Person.title).where(Person.title != "").group_by(Person.title)
    return [title for (title,) in query.order_by(fn.COUNT(Person.id).desc(), Person.title).tuples()]


def attended_by(key: int) -> list[Attended]:
    """Return the events that a person stands in, newest first."""
    query = (
        Attendance.select(
            Attendance.role,
            Attendance.unit,
            Attendance.present,
            Event.id.alias("event"),
            Event.date,
            Event.type,
            Event.title,
            Event.town,
            Event.status,
            Event.informs,
            Organisation.name.alias("organisation"),
        )
        .join(Event)
        .switch(Attendance)
        .join(Organisation, JOIN.LEFT_OUTER)
        .where(Attendance.person == key)
        .order_by(Event.date.desc(), Event.id.desc())
    )
    return [Attended(**{**row, "organisation": row["organisation"] or ""}) for row in query.dicts()]


def informed_by(lines: Sequence[Attended], plan: Plan, as_of: dt.date) -> list[Attended]:
    """Return those of a person's events that informed them by a date: held, informing, and they were there."""
    informing = {kind.code for kind in plan.event_types if kind.informs}
    return [
        line
        for line in lines
        if line.present
        and line.status == "held"
        and line.date <= as_of
        and (line.type in informing if line.informs is None else line.informs)
    ]


def person_values(entry: PersonEntry) -> dict[str, object]:
    """Return a person's row, cleaned and with its keys; what sheets and forms both go through.

    Raises:
        RecordError: no name, or an e-mail address that is none.
    """
    name = clean(entry.name)
    email = clean(entry.email).lower()
    if not fold(name):
        raise RecordError(_("A person needs a name"), field="name")
    if email and (HIDDEN in email or not _ADDRESS.fullmatch(email)):
        raise RecordError(_('"{email}" is no e-mail address').format(email=email), field="email")
    return {
        "name": name,
        "search_key": fold(name),
        "sort_key": sort_key(family_first(name)),
        "email": email,
        "telephone": _telephone(entry.telephone),
        "organisation": entry.organisation,
        "unit": clean(entry.unit),
        "title": clean(entry.title),
        "role": entry.role,
        "municipality": entry.municipality,
        "notes": clean(entry.notes, lines=True),
    }


def _telephone(text: str) -> str:
    """Return a telephone number; one in a hundred mobile numbers would pass for a personal identity number."""
    number = tidy(text)
    return number if re.fullmatch(r"0\d{6,11}", number) else clean(number)


def _found(text: str, organisation: int | None) -> Any:
    query = Person.select(Person, Organisation.name.alias("organisation_name")).join(Organisation, JOIN.LEFT_OUTER)
    if organisation is not None:
        query = query.where(Person.organisation == organisation)
    for word in fold(text).split():
        query = query.where(
            Person.search_key.contains(word) | Person.email.contains(word) | Organisation.search_key.contains(word)
        )
    return query


_PARTICLES = {"von", "af", "de", "van", "der", "del", "la", "le", "di"}


def family_first(name: str) -> str:
    """Return a name with its family name first, for sorting (`Fredrik von Post` → `von Post, Fredrik`)."""
    words = name.split(" ")
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return f"{' '.join(words[cut:])}, {' '.join(words[:cut])}" if cut > 0 else name
