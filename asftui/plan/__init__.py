"""The action plan as data: what a plan file says, read once and checked whole.

`load_plan(path)` gives a `Plan` or raises a `PlanFileError` that names every line at fault; `builtin_plan_paths()`
are the files that come with the program. A plan file is described by the model itself (see `form`), so that next
year's plan, or another association's, is another file and no other code.
"""

from asftui.plan.loader import builtin_plan_paths, load_plan, parse_plan
from asftui.plan.model import (
    Activity,
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
from asftui.plan.problems import PlanFileError, PlanProblem

__all__ = [
    "Activity",
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
    "PlanFileError",
    "PlanGroup",
    "PlanProblem",
    "Role",
    "StructureMember",
    "Track",
    "builtin_plan_paths",
    "load_plan",
    "parse_plan",
]
