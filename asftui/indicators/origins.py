"""Where records came from: the file, sheet and rows of their import, or who typed them. Read from the log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from peewee import JOIN, fn

from asftui.i18n import _, ngettext
from asftui.store import SYSTEM
from asftui.store.models import Audit, Batch, Change, Record

Key = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Origin:
    """One place that some records came from."""

    by: str
    """Who typed or imported them."""
    records: int
    file: str = ""
    """Empty: typed by hand."""
    sheet: str = ""
    first_row: int | None = None
    last_row: int | None = None


def read_origins(model: type[Record], key: Sequence[Any], condition: Any) -> dict[Key, tuple[Origin, ...]]:
    """Return where the records of a table that meet a condition came from, by the values of some of its fields.

    A record that was undone and came back is the one that it was: only how it first came is looked at.
    """
    query = (
        Audit.select(*key, Change.by, Batch.file, Audit.sheet, fn.MIN(Audit.row), fn.MAX(Audit.row), fn.COUNT(Audit.id))
        .join(Change)
        .join(Batch, JOIN.LEFT_OUTER)
        .join(model, on=(Audit.record == model.id))
        .where(Audit.table == model._meta.table_name, Audit.action == "create", Change.undoes.is_null(), condition)
        .group_by(*key, Change.by, Batch.file, Audit.sheet)
        .order_by(fn.MIN(Audit.id))
    )
    found: dict[Key, tuple[Origin, ...]] = {}
    for *values, by, file, sheet, first, last, records in query.tuples():
        origin = Origin(by=by, records=records, file=file or "", sheet=sheet or "", first_row=first, last_row=last)
        found[tuple(values)] = (*found.get(tuple(values), ()), origin)
    return found


def merge_origins(*parts: dict[Key, tuple[Origin, ...]]) -> dict[Key, tuple[Origin, ...]]:
    """Return the origins of the records of several tables under the same keys; the same place stands once."""
    found: dict[Key, dict[Key, Origin]] = {}
    for part in parts:
        for key, origins in part.items():
            places = found.setdefault(key, {})
            for origin in origins:
                place = (origin.by, origin.file, origin.sheet)
                places[place] = _both(places[place], origin) if place in places else origin
    return {key: tuple(places.values()) for key, places in found.items()}


def origin_text(origin: Origin) -> str:
    """Return where some records came from in a few words: `narvarolista.xlsx, rows 7–21`, `typed (anna)`."""
    if not origin.file:
        return _("the plan") if origin.by == SYSTEM else _("typed ({who})").format(who=origin.by)
    if origin.first_row is None or origin.last_row is None:
        return origin.file
    rows = ngettext("row {first}", "rows {first}–{last}", 1 + origin.last_row - origin.first_row)
    return f"{origin.file}, {rows.format(first=origin.first_row, last=origin.last_row)}"


def _both(one: Origin, other: Origin) -> Origin:
    firsts = [row for row in (one.first_row, other.first_row) if row is not None]
    lasts = [row for row in (one.last_row, other.last_row) if row is not None]
    return replace(
        one,
        records=one.records + other.records,
        first_row=min(firsts, default=None),
        last_row=max(lasts, default=None),
    )
