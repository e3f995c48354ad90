"""Dates of which only the month or the year is known: when an enterprise started, rested or ended.

`2011`, `april 2017`, `2017-04` and `1/4 2017` are all taken. What is known by month or year counts from the second day
of it: an inventory made on the first day, as one at New Year, cannot have told of it yet.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from asftui.errors import RecordError
from asftui.formats import show_day, show_month
from asftui.i18n import _
from asftui.registers.values import Order, parse_date, words
from asftui.text import clean

Exact = Literal["day", "month", "year"]
_YEARS = range(1800, 2200)
_YEAR = re.compile(r"(?:år |in |sedan )?(\d{4})(?:\.0)?")
_MONTH = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})|(\d{1,2})\s?[-/.]\s?(\d{4})")
_NAMED_MONTH = re.compile(r"([a-zåäö]+)\.?[\s-]*'?(\d{4}|\d{2})|(\d{4})[\s-]+([a-zåäö]+)\.?")


@dataclass(frozen=True, order=True)
class PartDate:
    """A day, or the first day of a month or a year."""

    date: dt.date
    exact: Exact = "day"

    @property
    def counts_from(self) -> dt.date:
        """Return the day from which it is so."""
        return self.date if self.exact == "day" else self.date + dt.timedelta(days=1)

    def __str__(self) -> str:
        """Return it as one writes it in a field: `2017-04-01`, `2017-04` or `2017`."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.exact]]

    def show(self) -> str:
        """Return it as a screen has it: `14 mar 2017`, `mar 2017` or `2017`."""
        if self.exact == "day":
            return show_day(self.date)
        return show_month(self.date) if self.exact == "month" else str(self.date.year)


def parse_part_date(value: object, *, year: int | None = None, order: Order = "dmy") -> PartDate:
    """Return the day, month or year that somebody wrote.

    Args:
        value: a text, or a cell that is a date or a number already.
        year: the year of a day without one.
        order: which comes first in `3/4`.

    Raises:
        RecordError: it is none of them.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and value in _YEARS:
        return PartDate(dt.date(int(value), 1, 1), "year")
    if isinstance(value, str):
        text = clean(value).casefold()
        if (found := _YEAR.fullmatch(text)) and int(found[1]) in _YEARS:
            return PartDate(dt.date(int(found[1]), 1, 1), "year")
        if (part := _month(text)) is not None:
            return part
    try:
        return PartDate(parse_date(value, year=year, order=order))
    except RecordError as error:
        raise RecordError(
            _('"{value}" is no date').format(value=value), remedy=_("Write it as 2017-03-14, 2017-03 or 2017.")
        ) from error


def _month(text: str) -> PartDate | None:
    """Return the month that a text is, or None where it is something else."""
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1] or found[4]), int(found[2] or found[3])
    elif found := _NAMED_MONTH.fullmatch(text):
        name, written = (found[1], found[2]) if found[1] else (found[4], found[3])
        number = next((n for n, names in enumerate(words()["dates"]["months"], 1) if name in names), None)
        if number is None:
            return None
        year, month = int(written) if len(written) == 4 else 2000 + int(written), number
    else:
        return None
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    return PartDate(dt.date(year, month, 1), "month")
