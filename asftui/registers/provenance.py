"""Where a record, and each of its fields, came from; and what would stand in the way of removing it."""

from dataclasses import replace
from typing import Literal

from asftui import store
from asftui.registers.dependents import Dependents, dependents
from asftui.store import RecordLine
from asftui.store.models import (
    Audit,
    Enterprise,
    EnterpriseAlias,
    EnterpriseCount,
    Group,
    Organisation,
    OrganisationAlias,
    Person,
    PersonName,
    Placement,
    Record,
)

Kind = Literal["person", "organisation", "group", "enterprise", "enterprise-count", "placement"]
_MODELS: dict[Kind, type[Record]] = {
    "person": Person,
    "organisation": Organisation,
    "group": Group,
    "enterprise": Enterprise,
    "enterprise-count": EnterpriseCount,
    "placement": Placement,
}
_PARTS: dict[Kind, tuple[type[Record], ...]] = {
    "person": (PersonName,),
    "organisation": (OrganisationAlias,),
    "enterprise": (EnterpriseAlias, EnterpriseCount),
}
"""Tables whose rows go with a record and stand in nobody's way."""


def history(kind: Kind, key: int) -> list[RecordLine]:
    """Return what happened to a record, newest first."""
    lines = store.history_of(_MODELS[kind], key)
    return _with_joinings(key, lines) if kind == "person" else lines


def _with_joinings(key: int, lines: list[RecordLine]) -> list[RecordLine]:
    """Return a person's history with each joining and parting once, also those that changed no field of their own."""
    told = {line.change for line in lines}
    belongs = Audit.before.contains(f'"person":{key},') | Audit.after.contains(f'"person":{key},')
    names = Audit.select(Audit.record).where(Audit.table == "person_name", belongs).distinct()
    found = {line.change: line for (row,) in names.tuples() for line in store.history_of(PersonName, row)}
    others = Audit.select(Audit.change).where(
        Audit.change.in_([change for change in found if change not in told]),
        Audit.table == "person",
        Audit.record != key,
        Audit.action != "update",
    )
    lines += [replace(found[change], fields=()) for (change,) in others.distinct().tuples()]
    return sorted(lines, key=lambda line: line.change, reverse=True)


def field_origins(kind: Kind, key: int) -> dict[str, RecordLine]:
    """Return for each field what gave it the value that it has. What was undone, and the undoing, gave none."""
    found: dict[str, RecordLine] = {}
    for line in history(kind, key):
        if not line.undone and not line.undoes:
            for name in line.fields:
                found.setdefault(name, line)
    return found


def needed_by(kind: Kind, key: int) -> Dependents:
    """Return what refers to a record, so that it cannot be removed."""
    return dependents(_MODELS[kind], key, but=_PARTS.get(kind, ()))
