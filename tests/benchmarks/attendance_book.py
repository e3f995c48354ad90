"""An attendance book as large as one likes: 2 000 people at 400 events, 50 000 rows of eight columns."""

import datetime as dt
import itertools
import random
from pathlib import Path

from openpyxl import Workbook

HEADING = ("Datum", "Aktivitet", "Typ", "Ort", "Namn", "E-post", "Organisation", "Titel")
PEOPLE, EVENTS, ROWS = 2000, 400, 50_000
_GIVEN = [
    "Anna",
    "Erik",
    "Maria",
    "Lars",
    "Karin",
    "Johan",
    "Eva",
    "Per",
    "Sara",
    "Nils",
    "Ida",
    "Olle",
    "Britt",
    "Stina",
    "Åke",
    "Örjan",
    "Elin",
    "Hugo",
    "Maja",
    "Gösta",
    "Signe",
    "Viktor",
    "Lovisa",
    "Axel",
    "Tove",
    "Emil",
    "Greta",
    "Arvid",
    "Linnea",
    "Isak",
    "Ebba",
    "Oskar",
    "Alva",
    "Ludvig",
    "Wilma",
    "Melker",
    "Tyra",
    "Sixten",
    "Freja",
    "Ture",
]
_FAMILY = [
    "Berg",
    "Lind",
    "Ek",
    "Dahl",
    "Strand",
    "Nyman",
    "Holm",
    "Sjö",
    "Björk",
    "Lund",
    "Hed",
    "Ros",
    "Alm",
    "Kvist",
    "Gren",
    "Fors",
    "Wik",
    "Ståhl",
    "Norén",
    "Ådahl",
    "Ågren",
    "Öberg",
    "Öman",
    "Palm",
    "Falk",
    "Hjort",
    "Rask",
    "Modig",
    "Frisk",
    "Glad",
    "Stolt",
    "Brant",
    "Krans",
    "Skog",
    "Äng",
    "Mark",
    "Sten",
    "Vall",
    "Borg",
    "Torp",
    "Hall",
    "Näs",
    "Vik",
    "Ås",
    "Gård",
    "Rydell",
    "Sandin",
    "Melin",
    "Norin",
    "Hedin",
]
_OWNERS = (
    "Försäkringskassan",
    "Arbetsförmedlingen",
    "Region Norrbotten",
    "Luleå kommun",
    "Bodens kommun",
    "Fontänhuset",
)
_TITLES = ("handläggare", "enhetschef", "kurator", "samordnare", "arbetsterapeut", "politiker", "rehabkoordinator")
_TYPES = ("Utbildning", "Frukostseminarium", "Nätverksträff", "Seminarium", "Workshop")
_TOWNS = ("Luleå", "Boden", "Piteå", "Kalix")
_SUBJECTS = ("Samverkan", "Unga vuxna", "Psykisk hälsa", "Rehabilitering", "Arbetsmarknad", "Bemötande")
_PLAIN = str.maketrans("åäöé", "aaoe")


def save_book(path: Path, *, rows: int = ROWS, sheets: int = 1, seed: int = 2017) -> Path:
    """Save a book with so many rows, spread over so many sheets, each of events of its own."""
    book = Workbook(write_only=True)
    chance = random.Random(seed)
    people = _people(chance)
    for n in range(sheets):
        sheet = book.create_sheet(f"Närvaro {n + 1}")
        sheet.append(HEADING)
        events = min(EVENTS, max(1, rows // sheets // 10))
        left = rows // sheets
        for k in range(events):
            size = min(left, -(-left // (events - k)))
            left -= size
            day = dt.date(2017, 1, 2) + dt.timedelta(days=k * 360 // events)
            event = (
                day,
                f"{chance.choice(_SUBJECTS)} {n * events + k + 1}",
                chance.choice(_TYPES),
                chance.choice(_TOWNS),
            )
            for person in chance.sample(people, size):
                sheet.append((*event, *person))
    book.save(path)
    return path


def _people(chance: random.Random) -> list[tuple[str, str, str, str]]:
    names = list(itertools.product(_GIVEN, _FAMILY))[:PEOPLE]
    return [
        (
            f"{given} {family}",
            f"{given}.{family}@exempel.se".lower().translate(_PLAIN),
            chance.choice(_OWNERS),
            chance.choice(_TITLES),
        )
        for given, family in names
    ]
