"""A person as a sheet shows them: the rows that name them, and what those say that tells people apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from asftui.importing.known import KnownPerson
from asftui.importing.names import folded
from asftui.importing.plan import Ref

_ANYTHING = frozenset(
    ["handlaggare", "tjansteman", "medarbetare", "anstalld", "politiker", "ledamot", "ersattare", "chef"]
)
"""Titles that go with any other of their role."""
_OPPOSITE = frozenset({"politician", "employee"})


@dataclass(slots=True, kw_only=True)  # one for each row: frozen takes three times as long to make
class Sighting:
    """A row that names somebody."""

    row: int
    name: str
    email: str = ""
    organisation: Ref | None = None
    events: tuple[int, ...] = ()
    """Ids of the events of the store that the row is about."""
    occasion: int = 0
    """Which of the sheet's events, from 0."""
    role: str = ""
    unit: str = ""
    title: str = ""
    identity: str = ""
    """Keyed hash of the personal identity number in the row."""
    key: str = field(init=False)
    """The folded name."""

    def __post_init__(self) -> None:
        self.key = folded(self.name)


@dataclass(kw_only=True)
class Someone:
    """One person of the sheet."""

    sightings: list[Sighting]
    person: KnownPerson | None = None
    """Who it is in the store; where others are `alike` too, whom they are taken for unless the user says otherwise."""
    alike: tuple[int, ...] = ()
    """Ids of people in the store who may be the same."""
    alike_rows: tuple[int, ...] = ()
    """First rows of others in the sheet who may be the same."""
    told: bool = False
    """The user has said who it is."""

    @property
    def first(self) -> Sighting:
        """Return the first row."""
        return self.sightings[0]

    @property
    def keys(self) -> set[str]:
        """Return the folded names that they stand under."""
        return {each.key for each in self.sightings}

    @property
    def emails(self) -> set[str]:
        """Return their addresses."""
        return {each.email for each in self.sightings if each.email}

    @property
    def identity(self) -> str:
        """Return the keyed hash of their personal identity number; empty where no row has one."""
        return next((each.identity for each in self.sightings if each.identity), "")

    @property
    def organisations(self) -> set[Ref]:
        """Return their organisations."""
        return {each.organisation for each in self.sightings if each.organisation is not None}

    @property
    def is_doubtful(self) -> bool:
        """Return whether they may be somebody else who is there, and nobody has said."""
        return not self.told and bool(self.alike or self.alike_rows)

    def take(self, sightings: Iterable[Sighting]) -> None:
        """Make more rows theirs."""
        self.sightings = sorted([*self.sightings, *sightings], key=lambda each: each.row)


def contradict(one: Iterable[Sighting], other: Iterable[Sighting]) -> bool:
    """Return whether rows of one list speak against one person: other roles, occupations, or units and titles."""
    a, b = list(one), list(other)
    return speaks_against(
        {each.role for each in a},
        {each.role for each in b},
        [
            ({each.unit for each in a}, {each.unit for each in b}),
            ({each.title for each in a}, {each.title for each in b}),
        ],
    )


def contradicts_known(someone: Someone, person: KnownPerson) -> bool:
    """Return whether what rows say speaks against a person of the store."""
    rows = someone.sightings
    return speaks_against(
        {each.role for each in rows},
        {person.role or ""},
        [({each.unit for each in rows}, {person.unit}), ({each.title for each in rows}, {person.title})],
    )


def agrees_with_known(someone: Someone, person: KnownPerson) -> bool:
    """Return whether rows say the title or the unit that a person of the store has."""
    title, unit = folded(person.title), folded(person.unit)
    rows = someone.sightings
    return any((title and folded(each.title) == title) or (unit and folded(each.unit) == unit) for each in rows)


@lru_cache(maxsize=1 << 14)
def titles_clash(one: str, other: str) -> bool:
    """Return whether two titles are two occupations: `Rektor` and `Kurator`, not `Soc.sekr.`, `Socialsekreterare`."""
    short, long = sorted((folded(one).replace(" ", ""), folded(other).replace(" ", "")), key=len)
    if not short or {short, long} & _ANYTHING:
        return False
    letters = iter(long)
    return not all(letter in letters for letter in short)


def speaks_against(one: set[str], other: set[str], facts: Iterable[tuple[set[str], set[str]]]) -> bool:
    """Return whether two people's roles are opposite, or all other facts (stated of both) differ."""
    a, b = one & _OPPOSITE, other & _OPPOSITE
    if a and b and a.isdisjoint(b):
        return True
    for left, right in facts:
        said, known = set(map(folded, left)) - {""}, set(map(folded, right)) - {""}
        if not said or not known or not said.isdisjoint(known):
            return False
    return True
