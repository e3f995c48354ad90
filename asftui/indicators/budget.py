"""The budget at a date: what is set aside, used, bound and left."""

from dataclasses import dataclass
from datetime import date

from asftui.plan.model import Plan


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
    """Return a plan's budget at a date. No placements, claims or costs are kept yet, so all of it is left."""
    return Budget(total=plan.budget)
