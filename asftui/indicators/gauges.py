"""All gauges of a plan at a date, and their JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asftui import store
from asftui.indicators import arithmetic
from asftui.indicators.arithmetic import StatusCode
from asftui.indicators.budget import Budget, read_budget
from asftui.indicators.queries import read_values
from asftui.indicators.value import Value
from asftui.plan.model import Indicator, IndicatorKind, Plan

__all__ = ["Budget", "Gauge", "Status", "StatusCode", "as_json", "gauge_of", "read_status"]


@dataclass(frozen=True, kw_only=True)
class Gauge:
    """An indicator at a date, with where it should be. Numbers are exact; they are rounded where they are shown."""

    code: str
    name: str
    short: str
    section: str
    unit: str
    kind: IndicatorKind
    counts: str
    """What it counts, in words."""
    goal: str | None
    """Code of the goal that it serves."""
    baseline: float | None
    target: float
    target_date: date
    value: float | None
    expected: float | None
    progress: float | None
    status: StatusCode
    forecast: float | None
    needed_per_month: float | None
    notes: tuple[str, ...] = ()
    share_of: tuple[int, int] | None = None
    """n of N, where the value is a share."""


@dataclass(frozen=True, kw_only=True)
class Status:
    """A plan at a date."""

    plan: str
    """Its code."""
    name: str
    county: str
    as_of: date
    start: date
    end: date
    gauges: tuple[Gauge, ...]
    """In the plan's order."""
    budget: Budget

    def gauge(self, code: str) -> Gauge:
        """Return the gauge of an indicator. Raises KeyError where the plan has none with this code."""
        return {gauge.code: gauge for gauge in self.gauges}[code]


def read_status(plan: Plan, as_of: date) -> Status:
    """Return a plan's gauges and budget at a date, all read at one moment."""
    with store.snapshot():
        values = read_values(plan, as_of)
        budget = read_budget(plan, as_of)
    goals = {code: goal.code for goal in plan.goals for code in goal.indicators}
    return Status(
        plan=plan.code,
        name=plan.name,
        county=plan.county,
        as_of=as_of,
        start=plan.start,
        end=plan.end,
        gauges=tuple(gauge_of(i, plan.start, as_of, values[i.code], goals.get(i.code)) for i in plan.indicators),
        budget=budget,
    )


def gauge_of(indicator: Indicator, start: date, as_of: date, found: Value, goal: str | None = None) -> Gauge:
    """Return the gauge of a value; pure."""
    value = found.value
    return Gauge(
        code=indicator.code,
        name=indicator.name,
        short=indicator.short,
        section=indicator.section,
        unit=indicator.unit,
        kind=indicator.kind,
        counts=indicator.counts,
        goal=goal,
        baseline=indicator.baseline,
        target=indicator.target,
        target_date=indicator.target_date,
        value=value,
        expected=arithmetic.expected(indicator, start, as_of),
        progress=arithmetic.progress(indicator, value),
        status=arithmetic.judge(indicator, start, as_of, value, found.share_of[1] if found.share_of else None),
        forecast=arithmetic.forecast(indicator, start, as_of, value),
        needed_per_month=arithmetic.needed_per_month(indicator, start, as_of, value),
        notes=found.notes,
        share_of=found.share_of,
    )


def as_json(status: Status) -> Mapping[str, Any]:
    """Return what `status --json` prints."""
    budget = status.budget
    return {
        "plan": status.plan,
        "as_of": status.as_of.isoformat(),
        "period": {"start": status.start.isoformat(), "end": status.end.isoformat()},
        "indicators": [
            {
                "code": gauge.code,
                "name": gauge.name,
                "unit": gauge.unit,
                "goal": gauge.goal,
                "baseline": _number(gauge.baseline),
                "target": _number(gauge.target),
                "value": _number(gauge.value, 1 if gauge.kind == "share" else None),
                "expected": _number(gauge.expected, 1),
                "progress": _number(gauge.progress, 3),
                "status": gauge.status,
                "forecast": _number(gauge.forecast, 1),
                "needed_per_month": _number(gauge.needed_per_month, 1),
                "notes": list(gauge.notes),
            }
            for gauge in status.gauges
        ],
        "budget": {
            name: _number(getattr(budget, name) / 100, 2)
            for name in ("total", "accrued", "claimed", "paid", "other", "committed", "left")
        },
    }


def _number(value: float | None, decimals: int | None = None) -> float | None:
    """Return a number as JSON has it: whole ones without decimals."""
    if value is None:
        return None
    rounded = value if decimals is None else round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded
