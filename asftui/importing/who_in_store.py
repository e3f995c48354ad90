"""Which person of the store somebody in a sheet is, or may be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from asftui.importing.known import Face, Known, KnownPerson
from asftui.importing.someone import Someone, agrees_with_known, contradicts_known, titles_clash
from asftui.registers.alike_names import Block, blocks, like_names
from asftui.registers.mailboxes import is_shared


def find_in_store(
    everybody: Sequence[Someone], known: Known, shared: frozenset[str], said: Mapping[int, int | None]
) -> None:
    """Say of each who it is in the store, or whom it is alike.

    Args:
        everybody: the people of the sheet, by their first row.
        known: the store.
        shared: addresses that several people read.
        said: what the user has said of some, by first row: an id, or None for somebody new.
    """
    _Finding(known, shared).find(everybody, said)


class _Finding:
    def __init__(self, known: Known, shared: frozenset[str]) -> None:
        self.known = known
        self.by_id: dict[int, KnownPerson] = {}
        self.by_email: dict[str, list[KnownPerson]] = defaultdict(list)
        self.by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        self.by_face: dict[Face, list[KnownPerson]] = defaultdict(list)
        self.by_block: dict[tuple[int, Block], list[KnownPerson]] = defaultdict(list)
        self.by_number: dict[str, list[KnownPerson]] = defaultdict(list)
        self.addresses: dict[int, frozenset[str]] = {}
        self.claimed: set[int] = set()
        for person in known.people:
            self._index(person, shared)

    def _index(self, person: KnownPerson, shared: frozenset[str]) -> None:
        self.by_id[person.id] = person
        if person.identity:
            self.by_number[person.identity].append(person)
        for key in {person.key, *(face.key for face in person.faces)}:
            self.by_key[key].append(person)
        own = {person.email, *(face.email for face in person.faces)} - shared - {""}
        self.addresses[person.id] = frozenset(email for email in own if not is_shared(email))
        for email in self.addresses[person.id]:
            self.by_email[email].append(person)
        for face in person.faces:
            for narrow in (Face(face.key, face.email, None), Face(face.key, "", face.organisation)):
                if narrow.email or narrow.organisation is not None or face == narrow:
                    self.by_face[narrow].append(person)
        for owner in self._organisations(person):
            for block in blocks(person.name):
                self.by_block[owner, block].append(person)

    def find(self, everybody: Sequence[Someone], said: Mapping[int, int | None]) -> None:
        """Find everybody, the surest first for all, so that nobody is taken by a weaker likeness of somebody else."""
        left = []
        for someone in everybody:
            row = someone.first.row
            someone.told = row in said
            key = said.get(row)
            if key is not None and key in self.by_id:
                self._take(someone, self.by_id[key])
            else:
                left.append(someone)
        steps: tuple[Callable[[Someone], KnownPerson | None], ...] = (
            self._by_number,
            self._as_told_before,
            self._by_email,
            self._by_organisation,
            self._by_event,
            self._by_rare_name,
        )
        for step in steps:
            for someone in left:
                if someone.person is None and not someone.told and (found := step(someone)) is not None:
                    self._take(someone, found)
        for someone in left:
            if someone.person is None and not someone.told:
                self._by_likeliest(someone)
        for someone in everybody:
            if someone.person is None:
                someone.alike = self._doubtful(someone)
        self._forget_others_in_store(everybody)

    def _organisations(self, person: KnownPerson) -> set[int]:
        """Return a person's organisations: theirs, those they came from; where none is said that of the address."""
        own = person.organisation
        if own is None:
            own = self.known.domains.get(person.email.rpartition("@")[2])
        found = {own} if own is not None else set()
        return found | person.earlier | {face.organisation for face in person.faces if face.organisation is not None}

    def _take(self, someone: Someone, person: KnownPerson) -> None:
        someone.person = person
        self.claimed.add(person.id)

    def _free(self, someone: Someone, people: Iterable[KnownPerson]) -> list[KnownPerson]:
        """Return those whom nobody else is, and who have no other personal identity number."""
        return [
            person
            for person in {p.id: p for p in people}.values()
            if person.id not in self.claimed and not _other_number(someone, person)
        ]

    def _by_number(self, someone: Someone) -> KnownPerson | None:
        """Return the one of the very same personal identity number, whatever they are called."""
        return next(iter(self._free(someone, self.by_number.get(someone.identity, ()))), None)

    def _as_told_before(self, someone: Someone) -> KnownPerson | None:
        """Return the one that a user said that this name, with this address or organisation, is."""
        found = [
            person
            for each in someone.sightings
            for face in (
                *((Face(each.key, each.email, None),) if each.email else ()),
                *((Face(each.key, "", each.organisation),) if isinstance(each.organisation, int) else ()),
                *((Face(each.key, "", None),) if not each.email and each.organisation is None else ()),
            )
            for person in self.by_face.get(face, ())
        ]
        free = self._free(someone, found)
        if len(free) != 1 or self._other_address(someone, free[0]):
            return None
        # Where another has that very name and organisation it is asked each time.
        return free[0] if len(self._exact(someone, {free[0].id})) == 0 else None

    def _by_email(self, someone: Someone) -> KnownPerson | None:
        found = self._free(someone, (p for email in sorted(someone.emails) for p in self.by_email.get(email, ())))
        exact = [person for person in found if person.key in someone.keys]
        if exact:
            return exact[0]
        like = [p for p in found if any(like_names(p.name, each.name) for each in someone.sightings)]
        return like[0] if len(like) == 1 else None

    def _by_organisation(self, someone: Someone) -> KnownPerson | None:
        found = self._exact(someone)
        if len(found) > 1:  # of namesakes in one organisation the one of whom the row says something
            told = [person for person in found if agrees_with_known(someone, person)]
            found = told if len(told) == 1 else found
        return found[0] if len(found) == 1 else None

    def _exact(self, someone: Someone, but: set[int] | None = None) -> list[KnownPerson]:
        """Return those of the very name and organisation whom nothing contradicts."""
        owners = someone.organisations
        return [
            person
            for person in self._free(someone, (p for key in sorted(someone.keys) for p in self.by_key.get(key, ())))
            if person.id not in (but or ())
            and owners
            and not owners.isdisjoint(self._organisations(person))
            and not self._other_address(someone, person)
            and not self._speaks_against(someone, person)
        ]

    def _by_event(self, someone: Someone) -> KnownPerson | None:
        """Return the namesake who stands in the row's event already."""
        for each in someone.sightings:
            for person in self._free(someone, self.by_key.get(each.key, ())):
                there = any((event, person.id) in self.known.attendances for event in each.events)
                if there and (self.known.imported or not self._contradicts(someone, person)):
                    return person
        return None

    def _by_rare_name(self, someone: Someone) -> KnownPerson | None:
        """Return the only one of a name that hardly anybody has, where the row or the store does not say where from."""
        found = [person for key in sorted(someone.keys) for person in self.by_key.get(key, ())]
        if len({person.id for person in found}) != 1 or not all(map(self.known.commonness.is_rare, someone.keys)):
            return None
        silent = not someone.organisations or not self._organisations(found[0])
        return found[0] if silent and self._free(someone, found) and not self._contradicts(someone, found[0]) else None

    def _speaks_against(self, someone: Someone, person: KnownPerson) -> bool:
        """Return whether roles or occupations speak against it: of a name that many have, another title does too."""
        if contradicts_known(someone, person):
            return True
        rare = self.known.commonness.is_few or all(map(self.known.commonness.is_rare, someone.keys))
        return not rare and all(titles_clash(each.title, person.title) for each in someone.sightings)

    def _contradicts(self, someone: Someone, person: KnownPerson) -> bool:
        owners, known = someone.organisations, self._organisations(person)
        elsewhere = bool(owners and known and owners.isdisjoint(known))
        return elsewhere or self._other_address(someone, person) or self._speaks_against(someone, person)

    def _by_likeliest(self, someone: Someone) -> None:
        """Take one of the very same evidence where several may be meant, and mark the others.

        So the same sheet imported again adds nobody: a name alone is the person who has nothing but that name too, and
        of several namesakes in one organisation the first.
        """
        found = self._exact(someone)
        if not found and not someone.organisations and not someone.emails:
            same = self._free(someone, (p for key in sorted(someone.keys) for p in self.by_key.get(key, ())))
            found = [person for person in same if person.organisation is None and not person.email]
        if found:
            others, own = self._doubtful(someone), found[0].id
            self._take(someone, found[0])
            equal = {person.id for person in found}
            apart = self.known.apart
            # One told apart from whom they are taken for is not asked about again, unless as much speaks for it.
            someone.alike = tuple(
                key for key in others if key != own and (key in equal or (min(key, own), max(key, own)) not in apart)
            )

    def _other_address(self, someone: Someone, person: KnownPerson) -> bool:
        """Return whether both have addresses, and none in common."""
        known, emails = self.addresses[person.id], someone.emails
        return bool(known and emails and known.isdisjoint(emails))

    def _doubtful(self, someone: Someone) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for key in sorted(someone.keys):
            found.update({person.id: None for person in self.by_key.get(key, ())})
        for email in sorted(someone.emails):
            found.update({person.id: None for person in self.by_email.get(email, ())})
        for name in {each.key: each.name for each in someone.sightings}.values():
            for owner in someone.organisations:
                if not isinstance(owner, int):
                    continue
                near = {p.id: p for block in blocks(name) for p in self.by_block.get((owner, block), ())}
                for person in near.values():
                    if like_names(person.name, name) and not self._other_address(someone, person):
                        found[person.id] = None
        return tuple(
            key for key in sorted(found) if key not in self.claimed and not _other_number(someone, self.by_id[key])
        )

    def _forget_others_in_store(self, everybody: Sequence[Someone]) -> None:
        """Two rows that are each somebody in the store are not asked about as one."""
        person_of = {someone.first.row: someone.person for someone in everybody}
        for someone in everybody:
            if someone.person is not None:
                someone.alike_rows = tuple(row for row in someone.alike_rows if person_of.get(row) is None)


def _other_number(someone: Someone, person: KnownPerson) -> bool:
    """Return whether both have personal identity numbers, and not the same."""
    return bool(someone.identity and person.identity and someone.identity != person.identity)
