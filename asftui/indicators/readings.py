"""What was read of the indicators: the latest by a date is what later change is added to."""

from datetime import date
from typing import NamedTuple

from asftui.plan.model import Plan
from asftui.store.models import Indicator, Reading
from asftui.store.models import Plan as StoredPlan


class Latest(NamedTuple):
    """A reading of an indicator."""

    date: date
    value: float


def latest_readings(plan: Plan, as_of: date) -> dict[str, Latest]:
    """Return the latest reading of each indicator on or before a date, by code."""
    query = (
        Reading.select(Indicator.code, Reading.date, Reading.value)
        .join(Indicator)
        .join(StoredPlan)
        .where(StoredPlan.code == plan.code, Reading.date <= as_of)
        .order_by(Reading.date, Reading.baseline.desc(), Reading.id)
    )
    return {code: Latest(day, value) for code, day, value in query.tuples()}  # the latest of each stays
