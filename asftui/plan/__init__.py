"""The action plan as data. The values are here; what reads a plan file is in `loader`, which few need.

`loader.load_plan(path)` gives a `Plan` or raises a `problems.PlanFileError` that names every line at fault. A plan
file is described by the model itself (see `form`), so that next year's plan, or another association's, is another file
and no other code.
"""

from asftui.plan.model import (
    Activity,
    DayMark,
    EventType,
    Goal,
    GoalKind,
    Indicator,
    IndicatorKind,
    Item,
    Milestone,
    Party,
    PartyKind,
    Plan,
    PlanGroup,
    Role,
    StructureMember,
    Track,
)

__all__ = [
    "Activity",
    "DayMark",
    "EventType",
    "Goal",
    "GoalKind",
    "Indicator",
    "IndicatorKind",
    "Item",
    "Milestone",
    "Party",
    "PartyKind",
    "Plan",
    "PlanGroup",
    "Role",
    "StructureMember",
    "Track",
]
