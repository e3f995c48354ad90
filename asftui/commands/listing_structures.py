"""`asftui list` of structures and of money: what is told of a plan at a date, as lines or as JSON, in kronor."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from asftui.formats import show_money
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.wording import COUNCIL_STEPS, FINANCE_NAMES, GUIDELINE_STEPS, STRUCTURE_STEPS

Listed = tuple[Sequence[Sequence[object]], Any]
"""The lines' cells, and the JSON."""


def _municipalities(plan: Plan, as_of: date) -> Listed:
    from asftui.indicators.municipalities import read_municipalities

    found = read_municipalities(plan, as_of)
    rows = [
        (
            line.name or _("elsewhere"),
            line.events,
            line.politicians,
            line.employees,
            line.enterprises,
            line.placements,
            _(GUIDELINE_STEPS[line.guidelines]),
            _(STRUCTURE_STEPS[line.state]),
            line.last_mysam,
            line.next_mysam,
            line.last_event,
        )
        for line in found
    ]
    listed = []
    for line in found:
        values = {name: value for name, value in asdict(line).items() if name not in ("structure", "state")}
        structure = line.structure.name if line.structure else ""
        listed.append({**values, "structure": line.state, "structure_name": structure})
    return rows, listed


def _structures(_plan: Plan, _as_of: date) -> Listed:
    from asftui.registers.structures import structure_steps

    steps = structure_steps()
    rows = [
        (
            step.id,
            step.municipality,
            _(STRUCTURE_STEPS[step.step]),
            step.since,
            step.until,
            step.name,
            step.supplier,
            _(FINANCE_NAMES[step.finance]) if step.finance else "",
        )
        for step in steps
    ]
    return rows, [_values(step) for step in steps]


def _guidelines(plan: Plan, as_of: date) -> Listed:
    from asftui.indicators.guidelines import read_guidelines

    rows, listed = [], []
    for line in read_guidelines(plan, as_of):
        step = line.step
        texts = (step.date, step.title, step.document, step.decided_by) if step else (None, "", "", "")
        rows.append((line.authority.name, _(GUIDELINE_STEPS[line.state]), *texts))
        names = ("date", "title", "document", "decided_by")
        listed.append({"authority": line.authority.name, "step": line.state, **dict(zip(names, texts, strict=True))})
    return rows, listed


def _council(_plan: Plan, as_of: date) -> Listed:
    from asftui.registers import council

    steps, members = council.council_steps(), council.council_members()
    following = council.next_step(steps, as_of)
    dated = {line.step: line for line in steps}
    rows: list[Sequence[object]] = []
    for code in council.STEPS:
        line = dated.get(code)
        day: object = line.date if line else _("next step") if code == following else ""
        rows.append((_(COUNCIL_STEPS[code]), day, line.who if line else "", line.document if line else ""))
    rows += [(_("member"), each.since, each.organisation_name, each.name) for each in members]
    told = {
        "steps": [_values(line) for line in steps],
        "next_step": following,
        "members": [_values(each) for each in members],
    }
    return rows, told


def _costs(plan: Plan, _as_of: date) -> Listed:
    from asftui.registers.economy import costs

    found = costs(plan.start, plan.end)
    rows = [
        (each.id, each.date, show_money(each.amount), each.text, each.line_name, each.supplier, each.reference)
        for each in found
    ]
    return rows, [{**_values(each), "amount": each.amount / 100} for each in found]


def _budget(plan: Plan, as_of: date) -> Listed:
    from asftui.indicators.economy import read_economy

    rows, listed = [], []
    for use in read_economy(plan, as_of).lines:
        name, amount = (use.line.name, use.line.amount) if use.line else (_("on no line"), 0)
        rows.append((name, show_money(amount), show_money(use.booked), show_money(amount - use.booked)))
        line = {"name": use.line.name if use.line else None, "amount": amount / 100}
        listed.append({**line, "booked": use.booked / 100, "left": (amount - use.booked) / 100})
    return rows, listed


def _values(record: Any) -> dict[str, object]:
    return {name: value for name, value in asdict(record).items() if name != "revision"}


OF_PLAN: dict[str, tuple[Callable[[Plan, date], Listed], Sequence[int]]] = {
    "municipalities": (_municipalities, (1, 2, 3, 4, 5)),
    "structures": (_structures, (0,)),
    "guidelines": (_guidelines, ()),
    "council": (_council, ()),
    "budget": (_budget, (1, 2, 3)),
    "costs": (_costs, (0, 2)),
}
"""What is listed, and which columns are right-aligned."""
