"""Sheets of enterprises as people keep them: what is dirty in each, and what must come of it. All are invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.importing.ugly import day

JAN, JUN = "2017-01-01", "2017-06-30"
Numbers = Mapping[str, tuple[int | None, int | None]]
"""Employed and participants by date."""


@dataclass(frozen=True, kw_only=True)
class EnterpriseCase:
    """A sheet and what must come of it."""

    name: str
    rows: Sequence[Sequence[Any]]
    file: str = "asf.xlsx"
    sheet: str = "Blad1"
    merged: Sequence[str] = ()
    header: int = 1
    counts: Mapping[str, Numbers] = field(default_factory=dict)
    """By enterprise."""
    verdicts: Mapping[str, int] = field(default_factory=dict)
    """Other than one new row for each enterprise."""
    says: str = ""
    """Words that notes or problems, in English, must hold."""
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field by enterprise, as text."""


CRITERIA = ("Ändamål", "Delaktighet", "Återinvesterar", "Fristående")
TWO = {"Verkstan": {JAN: (14, 9), JUN: (16, 12)}, "Humlan": {JAN: (8, 11), JUN: (10, 14)}}
"""Two enterprises at two dates."""

COUNTS = (
    EnterpriseCase(
        name="dates in two rows of heading, merged over employed and participants",
        rows=[
            ["Antalsuppgifter ASF"],
            [],
            ["ASF", "Kommun", day(1, 1), None, day(6, 30), None],
            [None, None, "Anställda", "Deltagare", "Anställda", "Deltagare"],
            ["Verkstan", "Gävle", 14, 9, 16, 12],
            ["Humlan", "Bollnäs", 8, 11, 10, 14],
            ["Summa", None, 22, 20, 26, 26],
        ],
        merged=["C3:D3", "E3:F3"],
        header=4,
        counts=TWO,
        says="row 7 is left out: a row of sums",
    ),
    EnterpriseCase(
        name="dates over the first of two columns, not merged, and a remark after them",
        rows=[
            ["ASF", "Kommun", JAN, None, JUN, None, None],
            [None, None, "Anst.", "Delt.", "Anst.", "Delt.", "Anmärkning"],
            ["Verkstan", "Gävle", 14, 9, 16, 12, "växer"],
            ["Humlan", "Bollnäs", 8, 11, 10, 14, None],
        ],
        header=2,
        counts=TWO,
        fields={"Verkstan": {"notes": "växer"}},
    ),
    EnterpriseCase(
        name="what is counted over the dates",
        rows=[
            ["Företag", "Antal anställda", None, "Antal deltagare", None],
            [None, "1/1", "30/6", "1/1", "30/6"],
            ["Verkstan", 14, 16, 9, 12],
            ["Humlan", 8, 10, 11, 14],
            ["Totalt länet", 22, 26, 20, 26],
        ],
        file="ASF 2017.xlsx",
        header=2,
        counts=TWO,
    ),
    EnterpriseCase(
        name="short headings with a date without its year, numbers with words",
        rows=[
            ["Sociala företag i Gävleborg 2017"],
            ["ASF", "Ort", "Antal anst. 1/1", "Delt. 1/1", "Antal anst 30/6", "Delt 30/6"],
            ["Verkstan", "Gävle", "14 st", "ca 9", 16, "12 (varav 2 nya)"],
            ["Humlan", "Arbrå", "8", 11, "10 pers", 14],
        ],
        header=2,
        counts=TWO,
        says="2 counts are about right only",
        fields={"Verkstan": {"municipality": "Gävle"}, "Humlan": {"town": "Arbrå", "municipality": "None"}},
    ),
    EnterpriseCase(
        name="months and years in the headings",
        rows=[
            ["ASF", "Anställda dec 2016", "Anställda juni 2017", "Deltagare 2016", "Deltagare halvår 1 2017"],
            ["Verkstan", 14, 16, 9, 12],
        ],
        counts={
            "Verkstan": {
                "2016-12-01": (14, None),
                "2016-12-31": (None, 9),
                "2017-06-01": (16, None),
                JUN: (None, 12),
            }
        },
        says='"Anställda dec 2016" is taken as 1 Dec 2016',
    ),
    EnterpriseCase(
        name="one row for each enterprise and date, the name written once",
        rows=[
            ["Datum", "ASF", "Anställda", "Deltagare i åtgärd"],
            [day(1, 1), "Verkstan", 14, 9],
            [day(6, 30), None, 16, 12],
            [day(1, 1), "Humlan", 8, 11],
            [day(6, 30), None, 10, 14],
            [None, "Summa", 48, 46],
        ],
        counts=TWO,
        verdicts={"new": 4},
    ),
    EnterpriseCase(
        name="one row for each enterprise and date, one without its date",
        rows=[
            ["ASF", "Per den", "Antal anställda", "Antal deltagare"],
            ["Verkstan", "1 januari 2017", 14, 9],
            ["Verkstan", None, 15, 9],
            ["Verkstan", "30 juni 2017", 16, 12],
        ],
        counts={"Verkstan": TWO["Verkstan"]},
        verdicts={"new": 2, "rejected": 1},
        says="the row has no date",
    ),
    EnterpriseCase(
        name="the date above the table",
        rows=[
            ["Arbetsintegrerande sociala företag, uppgifter per 2017-06-30"],
            ["ASF", "Kommun", "Anställda tillsvidare", "Deltagare i åtgärd"],
            ["Bollnäs kommun", None, None, None],
            ["Humlan", None, 10, 14],
            ["Gävle:", None, None, None],
            ["Verkstan", None, 16, 12],
        ],
        header=2,
        counts={"Humlan": {JUN: (10, 14)}, "Verkstan": {JUN: (16, 12)}},
        says="the counts are taken as of 30 Jun 2017",
        fields={"Humlan": {"municipality": "Bollnäs"}, "Verkstan": {"municipality": "Gävle"}},
    ),
    EnterpriseCase(
        name="what is counted in the name of the sheet",
        rows=[["ASF", JAN, JUN], ["Verkstan", 14, 16], ["Humlan", 8, 10]],
        sheet="Anställda",
        counts={"Verkstan": {JAN: (14, None), JUN: (16, None)}, "Humlan": {JAN: (8, None), JUN: (10, None)}},
    ),
    EnterpriseCase(
        name="no date anywhere: the register goes in, the numbers are told",
        rows=[["ASF", "Kommun", "Antal anställda"], ["Verkstan", "Gävle", 14]],
        counts={"Verkstan": {}},
        says="Nothing says of which date this is",
    ),
    EnterpriseCase(
        name="columns that count a part, or something else, are not taken",
        rows=[
            [
                "ASF",
                "Anställda 2017-06-30",
                "varav kvinnor 2017-06-30",
                "Årsarbetare 2017-06-30",
                "Mål anställda 2017-12-31",
            ],
            ["Verkstan", 16, 9, 11.5, 20],
        ],
        counts={"Verkstan": {JUN: (16, None)}},
        says="not taken: varav kvinnor 2017-06-30",
    ),
    EnterpriseCase(
        name="full-time equivalents and other numbers that are none",
        rows=[
            ["ASF", "Anställda 2017-06-30", "Deltagare 2017-06-30"],
            ["Verkstan", "7,5", 12],
            ["Humlan", 10.0, "10-12"],
            ["Spiran", 3, "okänt"],
        ],
        counts={"Verkstan": {JUN: (None, 12)}, "Humlan": {JUN: (10, None)}, "Spiran": {JUN: (3, None)}},
        says="7,5",
    ),
    EnterpriseCase(
        name="the year over the days, and these over what is counted; printed numbers without a name",
        rows=[
            ["Nr", "ASF", "Kommun", 2017, None, None, None],
            [None, None, None, "1 jan", None, "30 jun", None],
            [None, None, None, "Anställda", "Deltagare", "Anställda", "Deltagare"],
            [1, "Verkstan", "Gävle", 14, 9, 16, 12],
            [2, "Humlan", "Bollnäs", 8, 11, 10, 14],
            [3, None, None, None, None, None, None],
        ],
        header=3,
        counts=TWO,
    ),
    EnterpriseCase(
        name="the turn of the year before the half of the next, no year in either; years of start as texts",
        rows=[
            ["ASF", "Startår", "Anställda 31/12", "Anställda 30/6", "Deltagare 31/12", "Deltagare 30/6"],
            ["Verkstan", "2010", 14, 16, 9, 12],
        ],
        counts={"Verkstan": {"2016-12-31": (14, 9), JUN: (16, 12)}},
        says='"Anställda 31/12" is taken as 31 Dec 2016',
    ),
    EnterpriseCase(
        name="months and years in a column of dates",
        rows=[
            ["ASF", "Datum", "Anställda", "Deltagare"],
            ["Verkstan", "december 2016", 14, 9],
            ["Verkstan", "halvår 1 2017", 16, 12],
        ],
        counts={"Verkstan": {"2016-12-01": (14, 9), JUN: (16, 12)}},
        verdicts={"new": 2},
    ),
    EnterpriseCase(
        name="a row for each number, with what it counts",
        rows=[
            ["ASF", "Datum", "Uppgift", "Antal"],
            ["Verkstan", day(1, 1), "Anställda", 14],
            ["Verkstan", day(1, 1), "Deltagare", 9],
            ["Verkstan", day(6, 30), "Anställda", 16],
            ["Verkstan", day(6, 30), "Deltagare i åtgärd", 12],
        ],
        counts={"Verkstan": TWO["Verkstan"]},
        verdicts={"new": 4},
    ),
    EnterpriseCase(
        name="how much it changed is no count",
        rows=[
            ["ASF", "Anställda 2017-01-01", "Anställda 2017-06-30", "Förändring anställda"],
            ["Verkstan", 14, 16, 2],
        ],
        counts={"Verkstan": {JAN: (14, None), JUN: (16, None)}},
    ),
    EnterpriseCase(
        name="in English",
        rows=[
            ["Social enterprise", "Municipality", "Founded", "Employed Jan 2017", "Participants 30 June 2017"],
            ["Verkstan", "Gävle", 2010, 14, 12],
        ],
        counts={"Verkstan": {JAN: (14, None), JUN: (None, 12)}},
        fields={"Verkstan": {"started": "2010"}},
    ),
    EnterpriseCase(
        name="in Finnish",
        rows=[
            ["Yritys", "Kunta", "Perustettu", "Työntekijät 30.6.2017", "Osallistujat 30.6.2017"],
            ["Verkstan", "Gävle", 2010, 16, 12],
            ["Yhteensä", None, None, 16, 12],
        ],
        counts={"Verkstan": {JUN: (16, 12)}},
    ),
    EnterpriseCase(
        name="in Norwegian",
        rows=[
            ["Bedrift", "Kommune", "Stiftet", "Antall ansatte 30. juni 2017", "Deltakere 30. juni 2017"],
            ["Verkstan", "Gävle", "april 2017", 16, 12],
        ],
        counts={"Verkstan": {JUN: (16, 12)}},
        fields={"Verkstan": {"started": "2017-04"}},
    ),
    EnterpriseCase(
        name="the same enterprise twice, and two dates that disagree",
        rows=[
            ["ASF", "Kommun", "Anställda 2017-06-30"],
            ["Verkstan", "Gävle", 16],
            ["VERKSTAN", "Gävle", 16],
            ["Verkstan", "Bollnäs", 17],
        ],
        counts={"Verkstan": {JUN: (16, None)}},
        verdicts={"new": 1, "duplicate": 2},
        says="row 2 says 16 of the same date",
    ),
)

REGISTERS = (
    EnterpriseCase(
        name="a register without counts",
        rows=[
            [
                "Namn",
                "Ort/kommun",
                "Verksamhet",
                "Startade",
                "Upphörde",
                "Ändamål",
                "Delaktighet",
                "Återinvesterar",
                "Fristående",
            ],
            ["Verkstan", "Hudiksvall", "snickeri, tvätt", 2010, None, "x", "x", "x", "x"],
            ["Humlan", "Bollnäs", "kafé", "april 2017", None, "ja", "nej", None, "ja"],
            ["Spiran", "Söderhamn", "trädgård", 2012, "2017-05-31", "x", "?", "x", "x"],
        ],
        file="ASF-register.xlsx",
        counts={"Verkstan": {}, "Humlan": {}, "Spiran": {}},
        fields={
            "Verkstan": {
                "started": "2010",
                "activity": "snickeri, tvätt",
                "municipality": "Hudiksvall",
                "reinvests": "True",
            },
            "Humlan": {"started": "2017-04", "participation": "False", "reinvests": "None"},
            "Spiran": {"ended": "2017-05-31", "participation": "None"},
        },
    ),
    EnterpriseCase(
        name="organisation numbers, one of them a person's, and contacts",
        rows=[
            ["ASF", "Org.nr", "Företagsform", "Kontaktperson", "Telefon", "Status", "Kriterier"],
            ["Verkstan", "556000-4615", "ekonomisk förening", "Anna Berg", "070-000 00 00", "aktiv", "4/4"],
            ["Humlan", "811218-9876", "enskild firma", "Per Dahl", None, "nedlagd", "delvis"],
        ],
        counts={"Verkstan": {}, "Humlan": {}},
        says="personal identity number",
        fields={
            "Verkstan": {"number": "556000-4615", "independent": "True"},
            "Humlan": {"number": "", "ended": "None"},
        },
    ),
    EnterpriseCase(
        name="dates that cannot be",
        rows=[
            ["ASF", "Startade", "Upphörde"],
            ["Verkstan", 2015, 2012],
            ["Humlan", "länge sedan", None],
            [None, 2011, None],
        ],
        counts={"Verkstan": {}, "Humlan": {}},
        verdicts={"new": 2, "rejected": 1},
        says="This is before it started (2015)",
        fields={"Verkstan": {"started": "2015", "ended": "None"}, "Humlan": {"started": "None"}},
    ),
    EnterpriseCase(
        name="names that may mean the same",
        rows=[
            ["ASF", "Kommun", "Startår"],
            ["Glada Hudik", "Hudiksvall", 2010],
            ["Glada Hudik ek. för.", "Hudiksvall", 2011],
        ],
        counts={"Glada Hudik": {}, "Glada Hudik ek. för.": {}},
        says="Glada Hudik and Glada Hudik ek. för. are both new, and may be the same",
    ),
)
