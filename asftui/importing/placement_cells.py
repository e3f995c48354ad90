"""What the cells of a list of placements say: dates, yes and no, words of SUS, by the field that they stand under."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.sheets import Broken, Cell, shown
from asftui.importing.withheld import number_beside
from asftui.registers import values
from asftui.registers.part_dates import parse_part_date
from asftui.registers.placement_months import month_end
from asftui.registers.placement_words import tell
from asftui.text import clean, fold

_YOUNGEST = 15
"""Of `85` and `02`: up to this one it is of the two thousands."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNTIL = re.compile(r"\s*(?:[-–—]|t\.?o\.?m\.?|till|to|until)\s*(\D{0,60})$", re.I)
_OPEN = (
    "paga", "fortsatter", "tills vidare", "tv", "t v", "ongoing", "until further", "still", "jatkuu", "lopende", "nu",
    "now", "present",
)  # fmt: skip
"""What stands for a last day that nobody knows yet, folded; the beginning of the text."""
_NOT_THERE = ("saknas", "ej", "inte", "nej", "nei", "not", "missing", "ei ")
_WEEKDAYS = re.compile(r"\b(?:må|ti|on|to|fr|mon|tue|wed|thu|fri)[a-zåäö]*\b", re.I)
_FULL_WEEK = 5.0
"""Days of a week that is full time."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads cells as a placement's fields."""

    year: int | None
    """Of dates without one."""
    order: values.Order

    def read(self, field: str, cell: Cell) -> dict[str, Any]:
        """Return what a cell says, by the placement's fields; nothing where it says nothing.

        Raises:
            RecordError: it says something that the field cannot hold.
        """
        if cell is None or isinstance(cell, Broken):
            if isinstance(cell, Broken):
                raise RecordError(cell.reason)
            return {}
        if values.is_empty(cell) and field not in ("sus", "agreement"):
            return {}
        reader = _READERS.get(field)
        return reader(self, cell) if reader else {field: clean(shown(cell))}

    def day(self, cell: Cell, *, last: bool = False) -> dt.date:
        """Return the date of a cell; of a month its first day, or its last. Raises RecordError."""
        try:
            return values.parse_date(cell, year=self.year, order=self.order)
        except RecordError as no_date:
            try:
                part = parse_part_date(cell, order=self.order)
            except RecordError:
                raise no_date from None
            if part.exact != "month":
                raise
            return month_end(part.date) if last else part.date


def _date(name: str, *, last: bool = False) -> Callable[[Reader, Cell], dict[str, Any]]:
    return lambda reader, cell: {name: reader.day(cell, last=last)}


def _word(name: str, which: str) -> Callable[[Reader, Cell], dict[str, Any]]:
    def read(_reader: Reader, cell: Cell) -> dict[str, Any]:
        code = tell(which, shown(cell))
        return {name: code} if code else {}

    return read


def _day_or_mark(day: str, mark: str) -> Callable[[Reader, Cell], dict[str, Any]]:
    """Read a column that holds a date, or yes and no: `ja 2017-03-01` says both."""

    def read(reader: Reader, cell: Cell) -> dict[str, Any]:
        text = shown(cell)
        try:
            return {mark: True, day: reader.day(cell)}
        except RecordError as no_date:
            for word in text.split():
                if any(map(str.isdigit, word)):
                    try:
                        return {mark: True, day: reader.day(word.strip("(),;"))}
                    except RecordError:
                        break
            if fold(text).startswith(_NOT_THERE):
                return {mark: False}
            try:
                said = values.parse_mark(clean(text))
            except RecordError:
                raise no_date from None
        return {} if said is None else {mark: said}

    return read


def _decision(reader: Reader, cell: Cell) -> dict[str, Any]:
    """Read a decision: its date, or how it went; a date alone is of a decision that granted it."""
    try:
        return {"decision": reader.day(cell), "funding": "granted"}
    except RecordError as no_date:
        text = shown(cell)
        found: dict[str, Any] = {}
        for word in text.split():
            try:
                found["decision"] = reader.day(word.strip("(),;"))
            except RecordError:
                continue
        try:
            funding = tell("funding", text)
        except RecordError:
            funding = "granted" if found else None
        if funding is None:
            raise no_date from None
        return {**found, "funding": funding}


def _is_open(cell: Cell) -> bool:
    """Return whether a last day is said to be still to come; a blank at the end of `1/2 –` too."""
    text = fold(cell) if isinstance(cell, str) else None
    return text is not None and (not text or text.startswith(_OPEN))


def _applied(reader: Reader, cell: Cell) -> dict[str, Any]:
    try:
        return {"applied": reader.day(cell)}
    except RecordError:
        values.parse_mark(cell)  # yes without a date: nothing to keep, and nothing wrong
        return {}


def _end(reader: Reader, cell: Cell) -> dict[str, Any]:
    return {} if _is_open(cell) else {"end": reader.day(cell, last=True)}


def _period(reader: Reader, cell: Cell) -> dict[str, Any]:
    text = clean(shown(cell)).rstrip()
    if isinstance(cell, str) and (match := _UNTIL.search(text)) and _is_open(match[1]):
        return {"start": reader.day(text[: match.start()].rstrip())}
    first, last = values.parse_dates(cell, year=reader.year, order=reader.order)
    return {"start": first, **({"end": last} if last else {})}


def _days_a_week(_reader: Reader, cell: Cell) -> dict[str, Any]:
    """Read `3`, `3 dgr/v`, `2,5 dagar`, `50 %` and what Excel makes of that, 0.5: half time is two and a half days."""
    if isinstance(cell, int | float) and 0 < cell <= 1 and not isinstance(cell, bool):
        return {"days_a_week": float(cell) * _FULL_WEEK if cell != 1 else 1.0}
    text = clean(shown(cell)).casefold()
    if text.startswith("heltid") or text.startswith("full"):
        return {"days_a_week": _FULL_WEEK}
    if text.startswith("halvtid") or text.startswith("half"):
        return {"days_a_week": _FULL_WEEK / 2}
    match = re.search(r"\d+(?:[.,]\d+)?", text)
    if match is None and (named := len(set(_WEEKDAYS.findall(text)))):
        return {"days_a_week": float(named)}
    if match is None:
        raise RecordError(_('"{value}" is no number').format(value=shown(cell)))
    number = float(match[0].replace(",", "."))
    if "%" in text or number > 7:
        number = number / 100 * _FULL_WEEK
    if not 0 < number <= 7:
        raise RecordError(_("A week has from half a day to seven"))
    return {"days_a_week": number}


def _groups(_reader: Reader, cell: Cell) -> dict[str, Any]:
    """Read target groups; words that are none of the known say only that it is another."""
    found = []
    for part in re.split(r"[;,/\n]|\boch\b|\band\b|\s\+\s|&", shown(cell)):
        try:
            code = tell("target_groups", part)
        except RecordError:
            code = "other"
        if code and code not in found:
            found.append(code)
    return {"target_groups": tuple(sorted(found))} if found else {}


def _birth_year(_reader: Reader, cell: Cell) -> dict[str, Any]:
    if (number := number_beside(cell)) is not None:
        return {"birth_year": number.birth_year, "sex": number.sex}
    year = cell.year if isinstance(cell, dt.date) else None
    text = clean(shown(cell))
    if text.isdecimal() and len(text) == 2:
        year = 1900 + int(text) if int(text) > _YOUNGEST else 2000 + int(text)
    match = _YEAR.search(text)
    if year is None and match is None:
        raise RecordError(_("This is no year of birth"), remedy=_("Write it as 1985."))
    return {"birth_year": year or int(match[0] if match else 0)}


def _text(name: str) -> Callable[[Reader, Cell], dict[str, Any]]:
    return lambda _reader, cell: {name: clean(shown(cell), lines=True)}


_READERS: Mapping[str, Callable[[Reader, Cell], dict[str, Any]]] = {
    "applied": _applied,
    "decision": _decision,
    "agreement": _day_or_mark("agreement", "agreed"),
    "start": _date("start"),
    "planned_end": _date("planned_end", last=True),
    "end": _end,
    "period": _period,
    "days_a_week": _days_a_week,
    "target_groups": _groups,
    "sex": _word("sex", "sex"),
    "birth_year": _birth_year,
    "sus": _day_or_mark("sus", "in_sus"),
    "consent": _word("consent", "consent"),
    "kind": _word("kind", "kind"),
    "occupation_before": _word("occupation_before", "occupation"),
    "occupation_after": _word("occupation_after", "occupation"),
    "support_before": _word("support_before", "support"),
    "support_after": _word("support_after", "support"),
    "outcome": _word("outcome", "outcome"),
    "followed_up": _date("followed_up"),
    "follow_up": _word("follow_up", "occupation"),
    "notes": _text("notes"),
}
