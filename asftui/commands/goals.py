"""`asftui goals`: the goals and their activities, with done against planned, as plain text or as JSON."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from textwrap import wrap

from asftui.commands.output import print_json
from asftui.formats import show_day, show_number
from asftui.i18n import _
from asftui.indicators.asof import choose_plan
from asftui.indicators.goals import ActivityLine, GoalLine, as_json, read_goals
from asftui.text import harmless

WIDTH = 80


def run(args: Namespace) -> int:
    """Print the goals of the plan and date asked for. Raises NotFound where there is no such plan."""
    plan, as_of = choose_plan(args.settings.plan, args.as_of)
    goals = read_goals(plan, as_of)
    if args.json:
        print_json(as_json(goals))
        return 0
    print(f"{harmless(plan.name)} · {harmless(plan.county)}  {_('as of {date}').format(date=show_day(as_of))}")
    print("\n".join(tree(goals)))
    return 0


def tree(goals: Sequence[GoalLine]) -> Iterator[str]:
    """Return the lines of the goals, each with its activities below."""
    for goal in goals:
        yield ""
        yield from _wrapped(f"{goal.code}  {goal.text}", "", "       ")
        if goal.guidelines is not None:
            n, of = goal.guidelines
            yield from _wrapped(_("Guidelines adopted: {n} of {of}").format(n=n, of=of), "  ", "  ")
        for activity in goal.activities:
            yield from _wrapped(f"{activity.code}  {activity.title}: {done(activity)}", "  ", "            ")


def done(activity: ActivityLine) -> str:
    """Return what was done of an activity in a few words: `4 of 10, behind`, `7 done (continuously)`."""
    number = show_number(activity.done)
    if activity.planned is None:
        text = _("{n} done ({when})").format(n=number, when=activity.when)
    else:
        text = _("{n} of {planned} done").format(n=number, planned=show_number(activity.planned))
    return _("{done}, behind").format(done=text) if activity.is_behind else text


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return wrap(harmless(text), WIDTH, initial_indent=first, subsequent_indent=others)
