"""Where an indicator should be by a date, and what its value then says of it. Pure: values in, values out.

Days are counted from the plan's first day through the date, both included, over the days of the whole course: on
30 June 181 of 2017's 365 days are gone, and 247.9 of 500 are expected.
"""

from datetime import date
from itertools import pairwise
from typing import Literal

from asftui.plan.model import Indicator

StatusCode = Literal["reached", "on-track", "behind", "far-behind", "too-early", "missed", "no-data"]

BEHIND = 0.8
"""Share of the expected change that still is `behind` and not `far-behind`."""
EARLY = 0.05
"""Share of the days that must be gone before a course says anything."""
FEW = 5
"""A share of fewer than this is too early to judge."""
MONTH = 365.25 / 12
"""Days of an average month: what is needed a month does not depend on which months are left."""
_HAIR = 1e-9
"""What rounding in floats may shift a bound by."""


def days_gone(start: date, end: date, as_of: date) -> int:
    """Return how many of the days from start to end are gone by a date, that day included; never more than all."""
    return max(0, min((as_of - start).days + 1, days_of(start, end)))


def days_of(start: date, end: date) -> int:
    """Return the days of a period, both ends included."""
    return (end - start).days + 1


def expected(indicator: Indicator, start: date, as_of: date) -> float | None:
    """Return the value that an indicator should have by a date.

    Straight from baseline to target, or through the plan's milestones. A share is expected to lie at its target all
    the time; of a yes/no nothing is expected before its date.
    """
    end = indicator.target_date
    if indicator.kind == "share":
        return indicator.target
    if indicator.kind == "yes-no":
        return indicator.target if as_of >= end else None
    points = [(0, indicator.baseline or 0.0)]
    points += sorted((days_gone(start, end, m.date), m.value) for m in indicator.milestones if start <= m.date < end)
    points.append((days_of(start, end), indicator.target))
    gone = days_gone(start, end, as_of)
    for (left, low), (right, high) in pairwise(points):
        if left < right and gone <= right:
            return low + (high - low) * (gone - left) / (right - left)
    return indicator.target


def progress(indicator: Indicator, value: float | None) -> float | None:
    """Return how much of the way from baseline to target is gone; of a share, value by target. Null baselines are 0."""
    if value is None:
        return None
    start = 0.0 if indicator.kind == "share" else indicator.baseline or 0.0
    way = indicator.target - start
    if way == 0:  # it is only to be kept where it is
        return 1.0 if value >= indicator.target else 0.0
    return (value - start) / way


def judge(indicator: Indicator, start: date, as_of: date, value: float | None, of: int | None = None) -> StatusCode:
    """Return the status of an indicator.

    Args:
        indicator: with its baseline, target and dates.
        start: first day of the plan.
        as_of: the date that the value is of.
        value: None where it cannot be known.
        of: how many a share is a share of.
    """
    if value is None:
        return "no-data"
    reached = _is_reached(indicator, value)
    if as_of >= indicator.target_date:
        return "reached" if reached else "missed"
    if indicator.kind == "share" and of is not None and of < FEW:
        return "too-early"
    if reached:
        return "reached"
    course = expected(indicator, start, as_of)
    end = indicator.target_date
    if course is None or days_gone(start, end, as_of) < EARLY * days_of(start, end):
        return "too-early"
    way = _direction(indicator)
    if way * (value - course) >= -_HAIR:
        return "on-track"
    base = indicator.baseline or 0.0
    if way * (value - base) >= BEHIND * way * (course - base) - _HAIR:
        return "behind"
    return "far-behind"


def forecast(indicator: Indicator, start: date, as_of: date, value: float | None) -> float | None:
    """Return the value at the end at the pace so far; a share as it is; nothing of a yes/no, or before the start."""
    if value is None or indicator.kind == "yes-no":
        return None
    if indicator.kind == "share":
        return value
    gone = days_gone(start, indicator.target_date, as_of)
    if not gone:
        return None
    base = indicator.baseline or 0.0
    return base + (value - base) * days_of(start, indicator.target_date) / gone


def needed_per_month(indicator: Indicator, start: date, as_of: date, value: float | None) -> float | None:
    """Return the change a month that takes a count to its target in the days left; 0 where it is there."""
    if value is None or indicator.kind != "count" or as_of >= indicator.target_date:
        return None
    if _is_reached(indicator, value):
        return 0.0
    end = indicator.target_date
    left = days_of(start, end) - days_gone(start, end, as_of)
    return (indicator.target - value) / (left / MONTH)


def _direction(indicator: Indicator) -> int:
    """Return 1 where the value is to rise, -1 where it is to fall (a target below the baseline)."""
    return 1 if indicator.kind == "share" or indicator.target >= (indicator.baseline or 0.0) else -1


def _is_reached(indicator: Indicator, value: float) -> bool:
    return _direction(indicator) * (value - indicator.target) >= 0
