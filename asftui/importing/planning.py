"""What all kinds of sheet share when they are planned: the people of the rows, and what is new about them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _, ngettext
from asftui.importing.check import Problem, Record
from asftui.importing.known import Known, KnownPerson
from asftui.importing.names import folded
from asftui.importing.organisations import Found, Organisations
from asftui.importing.plan import Mark, New, PersonNew, Ref, Update
from asftui.importing.someone import Someone
from asftui.registers.alike_names import like_names
from asftui.registers.people import PersonEntry, person_values
from asftui.registers.values import parse_role

KEPT_OF_NUMBER = ("identity", "birth_year", "sex")
"""What a person has of a personal identity number."""
PERSONAL = ("email", "telephone", "unit", "title", "role", "municipality", "notes", *KEPT_OF_NUMBER)
"""What a person has beside name and organisation."""


_AS_WRITTEN = ("email", "telephone", "title", "notes", *KEPT_OF_NUMBER)
_LISTED = 12
"""So many titles a note names at the most."""


@dataclass(slots=True, kw_only=True)  # one for each row: frozen takes three times as long to make
class PersonRow:
    """A row about a person, with what it says settled."""

    record: Record
    organisation: Found | None
    values: Mapping[str, Any]
    """Of `PERSONAL`, what the row says; rows that say the same share it."""
    day: dt.date | None = None
    """When it was so; None: now."""

    @property
    def ref(self) -> Ref | None:
        """Return the organisation."""
        return self.organisation.ref if self.organisation else None


@dataclass(kw_only=True)
class Gathered:
    """What planning gathers as it goes through the rows."""

    known: Known
    organisations: Organisations
    people: list[PersonNew] = field(default_factory=list)
    people_updates: list[Update] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: dict[tuple[int, str], tuple[Mapping[str, Any], Found | None, Mapping[str, Any]]] = field(default_factory=dict)
    """What rows say of their people, settled, by the identity of what they say (which is kept here too) and town."""


def person_row(record: Record, gathered: Gathered, *, day: dt.date | None = None, town: str = "") -> PersonRow:
    """Return a row about a person with organisation, unit, role and municipality told.

    Args:
        record: the row.
        gathered: knows the organisations.
        day: when it was so.
        town: a place that belongs to the person.
    """
    key = id(record.person), town
    if key not in gathered.told:
        gathered.told[key] = (record.person, *_settled(record, gathered, town))
    _said, owner, values = gathered.told[key]
    return PersonRow(record=record, organisation=owner, values=values, day=day)


def _settled(record: Record, gathered: Gathered, town: str) -> tuple[Found | None, dict[str, Any]]:
    found = record.person
    text = str(found.get("organisation", ""))
    owner = gathered.organisations.find(text, record.row) if text else None
    values: dict[str, Any] = {name: found[name] for name in _AS_WRITTEN if name in found}
    if unit := str(found.get("unit", "")) or (owner.unit if owner else ""):
        values["unit"] = unit
    role = found.get("role") or parse_role(str(found.get("title", ""))) or None
    if role:
        values["role"] = role
    place = str(found.get("municipality", "")) or town
    if place and (name := municipality(place, gathered)):
        values["municipality"] = name
    return owner, values


def municipality(text: str, gathered: Gathered) -> str:
    """Return a municipality as the plan spells it: `Gävle kommun`, `GÄVLE` and `Gävle` are one. Others as written."""
    names = {folded(name): name for plan in gathered.known.plans for name in plan.municipalities}
    key = folded(text)
    if key in names:
        return names[key]
    owner = gathered.known.organisation_names.get(key)
    if owner is not None and (seat := gathered.known.organisations[owner].municipality):
        return seat
    bare = key.removesuffix(" kommun").removesuffix(" kn")
    return names.get(bare) or names.get(bare.removesuffix("s")) or text


def settle(rows: Sequence[PersonRow]) -> tuple[dict[str, Any], Found | None, str]:
    """Return what several rows say of one person: the latest that is said of each thing, and the name."""
    latest = sorted(rows, key=lambda row: (row.day or dt.date.max, -row.record.row))
    values: dict[str, Any] = {}
    owner: Found | None = None
    for row in latest:
        values.update(row.values)
        if row.organisation is not None:
            owner = row.organisation
    names = [str(row.record.values["name"]) for row in rows if not row.record.values.get("named_by_email")]
    return values, owner, names[0] if names else str(rows[0].record.values["name"])


def add_person(gathered: Gathered, someone: Someone, rows: Sequence[PersonRow]) -> Ref | Problem:
    """Plan a new person and return the reference, or why the register would not take them."""
    values, owner, name = settle(rows)
    kept = {each: values.pop(each) for each in KEPT_OF_NUMBER if each in values}
    entry = PersonEntry(name=name, **values)
    try:
        person_values(entry)
    except RecordError as error:
        return Problem(row=rows[0].record.row, column="", value=name, reason=str(error))
    gathered.people.append(
        PersonNew(entry=entry, kept=kept, organisation=owner.ref if owner else None, row=rows[0].record.row)
    )
    return New(len(gathered.people) - 1)


def update_person(gathered: Gathered, person: KnownPerson, rows: Sequence[PersonRow], *, news: bool) -> dict[str, Any]:
    """Plan what rows change about a person who is there, and return it: nothing where they say nothing new.

    Args:
        gathered: where it is planned.
        person: as they are.
        rows: what is said of them.
        news: the rows say something that the store did not know; else only what is empty is filled, so that the same
            sheet imported again takes nobody back to what they were.
    """
    values, owner, _name = settle(rows)
    if owner is not None:
        values["organisation"] = owner.ref
    day = max((row.day for row in rows if row.day is not None), default=None)
    older = day is not None and person.last is not None and day < person.last
    changed: dict[str, Any] = {}
    for name, value in values.items():
        now = getattr(person, name)
        if now == value or value in (None, ""):
            continue
        if now in (None, "") or (news and not older):
            changed[name] = value
    if changed:
        row = max(rows, key=lambda each: (each.day or dt.date.min, each.record.row)).record.row
        gathered.people_updates.append(Update(id=person.id, revision=person.revision, values=changed, row=row))
    return changed


def attendance_values(
    said: Mapping[str, Any], stands: KnownPerson | None, *, present: bool
) -> tuple[str | None, Ref | None, dict[str, Any]]:
    """Return role, organisation and values of a new attendance of somebody who `stands` in the store, or does not."""
    role = said.get("role") or (stands.role if stands else None)
    owner: Ref | None = said.get("organisation")
    same_owner = stands is not None and (owner is None or owner == stands.organisation)
    values = {
        "role": role or "employee",
        "role_known": role is not None,
        # What the sheet does not say of that day is as known of the person, while they are where they were.
        "unit": said.get("unit") or (stands.unit if stands and same_owner else ""),
        "title": said.get("title") or (stands.title if stands and same_owner else ""),
        "municipality": said.get("municipality") or (stands.municipality if stands and same_owner else None),
        "present": present,
    }
    if owner is None and stands is not None:
        owner = stands.organisation
    return role, owner, values


def mark_of(someone: Someone) -> Mark:
    """Return what the store says of a person."""
    if someone.is_doubtful:
        return "alike"
    return "known" if someone.person is not None else ""


def doubtful_notes(everybody: Sequence[Someone], known: Known) -> list[str]:
    """Return the notes that list people of whom it is not sure who they are."""
    notes = []
    names = {person.id: person for person in known.people}
    for someone in everybody:
        notes += _unlike(someone)
        if not someone.is_doubtful or not someone.alike:
            continue
        said = {
            "rows": ", ".join(dict.fromkeys(str(each.row) for each in someone.sightings)),
            "name": someone.first.name,
            "others": "; ".join(_described(names[key], known) for key in someone.alike),
        }
        if someone.person is None:
            notes.append(_("row {rows}: {name} may be {others}, and is kept apart").format(**said))
        else:
            taken = _described(someone.person, known)
            notes.append(_("row {rows}: {name} is taken for {taken}, but may be {others}").format(taken=taken, **said))
    n = sum(someone.is_doubtful and not someone.alike and someone.person is None for someone in everybody)
    if n:
        notes.append(
            ngettext(
                "{n} person may be another of the sheet, and is kept apart",
                "{n} people may be others of the sheet, and are kept apart",
                n,
            ).format(n=n)
        )
    return notes


def _unlike(someone: Someone) -> list[str]:
    """Return the note on somebody who is known by their personal number alone, and called quite something else."""
    if not someone.identity:
        return []
    called = {each.key: each.name for each in someone.sightings if each.identity}
    if someone.person is not None and someone.person.identity == someone.identity:
        called[someone.person.key] = someone.person.name
    names = list(called.values())
    if all(like_names(names[0], name) for name in names[1:]):
        return []
    rows = ", ".join(dict.fromkeys(str(each.row) for each in someone.sightings))
    return [
        _("row {rows}: one personal identity number has names that are unlike ({names}); taken as one person").format(
            rows=rows, names=", ".join(names)
        )
    ]


def titles_note(titles: Iterable[str]) -> list[str]:
    """Return the note that lists titles which tell no role, so that one sees whether a politician is among them."""
    known = list(titles)
    if not known:
        return []
    listed = ", ".join(f"“{title}”" for title in known[:_LISTED])
    if len(known) > _LISTED:
        listed += " …"
    return [_("titles that tell no role: {titles}").format(titles=listed)]


def changed_words(changed: Mapping[str, Any]) -> str:
    """Return which things of a person or an attendance change, in words."""
    labels = {
        "email": _("e-mail"),
        "telephone": _("telephone"),
        "organisation": _("organisation"),
        "unit": _("unit"),
        "title": _("title"),
        "role": _("role"),
        "municipality": _("municipality"),
        "notes": _("notes"),
        "identity": _("personal identity number, as a key"),
        "birth_year": _("birth year"),
        "sex": _("sex"),
        "present": _("presence"),
    }
    return ", ".join(dict.fromkeys(labels[name] for name in changed if name in labels))


def _described(person: KnownPerson, known: Known) -> str:
    owner = known.organisations.get(person.organisation) if person.organisation is not None else None
    return f"{person.name} ({owner.name})" if owner else person.name
