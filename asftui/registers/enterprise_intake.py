"""Many enterprises and counts at once, as an import brings them: planned before, written as planned."""

import datetime as dt
from dataclasses import dataclass, field

from asftui.i18n import _
from asftui.registers.enterprise_counts import CountEntry, add_count, edit_count
from asftui.registers.enterprises import EnterpriseEntry, add_enterprise, edit_enterprise
from asftui.store import writing
from asftui.store.writing import Source


@dataclass(frozen=True, kw_only=True)
class IntakeCount:
    """A count to write: a new one, or another that replaces what stands."""

    id: int | None
    """None: it is new."""
    date: dt.date
    employed: int | None
    participants: int | None
    note: str
    source: str = ""
    row: int


@dataclass(frozen=True, kw_only=True)
class IntakeEnterprise:
    """An enterprise to write, with its counts."""

    id: int | None
    """None: it is new."""
    entry: EnterpriseEntry | None
    """None: nothing of it changes."""
    row: int
    counts: tuple[IntakeCount, ...] = ()


@dataclass(frozen=True)
class Intake:
    """All that an import writes of enterprises."""

    enterprises: tuple[IntakeEnterprise, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.enterprises)


def take_in(intake: Intake, sheet: str) -> None:
    """Write what was planned.

    Args:
        intake: enterprises and counts.
        sheet: the name of the sheet that they come from.

    Raises:
        RecordError: a rule is broken that the plan could not see.
    """
    with writing(_("Enterprises imported")):
        for each in intake.enterprises:
            source = Source(sheet=sheet, row=each.row)
            key = each.id
            if key is None:
                assert each.entry is not None  # noqa: S101 - a new one says what it is
                key = add_enterprise(each.entry, source)
            elif each.entry is not None:
                edit_enterprise(key, each.entry, source=source)
            for count in each.counts:
                entry = CountEntry(
                    enterprise=key,
                    date=count.date,
                    employed=count.employed,
                    participants=count.participants,
                    source=count.source,
                    note=count.note,
                )
                if count.id is None:
                    add_count(entry, Source(sheet=sheet, row=count.row))
                else:
                    edit_count(count.id, entry, source=Source(sheet=sheet, row=count.row))
