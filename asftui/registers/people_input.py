"""People, organisations and groups as somebody types them: texts in, an entry out, each field checked by its own rule.

An organisation that is not known is not made in silence: a slip of the pen would count as one more that was informed.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import partial

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.identity import find as find_numbers
from asftui.plan import Plan
from asftui.registers import groups, organisations, people
from asftui.registers.groups import GroupDetail, GroupEntry
from asftui.registers.name_lists import names_from_text, text_of_names
from asftui.registers.organisations import OrganisationDetail, OrganisationEntry
from asftui.registers.people import PersonDetail, PersonEntry
from asftui.registers.places import municipality_of
from asftui.registers.same_people import join_people
from asftui.registers.unknown_names import organisation_named, unknown_organisation
from asftui.registers.values import parse_role
from asftui.store import writing
from asftui.text import clean, fold, tidy

PERSON_FIELDS = ("name", "organisation", "unit", "title", "role", "municipality", "email", "telephone", "notes")
ORGANISATION_FIELDS = ("name", "kind", "municipality", "aliases", "own", "notes")
GROUP_FIELDS = ("name", "kind", "organisation", "municipality", "notes")
"""The fields of the forms, in the order that they are filled in."""


Resolve = Callable[[str], int | None]
"""An organisation's name → its id."""

_ENOUGH = 50
"""So many people are looked through for the one that a text means."""


def save_person(
    typed: Mapping[str, str], plan: Plan, read: PersonDetail | None = None, *, make_organisation: bool = False
) -> int:
    """Write a filled-in form as a new person, or over the one that was read; return their id.

    Raises:
        UnknownName: it is not known, and is not to be made.
        RecordError, NotFound, Changed: nothing is written then.
    """
    what = _("Person changed: {name}") if read else _("Person added: {name}")
    typed = {**typed, "name": without_numbers(typed["name"])}
    with writing(what.format(name=clean(typed["name"]))):
        people.person_values(PersonEntry(name=typed["name"], email=typed["email"]))
        _require_municipality(typed["municipality"], plan, read.municipality if read else None)
        entry = person_from_text(typed, plan, partial(organisation_named, make=make_organisation))
        if read is None:
            return people.add_person(entry)
        people.edit_person(read.id, entry, revision=read.revision)
        return read.id


def without_numbers(text: str) -> str:
    """Return a text without the personal identity numbers in it, which are not kept."""
    parts, at = [], 0
    for found in find_numbers(text):
        parts.append(text[at : found.start])
        at = found.end
    return tidy("".join((*parts, text[at:]))).strip(" ,;()-") if parts else text


def person_from_text(typed: Mapping[str, str], plan: Plan, resolve: Resolve) -> PersonEntry:
    """Return the person that a filled-in form says; a role that is not chosen is told by the title."""
    return PersonEntry(
        name=typed["name"],
        email=typed["email"],
        telephone=typed["telephone"],
        organisation=resolve(typed["organisation"]),
        unit=typed["unit"],
        title=typed["title"],
        role=typed["role"] or parse_role(typed["title"]),
        municipality=_municipality(typed["municipality"], plan),
        notes=typed["notes"],
    )


def person_texts(read: PersonDetail | None) -> dict[str, str]:
    """Return what a form shows of a person, by field name; of a new one where there is none."""
    if read is None:
        return dict.fromkeys(PERSON_FIELDS, "")
    texts = {name: getattr(read, name) or "" for name in PERSON_FIELDS}
    return {**texts, "organisation": _organisation_name(read.organisation)}


def save_organisation(typed: Mapping[str, str], plan: Plan, read: OrganisationDetail | None = None) -> int:
    """Write a filled-in form as a new organisation, or over the one that was read; return its id.

    Of the aliases only what was added or taken away is written, so that another's alias is not lost.

    Raises:
        RecordError, NotFound, Changed: nothing is written then.
    """
    entry = organisation_from_text(typed, plan)
    if read is None:
        return organisations.add_organisation(entry)
    with writing(_("Organisation changed: {name}").format(name=clean(typed["name"]))):
        now = organisations.organisation(read.id).aliases
        gone = _folded(read.aliases) - _folded(entry.aliases)
        kept = [alias for alias in now if fold(alias) not in gone]
        added = [alias for alias in entry.aliases if fold(alias) not in _folded(now)]
        entry = organisation_from_text({**typed, "aliases": text_of_names([*kept, *added])}, plan)
        organisations.edit_organisation(read.id, entry, revision=read.revision)
    return read.id


def organisation_from_text(typed: Mapping[str, str], plan: Plan) -> OrganisationEntry:
    """Return the organisation that a filled-in form says."""
    return OrganisationEntry(
        name=typed["name"],
        kind=typed["kind"],
        municipality=_municipality(typed["municipality"], plan),
        own=typed["own"] == "yes",
        notes=typed["notes"],
        aliases=names_from_text(typed["aliases"]),
    )


def organisation_texts(read: OrganisationDetail | None) -> dict[str, str]:
    """Return what a form shows of an organisation, by field name; of a new one where there is none."""
    if read is None:
        return {**dict.fromkeys(ORGANISATION_FIELDS, ""), "kind": "other", "own": "no"}
    return {
        "name": read.name,
        "kind": read.kind,
        "municipality": read.municipality or "",
        "aliases": text_of_names(read.aliases),
        "own": "yes" if read.own else "no",
        "notes": read.notes,
    }


def join_named(text: str, key: int, *, keep_named: bool) -> int:
    """Join an organisation with the one that a text names, and return the id of the one that stays.

    Raises:
        RecordError: no organisation is called so, or it is the same one.
    """
    if not fold(text):
        raise RecordError(_("Write which organisation it is the same as"), field="organisation")
    other = organisations.resolve(text)
    if other is None:
        raise unknown_organisation(text)
    if other == key:
        raise RecordError(_("An organisation cannot be joined with itself"), field="organisation")
    keep, gone = (other, key) if keep_named else (key, other)
    organisations.join_organisations(keep, gone)
    return keep


def person_meant(text: str, *, but: int) -> int:
    """Return the id of the person that a text means: name, and organisation or e-mail where namesakes need it.

    Raises:
        RecordError: nobody is called so, or several are.
    """
    if not fold(text):
        raise RecordError(_("Write whom it is the same as"), field="person")
    found = [line for line in people.find_people(text, limit=_ENOUGH) if line.id != but]
    exact = [line for line in found if fold(line.name) == fold(text)]
    if len(found) > 1 and len(exact) == 1:
        found = exact
    if not found:
        raise RecordError(_('Nobody else is called "{name}"').format(name=text), field="person")
    if len(found) > 1:
        listed = "; ".join(people.described(line.id) for line in found[:3])
        raise RecordError(
            _('"{name}" may be several: {people}').format(name=text, people=listed),
            field="person",
            remedy=_("Write organisation or e-mail too."),
        )
    return found[0].id


def join_person_meant(text: str, key: int, *, keep_meant: bool) -> int:
    """Join a person with the one that a text means, and return the id of the one who stays. Raises RecordError."""
    other = person_meant(text, but=key)
    keep, gone = (other, key) if keep_meant else (key, other)
    join_people(keep, gone)
    return keep


def save_group(
    typed: Mapping[str, str], plan: Plan, read: GroupDetail | None = None, *, make_organisation: bool = False
) -> int:
    """Write a filled-in form as a new group, or over the one that was read; return its id.

    Raises:
        UnknownName: it is not known, and is not to be made.
        RecordError, NotFound, Changed: nothing is written then.
    """
    what = _("Group changed: {name}") if read else _("Group added: {name}")
    with writing(what.format(name=clean(typed["name"]))):
        entry = GroupEntry(
            name=typed["name"],
            kind=typed["kind"],
            organisation=partial(organisation_named, make=make_organisation)(typed["organisation"]),
            municipality=_municipality(typed["municipality"], plan),
            notes=typed["notes"],
        )
        if read is None:
            return groups.add_group(entry)
        groups.edit_group(read.id, entry, revision=read.revision)
        return read.id


def group_texts(read: GroupDetail | None) -> dict[str, str]:
    """Return what a form shows of a group, by field name; of a new one where there is none."""
    if read is None:
        return {**dict.fromkeys(GROUP_FIELDS, ""), "kind": "group"}
    texts = {name: getattr(read, name) or "" for name in GROUP_FIELDS}
    return {**texts, "organisation": _organisation_name(read.organisation)}


def _municipality(text: str, plan: Plan) -> str | None:
    return municipality_of(text, plan) or clean(text) or None


def _require_municipality(text: str, plan: Plan, before: str | None) -> None:
    """Raise RecordError where a field names none of the plan's municipalities; what a sheet told may stay."""
    if not fold(text) or municipality_of(text, plan) or (before and fold(before) == fold(text)):
        return
    near = [name for name in plan.municipalities if fold(name).startswith(fold(text))]
    near = near or get_close_matches(clean(text), plan.municipalities, n=1)
    remedy = _("Write one of {names}, or leave it empty.").format(names=", ".join(plan.municipalities))
    raise RecordError(
        _('"{text}" is none of the plan\'s municipalities').format(text=clean(text)),
        field="municipality",
        remedy=_('Did you mean "{name}"?').format(name=near[0]) if near else remedy,
    )


def _organisation_name(key: int | None) -> str:
    return organisations.organisation(key).name if key is not None else ""


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
