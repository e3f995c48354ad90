"""The one way back: a change is reversed from its audit entries, field by field, as long as nothing later builds on it.

Undo of an import, `Ctrl+Z` and redo are this. What was before is put back; a record that was there before stays.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import ForeignKeyField

from asftui.errors import NotFound, UndoError
from asftui.i18n import _
from asftui.store.database import session
from asftui.store.models import RECORDS, Audit, Change, Record
from asftui.store.writing import Writer, chunks, writing

Row = dict[str, Any]
_TABLES: dict[str, type[Record]] = {model._meta.table_name: model for model in RECORDS}


@dataclass(frozen=True, kw_only=True)
class Reversal:
    """What undoing a change would do: rows as they would be afterwards, by table and id (None: gone)."""

    change: int
    what: str
    becomes: dict[str, dict[int, Row | None]]
    now: dict[str, dict[int, Row | None]]

    def counts(self) -> tuple[int, int, int]:
        """Return how many records would go, come back, and change."""
        pairs = [(self.now[table][key], row) for table, rows in self.becomes.items() for key, row in rows.items()]
        return (
            sum(row is None for _now, row in pairs),
            sum(now is None for now, _row in pairs),
            sum(now is not None and row is not None for now, row in pairs),
        )


def last_change(*, undone: bool = False) -> int | None:
    """Return this user's latest change that can be undone, or (undone) the latest undo that can be taken back."""
    query = Change.select(Change.id).where(Change.by == session().user, Change.undone.is_null())
    query = query.where(Change.undoes.is_null(not undone)).order_by(Change.id.desc()).limit(1)
    found = query.tuples().first()
    return found[0] if found else None


def change_of_batch(batch: int) -> int:
    """Return the change that an import made. Raises NotFound where there is no such import."""
    found = Change.select(Change.id).where(Change.batch == batch, Change.undoes.is_null()).tuples().first()
    if found is None:
        raise NotFound(
            _("There is no import {batch}").format(batch=batch), remedy=_("`asftui history` lists the imports.")
        )
    return int(found[0])


def plan_undo(change: int) -> Reversal:
    """Work out what undoing a change would do, without writing.

    Raises:
        NotFound: there is no such change.
        UndoError: it is undone already, or something later builds on it; the message says what.
    """
    found = Change.get_or_none(Change.id == change)
    if found is None:
        raise NotFound(_("There is no change {change}").format(change=change))
    if found.undone is not None:
        raise UndoError(_('"{what}" has been undone already').format(what=found.what))
    entries = list(
        Audit.select(Audit.table, Audit.record, Audit.action, Audit.before, Audit.after)
        .where(Audit.change == change)
        .order_by(Audit.id.desc())
        .tuples()
    )
    now = _rows_now(entries)
    becomes: dict[str, dict[int, Row | None]] = {
        table: {key: dict(row) if row else None for key, row in rows.items()} for table, rows in now.items()
    }
    for table, record, action, before, after in entries:
        row = becomes[table][record]
        was: Row = json.loads(before) if before else {}
        became: Row = json.loads(after) if after else {}
        stands = row is None if action == "delete" else row is not None and _agrees(row, became)
        if not stands:
            raise _blocked(found, table, record)
        if action == "create":
            becomes[table][record] = None
        elif action == "update":
            becomes[table][record] = {**(row or {}), **was}
        else:
            becomes[table][record] = was
    _check_nothing_hangs_on(found, becomes)
    return Reversal(change=change, what=found.what, becomes=becomes, now=now)


def undo(change: int) -> int:
    """Take a change back and return the id of the change that did so. Undoing that one is redo.

    Raises:
        NotFound: there is no such change.
        UndoError: it is undone already, or something later builds on it.
    """
    found = Change.get_or_none(Change.id == change)
    what = _("Undone: {what}").format(what=found.what) if found else ""
    with writing(what, undoes=change) as writer:
        reversal = plan_undo(change)  # inside the transaction: nobody can come between
        _apply(writer, reversal)
        new = writer.change_id
        if new is None:
            raise UndoError(_('"{what}" left nothing to undo').format(what=reversal.what))
        Change.update(undone=new).where(Change.id == change).execute()
        undid = Change.get_by_id(change).undoes
        if undid is not None:  # an undo taken back: what it undid stands again
            Change.update(undone=None).where(Change.id == undid).execute()
        return new


def _apply(writer: Writer, reversal: Reversal) -> None:
    for model in reversed(RECORDS):
        table = model._meta.table_name
        now, becomes = reversal.now.get(table, {}), reversal.becomes.get(table, {})
        writer.delete_many(model, [row for key, row in now.items() if row and becomes[key] is None])
    for model in RECORDS:
        table = model._meta.table_name
        now, becomes = reversal.now.get(table, {}), reversal.becomes.get(table, {})
        writer.insert_many(model, [row for key, row in becomes.items() if row and now[key] is None])
        for key, row in becomes.items():
            current = now[key]
            if row and current:
                writer.update(model, key, {k: v for k, v in row.items() if k not in ("id", "revision")})


def _rows_now(entries: Iterable[tuple[str, int, str, str | None, str | None]]) -> dict[str, dict[int, Row | None]]:
    wanted: dict[str, dict[int, Row | None]] = {}
    for table, record, *_rest in entries:
        wanted.setdefault(table, {})[record] = None
    for table, rows in wanted.items():
        model = _TABLES[table]
        for ids in chunks(list(rows)):
            for row in model.select().where(model.id.in_(ids)).dicts():
                rows[row["id"]] = row
    return wanted


def _agrees(row: Row, became: Row) -> bool:
    return all(_same(row.get(name), value) for name, value in became.items())


def _same(stored: Any, logged: Any) -> bool:
    if stored == logged:
        return True
    iso = getattr(stored, "isoformat", None)
    return iso is not None and iso() == logged


def _check_nothing_hangs_on(change: Change, becomes: dict[str, dict[int, Row | None]]) -> None:
    for table, rows in becomes.items():
        gone = [key for key, row in rows.items() if row is None]
        if not gone:
            continue
        for model in RECORDS:
            for field in model._meta.sorted_fields:
                if not isinstance(field, ForeignKeyField) or field.rel_model is not _TABLES[table]:
                    continue
                going = becomes.get(model._meta.table_name, {})
                for ids in chunks(gone):
                    for key, target in model.select(model.id, field).where(field.in_(ids)).tuples():
                        if key not in going or ((row := going[key]) is not None and row.get(field.name) == target):
                            raise _blocked(change, model._meta.table_name, key)


def _blocked(change: Change, table: str, record: int) -> UndoError:
    later = (
        Change.select()
        .join(Audit)
        .where(Audit.table == table, Audit.record == record, Change.id > change.id, Change.undone.is_null())
        .order_by(Change.id.desc())
        .first()
    )
    if later is None:
        return UndoError(_('"{what}" cannot be undone: a record is not as it left it').format(what=change.what))
    return UndoError(
        _('"{what}" cannot be undone: "{later}" by {by} builds on it').format(
            what=change.what, later=later.what, by=later.by
        ),
        remedy=_("Undo that one first (import {batch}).").format(batch=later.batch_id)
        if later.batch_id
        else _("Undo that one first."),
    )
