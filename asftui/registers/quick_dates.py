"""Dates and times within a line that somebody typed: found, read, and taken out of it."""

import datetime as dt
import re
from dataclasses import dataclass

from asftui.errors import RecordError
from asftui.i18n import _

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for month in names.split()
}
_DAYS_FROM_TODAY = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "igår": -1,
    "i går": -1,
    "yesterday": -1,
    "imorgon": 1,
    "i morgon": 1,
    "tomorrow": 1,
}
_LEAD = r"(?:\b(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\s+)?(?:\bden\s+)?"
_FIRST = r"(?:(?P<first>\d{1,2})\s?[-–]\s?)?"
_FORMS = tuple(
    re.compile(_LEAD + form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        # A year after a space has four figures: in `14/3 14 tjm` the second 14 are people.
        _FIRST + r"(?<!\d)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:[-/](?P<y>\d{4}|\d{2})|\s(?P<y2>20\d\d))?(?!\d)",
        _FIRST + r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})(?!\d)",
        _FIRST
        + r"(?<!\d)(?P<d>\d{1,2})(?::?e)?\s?(?P<name>"
        + "|".join(sorted(_MONTHS, key=len, reverse=True))
        + r")\b\.?(?:\s(?P<y>20\d\d))?(?!\d)",
    )
)
_WORDS = re.compile(r"\b(" + "|".join(_DAYS_FROM_TODAY) + r")\b", re.IGNORECASE)
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_TIMES = (
    re.compile(rf"\bkl\.?\s*{_CLOCK}(?:\s?[-–]\s?{_CLOCK})?(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?:\s?[-–]\s?(\d{1,2}):(\d{2}))?(?!\d)"),
)


@dataclass(frozen=True, kw_only=True)
class Period:
    """When a date without a year can be: within the plan, else in today's year."""

    start: dt.date
    end: dt.date
    today: dt.date


def take_dates(text: str, period: Period) -> tuple[str, list[dt.date]]:
    """Return the text without its dates, and the dates in their order.

    Raises:
        RecordError: something is written as a date and cannot be one.
    """
    found: list[tuple[int, list[dt.date]]] = []
    for form in _FORMS:
        found += [(match.start(), _read(match, period)) for match in form.finditer(text)]
        text = form.sub(lambda m: " " * len(m[0]), text)
    for match in _WORDS.finditer(text):
        days = _DAYS_FROM_TODAY[match[1].lower()]
        found.append((match.start(), [period.today + dt.timedelta(days=days)]))
    rest = _WORDS.sub(" ", text)
    return rest, [day for _place, days in sorted(found) for day in days]


def take_times(text: str) -> tuple[str, dt.time | None, dt.time | None]:
    """Return the text without its clock times, when it begins and when it ends. Raises RecordError."""
    for form in _TIMES:
        if match := form.search(text):
            hour, minute, to_hour, to_minute = match.groups()
            rest = text[: match.start()] + " " + text[match.end() :]
            until = _time(match[0], to_hour, to_minute) if to_hour else None
            return rest, _time(match[0], hour, minute), until
    return text, None, None


def _read(match: re.Match[str], period: Period) -> list[dt.date]:
    got = match.groupdict()
    month = _MONTHS[got["name"].lower()] if got.get("name") else int(got["m"])
    year = got.get("y") or got.get("y2")
    if not year:
        first_guess = (period.start.year, period.end.year, period.today.year)
    else:
        first_guess = (int(year) + 2000 if len(year) == 2 else int(year),) * 3
    days = [int(got["first"])] if got.get("first") else []
    days.append(int(got["d"]))
    for guess in first_guess:
        read = [_date(match[0].strip(), guess, month, day) for day in days]
        if year or period.start <= read[0] <= period.end:
            return read
    return [_date(match[0].strip(), period.today.year, month, day) for day in days]


def _date(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise RecordError(
            _('"{text}" is no date').format(text=text),
            field="date",
            remedy=_("Write it as 14/3, 14 mar or 2017-03-14."),
        ) from None


def _time(text: str, hour: str, minute: str | None) -> dt.time:
    try:
        return dt.time(int(hour), int(minute or 0))
    except ValueError:
        raise RecordError(
            _('"{text}" is no clock time').format(text=text), field="start_time", remedy=_("Write it as 08:30.")
        ) from None
