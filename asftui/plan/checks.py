"""What must hold between the parts of a plan: codes that exist, names that tell apart, dates in the period.

Each check runs also on a plan of which something could not be read. Such a field is blank, and says nothing.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from asftui.i18n import _
from asftui.plan.form import HEAD
from asftui.plan.model import Indicator, Milestone, Plan
from asftui.plan.problems import Problems, choose
from asftui.text import fold

_CODE = re.compile(r"[\w.-]+")
LABEL = 24
"""Cells that a gauge has for an indicator's label."""


def check_plan(plan: Plan, problems: Problems) -> None:
    """Note all that contradicts itself in a plan."""
    _check_codes(plan, problems)
    _check_names(plan, problems)
    _check_references(plan, problems)
    _check_head(plan, problems)
    _check_activities(plan, problems)
    for index, indicator in enumerate(plan.indicators):
        _check_indicator(indicator, index, plan, problems)
    for index, member in enumerate(plan.structure_members):
        if member.since and plan.start and member.since > plan.start:
            what = _("{date} is after the plan's first day").format(date=member.since)
            remedy = _("Only who is a member when the plan begins stands here; later ones are recorded as they join.")
            problems.add("structure_members", index, "since", what, remedy)


def _check_codes(plan: Plan, problems: Problems) -> None:
    for table in ("tracks", "goals", "activities", "indicators", "event_types"):
        seen: set[str] = set()
        for index, entry in enumerate(getattr(plan, table)):
            _check_code(table, index, entry.code, problems)
            _once(table, index, "code", entry.code, entry.code, seen, problems)
    _check_code(HEAD, 0, plan.code, problems)


def _check_code(table: str, index: int, code: str | None, problems: Problems) -> None:
    if code and not _CODE.fullmatch(code):
        what = _('"{code}" cannot be a code').format(code=code)
        problems.add(table, index, "code", what, _("A code has letters, digits, full stops, hyphens and underscores."))


def _check_names(plan: Plan, problems: Problems) -> None:
    """Names and aliases are compared as a search compares them: case, accents and signs aside."""
    for table in ("event_types", "parties"):
        seen: set[str] = set()
        for index, entry in enumerate(getattr(plan, table)):
            own: set[str] = set()  # one entry may well spell its own name in two ways
            for key, name in [("name", entry.name), *(("aliases", alias) for alias in entry.aliases)]:
                if name and fold(name) not in own:
                    _once(table, index, key, name, fold(name), seen, problems)
                    own.add(fold(name))
    seen = set()
    for index, group in enumerate(plan.groups):
        _once("groups", index, "name", group.name, group.name and fold(group.name), seen, problems)
    seen = set()
    for name in plan.municipalities:
        _once(HEAD, 0, "municipalities", name, fold(name), seen, problems)
    members: set[str] = set()
    for index, member in enumerate(plan.structure_members):
        _once("structure_members", index, "municipality", member.municipality, member.municipality, members, problems)


def _once(
    table: str, index: int, key: str, shown: str | None, value: str | None, seen: set[str], problems: Problems
) -> None:
    if value is None:
        return
    if value in seen:
        what = _('"{value}" stands twice').format(value=shown)
        problems.add(table, index, key, what, _("Change it here or where it stood before."), shown)
    seen.add(value)


def _check_references(plan: Plan, problems: Problems) -> None:
    goals = [goal.code for goal in plan.goals]
    tracks = [track.code for track in plan.tracks]
    activities = [activity.code for activity in plan.activities]
    indicators = [indicator.code for indicator in plan.indicators]
    serving: set[str] = set()
    for index, goal in enumerate(plan.goals):
        _exist("goals", index, "indicators", goal.indicators, indicators, problems)
        for code in goal.indicators:
            if code in serving:
                what = _('"{value}" serves two goals').format(value=code)
                problems.add("goals", index, "indicators", what, _("Leave it under one of them."), code)
            serving.add(code)
    for index, activity in enumerate(plan.activities):
        _exist("activities", index, "goal", [activity.goal], goals, problems)
        _exist("activities", index, "track", [activity.track], tracks, problems)
        _count("activities", index, "assignments", activity.assignments, len(plan.assignments), problems)
        _count("activities", index, "needs", activity.needs, len(plan.needs), problems)
    for index, kind in enumerate(plan.event_types):
        _exist("event_types", index, "activities", kind.activities, activities, problems)
    for table in ("parties", "groups", "structure_members"):
        for index, entry in enumerate(getattr(plan, table)):
            _exist(table, index, "municipality", [entry.municipality], plan.municipalities, problems, HEAD)
    parties = [party.name for party in plan.parties]
    for index, group in enumerate(plan.groups):
        _exist("groups", index, "organisation", [group.organisation], parties, problems)
    _exist(HEAD, 0, "default_event_type", [plan.default_event_type], [t.code for t in plan.event_types], problems)


def _exist(
    table: str,
    index: int,
    key: str,
    named: Iterable[str | None],
    known: Sequence[str | None],
    problems: Problems,
    listed: str = "",
) -> None:
    """Note each name that nothing has. Where an entry's own name could not be read, it may be the one meant."""
    if None in known or (listed and problems.blames(listed, 0, "municipalities")):
        return
    for name in named:
        if name and name not in known:
            what = _('"{value}" is not in this plan').format(value=name)
            problems.add(table, index, key, what, choose(name, [k for k in known if k]), name)


def _count(table: str, index: int, key: str, numbers: Iterable[int], last: int, problems: Problems) -> None:
    if problems.blames(HEAD, 0, key):
        return
    for number in numbers:
        if not 1 <= number <= last:
            what = _("There is no number {number} under {key}").format(number=number, key=key)
            remedy = _("They are numbered from 1 to {last}, in the order of [{table}].")
            problems.add(table, index, key, what, remedy.format(last=last, table=HEAD))


def _check_head(plan: Plan, problems: Problems) -> None:
    if plan.start and plan.end and plan.start > plan.end:
        what = _("The plan ends before it starts")
        problems.add(HEAD, 0, "end", what, _("Change start or end."))
    for day in plan.report_dates:
        _in_period(HEAD, 0, "report_dates", day, plan, problems)
    if list(plan.report_dates) != sorted(set(plan.report_dates)):
        problems.add(
            HEAD, 0, "report_dates", _("The dates are not in order"), _("Write each date once, the earliest first.")
        )
    if not plan.event_types:
        problems.add(
            "event_types",
            0,
            "",
            _("The plan has no event types"),
            _("Write [[event_types]] with: {keys}.").format(keys="code, name"),
        )
    elif not plan.default_event_type:
        what = _('"{key}" is missing').format(key="default_event_type")
        remedy = _("Name the type of an event whose type cannot be told.")
        problems.add(HEAD, 0, "default_event_type", what, remedy)


def _check_activities(plan: Plan, problems: Problems) -> None:
    for index, activity in enumerate(plan.activities):
        if (activity.start is None) != (activity.end is None):
            alone = "start" if activity.end is None else "end"
            lacking = "end" if activity.end is None else "start"
            if not problems.blames("activities", index, lacking):
                what = _("{key} stands without {other}").format(key=alone, other=lacking)
                problems.add("activities", index, alone, what, _("Give both dates, or neither."))
        elif activity.start and activity.end and activity.start > activity.end:
            what = _("The activity ends before it starts")
            problems.add("activities", index, "end", what, _("Change start or end."))
        for key in ("start", "end"):
            _in_period("activities", index, key, getattr(activity, key), plan, problems)
        if activity.planned == 0:
            what = _("An activity cannot be planned 0 times")
            problems.add("activities", index, "planned", what, _("Leave the key out where the plan says no number."))


def _check_indicator(indicator: Indicator, index: int, plan: Plan, problems: Problems) -> None:
    def add(key: str, what: str, remedy: str, value: Any = None) -> None:
        problems.add("indicators", index, key, what, remedy, value)

    if indicator.short and len(indicator.short) > LABEL:
        what = _("The label has {n} characters").format(n=len(indicator.short))
        add("short", what, _("It may have at most {n}.").format(n=LABEL))
    if (indicator.baseline is None) != (indicator.baseline_date is None):
        alone = "baseline" if indicator.baseline_date is None else "baseline_date"
        lacking = "baseline_date" if indicator.baseline_date is None else "baseline"
        if not problems.blames("indicators", index, lacking):
            what = _("{key} stands without {other}").format(key=alone, other=lacking)
            add(alone, what, _("Give the value and its date, or neither."))
    if indicator.target is not None:
        _check_target(indicator, add)
    _in_period("indicators", index, "target_date", indicator.target_date, plan, problems)
    if indicator.baseline_date and indicator.target_date and indicator.baseline_date >= indicator.target_date:
        add("baseline_date", _("The baseline is not before the target"), _("Change one of the two dates."))
    _check_milestones(indicator.milestones, index, indicator.target_date, plan, problems)


def _check_target(indicator: Indicator, add: Any) -> None:
    if indicator.target == (indicator.baseline or 0):
        remedy = _("A target differs from the baseline, which is 0 where none is given.")
        add("target", _("The target is where the indicator starts"), remedy)
    elif indicator.kind == "share" and not 0 < indicator.target <= 100:
        add("target", _("A share cannot be {value}").format(value=f"{indicator.target:g}"), _("Give it in per cent."))
    elif indicator.kind == "yes-no" and indicator.target != 1:
        what = _("A yes or no cannot be {value}").format(value=f"{indicator.target:g}")
        add("target", what, _("Write 1, which means yes."))


def _check_milestones(
    milestones: Sequence[Milestone], index: int, target_date: date | None, plan: Plan, problems: Problems
) -> None:
    days = [milestone.date for milestone in milestones]
    for day in days:
        _in_period("indicators", index, "milestones", day, plan, problems)
    late = target_date is not None and any(day >= target_date for day in days)
    if days != sorted(set(days)) or late:
        what = _("The milestones are not in order")
        remedy = _("Write each date once, the earliest first, all of them before the target's date.")
        problems.add("indicators", index, "milestones", what, remedy)


def _in_period(table: str, index: int, key: str, day: date | None, plan: Plan, problems: Problems) -> None:
    if day and plan.start and plan.end and plan.start <= plan.end and not plan.start <= day <= plan.end:
        what = _("{date} is outside the plan's period").format(date=day)
        remedy = _("The plan runs from {start} to {end}.").format(start=plan.start, end=plan.end)
        problems.add(table, index, key, what, remedy, day.isoformat())
