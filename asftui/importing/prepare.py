"""From a sheet to its plan: the stages one after another, with what the store knows handed in between them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from asftui.errors import NoEvent, NotFound, UsageError
from asftui.i18n import _
from asftui.importing.check import Checked, Problem, Record, check_rows
from asftui.importing.collecting import no_collection
from asftui.importing.enterprise_import import plan_enterprises
from asftui.importing.facts import Facts
from asftui.importing.identities import identify, masked_notes, without_refused
from asftui.importing.known import Known, read_base, read_for
from asftui.importing.layout import hidden_in_words, without_hidden
from asftui.importing.matrix import spread, unmarked
from asftui.importing.notes import kind_notes, row_notes
from asftui.importing.occasions import Occasion, find_occasions, match_occasions, new_occasion
from asftui.importing.options import Options
from asftui.importing.organisations import Organisations
from asftui.importing.plan import ImportPlan, RowPlan
from asftui.importing.plan_attendance import AttendancePlan
from asftui.importing.plan_days import plan_days
from asftui.importing.plan_events import plan_events
from asftui.importing.plan_people import plan_people
from asftui.importing.plan_placements import plan_placements
from asftui.importing.plan_survey import plan_survey
from asftui.importing.planning import Gathered
from asftui.importing.profiles import Profile, load_profiles
from asftui.importing.recognise import Hints, Recognised, recognise
from asftui.importing.rejects import read_keys, reading
from asftui.importing.remembered import recall, to_remember
from asftui.importing.sheets import Book, Cell, Sheet
from asftui.importing.survey_sheets import read_survey
from asftui.registers.event_types import find_type
from asftui.text import fold


def plan_book(
    book: Book, options: Options, *, cancelled: Callable[[], bool] | None = None
) -> list[tuple[Sheet, ImportPlan]]:
    """Return the plan of each sheet that is wanted, each against the store as it is now.

    Raises:
        UsageError: there is no such sheet, kind, heading or field; or the new event cannot be understood.
        NoEvent: attendance that says nowhere when it was.
        NotFound: there is no such event or plan.
    """
    sheets = [sheet for sheet in book.sheets if not options.sheet or fold(sheet.name) == fold(options.sheet)]
    if not sheets:
        raise UsageError(
            _('There is no sheet "{name}"').format(name=options.sheet),
            where=book.file,
            remedy=_("There are: {names}.").format(names=", ".join(sheet.name for sheet in book.sheets)),
        )
    found: list[tuple[Sheet, ImportPlan]] = []
    wrong: UsageError | None = None
    for sheet in sheets:
        if cancelled is not None and cancelled():
            break
        try:
            with no_collection():
                plan = plan_sheet(book, sheet, options)
        except UsageError as error:  # a heading that only another sheet of the book has
            wrong = wrong or error
            plan = _left(book, sheet, str(error), 0)
        found.append((sheet, plan))
    if wrong is not None and not any(plan.kind for _sheet, plan in found):
        raise wrong
    return found


def plan_sheet(book: Book, sheet: Sheet, options: Options) -> ImportPlan:
    """Return the plan of one sheet. Raises as `plan_book` does."""
    today = options.today or dt.date.today()  # noqa: DTZ011 - the day on the user's own wall
    profiles = load_profiles(options.profile_folder)
    if options.kind and options.kind not in profiles:
        raise UsageError(
            _('"{kind}" is no kind of sheet').format(kind=options.kind),
            remedy=_("Choose one of: {values}.").format(values=", ".join(sorted(profiles))),
        )
    if sheet.hidden and not options.sheet:
        return _left(book, sheet, _("the sheet is hidden (--sheet takes it all the same)"), 0)
    if options.skip_hidden:
        sheet = without_hidden(sheet)
    if not sheet.rows:
        return _left(book, sheet, _("the sheet is empty"), 0)
    base = read_base(today, options.plan)
    if options.kind in ("", "survey"):
        survey = read_survey(sheet, profiles, wanted=bool(options.kind), overrides=options.mapping)
        if survey is not None:
            return plan_survey(book, sheet, survey, base, event=options.event, new_event=options.new_event)
    if options.kind in ("", "placement-days"):
        days = plan_days(
            book,
            sheet,
            profiles,
            base,
            options.mapping,
            options.order,
            wanted=bool(options.kind),
            skipped=options.skip_hidden,
        )
        if days is not None:
            return days
    hints = _hints(base, options)
    enterprises = plan_enterprises(book, sheet, profiles, hints, base, options.decisions)
    if enterprises is not None:
        return enterprises
    found = recognise(sheet, book.file, profiles, hints)
    enterprises = plan_enterprises(book, sheet, profiles, hints, base, options.decisions, found)
    if enterprises is not None:
        return enterprises
    if found.kind and profiles[found.kind].rows == "placements":
        return plan_placements(book, sheet, found, profiles[found.kind], base, hints, today)
    if found.kind and profiles[found.kind].rows == "placement-days":
        why = _("it may be placement days, but no code, date and mark can be told in it")
        return _left(book, sheet, why, base.change, found)
    if found.kind in ("", "survey"):  # a survey without questions
        return _left(book, sheet, found.reason, base.change, found)
    with no_collection():
        return _Planner(book, sheet, options, today, profiles[found.kind], found, base).plan()


def _left(book: Book, sheet: Sheet, why: str, change: int, found: Recognised | None = None) -> ImportPlan:
    return ImportPlan(
        file=book.file,
        digest=book.digest,
        sheet=sheet.name,
        kind="",
        certainty=found.certainty if found else 0.0,
        left_kind=found.left_kind if found else "",
        others=found.others if found else (),
        reason=why,
        header_row=found.header_row if found else 0,
        notes=(_("left out: {why}").format(why=why),),
        change=change,
    )


def _hints(base: Known, options: Options) -> Hints:
    return Hints(
        is_type=lambda text: any(find_type(plan, text) is not None for plan in base.plans),
        towns=base.places,
        is_organisation=lambda text: fold(text) in base.organisation_names and fold(text) not in base.places,
        year=plan_year(base),
        order=options.order,
        kind=options.kind,
        attends=options.event is not None or bool(options.new_event),
        overrides=options.mapping,
        remembered=options.remembered or recall,
    )


def check_new_event(options: Options) -> None:
    """Raise UsageError where the new event that the user says cannot be understood."""
    today = options.today or dt.date.today()  # noqa: DTZ011 - the day on the user's own wall
    base = read_base(today, options.plan)
    if options.new_event:
        new_occasion(options.new_event, base, plan_year(base) or today.year, options.order)


def plan_year(base: Known) -> int | None:
    """Return the year that dates without one are of: the plan's, where it is one year."""
    return base.plan.start.year if base.plan.start.year == base.plan.end.year else None


class _Planner:
    def __init__(
        self,
        book: Book,
        sheet: Sheet,
        options: Options,
        today: dt.date,
        profile: Profile,
        found: Recognised,
        base: Known,
    ) -> None:
        self.book = book
        self.sheet = sheet
        self.options = options
        self.today = today
        self.profile = profile
        self.found = found
        self.base = base

    def plan(self) -> ImportPlan:
        """Check the rows and plan them."""
        facts = self.found.facts
        given = self._given_event()
        body = without_refused(self.found.body, self.found.columns, self.profile)
        mended = read_keys(body, self.found.columns)
        dated = self.found.shape.dated if self.found.shape else {}
        checked = check_rows(
            body,
            [column for column in self.found.columns if column.index not in dated or column.how == "user"],
            self.profile,
            year=facts.year or mended.year or plan_year(self.base),
            order=self.options.order or mended.order,
            is_organisation=lambda text: fold(text) in self.base.organisation_names,
            dated=given is not None or facts.date is not None,
            sections=self.found.table.sections,
            family_first=mended.family_first,
        )
        if dated:
            checked = spread(checked, self.found.columns, dated, facts)
        checked, told = identify(checked)
        good = [record for record in checked.records if record.rejected is None]
        occasions, undated = self._occasions(good, facts, given)
        known = self._known(good, occasions, mended.keys.values())
        if given is None:
            match_occasions(occasions, known)
        elif self.options.event is not None:
            self._take_given(given, known)
        gathered = Gathered(known=known, organisations=Organisations(known=known))
        rows = {record.row: _rejected(record) for record in checked.records if record.rejected is not None}
        problems = [*self._facts_problems(facts), *checked.problems]
        events = None
        if self.profile.rows == "people":
            planned, changes = plan_people(good, gathered, self.options.decisions)
        elif self.profile.rows == "events":
            events, planned, changes = plan_events(occasions, gathered, self.today)
        else:
            attendance = AttendancePlan(
                gathered=gathered,
                occasions=occasions,
                has_marks=any(c.field in ("present", "signature", "joined", "coming") for c in self.found.columns),
                decisions=self.options.decisions,
                today=self.today,
                keys=mended.keys,
            )
            events, changes = attendance.make()
            planned = attendance.rows
        rows.update(planned)
        for record in undated:
            reason = _("the row has no date")
            problems.append(Problem(row=record.row, column="", value="", reason=reason))
            rows[record.row] = RowPlan(row=record.row, verdict="rejected", reason=reason, cells=record.cells)
        problems += gathered.problems
        plan = ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind=self.profile.kind,
            certainty=self.found.certainty,
            reason=self.found.reason,
            others=self.found.others,
            header_row=self.found.header_row,
            top=self._top(),
            sections=self._sections(),
            reading=reading(
                checked.order, family_first=checked.family_first, year=facts.year or mended.year or plan_year(self.base)
            ),
            headings=self._headings(),
            learnt=self._learnt(),
            named=self._named(facts),
            columns=self.found.columns,
            events=tuple(events.plans) if events else (),
            rows=tuple(rows[number] for number in sorted(rows)),
            problems=tuple(sorted(problems, key=lambda p: (p.row, p.column))),
            changes=changes,
            change=self.base.change,
        )
        told = [*told, *masked_notes(self.sheet, plan.columns)]
        return replace(plan, notes=tuple(self._notes(plan, checked, gathered, told)))

    def _top(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows down to the heading's last; where there is none, one of the fields' names."""
        heading = self.found.heading
        if heading is None or heading.texts:
            return self.sheet.rows[: heading.last + 1] if heading else ()
        labels: list[Cell] = [None] * (max((column.index for column in self.found.columns), default=0) + 1)
        for column in self.found.columns:
            labels[column.index] = self.profile.fields[column.field].label if column.field else None
        return (*self.sheet.rows[: heading.first], tuple(labels))

    def _sections(self) -> tuple[tuple[int, str, tuple[Cell, ...]], ...]:
        rows = self.sheet.rows
        return tuple((n, name, rows[n - self.sheet.first_row]) for n, name, _told in self.found.table.sections)

    def _headings(self) -> tuple[str, ...]:
        return tuple(text for text in self.found.heading.texts if text) if self.found.heading else ()

    def _learnt(self) -> Mapping[str, str]:
        headings = self._headings()
        if self.found.shape is not None or not headings:
            return {}
        return to_remember(self.found.columns, (self.options.remembered or recall)(headings))

    def _occasions(
        self, good: Sequence[Record], facts: Facts, given: Occasion | None
    ) -> tuple[list[Occasion], list[Record]]:
        if self.profile.rows == "people":
            return [], []
        if given is not None:
            given.rows = list(good)
            return [given], []
        occasions, undated = find_occasions(good, facts, self.base)
        if undated and not occasions:
            raise NoEvent(
                _("Nothing says when this was: no date in the rows, above the table or in the names"),
                where=f"{self.book.file} › {self.sheet.name}",
                remedy=_('Say it with --event ID or --new-event "DATE TYPE TITLE".'),
            )
        return occasions, undated

    def _given_event(self) -> Occasion | None:
        if self.profile.rows != "attendance":
            return None
        if self.options.event is not None:
            return Occasion(date=self.today, given=True)  # the store's own is put in its place
        if not self.options.new_event:
            return None
        return new_occasion(
            self.options.new_event, self.base, plan_year(self.base) or self.today.year, self.options.order
        )

    def _take_given(self, given: Occasion, known: Known) -> None:
        event = next((each for each in known.events if each.id == self.options.event), None)
        if event is None:
            raise NotFound(
                _("There is no event {key}").format(key=self.options.event),
                remedy=_("`asftui list events` lists them."),
            )
        given.match = event
        given.candidates = (event.id,)
        given.date, given.type, given.title = event.date, event.type, event.title

    def _known(self, good: Sequence[Record], occasions: Sequence[Occasion], keys: Iterable[str]) -> Known:
        return read_for(
            self.base,
            names=(str(record.values["name"]) for record in good if "name" in record.values),
            emails=(str(record.values["email"]) for record in good if "email" in record.values),
            dates=(occasion.date for occasion in occasions if not occasion.given),
            event=self.options.event if self.profile.rows == "attendance" else None,
            digest=self.book.digest,
            keys=keys,
            identities=(str(record.values["identity"]) for record in good if "identity" in record.values),
        )

    def _facts_problems(self, facts: Facts) -> list[Problem]:
        return [
            Problem(row=self.sheet.first_row + index, column="", value=value, reason=reason)
            for index, value, reason in facts.wrong
        ]

    def _notes(self, plan: ImportPlan, checked: Checked, gathered: Gathered, numbers: Sequence[str]) -> list[str]:
        shape = self.found.shape
        empty = unmarked(checked.records, self.found.columns, shape.dated) if shape else []
        return [
            *hidden_in_words(self.sheet, skipped=self.options.skip_hidden),
            *self.sheet.notes,
            *checked.notes,
            *kind_notes(plan, self.found, self.profile),
            *numbers,
            *(
                [_("the date {day} is from the name of sheet or file").format(day=plan.named[0][1])]
                if plan.named
                else []
            ),
            *row_notes(plan, checked, self.found, empty),
            *gathered.organisations.notes,
            *gathered.notes,
        ]

    def _named(self, facts: Facts) -> tuple[tuple[str, Cell], ...]:
        told = "date" in facts.labelled or self.options.new_event or self.options.event is not None
        if facts.date is None or told or self.profile.rows != "attendance":
            return ()
        if any(column.field == "date" for column in self.found.columns):
            return ()
        kind = "" if "title" in facts.labelled or "type" in facts.labelled else facts.title or facts.type
        town = "" if "town" in facts.labelled else facts.town
        said = ((_("Date"), facts.date), (_("Type"), kind), (_("Place"), town))
        return tuple((label, value) for label, value in said if value)


def _rejected(record: Record) -> RowPlan:
    why = record.rejected
    assert why is not None  # noqa: S101 - for the type checker
    return RowPlan(
        row=record.row,
        verdict="rejected",
        reason=why.reason,
        column=why.column,
        value=why.value,
        name=str(record.values.get("name", "")),
        organisation=str(record.values.get("organisation", "")),
        cells=record.cells,
    )
