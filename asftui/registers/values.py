"""Values as people write them, read the same way from a sheet's cell and from a form's field.

Swedish habits are taken as they are: `14/3`, `den 14 mars`, `170314`, `v. 11`, `kl 8.30`, `1 250,5`, `14 st`. The words
stand in `words.toml`. What cannot be read raises RecordError with the reason; nothing is guessed.
"""

import datetime as dt
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan.model import Role
from asftui.text import clean, fold

Order = Literal["dmy", "mdy"]
_LONGEST = 200  # signs of a date, a time or a number, with what stands beside it
_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20000, 80000)
"""Day numbers of Excel that can be meant: 1954 to 2119."""

_ISO = re.compile(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:(?:\s?[/.-]\s?|\s+-?|\s?')(\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})(?::?[ea]|st|nd|rd|th)?[\s.-]*([a-zåäö]+)\.?(?:[\s,.'-]*(\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-zåäö]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,.']+(\d{4}|\d{2}))?")
_DIGITS = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_WEEK = re.compile(r"(?:(\d{4})[\s-]*)?(?:vecka|v|week|w)\.?\s*(\d{1,2})(?:[\s,.'-]+(\d{4}))?")
_CLOCK = r"(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?\s*(am|pm|a\.m\.|p\.m\.|fm|em)?"
_TAIL = re.compile(
    rf"[\sT,]+(?:kl\.?\s*)?(?:\d{{1,2}}[:.]\d{{2}}.*|\d{{1,2}}\s*(?:am|pm))$|[\s,]+kl\.?\s*{_CLOCK}.*$", re.I
)
_UNTIL = re.compile(r"–|—|-|&|\b(?:till|tom|t\.o\.m\.|to|och|and)(?=\s)")
"""What stands between the first and the last day."""
_NUMBER = re.compile(
    r"(?:ca|cirka|c:a|~|about|totalt)?\.?\s*([+−-]?)(\d[\d  ]*(?:[.,]\d+)*)\s*(?:st|pers|personer|people|%|kr)?\.?"
)


@cache
def words() -> dict[str, Any]:
    """Return the word lists of `words.toml`."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def is_empty(value: object) -> bool:
    """Return whether a cell or field says nothing: blank, or a word for it (`saknas`, `okänd`, `-`, `n/a`)."""
    if value is None:
        return True
    return isinstance(value, str) and (not value.strip() or value.strip().casefold() in _empties())


def parse_date(
    value: object, *, year: int | None = None, order: Order = "dmy", today: dt.date | None = None
) -> dt.date:
    """Return the day that somebody wrote.

    A week (`v. 11`) is its Monday, or the weekday named with it. A bare weekday is the nearest on or before today, as
    is `i tisdags`; `på tisdag` and `nästa tisdag` are the nearest after. A number is Excel's day number, or `20170314`.

    Args:
        value: a text, or a cell that is a date or a number already.
        year: the year where the text has none; else today's.
        order: which comes first in `3/4`.
        today: what `idag` and weekdays are counted from.

    Raises:
        RecordError: it is no date, or lacks a year that nothing tells.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if int(value) in _SERIALS:
            return _EPOCH + dt.timedelta(days=int(value))
        value = str(int(value))
    text = _plain(value)
    if year is None and today is not None:
        year = today.year
    found = _relative(text, today) or _written(_without_time(text), year, order, text)
    if found is None:
        raise RecordError(_('"{value}" is no date').format(value=value), remedy=_("Write it as 2017-03-14."))
    return found


def parse_dates(
    value: object, *, year: int | None = None, order: Order = "dmy", today: dt.date | None = None
) -> tuple[dt.date, dt.date | None]:
    """Return the first and the last day of `14–15 mars 2017` or `2017-03-14 – 2017-03-15`; None where it is one day.

    Raises:
        RecordError: see `parse_date`; or the last day is before the first.
    """
    try:
        return parse_date(value, year=year, order=order, today=today), None
    except RecordError:
        if not isinstance(value, str):
            raise
        text = _plain(value)
        for match in _UNTIL.finditer(text):
            found = _period(text[: match.start()].strip(), text[match.end() :].strip(), year, order, today)
            if found is not None:
                break
        else:
            raise
    if found[1] < found[0]:
        raise RecordError(_('In "{value}" the last day is before the first').format(value=value))
    return found


def _period(
    head: str, tail: str, year: int | None, order: Order, today: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    try:
        last = parse_date(tail, year=year, order=order, today=today)
        if day := re.fullmatch(r"(\d{1,2})(?::e)?", head):
            return _make(last.year, last.month, int(day[1]), head), last
        return parse_date(head, year=last.year, order=order, today=today), last
    except RecordError:
        return None


def parse_time(value: object) -> dt.time:
    """Return the time of day in `08:30`, `8.30`, `kl 8`, `0830` or `8:30 PM`. Raises RecordError."""
    if isinstance(value, dt.datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, dt.time):
        return value.replace(microsecond=0)
    if isinstance(value, float) and 0 <= value < 1:  # Excel's part of a day
        seconds = round(value * 86400)
        return dt.time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)
    text = re.sub(r"^(kl(ockan)?\.?|at)\s*", "", _plain(str(int(value)) if isinstance(value, float) else value))
    four = re.fullmatch(r"(\d{2})(\d{2})", text)
    match = re.fullmatch(_CLOCK, text) if four is None else None
    if four is not None:
        hour, minute, second = int(four[1]), int(four[2]), 0
    elif match is not None:
        hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        half = (match[4] or "").replace(".", "")
        if half in ("pm", "em") and hour < 12:
            hour += 12
        elif half in ("am", "fm") and hour == 12:
            hour = 0
    else:
        raise RecordError(_('"{value}" is no time').format(value=value), remedy=_("Write it as 08:30."))
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        raise RecordError(_('"{value}" is no time').format(value=value), remedy=_("Write it as 08:30.")) from None


def parse_times(value: object) -> tuple[dt.time, dt.time | None]:
    """Return the beginning and the end of `08:00–09:30`; None where no end is said. Raises RecordError."""
    if isinstance(value, str):
        parts = re.split(r"–|—|-|\btill\b|\bto\b", _plain(value), maxsplit=1)
        if len(parts) == 2 and all(part.strip() for part in parts):
            return parse_time(parts[0]), parse_time(parts[1])
    return parse_time(value), None


def parse_number(value: object) -> float:
    """Return the number in `27,5`, `1 250`, `ca 20 st` or `½`. Raises RecordError."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = _plain(value)
    if text == "½":
        return 0.5
    match = _NUMBER.fullmatch(text)
    if match is not None:
        digits = re.sub(r"[  ]", "", match[2])
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
            digits = digits.replace(".", "") if "," in digits or digits.count(".") > 1 else digits
        elif re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", digits):
            digits = digits.replace(",", "")
        digits = digits.replace(",", ".")
        if digits.count(".") < 2:
            return float(digits) * (-1 if match[1] in ("-", "−") else 1)
    raise RecordError(_('"{value}" is no number').format(value=value))


def parse_count(value: object) -> int:
    """Return a whole number of people, none or more. Raises RecordError."""
    number = parse_number(value)
    if number < 0 or number % 1 or number > 1_000_000:
        raise RecordError(_('"{value}" is no number of people').format(value=value))
    return int(number)


def parse_mark(value: object) -> bool | None:
    """Return what a mark says: here or yes, not here or no; None where the cell is blank. Raises RecordError."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        if value in (0, 1):
            return bool(value)
        raise RecordError(_('"{value}" is neither yes nor no').format(value=value))
    text = re.sub(r"\((.*)\)", r"\1", clean(str(value)).casefold().rstrip(".!"))
    if not text:
        return None
    yes, no = _marks()
    if text in yes or text in no:
        return text in yes
    # `avanmäld 12/3` and `Ja, deltog` say it with their first words
    for n in (3, 2, 1):
        head = " ".join(re.split(r"[\s,;:(]+", text)[:n])
        if len(head) > 1 and (head in yes or head in no):
            return head in yes
    raise RecordError(_('"{value}" is neither yes nor no').format(value=value))


@lru_cache(maxsize=4096)
def parse_role(text: str) -> Role | None:
    """Return the role that a role or a title tells (`Tjänsteman`, `2:e vice ordförande KS`), or None."""
    found = fold(text)
    if not found:
        return None
    tokens = found.split()
    best: tuple[int, int, Role] | None = None
    for role, kinds in _roles():
        for at, length in _hits(tokens, found, kinds):
            if best is None or (at, -length) < (best[0], best[1]):
                best = (at, -length, role)
    if best is None:
        return None
    if best[2] == "politician" and next(iter(_hits(tokens, found, _not_politician())), None):
        return None
    return best[2]


def says_no_role(text: str) -> bool:
    """Return whether a text says what somebody was in a meeting program (`Presentatör`), which tells no role."""
    return fold(text) in _folded_roles("nothing")


def section_role(text: str) -> Role | None:
    """Return the role whose people a row of a list stands over (`Politiker:`), or None."""
    key = fold(text)
    return parse_role(key) if key in _folded_roles("sections") else None


def parse_status(value: object) -> str:
    """Return the status of an event, `planned`, `held` or `cancelled`, by the words for it. Raises RecordError."""
    text = _plain(value).rstrip(".!")
    for status, known in words()["status"].items():
        if text in known or any(text.startswith(f"{word} ") for word in known if len(word) > 3):
            return str(status)
    raise RecordError(_('"{value}" is no status of an event').format(value=value))


def _plain(value: object) -> str:
    return "" if value is None else clean(text).casefold() if len(text := str(value)) <= _LONGEST else "…"


@cache
def _empties() -> frozenset[str]:
    return frozenset(text.casefold() for text in words()["empty"]["values"])


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    marks = words()["marks"]
    return frozenset(marks["yes"]), frozenset(marks["no"])


@cache
def _folded_roles(name: str) -> frozenset[str]:
    return frozenset(map(fold, words()["roles"][name]))


Pattern = tuple[str, tuple[str, ...]]
"""How it matches (`=` whole, `*.` ending, `.*` beginning, empty: the words), and its folded words."""


@cache
def _roles() -> tuple[tuple[Role, tuple[Pattern, ...]], ...]:
    listed = words()["roles"]
    roles: tuple[Role, ...] = ("politician", "employee", "other")
    return tuple((role, tuple(map(_pattern, listed[role]))) for role in roles)


@cache
def _not_politician() -> tuple[Pattern, ...]:
    return tuple(map(_pattern, words()["roles"]["not_politician"]))


def _pattern(text: str) -> Pattern:
    how = "=" if text.startswith("=") else "*." if text.startswith("*") else ".*" if text.endswith("*") else ""
    return how, tuple(fold(text).split())


def _hits(tokens: list[str], whole: str, patterns: tuple[Pattern, ...]) -> list[tuple[int, int]]:
    found = []
    for how, sought in patterns:
        if how == "=":
            if whole == " ".join(sought):
                found.append((0, len(whole)))
            continue
        first = sought[0]
        for at, token in enumerate(tokens):
            if how == "*.":
                hit = token.endswith(first) or token.endswith(first + "n") or token.endswith(first + "en")
            elif how == ".*":
                hit = token.startswith(first)
            else:
                hit = tuple(tokens[at : at + len(sought)]) == sought
            if hit:
                found.append((at, len(first)))
                break
    return found


def _written(text: str, year: int | None, order: Order, whole: str) -> dt.date | None:
    names = _weekdays()
    first, _space, rest = text.partition(" ")
    weekday = names.get(first.rstrip(".,"))
    if weekday is not None and rest:  # `tisdag 14 mars`, `tisdag v. 11`
        text = rest.removeprefix("den ").strip()
    text = text.removeprefix("den ").strip()
    if match := _ISO.fullmatch(text):
        return _make(int(match[1]), int(match[2]), int(match[3]), whole)
    if match := _DIGITS.fullmatch(text):
        return _make(_full_year(match[1]), int(match[2]), int(match[3]), whole)
    if match := _SHORT.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        if order == "mdy":
            day, month = month, day
        return _make(_year(match[4], year, whole), month, day, whole)
    if match := _WEEK.fullmatch(text):
        written = match[1] or match[3]
        try:
            return dt.date.fromisocalendar(_year(written, year, whole), int(match[2]), (weekday or 0) + 1)
        except ValueError:
            return None
    for pattern, day_group, month_group in ((_WORDS, 1, 2), (_MONTH_FIRST, 2, 1)):
        if (match := pattern.fullmatch(text)) and (number := _months().get(match[month_group])):
            return _make(_year(match[3], year, whole), number, int(match[day_group]), whole)
    return None


def _relative(text: str, today: dt.date | None) -> dt.date | None:
    listed = words()["dates"]
    for name, days in (("today", 0), ("yesterday", -1), ("day_before", -2), ("tomorrow", 1)):
        if text in listed[name]:
            return _need(today, text) + dt.timedelta(days=days)
    head, _space, tail = text.rpartition(" ")
    weekday = _weekdays().get(tail)
    if weekday is None or head not in ("", *listed["ahead"], *listed["back"]):
        return None
    here = _need(today, text)
    if head in listed["ahead"]:
        return here + dt.timedelta(days=(weekday - here.weekday() - 1) % 7 + 1)
    return here - dt.timedelta(days=(here.weekday() - weekday) % 7)


def _without_time(text: str) -> str:
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}\.\d{1,2}\.\d{1,2}", text):
        return text
    shorter = _TAIL.sub("", re.sub(r"^(\d{4}-\d{2}-\d{2})[t ]\d{2}:\d{2}.*$", r"\1", text))
    return shorter or text


def _need(today: dt.date | None, text: str) -> dt.date:
    if today is None:
        raise RecordError(_('"{value}" is no date').format(value=text), remedy=_("Write it as 2017-03-14."))
    return today


def _year(written: str | None, year: int | None, whole: str) -> int:
    if written:
        return _full_year(written)
    if year is None:
        raise RecordError(_('"{value}" has no year').format(value=whole), remedy=_("Write it as 2017-03-14."))
    return year


def _full_year(written: str) -> int:
    number = int(written)
    return number if len(written) == 4 else number + (2000 if number < 70 else 1900)


def _make(year: int, month: int, day: int, whole: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise RecordError(
            _('"{value}" is no day that exists').format(value=whole), remedy=_("Write it as 2017-03-14.")
        ) from None


@cache
def _months() -> dict[str, int]:
    return {name: n for n, names in enumerate(words()["dates"]["months"], 1) for name in names}


@cache
def _weekdays() -> dict[str, int]:
    return {name: n for n, names in enumerate(words()["dates"]["weekdays"]) for name in names}
