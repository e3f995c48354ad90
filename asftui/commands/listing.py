"""`asftui list KIND`: a register as lines, in Swedish order."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from asftui.commands.headings import HEADINGS
from asftui.commands.listing_structures import OF_PLAN
from asftui.commands.output import plan_in_use, print_columns, print_json
from asftui.formats import show_money, show_number
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.claims import STATE_NAMES
from asftui.registers.day_marks import MARK_NAMES
from asftui.registers.event_types import type_name
from asftui.registers.periods import period_text
from asftui.registers.plans import day_within
from asftui.registers.today import today
from asftui.registers.wording import GROUP_KINDS, ORGANISATION_KINDS, ROLE_NAMES, STATUS_NAMES

Cells = Callable[[Any, Plan], Sequence[object]]


def run(args: argparse.Namespace) -> int:
    """Print a register."""
    plan = plan_in_use(args)
    as_of = args.as_of or day_within(plan, today())
    heading = [_(text) for text in HEADINGS[args.kind]]
    if args.kind in OF_PLAN:
        read, right = OF_PLAN[args.kind]
        rows, told = read(plan, as_of)
        if args.json:
            print_json({args.kind: told})
        else:
            print_columns(rows, right=right, heading=heading)
        return 0
    find, cells, right = _REGISTERS[args.kind]
    records = find(plan, as_of)
    if args.json:
        print_json({args.kind: [_as_json(record) for record in records]})
        return 0
    print_columns([cells(record, plan) for record in records], right=right, heading=heading)
    return 0


def _as_json(record: Any) -> dict[str, object]:
    values = asdict(record)
    values.pop("revision", None)
    return values


def _events(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.event_lists import EventFilter, find_events

    return list(find_events(EventFilter(), newest_first=False))


def _people(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.people import find_people

    return list(find_people())


def _organisations(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.organisations import find_organisations

    return list(find_organisations())


def _groups(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.groups import find_groups

    return list(find_groups())


def _days(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.placement_days import find_days

    return list(find_days())


def _claims(_plan: Plan, _as_of: date) -> list[Any]:
    from asftui.registers.claim_lists import find_claims

    return list(find_claims())


def _unclaimed(_plan: Plan, as_of: date) -> list[Any]:
    from asftui.registers.claim_lists import find_unclaimed

    return list(find_unclaimed(as_of))


def _enterprises(_plan: Plan, as_of: date) -> list[Any]:
    from asftui.registers.enterprise_lists import find_enterprises

    return list(find_enterprises(as_of))


def _placements(plan: Plan, as_of: date) -> list[Any]:
    from asftui.registers.placement_lists import find_placements

    return list(find_placements(plan, as_of))


def _event_cells(line: Any, plan: Plan) -> Sequence[object]:
    came = max(line.named, line.heads)
    return (
        line.id,
        line.date,
        type_name(plan, line.type),
        line.town,
        line.title,
        _(STATUS_NAMES.get(line.status, line.status)),
        came or "",
    )


def _person_cells(line: Any, _plan: Plan) -> Sequence[object]:
    role = _(ROLE_NAMES[line.role]) if line.role else ""
    return line.id, line.name, line.organisation, line.title, role, line.municipality, line.email, line.attended


def _organisation_cells(line: Any, _plan: Plan) -> Sequence[object]:
    kind = _(ORGANISATION_KINDS.get(line.kind, line.kind))
    return line.id, line.name, kind, line.municipality, line.people, ", ".join(line.aliases)


def _group_cells(line: Any, _plan: Plan) -> Sequence[object]:
    kind = _(GROUP_KINDS.get(line.kind, line.kind))
    return line.id, line.name, kind, line.organisation, line.municipality, line.events


def _day_cells(line: Any, _plan: Plan) -> Sequence[object]:
    claimed = _("claim {key}").format(key=line.claim) if line.claim else ""
    return line.code, line.date, _(MARK_NAMES[line.mark]), line.flag, claimed


def _claim_cells(line: Any, _plan: Plan) -> Sequence[object]:
    days, amount = show_number(line.days), show_money(round(line.amount * 100))
    period = period_text(line.start, line.end)
    state = _(STATE_NAMES[line.state])
    return line.id, line.received, line.principal, period, days, amount, state, "; ".join(line.differences)


def _unclaimed_cells(line: Any, _plan: Plan) -> Sequence[object]:
    return line.month, line.principal, show_number(line.days), show_money(round(line.amount * 100))


def _enterprise_cells(line: Any, _plan: Plan) -> Sequence[object]:
    from asftui.registers.enterprise_lists import STATES

    criteria = f"{line.criteria_met}/4" + (" ?" if line.criteria_unknown else "")
    numbers = ("–" if n is None else n for n in (line.employed, line.participants))
    place = line.municipality or line.town
    return line.id, line.name, place, _(STATES[line.state]), line.started, *numbers, line.counted or "", criteria


def _placement_cells(line: Any, _plan: Plan) -> Sequence[object]:
    from asftui.registers.placement_lists import MISSING
    from asftui.registers.placement_state import STATE_NAMES as STATES

    lacks = [_(MISSING[name]) for name in line.missing]
    if line.ends_soon:
        lacks.append(_("ends within 30 days"))
    last = line.end or line.planned_end
    days = show_number(line.days) if line.days else ""
    cells = (line.id, line.code, line.principal, line.enterprise, line.start, last, days, _(STATES[line.state]))
    return *cells, ", ".join(lacks)


_REGISTERS: dict[str, tuple[Callable[[Plan, date], list[Any]], Cells, Sequence[int]]] = {
    "events": (_events, _event_cells, (0, 6)),
    "people": (_people, _person_cells, (0, 7)),
    "organisations": (_organisations, _organisation_cells, (0, 4)),
    "groups": (_groups, _group_cells, (0, 5)),
    "placements": (_placements, _placement_cells, (0, 6)),
    "placement-days": (_days, _day_cells, ()),
    "unclaimed": (_unclaimed, _unclaimed_cells, (2, 3)),
    "claims": (_claims, _claim_cells, (0, 4, 5)),
    "enterprises": (_enterprises, _enterprise_cells, (0, 5, 6)),
}
