"""A placement as somebody types it: texts in, an entry out, each field checked by its own rule."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from asftui.errors import RecordError, UnknownName
from asftui.formats import show_number
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers import enterprises, organisations, placements
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.name_lists import names_from_text
from asftui.registers.placement_words import TARGET_GROUPS, tell
from asftui.registers.placements import HIDDEN_GROUP, PlacementDetail, PlacementEntry, sees_all
from asftui.registers.places import municipality_of
from asftui.registers.unknown_names import organisation_named
from asftui.registers.values import is_empty, parse_date, parse_mark, parse_number
from asftui.store import writing
from asftui.text import clean, fold

T = TypeVar("T")
CHOSEN = (
    "kind", "funding", "sex", "consent", "occupation_before", "support_before", "occupation_after", "support_after",
    "outcome", "follow_up",
)  # fmt: skip
"""Fields that hold a code of a list, or nothing."""
FIELDS = (
    "code", "principal", "enterprise", "municipality", "kind", "applied", "application_reference", "decision",
    "funding", "decision_reference", "agreement", "agreement_reference", "start", "start_reference", "planned_end",
    "days_a_week", "sus", "consent", "sex", "birth_year", "target_groups", "occupation_before", "support_before",
    "end", "outcome", "occupation_after", "support_after", "followed_up", "follow_up", "notes",
)  # fmt: skip
"""The fields of the form, in the order that they are filled in."""
ENDING = ("end", "outcome", "occupation_after", "support_after", "notes")
"""The fields of the short form for who has ended."""
STEPS = ("applied", "granted", "refused", "agreement", "start")
"""The steps of a placement in order; a decision is one of two."""
_DATES = ("applied", "decision", "start", "planned_end", "end", "followed_up")
REFERENCES = {
    "applied": "application_reference",
    "granted": "decision_reference",
    "refused": "decision_reference",
    "agreement": "agreement_reference",
    "start": "start_reference",
}
"""The field that holds a step's reference."""
_PLAIN = ("code", "notes", *dict.fromkeys(REFERENCES.values()))


def save_placement(
    typed: Mapping[str, str], plan: Plan, today: dt.date, read: PlacementDetail | None = None, *, make: bool = False
) -> int:
    """Write filled-in fields as a new placement, or over the one that was read; return its id.

    Args:
        typed: texts of `FIELDS`, or of some of them: the others stay as they were.
        plan: whose year a date without one is of.
        today: what `idag` is.
        read: the placement that the form was filled with.
        make: an enterprise that is not known is added, as one that has long stood: it moves no gauge.

    Raises:
        UnknownName: the principal or the enterprise is in no register.
        RecordError, NotFound, Changed: nothing is written then.
    """
    texts = {**placement_texts(read), **typed}
    what = _("Placement changed: {code}") if read else _("Placement added: {code}")
    with writing(what.format(code=placements.check_code(texts["code"]))):
        entry = placement_from_text(texts, plan, today, make=make)
        if read is None:
            return placements.add_placement(entry)
        placements.edit_placement(read.id, entry, revision=read.revision)
        return read.id


def placement_from_text(typed: Mapping[str, str], plan: Plan, today: dt.date, *, make: bool = False) -> PlacementEntry:
    """Return the placement that a filled-in form says. Raises RecordError, which names the field; UnknownName."""

    def day(text: str) -> dt.date:
        return parse_date(text, year=plan.start.year, today=today)

    def day_or_mark(name: str) -> tuple[dt.date | None, bool | None]:
        return _field(name, typed, lambda text: _day_or_mark(text, day)) or (None, None)

    agreement, agreed = day_or_mark("agreement")
    sus, in_sus = day_or_mark("sus")
    place = clean(typed["municipality"])
    rest: dict[str, Any] = {
        **{name: _field(name, typed, day) for name in _DATES},
        **{name: typed[name] or None for name in CHOSEN},
        **{name: typed[name] for name in _PLAIN},
    }
    return PlacementEntry(
        principal=_principal(typed["principal"]),
        enterprise=_enterprise(typed["enterprise"], make=make),
        municipality=municipality_of(place, plan) or place or None,
        agreement=agreement,
        agreed=agreed,
        sus=sus,
        in_sus=in_sus,
        days_a_week=_field("days_a_week", typed, parse_number),
        birth_year=_field("birth_year", typed, _year),
        target_groups=_field("target_groups", typed, _groups) or (),
        **rest,
    )


def placement_texts(read: PlacementDetail | None) -> dict[str, str]:
    """Return what a form shows of a placement, by field name; of a new one where there is none."""
    if read is None:
        return dict.fromkeys(FIELDS, "")
    texts = {name: str(getattr(read, name) or "") for name in FIELDS}
    owner = organisations.organisation(read.principal).name if read.principal is not None else ""
    return {
        **texts,
        "principal": owner,
        "enterprise": enterprises.enterprise(read.enterprise).name if read.enterprise is not None else "",
        "agreement": texts["agreement"] or _mark_text(read.agreed),
        "sus": texts["sus"] or _mark_text(read.in_sus),
        "days_a_week": show_number(read.days_a_week) if read.days_a_week else "",
        "target_groups": ", ".join(_(TARGET_GROUPS[group]) for group in read.target_groups),
    }


def next_step(placement: PlacementEntry) -> str:
    """Return the first of `STEPS` that a placement has not come to; empty where it has them all."""
    if placement.funding == "refused":
        return ""
    there = {
        "applied": placement.applied or placement.decision or placement.funding,
        "granted": placement.decision or placement.funding,
        "agreement": placement.is_agreed,
        "start": placement.start,
    }
    return next((step for step, done in there.items() if not done), "")


def take_step(key: int, typed: Mapping[str, str], plan: Plan, today: dt.date) -> None:
    """Note that a placement has come to a step.

    Args:
        key: the placement.
        typed: `step`, one of `STEPS`; `date`; `reference`.
        plan: whose year a date without one is of.
        today: what `idag` is.

    Raises:
        RecordError, NotFound: nothing is written then.
    """
    day = _field("date", typed, lambda text: parse_date(text, year=plan.start.year, today=today))
    if day is None:
        raise RecordError(_("A step needs a date"), field="date")
    step = typed["step"]
    read = placements.placement(key)
    changes: dict[str, object] = {REFERENCES[step]: clean(typed["reference"]) or getattr(read, REFERENCES[step])}
    if step in ("granted", "refused"):
        changes |= {"decision": day, "funding": step}
    elif step == "agreement":
        changes |= {"agreement": day, "agreed": True}
    else:
        changes[step] = day
    try:
        placements.edit_placement(key, replace(read, **changes), revision=read.revision)  # type: ignore[arg-type]
    except RecordError as error:
        raise RecordError(error.what, field="date", remedy=error.remedy) from error


def known_groups() -> list[str]:
    """Return the names of the target groups that the user may write of an individual."""
    return [_(name) for code, name in TARGET_GROUPS.items() if code != HIDDEN_GROUP or sees_all()]


def _principal(text: str) -> int | None:
    try:
        return organisation_named(text, make=False)
    except UnknownName as unknown:  # a principal is one of the parties, which are there: it is never made in passing
        remedy = unknown.remedy or _("A principal is one of the parties: write its name as the register has it (4).")
        raise RecordError(unknown.what, field="principal", remedy=remedy) from unknown


def _enterprise(text: str, *, make: bool) -> int | None:
    name = clean(text)
    if not fold(name):
        return None
    key = enterprises.resolve(name)
    if key is None and make:
        key = enterprises.add_enterprise(EnterpriseEntry(name=name))
    if key is None:
        raise UnknownName(_('No ASF is called "{name}"').format(name=name), field="enterprise")
    return key


def _day_or_mark(text: str, day: Callable[[str], dt.date]) -> tuple[dt.date | None, bool | None]:
    try:
        return day(text), True
    except RecordError as no_date:
        try:
            return None, parse_mark(text)
        except RecordError:
            raise RecordError(no_date.what, remedy=_("Write yes, no, or a date as 2017-03-14.")) from no_date


def _groups(text: str) -> tuple[str, ...]:
    found = [tell("target_groups", part) for part in names_from_text(text)]
    return tuple(dict.fromkeys(filter(None, found)))


def _year(text: str) -> int:
    if not (text.isdecimal() and len(text) == 4):
        raise RecordError(_("This is no year of birth"), remedy=_("Write it as 1985."))
    return int(text)


def _mark_text(value: bool | None) -> str:
    return "" if value is None else _("yes") if value else _("no")


def _field(name: str, typed: Mapping[str, str], parse: Callable[[str], T]) -> T | None:
    text = typed[name].strip()
    if is_empty(text) and name not in ("sus", "agreement"):
        return None
    if not text:
        return None
    try:
        return parse(text)
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error
