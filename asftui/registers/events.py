"""The register of events: what was planned, held, moved or cancelled, for whom, and under which activities."""

import datetime as dt
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.surveys import loosen_event
from asftui.registers.today import today
from asftui.store import writing
from asftui.store.models import Attendance, Event, EventActivity, EventGroup, EventType, HeadCount
from asftui.store.writing import Source, Writer
from asftui.text import clean

STATUSES = ("planned", "held", "cancelled")


@dataclass(frozen=True, kw_only=True)
class HeadCountEntry:
    """How many came in a role, named ones included; of one organisation, or of all."""

    role: str
    total: int
    """0 with an organisation: it was there, nobody said with how many. It is informed and adds no heads."""
    organisation: int | None = None


@dataclass(frozen=True, kw_only=True)
class EventEntry:
    """What a person fills in of an event."""

    date: dt.date
    type: str
    """Code of the plan's event type."""
    title: str = ""
    status: str = "held"
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    moved_from: dt.date | None = None
    """The date it was first planned for, where it was moved."""
    town: str = ""
    premises: str = ""
    municipality: str | None = None
    arranged: bool = True
    counts: bool | None = None
    """None: as its type says."""
    informs: bool | None = None
    """None: as its type says."""
    invited: int | None = None
    signed_up: int | None = None
    speaker: str = ""
    notes: str = ""
    next_step: str = ""
    activities: tuple[str, ...] = ()
    """Codes of the activities that it serves."""
    groups: tuple[int, ...] = ()
    """Ids of the groups that it is for."""
    head_counts: tuple[HeadCountEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventDetail(EventEntry):
    """An event as it stands in the store."""

    id: int
    revision: int


def add_event(entry: EventEntry, source: Source | None = None) -> int:
    """Write a new event with its activities, groups and head counts; return its id. Raises RecordError."""
    values = event_values(entry)
    with writing(_("Event added: {event}").format(event=_label(entry))) as writer:
        key = writer.insert(Event, source=source, **values)
        _set_parts(writer, key, entry)
        return key


def edit_event(key: int, entry: EventEntry, *, revision: int | None = None) -> None:
    """Save an event. An event that was planned and gets another date keeps the old one as `moved_from`.

    Raises:
        NotFound, Changed: see `Writer.update`.
        RecordError: a value cannot be.
    """
    old = event(key)
    if old.status == "planned" and entry.date != old.date:
        entry = replace(entry, moved_from=_moved_from(entry.moved_from or old.date, entry.date))
    values = event_values(entry)
    with writing(_("Event changed: {event}").format(event=_label(entry))) as writer:
        writer.update(Event, key, values, revision=revision)
        _set_parts(writer, key, entry)


def set_status(key: int, status: str, *, revision: int | None = None) -> None:
    """Mark an event as planned, held or cancelled. Raises NotFound, Changed or RecordError."""
    old = event(key)
    _check_status(status)
    what = {
        "held": _("Event held: {event}"),
        "cancelled": _("Event cancelled: {event}"),
        "planned": _("Event planned: {event}"),
    }[status]
    with writing(what.format(event=_label(old))) as writer:
        writer.update(Event, key, {"status": status}, revision=revision)


def move_event(key: int, day: dt.date, *, revision: int | None = None) -> None:
    """Move an event, all its days, to another date; the old one is kept.

    It is planned again, unless it was held and the new day has been too: then its date was only mended.

    Raises:
        NotFound, Changed: see `Writer.update`.
    """
    old = event(key)
    end = old.end_date and old.end_date + (day - old.date)
    first = _moved_from(old.moved_from or old.date, day)
    status = "held" if old.status == "held" and day <= today() else "planned"
    with writing(_("Event moved: {event}").format(event=_label(old))) as writer:
        writer.update(
            Event,
            key,
            {"date": day, "end_date": end, "status": status, "moved_from": first},
            revision=revision,
        )


def delete_event(key: int, *, revision: int | None = None) -> None:
    """Remove an event with its attendance, head counts, groups and activities. Raises NotFound or Changed."""
    old = event(key)
    with writing(_("Event deleted: {event}").format(event=_label(old))) as writer:
        for model in (Attendance, HeadCount, EventGroup, EventActivity):
            writer.delete_many(model, list(model.select().where(model.event == key).dicts()))
        loosen_event(writer, key)
        writer.delete(Event, key, revision=revision)


def event(key: int) -> EventDetail:
    """Return an event. Raises NotFound where there is none with this id."""
    row = Event.select().where(Event.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no event {key}").format(key=key))
    del row["search_key"]
    heads = HeadCount.select().where(HeadCount.event == key).order_by(HeadCount.id).dicts()
    return EventDetail(
        **row,
        activities=_links(EventActivity, EventActivity.activity, key),
        groups=_links(EventGroup, EventGroup.group, key),
        head_counts=tuple(
            HeadCountEntry(role=h["role"], total=h["total"], organisation=h["organisation"]) for h in heads
        ),
    )


def event_values(entry: EventEntry) -> dict[str, Any]:
    """Return an event's row, cleaned and with its search key; what sheets and forms both go through.

    Raises:
        RecordError: a status that is none, an end before the start, a negative number.
    """
    _check_status(entry.status)
    if entry.end_date and entry.end_date < entry.date:
        raise RecordError(_("The last day is before the first"), field="end_date")
    one_day = entry.end_date in (None, entry.date)
    if entry.start_time and entry.end_time and one_day and entry.end_time < entry.start_time:
        raise RecordError(_("It ends before it begins"), field="end_time")
    for name in ("invited", "signed_up"):
        if (getattr(entry, name) or 0) < 0:
            raise RecordError(_("A number of people cannot be negative"), field=name)
    if not entry.type:
        raise RecordError(_("An event needs a type"), field="type")
    row = asdict(entry)
    for part in ("activities", "groups", "head_counts", "id", "revision"):
        row.pop(part, None)
    for name in ("title", "town", "premises", "speaker"):
        row[name] = clean(row[name])
    for name in ("notes", "next_step"):
        row[name] = clean(row[name], lines=True)
    return {**row, **Event.derived(row)}


def entry_of(detail: EventDetail, **changes: Any) -> EventEntry:
    """Return what stands in an event as an entry, with these fields changed."""
    kept = {f.name: getattr(detail, f.name) for f in fields(EventEntry)}
    return EventEntry(**{**kept, **changes})


def _check_status(status: str) -> None:
    if status not in STATUSES:
        raise RecordError(_('"{status}" is no status of an event').format(status=status), field="status")


def _set_parts(writer: Writer, key: int, entry: EventEntry) -> None:
    _set_links(writer, EventActivity, "activity", key, entry.activities)
    _set_links(writer, EventGroup, "group", key, entry.groups)
    wanted: dict[tuple[str, int | None], int] = {}
    for head in entry.head_counts:
        if head.total < 0:
            raise RecordError(_("A number of people cannot be negative"), field="head_counts")
        wanted[head.role, head.organisation] = wanted.get((head.role, head.organisation), 0) + head.total
    kept = {pair: total for pair, total in wanted.items() if total or pair[1] is not None}
    there = {(h["role"], h["organisation"]): h for h in HeadCount.select().where(HeadCount.event == key).dicts()}
    writer.delete_many(HeadCount, [row for pair, row in there.items() if pair not in kept])
    for (role, owner), total in kept.items():
        if (role, owner) in there:
            writer.update(HeadCount, there[role, owner]["id"], {"total": total})
        else:
            writer.insert(HeadCount, event=key, role=role, organisation=owner, total=total)


def _set_links(writer: Writer, model: type[Any], field: str, key: int, wanted: tuple[Any, ...]) -> None:
    rows = list(model.select().where(model.event == key).dicts())
    writer.delete_many(model, [row for row in rows if row[field] not in wanted])
    there = {row[field] for row in rows}
    writer.insert_many(model, [{"event": key, field: value} for value in dict.fromkeys(wanted) if value not in there])


def _links(model: type[Any], field: Any, key: int) -> tuple[Any, ...]:
    return tuple(value for (value,) in model.select(field).where(model.event == key).order_by(model.id).tuples())


def _moved_from(first: dt.date, day: dt.date) -> dt.date | None:
    return first if first != day else None  # moved back it stands where it was planned


def _label(entry: EventEntry) -> str:
    return f"{clean(entry.title) or name_of_type(entry.type)} {entry.date.isoformat()}"


def name_of_type(code: str) -> str:
    """Return what a type is called in the plans of the store; its code where none has it."""
    found = EventType.select(EventType.name).where(EventType.code == code).order_by(EventType.id).tuples().first()
    return str(found[0]) if found else code
