"""The budget at a date: what is set aside, used, bound and left."""

from dataclasses import dataclass
from datetime import date

from peewee import fn

from asftui.indicators.commitments import commitments
from asftui.plan.model import Plan
from asftui.registers.claim_days import is_funded
from asftui.registers.day_marks import amount, paid_halves
from asftui.registers.placements import placements
from asftui.store.models import Claim, Cost, Placement, PlacementDay


@dataclass(frozen=True, kw_only=True)
class Budget:
    """Amounts in whole öre."""

    total: int
    """Set aside for the period."""
    accrued: int = 0
    """Placement days × day rate, claimed or not."""
    claimed: int = 0
    """Of that, claimed by the principals."""
    paid: int = 0
    """Of that, paid."""
    other: int = 0
    """Other costs booked."""
    committed: int = 0
    """What placements that run or are granted will still cost."""

    @property
    def left(self) -> int:
        """What is neither used nor bound."""
        return self.total - self.accrued - self.other - self.committed


def read_budget(plan: Plan, as_of: date) -> Budget:
    """Return a plan's budget at a date."""
    last = min(as_of, plan.end)
    return Budget(
        total=plan.budget,
        accrued=_accrued(plan, last),
        claimed=_claimed(plan, as_of, Claim.received <= as_of),
        paid=_claimed(plan, as_of, Claim.paid <= as_of),
        other=_other(plan, last),
        committed=sum(each.amount for each in commitments(placements(), plan, as_of)),
    )


def _accrued(plan: Plan, last: date) -> int:
    """Return what the paid days of a plan's period give through a day, claimed or not, in öre."""
    query = (
        PlacementDay.select(PlacementDay.mark, fn.COUNT(PlacementDay.id))
        .join(Placement)
        .where(PlacementDay.date.between(plan.start, last), is_funded())
        .group_by(PlacementDay.mark)
    )
    return sum(amount(n * paid_halves(mark, plan), plan) for mark, n in query.tuples())


def _other(plan: Plan, last: date) -> int:
    query = Cost.select(fn.SUM(Cost.amount)).where(Cost.date.between(plan.start, last))
    return int(query.scalar() or 0)


def _claimed(plan: Plan, as_of: date, condition: object) -> int:
    """Return what the claims for periods that end within a plan's ask for, in öre; without those sent back by then."""
    query = Claim.select(fn.SUM(Claim.amount)).where(
        condition, Claim.end.between(plan.start, plan.end), Claim.returned.is_null() | (Claim.returned > as_of)
    )
    return int(query.scalar() or 0)
