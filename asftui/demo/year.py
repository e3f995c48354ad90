"""The invented year: what was held, planned, moved and cancelled, and what was read."""

import datetime as dt
from dataclasses import dataclass

from asftui.registers.readings import ReadingEntry


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event of the year."""

    day: dt.date
    type: str
    town: str = ""
    title: str = ""
    employees: int = 0
    """Named."""
    politicians: int = 0
    """Named."""
    heads: tuple[int, int] = (0, 0)
    """Employees and politicians by head count."""
    group: str = ""
    """Name of the group that it was for."""
    guests: tuple[str, ...] = ()
    """Organisations beside the town's own and the authorities."""
    status: str = "held"
    premises: str = ""
    at: dt.time | None = None
    moved_from: dt.date | None = None
    file: str = ""
    """Name of the file that its attendance came in with."""
    counts: bool | None = None
    informs: bool | None = None


def _on(month: int, day: int, kind: str, town: str = "", title: str = "", **more: object) -> Happening:
    return Happening(day=dt.date(2017, month, day), type=kind, town=town, title=title, **more)  # type: ignore[arg-type]


_EIGHT = dt.time(8)
_INFO, _BREAKFAST, _SEMINAR = "information-meeting", "breakfast-meeting", "seminar"
EVENTS = (
    _on(1, 17, _INFO, "Gävle", "APT arbetsmarknadsenheten", employees=9),
    _on(1, 24, "mysam-meeting", "Bollnäs", "Årsplanering", group="Mysam Bollnäs", employees=5),
    _on(1, 31, _BREAKFAST, "Gävle", employees=12, politicians=1, at=_EIGHT, premises="Stadshuset"),
    _on(2, 7, _INFO, "Hudiksvall", "Socialnämnden", politicians=7, heads=(2, 0), group="Socialnämnden Hudiksvall"),
    _on(2, 9, _INFO, "Söderhamn", "APT daglig verksamhet", employees=8),
    _on(2, 14, "planning-meeting", "Gävle", "Avstämning inför våren"),
    _on(2, 16, _BREAKFAST, "Hudiksvall", employees=11, politicians=2, at=_EIGHT, file="narvaro-hudiksvall-feb.xlsx"),
    _on(2, 22, _INFO, "Sandviken", "Arbetsmarknadsnämnden", politicians=6, group="Arbetsmarknadsnämnden Sandviken"),
    _on(3, 2, _SEMINAR, "Gävle", "Upphandling med sociala hänsyn", employees=17, politicians=3,
        guests=("Gästrike Snickeri",)),
    _on(3, 7, _INFO, "Ljusdal", "APT försörjningsstöd", employees=7),
    _on(3, 9, _INFO, "Bollnäs", "Nätverk rehabilitering", employees=10, group="Rehabnätverket Hälsingland"),
    _on(3, 14, _BREAKFAST, "Bollnäs", employees=14, politicians=3, at=_EIGHT, premises="Kulturhuset",
        group="Mysam Bollnäs", file="narvarolista-bollnas.xlsx"),
    _on(3, 21, _INFO, "Gävle", "Försäkringskassans enhetsmöte", heads=(16, 0)),
    _on(3, 28, "study-visit", "Hudiksvall", "Studiebesök hos ASF i norra Hälsingland", employees=8, politicians=4),
    _on(3, 30, _INFO, "Ovanåker", "Kommunstyrelsens arbetsutskott", politicians=5, group="Kommunstyrelsen Ovanåker"),
    _on(4, 4, _INFO, "Hofors", "APT socialförvaltningen", employees=9),
    _on(4, 6, "fair", "Gävle", "Mässa: arbetsintegrerande företag i länet", employees=28, politicians=4, heads=(78, 6),
        guests=("Gästrike Snickeri", "Ljusnans folkhögskola", "Studieförbundet Furan")),
    _on(4, 11, _BREAKFAST, "Söderhamn", employees=9, politicians=1, at=_EIGHT),
    _on(4, 20, _INFO, "Sandviken", "Arbetsförmedlingens kontorsmöte", heads=(12, 0)),
    _on(4, 25, _SEMINAR, "Bollnäs", "Idéburet offentligt partnerskap", employees=15, politicians=4,
        guests=("Ljusnans folkhögskola",), file="deltagare-seminarium-iop.xlsx"),
    _on(4, 27, _INFO, "Gävle", "Region Gävleborg: rehabkoordinatorer", employees=13),
    _on(5, 4, "conference", "Hudiksvall", "Arbetskonferens: fler vägar in", employees=19, politicians=5,
        guests=("Brukarföreningen Linden", "Coompanion Gävleborg")),
    _on(5, 9, _INFO, "Söderhamn", "Socialnämnden", politicians=6, group="Socialnämnden Söderhamn"),
    _on(5, 11, _INFO, "Ljusdal", "Digital information om platser", heads=(9, 0)),
    _on(5, 16, "training", "Gävle", "Grundkurs om ASF för handläggare", employees=16),
    _on(5, 18, _BREAKFAST, "Ljusdal", employees=8, politicians=2, at=_EIGHT, group="Mysam Ljusdal"),
    _on(5, 23, _INFO, "Bollnäs", "APT vuxenenheten", employees=8),
    _on(5, 30, _INFO, "Gävle", "Nätverk arbetsmarknadschefer", employees=9, guests=("Studieförbundet Furan",)),
    _on(6, 1, _INFO, "Hofors", "Mysam-möte med ASF på dagordningen", employees=6, group="Mysam Hofors"),
    _on(6, 7, _BREAKFAST, "Sandviken", employees=10, at=_EIGHT),
    _on(6, 13, _INFO, "Ovanåker", "APT individ och familj", employees=7),
    _on(6, 15, _INFO, "Hudiksvall", "Kommunfullmäktiges temakväll", heads=(0, 22)),
    _on(6, 20, "council-meeting", "Gävle", "Första samtalet om ett länsråd"),
    _on(8, 22, "mailing", "", "Höstens program till alla parter"),
    _on(8, 24, _INFO, "Gävle", "APT ekonomiskt bistånd", employees=11),
    _on(8, 30, _INFO, "Bollnäs", "Försäkringskassan och Arbetsförmedlingen", employees=9),
    _on(9, 5, _BREAKFAST, "Hofors", employees=8, politicians=1, at=_EIGHT),
    _on(9, 7, _INFO, "Söderhamn", "Nätverk för arbetsterapeuter", employees=9, guests=("Diakonigruppen Ljusnan",)),
    _on(9, 12, _SEMINAR, "Sandviken", "Från bidrag till egen försörjning", employees=14, politicians=3,
        guests=("Kooperativet Norrsken",)),
    _on(9, 14, _INFO, "Ljusdal", "Socialnämnden", politicians=7, group="Socialnämnden Ljusdal"),
    _on(9, 19, _INFO, "Gävle", "APT daglig verksamhet", employees=8, heads=(14, 0)),
    _on(9, 21, _INFO, "Ockelbo", "Kommunstyrelsen", status="planned"),
    _on(9, 26, _BREAKFAST, "Ovanåker", employees=7, politicians=2, at=_EIGHT),
    _on(9, 28, _INFO, "Hudiksvall", "APT arbetsmarknadsenheten", heads=(11, 0)),
    _on(5, 31, _INFO, "Nordanstig", "Dialogmöte om stödstruktur", status="cancelled"),
    _on(9, 13, _SEMINAR, "Söderhamn", "Att starta ASF", status="cancelled"),
    _on(10, 5, _BREAKFAST, "Ljusdal", employees=11, politicians=1, status="planned", at=_EIGHT, premises="Folkets hus"),
    _on(10, 12, _INFO, "Gävle", "Regionfullmäktige", status="planned"),
    _on(10, 19, _SEMINAR, "Hudiksvall", "Platser hos ASF: så fungerar det", status="planned",
        moved_from=dt.date(2017, 9, 20)),
    _on(11, 9, _BREAKFAST, "Söderhamn", status="planned", at=_EIGHT),
    _on(11, 23, _INFO, "Nordanstig", "Kommunstyrelsen", status="planned"),
)  # fmt: skip
"""In the order in which they were typed in."""

GUESTS = {
    "Gästrike Snickeri": "enterprise",
    "Kooperativet Norrsken": "other",
    "Ljusnans folkhögskola": "other",
    "Studieförbundet Furan": "association",
    "Brukarföreningen Linden": "association",
    "Diakonigruppen Ljusnan": "association",
}
"""Invented organisations and their kinds."""


def _read(code: str, month: int, day: int, value: float, source: str) -> ReadingEntry:
    return ReadingEntry(indicator=code, date=dt.date(2017, month, day), value=value, source=source)


READINGS = (_read("municipalities-in-support-structure", 6, 12, 4, "Söderhamn har gått med"),)
