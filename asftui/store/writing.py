"""The one way to write: a transaction in which each record, its audit entry and its provenance are written together.

    with writing("New event") as change:
        event = change.insert(Event, date=..., title=...)

A `writing` inside another joins it, so that a register's function is a transaction of its own or a part of a larger
one, as an import is. A change in which nothing was written leaves nothing, not even itself.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any, TypeVar

from peewee import __exception_wrapper__

from asftui.errors import Changed, NotFound
from asftui.i18n import _
from asftui.store.database import session, thread_state, transaction
from asftui.store.models import Audit, Batch, Change, Counter, Record, database

T = TypeVar("T")
Values = Mapping[str, Any]
Model = type[Record]
_SALT = 16
_CHUNK = 500
"""Ids in one IN list; SQLite takes 32 766 variables, older ones 999."""
_PORTION = 2000
"""Records whose rows and log are in memory at once."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AS_THEY_ARE = frozenset({str, int, bool, float, type(None)})


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a file a record came from."""

    sheet: str
    row: int


@dataclass(frozen=True, kw_only=True)
class BatchInfo:
    """What is kept of an import beside its records."""

    file: str
    sheet: str
    kind: str
    digest: str
    rows: Mapping[str, int]


@contextmanager
def writing(
    what: str, *, by: str | None = None, batch: BatchInfo | None = None, undoes: int | None = None
) -> Iterator["Writer"]:
    """Open a change, or join the one under way.

    Args:
        what: one line that says what was done, for the log.
        by: who does it, where that is not the session's user.
        batch: the import that this is, if it is one.
        undoes: id of the change that this one takes back.

    Raises:
        StoreError: the store cannot be written.
    """
    state = thread_state()
    outer: Writer | None = getattr(state, "writer", None)
    if outer is not None:
        yield outer
        return
    with transaction():
        writer = state.writer = Writer(what, by or session().user, batch, undoes)
        try:
            yield writer
            writer.finish()
        finally:
            state.writer = None


class Writer:
    """What a register writes with. All rows are dictionaries of a table's field names."""

    def __init__(self, what: str, by: str, batch: BatchInfo | None, undoes: int | None) -> None:
        self._what = what
        self._by = by
        self._batch = batch
        self._undoes = undoes
        self._counters: dict[str, int] = {}
        self._chain = b""
        self.change_id: int | None = None
        """Id of the change; None until something is written."""
        self.batch_id: int | None = None

    def insert(self, model: Model, *, source: Source | None = None, **values: Any) -> int:
        """Write a new record and return its id."""
        return self.insert_many(model, [values], [source])[0]

    def insert_many(
        self, model: Model, rows: Sequence[Values], sources: Sequence[Source | None] | None = None
    ) -> list[int]:
        """Write new records and return their ids, in order. A row that has an id keeps it (undo brings it back)."""
        if not rows:
            return []
        first = self._take_ids(model, sum("id" not in row for row in rows))
        fields = model._meta.sorted_fields
        defaults = {f.name: f.default for f in fields if f.default is not None}
        names = [f.name for f in fields]
        marks = ",".join([database.param] * len(fields))
        columns = ",".join(f'"{f.column_name}"' for f in fields)
        sql = f'INSERT INTO "{model._meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608 - names are the model's
        ids: list[int] = []
        for start in range(0, len(rows), _PORTION):
            full = []
            for row in rows[start : start + _PORTION]:
                given = row.get("id")
                if given is None:
                    given, first = first, first + 1
                ids.append(given)
                full.append({k: _plain(v) for k, v in {**defaults, **row, "id": given}.items()})
            self._executemany(sql, [[row.get(name) for name in names] for row in full])
            entries = [(row["id"], None, row) for row in full]
            self._log(model, "create", entries, sources[start : start + _PORTION] if sources else None)
        return ids

    def update(
        self, model: Model, record: int, values: Values, *, revision: int | None = None, source: Source | None = None
    ) -> bool:
        """Change fields of a record; what is the same already is left alone.

        Args:
            revision: the one that was read; None where the last to save wins.

        Returns:
            Whether anything changed.

        Raises:
            NotFound: the record is not there.
            Changed: it has a newer revision.
        """
        row = model.select().where(model.id == record).dicts().first()
        if row is None:
            raise NotFound(_("The record is not there any more"))
        if revision is not None and row.get("revision") != revision:
            raise Changed(
                _("Somebody else has changed this meanwhile"), remedy=_("Look at the change, then try again.")
            )
        before = {k: row[k] for k, v in values.items() if _plain(row[k]) != _plain(v)}
        if not before:
            return False
        after = {k: values[k] for k in before}
        changes = dict(after)
        if "revision" in row:
            changes["revision"] = row["revision"] + 1
        model.update(changes).where(model.id == record).execute()
        self._log(model, "update", [(record, before, after)], [source])
        return True

    def delete(self, model: Model, record: int, *, revision: int | None = None) -> None:
        """Remove a record.

        Raises:
            NotFound: the record is not there.
            Changed: it has a newer revision than the one that was read.
        """
        row = model.select().where(model.id == record).dicts().first()
        if row is None:
            raise NotFound(_("The record is not there any more"))
        if revision is not None and row.get("revision") != revision:
            raise Changed(
                _("Somebody else has changed this meanwhile"), remedy=_("Look at the change, then try again.")
            )
        self.delete_many(model, [row])

    def delete_many(self, model: Model, rows: Sequence[Values]) -> None:
        """Remove records, given as the whole rows that they are now."""
        if not rows:
            return
        for ids in chunks([row["id"] for row in rows]):
            model.delete().where(model.id.in_(ids)).execute()
        self._log(model, "delete", [(row["id"], row, None) for row in rows], None)

    def finish(self) -> None:
        """Write back the counters; called once, before the transaction ends."""
        for name, following in self._counters.items():
            Counter.insert(name=name, next=following).on_conflict(
                conflict_target=[Counter.name], update={Counter.next: following}
            ).execute()

    def _take_ids(self, model: Model, n: int) -> int:
        name = model._meta.table_name
        following = self._counters.get(name)
        if following is None:
            counter = Counter.get_or_none(Counter.name == name)
            following = counter.next if counter else 1
        self._counters[name] = following + n
        return following

    def begin(self) -> int:
        """Return the id of the change, which is written now if it was not."""
        if self.change_id is None:
            at = session().clock()
            if self._batch is not None:
                self.batch_id = self._take_ids(Batch, 1)
                Batch.insert(
                    id=self.batch_id,
                    file=self._batch.file,
                    sheet=self._batch.sheet,
                    kind=self._batch.kind,
                    digest=self._batch.digest,
                    rows=json.dumps(dict(self._batch.rows)),
                ).execute()
            self.change_id = Change.insert(
                at=at, by=self._by, what=self._what, batch=self.batch_id, undoes=self._undoes
            ).execute()
            last = Audit.select(Audit.chain).order_by(Audit.id.desc()).limit(1).tuples().first()
            self._chain = bytes(last[0]) if last else b""
        assert self.change_id is not None  # noqa: S101 - for the type checker
        return self.change_id

    def _log(
        self,
        model: Model,
        action: str,
        entries: Sequence[tuple[int, Values | None, Values | None]],
        sources: Sequence[Source | None] | None,
    ) -> None:
        change = self.begin()
        table = model._meta.table_name
        salts = os.urandom(_SALT * len(entries))
        head = f"{change}:{table}:{action}:".encode()
        rows = []
        for i, (record, before, after) in enumerate(entries):
            salt = salts[i * _SALT : (i + 1) * _SALT]
            was, became = _json(before, whole=action == "delete"), _json(after)
            was_digest, became_digest = digest(salt, was), digest(salt, became)
            self._chain = sha256(self._chain + head + b"%d" % record + was_digest + became_digest).digest()
            source = sources[i] if sources else None
            sheet, row = (source.sheet, source.row) if source else (None, None)
            rows.append(
                (change, table, record, action, was, became, sheet, row, salt, was_digest, became_digest, self._chain)
            )
        fields = [f for f in Audit._meta.sorted_fields if f.name != "id"]
        columns = ",".join(f'"{f.column_name}"' for f in fields)
        marks = ",".join([database.param] * len(fields))
        self._executemany(f'INSERT INTO "{Audit._meta.table_name}" ({columns}) VALUES ({marks})', rows)  # noqa: S608

    def _executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        # peewee's insert_many takes fourteen times as long for the same rows.
        with __exception_wrapper__:
            database.cursor().executemany(sql, rows)


def digest(salt: bytes, text: str | None) -> bytes:
    """Return what the chain hashes in place of a text."""
    return sha256(salt + (text or "").encode()).digest()


def chunks(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a list of ids or keys into pieces that fit an IN list."""
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _json(values: Values | None, *, whole: bool = False) -> str | None:
    # The revision of a row that went is kept: should it come back, it gets a newer one.
    if values is None:
        return None
    kept = {k: _plain(v) for k, v in values.items() if v is not None and (whole or k != "revision")}
    if None in values.values():  # a field that was or became empty must come back empty
        kept.update({k: None for k, v in values.items() if v is None})
    return _encode(kept)


def _plain(value: Any) -> Any:
    """Return a value as both engines and JSON take it."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Record):
        return value.id
    return value
