"""Municipalities in a support structure, and the council (Bilaga 2, indicators 10 and 11), from their dated steps."""

from collections.abc import Mapping
from datetime import date

from asftui.formats import show_day, show_number
from asftui.i18n import _
from asftui.indicators.readings import Latest
from asftui.indicators.value import Value
from asftui.plan.model import Plan
from asftui.registers import council, structures
from asftui.registers.council import CouncilStepDetail
from asftui.registers.structure_state import State, open_steps
from asftui.registers.structures import StructureDetail
from asftui.registers.wording import COUNCIL_STEPS

MEMBERS = "municipalities-in-support-structure"
COUNCIL = "regional-council"


Holding = tuple[State, list[StructureDetail]]
"""What a municipality is at a date, and the steps that hold then, the one that tells first."""


def states_at(steps: Mapping[str, list[StructureDetail]], as_of: date) -> dict[str, Holding]:
    """Return each municipality's state at a date, with the steps that hold then."""
    found: dict[str, Holding] = {}
    for municipality, own in steps.items():
        by_id = {step.id: step for step in own}
        holding = [by_id[step.id] for step in open_steps((s.as_step for s in own), as_of)]
        found[municipality] = (holding[0].step if holding else "none", holding)
    return found


def read_members(plan: Plan, reading: Latest | None, as_of: date) -> Value:
    """Return how many of the plan's municipalities are members at a date; who explores stands in the notes."""
    states = states_at(structures.by_municipality(structures.structure_steps()), as_of)
    named: dict[State, list[str]] = {"none": [], "exploring": [], "member": []}
    for municipality in plan.municipalities:
        state, _steps = states.get(municipality, ("none", []))
        named[state].append(municipality)
    notes = []
    if named["member"]:
        notes.append(_("members: {names}").format(names=", ".join(named["member"])))
    if named["exploring"]:
        notes.append(_("besides exploring: {names}").format(names=", ".join(named["exploring"])))
    value = len(named["member"])
    if reading is not None and reading.value != value:
        text = _("read as {n} on {date}: the register has {value} now")
        notes.append(text.format(n=show_number(reading.value), date=show_day(reading.date), value=show_number(value)))
    return Value(value=value, notes=tuple(notes))


def read_council(plan: Plan, as_of: date) -> Value:
    """Return 1 from the day that the council is initiated; notes say how far it has come and what is next."""
    steps = council.council_steps()
    taken = [line for line in steps if line.date <= as_of]
    notes = [council_line(line, plan) for line in reversed(taken[-2:])]
    upcoming = council.next_step(steps, as_of)
    if upcoming is not None:
        planned = next((line for line in steps if line.step == upcoming), None)
        word = _(COUNCIL_STEPS[upcoming])
        if planned is not None:
            day = show_day(planned.date, plan.start.year)
            notes.append(_("next step: {step}, planned for {date}").format(step=word, date=day))
        else:
            notes.append(_("next step: {step}").format(step=word))
    # Where only a later step has its day, the one before it has been taken too.
    place = council.STEPS.index("initiated")
    is_initiated = any(council.STEPS.index(line.step) >= place for line in taken)
    return Value(value=1 if is_initiated else 0, notes=tuple(notes))


def council_line(line: CouncilStepDetail, plan: Plan) -> str:
    """Return a step with its day: `initiated 3 Oct`."""
    return f"{_(COUNCIL_STEPS[line.step])} {show_day(line.date, plan.start.year)}"
