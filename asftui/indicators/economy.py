"""The budget in words and figures: its lines, where it ends at this pace, and whether it suffices for the placements.

What is worked out here is said with its arithmetic; every assumption is one of the fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import fn

from asftui import store
from asftui.indicators.arithmetic import days_gone, days_of
from asftui.indicators.budget import Budget, read_budget
from asftui.indicators.commitments import Commitment, commitments
from asftui.plan.model import Plan
from asftui.registers.day_marks import paid_halves
from asftui.registers.economy import BudgetLineDetail, budget_lines
from asftui.registers.placement_state import is_funded, state_of
from asftui.registers.placements import PlacementDetail, placements
from asftui.registers.workdays import workdays
from asftui.store.models import Cost, PlacementDay

PLACES = "funded-placements"
"""Code of the indicator whose target the money is to suffice for."""


@dataclass(frozen=True, kw_only=True)
class LineUse:
    """A budget line with what is booked on it. Of costs on no line `line` is None."""

    line: BudgetLineDetail | None
    booked: int
    """Öre, in the period through the date."""


@dataclass(frozen=True, kw_only=True)
class Suffices:
    """Whether what is left is enough for as many placements as the plan aims at. Amounts in öre."""

    target: int
    there: int
    """Funded in the period, and granted."""
    missing: int
    """How many more it takes to the target."""
    days: float
    """Days that one more is taken to have in the period, to one decimal; 0: no workday of it is left."""
    known: int
    """How many placements that is the average of; 0: every workday that is left of the period is taken."""
    capped: bool
    """The average is more than the workdays that are left, which are taken instead."""
    cost: int
    """Of those that are missing."""
    left: int
    """What is left of the budget today."""
    other_to_come: int
    """Other costs to come, at the pace so far or as booked ahead."""

    @property
    def over(self) -> int:
        """What is left when they are paid; below nought where it is too little."""
        return self.left - self.cost

    @property
    def over_with_other(self) -> int:
        """What is left when the other costs to come are paid too."""
        return self.over - self.other_to_come


@dataclass(frozen=True, kw_only=True)
class Economy:
    """A plan's money at a date. Amounts in öre."""

    budget: Budget
    lines: Sequence[LineUse]
    commitments: Sequence[Commitment]
    running: int
    granted: int
    """Placements in that state at the date, whether they bind anything or not."""
    other_to_come: int
    expected: int
    """What should be used by the date, were it used evenly over the period."""
    suffices: Suffices | None
    """None where the plan aims at no number of placements."""

    @property
    def used(self) -> int:
        """What is used: accrued and other costs."""
        return self.budget.accrued + self.budget.other

    @property
    def forecast(self) -> int:
        """What will be used when the period ends: used, committed, and other costs to come."""
        return self.used + self.budget.committed + self.other_to_come

    @property
    def divided(self) -> int:
        """What the lines come to together."""
        return sum(use.line.amount for use in self.lines if use.line)


def read_economy(plan: Plan, as_of: date) -> Economy:
    """Return a plan's money at a date, all read at one moment."""
    last = min(as_of, plan.end)
    with store.snapshot():
        budget = read_budget(plan, as_of)
        booked = _booked(plan, last)
        lines = budget_lines(plan.code)
        known = placements()
        days = _paid_days(plan, last)
        ahead = _sum(last + timedelta(days=1), plan.end)
    bound = commitments(known, plan, as_of)
    states = [state_of(each, as_of) for each in known]
    to_come = other_to_come(budget.other, ahead, plan, as_of)
    return Economy(
        budget=budget,
        lines=_lines(lines, booked),
        commitments=bound,
        running=states.count("running"),
        granted=states.count("granted"),
        other_to_come=to_come,
        expected=round(plan.budget * days_gone(plan.start, plan.end, as_of) / days_of(plan.start, plan.end)),
        suffices=_suffices(plan, as_of, known, days, bound, budget.left, to_come),
    )


def other_to_come(booked: int, ahead: int, plan: Plan, as_of: date) -> int:
    """Return what other costs are still to come, in öre: at the pace so far, but no less than is booked ahead.

    Args:
        booked: in the period through the date.
        ahead: booked with a day after it, in the period.
        plan: whose period it is.
        as_of: the date.
    """
    gone, whole = days_gone(plan.start, plan.end, as_of), days_of(plan.start, plan.end)
    kronor = round(max(0, booked) * (whole - gone) / gone / 100) if gone else 0  # an estimate has no öre
    return max(ahead, kronor * 100)


def _suffices(
    plan: Plan,
    as_of: date,
    known: Sequence[PlacementDetail],
    days: Mapping[int, float],
    bound: Sequence[Commitment],
    left: int,
    to_come: int,
) -> Suffices | None:
    target = next((round(i.target) for i in plan.indicators if i.code == PLACES), None)
    if target is None:
        return None
    day = min(as_of, plan.end)
    there = [p for p in known if is_funded(p, plan.start, day) or state_of(p, day) == "granted"]
    still = {each.placement: each.days for each in bound}
    each_has = [days.get(p.id, 0.0) + still.get(p.id, 0.0) for p in there]
    told = [n for n in each_has if n]  # without any day, none is planned and none is noted: it says nothing
    room = float(workdays(max(plan.start, as_of + timedelta(days=1)), plan.end))
    average = sum(told) / len(told) if told else room
    one_more = round(min(average, room), 1)  # as it is shown, so that the printed sum adds up
    missing = max(0, target - len(there))
    return Suffices(
        target=target,
        there=len(there),
        missing=missing,
        days=one_more,
        known=len(told),
        capped=bool(told) and average > room,
        cost=round(missing * one_more * plan.day_rate),
        left=left,
        other_to_come=to_come,
    )


def _lines(lines: Sequence[BudgetLineDetail], booked: Mapping[int | None, int]) -> list[LineUse]:
    found = [LineUse(line=line, booked=booked.get(line.id, 0)) for line in lines]
    elsewhere = sum(n for key, n in booked.items() if key not in {line.id for line in lines})
    return [*found, LineUse(line=None, booked=elsewhere)] if elsewhere else found


def _booked(plan: Plan, last: date) -> dict[int | None, int]:
    query = Cost.select(Cost.line, fn.SUM(Cost.amount)).where(Cost.date.between(plan.start, last))
    return dict(query.group_by(Cost.line).tuples())


def _sum(first: date, last: date) -> int:
    return int(Cost.select(fn.SUM(Cost.amount)).where(Cost.date.between(first, last)).scalar() or 0)


def _paid_days(plan: Plan, last: date) -> dict[int, float]:
    """Return the paid days of each placement in the period."""
    query = PlacementDay.select(PlacementDay.placement, PlacementDay.mark, fn.COUNT(PlacementDay.id))
    query = query.where(PlacementDay.date.between(plan.start, last))
    found: dict[int, float] = {}
    for placement, mark, n in query.group_by(PlacementDay.placement, PlacementDay.mark).tuples():
        found[placement] = found.get(placement, 0.0) + n * paid_halves(mark, plan) / 2
    return found
