"""Many placements at once, as an import brings them: planned before, written as planned."""

from dataclasses import dataclass, replace

from asftui.i18n import _
from asftui.registers import enterprises
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.placements import PlacementEntry, add_placement, edit_placement
from asftui.store import writing
from asftui.store.writing import Source


@dataclass(frozen=True, kw_only=True)
class IntakePlacement:
    """A placement to write."""

    id: int | None
    """None: it is new."""
    revision: int | None = None
    entry: PlacementEntry
    new_enterprise: str = ""
    """Name of the enterprise that it is at, where the import adds that."""
    row: int


def take_in(intake: tuple[IntakePlacement, ...], sheet: str) -> None:
    """Write what was planned.

    Args:
        intake: the placements.
        sheet: the name of the sheet that they come from.

    Raises:
        RecordError: a rule is broken that the plan could not see.
    """
    with writing(_("Placements imported")):
        for each in intake:
            source = Source(sheet=sheet, row=each.row)
            entry = each.entry
            if each.new_enterprise:
                entry = replace(entry, enterprise=_enterprise(each.new_enterprise, entry.municipality, source))
            if each.id is None:
                add_placement(entry, source)
            else:
                edit_placement(each.id, entry, revision=each.revision, source=source)


def _enterprise(name: str, municipality: str | None, source: Source) -> int:
    key = enterprises.resolve(name)
    if key is not None:
        return key
    return enterprises.add_enterprise(EnterpriseEntry(name=name, municipality=municipality), source)
