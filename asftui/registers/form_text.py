"""What the forms of several registers share: reading a field by its rule, with the field that is to blame named."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.places import municipality_of
from asftui.registers.values import is_empty, parse_date

T = TypeVar("T")


def read_field(name: str, typed: Mapping[str, str], read: Callable[[str], T]) -> T | None:
    """Return what a field says, None where it is empty. Raises RecordError, which names the field."""
    if is_empty(typed[name]):
        return None
    try:
        return read(typed[name])
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error


def date_field(name: str, typed: Mapping[str, str], plan: Plan, today: dt.date) -> dt.date | None:
    """Return the day that a field says; without a year it is of the plan's. Raises RecordError."""
    return read_field(name, typed, lambda text: parse_date(text, year=plan.start.year, today=today))


def needed_date(name: str, typed: Mapping[str, str], plan: Plan, today: dt.date) -> dt.date:
    """Return the day that a field says, which may not be empty. Raises RecordError."""
    day = date_field(name, typed, plan, today)
    if day is None:
        raise RecordError(_("A date is needed"), field=name, remedy=_("Write it as 2017-03-14 or 14/3."))
    return day


def municipality_field(typed: Mapping[str, str], plan: Plan) -> str:
    """Return the plan's municipality that a field names. Raises RecordError where it names none."""
    name = municipality_of(typed["municipality"], plan)
    if name is None:
        raise RecordError(
            _('"{text}" is no municipality of the plan').format(text=typed["municipality"]),
            field="municipality",
            remedy=_("There are: {names}.").format(names=", ".join(plan.municipalities)),
        )
    return name
