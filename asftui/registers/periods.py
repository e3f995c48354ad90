"""Periods as people write them: `mars`, `2017-03`, `2017-H1`, `2017`, `2017-03-01..2017-05-31`."""

import calendar
import datetime as dt
import re

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.registers import values
from asftui.text import clean, fold

_PART = re.compile(r"(\d{4})[- ]?([hqkt])([1-4])", re.I)
_MONTH = re.compile(r"(\d{4})[-/ ](\d{1,2})")
_PARTS = {"h": 6, "q": 3, "k": 3, "t": 4}
"""Months in each: half-year, quarter (kvartal), four months (tertial)."""


def parse_period(text: str, *, year: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a period.

    Args:
        text: what was written.
        year: of a month, or dates, without one.

    Raises:
        RecordError: it is no period, or ends before it begins.
    """
    written = clean(text)
    if match := _PART.fullmatch(written):
        months = _PARTS[match[2].lower()]
        last = int(match[3]) * months
        if last <= 12:
            return _whole(int(match[1]), last - months + 1, last)
    if match := _MONTH.fullmatch(written):
        if 1 <= int(match[2]) <= 12:
            return _whole(int(match[1]), int(match[2]), int(match[2]))
    elif re.fullmatch(r"\d{4}", written):
        return _whole(int(written), 1, 12)
    words = fold(written).split()
    if words and (number := _months().get(words[0])) and len(words) < 3:
        said = int(words[1]) if len(words) == 2 and re.fullmatch(r"\d{4}", words[1]) else year
        if len(words) == 1 or words[1].isdecimal():
            return _whole(said, number, number)
    try:
        first, end = values.parse_dates(written.replace("..", " – "), year=year)
    except RecordError as error:
        raise RecordError(
            _('"{value}" is no period').format(value=written),
            remedy=_("Write it as 2017-03, mars, 2017-H1 or 2017-03-01..2017-03-31."),
        ) from error
    return first, end or first


def period_text(start: dt.date, end: dt.date) -> str:
    """Return a period as `parse_period` reads it: `2017-03` where it is a whole month, else both its days."""
    if start.day == 1 and (start, end) == _whole(start.year, start.month, start.month):
        return f"{start:%Y-%m}"
    return f"{start.isoformat()}..{end.isoformat()}"


def _whole(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _months() -> dict[str, int]:
    return {fold(name): n for n, names in enumerate(values.words()["dates"]["months"], 1) for name in names}
