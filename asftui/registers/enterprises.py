"""The register of enterprises (ASF): what they are called, where they are, what they do, and when they were active.

How many are employed or take part in them stands in `enterprise_counts`, lists of them in `enterprise_lists`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asftui.errors import InUse, NotFound, RecordError
from asftui.i18n import _
from asftui.identity import HIDDEN, mask
from asftui.registers import organisations
from asftui.registers.dependents import dependents
from asftui.registers.enterprise_state import Life
from asftui.registers.part_dates import PartDate
from asftui.store import writing
from asftui.store.models import Enterprise, EnterpriseAlias, EnterpriseCount, Organisation
from asftui.store.writing import Source
from asftui.text import clean, fold, sort_key

CRITERIA = ("integrates", "participation", "reinvests", "independent")
"""The four criteria of an ASF (the plan's §1.4, after Tillväxtverket), by field."""
DATES = ("started", "dormant", "ended", "resumed")
"""The fields that are dates, of which only the month or the year may be known."""
_PUBLIC = ("municipality", "region", "authority")
"""Kinds of organisation that an ASF is none of."""
_NUMBER = re.compile(r"(?:16)?(\d{6})\s*[-−–]?\s*(\d{4})")


@dataclass(frozen=True, kw_only=True)
class EnterpriseEntry:
    """What a person fills in of an enterprise. Of a criterion None is: not known."""

    name: str
    municipality: str | None = None
    town: str = ""
    activity: str = ""
    started: PartDate | None = None
    dormant: PartDate | None = None
    ended: PartDate | None = None
    resumed: PartDate | None = None
    integrates: bool | None = None
    participation: bool | None = None
    reinvests: bool | None = None
    independent: bool | None = None
    legal_form: str = ""
    number: str = ""
    notes: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def life(self) -> Life:
        """Return the dates by which it is active or not."""
        return Life(started=self.started, dormant=self.dormant, ended=self.ended, resumed=self.resumed)


@dataclass(frozen=True, kw_only=True)
class EnterpriseDetail(EnterpriseEntry):
    """An enterprise as it stands in the store."""

    id: int
    revision: int
    organisation: int | None
    """The organisation that it also is, if it is one."""


def add_enterprise(entry: EnterpriseEntry, source: Source | None = None) -> int:
    """Write a new enterprise with its aliases and return its id. An organisation of its name is known to be it.

    Raises:
        RecordError: it has no name, a name is taken, or a value cannot be.
    """
    values = enterprise_values(entry)
    with writing(_("Enterprise added: {name}").format(name=values["name"])) as writer:
        _check_free([entry.name, *entry.aliases])
        key = writer.insert(Enterprise, source=source, **values)
        _set_aliases(key, values["name"], entry.aliases)
        link_organisation(key)
        return key


def edit_enterprise(
    key: int, entry: EnterpriseEntry, *, revision: int | None = None, source: Source | None = None
) -> bool:
    """Save an enterprise; its earlier name stays as an alias, so that old sheets still find it.

    Returns:
        Whether anything of its own fields changed.

    Raises:
        NotFound, Changed, RecordError: see `Writer.update`; or a name is taken, or a value cannot be.
    """
    values = enterprise_values(entry)
    with writing(_("Enterprise changed: {name}").format(name=values["name"])) as writer:
        old = enterprise(key)
        aliases = entry.aliases if fold(old.name) == fold(entry.name) else (*entry.aliases, old.name)
        _check_free([entry.name, *aliases], but=key)
        changed = writer.update(Enterprise, key, values, revision=revision, source=source)
        _set_aliases(key, values["name"], aliases)
        link_organisation(key)
        return changed


def delete_enterprise(key: int, *, revision: int | None = None) -> None:
    """Remove an enterprise with its aliases and counts.

    Raises:
        InUse: placements are at it.
    """
    found = enterprise(key)
    with writing(_("Enterprise deleted: {name}").format(name=found.name)) as writer:
        if needed := dependents(Enterprise, key, but=(EnterpriseAlias, EnterpriseCount)):
            raise InUse(
                _("{name} is in use: {what}").format(name=found.name, what=needed.in_words()),
                remedy=_("Write when it ended instead."),
            )
        for model in (EnterpriseAlias, EnterpriseCount):
            writer.delete_many(model, list(model.select().where(model.enterprise == key).dicts()))
        writer.delete(Enterprise, key, revision=revision)


def enterprise(key: int) -> EnterpriseDetail:
    """Return an enterprise with its aliases.

    Raises:
        NotFound: there is none with this id.
    """
    row = Enterprise.select().where(Enterprise.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no enterprise {key}").format(key=key))
    return detail_of(row, aliases_of([key]).get(key, ()))


def entry_of(detail: EnterpriseDetail) -> EnterpriseEntry:
    """Return what a person would fill in of an enterprise that is there."""
    return EnterpriseEntry(**{name: getattr(detail, name) for name in EnterpriseEntry.__dataclass_fields__})


def all_enterprises() -> list[EnterpriseDetail]:
    """Return all enterprises with their aliases, in Swedish order."""
    rows = list(Enterprise.select().order_by(Enterprise.sort_key, Enterprise.id).dicts())
    aliases = aliases_of([row["id"] for row in rows])
    return [detail_of(row, aliases.get(row["id"], ())) for row in rows]


def detail_of(row: Mapping[str, Any], aliases: tuple[str, ...]) -> EnterpriseDetail:
    """Return an enterprise from its row."""
    plain = ("id", "revision", "organisation", "name", "municipality", "town", "activity", "legal_form", "number")
    dates: dict[str, Any] = {name: part_date_in(row, name) for name in DATES}
    texts: dict[str, Any] = {name: row[name] for name in (*plain, *CRITERIA, "notes")}
    return EnterpriseDetail(**texts, **dates, aliases=aliases)


def part_date_in(row: Mapping[str, Any], name: str) -> PartDate | None:
    """Return one of the dates of an enterprise's row."""
    return PartDate(row[name], row[f"{name}_exact"]) if row[name] is not None else None


def names() -> list[str]:
    """Return the names of all enterprises, in Swedish order."""
    return [name for (name,) in Enterprise.select(Enterprise.name).order_by(Enterprise.sort_key).tuples()]


def known_names() -> dict[str, int]:
    """Return every folded name and alias with the enterprise's id: what sheets and forms are matched against."""
    aliases = EnterpriseAlias.select(EnterpriseAlias.search_key, EnterpriseAlias.enterprise)
    found: dict[str, int] = dict(aliases.tuples())
    found.update(Enterprise.select(Enterprise.search_key, Enterprise.id).tuples())
    return found


def resolve(name: str) -> int | None:
    """Return the id of the enterprise known by this name, or None."""
    key = fold(name)
    found = Enterprise.select(Enterprise.id).where(Enterprise.search_key == key).tuples().first()
    if found is None:
        query = EnterpriseAlias.select(EnterpriseAlias.enterprise).where(EnterpriseAlias.search_key == key)
        found = query.tuples().first()
    return int(found[0]) if found else None


def aliases_of(keys: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the other names of enterprises, by id."""
    query = EnterpriseAlias.select(EnterpriseAlias.enterprise, EnterpriseAlias.name)
    found: dict[int, tuple[str, ...]] = {}
    query = query.where(EnterpriseAlias.enterprise.in_(list(keys))).order_by(EnterpriseAlias.id)
    for owner, name in query.tuples():
        found[owner] = (*found.get(owner, ()), name)
    return found


def enterprise_values(entry: EnterpriseEntry) -> dict[str, Any]:
    """Return the fields of an enterprise as they are stored; personal identity numbers in texts are masked.

    Raises:
        RecordError: it has no name, or a value cannot be.
    """
    name = clean(entry.name)
    if not fold(name):
        raise RecordError(_("An enterprise needs a name"), field="name")
    _check_dates(entry)
    values: dict[str, Any] = {
        "name": name,
        "search_key": fold(name),
        "sort_key": sort_key(name),
        "municipality": clean(entry.municipality or "") or None,
        "town": mask(clean(entry.town)),
        "activity": mask(clean(entry.activity)),
        "legal_form": mask(clean(entry.legal_form)),
        "number": organisation_number(entry.number),
        "notes": mask(clean(entry.notes, lines=True)),
        **{each: getattr(entry, each) for each in CRITERIA},
    }
    for each in DATES:
        part: PartDate | None = getattr(entry, each)
        values[each] = part.date if part else None
        values[f"{each}_exact"] = part.exact if part else "day"
    return values


def organisation_number(text: str) -> str:
    """Return an organisation number as `769600-0001`; nothing for nothing.

    Raises:
        RecordError: it is none, or it is somebody's personal identity number (a sole trader's), which is not kept.
    """
    text = clean(text)
    if not text:
        return ""
    if HIDDEN in text:  # masked at the door
        raise _personal()
    found = _NUMBER.fullmatch(text)
    if found is None or not _luhn(found[1] + found[2]):
        raise RecordError(_("This is no organisation number"), field="number", remedy=_("Write it as 556000-4615."))
    if int(found[1][2]) < 2:  # a legal person's has a "month" of 20 or more
        raise _personal()
    return f"{found[1]}-{found[2]}"


def link_organisation(key: int) -> None:
    """Join an enterprise with the organisation of its name, whose own people are then counted nowhere."""
    found = enterprise(key)
    owner = next((o for name in (found.name, *found.aliases) if (o := organisations.resolve(name)) is not None), None)
    if owner is None or found.organisation is not None or organisations.organisation(owner).kind in _PUBLIC:
        return
    with writing(_("Enterprise changed: {name}").format(name=found.name)) as writer:
        writer.update(Enterprise, key, {"organisation": owner})
        writer.update(Organisation, owner, {"kind": "enterprise"})


def _check_dates(entry: EnterpriseEntry) -> None:
    started, ended = entry.started, entry.ended
    for name in ("dormant", "ended", "resumed"):
        later: PartDate | None = getattr(entry, name)
        if started and later and later.counts_from < started.date:
            raise RecordError(_("This is before it started ({date})").format(date=started.show()), field=name)
    if entry.resumed and not (ended or entry.dormant):
        raise RecordError(
            _("It can only be active again after it has rested or ended"),
            field="resumed",
            remedy=_("Write when it rested too."),
        )


def _personal() -> RecordError:
    return RecordError(
        _("This is a personal identity number, and is not kept"),
        field="number",
        remedy=_("Leave it empty for a sole trader."),
    )


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (2 - n % 2) for n, d in enumerate(digits))
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def _check_free(wanted: Iterable[str], but: int | None = None) -> None:
    for number, name in enumerate(wanted):
        owner = resolve(name)
        if owner is not None and owner != but:
            raise RecordError(
                _('"{name}" is already a name of {other}').format(name=clean(name), other=enterprise(owner).name),
                field="aliases" if number else "name",
                remedy=_("Choose another name."),
            )


def _set_aliases(key: int, name: str, aliases: Iterable[str]) -> None:
    wanted = {fold(a): clean(a) for a in aliases if fold(a) and fold(a) != fold(name)}
    rows = list(EnterpriseAlias.select().where(EnterpriseAlias.enterprise == key).dicts())
    with writing(_("Aliases changed: {name}").format(name=name)) as writer:
        writer.delete_many(EnterpriseAlias, [row for row in rows if row["search_key"] not in wanted])
        there = {row["search_key"] for row in rows}
        writer.insert_many(
            EnterpriseAlias,
            [
                {"enterprise": key, "name": alias, "search_key": folded}
                for folded, alias in wanted.items()
                if folded not in there
            ],
        )
