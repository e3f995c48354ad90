"""The enterprises as they will be after an import: those of the store, and what a sheet adds to them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from asftui.importing.count_headings import Measure
from asftui.registers import enterprise_counts, enterprises
from asftui.registers.enterprise_counts import CountDetail
from asftui.registers.enterprise_intake import Intake, IntakeCount, IntakeEnterprise
from asftui.registers.enterprises import EnterpriseDetail, EnterpriseEntry
from asftui.text import fold


@dataclass
class DraftCount:
    """A count of a date, as it will be."""

    id: int | None = None
    numbers: dict[Measure, int | None] = field(default_factory=dict)
    note: str = ""
    row: int = 0
    said: dict[Measure, int] = field(default_factory=dict)
    """The sheet's row by what it says."""
    changed: bool = False


@dataclass
class Draft:
    """An enterprise, as it will be."""

    entry: EnterpriseEntry
    id: int | None = None
    row: int = 0
    """The sheet's first row about it; 0 where none is."""
    counts: dict[dt.date, DraftCount] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)
    """The sheet's row by field."""
    changed: bool = False


class Drafts:
    """All enterprises, by name, alias and organisation number."""

    def __init__(self) -> None:
        counts = enterprise_counts.counts_of()
        self.all = [_draft(detail, counts.get(detail.id, ())) for detail in enterprises.all_enterprises()]
        by_id = {draft.id: draft for draft in self.all}
        self.names = {name: by_id[key] for name, key in enterprises.known_names().items()}
        self._numbers = {draft.entry.number: draft for draft in self.all if draft.entry.number}

    def find(self, name: str, number: str) -> Draft | None:
        """Return the enterprise that has a name or an organisation number."""
        return self.names.get(fold(name)) or self._numbers.get(number)

    def by_id(self, key: int) -> Draft | None:
        """Return the enterprise of the store that has an id."""
        return next((draft for draft in self.all if draft.id == key), None)

    def stored_names(self) -> dict[str, int]:
        """Return the ids of the store's enterprises by folded name and alias."""
        return {name: draft.id for name, draft in self.names.items() if draft.id is not None}

    def add(self, name: str, row: int) -> Draft:
        """Return a new enterprise."""
        draft = Draft(entry=EnterpriseEntry(name=name), row=row)
        self.all.append(draft)
        self.names[fold(name)] = draft
        return draft

    def know(self, draft: Draft) -> None:
        """Let an enterprise be found by what it has come to be called."""
        for alias in draft.entry.aliases:
            self.names.setdefault(fold(alias), draft)
        if draft.entry.number:
            self._numbers.setdefault(draft.entry.number, draft)

    def new_names(self) -> list[str]:
        """Return the names of those that are added."""
        return [draft.entry.name for draft in self.all if draft.id is None]

    def intake(self) -> Intake:
        """Return what is to be written."""
        taken = []
        for draft in self.all:
            counts = tuple(_count(day, count) for day, count in sorted(draft.counts.items()) if count.changed)
            if draft.id is None or draft.changed or counts:
                entry = draft.entry if draft.id is None or draft.changed else None
                taken.append(IntakeEnterprise(id=draft.id, entry=entry, row=draft.row, counts=counts))
        return Intake(tuple(taken))


def _draft(detail: EnterpriseDetail, counts: Sequence[CountDetail]) -> Draft:
    return Draft(
        entry=enterprises.entry_of(detail), id=detail.id, counts={count.date: _known(count) for count in counts}
    )


def _known(count: CountDetail) -> DraftCount:
    return DraftCount(
        id=count.id, numbers={"employed": count.employed, "participants": count.participants}, note=count.note
    )


def _count(day: dt.date, count: DraftCount) -> IntakeCount:
    return IntakeCount(
        id=count.id,
        date=day,
        employed=count.numbers.get("employed"),
        participants=count.numbers.get("participants"),
        note=count.note,
        row=count.row,
    )
