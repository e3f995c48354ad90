"""The one way back: a change is reversed from its audit entries, field by field, as long as nothing later builds on it.

Undo of an import, `Ctrl+Z` and redo are this. What was before is put back; a record that was there before stays.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import ForeignKeyField, fn

from asftui.errors import NotFound, UndoError
from asftui.i18n import _
from asftui.store.database import defer_references, session
from asftui.store.fitting import TABLES, Row, Rows, Unfit, check_fits, leave_away, unlike
from asftui.store.models import RECORDS, Audit, Change
from asftui.store.writing import Writer, chunks, writing


@dataclass(frozen=True, kw_only=True)
class Reversal:
    """What undoing a change would do: rows as they would be afterwards, by table and id (None: gone)."""

    change: int
    what: str
    """What was done by the change that this is about: of a redo, by the one that stands again."""
    redo: bool
    becomes: Rows
    now: Rows

    def counts(self) -> tuple[int, int, int]:
        """Return how many records would go, come back, and change."""
        gone, back, changed = zip(*self.by_table().values(), strict=True)
        return sum(gone), sum(back), sum(changed)

    def by_table(self) -> dict[str, tuple[int, int, int]]:
        """Return how many records of each table would go, come back, and change."""
        return {
            table: (
                sum(row is None for row in rows.values()),
                sum(now is None for now in self.now[table].values()),
                sum(row is not None and self.now[table][key] is not None for key, row in rows.items()),
            )
            for table, rows in self.becomes.items()
        }


def last_change(*, undone: bool = False) -> int | None:
    """Return this user's latest change that can be undone, or (undone) the latest undo that can be taken back."""
    query = Change.select(Change.id).where(Change.by == session().user, Change.undone.is_null())
    if undone:  # of a change, not of an undo: a redo is taken back by undoing the change again
        taken_back = Change.alias()
        query = query.join(taken_back, on=(Change.undoes == taken_back.id)).where(taken_back.undoes.is_null())
    else:
        query = query.where(Change.undoes.is_null())
    found = query.order_by(Change.id.desc()).limit(1).tuples().first()
    return found[0] if found else None


def change_of_batch(batch: int) -> int:
    """Return the change that an import made. Raises NotFound where there is no such import."""
    found = Change.select(Change.id).where(Change.batch == batch, Change.undoes.is_null()).tuples().first()
    if found is None:
        raise NotFound(
            _("There is no import {batch}").format(batch=batch), remedy=_("`asftui history` lists the imports.")
        )
    return int(found[0])


def plan_undo(change: int, *, later_stays: bool = False, but: frozenset[str] = frozenset()) -> Reversal:
    """Work out what undoing a change would do, without writing.

    Args:
        change: its id.
        later_stays: what later changes have set stays as they set it, and what they removed stays away; else they
            stand in the way.
        but: fields that stand in the way all the same where a later change has set them.

    Raises:
        NotFound: there is no such change.
        UndoError: it is undone already, or something later builds on it; the message says what.
    """
    found = _meant(change)
    if found.undone is not None:
        raise UndoError(_('"{what}" has been undone already').format(what=found.what))
    entries = list(
        Audit.select(Audit.table, Audit.record, Audit.action, Audit.before, Audit.after)
        .where(Audit.change == found.id)
        .order_by(Audit.id.desc())
        .tuples()
    )
    now = _rows_now(entries)
    becomes: Rows = {
        table: {key: dict(row) if row else None for key, row in rows.items()} for table, rows in now.items()
    }
    for table, record, action, before, after in entries:
        row = becomes[table][record]
        was: Row = json.loads(before) if before else {}
        became: Row = json.loads(after) if after else {}
        if action == "delete":
            if row is not None:
                raise _blocked(found, Unfit(table, record))
            becomes[table][record] = was
            continue
        if row is None and later_stays:
            continue
        if row is None:
            raise _blocked(found, Unfit(table, record))
        differing = unlike(TABLES[table], row, became)
        if differing & but or (differing and not later_stays):
            raise _blocked(found, Unfit(table, record, differing))
        if action == "create":
            becomes[table][record] = None
        else:
            row = {**row, **{name: value for name, value in was.items() if name not in differing}}
            becomes[table][record] = {**row, **TABLES[table].derived(row)}
    if later_stays:
        leave_away(now, becomes)
        _follow(becomes)
    if unfit := check_fits(now, becomes):
        raise _blocked(found, unfit)
    again = Change.get_or_none(Change.id == found.undoes) if found.undoes is not None else None
    what = again.what if again else found.what
    return Reversal(change=found.id, what=what, redo=again is not None, becomes=becomes, now=now)


def undo(change: int, *, later_stays: bool = False, but: frozenset[str] = frozenset()) -> int:
    """Take a change back and return the id of the change that did so. Undoing that one is redo; undoing a redo is
    undoing the change again. For the arguments see `plan_undo`.

    Raises:
        NotFound: there is no such change.
        UndoError: it is undone already, or something later builds on it.
    """
    found = _meant(change)
    with writing(_("Undone: {what}").format(what=found.what), undoes=found.id) as writer:
        reversal = plan_undo(
            found.id, later_stays=later_stays, but=but
        )  # inside the transaction: nobody can come between
        new = writer.begin()  # also where nothing is left to put back: else it would stand in the way of earlier ones
        _apply(writer, reversal)
        Change.update(undone=new).where(Change.id == found.id).execute()
        if found.undoes is not None:  # an undo taken back: what it undid stands again
            Change.update(undone=None).where(Change.id == found.undoes).execute()
        else:  # what had brought it back stands no more
            undos = [key for (key,) in Change.select(Change.id).where(Change.undoes == found.id).tuples()]
            Change.update(undone=new).where(Change.undoes.in_(undos), Change.undone.is_null()).execute()
        return new


def _meant(change: int) -> Change:
    found = Change.get_or_none(Change.id == change)
    if found is None:
        raise NotFound(_("There is no change {change}").format(change=change))
    if found.undoes is not None:
        undid = Change.get_by_id(found.undoes)
        if undid.undoes is not None:  # a redo
            found = Change.get_by_id(undid.undoes)
    assert isinstance(found, Change)  # noqa: S101 - for the type checker
    return found


def _apply(writer: Writer, reversal: Reversal) -> None:
    defer_references()  # a new record's referrers may be older than it, and change after it has gone
    for model in reversed(RECORDS):
        table = model._meta.table_name
        now, becomes = reversal.now.get(table, {}), reversal.becomes.get(table, {})
        writer.delete_many(model, [row for key, row in now.items() if row and becomes[key] is None])
    for model in RECORDS:
        table = model._meta.table_name
        now, becomes = reversal.now.get(table, {}), reversal.becomes.get(table, {})
        writer.insert_many(model, [_next_revision(row) for key, row in becomes.items() if row and now[key] is None])
        for key, row in becomes.items():
            current = now[key]
            if row and current:
                writer.update(model, key, {k: v for k, v in row.items() if k not in ("id", "revision")})


def _next_revision(row: Row) -> Row:
    return {**row, "revision": row["revision"] + 1} if "revision" in row else row


def _rows_now(entries: Iterable[tuple[str, int, str, str | None, str | None]]) -> Rows:
    wanted: Rows = {}
    for table, record, *_rest in entries:
        wanted.setdefault(table, {})[record] = None
    for table, rows in wanted.items():
        model = TABLES[table]
        for ids in chunks(list(rows)):
            for row in model.select().where(model.id.in_(ids)).dicts():
                rows[row["id"]] = row
    return wanted


def _follow(becomes: Rows) -> None:
    """Let rows refer to what took the place of a record that has gone: an organisation that was joined with another."""
    for table, rows in becomes.items():
        for field in TABLES[table]._meta.sorted_fields:
            if not isinstance(field, ForeignKeyField) or not field.null:
                continue
            for row in filter(None, rows.values()):
                while (to := row.get(field.name)) and field.rel_model.get_or_none(field.rel_model.id == to) is None:
                    row[field.name] = _successor(field, to)


def _successor(field: ForeignKeyField, gone: int) -> int | None:
    """Return what a record's referrers were given in its place by the change that removed it."""
    went = Audit.select(fn.MAX(Audit.change)).where(
        Audit.table == field.rel_model._meta.table_name, Audit.record == gone, Audit.action == "delete"
    )
    query = Audit.select(Audit.before, Audit.after).where(Audit.change == went, Audit.action == "update")
    for before, after in query.tuples():
        if json.loads(before or "{}").get(field.name) == gone:
            return json.loads(after or "{}").get(field.name)  # type: ignore[no-any-return]
    return None


def _blocked(change: Change, unfit: Unfit) -> UndoError:
    later = _later(change, unfit)
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


def _later(change: Change, unfit: Unfit) -> Change | None:
    """Return the latest change after one that set any of the fields, or made or removed the record."""
    query = (
        Audit.select(Audit, Change)
        .join(Change)
        .where(Audit.table == unfit.table, Audit.record == unfit.record, Change.id > change.id, Change.undone.is_null())
        .order_by(Audit.id.desc())
    )
    for entry in query:
        if entry.action != "update" or not unfit.fields or unfit.fields & set(json.loads(entry.after or "{}")):
            return entry.change  # type: ignore[no-any-return]
    return None
