"""What is noted of a placement day, what of it is paid, and how people write it.

Days are counted in halves, so that sums are whole numbers.
"""

import re
from collections.abc import Mapping
from functools import cache

from asftui.errors import RecordError
from asftui.i18n import N_, _
from asftui.plan.model import DayMark, Plan
from asftui.registers import values
from asftui.text import clean, fold

MARK_NAMES: dict[str, str] = {
    "present": N_("present"),
    "half": N_("half day"),
    "sick": N_("sick"),
    "care": N_("care of a child"),
    "leave": N_("on leave"),
    "absent": N_("absent"),
}
MARK_SIGNS: dict[str, str] = {
    "present": "x",
    "half": "h",
    "sick": "S",
    "care": "V",
    "leave": "L",
    "absent": "F",
}
"""The letter that stands for each in the month grid, and that is typed there."""
_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*(?:h|t|tim|timmar|hours?|hrs?)?\.?", re.I)
_FULL_HOURS = 6.0
"""From so many hours a day is a whole one; below, a half."""


def day_halves(mark: str) -> int:
    """Return how much of a day somebody was there, in half days: 2, 1 or 0."""
    return {"present": 2, "half": 1}.get(mark, 0)


def paid_halves(mark: str, plan: Plan) -> int:
    """Return how much of the day rate a day with a mark gives by a plan's settings, in halves: 2, 1 or 0."""
    if mark not in plan.paid_marks:
        return 0
    return 1 if mark == "half" and plan.half_day == "half" else 2


def amount(halves: int, plan: Plan) -> int:
    """Return what a number of paid half days costs, in öre."""
    return halves * plan.day_rate // 2


def parse_day_mark(
    value: object, legend: Mapping[str, DayMark] | None = None, *, hours: bool = False
) -> DayMark | None:
    """Return what a cell says of a day; None where it says nothing.

    Args:
        value: a text (`x`, `½`, `sjuk`, `VAB`, `8 tim`) or a number: 1 and 0,5 are days, more are hours.
        legend: what the sheet itself says that its marks mean, by mark as written, in lower case. It goes first.
        hours: every number is hours, 1 too.

    Raises:
        RecordError: it is no known mark.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "present" if value else "absent"
    text = clean(str(value)).casefold().rstrip(".!").strip()
    if isinstance(value, int | float):
        text = f"{value:g}"
    if legend and (told := legend.get(text)) is not None:
        return told
    number = _HOURS.fullmatch(text)
    for mark, known in () if hours and number else _words().items():
        if text in known or (text.isalpha() and fold(text) in known):
            return mark
    if not text or text in values.words()["day_marks"]["nothing"]:
        return None
    if number and (long := float(number[1].replace(",", "."))) <= 24:
        if long == 0:
            return "absent"
        return "present" if long >= _FULL_HOURS else "half"
    raise RecordError(
        _('"{value}" is no mark of a day').format(value=clean(str(value))),
        remedy=_("Use x, h (half day), S, V, L or F."),
    )


@cache
def _words() -> dict[DayMark, frozenset[str]]:
    marks = values.words()["day_marks"]
    order: tuple[DayMark, ...] = ("present", "half", "sick", "care", "leave", "absent")
    return {mark: frozenset(marks[mark]) for mark in order}
