"""Invented placements, by code: some running, some ended in each way, one not in SUS, one without an agreement."""

import datetime as dt
from dataclasses import dataclass

from asftui.registers import enterprises, organisations
from asftui.registers.placements import PlacementEntry, add_placement


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(f"2017-{text}") if text else None


@dataclass(frozen=True, kw_only=True)
class Made:
    """One invented placement; days are of 2017, `03-14`."""

    code: str
    principal: str
    enterprise: str
    place: str
    sex: str
    born: int
    decided: str = ""
    agreed: str = ""
    start: str = ""
    planned: str = ""
    end: str = ""
    sus: str = ""
    days: float = 3
    kind: str = "work-training"
    groups: tuple[str, ...] = ("long-term-unemployed",)
    before: tuple[str, str] = ("other", "income-support")
    """Occupation and support."""
    after: tuple[str, str] | None = None
    outcome: str | None = None
    funding: str | None = "granted"
    followed: str = ""


PLACEMENTS = (
    Made(code="P-001", principal="Bollnäs", enterprise="Kooperativet Humlegården", place="Bollnäs", sex="woman",
         born=1985, decided="01-17", agreed="01-24", start="02-01", planned="12-31", sus="02-02",
         groups=("long-term-sick",), before=("other", "sickness-benefit")),
    Made(code="P-002", principal="Hudiksvall", enterprise="Kooperativet Bofinken", place="Hudiksvall", sex="man",
         born=1993, decided="01-25", agreed="02-03", start="02-13", planned="08-31", end="08-31", sus="02-13", days=4,
         groups=("young", "disability"), outcome="own-work", after=("work", "wages"), followed="09-20"),
    Made(code="P-003", principal="Gävle", enterprise="Gästrike Snickeri", place="Gävle", sex="man", born=1978,
         decided="02-08", agreed="02-16", start="03-01", planned="10-20", days=5, kind="rehabilitation",
         groups=("long-term-sick",), before=("other", "sickness-compensation")),
    Made(code="P-004", principal="Försäkringskassan", enterprise="Föreningen Dellbacka", place="Hudiksvall",
         sex="woman", born=1969, decided="02-20", agreed="02-27", start="03-06", planned="09-30", end="05-12",
         sus="03-07", days=2, kind="rehabilitation", groups=("long-term-sick",), outcome="illness",
         before=("other", "sickness-benefit"), after=("other", "sickness-benefit")),
    Made(code="P-005", principal="Arbetsförmedlingen", enterprise="Kooperativet Blankrutan", place="Sandviken",
         sex="woman", born=1990, decided="03-15", agreed="03-22", start="04-03", planned="09-29", end="09-01",
         sus="04-04", days=4, groups=("newly-arrived",), outcome="studies", before=("seeking", "activity-support"),
         after=("studies", "study")),
    Made(code="P-006", principal="Region Gävleborg", enterprise="Kooperativet Fyrbåken", place="Gävle", sex="man",
         born=1998, decided="04-26", start="05-08", planned="12-31", sus="05-09", groups=("young", "disability")),
    Made(code="P-007", principal="Söderhamn", enterprise="Nya Segel", place="Söderhamn", sex="woman", born=1982,
         decided="08-10", agreed="08-17", start="08-28", planned="12-31", sus="08-29", days=4),
    Made(code="P-008", principal="Ljusdal", enterprise="Kooperativet Tallkotten", place="Ljusdal", sex="man",
         born=1975, decided="09-13", agreed="09-25", planned="12-31", days=3),
    Made(code="P-009", principal="Gävle", enterprise="Kooperativet Byggåttan", place="Gävle", sex="woman", born=1987,
         decided="09-06", days=3, funding="refused"),
)  # fmt: skip


def add_placements() -> None:
    """Write them, one change of a larger one."""
    for made in PLACEMENTS:
        occupation, support = made.after or (None, None)
        decided = _day(made.decided)
        add_placement(
            PlacementEntry(
                code=made.code,
                principal=organisations.resolve(made.principal),
                enterprise=enterprises.resolve(made.enterprise),
                municipality=made.place,
                kind=made.kind,
                applied=decided - dt.timedelta(days=14) if decided else None,
                decision=decided,
                funding=made.funding,
                agreement=_day(made.agreed),
                start=_day(made.start),
                planned_end=_day(made.planned),
                end=_day(made.end),
                days_a_week=made.days,
                target_groups=made.groups,
                sex=made.sex,
                birth_year=made.born,
                sus=_day(made.sus),
                consent="consent" if made.sus else None,
                occupation_before=made.before[0],
                support_before=made.before[1],
                occupation_after=occupation,
                support_after=support,
                outcome=made.outcome,
                followed_up=_day(made.followed),
                follow_up=occupation if made.followed else None,
            )
        )
