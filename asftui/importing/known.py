"""What the store knows that a sheet is held against, as one plain value: planning asks nobody else."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from peewee import fn

from asftui import store
from asftui.importing.commonness import Commonness
from asftui.importing.remembered import known_keys
from asftui.plan import Plan
from asftui.registers import organisations, plans
from asftui.registers.alike_names import blocks
from asftui.registers.same_people import apart_pairs
from asftui.store.models import (
    Attendance,
    Batch,
    Change,
    Event,
    EventGroup,
    Group,
    HeadCount,
    Organisation,
    Person,
    PersonName,
)
from asftui.text import fold

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Face:
    """A name that somebody is known by beside their own, with the address or organisation that it stood with."""

    key: str
    """Folded name."""
    email: str
    organisation: int | None


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A person of the store."""

    id: int
    revision: int
    name: str
    key: str
    """Folded name."""
    email: str
    telephone: str
    organisation: int | None
    unit: str
    title: str
    role: str | None
    municipality: str | None
    notes: str
    identity: str | None = None
    """Keyed hash of their personal identity number."""
    birth_year: int | None = None
    sex: str | None = None
    last: dt.date | None = None
    """Date of the latest event they stand in."""
    faces: tuple[Face, ...] = ()
    """Other names that they are known by: from people joined with them, or as users said."""
    earlier: frozenset[int] = frozenset()
    """Organisations that they came from to events."""


@dataclass(frozen=True, kw_only=True)
class KnownOrganisation:
    """An organisation of the store."""

    id: int
    name: str
    municipality: str | None


@dataclass(frozen=True, kw_only=True)
class KnownEvent:
    """An event of the store."""

    id: int
    revision: int
    date: dt.date
    end_date: dt.date | None
    start_time: dt.time | None
    end_time: dt.time | None
    type: str
    title: str
    status: str
    town: str
    premises: str
    municipality: str | None
    speaker: str
    notes: str
    invited: int | None
    signed_up: int | None
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KnownAttendance:
    """One person at one event of the store."""

    id: int
    event: int
    person: int
    role: str
    role_known: bool
    organisation: int | None
    unit: str
    title: str
    municipality: str | None
    present: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the store knew at one moment."""

    change: int
    """The store's change counter then."""
    plan: Plan
    """The plan in use."""
    plans: tuple[Plan, ...]
    organisations: Mapping[int, KnownOrganisation]
    organisation_names: Mapping[str, int]
    """Ids by folded name and alias."""
    groups: Mapping[str, int]
    """Ids by folded name."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Names of towns and municipalities by folded name."""
    people: tuple[KnownPerson, ...] = ()
    """Those whose name, address or organisation stands in the sheet."""
    events: tuple[KnownEvent, ...] = ()
    """Those on the sheet's dates."""
    attendances: Mapping[tuple[int, int], KnownAttendance] = field(default_factory=dict)
    """By event and person, for those events."""
    heads: Mapping[tuple[int, str, int | None], tuple[int, int]] = field(default_factory=dict)
    """Id and total of the head counts of those events, by event, role and organisation."""
    imported: bool = False
    """This very file has been imported, and that stands."""
    commonness: Commonness = field(default_factory=Commonness)
    """Of names, among everybody in the store."""
    domains: Mapping[str, int] = field(default_factory=dict)
    """Organisations by the domain of their people's addresses."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Pairs of people who were told apart, the lower id first."""
    mended: frozenset[str] = frozenset()
    """Keys of the sheet's rows that were rejected once and have come in since."""

    def plan_at(self, day: dt.date) -> Plan:
        """Return the plan whose period holds a day; the one in use where none does, or where it is one of several."""
        holding = [plan for plan in self.plans if plan.start <= day <= plan.end]
        return self.plan if self.plan in holding or not holding else holding[0]

    def is_planned(self, day: dt.date) -> bool:
        """Return whether some plan's period holds a day."""
        return any(plan.start <= day <= plan.end for plan in self.plans)


def read_base(today: dt.date, plan: str = "") -> Known:
    """Return what does not depend on the sheet: plans, organisations, groups, places.

    Raises:
        NotFound: there is no plan with that code.
    """
    with store.snapshot():
        current = plans.current_code(today, plan)
        loaded = tuple(plans.load_plan(code) for code in plans.plan_codes())
        rows = Organisation.select(Organisation.id, Organisation.name, Organisation.municipality).tuples()
        towns = Event.select(Event.town).where(Event.town != "").distinct().tuples()
        places = {fold(town): town for (town,) in towns}
        places.update({fold(name): name for each in loaded for name in each.municipalities})
        return Known(
            change=store.change_count(),
            plan=next(each for each in loaded if each.code == current),
            plans=loaded,
            organisations={key: KnownOrganisation(id=key, name=name, municipality=at) for key, name, at in rows},
            organisation_names=organisations.known_names(),
            groups=dict(Group.select(Group.search_key, Group.id).order_by(Group.id.desc()).tuples()),
            places=places,
        )


def read_for(
    base: Known,
    *,
    names: Iterable[str],
    emails: Iterable[str],
    dates: Iterable[dt.date],
    event: int | None = None,
    digest: str = "",
    keys: Iterable[str] = (),
    identities: Iterable[str] = (),
) -> Known:
    """Return that with the people and events that a sheet may mean.

    Args:
        base: from `read_base`; kept as it is where the store has changed since, so that this shows.
        names: names that stand in the sheet.
        emails: addresses that do.
        dates: days of its events.
        event: id of the event that the user says it is.
        digest: of the file.
        keys: of rows that were rejected once.
        identities: keyed hashes of the personal identity numbers in it.
    """
    with store.snapshot():
        commonness = Commonness()
        found = _people(set(names), set(emails), commonness, set(identities))
        events = _events(set(dates), event)
        ids = [each.id for each in events]
        people = _with_last(found)
        return replace(
            base,
            people=tuple(people),
            events=tuple(events),
            attendances={(each.event, each.person): each for each in _attendances(ids)},
            heads={
                (event_id, role, owner): (key, total)
                for part in _parts(ids)
                for key, event_id, role, owner, total in HeadCount.select(
                    HeadCount.id, HeadCount.event, HeadCount.role, HeadCount.organisation, HeadCount.total
                )
                .where(HeadCount.event.in_(part))
                .tuples()
            },
            imported=is_imported(digest) if digest else False,
            commonness=commonness,
            domains=commonness.domains(base.organisation_names),
            apart=frozenset(apart_pairs("person")),
            mended=known_keys(keys),
        )


def _people(
    names: set[str], emails: set[str], commonness: Commonness, identities: set[str]
) -> dict[int, dict[str, Any]]:
    if not names and not emails:
        return {}
    wanted: set[int] = set()
    for part in _parts(sorted(identities)):
        wanted.update(key for (key,) in Person.select(Person.id).where(Person.identity.in_(part)).tuples())
    keys = {fold(name) for name in names}
    for column, texts in ((PersonName.search_key, keys), (PersonName.email, emails)):
        for part in _parts(sorted(texts - {""})):
            wanted.update(key for (key,) in PersonName.select(PersonName.person).where(column.in_(part)).tuples())
    # Names that are nearly the same: those that share a key, such as `Pär Dahl` for `Per Dahl`.
    near = {block for name in names for block in blocks(name)}
    everybody = Person.select(Person.id, Person.name, Person.search_key, Person.email, Person.organisation)
    for key, name, folded, email, owner in everybody.tuples():
        commonness.add(folded, email, owner)
        if folded in keys or (email and email in emails) or not near.isdisjoint(blocks(name)):
            wanted.add(key)
    return {
        row["id"]: row for part in _parts(sorted(wanted)) for row in Person.select().where(Person.id.in_(part)).dicts()
    }


def _with_last(rows: Mapping[int, Mapping[str, Any]]) -> list[KnownPerson]:
    last: dict[int, dt.date] = {}
    earlier: dict[int, set[int]] = defaultdict(set)
    faces: dict[int, list[Face]] = defaultdict(list)
    for part in _parts(list(rows)):
        query = (
            Attendance.select(Attendance.person, Attendance.organisation, fn.MAX(Event.date))
            .join(Event)
            .where(Attendance.person.in_(part))
            .group_by(Attendance.person, Attendance.organisation)
        )
        for key, owner, found in query.tuples():
            day = found if isinstance(found, dt.date) else dt.date.fromisoformat(str(found)[:10])
            last[key] = max(day, last.get(key, day))
            if owner is not None:
                earlier[key].add(owner)
        for row in PersonName.select().where(PersonName.person.in_(part)).dicts():
            faces[row["person"]].append(Face(row["search_key"], row["email"], row["organisation"]))
    own = KnownPerson.__dataclass_fields__.keys() - {"key", "last", "faces", "earlier"}
    return [
        KnownPerson(
            key=row["search_key"],
            last=last.get(key),
            faces=tuple(faces.get(key, ())),
            earlier=frozenset(earlier.get(key, ())),
            **{name: row[name] for name in own},
        )
        for key, row in sorted(rows.items())
    ]


def _events(dates: set[dt.date], event: int | None) -> list[KnownEvent]:
    rows: dict[int, dict[str, Any]] = {}
    for part in _parts(sorted(dates)):
        rows.update({row["id"]: row for row in Event.select().where(Event.date.in_(part)).dicts()})
    if event is not None:
        rows.update({row["id"]: row for row in Event.select().where(Event.id == event).dicts()})
    owned: dict[int, tuple[int, ...]] = {}
    for part in _parts(list(rows)):
        for key, group in (
            EventGroup.select(EventGroup.event, EventGroup.group).where(EventGroup.event.in_(part)).tuples()
        ):
            owned[key] = (*owned.get(key, ()), group)
    kept = KnownEvent.__dataclass_fields__.keys() - {"groups"}
    return [
        KnownEvent(groups=owned.get(key, ()), **{name: row[name] for name in kept}) for key, row in sorted(rows.items())
    ]


def _attendances(events: Sequence[int]) -> list[KnownAttendance]:
    kept = tuple(KnownAttendance.__dataclass_fields__)
    return [
        KnownAttendance(**{name: row[name] for name in kept})
        for part in _parts(events)
        for row in Attendance.select().where(Attendance.event.in_(part)).dicts()
    ]


def is_imported(digest: str) -> bool:
    """Return whether this very file has been imported, and that stands."""
    query = Change.select(Change.id).join(Batch).where(Batch.digest == digest, Change.undone.is_null())
    return query.first() is not None


def _parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
