"""Two enterprises that are the same one, made one: names, counts and all that refers to either."""

from dataclasses import replace
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.registers.dependents import references
from asftui.registers.enterprise_counts import MEASURES, counts_of
from asftui.registers.enterprises import EnterpriseEntry, edit_enterprise, enterprise, entry_of
from asftui.store import writing
from asftui.store.models import Enterprise, EnterpriseCount
from asftui.store.writing import Writer


def join_enterprises(keep: int, gone: int) -> None:
    """Make two enterprises one: what the first does not say is taken from the second, its names become aliases.

    Where both have a count of a date, the first's stands; a number that it lacks is taken from the second's.

    Raises:
        RecordError: it is the same one.
        NotFound: one of them is not there.
    """
    if keep == gone:
        raise RecordError(_("An enterprise cannot be joined with itself"), field="enterprise")
    kept, lost = enterprise(keep), enterprise(gone)
    with writing(_("Enterprises joined: {gone} into {kept}").format(gone=lost.name, kept=kept.name)) as writer:
        _join_counts(writer, keep, gone)
        for model, field in references(Enterprise):
            for (row,) in list(model.select(model.id).where(field == gone).tuples()):
                writer.update(model, row, {field.name: keep})
        writer.delete(Enterprise, gone)
        own, other = entry_of(kept), entry_of(lost)
        taken: dict[str, Any] = {
            name: getattr(other, name)
            for name in EnterpriseEntry.__dataclass_fields__
            if getattr(own, name) in (None, "", ()) and name != "aliases"
        }
        entry = replace(own, **taken, aliases=(*own.aliases, *other.aliases, other.name))
        edit_enterprise(keep, entry)


def _join_counts(writer: Writer, keep: int, gone: int) -> None:
    counts = counts_of([keep, gone])
    own = {count.date: count for count in counts.get(keep, ())}
    for count in counts.get(gone, ()):
        stays = own.get(count.date)
        if stays is None:
            continue
        writer.delete(EnterpriseCount, count.id)
        missing = {
            name: getattr(count, name)
            for name in MEASURES
            if getattr(stays, name) is None and getattr(count, name) is not None
        }
        if missing:
            writer.update(EnterpriseCount, stays.id, missing)
