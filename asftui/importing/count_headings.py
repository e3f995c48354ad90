"""What a heading counts and of which date: `Antal anställda 2017-01-01`, `Deltagare juni 2017`, `Antal anst. 1/1`.

A month is taken as its first day, a quarter, a half or a year as its last: what is read of a year is read at its end.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from asftui.errors import RecordError
from asftui.importing.facts import find_date
from asftui.importing.sheets import Cell, shown
from asftui.registers import values
from asftui.resources import shipped
from asftui.text import fold

Measure = Literal["employed", "participants"]
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d{2}))?(?![\d.])")
_SHORT_ISO = re.compile(r"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})(?![\d/.-])")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})\s?/\s?((?:19|20)\d\d)(?!\d)")
_PERIOD = re.compile(
    r"(?:(?P<y1>20\d\d)\W{0,2})?(?:(?:kvartal|kv|q)\.?\s?(?P<q>[1-4])|(?:halvår|h|s)\.?\s?(?P<h>[12])|(?P<term>\bvt|\bht))(?:\W{0,2}(?P<y2>20\d\d|\d\d)\b)?",
    re.I,
)
_ORDINAL = re.compile(r"(?P<n>[1-4]|första|andra|tredje|fjärde)\W{0,3}(?:a|e)?\s?(?P<what>kvartalet|halvåret)", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBERS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}


@dataclass(frozen=True)
class Day:
    """A date that a heading or a name says."""

    date: dt.date
    exact: bool
    """False: it says a month, or longer, and the date was chosen."""


@cache
def _words(name: str) -> tuple[str, ...]:
    with (shipped("imports") / "enterprises.toml").open("rb") as file:
        return tuple(tomllib.load(file)["counts"][name])


@lru_cache(maxsize=1 << 13)
def find_measure(text: str) -> Measure | None:
    """Return what a heading counts; None where it counts neither, or only a part of either."""
    if is_permanent(text):
        return "employed"
    if _has(text, "beside"):
        return None
    hits: list[Measure] = [name for name in ("employed", "participants") if _has(text, name)]
    return hits[0] if len(hits) == 1 else None


def is_permanent(text: str) -> bool:
    """Return whether a heading counts those employed until further notice (tillsvidare), as the indicator does."""
    return _has(text, "permanent") and not any(
        word in fold(text).split() for word in ("kvinnor", "man", "women", "men")
    )


def is_sum(text: str) -> bool:
    """Return whether a text begins as a row of sums does."""
    key = fold(text)
    return any(key == word or key.startswith(f"{word} ") for word in _words("sums"))


@lru_cache(maxsize=1 << 13, typed=True)
def find_day(cell: Cell, year: int | None, order: values.Order = "dmy", *, whole_year: bool = True) -> Day | None:
    """Return the date that a heading, or a part of one, says.

    Args:
        cell: a text that holds it, or a cell that is a date.
        year: the year of a date without one.
        order: which comes first in `3/4`.
        whole_year: a year alone is its last day.
    """
    if isinstance(cell, dt.datetime):
        return Day(cell.date(), exact=True)
    if isinstance(cell, dt.date):
        return Day(cell, exact=True)
    if cell is None or isinstance(cell, bool):
        return None
    text = shown(cell).replace("_", " ").removesuffix(" 00:00")
    if found := find_date(text, year, order):
        return Day(found[0], exact=True)
    if (match := _SHORT_ISO.search(text)) and (day := _read(f"20{match[0]}", year)):
        return Day(day, exact=True)
    if (match := _DOTTED.search(text)) and (day := _read(match[0], year)):
        return Day(day, exact=True)
    for day in (_month(text, year), _period(text, year)):
        if day is not None:
            return Day(day, exact=False)
    if whole_year and (match := _YEAR.search(text)):
        return Day(dt.date(int(match[1]), 12, 31), exact=False)
    return None


def without_day(text: str) -> str:
    """Return the words of a heading without what says its date."""
    return " ".join(word for word in re.split(r"\s+", text) if not re.search(r"\d", word))


def _read(text: str, year: int | None) -> dt.date | None:
    try:
        return values.parse_date(text.rstrip(". "), year=year)
    except RecordError:
        return None


def _month(text: str, year: int | None) -> dt.date | None:
    if match := _YEAR_MONTH.search(text):
        return _first(int(match[1]), int(match[2]))
    if match := _MONTH_YEAR.search(text):
        return _first(int(match[2]), int(match[1]))
    tokens = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    for at, token in enumerate(tokens):
        number = next((n for n, names in enumerate(values.words()["dates"]["months"], 1) if token in names), None)
        if number is None:
            continue
        beside = [each for each in (*tokens[at + 1 : at + 2], *tokens[max(at - 1, 0) : at]) if each.isdecimal()]
        said = next((int(each) if len(each) == 4 else 2000 + int(each) for each in beside if len(each) in (2, 4)), year)
        return _first(said, number) if said is not None else None
    return None


def _period(text: str, year: int | None) -> dt.date | None:
    said = _YEAR.search(text)
    if match := _ORDINAL.search(text):
        number = _NUMBERS.get(match["n"].casefold()) or int(match["n"])
        at = int(said[1]) if said else year
        return _last(at, number * (3 if match["what"].casefold() == "kvartalet" else 6)) if at else None
    match = _PERIOD.search(text)
    if match is None:
        return None
    written = match["y1"] or match["y2"]
    at = (int(written) if len(written) == 4 else 2000 + int(written)) if written else year
    if at is None:
        return None
    if match["term"]:
        return _last(at, 6 if match["term"].casefold() == "vt" else 12)
    return _last(at, int(match["q"]) * 3 if match["q"] else int(match["h"]) * 6)


def _first(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, 1) if 1 <= month <= 12 and 1900 < year < 2200 else None


def _last(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _has(text: str, name: str) -> bool:
    key = f" {fold(text)} "
    return any(f" {word.rstrip('*')}" in key if word.endswith("*") else f" {word} " in key for word in _words(name))


def any_measure(texts: Iterable[str]) -> Measure | None:
    """Return what the first of some texts that says it counts: over a table, or in the name of its sheet."""
    return next((found for text in texts if (found := find_measure(text)) is not None), None)
