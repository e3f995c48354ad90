"""What has happened in each municipality, so that white spots show: a few grouped queries, whatever the size.

People are told by where the event was held, or by their home municipality: their organisation's, else the row's own.
Somebody met in two municipalities stands in both, so that a total is never the sum of the lines.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from peewee import JOIN, Case, fn

from asftui import store
from asftui.indicators import scope
from asftui.indicators.guidelines import read_guidelines
from asftui.indicators.heads import groups_of_events, over_period, unnamed_by_owner
from asftui.indicators.placements import read_funded
from asftui.indicators.structures import Holding, states_at
from asftui.plan.model import Plan
from asftui.registers import interest, structures
from asftui.registers.enterprise_state import Life
from asftui.registers.enterprises import DATES, part_date_in
from asftui.registers.structure_state import State
from asftui.registers.structures import StructureDetail
from asftui.store.models import Attendance, Enterprise, Event, EventGroup, Group, HeadCount, Organisation

By = Literal["held", "home"]
"""By where the event was held, or by the home municipality of those who were there."""
MYSAM = "mysam"
"""Kind of the groups whose meetings are followed."""
Counts = dict[str | None, dict[str, int]]
"""Numbers by municipality (None: no municipality of the plan) and name."""


@dataclass(frozen=True, kw_only=True)
class MunicipalityLine:
    """One municipality at a date."""

    name: str | None
    """None: what belongs to no municipality of the plan."""
    events: int = 0
    """Information events (those that count) held there, or at which somebody from there was."""
    politicians: int = 0
    employees: int = 0
    """Distinct people informed, and heads without a name."""
    enterprises: int = 0
    """Active."""
    placements: int = 0
    """Funded in the period."""
    guidelines: str = "none"
    state: State = "none"
    structure: StructureDetail | None = None
    """The step that tells the state."""
    establishing: str | None = None
    structure_interest: str | None = None
    """What it answered to either inventory; empty: asked, no answer yet; None: not asked."""
    last_mysam: date | None = None
    next_mysam: date | None = None
    last_event: date | None = None
    """The latest that was held there and counts or informs."""


def read_municipalities(plan: Plan, as_of: date, by: By = "held") -> list[MunicipalityLine]:
    """Return a line for each of the plan's municipalities, and one for what belongs to none where there is any."""
    with store.snapshot():
        people, events = _people(plan, as_of, by), _events(plan, as_of, by)
        last = _last_events(plan, as_of)
        enterprises, placements = _enterprises(plan, as_of), _placements(plan, as_of)
        mysam = _mysam(plan, as_of)
        states = states_at(structures.by_municipality(structures.structure_steps()), as_of)
        guidelines = {line.authority.municipality: line.state for line in read_guidelines(plan, as_of)}
        answers = interest.latest(interest.interests(), as_of)
    nothing: Holding = ("none", [])
    lines = []
    for name in (*plan.municipalities, None):
        state, holding = states.get(name, nothing) if name else nothing
        answered = [answers.get((name or "", about)) for about in ("establishing", "structure")]
        line = MunicipalityLine(
            name=name,
            events=events.get(name, 0),
            politicians=people.get(name, {}).get("politician", 0),
            employees=people.get(name, {}).get("employee", 0),
            enterprises=enterprises.get(name, 0),
            placements=placements.get(name, 0),
            guidelines=guidelines.get(name, "none") if name else "none",
            state=state,
            structure=holding[0] if holding else None,
            establishing=answered[0].answer if answered[0] else None,
            structure_interest=answered[1].answer if answered[1] else None,
            last_mysam=mysam.get(name, (None, None))[0],
            next_mysam=mysam.get(name, (None, None))[1],
            last_event=last.get(name),
        )
        if name or line.events or line.politicians or line.employees or line.enterprises or line.placements:
            lines.append(line)
    return lines


def _of_plan(column: Any, plan: Plan) -> Any:
    """Return the expression of a municipality, null where it is none of the plan's."""
    return Case(None, [(column.in_(plan.municipalities), column)], None)


def _place(plan: Plan, by: By) -> Any:
    """Return the expression of the municipality that an attendance is told under."""
    home = fn.COALESCE(Organisation.municipality, Attendance.municipality)
    return _of_plan(Event.municipality if by == "held" else home, plan)


def _attended(plan: Plan, as_of: date, condition: Any, *columns: Any) -> Any:
    """Return the query of columns of the attendances that are counted, at held events of a condition."""
    query = Attendance.select(*columns).join(Event).switch(Attendance).join(Organisation, JOIN.LEFT_OUTER)
    return query.where(scope.held(plan, as_of), condition, scope.counted_attendance())


def _people(plan: Plan, as_of: date, by: By) -> Counts:
    place = _place(plan, by)
    columns = (place, Attendance.role, fn.COUNT(Attendance.person.distinct()))
    query = _attended(plan, as_of, scope.informs(plan), *columns).group_by(place, Attendance.role)
    found: Counts = {}
    for name, role, n in query.tuples():
        found.setdefault(name, {})[role] = n
    for (name, role), n in _heads(plan, as_of, by).items():
        counts = found.setdefault(name, {})
        counts[role] = counts.get(role, 0) + n
    return found


def _heads(plan: Plan, as_of: date, by: By) -> dict[tuple[str | None, str], int]:
    """Return the people that heads without a name are taken for, by municipality and role."""
    by_role = unnamed_by_owner(plan, as_of)
    if not by_role:
        return {}
    groups = groups_of_events(plan, as_of)
    if by == "held":
        places = _places_of(Event, plan, Event.id.in_(HeadCount.select(HeadCount.event)))
    else:
        places = _places_of(Organisation, plan)
    met: dict[tuple[str | None, str], list[tuple[int, set[int]]]] = {}
    for role, heads in by_role.items():
        for event, by_owner in heads.items():
            by_place: dict[str | None, int] = {}
            for owner, n in by_owner.items():
                key = event if by == "held" else owner
                name = places.get(key) if key is not None else None
                by_place[name] = by_place.get(name, 0) + n
            for name, n in by_place.items():
                met.setdefault((name, role), []).append((n, groups.get(event, set())))
    return {key: over_period(those).people for key, those in met.items()}


def _places_of(model: Any, plan: Plan, *conditions: Any) -> dict[int, str]:
    """Return the municipality of records, by id, of those that have one of the plan's."""
    query = model.select(model.id, model.municipality).where(model.municipality.in_(plan.municipalities), *conditions)
    return dict(query.tuples())


def _events(plan: Plan, as_of: date, by: By) -> dict[str | None, int]:
    if by == "home":
        place = _place(plan, by)
        columns = (place, fn.COUNT(Attendance.event.distinct()))
        query = _attended(plan, as_of, scope.counts(plan), *columns).group_by(place)
    else:
        place = _of_plan(Event.municipality, plan)
        query = Event.select(place, fn.COUNT(Event.id)).where(scope.held(plan, as_of), scope.counts(plan))
        query = query.group_by(place)
    return dict(query.tuples())


def _last_events(plan: Plan, as_of: date) -> dict[str | None, date]:
    place = _of_plan(Event.municipality, plan)
    query = Event.select(place, fn.MAX(Event.date)).where(
        scope.held(plan, as_of), scope.counts(plan) | scope.informs(plan)
    )
    return {name: _as_date(day) for name, day in query.group_by(place).tuples()}


def _mysam(plan: Plan, as_of: date) -> dict[str | None, tuple[date | None, date | None]]:
    """Return the last held and the next planned event for the Mysam group of each municipality."""
    held = Case(None, [((Event.status == "held") & (Event.date <= as_of), Event.date)], None)
    ahead = Case(None, [((Event.status == "planned") & (Event.date > as_of), Event.date)], None)
    query = (
        EventGroup.select(Group.municipality, fn.MAX(held), fn.MIN(ahead))
        .join(Event)
        .switch(EventGroup)
        .join(Group)
        .where(Group.kind == MYSAM, Group.municipality.in_(plan.municipalities))
        .group_by(Group.municipality)
    )
    return {name: (_maybe(last), _maybe(upcoming)) for name, last, upcoming in query.tuples()}


def _enterprises(plan: Plan, as_of: date) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for row in Enterprise.select().dicts():
        if Life(**{name: part_date_in(row, name) for name in DATES}).is_active(as_of):
            name = row["municipality"] if row["municipality"] in plan.municipalities else None
            found[name] = found.get(name, 0) + 1
    return found


def _placements(plan: Plan, as_of: date) -> dict[str | None, int]:
    """Return the funded placements by their own municipality, else their enterprise's, else their principal's."""
    funded = read_funded(plan, as_of).all
    enterprises = _places_of(Enterprise, plan)
    principals = _places_of(Organisation, plan)
    found: dict[str | None, int] = {}
    for each in funded:
        own = each.municipality if each.municipality in plan.municipalities else None
        name = own or enterprises.get(each.enterprise or 0) or principals.get(each.principal or 0)
        found[name] = found.get(name, 0) + 1
    return found


def _as_date(value: Any) -> date:
    """Return a date as an aggregate gives it: SQLite gives text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _maybe(value: Any) -> date | None:
    return _as_date(value) if value is not None else None
