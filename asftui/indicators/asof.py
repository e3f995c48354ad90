"""Which plan is shown, and as of which date, where the user does or does not say."""

from datetime import date

from asftui.plan.model import Plan
from asftui.registers import plans


def choose_plan(asked: str = "", as_of: date | None = None, today: date | None = None) -> tuple[Plan, date]:
    """Return the plan and the date that a command or a screen shows.

    The plan is the one asked for, else the one whose period holds the date asked for, else today, else the latest.
    The date is the one asked for, as it stands, else today held within the plan's period.

    Raises:
        NotFound: there is no such plan.
    """
    today = today or date.today()  # noqa: DTZ011 - the day where the user sits
    plan = plans.load_plan(plans.current_code(as_of or today, asked))
    return plan, as_of or plans.day_within(plan, today)
