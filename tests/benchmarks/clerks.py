"""Twenty clerks, each with their own way to write a list of those who came; a row keeps who it truly is.

What a clerk does was written down before the matching was measured: how lists of municipalities, the region, Teams and
the front desk look, what is left out, how one mistypes.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.people_world import DOMAINS, Truth, World, plain

SHORT = {
    "Karl": "Kalle", "Lars": "Lasse", "Per": "Pelle", "Mikael": "Micke", "Fredrik": "Fredde", "Magnus": "Mange",
    "Margareta": "Maggan", "Kristina": "Stina", "Elisabeth": "Lisa", "Katarina": "Kattis", "Susanne": "Sussi",
    "Charlotte": "Lotta", "Joakim": "Jocke", "Tobias": "Tobbe", "Thomas": "Tompa", "Ulf": "Uffe", "Leif": "Leffe",
    "Robert": "Robban", "Johanna": "Jossan", "Cecilia": "Cissi", "Alexander": "Alex", "Christer": "Krille",
}  # fmt: skip
SPELLINGS = [
    ("kvist", "qvist"), ("qvist", "kvist"), ("ss", "s"), ("Kristina", "Christina"), ("Christer", "Krister"),
    ("Mikael", "Michael"), ("Marcus", "Markus"), ("Sofia", "Sophia"), ("Katarina", "Catarina"),
    ("Elisabeth", "Elisabet"), ("Carina", "Karina"), ("Viktor", "Victor"), ("Oskar", "Oscar"),
    ("Per", "Pär"), ("Pär", "Per"), ("Dahl", "Dal"), ("Karl", "Carl"), ("Thomas", "Tomas"), ("Mattias", "Mathias"),
    ("Rickard", "Rikard"), ("Gustafsson", "Gustavsson"),
    ("Pettersson", "Petersson"), ("Niklas", "Nicklas"), ("Anette", "Annette"), ("Emelie", "Emilie"), ("Wi", "Vi"),
]  # fmt: skip
SHARED = ["info", "kommun", "reception", "registrator", "socialtjansten", "kansli"]


@dataclass(frozen=True, kw_only=True)
class Clerk:
    """How somebody writes lists. Shares are of rows."""

    name: Callable[[Truth], str]
    columns: tuple[str, ...]
    """Which of `email`, `organisation`, `title`, `unit` the list has, in this order after the name."""
    organisation: str = "whole"
    """`whole`, `short` (`AF`, `Bollnäs kn`), `unit` (`Bollnäs kommun/IFO`), `bare` (`Bollnäs`)."""
    accents: bool = True
    capitals: bool = False
    slips: float = 0.006
    """A letter wrong, left out, doubled or swapped with its neighbour."""
    spelling: float = 0.01
    """Another usual spelling of the same sound."""
    short: float = 0.0
    """The short form of a given name."""
    initials: float = 0.0
    halves: float = 0.15
    """Of double names: only one half of it is written, or the hyphen is left out."""
    emails: float = 0.85
    """Of the addresses that there are."""
    shared: float = 0.0
    """The unit's mailbox, where a person's own address is not known."""
    blank: float = 0.02
    """The organisation is left out."""
    guest: float = 0.0


def _plain(p: Truth) -> str:
    return f"{p.given} {p.family}"


def _comma(p: Truth) -> str:
    return f"{p.family}, {p.given}"


def _shout(p: Truth) -> str:
    return f"{p.family.upper()} {p.given}"


def _swapped(p: Truth) -> str:
    return f"{p.family} {p.given}"


def _titled(p: Truth) -> str:
    return f"{p.job.title} {p.given} {p.family}" if p.job.politician else f"{p.given} {p.family}"


def _party(p: Truth) -> str:
    return f"{p.given} {p.family} ({'SMCVL'[p.key % 5]})" if p.job.politician else f"{p.given} {p.family}"


ALL = ("email", "organisation", "title")
CLERKS = (
    Clerk(name=_plain, columns=ALL),
    Clerk(name=_comma, columns=("organisation", "email")),
    Clerk(name=_shout, columns=("organisation", "unit", "title")),
    Clerk(name=_plain, columns=("organisation",), slips=0.02, organisation="short"),
    Clerk(name=_plain, columns=("email",), guest=0.1, emails=0.97),  # Teams
    Clerk(name=_titled, columns=("organisation", "email"), short=0.02),
    Clerk(name=_plain, columns=ALL, accents=False),  # a keyboard without Å
    Clerk(name=_plain, columns=("organisation", "title"), capitals=True),
    Clerk(name=_swapped, columns=ALL, organisation="short"),
    Clerk(name=_plain, columns=("title", "organisation", "email"), organisation="unit"),
    Clerk(name=_plain, columns=ALL, shared=0.3, emails=0.6),
    Clerk(name=_party, columns=("organisation", "title"), initials=0.04),
    Clerk(name=_plain, columns=("organisation", "email"), halves=0.5),
    Clerk(name=_plain, columns=("organisation",), short=0.05, blank=0.06),  # from the front desk, by hand
    Clerk(name=_comma, columns=("title", "unit", "organisation", "email"), emails=0.95),
    Clerk(name=_plain, columns=ALL, organisation="bare"),
    Clerk(name=_plain, columns=("email", "organisation"), guest=0.03, emails=0.99),  # a web form
    Clerk(name=_comma, columns=("organisation", "title"), slips=0.015, accents=False),
    Clerk(name=_plain, columns=ALL, spelling=0.03, organisation="short"),
    Clerk(name=_titled, columns=("email", "organisation", "unit"), shared=0.1),
)
LABELS = {"email": "E-post", "organisation": "Organisation", "title": "Befattning", "unit": "Enhet"}


@dataclass
class Sheet:
    """A clerk's list."""

    number: int
    day: str
    heading: list[str]
    rows: list[list[str | None]] = field(default_factory=list)
    truth: list[int] = field(default_factory=list)
    """Who each row is."""
    people: list[Truth] = field(default_factory=list)


def write_sheets(world: World, rows: int = 300) -> list[Sheet]:
    """Return the lists of a year: each of one event, most of whose people are of a few towns."""
    rng = world.rng
    towns = sorted({person.job.town for person in world.people})
    sheets = []
    for number, clerk in enumerate(CLERKS):
        near = set(rng.sample(towns, 4))
        weights = [6.0 if world.at(p.key, number).job.town in near else 1.0 for p in world.people]
        keys: dict[int, None] = {}
        while len(keys) < min(rows, len(world.people)):
            keys.update(dict.fromkeys(rng.choices(range(len(world.people)), weights, k=rows - len(keys))))
        heading = ["Namn", *(LABELS[column] for column in clerk.columns)]
        sheet = Sheet(number, f"2017-{1 + number // 2:02}-{10 + number % 2 * 10}", heading)
        for key in keys:
            person = world.at(key, number)
            sheet.rows.append(_row(rng, clerk, person))
            sheet.truth.append(key)
            sheet.people.append(person)
        sheets.append(sheet)
    return sheets


def _row(rng: random.Random, clerk: Clerk, person: Truth) -> list[str | None]:
    cells: list[str | None] = [_name(rng, clerk, person)]
    for column in clerk.columns:
        text = {"email": _email, "organisation": _organisation, "title": _title, "unit": _unit}[column](
            rng, clerk, person
        )
        cells.append(_typed(clerk, text) or None)
    return cells


def _name(rng: random.Random, clerk: Clerk, person: Truth) -> str:
    given, family = person.given, person.family
    double = "-" in family or (" " in family and not family.startswith(("von ", "af ", "de ")))
    if double and rng.random() < clerk.halves:
        parts = family.replace("-", " ").split()
        family = rng.choice([parts[0], parts[-1], " ".join(parts)])
    if rng.random() < clerk.short:
        given = SHORT.get(given, given)
    if rng.random() < clerk.initials:
        given = f"{given[0]}."
    written = clerk.name(Truth(person.key, given, family, person.job))
    if rng.random() < clerk.spelling:
        fits = [(old, new) for old, new in SPELLINGS if old in written]
        if fits:
            old, new = rng.choice(fits)
            written = written.replace(old, new, 1)
    if rng.random() < clerk.slips:
        written = _slip(rng, written)
    if rng.random() < clerk.guest:
        written += rng.choice([" (Guest)", " (iPhone)", " (Gäst)", " (Extern)"])
    return _typed(clerk, written.upper() if clerk.capitals else written)


def _slip(rng: random.Random, text: str) -> str:
    at = rng.randrange(1, len(text) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + rng.choice("abdefghiklmnoprstuvyåäö") + text[at + 1 :]


def _typed(clerk: Clerk, text: str) -> str:
    if clerk.accents:
        return text
    return text.translate(str.maketrans("åäöÅÄÖé", "aaoAAOe"))


def _email(rng: random.Random, clerk: Clerk, person: Truth) -> str:
    if person.job.email and rng.random() < clerk.emails:
        return person.job.email.capitalize() if rng.random() < 0.1 else person.job.email
    if rng.random() < clerk.shared:
        domain = DOMAINS.get(person.job.organisation, f"{plain(person.job.town)}.se")
        return f"{rng.choice(SHARED)}@{domain}"
    return ""


def _organisation(rng: random.Random, clerk: Clerk, person: Truth) -> str:
    name, job = person.job.organisation, person.job
    if rng.random() < clerk.blank:
        return ""
    stem = name.removesuffix(" kommun")
    if clerk.organisation == "short":
        return {"Arbetsförmedlingen": "AF", "Försäkringskassan": "FK", "Region Gävleborg": "RG"}.get(name, f"{stem} kn")
    if clerk.organisation == "unit" and job.unit:
        return f"{name}/{job.unit}"
    if clerk.organisation == "bare" and name.endswith("kommun"):
        return job.town
    return name


def _title(rng: random.Random, clerk: Clerk, person: Truth) -> str:
    del clerk
    chance = rng.random()
    return "" if chance < 0.08 else rng.choice(person.job.titles) if chance < 0.25 else person.job.title


def _unit(rng: random.Random, clerk: Clerk, person: Truth) -> str:
    del clerk
    return person.job.unit if rng.random() < 0.9 else ""
