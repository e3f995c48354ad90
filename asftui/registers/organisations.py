"""The register of organisations: what they are called, and by what other names they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from asftui.errors import InUse, NotFound, RecordError
from asftui.i18n import _
from asftui.plan import Party
from asftui.registers.dependents import dependents, references
from asftui.registers.order import place_in
from asftui.registers.organisation_events import held_events
from asftui.store import writing
from asftui.store.models import (
    Attendance,
    Enterprise,
    EnterpriseAlias,
    HeadCount,
    Organisation,
    OrganisationAlias,
    Person,
)
from asftui.store.writing import Source, Writer
from asftui.text import clean, fold, sort_key

KINDS = ("municipality", "region", "authority", "association", "enterprise", "other")


@dataclass(frozen=True, kw_only=True)
class OrganisationEntry:
    """What a person fills in of an organisation."""

    name: str
    kind: str = "other"
    municipality: str | None = None
    own: bool = False
    notes: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrganisationLine:
    """An organisation as a list shows it."""

    id: int
    revision: int
    name: str
    kind: str
    municipality: str | None
    own: bool
    aliases: tuple[str, ...]
    people: int
    """Persons whose organisation it is."""
    attendances: int
    """Attendances from it, present or not."""
    events: int
    """Held events that somebody from it was at, by name or by number."""


def add_organisation(entry: OrganisationEntry, source: Source | None = None) -> int:
    """Write a new organisation with its aliases and return its id.

    Raises:
        RecordError: it has no name, or a name is taken.
    """
    name = _name(entry.name)
    with writing(_("Organisation added: {name}").format(name=name)) as writer:
        _check_free([name, *entry.aliases])
        key = writer.insert(
            Organisation,
            source=source,
            name=name,
            search_key=fold(name),
            sort_key=sort_key(name),
            kind=entry.kind,
            municipality=entry.municipality,
            own=entry.own,
            notes=clean(entry.notes, lines=True),
        )
        _set_aliases(key, name, entry.aliases)
        _know_enterprise(key, [name, *entry.aliases])
        return key


def edit_organisation(key: int, entry: OrganisationEntry, *, revision: int | None = None) -> None:
    """Save an organisation; its earlier name stays as an alias, so that old sheets still find it.

    Raises:
        NotFound, Changed, RecordError: see `Writer.update`; or a name is taken.
    """
    name = _name(entry.name)
    with writing(_("Organisation changed: {name}").format(name=name)) as writer:
        old = organisation(key)
        aliases = entry.aliases if fold(old.name) == fold(name) else (*entry.aliases, old.name)
        _check_free([name, *aliases], but=key)
        writer.update(
            Organisation,
            key,
            {
                "name": name,
                "search_key": fold(name),
                "sort_key": sort_key(name),
                "kind": entry.kind,
                "municipality": entry.municipality,
                "own": entry.own,
                "notes": clean(entry.notes, lines=True),
            },
            revision=revision,
        )
        _set_aliases(key, name, aliases)


def rename_organisation(key: int, name: str) -> None:
    """Give an organisation another name and keep the old one as an alias."""
    old = organisation(key)
    entry = OrganisationEntry(
        name=name, kind=old.kind, municipality=old.municipality, own=old.own, notes=old.notes, aliases=old.aliases
    )
    edit_organisation(key, entry)


def join_organisations(keep: int, gone: int) -> None:
    """Make two organisations one: all that belonged to the second belongs to the first, its names become aliases."""
    if keep == gone:
        raise RecordError(_("An organisation cannot be joined with itself"))
    kept, lost = organisation(keep), organisation(gone)
    with writing(_("Organisations joined: {gone} into {kept}").format(gone=lost.name, kept=kept.name)) as writer:
        _add_up_head_counts(writer, keep, gone)
        for model, field in references(Organisation):
            if model is not OrganisationAlias:
                for (row,) in list(model.select(model.id).where(field == gone).tuples()):
                    writer.update(model, row, {field.name: keep})
        _move_aliases(keep, gone)
        writer.delete(Organisation, gone)
        _set_aliases(keep, kept.name, (*kept.aliases, *lost.aliases, lost.name))


def delete_organisation(key: int, *, revision: int | None = None) -> None:
    """Remove an organisation that nothing depends on.

    Raises:
        InUse: people, groups or attendances belong to it.
    """
    found = organisation(key)
    with writing(_("Organisation deleted: {name}").format(name=found.name)) as writer:
        if needed := dependents(Organisation, key, but=(OrganisationAlias,)):
            raise InUse(
                _("{name} is in use: {what}").format(name=found.name, what=needed.in_words()),
                remedy=_("Join it with another organisation, or move what belongs to it first."),
            )
        writer.delete_many(
            OrganisationAlias, list(OrganisationAlias.select().where(OrganisationAlias.organisation == key).dicts())
        )
        writer.delete(Organisation, key, revision=revision)


def organisation(key: int) -> "OrganisationDetail":
    """Return an organisation with its aliases.

    Raises:
        NotFound: there is none with this id.
    """
    found = Organisation.get_or_none(Organisation.id == key)
    if found is None:
        raise NotFound(_("There is no organisation {key}").format(key=key))
    return OrganisationDetail(
        id=found.id,
        revision=found.revision,
        name=found.name,
        kind=found.kind,
        municipality=found.municipality,
        own=found.own,
        notes=found.notes,
        aliases=_aliases([key]).get(key, ()),
    )


@dataclass(frozen=True, kw_only=True)
class OrganisationDetail(OrganisationEntry):
    """An organisation as it stands in the store."""

    id: int
    revision: int


def find_organisations(text: str = "", *, limit: int | None = None, offset: int = 0) -> list[OrganisationLine]:
    """Return organisations whose names or aliases hold each word of the text, in Swedish order."""
    query = _found(text).order_by(Organisation.sort_key, Organisation.id)
    rows = list(query.limit(limit).offset(offset).dicts())
    ids = [row["id"] for row in rows]
    people = _counts(Person, ids)
    attendances = _counts(Attendance, ids)
    events = held_events(ids)
    aliases = _aliases(ids)
    return [
        OrganisationLine(
            id=row["id"],
            revision=row["revision"],
            name=row["name"],
            kind=row["kind"],
            municipality=row["municipality"],
            own=row["own"],
            aliases=aliases.get(row["id"], ()),
            people=people.get(row["id"], 0),
            attendances=attendances.get(row["id"], 0),
            events=events.get(row["id"], 0),
        )
        for row in rows
    ]


def count_organisations(text: str = "") -> int:
    """Return how many `find_organisations` would give in all."""
    return int(_found(text).count())


def place_of_organisation(key: int, text: str = "") -> int | None:
    """Return the place of an organisation, from 0, in what `find_organisations` gives; None where it is not there."""
    return place_in(_found(text), Organisation, key)


def names() -> list[str]:
    """Return all names, those that most people belong to first."""
    query = Organisation.select(Organisation.name).join(Person, JOIN.LEFT_OUTER).group_by(Organisation.id)
    return [name for (name,) in query.order_by(fn.COUNT(Person.id).desc(), Organisation.sort_key).tuples()]


def known_names() -> dict[str, int]:
    """Return every folded name and alias with the organisation's id: what sheets and forms are matched against."""
    aliases = OrganisationAlias.select(OrganisationAlias.search_key, OrganisationAlias.organisation)
    names: dict[str, int] = dict(aliases.tuples())
    names.update(Organisation.select(Organisation.search_key, Organisation.id).tuples())
    return names


def resolve(name: str) -> int | None:
    """Return the id of the organisation known by this name, or None."""
    key = fold(name)
    found = Organisation.select(Organisation.id).where(Organisation.search_key == key).tuples().first()
    if found is None:
        query = OrganisationAlias.select(OrganisationAlias.organisation).where(OrganisationAlias.search_key == key)
        found = query.tuples().first()
    return int(found[0]) if found else None


def ensure_party(party: Party) -> int:
    """Return the organisation that a plan names; made with its aliases where it is not known."""
    key = resolve(party.name)
    if key is not None:
        return key
    return add_organisation(
        OrganisationEntry(
            name=party.name, kind=party.kind, municipality=party.municipality, own=party.own, aliases=party.aliases
        )
    )


def _name(text: str) -> str:
    name = clean(text)
    if not fold(name):
        raise RecordError(_("An organisation needs a name"), field="name")
    return name


def _check_free(names: Iterable[str], but: int | None = None) -> None:
    for number, name in enumerate(names):
        owner = resolve(name)
        if owner is not None and owner != but:
            raise RecordError(
                _('"{name}" is already a name of {other}').format(name=name, other=organisation(owner).name),
                field="aliases" if number else "name",
                remedy=_("Choose another name, or join the two."),
            )


def _know_enterprise(key: int, names: Iterable[str]) -> None:
    """Let an organisation that is in the register of enterprises by its name be that enterprise."""
    keys = [fold(name) for name in names]
    aliased = EnterpriseAlias.select(EnterpriseAlias.enterprise).where(EnterpriseAlias.search_key.in_(keys))
    found = (
        Enterprise.select(Enterprise.id, Enterprise.name)
        .where(Enterprise.search_key.in_(keys) | Enterprise.id.in_(aliased), Enterprise.organisation.is_null())
        .tuples()
        .first()
    )
    if found is not None:
        with writing(_("Enterprise changed: {name}").format(name=found[1])) as writer:
            writer.update(Enterprise, found[0], {"organisation": key})
            writer.update(Organisation, key, {"kind": "enterprise"})


def _set_aliases(key: int, name: str, aliases: Iterable[str]) -> None:
    wanted = {fold(a): clean(a) for a in aliases if fold(a) and fold(a) != fold(name)}
    rows = list(OrganisationAlias.select().where(OrganisationAlias.organisation == key).dicts())
    with writing(_("Aliases changed: {name}").format(name=name)) as writer:
        writer.delete_many(OrganisationAlias, [row for row in rows if row["search_key"] not in wanted])
        there = {row["search_key"] for row in rows}
        writer.insert_many(
            OrganisationAlias,
            [
                {"organisation": key, "name": alias, "search_key": folded}
                for folded, alias in wanted.items()
                if folded not in there
            ],
        )


def _add_up_head_counts(writer: Writer, keep: int, gone: int) -> None:
    # An organisation has one head count for each event and role: where both have one they become one.
    own = {(h["event"], h["role"]): h for h in HeadCount.select().where(HeadCount.organisation == keep).dicts()}
    for head in list(HeadCount.select().where(HeadCount.organisation == gone).dicts()):
        if (stays := own.get((head["event"], head["role"]))) is not None:
            writer.delete(HeadCount, head["id"])
            writer.update(HeadCount, stays["id"], {"total": stays["total"] + head["total"]})


def _move_aliases(keep: int, gone: int) -> None:
    with writing("") as writer:
        for (row,) in list(
            OrganisationAlias.select(OrganisationAlias.id).where(OrganisationAlias.organisation == gone).tuples()
        ):
            writer.update(OrganisationAlias, row, {"organisation": keep})


def _aliases(ids: list[int]) -> dict[int, tuple[str, ...]]:
    query = OrganisationAlias.select(OrganisationAlias.organisation, OrganisationAlias.name)
    found: dict[int, tuple[str, ...]] = {}
    for owner, name in query.where(OrganisationAlias.organisation.in_(ids)).order_by(OrganisationAlias.id).tuples():
        found[owner] = (*found.get(owner, ()), name)
    return found


def _found(text: str) -> Any:
    query = Organisation.select()
    for word in fold(text).split():
        aliased = OrganisationAlias.select(OrganisationAlias.organisation).where(
            OrganisationAlias.search_key.contains(word)
        )
        query = query.where(Organisation.search_key.contains(word) | Organisation.id.in_(aliased))
    return query


def _counts(model: type[Person] | type[Attendance], ids: list[int]) -> dict[int, int]:
    query = model.select(model.organisation, fn.COUNT(model.id)).where(model.organisation.in_(ids))
    return dict(query.group_by(model.organisation).tuples())
