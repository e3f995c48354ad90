"""Last stage: the very plan that was shown, written in one transaction, as one import that can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from asftui import store
from asftui.errors import Changed
from asftui.i18n import _
from asftui.importing.collecting import no_collection
from asftui.importing.plan import Changes, ImportPlan, New, Ref, Update
from asftui.importing.remembered import remember
from asftui.registers.enterprise_intake import take_in
from asftui.registers.events import add_event
from asftui.registers.organisations import OrganisationEntry, add_organisation
from asftui.registers.people import person_values
from asftui.registers.placement_intake import take_in as take_in_placements
from asftui.registers.same_people import keep_apart, remember_name
from asftui.registers.surveys import add_survey
from asftui.store import BatchInfo, Source, Writer
from asftui.store.models import Attendance, Event, EventGroup, HeadCount, MendedRow, Person, PlacementDay, Record

Gauges = Mapping[str, float | None]
"""Values by the indicator's code."""


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What came of an import."""

    batch: int | None
    """Its number; None where nothing was written."""
    rows: Mapping[str, int]
    change: int | None
    """Id of the change, for undo."""


def apply_plan(plan: ImportPlan) -> Applied:
    """Write a plan.

    Raises:
        Changed: the store is not as it was when the plan was made.
        StoreError: it cannot be written.
    """
    if not plan.kind or not plan.changes:
        return Applied(batch=None, rows=plan.counts, change=None)
    batch = BatchInfo(file=plan.file, sheet=plan.sheet, kind=plan.kind, digest=plan.digest, rows=plan.counts)
    what = _("Import of {file}").format(file=plan.file)
    with no_collection(), store.writing(what, batch=batch) as writer:
        if store.change_count() != plan.change:  # inside the transaction: nobody can come between
            raise Changed(
                _("The store has changed since this was planned"),
                where=plan.file,
                remedy=_("Look at the plan again, then carry it out."),
            )
        _Writing(writer, plan.sheet).write(plan.changes)
        if plan.learnt:
            remember(writer, plan.headings, plan.learnt, Source(sheet=plan.sheet, row=plan.header_row))
    return Applied(batch=writer.batch_id, rows=plan.counts, change=writer.change_id)


def gauges_after(plan: ImportPlan, read_gauges: Callable[[], Gauges]) -> tuple[Gauges, Gauges]:
    """Return the gauges before and after a plan, written to see what would come of it and taken back.

    Raises:
        Changed: the store is not as it was when the plan was made.
    """
    before = read_gauges()
    if not plan.changes:
        return before, before
    with store.trial():
        apply_plan(plan)
        after = read_gauges()
    return before, after


class _Writing:
    def __init__(self, writer: Writer, sheet: str) -> None:
        self.writer = writer
        self.sheet = sheet
        self.organisations: list[int] = []
        self.people: list[int] = []
        self.events: list[int] = []

    def write(self, changes: Changes) -> None:
        """Write all changes, each record after those that it refers to."""
        for organisation in changes.organisations:
            entry = OrganisationEntry(
                name=organisation.name, kind=organisation.kind, municipality=organisation.municipality
            )
            self.organisations.append(add_organisation(entry, self._from(organisation.row)))
        self.people = self.writer.insert_many(
            Person,
            [
                person_values(replace(person.entry, organisation=self._organisation(person.organisation)))
                | dict(person.kept)
                for person in changes.people
            ],
            [self._from(person.row) for person in changes.people],
        )
        self._update(Person, changes.people_updates)
        for name in changes.names:
            remember_name(
                self.writer,
                self._person(name.person),
                name.name,
                organisation=self._organisation(name.organisation),
                email=name.email,
                source=self._from(name.row),
            )
        for pair in changes.apart:
            keep_apart("person", self._person(pair.one), self._person(pair.other), source=self._from(pair.row))
        self.events = [add_event(event.entry, self._from(event.row)) for event in changes.events]
        self._update(Event, changes.event_updates)
        self.writer.insert_many(
            EventGroup,
            [{"event": event, "group": group} for event, group, _row in changes.event_groups],
            [self._from(row) for _event, _group, row in changes.event_groups],
        )
        self.writer.insert_many(
            Attendance,
            [
                {
                    **attendance.values,
                    "event": self._event(attendance.event),
                    "person": self._person(attendance.person),
                    "organisation": self._organisation(attendance.organisation),
                }
                for attendance in changes.attendances
            ],
            [self._from(attendance.row) for attendance in changes.attendances],
        )
        self._update(Attendance, changes.attendance_updates)
        self.writer.insert_many(
            HeadCount,
            [
                {
                    "event": self._event(heads.event),
                    "role": heads.role,
                    "organisation": self._organisation(heads.organisation),
                    "total": heads.total,
                }
                for heads in changes.heads
            ],
            [self._from(heads.row) for heads in changes.heads],
        )
        self._update(HeadCount, changes.heads_updates)
        self.writer.insert_many(
            MendedRow,
            [{"key": key} for key, _row in changes.mended],
            [self._from(row) for _key, row in changes.mended],
        )
        if changes.survey:
            add_survey(changes.survey, self.sheet)
        if changes.enterprises:
            take_in(changes.enterprises, self.sheet)
        self.writer.insert_many(
            PlacementDay,
            [{"placement": day.placement, "date": day.date, "mark": day.mark} for day in changes.days],
            [self._from(day.row) for day in changes.days],
        )
        self._update(PlacementDay, changes.day_updates)
        if changes.placements:
            take_in_placements(changes.placements, self.sheet)

    def _update(self, model: type[Record], updates: tuple[Update, ...]) -> None:
        for each in updates:
            values: dict[str, Any] = dict(each.values)
            if "organisation" in values:
                values["organisation"] = self._organisation(values["organisation"])
            self.writer.update(model, each.id, values, revision=each.revision, source=self._from(each.row))

    def _from(self, row: int) -> Source:
        return Source(sheet=self.sheet, row=row)

    def _organisation(self, ref: Ref | None) -> int | None:
        return self.organisations[ref.n] if isinstance(ref, New) else ref

    def _person(self, ref: Ref) -> int:
        return self.people[ref.n] if isinstance(ref, New) else ref

    def _event(self, ref: Ref) -> int:
        return self.events[ref.n] if isinstance(ref, New) else ref
