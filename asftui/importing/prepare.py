"""From a sheet to its plan: the stages one after another, with what the store knows handed in between them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from asftui.errors import NoEvent, NotFound, UsageError
from asftui.i18n import _, ngettext
from asftui.importing.check import Checked, Problem, Record, check_rows
from asftui.importing.facts import Facts, find_date
from asftui.importing.known import Known, read_base, read_for
from asftui.importing.layout import hidden_in_words, without_hidden
from asftui.importing.occasions import Occasion, find_occasions, match_occasions, tell_type
from asftui.importing.organisations import Organisations
from asftui.importing.plan import ImportPlan, RowPlan
from asftui.importing.plan_attendance import AttendancePlan
from asftui.importing.plan_events import plan_events
from asftui.importing.plan_people import plan_people
from asftui.importing.planning import Gathered
from asftui.importing.profiles import Profile, load_profiles
from asftui.importing.recognise import Hints, Recognised, recognise
from asftui.importing.sheets import Book, Cell, Sheet
from asftui.importing.who import Decision
from asftui.registers import values
from asftui.registers.event_types import find_type
from asftui.text import fold


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user says about an import; what is empty is told by the sheet."""

    kind: str = ""
    sheet: str = ""
    """Name of the only sheet that is wanted."""
    event: int | None = None
    """Id of the event that the rows are about."""
    new_event: str = ""
    """`DATE TYPE TITLE` of a new one."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field by heading; an empty field clears."""
    order: values.Order | None = None
    """Which comes first in `3/4`."""
    skip_hidden: bool = False
    """Leave out hidden rows and columns."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """Who a doubtful row's person is: an id, or `apart`."""
    today: dt.date | None = None
    """The day that events are held or planned against; today where it is None."""
    plan: str = ""
    """Code of the plan in use; empty: as everywhere."""
    profile_folder: Path | None = None
    """The user's own profiles."""
    remembered: Callable[[Sequence[str]], Mapping[str, str]] | None = None
    """Gives the mapping of an earlier sheet with these headings."""


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
    found = recognise(sheet, book.file, profiles, _hints(base, options))
    if not found.kind:
        return _left(book, sheet, found.reason, base.change, found)
    return _Planner(book, sheet, options, today, profiles[found.kind], found, base).plan()


def _left(book: Book, sheet: Sheet, why: str, change: int, found: Recognised | None = None) -> ImportPlan:
    return ImportPlan(
        file=book.file,
        digest=book.digest,
        sheet=sheet.name,
        kind="",
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
        year=_plan_year(base),
        order=options.order,
        kind=options.kind,
        attends=options.event is not None or bool(options.new_event),
        overrides=options.mapping,
        remembered=options.remembered,
    )


def _plan_year(base: Known) -> int | None:
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
        checked = check_rows(
            self.found.body,
            self.found.columns,
            self.profile,
            year=facts.year or _plan_year(self.base),
            order=self.options.order,
            is_organisation=lambda text: fold(text) in self.base.organisation_names,
            dated=given is not None or facts.date is not None,
            sections=self.found.table.sections,
        )
        good = [record for record in checked.records if record.rejected is None]
        occasions, undated = self._occasions(good, facts, given)
        known = self._known(good, occasions)
        if given is None:
            match_occasions(occasions, known)
        elif self.options.event is not None:
            self._take_given(given, known)
        gathered = Gathered(known=known, organisations=Organisations(known=known))
        rows = {record.row: _rejected(record) for record in checked.records if record.rejected is not None}
        problems = [*self._facts_problems(facts), *checked.problems]
        events = None
        if self.profile.kind == "people":
            planned, changes = plan_people(good, gathered, self.options.decisions)
        elif self.profile.kind == "events":
            events, planned, changes = plan_events(occasions, gathered, self.today)
        else:
            attendance = AttendancePlan(
                gathered=gathered,
                occasions=occasions,
                has_marks=any(c.field in ("present", "signature") for c in self.found.columns),
                decisions=self.options.decisions,
                today=self.today,
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
            top=self.sheet.rows[: self.found.heading.last + 1] if self.found.heading else (),
            named=self._named(facts),
            columns=self.found.columns,
            events=tuple(events.plans) if events else (),
            rows=tuple(rows[number] for number in sorted(rows)),
            problems=tuple(sorted(problems, key=lambda p: (p.row, p.column))),
            changes=changes,
            change=self.base.change,
        )
        return replace(plan, notes=tuple(self._notes(plan, checked, gathered, facts)))

    def _occasions(
        self, good: Sequence[Record], facts: Facts, given: Occasion | None
    ) -> tuple[list[Occasion], list[Record]]:
        if self.profile.kind == "people":
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
        if self.profile.kind != "attendance":
            return None
        if self.options.event is not None:
            return Occasion(date=self.today, given=True)  # the store's own is put in its place
        return _new_occasion(self.options, self.base, self.today) if self.options.new_event else None

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

    def _known(self, good: Sequence[Record], occasions: Sequence[Occasion]) -> Known:
        return read_for(
            self.base,
            names=(fold(str(record.values["name"])) for record in good if "name" in record.values),
            emails=(str(record.values["email"]) for record in good if "email" in record.values),
            dates=(occasion.date for occasion in occasions if not occasion.given),
            event=self.options.event if self.profile.kind == "attendance" else None,
            digest=self.book.digest,
        )

    def _facts_problems(self, facts: Facts) -> list[Problem]:
        return [
            Problem(row=self.sheet.first_row + index, column="", value=value, reason=reason)
            for index, value, reason in facts.wrong
        ]

    def _notes(self, plan: ImportPlan, checked: Checked, gathered: Gathered, facts: Facts) -> list[str]:
        notes = hidden_in_words(self.sheet, skipped=self.options.skip_hidden)
        notes += [*self.sheet.notes, *checked.notes]
        if self.found.others and self.found.certainty < 0.8:
            notes.append(
                _("taken as {kind} ({reason}); it could be {others} (--kind says which)").format(
                    kind=plan.kind, reason=plan.reason, others=", ".join(self.found.others)
                )
            )
        refused = [
            column.heading
            for column in plan.columns
            if column.field and self.profile.fields[column.field].type == "refused"
        ]
        if refused:
            notes.append(_("never stored: {headings}").format(headings=", ".join(refused)))
        phones = [c.heading for c in plan.columns if not c.field and self._is_telephone(c.heading)]
        if phones:
            notes.append(
                _('not taken unless you say so: {headings} (--map "{heading}=telephone")').format(
                    headings=", ".join(phones), heading=phones[0]
                )
            )
        if plan.named:
            notes.append(_("the date {day} is from the name of sheet or file").format(day=facts.date))
        marks = [column for column in plan.columns if column.field in ("present", "signature")]
        if plan.kind == "attendance" and marks and plan.rows and not any(row.present for row in plan.rows):
            notes.append(
                _('no row has a mark under "{heading}": nobody is taken as present').format(heading=marks[0].heading)
            )
        by_email = sum("named_by_email" in record.values for record in checked.records)
        if by_email:
            notes.append(
                ngettext(
                    "{n} row without a name is named by its e-mail address",
                    "{n} rows without a name are named by their e-mail addresses",
                    by_email,
                ).format(n=by_email)
            )
        notes += [_("row {row} is left out: {why}").format(row=row, why=why) for row, why in self.found.table.left_out]
        return [*notes, *gathered.organisations.notes, *gathered.notes]

    def _named(self, facts: Facts) -> tuple[tuple[str, Cell], ...]:
        told = "date" in facts.labelled or self.options.new_event or self.options.event is not None
        if facts.date is None or told or self.profile.kind != "attendance":
            return ()
        if any(column.field == "date" for column in self.found.columns):
            return ()
        kind = "" if "title" in facts.labelled or "type" in facts.labelled else facts.title or facts.type
        town = "" if "town" in facts.labelled else facts.town
        said = ((_("Date"), facts.date), (_("Type"), kind), (_("Place"), town))
        return tuple((label, value) for label, value in said if value)

    def _is_telephone(self, heading: str) -> bool:
        return any(self.profile.fields[name].type == "telephone" for name in self.profile.known.get(fold(heading), ()))


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


def _new_occasion(options: Options, base: Known, today: dt.date) -> Occasion:
    """Return the event in `DATE TYPE TITLE`. Raises UsageError."""
    text = options.new_event
    year = _plan_year(base) or today.year
    found = find_date(text, year, options.order or "dmy")
    if found is None or text[: found[1][0]].strip():
        raise UsageError(
            _('"{text}" does not begin with a date').format(text=text),
            remedy=_('Write --new-event "2017-03-14 frukostmöte Frukostmöte i Bollnäs".'),
        )
    day, (_start, end) = found
    rest = text[end:].strip()
    kind = find_type(base.plan_at(day), rest)
    if kind is None:
        raise UsageError(
            _('"{text}" names no type of event').format(text=text),
            remedy=_("Choose one of: {values}.").format(
                values=", ".join(each.name for each in base.plan_at(day).event_types)
            ),
        )
    # A type that stands by itself before a title is no part of it: `frukostmöte Möte med AF` is called `Möte med AF`.
    head, _space, tail = rest.partition(" ")
    title = tail.strip() if tail and find_type(base.plan_at(day), head) is kind else rest
    town = next((base.places[word] for word in fold(rest).split() if word in base.places), "")
    return Occasion(
        date=day,
        type=tell_type(base, day, rest) or kind.code,
        title=title if tail else "",
        town=town,
    )
