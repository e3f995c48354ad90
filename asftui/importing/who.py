"""Who is who: which rows are one person, and which person of the store that is.

Sure: the same personal identity number, and nobody of another; the same e-mail and like names; the same name and
organisation with nothing that contradicts; within one sheet the same name with nothing that contradicts; what a user
has said before. The same e-mail with unlike names, the same name otherwise, or like names in one organisation, is
doubtful: kept apart, and marked. An address that several people read tells nothing. The order of the rows never
matters.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from asftui.importing.known import Known
from asftui.importing.plan import Ref
from asftui.importing.someone import Sighting, Someone, contradict
from asftui.importing.who_in_store import find_in_store
from asftui.registers.alike_names import Block, blocks, like_names
from asftui.registers.mailboxes import shared_addresses

Decision = int | str
"""The id of a person of the store, `row N` for the person of another row of the sheet, or `apart`."""
APART = "apart"
ROW = "row "


def tell_people(
    sightings: Sequence[Sighting], known: Known, decisions: Mapping[int, Decision] | None = None
) -> list[Someone]:
    """Return the people that these rows name, by their first row."""
    said = decisions or {}
    shared = shared_addresses(
        ((each.email, each.name) for each in sightings if each.email),
        ((person.email, person.name) for person in known.people if person.email),
    )
    rows = [_seen(each, shared, known.domains) for each in sightings]
    everybody = _as_told(_within_sheet(rows), said)
    everybody.sort(key=lambda someone: someone.first.row)
    _mark_alike(everybody)
    find_in_store(everybody, known, shared, _said_of_store(everybody, said))
    return everybody


def _seen(each: Sighting, shared: frozenset[str], domains: Mapping[str, int]) -> Sighting:
    """Return a row as it tells people apart: a shared address says nobody, one of an organisation's says where."""
    if not each.email:
        return each
    owner = domains.get(each.email.rpartition("@")[2]) if each.organisation is None else None
    if owner is not None:
        each = replace(each, organisation=owner)
    return replace(each, email="") if each.email in shared else each


def _said_of_store(everybody: Sequence[Someone], decisions: Mapping[int, Decision]) -> dict[int, int | None]:
    """Return what was said of people, by their first row: an id, or None for somebody new."""
    found: dict[int, int | None] = {}
    for someone in everybody:
        said = [decisions[each.row] for each in someone.sightings if each.row in decisions]
        ids = [each for each in said if isinstance(each, int)]
        if ids or APART in said:
            found[someone.first.row] = ids[0] if ids else None
    return found


def _as_told(people: list[Someone], decisions: Mapping[int, Decision]) -> list[Someone]:
    """Join those of whom a user said that they are the person of another row."""
    of_row = {each.row: someone for someone in people for each in someone.sightings}
    for row, said in sorted(decisions.items()):
        if not isinstance(said, str) or not said.startswith(ROW):
            continue
        own, other = of_row.get(row), of_row.get(int(said.removeprefix(ROW)))
        if own is not None and other is not None and own is not other:
            other.take(own.sightings)
            of_row.update((each.row, other) for each in own.sightings)
            people = [someone for someone in people if someone is not own]
    return people


def _within_sheet(sightings: Sequence[Sighting]) -> list[Someone]:
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for each in sorted(sightings, key=lambda s: s.row):
        by_key[each.key].append(each)
    people = [someone for group in by_key.values() for someone in _same_name(group)]
    return _same_address(_same_number(people))


def _same_number(people: list[Someone]) -> list[Someone]:
    """Join people of one personal identity number, whatever they are called."""
    by_number: dict[str, Someone] = {}
    joined: list[Someone] = []
    for someone in people:
        other = by_number.setdefault(someone.identity, someone) if someone.identity else someone
        if other is someone:
            joined.append(someone)
        else:
            other.take(someone.sightings)
    return joined


def _same_name(group: Sequence[Sighting]) -> list[Someone]:
    """Part rows of one name into people: by address, then by organisation; what says neither joins the only one."""
    numbers = {each.identity for each in group if each.identity}
    if len(numbers) > 1:  # namesakes; a row without a number is one more who may be any of them
        parts = [[each for each in group if each.identity == number] for number in sorted(numbers)]
        parts.append([each for each in group if not each.identity])
        return [someone for part in parts for someone in _same_name(part)]
    people: list[Someone] = []
    if numbers:
        people.append(Someone(sightings=[each for each in group if each.identity]))
        group = [each for each in group if not each.identity]
    by_email: dict[str, Someone] = dict.fromkeys(people[0].emails, people[0]) if people else {}
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
        for same in _not_contradicting(rows):
            fits = [each for each in addressed if owner in each.organisations and not _clash(each.sightings, same)]
            if not fits and len(by_organisation) == 1:
                fits = [someone for someone in addressed if not someone.organisations]
            if len(fits) == 1:
                fits[0].take(same)
            else:
                people.append(Someone(sightings=same))
    bare = [each for each in without if each.organisation is None]
    if bare and len(people) == 1:
        people[0].take(bare)
    elif bare:
        people.append(Someone(sightings=bare))
    return people


def _not_contradicting(rows: Sequence[Sighting]) -> list[list[Sighting]]:
    """Part rows of one name and organisation: a list that has the name twice, as politician and employee, means two."""
    parts: list[list[Sighting]] = []
    for each in rows:
        part = next((part for part in parts if not _clash(part, [each])), None)
        if part is None:
            parts.append([each])
        else:
            part.append(each)
    return parts


def _clash(one: Sequence[Sighting], other: Sequence[Sighting]) -> bool:
    if len(one) > 16:  # of so many rows none says anything that the first do not
        one = one[:16]
    return any(a.occasion == b.occasion and contradict((a,), (b,)) for b in other for a in one)


def _same_address(people: list[Someone]) -> list[Someone]:
    """Join people who share an address and whose names are like."""
    joined: list[Someone] = []
    by_email: dict[str, list[Someone]] = defaultdict(list)
    for someone in sorted(people, key=lambda s: s.first.row):
        same = (
            each
            for email in sorted(someone.emails)
            for each in by_email[email]
            if like_names(each.first.name, someone.first.name) and not _differ(each, someone)
        )
        other = next(same, None)
        if other is not None:
            other.take(someone.sightings)
            continue
        for email in someone.emails:
            by_email[email].append(someone)
        joined.append(someone)
    return joined


_MOST_ALIKE, _NEAR = 100, 20
"""Each of so many is held against each other; of more, who would be held against thousands, the nearest rows alone."""


def _mark_alike(everybody: Sequence[Someone]) -> None:
    """Mark those of the sheet who may be one: of one name, at one address, or of like names in one organisation."""
    groups: dict[tuple[str, object, object], list[Someone]] = defaultdict(list)
    for someone in everybody:
        for key in someone.keys:
            groups["name", key, None].append(someone)
        for email in someone.emails:
            groups["email", email, None].append(someone)
        for owner in someone.organisations:
            for block in _blocks(someone):
                groups["like", owner, block].append(someone)
    alike: dict[int, set[int]] = defaultdict(set)
    for (kind, _what, _block), group in groups.items():
        many = len(group) > _MOST_ALIKE
        if many and kind == "like":
            continue
        for n, one in enumerate(group):
            for other in group[n - _NEAR if many and n > _NEAR else 0 : n]:
                if not _differ(one, other) and _may_be_one(kind, one, other):
                    alike[one.first.row].add(other.first.row)
                    alike[other.first.row].add(one.first.row)
    for someone in everybody:
        if someone.first.row in alike:
            someone.alike_rows = tuple(sorted(alike[someone.first.row]))


def _may_be_one(kind: str, one: Someone, other: Someone) -> bool:
    if kind == "name":
        # Of one list, the same name from two organisations or with two addresses is two people.
        elsewhere = bool(one.organisations and other.organisations) and one.organisations.isdisjoint(
            other.organisations
        )
        listed = {each.occasion for each in one.sightings} & {each.occasion for each in other.sightings}
        return not (listed and (elsewhere or (one.emails and other.emails)))
    return kind == "email" or (not (one.emails and other.emails) and like_names(one.first.name, other.first.name))


def _differ(one: Someone, other: Someone) -> bool:
    """Return whether both have personal identity numbers: those of one number are one already."""
    return bool(one.identity and other.identity)


def _blocks(someone: Someone) -> frozenset[Block]:
    return blocks(someone.first.name)
