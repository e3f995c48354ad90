"""Who is who: which rows are one person, and which person of the store that is.

Sure: the same e-mail and like names; the same name and organisation; within one sheet the same name with nothing that
contradicts. The same e-mail with unlike names, or the same name otherwise, is doubtful: kept apart, and marked. The
order of the rows never matters.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from asftui.importing.known import Known, KnownPerson
from asftui.importing.names import folded, like_names
from asftui.importing.plan import Ref

Decision = int | str
"""The id of a person of the store, or `apart`."""
APART = "apart"


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """A row that names somebody."""

    row: int
    name: str
    email: str = ""
    organisation: Ref | None = None
    events: tuple[int, ...] = ()
    """Ids of the events of the store that the row is about."""

    @cached_property
    def key(self) -> str:
        """Return the folded name."""
        return folded(self.name)


@dataclass(kw_only=True)
class Someone:
    """One person of the sheet."""

    sightings: list[Sighting]
    person: KnownPerson | None = None
    """Who it is in the store."""
    alike: tuple[int, ...] = ()
    """Ids of people in the store who may be the same."""
    doubtful_here: bool = False
    """Somebody else in the sheet may be the same."""

    @property
    def keys(self) -> set[str]:
        """Return the folded names that they stand under."""
        return {each.key for each in self.sightings}

    @property
    def emails(self) -> set[str]:
        """Return their addresses."""
        return {each.email for each in self.sightings if each.email}

    @property
    def organisations(self) -> set[Ref]:
        """Return their organisations."""
        return {each.organisation for each in self.sightings if each.organisation is not None}


def tell_people(
    sightings: Sequence[Sighting], known: Known, decisions: Mapping[int, Decision] | None = None
) -> list[Someone]:
    """Return the people that these rows name, by their first row."""
    everybody = _within_sheet(sightings)
    everybody.sort(key=lambda someone: someone.sightings[0].row)
    _in_store(everybody, known, decisions or {})
    return everybody


def _within_sheet(sightings: Sequence[Sighting]) -> list[Someone]:
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for each in sorted(sightings, key=lambda s: s.row):
        by_key[each.key].append(each)
    people = [someone for group in by_key.values() for someone in _same_name(group)]
    return _same_address(people)


def _same_name(group: Sequence[Sighting]) -> list[Someone]:
    """Part rows of one name into people: by address, then by organisation; what says neither joins the only one."""
    people: list[Someone] = []
    by_email: dict[str, Someone] = {}
    for each in group:
        if each.email:
            if each.email not in by_email:
                by_email[each.email] = Someone(sightings=[])
                people.append(by_email[each.email])
            by_email[each.email].sightings.append(each)
    without = [each for each in group if not each.email]
    by_organisation: dict[Ref, list[Sighting]] = defaultdict(list)
    for each in without:
        if each.organisation is not None:
            by_organisation[each.organisation].append(each)
    addressed = list(people)
    for owner, rows in by_organisation.items():
        fits = [someone for someone in addressed if owner in someone.organisations]
        if not fits and len(by_organisation) == 1:
            fits = [someone for someone in addressed if not someone.organisations]
        if len(fits) == 1:
            fits[0].sightings.extend(rows)
        else:
            people.append(Someone(sightings=rows, doubtful_here=bool(fits)))
    bare = [each for each in without if each.organisation is None]
    if bare and len(people) == 1:
        people[0].sightings.extend(bare)
    elif bare:
        people.append(Someone(sightings=bare, doubtful_here=bool(people)))
    for someone in people:
        someone.sightings.sort(key=lambda s: s.row)
        someone.doubtful_here = someone.doubtful_here or len(people) > 1
    return people


def _same_address(people: list[Someone]) -> list[Someone]:
    """Join people who share an address and whose names are like."""
    joined: list[Someone] = []
    by_email: dict[str, list[Someone]] = defaultdict(list)
    for someone in sorted(people, key=lambda s: s.sightings[0].row):
        other = next(
            (
                each
                for email in sorted(someone.emails)
                for each in by_email[email]
                if like_names(each.sightings[0].name, someone.sightings[0].name)
            ),
            None,
        )
        if other is not None:
            other.sightings = sorted([*other.sightings, *someone.sightings], key=lambda s: s.row)
            other.doubtful_here = False
        else:
            for email in someone.emails:
                if by_email[email]:
                    someone.doubtful_here = True
                by_email[email].append(someone)
            joined.append(someone)
    return joined


@dataclass
class _Store:
    by_email: dict[str, list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[int, KnownPerson] = field(default_factory=dict)


def _in_store(everybody: list[Someone], known: Known, decisions: Mapping[int, Decision]) -> None:
    index = _Store()
    for person in known.people:
        index.by_id[person.id] = person
        index.by_key[person.key].append(person)
        if person.email:
            index.by_email[person.email].append(person)
        for word in person.key.split():
            index.by_word[word].append(person)
    claimed: set[int] = set()
    apart: set[int] = set()
    for someone in everybody:
        said = next((decisions[each.row] for each in someone.sightings if each.row in decisions), None)
        if said == APART:
            apart.add(id(someone))
        elif isinstance(said, int) and said in index.by_id:
            someone.person = index.by_id[said]
            claimed.add(said)
    # The surest first, for all, so that nobody is taken by a weaker likeness of somebody else.
    for find in (_by_email, _by_organisation, _by_event):
        for someone in everybody:
            if someone.person is None and id(someone) not in apart:
                found = find(someone, index, known, claimed)
                if found is not None:
                    someone.person = found
                    claimed.add(found.id)
    for someone in everybody:
        if someone.person is None and id(someone) not in apart:
            someone.alike = _doubtful(someone, index, claimed)


def _by_email(someone: Someone, index: _Store, known: Known, claimed: set[int]) -> KnownPerson | None:
    found = [person for email in sorted(someone.emails) for person in index.by_email.get(email, ())]
    found = [person for person in found if person.id not in claimed]
    exact = [person for person in found if person.key in someone.keys]
    like = exact or [p for p in found if any(like_names(p.name, each.name) for each in someone.sightings)]
    return like[0] if like else None


def _by_organisation(someone: Someone, index: _Store, known: Known, claimed: set[int]) -> KnownPerson | None:
    same = [person for key in sorted(someone.keys) for person in index.by_key.get(key, ()) if person.id not in claimed]
    if someone.organisations:
        same = [person for person in same if person.organisation in someone.organisations]
    else:  # of both nothing is said: the same row imported again
        same = [person for person in same if person.organisation is None and (not person.email or not someone.emails)]
    # Of namesakes in one organisation the one whose address does not contradict.
    same.sort(key=lambda person: (bool(person.email and someone.emails), person.id))
    return same[0] if same else None


def _by_event(someone: Someone, index: _Store, known: Known, claimed: set[int]) -> KnownPerson | None:
    for each in someone.sightings:
        for person in index.by_key.get(each.key, ()):
            if person.id not in claimed and any((event, person.id) in known.attendances for event in each.events):
                return person
    return None


def _doubtful(someone: Someone, index: _Store, claimed: set[int]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for key in sorted(someone.keys):
        found.update({person.id: None for person in index.by_key.get(key, ())})
    for email in sorted(someone.emails):
        found.update({person.id: None for person in index.by_email.get(email, ())})
    for each in someone.sightings[:1]:
        near = {p.id: p for word in each.key.split() for p in index.by_word.get(word, ())}
        for person in near.values():
            # `Pär Dahl` of the same organisation may be `Per Dahl`
            shared = person.organisation is not None and person.organisation in someone.organisations
            if shared and like_names(person.name, each.name) and not (person.email and someone.emails):
                found[person.id] = None
    return tuple(key for key in found if key not in claimed)
