"""The register of groups: Mysam groups, boards, networks and units that are informed as such."""

from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from asftui.errors import InUse, NotFound, RecordError
from asftui.i18n import _
from asftui.plan import PlanGroup
from asftui.registers import organisations
from asftui.registers.dependents import dependents
from asftui.registers.order import place_in
from asftui.store import writing
from asftui.store.models import EventGroup, Group, Organisation
from asftui.store.writing import Source
from asftui.text import clean, fold, sort_key

KINDS = ("mysam", "board", "network", "unit", "group")


@dataclass(frozen=True, kw_only=True)
class GroupEntry:
    """What a person fills in of a group."""

    name: str
    kind: str = "group"
    organisation: int | None = None
    municipality: str | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupDetail(GroupEntry):
    """A group as it stands in the store."""

    id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """A group as a list shows it."""

    id: int
    revision: int
    name: str
    kind: str
    organisation: str
    municipality: str | None
    events: int
    """Events that were for it, of any status."""


def add_group(entry: GroupEntry, source: Source | None = None) -> int:
    """Write a new group and return its id.

    Raises:
        RecordError: it has no name, or the name is taken.
    """
    values = _values(entry)
    with writing(_("Group added: {name}").format(name=values["name"])) as writer:
        _check_free(str(values["name"]))
        return writer.insert(Group, source=source, **values)


def edit_group(key: int, entry: GroupEntry, *, revision: int | None = None) -> None:
    """Save a group. Raises NotFound, Changed or RecordError."""
    values = _values(entry)
    with writing(_("Group changed: {name}").format(name=values["name"])) as writer:
        _check_free(str(values["name"]), but=key)
        writer.update(Group, key, values, revision=revision)


def delete_group(key: int, *, revision: int | None = None) -> None:
    """Remove a group. Raises InUse where events were for it."""
    found = group(key)
    with writing(_("Group deleted: {name}").format(name=found.name)) as writer:
        if needed := dependents(Group, key):
            raise InUse(
                _("{name} is in use: {what}").format(name=found.name, what=needed.in_words()),
                remedy=_("Take it away from the events that were for it first."),
            )
        writer.delete(Group, key, revision=revision)


def group(key: int) -> GroupDetail:
    """Return a group. Raises NotFound where there is none with this id."""
    found = Group.select().where(Group.id == key).dicts().first()
    if found is None:
        raise NotFound(_("There is no group {key}").format(key=key))
    kept = {name: found[name] for name in ("id", "revision", "name", "kind", "organisation", "municipality", "notes")}
    return GroupDetail(**kept)


def find_groups(
    text: str = "", *, organisation: int | None = None, limit: int | None = None, offset: int = 0
) -> list[GroupLine]:
    """Return groups whose name holds each word of the text, in Swedish order; of one organisation where it is given."""
    query = _found(text, organisation).order_by(Group.sort_key, Group.id)
    rows = list(query.limit(limit).offset(offset).dicts())
    ids = [row["id"] for row in rows]
    counted = EventGroup.select(EventGroup.group, fn.COUNT(EventGroup.id)).where(EventGroup.group.in_(ids))
    events = dict(counted.group_by(EventGroup.group).tuples())
    return [
        GroupLine(
            id=row["id"],
            revision=row["revision"],
            name=row["name"],
            kind=row["kind"],
            organisation=row["organisation_name"] or "",
            municipality=row["municipality"],
            events=events.get(row["id"], 0),
        )
        for row in rows
    ]


def count_groups(text: str = "", *, organisation: int | None = None) -> int:
    """Return how many `find_groups` would give in all."""
    return int(_found(text, organisation).count())


def place_of_group(key: int, text: str = "") -> int | None:
    """Return the place of a group, from 0, in what `find_groups` gives; None where it is not there."""
    return place_in(_found(text, None), Group, key)


def resolve(name: str) -> int | None:
    """Return the id of the group with this name, or None."""
    found = Group.select(Group.id).where(Group.search_key == fold(name)).order_by(Group.id).tuples().first()
    return int(found[0]) if found else None


def ensure_group(named: PlanGroup) -> int:
    """Return the group that a plan names; made where it is not known."""
    key = resolve(named.name)
    if key is not None:
        return key
    owner = organisations.resolve(named.organisation) if named.organisation else None
    return add_group(GroupEntry(name=named.name, kind=named.kind, organisation=owner, municipality=named.municipality))


def _found(text: str, organisation: int | None) -> Any:
    query = Group.select(Group, Organisation.name.alias("organisation_name")).join(Organisation, JOIN.LEFT_OUTER)
    if organisation is not None:
        query = query.where(Group.organisation == organisation)
    for word in fold(text).split():
        query = query.where(Group.search_key.contains(word))
    return query


def _values(entry: GroupEntry) -> dict[str, object]:
    name = clean(entry.name)
    if not fold(name):
        raise RecordError(_("A group needs a name"), field="name")
    return {
        "name": name,
        "search_key": fold(name),
        "sort_key": sort_key(name),
        "kind": entry.kind,
        "organisation": entry.organisation,
        "municipality": entry.municipality,
        "notes": clean(entry.notes, lines=True),
    }


def _check_free(name: str, but: int | None = None) -> None:
    owner = resolve(name)
    if owner is not None and owner != but:
        raise RecordError(
            _('There is already a group "{name}"').format(name=name), field="name", remedy=_("Choose another name.")
        )
