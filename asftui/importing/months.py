"""Months and their days as sheets write them: `Mars 2017` over a table, 1–31 as headings, weekdays above or below."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from asftui.errors import RecordError
from asftui.importing.facts import find_date
from asftui.importing.sheets import Cell, shown
from asftui.registers import values
from asftui.text import fold

FEWEST = 7
"""Days in a row that make a heading."""
_FEWEST_DATES = 5
"""Whole dates that do: one week's working days."""
_LONGEST = 24
"""Signs of a heading that is a day."""
_WIDEST_GAP = 4
"""Days from one heading to the next, over a weekend or a holiday."""
_YEAR = r"(?:19|20)\d\d"
_NUMBERED = (
    re.compile(rf"(?<!\d)(?P<year>{_YEAR})[-/. ]?(?P<month>0[1-9]|1[0-2])(?!\d)"),
    re.compile(rf"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])[-/. ](?P<year>{_YEAR})(?!\d)"),
)
_SAID_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_SHORT_YEAR = re.compile(r"^\W{0,2}'?(\d\d)(?!\d)")
_PRINTED = ("utskri", "uppdater", "skapad", "printed", "updated", "version")
"""How lines begin whose date is of no month."""


@dataclass(frozen=True)
class Month:
    """A month that somebody wrote; the year is None where they did not."""

    month: int
    year: int | None = None


@dataclass(frozen=True)
class DayHeading:
    """The days of one month in a heading, in order."""

    columns: Mapping[int, int]
    """Day of the month by column."""
    month: Month | None = None
    """Where the headings themselves say it."""


def find_month(text: str) -> Month | None:
    """Return the month that a text names: `Närvaro mars 2017`, `2017-03`, `mar-17`, `1–31 mars`."""
    folded = fold(text)
    if folded.startswith(_PRINTED):
        return None
    year = _SAID_YEAR.search(text)
    for match in re.finditer(r"[^\W\d_]+", text):
        number = _months().get(fold(match[0]))
        if number is None:
            continue
        short = _SHORT_YEAR.match(text[match.end() :])
        if year:
            return Month(number, int(year[1]))
        return Month(number, 2000 + int(short[1]) if short else None)
    if (found := find_date(text, None)) is not None:
        return Month(found[0].month, found[0].year)
    for pattern in _NUMBERED:
        if (numbers := pattern.search(text)) is not None:
            return Month(int(numbers["month"]), int(numbers["year"]))
    return None


def month_in(cell: Cell) -> Month | None:
    """Return the month that a cell names; a date means its month."""
    if isinstance(cell, dt.date):
        return Month(cell.month, cell.year)
    return find_month(cell) if isinstance(cell, str) and len(cell) < 120 else None


def said_year(texts: Iterable[str]) -> int | None:
    """Return the first year that stands in some texts."""
    return next((int(match[1]) for text in texts if (match := _SAID_YEAR.search(text))), None)


def day_headings(cells: Sequence[Cell], fewest: int = FEWEST) -> list[DayHeading]:
    """Return the months whose days stand in a row of cells, each as its own; none where there are fewer days."""
    if sum(map(_may_be_day, cells)) < min(fewest, _FEWEST_DATES):
        return []  # most rows of most sheets, and dates are dear to read
    orders: tuple[values.Order, ...] = ("dmy", "mdy")
    readings = [_headings(cells, each, fewest) for each in orders]
    return max(readings, key=lambda found: sum(_dense(each.columns) for each in found))


def weekdays_of(text: str) -> frozenset[int]:
    """Return which weekdays a text may mean, from 0; none where it names none."""
    return _weekdays().get(fold(text), frozenset())


def is_weekday(cell: Cell) -> bool:
    """Return whether a cell holds the name of a weekday, or its first letters."""
    return isinstance(cell, str) and fold(cell) in _weekdays()


def weekday_fits(cell: Cell, day: dt.date) -> bool | None:
    """Return whether the weekday that a cell names is that of a day; None where it names none."""
    told = _weekdays().get(fold(cell)) if isinstance(cell, str) else None
    return None if told is None else day.weekday() in told


def _may_be_day(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) <= _LONGEST and "@" not in cell and 0 < sum(map(str.isdigit, cell)) <= len("20170314")
    return isinstance(cell, dt.date) or (isinstance(cell, int | float) and cell in range(1, 32))


def _headings(cells: Sequence[Cell], order: values.Order, fewest: int) -> list[DayHeading]:
    runs: list[tuple[dict[int, int], Month | None]] = []
    before: tuple[int, Month | None] | None = None
    for column, cell in enumerate(cells):
        read = _day(cell, order)
        if read is None:
            continue
        number, month = read
        follows = before is not None and month == before[1] and 0 < number - before[0] <= _WIDEST_GAP
        if not follows:
            runs.append(({}, month))
        runs[-1][0][column] = number
        before = number, month
    dated = sum(len(columns) for columns, month in runs if month is not None)
    found = []
    for columns, month in runs:
        enough = dated >= min(fewest, _FEWEST_DATES) if month else len(columns) >= fewest
        if enough and _dense(columns) * 2 >= len(columns) - 1:
            found.append(DayHeading(columns, month))
    return found if any(_dense(each.columns) for each in found) else []


def _dense(columns: Mapping[int, int]) -> int:
    """Return how many days stand next to the day before."""
    days = list(columns.values())
    return sum(after - before == 1 for before, after in itertools.pairwise(days))


def _day(cell: Cell, order: values.Order) -> tuple[int, Month | None] | None:
    """Return the day that a heading is: its number, and its month where it says one."""
    if cell is None or isinstance(cell, bool | dt.time):
        return None
    if isinstance(cell, dt.date):
        return cell.day, Month(cell.month, cell.year)
    if isinstance(cell, int | float):
        return (int(cell), None) if cell in range(1, 32) else None
    text = shown(cell)
    if len(text) > _LONGEST:
        return None
    words = [word for word in re.split(r"[\s.,()]+", text) if word and not is_weekday(word)]
    if len(words) == 1 and words[0].isdecimal() and 1 <= int(words[0]) <= 31:
        return int(words[0]), None
    try:
        day = values.parse_date(" ".join(words) if len(words) < 3 else text, year=1904, order=order)
    except RecordError:
        return None
    return day.day, Month(day.month, None if day.year == 1904 else day.year)


@cache
def _months() -> dict[str, int]:
    dates = values.words()["dates"]
    lists = zip(dates["months"], dates["neighbours"], strict=True)
    found = {fold(name): n for n, names in enumerate(lists, 1) for name in (*names[0], *names[1])}
    return {name: n for name, n in found.items() if len(name) > 2}


@cache
def _weekdays() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, names in enumerate(values.words()["dates"]["weekdays"]):
        for name in (*names, *values.words()["dates"]["weekdays_short"][n]):
            found.setdefault(fold(name), set()).add(n)
    return {name: frozenset(days) for name, days in found.items()}
