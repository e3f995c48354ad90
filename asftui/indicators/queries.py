"""Each indicator's value at a date, with its notes: about ten grouped queries, whatever the size of the store.

All is computed from records at read time. A reading that somebody typed never stands in for what is counted here.
A count without records is 0; None is only for what cannot be known.
"""

from collections.abc import Callable
from datetime import date

from peewee import Case, fn

from asftui.formats import show_number
from asftui.i18n import _, ngettext
from asftui.indicators import placements, scope
from asftui.indicators.enterprises import read_enterprise_values
from asftui.indicators.heads import Heads, read_heads
from asftui.indicators.readings import latest_readings
from asftui.indicators.structures import COUNCIL, MEMBERS, read_council, read_members
from asftui.indicators.value import Value
from asftui.plan.model import Plan
from asftui.store.models import Attendance, Event, EventGroup, HeadCount, Organisation


def read_values(plan: Plan, as_of: date) -> dict[str, Value]:
    """Return the value of each of the plan's indicators at a date, by code."""
    codes = [indicator.code for indicator in plan.indicators]
    readings = latest_readings(plan, as_of)
    values = {code: Value(value=reading.value) for code, reading in readings.items() if code in codes}
    for code in codes:
        values.setdefault(code, Value(value=None))
    for wanted, read in _READERS:
        if wanted.intersection(codes):
            values.update({code: value for code, value in read(plan, as_of).items() if code in codes})
    values.update(read_enterprise_values(codes, readings, as_of))
    if MEMBERS in codes:
        values[MEMBERS] = read_members(plan, readings.get(MEMBERS), as_of)
    return values


def _organisations(plan: Plan, as_of: date) -> dict[str, Value]:
    """Bilaga 2, indicator 1: distinct organisations with someone present, and distinct groups that were informed.

    A unit after an organisation's name makes no group.
    """
    events = scope.held_informing(plan, as_of)
    present = Attendance.select(Attendance.id).where(
        Attendance.organisation == Organisation.id, scope.counted_attendance(), Attendance.event.in_(events)
    )
    counted = HeadCount.select(HeadCount.id).where(
        HeadCount.organisation == Organisation.id, scope.counted_heads(), HeadCount.event.in_(events)
    )
    organisations = (
        Organisation.select(fn.COUNT(Organisation.id))
        .where(scope.is_counted(), fn.EXISTS(present) | fn.EXISTS(counted))
        .scalar()
    )
    groups = EventGroup.select(fn.COUNT(EventGroup.group.distinct())).where(EventGroup.event.in_(events)).scalar()
    total = organisations + groups
    note = _("{total} = {organisations} + {groups}").format(
        total=show_number(total),
        organisations=ngettext("{n} organisation", "{n} organisations", organisations).format(
            n=show_number(organisations)
        ),
        groups=ngettext("{n} group", "{n} groups", groups).format(n=show_number(groups)),
    )
    return {"organisations-informed": Value(value=total, notes=(note,) if total else ())}


def _people(plan: Plan, as_of: date) -> dict[str, Value]:
    """Bilaga 2, indicators 2 and 3: distinct persons by what they came as, and unnamed heads.

    Who came once as politician and once as employee is one of each.
    """
    with_role = Case(None, [(Attendance.role_known, Attendance.person)])
    query = (
        Attendance.select(Attendance.role, fn.COUNT(Attendance.person.distinct()), fn.COUNT(with_role.distinct()))
        .join(Event)
        .where(scope.held(plan, as_of), scope.informs(plan), scope.counted_attendance())
        .group_by(Attendance.role)
    )
    named = {role: (people, people - known) for role, people, known in query.tuples()}
    heads = read_heads(plan, as_of)
    return {
        code: _people_value(*named.get(role, (0, 0)), heads.get(role, Heads()))
        for role, code in (("employee", "employees-informed"), ("politician", "politicians-informed"))
    }


def _people_value(named: int, role_unknown: int, heads: Heads) -> Value:
    notes = []
    if heads.people:
        text = ngettext("of which {n} without a name", "of which {n} without names", heads.people)
        note = text.format(n=show_number(heads.people))
        if heads.attendances != heads.people:
            more = ngettext("({n} attendance)", "({n} attendances)", heads.attendances)
            note = f"{note} {more.format(n=show_number(heads.attendances))}"
        notes.append(note)
    if role_unknown:
        text = ngettext("of which {n} whose role is not known", "of which {n} whose role is not known", role_unknown)
        notes.append(text.format(n=show_number(role_unknown)))
    return Value(value=named + heads.people, notes=tuple(notes))


def _events(plan: Plan, as_of: date) -> dict[str, Value]:
    """Bilaga 2, indicator 4: held events that count; those that only inform are named beside."""
    counts, informs = scope.counts(plan), scope.informs(plan)
    query = (
        Event.select(Event.type, scope.number_of(counts), scope.number_of(informs & ~counts))
        .where(scope.held(plan, as_of))
        .group_by(Event.type)
    )
    by_type = {kind: (counted, beside) for kind, counted, beside in query.tuples()}
    notes = []
    for kind in plan.event_types:
        counted, _beside = by_type.get(kind.code, (0, 0))
        if counted and kind.note:
            text = _("of which {n} of the type {type} ({why})")
            notes.append(text.format(n=show_number(counted), type=kind.name, why=kind.note))
    for kind in plan.event_types:
        _counted, beside = by_type.get(kind.code, (0, 0))
        if beside:
            notes.append(_("besides {n} of the type {type}").format(n=show_number(beside), type=kind.name))
    total = sum(counted for counted, _beside in by_type.values())
    return {"information-events": Value(value=total, notes=tuple(notes))}


def _council(plan: Plan, as_of: date) -> dict[str, Value]:
    return {COUNCIL: read_council(plan, as_of)}


_READERS: tuple[tuple[set[str], Callable[[Plan, date], dict[str, Value]]], ...] = (
    ({"organisations-informed"}, _organisations),
    ({"employees-informed", "politicians-informed"}, _people),
    ({"information-events"}, _events),
    (set(placements.CODES), placements.read_placement_values),
    ({COUNCIL}, _council),
)
"""What is counted from records, and how."""
