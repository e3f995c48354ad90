"""Who, and which organisations, may stand twice in the store: nothing is joined, only listed for somebody to say."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from peewee import JOIN

from asftui.i18n import N_, _
from asftui.registers.alike_names import blocks, like_names
from asftui.registers.mailboxes import shared_addresses
from asftui.registers.organisations import known_names
from asftui.registers.same_people import apart_pairs
from asftui.store.models import Organisation, Person
from asftui.text import fold

_REASONS = (
    N_("same personal identity number"),
    N_("same e-mail and like names"),
    N_("same name and organisation"),
    N_("same e-mail, other name"),
    N_("same name"),
    N_("like names in one organisation"),
)
"""Why two people may be one, the strongest first."""
_ALIKE = 88.0
"""How alike (per cent) two names of organisations are, at the least."""
_NOTHING = frozenset(["ab", "hb", "ek", "for", "i", "och", "av", "s"])
"""Words that tell no organisation from another."""
_KINDS = frozenset(["kommun", "kn", "region", "forening", "foreningen"])
"""Words that many have."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """One of a pair."""

    id: int
    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two that may be one."""

    a: Named
    b: Named
    why: str


def likely_people(of: int | None = None) -> list[Pair]:
    """Return the pairs of people who may be one, the likeliest first; those told apart are left out.

    Args:
        of: only pairs that this person is in.
    """
    query = Person.select(
        Person.id,
        Person.name,
        Person.search_key,
        Person.email,
        Person.identity,
        Person.organisation,
        Organisation.name.alias("owner"),
    ).join(Organisation, JOIN.LEFT_OUTER)
    rows = {row["id"]: row for row in query.dicts()}
    addressed = [(row["email"], row["name"]) for row in rows.values() if row["email"]]
    shared = shared_addresses(addressed, addressed)
    apart = apart_pairs("person")
    found: dict[tuple[int, int], int] = {}
    for one, other in _near(rows.values(), shared):
        pair = (min(one, other), max(one, other))
        if pair in found or pair in apart or (of is not None and of not in pair):
            continue
        why = _why(rows[one], rows[other], shared)
        if why is not None:
            found[pair] = why
    ordered = sorted(found, key=lambda pair: (found[pair], rows[pair[0]]["search_key"], pair))
    return [
        Pair(a=_person(rows[one]), b=_person(rows[other]), why=_(_REASONS[found[one, other]])) for one, other in ordered
    ]


def likely_organisations() -> list[Pair]:
    """Return the pairs of organisations whose names, or other names, look alike; those told apart are left out."""
    rows = list(Organisation.select(Organisation.id, Organisation.name, Organisation.municipality).tuples())
    names = {key: name for key, name, _town in rows}
    towns = {fold(town) for _key, _name, town in rows if town}
    apart = apart_pairs("organisation")
    groups: dict[Hashable, set[tuple[str, int]]] = defaultdict(set)
    for name, key in known_names().items():
        for word in name.split():
            if word not in _NOTHING | _KINDS and len(word) > 2:
                groups[word[:4]].add((name, key))
    found: dict[tuple[int, int], str] = {}
    for group in groups.values():
        for (one, a), (other, b) in combinations(sorted(group), 2):
            pair = (min(a, b), max(a, b))
            if a != b and pair not in found and pair not in apart and (why := _alike(one, other, towns)):
                found[pair] = why
    ordered = sorted(found, key=lambda pair: (fold(names[pair[0]]), pair))
    return [Pair(a=Named(id=a, name=names[a]), b=Named(id=b, name=names[b]), why=_(found[a, b])) for a, b in ordered]


def _near(rows: Iterable[dict[str, Any]], shared: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the pairs worth a look: of one name, at one address, or of one organisation and near in name."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for row in rows:
        groups["name", row["search_key"]].append(row["id"])
        if row["identity"]:
            groups["identity", row["identity"]].append(row["id"])
        if row["email"] and row["email"] not in shared:
            groups["email", row["email"]].append(row["id"])
        if row["organisation"] is not None:
            for block in blocks(row["name"]):
                groups["like", row["organisation"], block].append(row["id"])
    for group in groups.values():
        yield from combinations(group, 2)


def _why(one: dict[str, Any], other: dict[str, Any], shared: frozenset[str]) -> int | None:
    """Return the number of the reason why two may be one; None where they are not: two numbers are two people."""
    if one["identity"] and other["identity"]:
        return 0 if one["identity"] == other["identity"] else None
    email = bool(one["email"]) and one["email"] == other["email"] and one["email"] not in shared
    owner = one["organisation"] is not None and one["organisation"] == other["organisation"]
    if one["search_key"] == other["search_key"]:
        return 1 if email else 2 if owner else 4
    like = like_names(one["name"], other["name"])
    if email:
        return 1 if like else 3
    differ = one["email"] and other["email"] and not {one["email"], other["email"]} & shared
    return 5 if like and owner and not differ else None


def _alike(one: str, other: str, towns: set[str]) -> str:
    """Return why two folded names of organisations may be one's, or nothing."""
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    a, b = set(one.split()), set(other.split())
    if {word for word in a if word.isdecimal()} != {word for word in b if word.isdecimal()}:
        return ""
    if long.startswith(f"{short} "):  # `Gävle Energi` is not the municipality that is also called Gävle
        telling = short not in towns and set(short.split()) - _NOTHING - _KINDS
        return N_("one name begins the other") if telling else ""
    ratio = fuzz.token_sort_ratio(one, other)
    differing = (a ^ b) - _NOTHING
    return N_("like names") if ratio >= _ALIKE or not differing else ""


def _person(row: dict[str, Any]) -> Named:
    return Named(id=row["id"], name=row["name"], organisation=row["owner"] or "")
