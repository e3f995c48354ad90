"""People who are one and the same, and people who are not: joined, parted again, kept apart."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from peewee import ForeignKeyField

from asftui import store
from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.people import person
from asftui.store import writing
from asftui.store.models import RECORDS, Attendance, Audit, Change, KeptApart, Person, PersonName
from asftui.store.writing import Source, Writer
from asftui.text import clean, fold

Kind = Literal["person", "organisation"]
_OWN = ("id", "revision", "name", "search_key", "sort_key", "notes")
"""Fields of a person that are not simply filled by those of another."""
_OF_THE_DAY = ("role", "role_known", "organisation", "unit", "title", "municipality")
_MOVED = frozenset({"person"})


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Two people who were joined, and can be parted again."""

    change: int
    at: datetime
    """UTC."""
    by: str
    gone: int
    """Id of the one who went."""
    name: str
    """What they were called."""


def join_people(keep: int, gone: int) -> None:
    """Make two people one: all that belonged to the second belongs to the first.

    Where both stand in one event there is one attendance, present if either was. What the first lacks is filled by the
    second's; the second's name is kept, with address and organisation, so that sheets still find them by it.

    Raises:
        RecordError: they are one already, or have different personal identity numbers.
        NotFound: there is no such person.
    """
    if keep == gone:
        raise RecordError(_("A person cannot be joined with themselves"))
    kept, lost = person(keep), person(gone)
    numbers = {row.identity for row in Person.select(Person.identity).where(Person.id.in_([keep, gone]))} - {None, ""}
    if len(numbers) > 1:
        raise RecordError(
            _("{one} and {other} have different personal identity numbers: they are two people").format(
                one=kept.name, other=lost.name
            ),
            field="person",
        )
    with writing(_("People joined: {gone} into {kept}").format(gone=lost.name, kept=kept.name)) as writer:
        _join_attendances(writer, keep, gone)
        for model in RECORDS:
            for field in model._meta.sorted_fields:
                if isinstance(field, ForeignKeyField) and field.rel_model is Person and model is not Attendance:
                    for (row,) in list(model.select(model.id).where(field == gone).tuples()):
                        writer.update(model, row, {field.name: keep})
        # Also where the name is known so already: by this row the joining is found again.
        writer.insert(PersonName, **_name_values(keep, lost.name, lost.organisation, lost.email))
        _inherit_apart(writer, keep, gone)
        _fill(writer, keep, gone)
        writer.delete(Person, gone)


def part_people(change: int) -> int:
    """Part two people who were joined, and return the id of the one who comes back.

    Attendances and all else that was joined go back to whom they belonged to. What was added or changed since stays as
    it is now, with the one who was kept.

    Raises:
        NotFound: nobody was joined by that change.
        UndoError: the one who was kept has been joined with another since; the message says by which change.
    """
    entries = Audit.select(Audit.record).where(
        Audit.change == change, Audit.table == "person", Audit.action == "delete"
    )
    found = entries.tuples().first()
    if found is None:
        raise NotFound(_("There is no change {key}").format(key=change))
    store.undo(change, later_stays=True, but=_MOVED)
    return int(found[0])


def joinings(key: int) -> list[Joining]:
    """Return who was joined into a person and can be parted again, the latest first."""
    own = [row for (row,) in PersonName.select(PersonName.id).where(PersonName.person == key).tuples()]
    moved = Audit.select(Audit.change).where(Audit.table == "person_name", Audit.record.in_(own))
    query = (
        Audit.select(Audit.record, Audit.before, Change)
        .join(Change)
        .where(
            Audit.change.in_(moved),
            Audit.table == "person",
            Audit.action == "delete",
            Audit.record != key,
            Change.undone.is_null(),
            Change.undoes.is_null(),
        )
        .order_by(Audit.id.desc())
    )
    return [
        Joining(
            change=entry.change.id,
            at=entry.change.at,
            by=entry.change.by,
            gone=entry.record,
            name=json.loads(entry.before)["name"] if entry.before else "",
        )
        for entry in query
    ]


def keep_apart(kind: Kind, one: int, other: int, *, source: Source | None = None) -> None:
    """Note that two are not the same, so that nobody is asked again."""
    pair = (min(one, other), max(one, other))
    if one == other or pair in apart_pairs(kind):
        return
    with writing(_("Told apart")) as writer:
        writer.insert(KeptApart, source=source, kind=kind, one=pair[0], other=pair[1])


def apart_pairs(kind: Kind) -> set[tuple[int, int]]:
    """Return the pairs that were told apart, the lower id first."""
    return set(KeptApart.select(KeptApart.one, KeptApart.other).where(KeptApart.kind == kind).tuples())


def remember_name(
    writer: Writer, key: int, name: str, *, organisation: int | None, email: str, source: Source | None = None
) -> None:
    """Keep a name as one that a person is known by, with what it stood with."""
    writer.insert(PersonName, source=source, **_name_values(key, name, organisation, email))


def _name_values(key: int, name: str, organisation: int | None, email: str) -> dict[str, Any]:
    return {
        "person": key,
        "name": clean(name),
        "search_key": fold(name),
        "email": email,
        "organisation": organisation,
    }


def _join_attendances(writer: Writer, keep: int, gone: int) -> None:
    own = {row["event"]: row for row in Attendance.select().where(Attendance.person == keep).dicts()}
    for row in list(Attendance.select().where(Attendance.person == gone).dicts()):
        stays = own.get(row["event"])
        if stays is None:
            writer.update(Attendance, row["id"], {"person": keep})
            continue
        writer.delete(Attendance, row["id"])
        # What they came as is told by the one that says they came.
        first, second = (row, stays) if row["present"] and not stays["present"] else (stays, row)
        values = {name: first[name] if first[name] not in (None, "") else second[name] for name in _OF_THE_DAY}
        if not first["role_known"] and second["role_known"]:
            values |= {"role": second["role"], "role_known": True}
        writer.update(Attendance, stays["id"], {**values, "present": stays["present"] or row["present"]})


def _inherit_apart(writer: Writer, keep: int, gone: int) -> None:
    there = apart_pairs("person")
    others = {one if other == gone else other for one, other in there if gone in (one, other)} - {keep}
    pairs = {(min(keep, other), max(keep, other)) for other in others} - there
    writer.insert_many(KeptApart, [{"kind": "person", "one": one, "other": other} for one, other in sorted(pairs)])


def _fill(writer: Writer, keep: int, gone: int) -> None:
    rows: dict[int, dict[str, Any]] = {
        row["id"]: row for row in Person.select().where(Person.id.in_([keep, gone])).dicts()
    }
    kept, lost = rows[keep], rows[gone]
    empty = [name for name in kept if name not in _OWN and kept[name] in (None, "") and lost[name] not in (None, "")]
    notes = "\n".join(dict.fromkeys(text for text in (kept["notes"], lost["notes"]) if text))
    writer.update(Person, keep, {**{name: lost[name] for name in empty}, "notes": notes})
