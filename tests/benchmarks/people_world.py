"""An invented county of people whose truth is known: who they are, where they work, what they are called when.

Names are drawn by about the frequencies that Swedish names have, so that namesakes come about as they do; some pairs of
namesakes in one organisation are put in besides, since lists of a municipality have them.
"""

import random
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path


def _weights(text: str) -> dict[str, float]:
    """Return names with how many of 10 000 bear them: each figure holds for the names after it."""
    found: dict[str, float] = {}
    figure = 0.0
    for word in text.split():
        if word[0].isdecimal():
            figure = float(word)
        else:
            found[word.replace("_", " ")] = figure
    return found


_LISTED = tomllib.loads((Path(__file__).parent / "people_names.toml").read_text(encoding="utf-8"))
WOMEN, MEN, FAMILIES = (_weights(_LISTED[name]) for name in ("women", "men", "families"))
HEADS, TAILS = (_LISTED[name].split() for name in ("heads", "tails"))

TOWNS: dict[str, float] = {
    "Gävle": 100,
    "Sandviken": 39,
    "Hudiksvall": 37,
    "Bollnäs": 27,
    "Söderhamn": 26,
    "Ljusdal": 19,
}
TOWNS |= {"Ovanåker": 12, "Hofors": 10, "Nordanstig": 9, "Ockelbo": 6}
DOMAINS = {"Region Gävleborg": "regiongavleborg.se", "Arbetsförmedlingen": "arbetsformedlingen.se"}
DOMAINS |= {"Försäkringskassan": "forsakringskassan.se"}
UNITS = [
    "IFO",
    "AME",
    "Vuxenenheten",
    "Arbetsmarknadsenheten",
    "Kommunledningskontoret",
    "Omsorg",
    "Utbildning",
    "Kultur",
]
TITLES = [
    ("Socialsekreterare", 18, ["Soc.sekr.", "socialsekreterare", "Handläggare"]),
    ("Handläggare", 15, ["handl.", "Handläggare försörjningsstöd"]),
    ("Enhetschef", 10, ["Chef", "enhetschef", "EC"]),
    ("Arbetsmarknadskonsulent", 8, ["Konsulent", "arbetsm.konsulent"]),
    ("Arbetsförmedlare", 8, ["Förmedlare", "arbetsförmedlare"]),
    ("Rehabkoordinator", 5, ["Rehab.koordinator", "Koordinator"]),
    ("Arbetsterapeut", 5, ["arbetsterapeut"]),
    ("Verksamhetsutvecklare", 4, ["Utvecklare"]),
    ("Samordnare", 5, ["samordnare"]),
    ("Lärare", 5, ["lärare"]),
    ("Studie- och yrkesvägledare", 4, ["SYV", "syv"]),
    ("Kurator", 3, ["kurator"]),
    ("Rektor", 2, ["rektor"]),
    ("Ekonom", 2, ["ekonom"]),
    ("Boendestödjare", 3, ["boendestöd"]),
]
OFFICES = [
    ("Ledamot", 30, ["ledamot KS", "Ledamot (S)", "led."]),
    ("Ersättare", 15, ["ers.", "ersättare"]),
    ("Ordförande", 6, ["Ordf.", "Nämndordförande"]),
    ("Kommunalråd", 4, ["kommunalråd"]),
]


@dataclass(frozen=True)
class Job:
    """Where somebody works, or what they are elected to."""

    organisation: str
    town: str
    unit: str
    title: str
    titles: tuple[str, ...]
    """Other ways to write the title."""
    politician: bool
    email: str
    """Empty: none, or none that anybody knows."""


@dataclass(frozen=True)
class Truth:
    """One person at one time."""

    key: int
    given: str
    family: str
    job: Job


@dataclass
class World:
    """2 000 people, and what happens to some of them in the year."""

    rng: random.Random
    people: list[Truth] = field(default_factory=list)
    later: dict[int, tuple[int, Truth]] = field(default_factory=dict)
    """By person: the sheet from which on they are somebody new to look at, and what they are then."""
    _addresses: set[str] = field(default_factory=set)

    def at(self, key: int, sheet: int) -> Truth:
        """Return a person as they are when a sheet is written."""
        since, then = self.later.get(key, (10**6, self.people[key]))
        return then if sheet >= since else self.people[key]


def make_world(seed: int, size: int = 2000, sheets: int = 20, *, namesakes: int = 10) -> World:
    """Return an invented county.

    Args:
        seed: the same seed gives the same county.
        size: so many people.
        sheets: lists of the year, over which what happens to people is spread.
        namesakes: pairs of one name in one organisation that are put in, beside those that come about by themselves.
    """
    world = World(rng=random.Random(seed))
    rng = world.rng
    for key in range(size):
        given, family = _given(rng), _family(rng)
        if rng.random() < 0.05:  # double-barrelled
            family = f"{family}{rng.choice('-- ')}{_family(rng)}"
        world.people.append(Truth(key, given, family, _job(world, given, family, politician=rng.random() < 0.2)))
    for _n in range(namesakes):  # namesakes in one organisation; as they come about: their names are common ones
        one, other = rng.sample(world.people, 2)
        given, family = _namesakes(rng)
        for key in (one.key, other.key):
            politician = rng.random() < 0.3
            job = _job(
                world, given, family, politician=politician, town=one.job.town, organisation=one.job.organisation
            )
            world.people[key] = Truth(key, given, family, job)
    for person in world.people:
        since = rng.randrange(2, max(3, sheets))
        fate = rng.random()
        if fate < 0.05:  # another job, elsewhere
            job = _job(world, person.given, person.family, politician=person.job.politician)
            world.later[person.key] = since, replace(person, job=job)
        elif fate < 0.09:  # another title where they are
            other = _job(world, person.given, person.family, politician=person.job.politician)
            job = replace(person.job, title=other.title, titles=other.titles)
            world.later[person.key] = since, replace(person, job=job)
        elif fate < 0.105:  # married: takes a name, or puts it behind the old one; the address follows, or not
            new = _family(rng)
            family = new if rng.random() < 0.6 else f"{person.family}-{new}"
            follows = person.job.email and rng.random() < 0.5
            email = (
                _address(world, person.given, family, person.job.email.partition("@")[2])
                if follows
                else person.job.email
            )
            world.later[person.key] = since, replace(person, family=family, job=replace(person.job, email=email))
    return world


def _weighted(rng: random.Random, table: dict[str, float]) -> str:
    return rng.choices(list(table), list(table.values()))[0]


def _given(rng: random.Random) -> str:
    return _weighted(rng, WOMEN if rng.random() < 0.65 else MEN)


def _namesakes(rng: random.Random) -> tuple[str, str]:
    """Return the name of two people drawn at random who have the same one: a name counts with its share squared."""
    table = WOMEN if rng.random() < 0.65 else MEN
    given = _weighted(rng, {name: share**2 for name, share in table.items()})
    return given, _weighted(rng, {name: share**2 for name, share in FAMILIES.items()})


def _family(rng: random.Random) -> str:
    if rng.random() < 0.7:  # the long tail
        return rng.choice(HEADS) + rng.choice(TAILS)
    return _weighted(rng, FAMILIES)


def _job(world: World, given: str, family: str, *, politician: bool, town: str = "", organisation: str = "") -> Job:
    rng = world.rng
    town = town or _weighted(rng, TOWNS)
    if not organisation:
        municipality = f"{town if town.endswith('s') or town in ('Gävle', 'Hofors', 'Ockelbo') else town + 's'} kommun"
        others = ["Region Gävleborg"] if politician else list(DOMAINS)
        organisation = municipality if rng.random() < 0.65 else rng.choice(others)
    politician = politician and organisation not in ("Arbetsförmedlingen", "Försäkringskassan")
    listed = OFFICES if politician else TITLES
    title, _weight, variants = rng.choices(listed, [weight for _t, weight, _v in listed])[0]
    domain = DOMAINS.get(organisation, f"{plain(town)}.se")
    if politician and rng.random() < 0.5:
        domain = rng.choice(["gmail.com", "hotmail.com", "telia.com"])
    email = _address(world, given, family, domain) if rng.random() < 0.82 else ""
    unit = "" if politician else rng.choice(UNITS)
    return Job(organisation, town, unit, title, tuple(variants), politician, email)


def _address(world: World, given: str, family: str, domain: str) -> str:
    local = f"{plain(given)}.{plain(family).replace(' ', '')}"
    address, n = f"{local}@{domain}", 1
    while address in world._addresses:
        n += 1
        address = f"{local}{n}@{domain}"
    world._addresses.add(address)
    return address


def plain(text: str) -> str:
    """Return a name as addresses have it."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))
