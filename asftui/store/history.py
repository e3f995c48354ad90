"""What the log tells: the imports, a record's own history, and the counter that shows that something was written."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, fn

from asftui.store.database import SYSTEM
from asftui.store.models import Audit, Batch, Change, Record


@dataclass(frozen=True, kw_only=True)
class BatchLine:
    """One import as the history lists it."""

    batch: int
    change: int
    file: str
    sheet: str
    kind: str
    at: datetime
    """UTC."""
    by: str
    rows: dict[str, int]
    undone: bool


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One thing that happened to a record."""

    change: int
    at: datetime
    """UTC."""
    by: str
    what: str
    action: str
    file: str
    """Name of the file it came from; empty: by hand."""
    sheet: str
    row: int | None
    undone: bool
    undoes: bool
    """It took another change back, and says nothing new."""
    fields: tuple[str, ...]
    """Names of the fields that it set."""


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One change as the log has it."""

    change: int
    at: datetime
    """UTC."""
    by: str
    what: str
    batch: int | None
    """The import that it is."""
    undone: bool


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a change wrote in one table."""

    table: str
    created: int
    updated: int
    deleted: int


def latest_change() -> ChangeLine | None:
    """Return the latest change that the program did not make by itself, or None."""
    found = changes(limit=1)
    return found[0] if found else None


def changes(*, limit: int | None = None, offset: int = 0) -> list[ChangeLine]:
    """Return the changes that the program did not make by itself, newest first: entries, imports and undoings."""
    query = Change.select().where(Change.by != SYSTEM).order_by(Change.id.desc()).limit(limit).offset(offset)
    return [
        ChangeLine(
            change=row.id, at=row.at, by=row.by, what=row.what, batch=row.batch_id, undone=row.undone is not None
        )
        for row in query
    ]


def count_changes() -> int:
    """Return how many `changes` would give in all."""
    return int(Change.select().where(Change.by != SYSTEM).count())


def written(change: int) -> list[Written]:
    """Return what a change wrote, by table in the order that it came to them."""
    query = (
        Audit.select(Audit.table, Audit.action, fn.COUNT(Audit.id))
        .where(Audit.change == change)
        .group_by(Audit.table, Audit.action)
        .order_by(fn.MIN(Audit.id))
    )
    counts: dict[str, dict[str, int]] = {}
    for table, action, n in query.tuples():
        counts.setdefault(table, {})[action] = n
    return [
        Written(table=table, created=n.get("create", 0), updated=n.get("update", 0), deleted=n.get("delete", 0))
        for table, n in counts.items()
    ]


def change_count() -> int:
    """Return a number that grows with every change: what the screens poll. One look at the end of an index."""
    return Change.select(fn.MAX(Change.id)).scalar() or 0


def imports() -> list[BatchLine]:
    """Return all imports, newest first."""
    query = Change.select(Change, Batch).join(Batch).where(Change.undoes.is_null()).order_by(Change.id.desc())
    return [
        BatchLine(
            batch=change.batch.id,
            change=change.id,
            file=change.batch.file,
            sheet=change.batch.sheet,
            kind=change.batch.kind,
            at=change.at,
            by=change.by,
            rows=json.loads(change.batch.rows),
            undone=change.undone is not None,
        )
        for change in query
    ]


def history_of(model: type[Record], record: int) -> list[RecordLine]:
    """Return what happened to a record, newest first, with where it came from."""
    return _told((Audit.table == model._meta.table_name) & (Audit.record == record), None)


def history_of_tables(models: Sequence[type[Record]], limit: int) -> list[RecordLine]:
    """Return the latest that happened to the records of some tables, those that have gone too, newest first."""
    return _told(Audit.table.in_([model._meta.table_name for model in models]), limit)


def _told(condition: Any, limit: int | None) -> list[RecordLine]:
    query = Audit.select(Audit, Change, Batch).join(Change).join(Batch, JOIN.LEFT_OUTER).where(condition)
    lines = []
    for entry in query.order_by(Audit.id.desc()).limit(limit):
        batch = entry.change.batch
        lines.append(
            RecordLine(
                change=entry.change.id,
                at=entry.change.at,
                by=entry.change.by,
                what=entry.change.what,
                action=entry.action,
                file=batch.file if batch else "",
                sheet=entry.sheet or "",
                row=entry.row,
                undone=entry.change.undone is not None,
                undoes=entry.change.undoes is not None,
                fields=tuple(json.loads(entry.after)) if entry.after else (),
            )
        )
    return lines
