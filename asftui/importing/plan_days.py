"""The plan of a sheet of placement days: which are new, which change, and what stands in the way of each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from asftui.errors import UsageError
from asftui.formats import show_day, show_money, show_number
from asftui.i18n import _, ngettext
from asftui.identity import mask
from asftui.importing.check import Problem
from asftui.importing.day_grids import read_grid
from asftui.importing.day_lists import read_list
from asftui.importing.day_sheets import DayRow, DaySheet, MarkedDay, Reading
from asftui.importing.known import Known
from asftui.importing.layout import hidden_in_words
from asftui.importing.plan import Changes, DayNew, ImportPlan, RowPlan, Update, Verdict
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Book, Sheet
from asftui.registers import values
from asftui.registers.day_marks import MARK_NAMES, amount, day_halves, paid_halves
from asftui.registers.placement_days import KnownDay, days_of, flag_of
from asftui.registers.placement_lookup import Known as Placements
from asftui.registers.placement_lookup import placement_at, placements_by_code
from asftui.registers.placements import code_key

_TOLD = 8
"""How many flagged days a note names."""


def plan_days(
    book: Book,
    sheet: Sheet,
    profiles: Mapping[str, Profile],
    base: Known,
    overrides: Mapping[str, str],
    order: values.Order | None,
    *,
    wanted: bool,
    skipped: bool,
) -> ImportPlan | None:
    """Return what importing a sheet of placement days would do, or None where it is none.

    Args:
        book: the file.
        sheet: its sheet, without what is to be left out.
        profiles: all kinds.
        base: the store as it is.
        overrides: field by heading, as the user says.
        order: which comes first in `3/4`, where the user says.
        wanted: the user says that it is one.
        skipped: hidden rows and columns were left out.

    Raises:
        UsageError: an override names a heading or a field that is not there.
    """
    known = placements_by_code()
    reading = Reading(
        file=book.file,
        year=base.plan.start.year,
        is_code=lambda text: code_key(text) in known,
        order=order,
        overrides=overrides,
        wanted=wanted,
    )
    profile = profiles["placement-days"]
    try:
        found = read_grid(sheet, profile, reading) or read_list(sheet, profile, reading)
    except UsageError:
        if wanted:
            raise
        return None  # what the user says of the headings is said of another kind of sheet
    return _Planner(book, sheet, found, base, known).plan(skipped) if found is not None else None


@dataclass
class _Planner:
    book: Book
    sheet: Sheet
    found: DaySheet
    base: Known
    placements: Placements
    problems: list[Problem] = field(default_factory=list)
    added: list[DayNew] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)
    said: dict[tuple[int, dt.date], MarkedDay] = field(default_factory=dict)
    """What the sheet has said of each day so far."""
    there: Mapping[tuple[int, dt.date], KnownDay] = field(default_factory=dict)

    def plan(self, skipped: bool) -> ImportPlan:
        """Return the plan."""
        if self.found.left:
            return self._left()
        meant = [day for row in self.found.rows for day in row.days]
        keys = {each.id for day in meant if (each := placement_at(self.placements, day.code, day.day))}
        self.there = days_of(keys, [day.day for day in meant])
        rows = [self._row(row) for row in self.found.rows]
        return ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind="placement-days",
            certainty=0.95,
            reason=_("by {evidence}").format(evidence=self.found.why),
            header_row=self.found.header_row,
            top=self.sheet.rows[: self.found.last + 1],
            named=((_("Month"), self.found.month),) if self.found.month else (),
            sections=self.found.sections,
            columns=self.found.columns,
            rows=tuple(rows),
            problems=tuple(self.problems),
            notes=(*hidden_in_words(self.sheet, skipped=skipped), *self.sheet.notes, *self._notes()),
            changes=Changes(days=tuple(self.added), day_updates=tuple(self.updates)),
            change=self.base.change,
        )

    def _left(self) -> ImportPlan:
        return ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind="",
            certainty=0.9,
            left_kind="placement-days",
            reason=self.found.left,
            header_row=self.found.header_row,
            notes=(_("left out: {why}").format(why=self.found.left),),
            change=self.base.change,
        )

    def _row(self, row: DayRow) -> RowPlan:
        self.problems += row.problems
        first = row.days[0].day if row.days else dt.date.max
        known = placement_at(self.placements, row.code, first) if row.code else None
        named = RowPlan(
            row=row.number,
            verdict="rejected",
            name=known.code if known else mask(row.code),
            organisation=known.enterprise if known else "",
            cells=row.cells,
        )
        why = row.rejected or ("" if known or (row.days and not row.code) else _unknown(row.code, self.placements))
        if why:
            blamed = next(iter(row.problems), None) if row.rejected else None
            if blamed is None:
                blamed = Problem(row=row.number, column=row.place, value=mask(row.code), reason=why)
                self.problems.append(blamed)
            return replace(named, reason=why, column=blamed.column, value=blamed.value)
        counts = {"new": 0, "changed": 0, "same": 0, "again": 0}
        for day in row.days:
            counts[self._day(row.number, day)] += 1
        return replace(named, verdict=_verdict(counts), reason=_told(counts, row.days))

    def _day(self, number: int, day: MarkedDay) -> str:
        """Plan one day and return what it is: `new`, `changed`, `same`, or `again` where the sheet has said it."""
        placement = placement_at(self.placements, day.code, day.day)
        if placement is None:
            self._blame(number, day, _unknown(day.code, self.placements))
            return "same"
        key = (placement.id, day.day)
        name = f"{placement.code} {show_day(day.day, self.base.plan.start.year)}"
        if (before := self.said.get(key)) is not None:
            if before.mark != day.mark:
                text = _("{day} is said twice, as {first} and as {second}: the first stands")
                self._blame(
                    number,
                    day,
                    text.format(day=name, first=_(MARK_NAMES[before.mark]), second=_(MARK_NAMES[day.mark])),
                )
            return "again"
        self.said[key] = day
        if day.mark in ("present", "half") and (flag := flag_of(day.day, placement.start, placement.end)):
            self.flagged.append(f"{name} ({flag})")
        there = self.there.get(key)
        if there is None:
            self.added.append(DayNew(placement=placement.id, date=day.day, mark=day.mark, row=number))
            return "new"
        if there.mark == day.mark:
            return "same"
        if there.claim is not None:
            text = _("{day} is claimed as {mark}, and is not changed")
            self._blame(number, day, text.format(day=name, mark=_(MARK_NAMES[there.mark])))
            return "same"
        self.updates.append(Update(id=there.id, revision=there.revision, values={"mark": day.mark}, row=number))
        return "changed"

    def _blame(self, number: int, day: MarkedDay, why: str) -> None:
        self.problems.append(Problem(row=number, column=day.place, value=day.value, reason=why))

    def _notes(self) -> list[str]:
        notes = list(self.found.notes)
        if self.added:
            plans = [(day, self.base.plan_at(day.date)) for day in self.added]
            halves = sum(paid_halves(day.mark, plan) for day, plan in plans)
            money = sum(amount(paid_halves(day.mark, plan), plan) for day, plan in plans)
            text = _("new days that are paid: {days}, {amount}")
            notes.append(text.format(days=show_number(halves / 2), amount=show_money(money)))
        if self.flagged:
            listed = ", ".join(self.flagged[:_TOLD]) + (" …" if len(self.flagged) > _TOLD else "")
            n = len(self.flagged)
            text = ngettext("{n} day is kept, and flagged: {days}", "{n} days are kept, and flagged: {days}", n)
            notes.append(text.format(n=n, days=listed))
        return notes


def _unknown(code: str, placements: Placements) -> str:
    if not placements:
        return _("there are no placements yet: import them first, or write them")
    return _("no placement has the code {code}: add it, or mend the code").format(code=mask(code))


def _verdict(counts: Mapping[str, int]) -> Verdict:
    if counts["changed"] or (counts["new"] and counts["same"]):
        return "updated"
    if counts["new"]:
        return "new"
    return "duplicate" if counts["again"] and not counts["same"] else "unchanged"


def _told(counts: Mapping[str, int], days: Sequence[MarkedDay]) -> str:
    if not days:
        return _("nothing is marked")
    parts = []
    if counts["new"]:
        present = sum(day_halves(day.mark) for day in days) / 2
        text = ngettext("present {days} of {n} day", "present {days} of {n} days", len(days))
        parts.append(text.format(days=show_number(present), n=len(days)))
    if counts["changed"]:
        parts.append(ngettext("{n} day changed", "{n} days changed", counts["changed"]).format(n=counts["changed"]))
    return ", ".join(parts)
