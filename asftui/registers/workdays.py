"""Which days are worked: the public holidays of Sweden, and the weekdays between them.

The rules are few and stand in lagen (1989:253) om allmänna helgdagar. A library that knows all the world's holidays is
14 MB and takes 67 ms to import, six times what a command's argument parser costs.
"""

import datetime as dt
from functools import cache

from asftui.i18n import N_, _

_FIXED = {
    (1, 1): N_("New Year's Day"),
    (1, 6): N_("Epiphany"),
    (5, 1): N_("May Day"),
    (6, 6): N_("National Day"),
    (12, 25): N_("Christmas Day"),
    (12, 26): N_("Boxing Day"),
}
_BY_EASTER = {
    -2: N_("Good Friday"),
    0: N_("Easter Sunday"),
    1: N_("Easter Monday"),
    39: N_("Ascension Day"),
    49: N_("Whit Sunday"),
}
_SATURDAYS = {(6, 20): N_("Midsummer Day"), (10, 31): N_("All Saints' Day")}
"""The Saturday on or next after a date."""


def holiday_name(day: dt.date) -> str:
    """Return the name of the public holiday that a day is, in the language in use; empty where it is none.

    Eves are none by law, though most stay at home on them; a Saturday or Sunday is none by being one.
    """
    name = _holidays(day.year).get(day)
    return _(name) if name else ""


def is_workday(day: dt.date) -> bool:
    """Return whether a day is Monday to Friday and no public holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def workdays(first: dt.date, last: dt.date) -> int:
    """Return how many workdays there are from one day through another; none where the last is before the first."""
    days = max(0, (last - first).days + 1)
    return sum(is_workday(first + dt.timedelta(days=n)) for n in range(days))


@cache
def _holidays(year: int) -> dict[dt.date, str]:
    easter = _easter(year)
    found = {dt.date(year, month, day): name for (month, day), name in _FIXED.items()}
    found.update({easter + dt.timedelta(days=days): name for days, name in _BY_EASTER.items()})
    for (month, day), name in _SATURDAYS.items():
        first = dt.date(year, month, day)
        found[first + dt.timedelta(days=(5 - first.weekday()) % 7)] = name
    return found


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)
