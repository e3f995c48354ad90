"""Names that a form gives and no register has: a new one, or a slip of the pen. They are made only when asked for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from asftui.errors import RecordError, UnknownName
from asftui.i18n import _
from asftui.registers import groups, organisations
from asftui.registers.name_lists import names_from_text
from asftui.text import clean, fold

_ALIKE = 80
"""How alike (per cent) a name must be to be offered."""


def organisation_named(text: str, *, make: bool) -> int | None:
    """Return the organisation that a field names, None where it is empty; a new one where it is to be made.

    Raises:
        UnknownName: it is in no register, and is not to be made.
    """
    name = clean(text)
    if not fold(name):  # empty, or a dash for it
        return None
    key = organisations.resolve(name)
    if key is None and make:
        with _blaming("organisation"):
            key = organisations.add_organisation(organisations.OrganisationEntry(name=name))
    if key is None:
        raise unknown_organisation(name)
    return key


def groups_named(text: str, *, make: bool) -> tuple[int, ...]:
    """Return the groups that a field names; new ones where they are to be made.

    Raises:
        UnknownName: one is in no register, and is not to be made.
    """
    found = []
    for name in filter(fold, names_from_text(text)):  # a dash names nothing
        key = groups.resolve(name)
        if key is None and make:
            with _blaming("groups"):
                key = groups.add_group(groups.GroupEntry(name=name))
        if key is None:
            known = [line.name for line in groups.find_groups()]
            raise _unknown(_('No group is called "{name}"').format(name=name), name, known, "groups")
        found.append(key)
    return tuple(dict.fromkeys(found))


def unknown_organisation(name: str) -> UnknownName:
    """Return the error that says that no organisation has a name, with the likest that is known."""
    what = _('No organisation is called "{name}"').format(name=name)
    return _unknown(what, name, organisations.names(), "organisation")


@contextmanager
def _blaming(field: str) -> Iterator[None]:
    try:
        yield
    except RecordError as error:  # the form that names it calls the field otherwise than the register does
        raise RecordError(error.what, field=field, remedy=error.remedy) from error


def _unknown(what: str, name: str, known: Iterable[str], field: str) -> UnknownName:
    from rapidfuzz import fuzz, process  # only where a name was not found

    folded = {other: fold(other) for other in known}
    found = process.extractOne(fold(name), folded, scorer=fuzz.WRatio, score_cutoff=_ALIKE)
    remedy = _('Did you mean "{name}"?').format(name=found[2]) if found else ""
    return UnknownName(what, field=field, remedy=remedy)
