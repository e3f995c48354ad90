"""The goals with their activities: how often each was done, of how often it was planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asftui import store
from asftui.indicators.arithmetic import days_gone, days_of
from asftui.indicators.guidelines import adopted, read_guidelines
from asftui.plan.model import Activity, GoalKind, Plan
from asftui.registers import event_lists


@dataclass(frozen=True, kw_only=True)
class ActivityLine:
    """An activity at a date."""

    code: str
    title: str
    how: str
    responsible: tuple[str, ...]
    when: str
    planned: int | None
    """None: the plan gives no number."""
    done: int
    """Held events that serve it, up to the date."""
    due: int | None
    """How many should be done by the date; None where it has no plan to fall behind."""

    @property
    def is_behind(self) -> bool:
        """Whether fewer are done than should be; never, where the plan says neither how many nor by when."""
        return self.due is not None and self.done < self.due


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal with its activities."""

    code: str
    kind: GoalKind
    text: str
    short: str
    indicators: tuple[str, ...]
    activities: tuple[ActivityLine, ...]
    guidelines: tuple[int, int] | None = None
    """How many authorities have adopted guidelines, of how many, where the goal asks for it."""


def read_goals(plan: Plan, as_of: date) -> list[GoalLine]:
    """Return a plan's goals at a date, in the plan's order."""
    with store.snapshot():
        done = event_lists.done_by_activity(plan.start, min(as_of, plan.end))
        guidelines = read_guidelines(plan, as_of)
    lines = [_line(activity, plan, as_of, done.get(activity.code, 0)) for activity in plan.activities]
    return [
        GoalLine(
            code=goal.code,
            kind=goal.kind,
            text=goal.text,
            short=goal.short,
            indicators=goal.indicators,
            activities=tuple(
                line for line, activity in zip(lines, plan.activities, strict=True) if activity.goal == goal.code
            ),
            guidelines=adopted(guidelines, goal.code) if goal.guidelines else None,
        )
        for goal in plan.goals
    ]


def due(activity: Activity, plan: Plan, as_of: date) -> int | None:
    """Return how many times an activity should have been done by a date.

    Of a planned number, what the days of its period (else the plan's) give, in whole times: of ten in a year the
    first is due when a tenth of the year is gone. With a period and no number it is due once, when the period ends.
    With neither (as needed, continuously) it is never due.
    """
    start, end = activity.start or plan.start, activity.end or plan.end
    if activity.planned is not None:
        return activity.planned * days_gone(start, end, as_of) // days_of(start, end)
    if activity.end is not None:
        return int(as_of >= activity.end)
    return None


def as_json(goals: list[GoalLine]) -> Mapping[str, Any]:
    """Return what `goals --json` prints."""
    return {
        "goals": [
            {
                "code": goal.code,
                "kind": goal.kind,
                "text": goal.text,
                "indicators": list(goal.indicators),
                "activities": [
                    {
                        "code": activity.code,
                        "title": activity.title,
                        "how": activity.how,
                        "responsible": list(activity.responsible),
                        "when": activity.when,
                        "planned": activity.planned,
                        "done": activity.done,
                    }
                    for activity in goal.activities
                ],
            }
            for goal in goals
        ]
    }


def _line(activity: Activity, plan: Plan, as_of: date, done: int) -> ActivityLine:
    return ActivityLine(
        code=activity.code,
        title=activity.title,
        how=activity.how,
        responsible=activity.responsible,
        when=activity.when,
        planned=activity.planned,
        done=done,
        due=due(activity, plan, as_of),
    )
