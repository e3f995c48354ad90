"""Invented enterprises of the county, with what they said of themselves at the turn of the year, in June and after."""

import datetime as dt
from dataclasses import dataclass

from asftui.registers.enterprise_counts import CountEntry, add_count
from asftui.registers.enterprises import EnterpriseEntry, add_enterprise
from asftui.registers.part_dates import parse_part_date

JANUARY, JUNE, AUGUST = dt.date(2017, 1, 1), dt.date(2017, 6, 30), dt.date(2017, 8, 31)
Numbers = tuple[int, int] | None
"""Employed and participants; None: nothing was said."""


@dataclass(frozen=True)
class Made:
    """One invented enterprise."""

    name: str
    municipality: str
    activity: str
    started: str
    january: Numbers = None
    june: Numbers = None
    august: Numbers = None
    ended: str = ""
    criteria: str = "yyyy"
    """Of the four criteria: y, n, or ? where nobody knows."""


ENTERPRISES = (
    Made("Kooperativet Bofinken", "Hudiksvall", "snickeri, möbelrenovering", "2009", (14, 9), (15, 10), (15, 11)),
    Made("Föreningen Dellbacka", "Hudiksvall", "kafé, catering", "2011", (9, 8), (9, 9)),
    Made("Havsörnens Hantverk", "Hudiksvall", "textil, legosömnad", "2006", (12, 7), (13, 7)),
    Made("Kooperativet Gräsänden", "Hudiksvall", "trädgård, snöröjning", "2013", (8, 6), (8, 7)),
    Made("Strömbackens Secondhand", "Hudiksvall", "återbruk", "2014", (6, 8), (7, 8)),
    Made("Kooperativet Gnarp 7", "Nordanstig", "cykelverkstad", "2012", (7, 5), (7, 6)),
    Made("Hassela Händer", "Nordanstig", "vedklyvning, fastighetsskötsel", "2015", (5, 4), (5, 4)),
    Made("Föreningen Linblomman", "Bollnäs", "tvätteri", "2008", (13, 9), (14, 10)),
    Made("Kooperativet Humlegården", "Bollnäs", "odling, gårdsbutik", "2010", (8, 7), (8, 9)),
    Made("Föreningen Skytteln", "Bollnäs", "vävning, kurser", "2012", (5, 6), (5, 6)),
    Made("Ljusnans Legoarbete", "Bollnäs", "packning, montering", "2004", (16, 8), (16, 9)),
    Made("Kooperativet Ankaret", "Söderhamn", "hundpensionat", "2013", (6, 5), (6, 6)),
    Made("Föreningen Grytan", "Söderhamn", "lunchservering", "2011", (9, 7), (9, 8)),
    Made("Skogsstjärnan", "Ljusdal", "naturvård, stigröjning", "2012", (7, 6), (8, 6)),
    Made("Edsbackens Verkstad", "Ovanåker", "metall, svetsning", "2010", (6, 4), (6, 4)),
    Made("Gästrike Snickeri", "Gävle", "snickeri", "2007", (11, 9), (12, 10), (12, 10)),
    Made("Kooperativet Fyrbåken", "Gävle", "kafé, konferens", "2009", (10, 8), (10, 9)),
    Made("Föreningen Tryckpressen", "Gävle", "tryckeri, utskick", "2011", (7, 6), (7, 6), criteria="yyy?"),
    Made("Gavleåns Trädgård", "Gävle", "trädgårdsskötsel", "2014", (6, 6), (6, 7)),
    Made("Kooperativet Byggåttan", "Gävle", "byggåterbruk", "2015", None, (8, 6), (9, 7)),
    Made("Kooperativet Blankrutan", "Sandviken", "städning, fönsterputs", "2010", (8, 6), (9, 6)),
    Made("Järnets Återbruk", "Sandviken", "demontering, återvinning", "2012", (6, 5)),
    Made("Föreningen Storsjön", "Sandviken", "båtvård", "2013", (4, 4), (4, 3), ended="2017-08-31"),
    Made("Kooperativet Hjälpis", "Hofors", "hushållsnära tjänster", "2011", (5, 4), (5, 5), criteria="y?yy"),
    Made("Föreningen Surdegen", "Ockelbo", "bageri", "2012", (2, 3), (2, 3)),
    Made("Kooperativet Tallkotten", "Ljusdal", "vedförsäljning, vaktmästeri", "2017-03", None, (3, 4), (3, 4)),
    Made("Nya Segel", "Söderhamn", "segelmakeri, sömnad", "2017-05-15", None, (2, 3), (3, 4)),
    Made("Föreningen Ostkusten", "Gävle", "fiskrökeri, butik", "2017-08", None, None, (2, 3), criteria="yy?y"),
    Made("Gränslandets Verkstad", "Hofors", "småmaskinservice", "2008", ended="2016-11", criteria="ynyy"),
)  # fmt: skip


def add_enterprises() -> None:
    """Write them with their counts, one change of a larger one."""
    marks = {"y": True, "n": False, "?": None}
    for made in ENTERPRISES:
        integrates, participation, reinvests, independent = (marks[mark] for mark in made.criteria)
        entry = EnterpriseEntry(
            name=made.name,
            municipality=made.municipality,
            activity=made.activity,
            started=parse_part_date(made.started),
            ended=parse_part_date(made.ended) if made.ended else None,
            integrates=integrates,
            participation=participation,
            reinvests=reinvests,
            independent=independent,
        )
        key = add_enterprise(entry)
        for day, numbers in ((JANUARY, made.january), (JUNE, made.june), (AUGUST, made.august)):
            if numbers is not None:
                add_count(CountEntry(enterprise=key, date=day, employed=numbers[0], participants=numbers[1]))
