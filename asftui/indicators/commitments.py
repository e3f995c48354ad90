"""What placements that run or are granted will still cost: worked out day by day to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from asftui.plan.model import Plan
from asftui.registers.placement_state import state_of
from asftui.registers.placements import PlacementDetail
from asftui.registers.workdays import workdays

WEEK = 5
"""Days a week of a placement that says nothing of it, and of a whole week's work."""


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What one placement is still expected to take of a plan's budget."""

    placement: int
    code: str
    first: date
    last: date
    workdays: int
    """Monday to Friday without public holidays, from the first day through the last."""
    days_a_week: float
    is_assumed: bool
    """Nothing is said of its days a week."""
    amount: int
    """Öre."""

    @property
    def days(self) -> float:
        """Placement days to come."""
        return self.workdays * self.days_a_week / WEEK


def commitments(placements: Iterable[PlacementDetail], plan: Plan, as_of: date) -> list[Commitment]:
    """Return what each placement that runs or is granted binds after a date, those that bind nothing left out.

    Workdays after the date × days a week ÷ 5 × the day rate, to its end as far as that is known, else to the period's.
    One that is granted and has no start yet is taken to begin the day after.
    """
    found = []
    for each in placements:
        if state_of(each, as_of) not in ("running", "granted"):
            continue
        first = max(filter(None, (as_of + timedelta(days=1), each.start, plan.start)))
        last = min(each.last or plan.end, plan.end)
        days_a_week = WEEK if each.days_a_week is None else each.days_a_week
        n = workdays(first, last)
        if n:
            found.append(
                Commitment(
                    placement=each.id,
                    code=each.code,
                    first=first,
                    last=last,
                    workdays=n,
                    days_a_week=days_a_week,
                    is_assumed=each.days_a_week is None,
                    amount=round(n * days_a_week * plan.day_rate / WEEK),
                )
            )
    return found
