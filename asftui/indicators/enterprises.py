"""Active enterprises, their employed and their participants (Bilaga 2, indicators 5–7), with every gap named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from asftui.formats import show_day, show_number
from asftui.i18n import _, ngettext
from asftui.indicators.net_change import Count, Gap, Known, Move, count_moves, register_moves
from asftui.indicators.readings import Latest
from asftui.indicators.value import Value
from asftui.registers.enterprise_state import Life
from asftui.registers.enterprises import DATES, part_date_in
from asftui.store.models import Enterprise, EnterpriseCount

Code = Literal["active-enterprises", "employed", "participants"]
CODES: tuple[Code, ...] = ("active-enterprises", "employed", "participants")
_FEW = 5
"""As many names are told; of more, their number."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """The enterprises with their counts, as they were known by a date."""

    enterprises: Mapping[Code, list[Known]]
    """By what is followed: of the last two, with their counts of it."""


def read_moves(code: Code, reading: date | None, as_of: date) -> list[Move]:
    """Return what each enterprise adds to the latest reading of an indicator, in Swedish order of names."""
    return _moves(_read_register(as_of), code, reading, as_of)


def read_enterprise_values(codes: Iterable[str], readings: Mapping[str, Latest], as_of: date) -> dict[str, Value]:
    """Return the values of those of the three indicators that are asked for."""
    wanted = [code for code in CODES if code in codes]
    if not wanted:
        return {}
    register = _read_register(as_of)
    return {code: _value(register, code, readings.get(code), as_of) for code in wanted}


def _read_register(as_of: date) -> Register:
    counts: dict[tuple[int, str], list[Count]] = {}
    query = EnterpriseCount.select().where(EnterpriseCount.date <= as_of).order_by(EnterpriseCount.date)
    for row in query.dicts():
        for code in ("employed", "participants"):
            if row[code] is not None:
                counts.setdefault((row["enterprise"], code), []).append((row["date"], row[code]))
    found: dict[Code, list[Known]] = {code: [] for code in CODES}
    for row in Enterprise.select().order_by(Enterprise.sort_key, Enterprise.id).dicts():
        life = Life(**{name: part_date_in(row, name) for name in DATES})
        for code in CODES:
            said = counts.get((row["id"], code), [])
            found[code].append(Known(id=row["id"], name=row["name"], life=life, counts=said))
    return Register(enterprises=found)


def _moves(register: Register, code: Code, reading: date | None, as_of: date) -> list[Move]:
    moved = register_moves if code == "active-enterprises" else count_moves
    return moved(register.enterprises[code], reading, as_of)


def _value(register: Register, code: Code, reading: Latest | None, as_of: date) -> Value:
    moves = _moves(register, code, reading.date if reading else None, as_of)
    change = sum(move.change for move in moves)
    value = (reading.value if reading else 0) + change
    notes = []
    if reading is not None and any(move.change for move in moves):
        text = _("{value} = {read} (read {date}) {change} since")
        signed = f"+ {show_number(change)}" if change >= 0 else f"− {show_number(-change)}"
        notes.append(
            text.format(
                value=show_number(value), read=show_number(reading.value), date=show_day(reading.date), change=signed
            )
        )
    told = _came_and_went(moves) if code == "active-enterprises" else _gaps(moves, as_of)
    return Value(value=value, notes=(*notes, *told, *_inexact(moves, reading, as_of)))


def _came_and_went(moves: list[Move]) -> list[str]:
    notes = []
    if came := [move for move in moves if move.change > 0]:
        notes.append(_("came: {names}").format(names=_names(came)))
    if went := [move for move in moves if move.change < 0]:
        notes.append(_("ended or dormant: {names}").format(names=_names(went)))
    return notes


def _gaps(moves: list[Move], as_of: date) -> list[str]:
    texts: tuple[tuple[Gap, str], ...] = (
        ("no-count", _("without any count, and left out: {names}")),
        ("late-count", _("without a count at the reading, so that only change since their first one counts: {names}")),
        ("old-count", _("without a count since active again: {names}")),
    )
    notes = []
    for gap, text in texts:
        if missing := [move for move in moves if move.gap == gap]:
            notes.append(text.format(names=_names(missing)))
    dormant = [move for move in moves if move.now and move.enterprise.life.state(as_of) == "dormant"]
    if dormant:
        notes.append(_("dormant, but counted as they last said: {names}").format(names=_names(dormant)))
    return notes


def _inexact(moves: list[Move], reading: Latest | None, as_of: date) -> list[str]:
    """Return which came or went in a month or a year of which no more is known, and so count from its beginning."""
    told = []
    for move in moves:
        life = move.enterprise.life
        parts = (life.started, life.dormant, life.ended, life.resumed)
        since = reading.date if reading else None
        if move.change and any(
            part and part.exact == "year" and part.counts_from <= as_of and (since is None or part.counts_from > since)
            for part in parts
        ):
            told.append(move)
    if not told:
        return []
    return [_("only the year is known, and is counted from its beginning: {names}").format(names=_names(told))]


def _names(moves: list[Move]) -> str:
    if len(moves) > _FEW:
        return ngettext("{n} enterprise", "{n} enterprises", len(moves)).format(n=show_number(len(moves)))
    return ", ".join(move.enterprise.name for move in moves)
