"""The plan of an import: each row's verdict, and every change that would be written.

Preview, dry run, JSON and apply are all made of this one value.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from asftui.importing.check import Problem
from asftui.importing.mapping import Column
from asftui.importing.sheets import Cell
from asftui.registers.enterprise_intake import Intake
from asftui.registers.events import EventEntry
from asftui.registers.people import PersonEntry
from asftui.registers.placement_intake import IntakePlacement
from asftui.registers.surveys import Addition

Verdict = Literal["new", "updated", "unchanged", "duplicate", "rejected"]
VERDICTS: tuple[Verdict, ...] = ("new", "updated", "unchanged", "duplicate", "rejected")
Mark = Literal["", "known", "alike"]
"""What the store says of a row's person: nothing; they are there (finns); somebody is like them (liknar)."""


@dataclass(frozen=True)
class New:
    """The n-th record, from 0, that the plan adds in its table; it has no id yet."""

    n: int


Ref = int | New
"""A record that is there, by id, or one that the plan adds."""


@dataclass(slots=True, kw_only=True)  # one for each row: frozen takes three times as long to make
class RowPlan:
    """What becomes of one row."""

    row: int
    verdict: Verdict
    reason: str = ""
    column: str = ""
    """Letter and heading of the cell to blame, where one is."""
    value: str = ""
    name: str = ""
    organisation: str = ""
    role: str = ""
    """`employee`, `politician` or `other`; empty where nothing tells."""
    present: bool | None = None
    """None where the row is no attendance."""
    heads: int | None = None
    mark: Mark = ""
    person: int | None = None
    """Id of the person in the store whom the row is taken to mean."""
    alike: tuple[int, ...] = ()
    """Ids of people in the store whom it might mean."""
    alike_rows: tuple[int, ...] = ()
    """Rows of others in the sheet who might be the same."""
    event: int | None = None
    """Which of the plan's events, from 0."""
    cells: tuple[Cell, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class EventPlan:
    """An event of the sheet, and what it is taken for."""

    date: dt.date
    type: str
    """Code of its type."""
    title: str
    town: str
    ref: Ref
    """The event there is, or the one to be added."""
    candidates: tuple[int, ...] = ()
    """Ids of events in the store that it fits, the likeliest first."""
    activities: tuple[str, ...] = ()
    """Codes of the activities that a new event serves."""


@dataclass(frozen=True, kw_only=True)
class OrganisationNew:
    """An organisation to add."""

    name: str
    kind: str
    municipality: str | None
    row: int


@dataclass(frozen=True, kw_only=True)
class PersonNew:
    """A person to add; `organisation` stands apart from the entry, since it may be new too."""

    entry: PersonEntry
    organisation: Ref | None
    row: int
    kept: Mapping[str, Any] = field(default_factory=dict)
    """What is kept of their personal identity number: the fields of `registers.identities.Identity`."""


@dataclass(frozen=True, kw_only=True)
class Update:
    """Fields of a record that get other values."""

    id: int
    revision: int | None
    values: Mapping[str, Any]
    """A value may be a `New` where the field is an organisation."""
    row: int


@dataclass(frozen=True, kw_only=True)
class EventNew:
    """An event to add."""

    entry: EventEntry
    row: int


@dataclass(slots=True, kw_only=True)
class AttendanceNew:
    """A person at an event, to add."""

    event: Ref
    person: Ref
    organisation: Ref | None
    values: Mapping[str, Any]
    row: int


@dataclass(frozen=True, kw_only=True)
class HeadsNew:
    """A head count to add."""

    event: Ref
    role: str
    organisation: Ref | None
    total: int
    row: int


@dataclass(frozen=True, kw_only=True)
class NameNew:
    """A name that the user said somebody is known by, with what it stood with."""

    person: Ref
    name: str
    organisation: Ref | None
    email: str
    row: int


@dataclass(frozen=True, kw_only=True)
class ApartNew:
    """Two people of whom the user said that they are not the same."""

    one: Ref
    other: Ref
    row: int


@dataclass(frozen=True, kw_only=True)
class DayNew:
    """A placement day to add."""

    placement: int
    date: dt.date
    mark: str
    row: int


@dataclass(frozen=True, kw_only=True)
class Changes:
    """All that would be written."""

    organisations: tuple[OrganisationNew, ...] = ()
    people: tuple[PersonNew, ...] = ()
    people_updates: tuple[Update, ...] = ()
    names: tuple[NameNew, ...] = ()
    apart: tuple[ApartNew, ...] = ()
    events: tuple[EventNew, ...] = ()
    event_updates: tuple[Update, ...] = ()
    event_groups: tuple[tuple[int, int, int], ...] = ()
    """Event, group and row, for events that are there."""
    attendances: tuple[AttendanceNew, ...] = ()
    attendance_updates: tuple[Update, ...] = ()
    heads: tuple[HeadsNew, ...] = ()
    heads_updates: tuple[Update, ...] = ()
    mended: tuple[tuple[str, int], ...] = ()
    """Key and row of head counts that were rejected once, and are in now."""
    survey: Addition | None = None
    enterprises: Intake | None = None
    days: tuple[DayNew, ...] = ()
    day_updates: tuple[Update, ...] = ()
    placements: tuple[IntakePlacement, ...] = ()

    def __bool__(self) -> bool:
        return any(
            (
                self.organisations,
                self.people,
                self.people_updates,
                self.names,
                self.apart,
                self.events,
                self.event_updates,
                self.event_groups,
                self.attendances,
                self.attendance_updates,
                self.heads,
                self.heads_updates,
                self.survey,
                self.enterprises,
                self.days,
                self.day_updates,
                self.placements,
            )
        )


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What importing a sheet would do."""

    file: str
    digest: str
    sheet: str
    kind: str
    """Empty where the sheet is left out; the notes say why."""
    certainty: float = 0.0
    reason: str = ""
    """Why it was taken for this kind."""
    others: tuple[str, ...] = ()
    """Other kinds that it could be."""
    header_row: int = 0
    left_kind: str = ""
    """The kind that it is of, where sheets of that kind are left out."""
    top: tuple[tuple[Cell, ...], ...] = field(default=(), repr=False)
    """The sheet's rows down to the heading's last; of a sheet without a heading, one of fields."""
    sections: tuple[tuple[int, str, tuple[Cell, ...]], ...] = field(default=(), repr=False)
    """Rows that stand over others: number, the field that they tell, and the row."""
    reading: str = ""
    """How the rows were read, where a few of them would not tell it: see `rejects`."""
    headings: tuple[str, ...] = ()
    """The heading's texts, by which a mapping is remembered."""
    learnt: Mapping[str, str] = field(default_factory=dict)
    """What to remember of the mapping: field by heading."""
    named: tuple[tuple[str, Cell], ...] = ()
    """Label and value of what the name of sheet or file alone says of the event; the date first."""
    columns: tuple[Column, ...] = ()
    events: tuple[EventPlan, ...] = ()
    rows: tuple[RowPlan, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    changes: Changes = Changes()
    change: int = 0
    """The store's change counter when the plan was made."""

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows were read, and how many have each verdict."""
        counted = Counter(row.verdict for row in self.rows)
        return {"read": len(self.rows), **{verdict: counted[verdict] for verdict in VERDICTS}}

    @property
    def mapping(self) -> dict[str, str | None]:
        """Return the field of each heading; None where it is not used."""
        return {column.heading: column.field or None for column in self.columns}

    def rows_with(self, *verdicts: Verdict) -> Sequence[RowPlan]:
        """Return the rows that have one of these verdicts."""
        return [row for row in self.rows if row.verdict in verdicts]
