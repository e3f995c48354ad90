"""One survey as six makes of survey tools export it: the same answers, so that the same must come out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

Rows = list[list[Any]]
ROLE = "Vilken roll har du?"
BEFORE = "Hur väl kände du till ASF före träffen? (1-5)"
NOW = "Hur väl känner du till ASF nu? (1-5)"
WANTED = "Vad vill du veta mer om?"
SAID = "Övriga synpunkter"
QUESTIONS = (ROLE, BEFORE, NOW, WANTED, SAID)
OPTIONS = ("Finansiering", "Studiebesök", "Upphandling")
NASTY = ("=HYPERLINK(1)", "[bold]Tack[/bold]", "Mycket bra!")
ROLES = {"A1": "Tjänsteman", "A2": "Politiker"}


@dataclass(frozen=True)
class Given:
    """What one answered."""

    id: int
    at: dt.datetime
    role: str
    before: int
    now: int
    wanted: tuple[str, ...]
    said: str

    def cells(self, wanted: str) -> list[Any]:
        """Return the answers as cells, one a question."""
        return [self.role, self.before, self.now, wanted, self.said or None]


def given(n: int, day: dt.date = dt.date(2017, 3, 14), first: int = 0) -> list[Given]:
    """Return what n respondents answered, from `first`: never all options, and every third says something."""
    start = dt.datetime.combine(day, dt.time(10, 3))
    return [
        Given(
            id=i + 1,
            at=start + dt.timedelta(minutes=7 * i, seconds=i),
            role="Politiker" if i % 4 == 3 else "Tjänsteman",
            before=1 + i % 3,
            now=2 + i % 4,
            wanted=tuple(option for k, option in enumerate(OPTIONS) if (i + k) % 3 != 2)[: 1 + i % 2],
            said=NASTY[i // 3 % 3] if i % 3 == 0 else "",
        )
        for i in range(first, first + n)
    ]


def microsoft(
    people: Sequence[Given], head: Sequence[str] = ("ID", "Starttid", "Slutförandetid", "E-post", "Namn")
) -> Rows:
    """Microsoft Forms: `;` after every option, `anonymous` for an address."""
    return [
        [*head, *QUESTIONS],
        *(
            [
                p.id,
                p.at,
                p.at + dt.timedelta(minutes=3),
                "anonymous",
                None,
                *p.cells("".join(f"{o};" for o in p.wanted)),
            ]
            for p in people
        ),
    ]


def google(people: Sequence[Given], stamp: str = "Tidstämpel") -> Rows:
    """Google Forms: options joined by a comma, who answered known by address and the second."""
    return [
        [stamp, "E-postadress", *QUESTIONS],
        *([p.at, f"p{p.id}@example.se", *p.cells(", ".join(p.wanted))] for p in people),
    ]


def surveymonkey(people: Sequence[Given]) -> Rows:
    """SurveyMonkey: two heading rows, an option a column."""
    head = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
    return [
        [*head, ROLE, BEFORE, NOW, WANTED, None, None, SAID],
        [*[None] * len(head), *["Response"] * 3, *OPTIONS, "Open-Ended Response"],
        *(
            [11_400_000_000 + p.id, 42, p.at, p.at, "10.0.0.1", None, "Anna", p.role, p.before, p.now]
            + [option if option in p.wanted else None for option in OPTIONS]
            + [p.said or None]
            for p in people
        ),
    ]


def limesurvey(people: Sequence[Given], unfinished: int = 0) -> Rows:
    """LimeSurvey: full texts, options in brackets with Yes and No; an empty submitdate is not finished."""
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "ipaddr"]
    rows: Rows = [[*head, ROLE, BEFORE, NOW, *(f"{WANTED} [{option}]" for option in OPTIONS), SAID]]
    for n, p in enumerate(people):
        done = p.at if n >= unfinished else None
        answers = [p.role, p.before, p.now, *("Yes" if o in p.wanted else "No" for o in OPTIONS), p.said or None]
        rows.append([p.id, done, 2, "sv", 1234567, p.at, "10.0.0.1", *answers])
    return rows


def mentimeter(people: Sequence[Given]) -> Rows:
    """Mentimeter: the sheet `Voters`, its heading under some rows of its own."""
    return [
        ["ASF-träff"],
        ["Exported", "2017-03-15"],
        [],
        ["Voter", *(f"{question}: Answer" for question in QUESTIONS)],
        *([f"Voter {p.id}", *p.cells(", ".join(p.wanted))] for p in people),
    ]


def enalyzer(people: Sequence[Given], *, codes: bool = False) -> Rows:
    """Enalyzer: the same survey as labels, or as numbers."""
    return [
        ["Respondent ID", "Status", "Started", "Completed", *QUESTIONS],
        *(
            [7_000_000 + p.id, "Completed", p.at, p.at, *p.cells("; ".join(p.wanted))]
            for p in (replace(p, role=str(1 + (p.role == "Politiker"))) if codes else p for p in people)
        ),
    ]


MAKES = {
    "microsoft": microsoft,
    "google": google,
    "surveymonkey": surveymonkey,
    "limesurvey": limesurvey,
    "mentimeter": mentimeter,
    "enalyzer": enalyzer,
}
SHEETS = {"mentimeter": "Voters"}
