"""The action plan as values: what a plan file holds, and what the rest of the program reads.

Plan text is data and stays in the plan's own language. Codes are text (`3.2.1`, `3.2.1-04`,
`employees-informed`); money is whole öre; dates are `datetime.date`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

GoalKind = Literal["overall", "process"]
IndicatorKind = Literal["count", "share", "yes-no"]
Role = Literal["employee", "politician", "other"]
PartyKind = Literal["municipality", "region", "authority", "association", "other"]
DayMark = Literal["present", "half", "sick", "care", "leave", "absent"]
"""What is noted of an individual's day at an enterprise; `care`: at home with a sick child (vård av barn)."""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The overall goal (`3.1`) or a process goal (`3.2.1` …)."""

    code: str
    kind: GoalKind
    text: str
    short: str
    """A few words for lists."""
    indicators: tuple[str, ...] = ()
    """Codes of the indicators that serve it. Ours, not the document's."""
    guidelines: tuple[PartyKind, ...] = ()
    """Kinds of party that are to adopt guidelines under it: how many have, of all of them, is shown at the goal."""


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One row of appendix 1. With neither count nor period it has no plan to fall behind."""

    code: str
    goal: str
    title: str
    how: str
    responsible: tuple[str, ...]
    """Roles by function, as the plan's tables spell them."""
    when: str
    """The plan's own words: `Löpande`, `10 ggr 2017` …"""
    planned: int | None = None
    """How many times, where the plan says a number."""
    start: date | None = None
    """First day of its period, where the plan gives one (`Våren 2017` is January to June)."""
    end: date | None = None
    """Last day of that period."""
    audience: Role | None = None
    """Whom it is for, where that tells it from a namesake."""
    assignments: tuple[int, ...] = ()
    """Numbers of the process leader's assignments that it serves. Ours, not the document's."""
    needs: tuple[int, ...] = ()
    """Numbers of the needs (§1.5) that it serves, from 1. Ours, not the document's."""
    track: str = ""
    """Code of the track it belongs to; empty where the plan has none."""


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """A point that the expected course passes through."""

    date: date
    value: float


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator of appendix 2."""

    code: str
    name: str
    short: str
    """A label of at most 24 cells for the gauge."""
    section: str
    """Heading that it stands under in the overview."""
    kind: IndicatorKind
    unit: str
    counts: str
    """What it counts, in words."""
    target: float
    target_date: date
    baseline: float | None = None
    baseline_date: date | None = None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventType:
    """A kind of event, with the two marks of the design: does it count, does it inform."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    counts: bool = True
    """It is one of the information events."""
    informs: bool = True
    """Those present are informed."""
    activities: tuple[str, ...] = ()
    """Codes of its default activities; where several, the one whose audience fits is taken."""
    note: str = ""
    """The gauge notes how many there were of a type that has this text, which says why."""


@dataclass(frozen=True, kw_only=True)
class Party:
    """An organisation that the plan names: a municipality, the region, an authority."""

    name: str
    kind: PartyKind
    municipality: str | None = None
    aliases: tuple[str, ...] = ()
    own: bool = False
    """The association itself: its staff are counted nowhere."""


@dataclass(frozen=True, kw_only=True)
class PlanGroup:
    """A group that the plan names, such as a Mysam group."""

    name: str
    kind: str
    municipality: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, kw_only=True)
class StructureMember:
    """A municipality that is a member of a support structure when the plan begins."""

    municipality: str
    since: date


@dataclass(frozen=True, kw_only=True)
class Item:
    """A numbered line of the plan: a need, an assignment, a target group, a role."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Track:
    """One of the plan's tracks (§5)."""

    code: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A whole action plan, as read from its file or from the store."""

    code: str
    name: str
    association: str
    county: str
    language: str
    start: date
    end: date
    purpose: str
    budget: int
    """What the association has set aside for the period, in öre."""
    day_rate: int
    """What a placement day is paid with, in öre."""
    half_day: Literal["half", "full"] = "half"
    """How much of the day rate a half day gives."""
    paid_marks: tuple[DayMark, ...] = ("present", "half")
    """Marks whose days are paid: a half day as `half_day` says, any other in full."""
    report_dates: tuple[date, ...] = ()
    """Last days of the periods that are reported on."""
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    event_types: tuple[EventType, ...] = ()
    default_event_type: str = ""
    """Code of the type that an event gets when its type cannot be told."""
    municipalities: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    groups: tuple[PlanGroup, ...] = ()
    structure_members: tuple[StructureMember, ...] = ()
    tracks: tuple[Track, ...] = ()
    needs: tuple[Item, ...] = ()
    assignments: tuple[Item, ...] = ()
    target_groups: tuple[Item, ...] = ()
    roles: tuple[Item, ...] = ()
