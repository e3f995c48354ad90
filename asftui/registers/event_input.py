"""An event as somebody types it: texts in, an `EventEntry` out, each field checked by its own rule."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import groups, values
from asftui.registers.event_types import default_activities, find_type, type_name
from asftui.registers.events import EventDetail, EventEntry, HeadCountEntry, add_event, edit_event, event
from asftui.registers.name_lists import text_of_names
from asftui.registers.places import municipality_of
from asftui.registers.unknown_names import groups_named
from asftui.store import writing
from asftui.text import clean, fold

T = TypeVar("T")
HEADS = {"employees": "employee", "politicians": "politician", "others": "other"}
"""Fields that take a number of people, and the role that each is of."""


def save_event(
    typed: Mapping[str, str],
    plan: Plan,
    today: dt.date,
    *,
    key: int | None = None,
    revision: int | None = None,
    make_groups: bool = False,
) -> int:
    """Write a filled-in form as a new event, or over one, with groups that are not known yet; return its id.

    Raises:
        RecordError, NotFound, Changed: nothing is written then.
    """
    with writing(_("Event saved: {title}").format(title=clean(typed["title"]) or clean(typed["type"]))):
        old = event(key) if key is not None else None
        entry = event_from_text(typed, plan, today, old, make_groups=make_groups)
        if key is None:
            return add_event(entry)
        edit_event(key, entry, revision=revision)
        return key


def event_from_text(
    typed: Mapping[str, str],
    plan: Plan,
    today: dt.date,
    old: EventEntry | None = None,
    *,
    make_groups: bool = False,
) -> EventEntry:
    """Return the event that a filled-in form says.

    Args:
        typed: text by field name, as `event_texts` gives it.
        plan: whose types, activities and municipalities the words mean.
        today: what a date without a year, or a word such as `igår`, is counted from.
        old: the event that is edited; what the form does not show is kept from it.

    Raises:
        RecordError: with the field that is to blame.
    """
    year = plan.start.year
    day = _field("date", typed, lambda text: values.parse_date(text, year=year, today=today))
    if day is None:
        raise RecordError(_("An event needs a date"), field="date", remedy=_("Write it as 2017-03-14 or 14/3."))
    kind = find_type(plan, typed["type"])
    if kind is None:
        raise RecordError(
            _('"{text}" is no type of event').format(text=typed["type"]),
            field="type",
            remedy=_("The types are: {names}.").format(names=", ".join(t.name for t in plan.event_types)),
        )
    start, end = _field("time", typed, values.parse_times) or (None, None)
    heads = _heads(typed, old)
    activities = _codes(typed["activities"], plan)
    if not activities and old is None:
        activities = default_activities(plan, kind.code, [head.role for head in heads])
    entry = EventEntry(
        date=day,
        type=kind.code,
        title=typed["title"],
        status=typed["status"],
        end_date=_field("end_date", typed, lambda text: values.parse_date(text, year=year, today=today)),
        start_time=start,
        end_time=end,
        town=typed["town"],
        premises=typed["premises"],
        municipality=municipality_of(typed["town"], plan) or _kept_municipality(typed["town"], old),
        arranged=typed["arranged"] != "no",
        counts=_mark(typed["counts"]),
        informs=_mark(typed["informs"]),
        invited=_field("invited", typed, values.parse_count),
        signed_up=_field("signed_up", typed, values.parse_count),
        speaker=typed["speaker"],
        notes=typed["notes"],
        next_step=typed["next_step"],
        activities=activities,
        groups=groups_named(typed["groups"], make=make_groups),
        head_counts=heads,
    )
    return replace(entry, moved_from=old.moved_from) if old else entry


def event_texts(entry: EventEntry | EventDetail | None, plan: Plan) -> dict[str, str]:
    """Return what a form shows of an event, by field name; of a new one where there is none."""
    if entry is None:
        blank = dict.fromkeys(FIELDS, "")
        return {**blank, "status": "held", "arranged": "yes"}
    heads = {head.role: head.total for head in entry.head_counts if head.organisation is None}
    times = "–".join(f"{t:%H:%M}" for t in (entry.start_time, entry.end_time) if t)
    names = [groups.group(key).name for key in entry.groups]
    texts = {
        "date": entry.date.isoformat(),
        "end_date": entry.end_date.isoformat() if entry.end_date else "",
        "time": times,
        "type": type_name(plan, entry.type),
        "status": entry.status,
        "arranged": "yes" if entry.arranged else "no",
        "counts": _yes_no(entry.counts),
        "informs": _yes_no(entry.informs),
        "invited": _number(entry.invited),
        "signed_up": _number(entry.signed_up),
        "activities": ", ".join(entry.activities),
        "groups": text_of_names(names),
        **{field: _number(heads.get(role)) for field, role in HEADS.items()},
    }
    same = ("title", "town", "premises", "speaker", "notes", "next_step")
    return {**texts, **{name: getattr(entry, name) for name in same}}


FIELDS = (
    "date", "end_date", "time", "type", "title", "status", "town", "premises", "groups", "employees", "politicians",
    "others", "signed_up", "invited", "activities", "arranged", "speaker", "counts", "informs", "notes", "next_step",
)  # fmt: skip
"""The fields of the form, in the order that they are filled in."""


def _field(name: str, typed: Mapping[str, str], parse: Callable[[str], T]) -> T | None:
    text = typed[name].strip()
    if not text:
        return None
    try:
        return parse(text)
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error


def _heads(typed: Mapping[str, str], old: EventEntry | None) -> tuple[HeadCountEntry, ...]:
    # Head counts of single organisations come from sheets and quick entries; the form leaves them alone.
    kept = tuple(h for h in old.head_counts if h.organisation is not None) if old else ()
    typed_ones = []
    for field, role in HEADS.items():
        total = _field(field, typed, values.parse_count)
        if total:
            typed_ones.append(HeadCountEntry(role=role, total=total))
    return (*typed_ones, *kept)


def _codes(text: str, plan: Plan) -> tuple[str, ...]:
    known = {activity.code for activity in plan.activities}
    found = []
    for piece in filter(None, (p.strip() for p in text.split(","))):
        code = piece.split()[0]
        if code not in known:
            raise RecordError(
                _('"{text}" is no activity of the plan').format(text=piece),
                field="activities",
                remedy=_("Write its code, such as {code}.").format(code=plan.activities[0].code),
            )
        found.append(code)
    return tuple(dict.fromkeys(found))


def _kept_municipality(town: str, old: EventEntry | None) -> str | None:
    # A sheet may have told it; it holds as long as the town does.
    return old.municipality if old and fold(old.town) == fold(town) else None


def _mark(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(fold(text))


def _yes_no(mark: bool | None) -> str:
    return "" if mark is None else "yes" if mark else "no"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
