"""The records behind an indicator's value: what somebody opens who asks where a number comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Case, fn

from asftui import store
from asftui.formats import show_number
from asftui.i18n import _
from asftui.indicators import enterprises, placements, scope
from asftui.indicators.heads import unnamed_by_event
from asftui.indicators.net_change import Move
from asftui.indicators.origins import Origin, merge_origins, read_origins
from asftui.indicators.readings import latest_readings
from asftui.indicators.structures import COUNCIL, MEMBERS, states_at
from asftui.plan.model import Plan
from asftui.registers import council, structures
from asftui.registers.placement_words import OUTCOMES, WANTED
from asftui.registers.placements import PlacementDetail
from asftui.registers.wording import COUNCIL_STEPS, STRUCTURE_STEPS
from asftui.store.models import (
    Attendance,
    CouncilStep,
    Enterprise,
    EnterpriseCount,
    Event,
    EventGroup,
    Group,
    HeadCount,
    Indicator,
    Organisation,
    Placement,
    Reading,
    StructureStep,
)
from asftui.store.models import Plan as StoredPlan
from asftui.store.writing import chunks

_ROLES = {"employees-informed": "employee", "politicians-informed": "politician"}


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """One source of a value."""

    date: date
    what: str
    """An event's title, or its type's name; an organisation's, group's or enterprise's name; a placement's code; a
    reading's own words."""
    place: str = ""
    """Town of an event; municipality of an enterprise."""
    n: float
    """How many were there; how many events an organisation or group was at; a reading's value; an enterprise's own."""
    new: int = 0
    """Of these, how many are named here for the first time and so add to the value; what an enterprise adds."""
    unnamed: int = 0
    """Of these, how many are heads without a name."""
    event: int | None = None
    """Id of the event that can be opened; the first, where there were several."""
    enterprise: int | None = None
    """Id of the enterprise that can be opened."""
    placement: int | None = None
    """Id of the placement that can be opened."""
    municipality: str | None = None
    """The municipality that can be opened, with its steps."""
    council: bool = False
    """It is a step of the council, which can be opened."""
    origins: tuple[Origin, ...] = ()


def read_sources(plan: Plan, code: str, as_of: date) -> list[SourceLine]:
    """Return the records behind an indicator's value at a date, newest first; nothing for a code without any."""
    with store.snapshot():
        if role := _ROLES.get(code):
            lines = _people(plan, role, as_of)
        elif code == "organisations-informed":
            lines = [*_organisations(plan, as_of), *_groups(plan, as_of)]
        elif code == "information-events":
            lines = _events(plan, as_of)
        elif code in placements.CODES:
            lines = _placements(plan, code, as_of)
        elif code == MEMBERS:
            lines = _members(plan, as_of)
        elif code == COUNCIL:
            lines = _council_steps(as_of)
        elif code in enterprises.CODES:
            lines = [*_readings(plan, code, as_of), *_enterprises(plan, code, as_of)]
        else:
            lines = _readings(plan, code, as_of)
    return sorted(lines, key=lambda line: (line.date, line.event or 0), reverse=True)


def _people(plan: Plan, role: str, as_of: date) -> list[SourceLine]:
    where = (scope.held(plan, as_of), scope.informs(plan), scope.counted_attendance(), Attendance.role == role)
    nth = fn.ROW_NUMBER().over(partition_by=[Attendance.person], order_by=[Event.date, Event.id])
    ranked = Attendance.select(Attendance.event, nth.alias("nth")).join(Event).where(*where).alias("ranked")
    query = Attendance.select(
        ranked.c.event_id, fn.COUNT(ranked.c.nth), fn.SUM(Case(None, [(ranked.c.nth == 1, 1)], 0))
    )
    named = {event: (n, new) for event, n, new in query.from_(ranked).group_by(ranked.c.event_id).tuples()}
    heads = unnamed_by_event(plan, as_of).get(role, {})
    origins = merge_origins(
        read_origins(Attendance, [Attendance.event], _at(Attendance, plan, as_of) & (Attendance.role == role)),
        read_origins(HeadCount, [HeadCount.event], _at(HeadCount, plan, as_of) & (HeadCount.role == role)),
    )
    lines = []
    for key, day, what, place in _labels(plan, scope.held(plan, as_of) & scope.informs(plan)):
        n, new = named.get(key, (0, 0))
        unnamed = heads.get(key, 0)
        if n or unnamed:
            found = origins.get((key,), ())
            lines.append(_line(day, what, place, n + unnamed, key, found, new=new, unnamed=unnamed))
    return lines


def _events(plan: Plan, as_of: date) -> list[SourceLine]:
    condition = scope.held(plan, as_of) & scope.counts(plan)
    events = Event.select(Event.id).where(condition)
    present = Attendance.select(Attendance.event, fn.COUNT(Attendance.id)).where(
        Attendance.event.in_(events), Attendance.present
    )
    named = dict(present.group_by(Attendance.event).tuples())
    heads: dict[int, int] = {}
    for by_event in unnamed_by_event(plan, as_of).values():
        for key, n in by_event.items():
            heads[key] = heads.get(key, 0) + n
    origins = read_origins(Event, [Event.id], condition)
    return [
        _line(
            day, what, place, named.get(key, 0) + heads.get(key, 0), key, origins.get((key,), ()),
            new=1, unnamed=heads.get(key, 0),
        )
        for key, day, what, place in _labels(plan, condition)
    ]  # fmt: skip


def _organisations(plan: Plan, as_of: date) -> list[SourceLine]:
    events = scope.held_informing(plan, as_of)
    present = Attendance.select(Attendance.organisation, Attendance.event).where(
        scope.counted_attendance(), Attendance.organisation.is_null(False), Attendance.event.in_(events)
    )
    counted = HeadCount.select(HeadCount.organisation, HeadCount.event).where(
        scope.counted_heads(), HeadCount.organisation.is_null(False), HeadCount.event.in_(events)
    )
    pairs = (present | counted).alias("pairs")
    rows = list(_firsts(Organisation, pairs, pairs.c.organisation_id, pairs.c.event_id))
    firsts = {first for _key, _name, first, _day, _n in rows}
    origins = merge_origins(
        *(
            read_origins(model, [model.organisation, model.event], _at(model, plan, as_of) & model.event.in_(ids))
            for ids in chunks(sorted(firsts))
            for model in (Attendance, HeadCount)
        )
    )
    return [_line(day, name, "", n, first, origins.get((key, first), ()), new=1) for key, name, first, day, n in rows]


def _groups(plan: Plan, as_of: date) -> list[SourceLine]:
    condition = EventGroup.event.in_(scope.held_informing(plan, as_of))
    pairs = EventGroup.select(EventGroup.group, EventGroup.event).where(condition).alias("pairs")
    origins = read_origins(EventGroup, [EventGroup.group, EventGroup.event], condition)
    query = _firsts(Group, pairs, pairs.c.group_id, pairs.c.event_id)
    return [_line(day, name, "", n, first, origins.get((key, first), ()), new=1) for key, name, first, day, n in query]


def _firsts(model: Any, pairs: Any, owner: Any, event: Any) -> Iterable[tuple[int, str, int, date, int]]:
    """Return id, name, first event, its date and the number of events, of each organisation or group in pairs."""
    nth = fn.ROW_NUMBER().over(partition_by=[owner], order_by=[Event.date, Event.id])
    of = fn.COUNT(Event.id).over(partition_by=[owner])
    ranked = (
        Event.select(
            owner.alias("owner"), Event.id.alias("first"), Event.date.alias("day"), nth.alias("nth"), of.alias("n")
        )
        .join(pairs, on=(event == Event.id))
        .alias("ranked")
    )
    columns = (model.id, model.name, ranked.c.first, ranked.c.day, ranked.c.n)
    query = model.select(*columns).join(ranked, on=(ranked.c.owner == model.id)).where(ranked.c.nth == 1)
    for key, name, first, day, n in query.tuples():
        yield key, name, first, date.fromisoformat(day) if isinstance(day, str) else day, n


def _readings(plan: Plan, code: str, as_of: date) -> list[SourceLine]:
    query = (
        Reading.select(Reading.id, Reading.date, Reading.value, Reading.source, Reading.note, Reading.baseline)
        .join(Indicator)
        .join(StoredPlan)
        .where(StoredPlan.code == plan.code, Indicator.code == code, Reading.date <= as_of)
    )
    rows = list(query.tuples())
    origins = read_origins(Reading, [Reading.id], Reading.id.in_([row[0] for row in rows]))
    return [
        SourceLine(
            date=day,
            what=" · ".join(filter(None, (source, note))) or (_("baseline") if baseline else _("reading")),
            n=value,
            origins=origins.get((key,), ()),
        )
        for key, day, value, source, note, baseline in rows
    ]


def _members(plan: Plan, as_of: date) -> list[SourceLine]:
    """Return every step of the plan's municipalities up to a date: which hold and count, which do not."""
    steps = [s for s in structures.structure_steps() if s.since <= as_of and s.municipality in plan.municipalities]
    states = states_at(structures.by_municipality(steps), as_of)
    counted = {holding[0].id for state, holding in states.values() if state == "member"}
    origins = read_origins(StructureStep, [StructureStep.id], StructureStep.id.in_([step.id for step in steps]))
    return [
        SourceLine(
            date=step.since,
            what=" · ".join(filter(None, (f"{step.municipality}: {_(STRUCTURE_STEPS[step.step])}", step.name))),
            place=step.municipality,
            n=int(step.id in counted),
            new=int(step.id in counted),
            municipality=step.municipality,
            origins=origins.get((step.id,), ()),
        )
        for step in steps
    ]


def _council_steps(as_of: date) -> list[SourceLine]:
    steps = [line for line in council.council_steps() if line.date <= as_of]
    origins = read_origins(CouncilStep, [CouncilStep.id], CouncilStep.id.in_([line.id for line in steps]))
    return [
        SourceLine(
            date=line.date,
            what=" · ".join(filter(None, (_(COUNCIL_STEPS[line.step]), line.who))),
            n=int(line.step == "initiated"),
            new=int(line.step == "initiated"),
            council=True,
            origins=origins.get((line.id,), ()),
        )
        for line in steps
    ]


def _enterprises(plan: Plan, code: enterprises.Code, as_of: date) -> list[SourceLine]:
    reading = latest_readings(plan, as_of).get(code)
    read = reading.date if reading else None
    moves = [m for m in enterprises.read_moves(code, read, as_of) if m.change or (code != "active-enterprises" and m)]
    places = dict(Enterprise.select(Enterprise.id, Enterprise.municipality).tuples())
    counts = read_origins(
        EnterpriseCount, [EnterpriseCount.enterprise, EnterpriseCount.date], EnterpriseCount.date <= as_of
    )
    register = read_origins(Enterprise, [Enterprise.id], Enterprise.id.in_([m.enterprise.id for m in moves]))
    return [
        SourceLine(
            date=move.at or read or as_of,
            what=_moved(move, code),
            place=places.get(move.enterprise.id) or "",
            n=move.now,
            new=move.change,
            enterprise=move.enterprise.id,
            origins=counts.get((move.enterprise.id, move.at), ()) or register.get((move.enterprise.id,), ()),
        )
        for move in moves
    ]


def _placements(plan: Plan, code: str, as_of: date) -> list[SourceLine]:
    funded = placements.read_funded(plan, as_of)
    by_outcome = code == "placement-outcome"
    shown = funded.ended if by_outcome else funded.all
    names = {
        model: dict(model.select(model.id, model.name).where(model.id.in_([getattr(p, field) for p in shown])).tuples())
        for model, field in ((Organisation, "principal"), (Enterprise, "enterprise"))
    }
    origins = read_origins(Placement, [Placement.id], Placement.id.in_([p.id for p in shown]))
    return [
        SourceLine(
            date=(p.last if by_outcome else p.start) or as_of,
            what=" · ".join(
                filter(None, (p.code, _ended(p) if by_outcome else "", names[Enterprise].get(p.enterprise)))
            ),
            place=p.municipality or names[Organisation].get(p.principal) or "",
            n=1,
            new=int(not by_outcome or p.outcome in WANTED),
            placement=p.id,
            origins=origins.get((p.id,), ()),
        )
        for p in shown
    ]


def _ended(placement: PlacementDetail) -> str:
    return _(OUTCOMES[placement.outcome]) if placement.outcome else _("no outcome is noted")


def _moved(move: Move, code: str) -> str:
    """Return an enterprise's name and what it stood for at the reading and now."""
    name = move.enterprise.name
    if code == "active-enterprises":
        return name
    if move.gap == "no-count":
        return _("{name}: no count").format(name=name)
    return _("{name}: {base} → {now}").format(name=name, base=show_number(move.base), now=show_number(move.now))


def _labels(plan: Plan, condition: Any) -> Iterable[tuple[int, date, str, str]]:
    """Return id, date, title and town of events; the type's name stands in for a title."""
    types = {kind.code: kind.name for kind in plan.event_types}
    query = Event.select(Event.id, Event.date, Event.title, Event.type, Event.town).where(condition)
    for key, day, title, kind, town in query.tuples():
        yield key, day, title or types.get(kind, kind), town


def _at(model: Any, plan: Plan, as_of: date) -> Any:
    """Return the condition of attendances or head counts that are counted, at held events that inform."""
    counted = scope.counted_attendance() if model is Attendance else scope.counted_heads()
    return counted & model.event.in_(scope.held_informing(plan, as_of))


def _line(
    day: date, what: str, place: str, n: int, event: int, origins: tuple[Origin, ...], *, new: int, unnamed: int = 0
) -> SourceLine:
    return SourceLine(date=day, what=what, place=place, n=n, new=new, unnamed=unnamed, event=event, origins=origins)
