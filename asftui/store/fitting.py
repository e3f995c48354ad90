"""Whether rows that are put back fit among those that are there now.

Nothing refers to what goes, nothing that comes back refers to what has gone, and nothing stands twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peewee import ForeignKeyField

from asftui.store.models import (
    RECORDS,
    Attendance,
    BudgetLine,
    CouncilStep,
    Enterprise,
    EnterpriseAlias,
    EnterpriseCount,
    EventActivity,
    EventGroup,
    Group,
    HeadCount,
    KeptApart,
    Organisation,
    OrganisationAlias,
    PlacementDay,
    Record,
    SurveyAnswer,
    SurveyResponse,
)
from asftui.store.writing import chunks

Row = dict[str, Any]
Rows = dict[str, dict[int, Row | None]]
"""Rows by table and id; None: it is not there."""
TABLES: dict[str, type[Record]] = {model._meta.table_name: model for model in RECORDS}
ONCE: tuple[tuple[tuple[type[Record], ...], tuple[str, ...]], ...] = (
    ((Organisation, OrganisationAlias), ("search_key",)),
    ((Group,), ("search_key",)),
    ((KeptApart,), ("kind", "one", "other")),
    ((Attendance,), ("event", "person")),
    ((EventActivity,), ("event", "activity")),
    ((EventGroup,), ("event", "group")),
    ((HeadCount,), ("event", "role", "organisation")),
    ((SurveyResponse,), ("survey", "key")),
    ((SurveyAnswer,), ("response", "question")),
    ((Enterprise, EnterpriseAlias), ("search_key",)),
    ((EnterpriseCount,), ("enterprise", "date")),
    ((CouncilStep,), ("step",)),
    ((BudgetLine,), ("plan", "search_key")),
    ((PlacementDay,), ("placement", "date")),
)
"""What may stand only once: the tables, and the fields by which two of their rows are the same."""


@dataclass(frozen=True)
class Unfit:
    """A record that stands in the way."""

    table: str
    record: int
    fields: frozenset[str] = frozenset()
    """The fields that are to blame; empty: its being there, or not."""


def unlike(model: type[Record], row: Row, became: Row) -> frozenset[str]:
    """Return the fields of a row that are no longer what the log says that they became."""
    worked_out = model.derived(row)
    return frozenset(n for n, value in became.items() if n not in worked_out and not _same(row.get(n), value))


def check_fits(now: Rows, becomes: Rows) -> Unfit | None:
    """Return a record that stands in the way of rows becoming what they would, or None."""
    for check in (_hanging_on, _referring_to_gone, _standing_twice):
        for unfit in check(now, becomes):
            return unfit
    return None


def leave_away(now: Rows, becomes: Rows) -> None:
    """Let rows stay away whose event or the like has gone since: it would have taken them along."""
    for table, rows in becomes.items():
        for field in _references(TABLES[table]):
            if field.null:
                continue
            target = field.rel_model
            there = becomes.get(target._meta.table_name, {})
            for key, row in rows.items():
                if row is None or now[table][key] is not None:
                    continue
                to = row[field.name]
                stands = there[to] is not None if to in there else target.get_or_none(target.id == to) is not None
                if not stands:
                    rows[key] = None


def _same(stored: Any, logged: Any) -> bool:
    if stored == logged:
        return True
    iso = getattr(stored, "isoformat", None)
    return iso is not None and iso() == logged


def _hanging_on(now: Rows, becomes: Rows) -> Iterator[Unfit]:
    for table, rows in becomes.items():
        gone = [key for key, row in rows.items() if row is None and now[table][key] is not None]
        for model in RECORDS:
            for field in _references(model):
                if field.rel_model is not TABLES[table]:
                    continue
                own = becomes.get(model._meta.table_name, {})
                for ids in chunks(gone):
                    for key, target in model.select(model.id, field).where(field.in_(ids)).tuples():
                        if key not in own or ((row := own[key]) is not None and row.get(field.name) == target):
                            yield Unfit(model._meta.table_name, key, frozenset({field.name}))


def _referring_to_gone(now: Rows, becomes: Rows) -> Iterator[Unfit]:
    for table, rows in becomes.items():
        for field in _references(TABLES[table]):
            target = field.rel_model
            there = becomes.get(target._meta.table_name, {})
            wanted = set()
            for key, row in rows.items():
                if (
                    row is not None
                    and (to := row.get(field.name)) is not None
                    and to != (now[table][key] or {}).get(field.name)
                ):
                    wanted.add(to)
            elsewhere = sorted(key for key in wanted if key not in there)
            missing = {key for key in wanted if key in there and there[key] is None}
            for ids in chunks(elsewhere):
                missing.update(
                    set(ids).difference(k for (k,) in target.select(target.id).where(target.id.in_(ids)).tuples())
                )
            for key in missing:
                yield Unfit(target._meta.table_name, key)


def _standing_twice(now: Rows, becomes: Rows) -> Iterator[Unfit]:
    for models, names in ONCE:
        comes: dict[tuple[Any, ...], tuple[str, int]] = {}
        for table in (model._meta.table_name for model in models):
            for key, row in becomes.get(table, {}).items():
                was = now[table][key]
                if row is not None and (was is None or _of(was, names) != _of(row, names)):
                    comes[_of(row, names)] = table, key
        firsts = sorted({values[0] for values in comes})
        for model in models:
            table = model._meta.table_name
            own = becomes.get(table, {})
            for some in chunks(firsts):
                for row in model.select().where(getattr(model, names[0]).in_(some)).dicts():
                    stays = own.get(row["id"], row)
                    alike = comes.get(_of(stays, names)) if stays is not None else None
                    if alike is not None and alike != (table, row["id"]):
                        yield Unfit(table, row["id"], frozenset(names))


def _of(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in names)


def _references(model: type[Record]) -> list[Any]:
    return [field for field in model._meta.sorted_fields if isinstance(field, ForeignKeyField)]
