"""The plan of a sheet of enterprises: which are new, what is said of them, and their counts by date."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.formats import show_day
from asftui.i18n import _, ngettext
from asftui.importing.alike_enterprises import alike_pairs, alike_to
from asftui.importing.check import Problem, Record, check_rows
from asftui.importing.count_headings import Day, Measure, find_day, find_measure, is_sum
from asftui.importing.enterprise_drafts import Draft, DraftCount, Drafts
from asftui.importing.enterprise_fields import ORDER, Places, read_fields
from asftui.importing.enterprise_sheets import EnterpriseSheet
from asftui.importing.known import Known, is_imported
from asftui.importing.plan import Changes, ImportPlan, RowPlan, Verdict
from asftui.importing.profiles import Profile
from asftui.importing.rejects import read_keys, reading
from asftui.importing.shape import at
from asftui.importing.sheets import Book, Cell, Sheet, shown
from asftui.importing.who import Decision
from asftui.registers import enterprises, values
from asftui.registers.enterprise_counts import MEASURES, parse_count_of_people
from asftui.registers.part_dates import PartDate
from asftui.text import clean

_MEASURE: dict[str, Measure] = {"employed": "employed", "participants": "participants"}
"""What a field counts."""


@dataclass(frozen=True)
class Said:
    """One count that a row says."""

    day: dt.date
    measure: Measure
    number: int
    note: str


@dataclass(kw_only=True)
class EnterprisePlanner:
    """Plans one sheet."""

    book: Book
    sheet: Sheet
    found: EnterpriseSheet
    profile: Profile
    base: Known
    year: int | None
    order: values.Order | None = None
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """Which enterprise a doubtful row means: an id, or `apart`."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def plan(self) -> ImportPlan:
        """Return the plan. Raises NotFound where a decision names an enterprise that is not there."""
        self._imported = is_imported(self.book.digest)
        self._drafts = Drafts()
        self._places = Places(self.base.plans)
        self._about = 0
        self._long = any(column.field == "date" for column in self.found.columns)
        mended = read_keys(self.found.table.body, self.found.columns)
        body, sums = self._body()
        numbers = {*MEASURES, "amount"}  # read with the words around them, below
        checked = check_rows(
            body,
            [column for column in self.found.columns if column.field not in {*numbers, "name"}],
            self.profile,
            year=self.year or mended.year,
            order=self.order or mended.order,
            dated=True,
        )
        self.problems += checked.problems
        rows = [self._row(record) for record in checked.records]
        self._say(checked.notes, sums)
        return ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind=self.profile.kind,
            certainty=self.found.certainty,
            reason=self.found.why,
            others=self.found.others,
            header_row=self.sheet.first_row + self.found.heading.last,
            top=self.sheet.rows[: self.found.heading.last + 1],
            reading=reading(checked.order, family_first=False, year=self.year or mended.year),
            columns=self.found.columns,
            rows=tuple(rows),
            problems=tuple(sorted(self.problems, key=lambda p: (p.row, p.column))),
            notes=tuple(self.notes),
            changes=Changes(enterprises=self._drafts.intake()),
            change=self.base.change,
        )

    def _body(self) -> tuple[list[tuple[int, tuple[Cell, ...]]], list[int]]:
        """Return the rows of enterprises, and those of sums; what is written once over several goes down to each."""
        by_field = {column.field: column.index for column in reversed(self.found.columns) if column.field}
        name, place = by_field["enterprise"], by_field.get("municipality")
        numbers = {column.index for column in self.found.columns if column.field == "line"}
        rows: list[tuple[int, tuple[Cell, ...]]] = []
        sums: list[int] = []
        over, above = "", None
        for number, cells in sorted([*self.found.table.body, *self._left_places()], key=lambda row: row[0]):
            filled = [n for n, cell in enumerate(cells) if cell is not None and cell != ""]
            if numbers.issuperset(filled):  # a line with its printed number alone
                continue
            text = shown(at(cells, filled[0]))
            if is_sum(text) and (filled[0] == name or not isinstance(at(cells, name), str)):
                sums.append(number)
                continue
            if municipality := self._over(cells):
                over = municipality
                continue
            more = [*cells, *[None] * (max(name, place or 0) + 1 - len(cells))]
            if self._long and more[name] is None:
                more[name] = above
            if over and place is not None and more[place] is None:
                more[place] = over
            elif over and place is None:
                self._places.over[number] = over
            above = more[name]
            self._whole_date(more, by_field.get("date"))
            rows.append((number, tuple(more)))
        return rows, sums

    def _whole_date(self, cells: list[Cell], date: int | None) -> None:
        """Write out a month that stands where a date does, as one in a heading is taken: `juni 2017`."""
        if date is None or date >= len(cells) or not isinstance(cells[date], str):
            return
        day = find_day(cells[date], self.year, self.order or "dmy", whole_year=False)
        if day is not None and not day.exact:
            cells[date] = day.date

    def _left_places(self) -> list[tuple[int, tuple[Cell, ...]]]:
        """Return the rows that the table was cut without, but stand over others: `Gävle:`."""
        rows = [(number, self.sheet.rows[number - self.sheet.first_row]) for number, _why in self.found.table.left_out]
        return [(number, cells) for number, cells in rows if self._over(cells)]

    def _over(self, cells: Sequence[Cell]) -> str:
        """Return the municipality that a row says and nothing else."""
        filled = [cell for cell in cells if cell is not None and cell != ""]
        return self._places.municipality(shown(filled[0]).rstrip(": ")) if len(filled) == 1 else ""

    def _row(self, record: Record) -> RowPlan:
        name = clean(str(record.values.get("enterprise", "")))
        if record.rejected is not None:
            return _rejected(record, record.rejected, name)
        number = self._number(record)
        counts = self._counts(record)
        if isinstance(counts, Problem):
            self.problems.append(counts)
            return _rejected(record, counts, name)
        draft, alike = self._find(name, number, record.row)
        told_before = draft.row if draft is not None else 0
        is_new = draft is None
        draft = draft or self._drafts.add(name, record.row)
        changed = self._say_fields(draft, record, number, name)
        added, replaced = self._say_counts(draft, record, counts)
        draft.row = draft.row or record.row
        self._drafts.know(draft)
        verdict: Verdict = "unchanged"
        if is_new or (self._long and added) or (draft.id is None and (changed or added)):
            verdict = "new"
        elif changed or added or replaced:
            verdict = "updated"
        elif told_before:
            verdict = "duplicate"
        labels = [self.profile.fields[each].label for each in changed]
        return RowPlan(
            row=record.row,
            verdict=verdict,
            reason=_reason(verdict, labels, counts, told_before),
            name=name,
            organisation=draft.entry.municipality or draft.entry.town,
            mark="alike" if alike else "known" if draft.id is not None else "",
            alike=tuple(alike),
            cells=record.cells,
        )

    def _find(self, name: str, number: str, row: int) -> tuple[Draft | None, list[int]]:
        """Return the enterprise that a row means, and those of the store that it may mean besides."""
        draft = self._drafts.find(name, number)
        if draft is not None:
            return draft, []
        alike = alike_to(name, self._drafts.stored_names())
        chosen = self.decisions.get(row)
        if isinstance(chosen, int):
            draft = self._drafts.by_id(chosen)
            if draft is None:
                raise NotFound(_("There is no enterprise {key}").format(key=chosen))
            return draft, alike
        if alike and chosen is None:
            others = "; ".join(each.entry.name for each in map(self._drafts.by_id, alike) if each)
            text = _("row {rows}: {name} may be {others}, and is kept apart")
            self.notes.append(text.format(rows=row, name=name, others=others))
        return None, alike

    def _number(self, record: Record) -> str:
        try:
            return enterprises.organisation_number(str(record.values.get("number", "")))
        except RecordError as error:
            self._wrong(record, "number", "…", str(error))  # it may be somebody's own
            return ""

    def _say_fields(self, draft: Draft, record: Record, number: str, name: str) -> list[str]:
        """Take what a row says of its enterprise; return the fields that change."""
        said, wrong = read_fields(record, draft, name, self._drafts, self._places)
        for each, text, why in wrong:
            self._wrong(record, each, text, why)
        said["number"] = number
        changed = []
        for each in ORDER:
            value: Any = said.get(each)
            now = getattr(draft.entry, each)
            if value in (None, "", ()):
                continue
            if value == now or _is_vaguer(value, now):
                draft.said.setdefault(each, record.row)
                continue
            if now not in (None, "", ()) and each in draft.said and each != "aliases":
                why = _("row {row} says otherwise: {value}").format(row=draft.said[each], value=_shown(now))
                self._wrong(record, each, _shown(value), why)
                continue
            if now not in (None, "", ()) and self._imported:  # it was put right by hand since
                continue
            try:
                entry = replace(draft.entry, **{each: value})
                enterprises.enterprise_values(entry)
            except RecordError as error:
                self._wrong(record, each, _shown(value), str(error))
                continue
            draft.entry, draft.said[each], draft.changed = entry, record.row, True
            changed.append(each)
        return changed

    def _counts(self, record: Record) -> list[Said] | Problem:
        """Return the counts of a row, or why it cannot go in."""
        found: list[Said] = []
        day = self._date(record) if self._long else self.found.day
        cells = [(column, at(record.cells, column.index)) for column in self.found.columns]
        of = find_measure(str(record.values.get("measure", "")))  # of a sheet that has a row for each number
        for column, cell in cells:
            measure = of if column.field == "amount" else _MEASURE.get(column.field)
            if measure is None or values.is_empty(cell):
                continue
            own = self.found.counted.get(column.index)
            when = own.day if own else day
            if when is None and self._long:
                return Problem(row=record.row, column="", value="", reason=_("the row has no date"))
            try:
                if when is None:
                    raise RecordError(
                        _("Nothing says of which date this is"),
                        remedy=_("Write it in the heading: Antal anställda 2017-06-30."),
                    )
                number, note = parse_count_of_people(cell)
            except RecordError as error:
                why = str(error)
                self.problems.append(Problem(row=record.row, column=column.place, value=shown(cell), reason=why))
                continue
            found.append(Said(when.date, measure, number, f"{_label(measure)}: {note}" if note else ""))
        return found

    def _date(self, record: Record) -> Day | None:
        """Return the date of a row: a day, or a month or longer, as headings may say it too."""
        if "date" in record.values:
            return Day(record.values["date"][0], exact=True)
        column = next(column for column in self.found.columns if column.field == "date")
        day = find_day(at(record.cells, column.index), self.year, self.order or "dmy")
        if day is not None:
            blamed = (record.row, column.place)
            self.problems = [each for each in self.problems if (each.row, each.column) != blamed]
        return day

    def _say_counts(self, draft: Draft, record: Record, counts: Sequence[Said]) -> tuple[bool, bool]:
        """Take a row's counts; return whether any is new, and whether any replaces another."""
        added = replaced = False
        for each in counts:
            count = draft.counts.setdefault(each.day, DraftCount())
            now = count.numbers.get(each.measure)
            if each.measure in count.said and now != each.number:
                why = _("row {row} says {n} of the same date").format(row=count.said[each.measure], n=now)
                self._wrong(record, each.measure, str(each.number), why)
                continue
            count.said.setdefault(each.measure, record.row)
            if now == each.number or (now is not None and self._imported):
                continue
            added, replaced = added or now is None, replaced or now is not None
            count.numbers[each.measure] = each.number
            count.row, count.changed = record.row, True
            if each.note and each.note not in count.note:
                count.note = "; ".join(filter(None, (count.note, each.note)))
                self._about += 1
            state = draft.entry.life.state(each.day)
            if state in ("not-started", "ended") and each.number:
                why = _("it had not started then") if state == "not-started" else _("it had ended by then")
                self._wrong(record, each.measure, f"{each.number} ({each.day.isoformat()})", why)
        return added, replaced

    def _wrong(self, record: Record, name: str, value: str, why: str) -> None:
        place = next((column.place for column in self.found.columns if column.field == name), "")
        self.problems.append(Problem(row=record.row, column=place, value=value, reason=why))

    def _say(self, checked: Sequence[str], sums: Sequence[int]) -> None:
        found = self.found
        told = [*self.sheet.notes, *checked]
        for column in found.columns:
            counted = found.counted.get(column.index)
            if counted is not None and not counted.day.exact:
                text = _('"{heading}" is taken as {day}')
                told.append(text.format(heading=column.heading, day=show_day(counted.day.date)))
        undated = [c for c in found.columns if c.field in MEASURES and c.index not in found.counted]
        if found.day is not None and undated and not self._long:
            told.append(_("the counts are taken as of {day}").format(day=show_day(found.day.date)))
        if found.unused:
            told.append(_("not taken: {headings}").format(headings=", ".join(found.unused)))
        if self._about:
            text = ngettext("{n} count is about right only", "{n} counts are about right only", self._about)
            told.append(text.format(n=self._about))
        if self._places.unknown:
            names = ", ".join(sorted(self._places.unknown))
            told.append(_("no municipality of the plan: {names}").format(names=names))
        for one, other in alike_pairs(self._drafts.new_names()):
            told.append(_("{one} and {other} are both new, and may be the same").format(one=one, other=other))
        over = {row for row, _cells in self._left_places()}
        left = [(row, why) for row, why in found.table.left_out if row not in over]
        left = sorted([*left, *((row, _("a row of sums")) for row in sums)])
        told += [_("row {row} is left out: {why}").format(row=row, why=why) for row, why in left]
        self.notes[:0] = told


def _rejected(record: Record, why: Problem, name: str) -> RowPlan:
    return RowPlan(
        row=record.row,
        verdict="rejected",
        reason=why.reason,
        column=why.column,
        value=why.value,
        name=name,
        cells=record.cells,
    )


def _is_vaguer(value: object, now: object) -> bool:
    """Return whether a date says less than the one that is known: the year of a day."""
    return isinstance(value, PartDate) and isinstance(now, PartDate) and str(now).startswith(str(value))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _label(measure: Measure) -> str:
    return _("employed") if measure == "employed" else _("participants")


def _reason(verdict: Verdict, changed: Sequence[str], counts: Sequence[Said], row: int) -> str:
    if verdict == "duplicate":
        return _("the same as row {row}").format(row=row)
    if verdict == "unchanged":
        return ""
    by_day: dict[dt.date, list[str]] = {}
    for each in counts:
        by_day.setdefault(each.day, []).append(f"{each.number} {_label(each.measure)}")
    told = [f"{show_day(day)}: {', '.join(said)}" for day, said in sorted(by_day.items(), reverse=True)]
    if verdict == "updated" and changed:
        told.insert(0, _("changes: {what}").format(what=", ".join(changed)))
    return "; ".join(told)
