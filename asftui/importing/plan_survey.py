"""The plan of a survey's export: which survey it adds to, what is new in it, and what it is about."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from asftui.errors import NotFound, UsageError
from asftui.formats import show_day
from asftui.i18n import _, ngettext
from asftui.importing.check import Problem
from asftui.importing.facts import find_date
from asftui.importing.known import Known, KnownEvent, read_for
from asftui.importing.occasions import Occasion, match_occasions, tell_type
from asftui.importing.plan import Changes, EventPlan, ImportPlan, RowPlan, Verdict
from asftui.importing.sheets import Book, Sheet, shown
from asftui.importing.survey_heading import words
from asftui.importing.survey_sheets import SheetRow, SurveySheet
from asftui.registers.survey_answers import QuestionType, normal, number_of, question_key, step_of
from asftui.registers.survey_answers import tell_type as type_of
from asftui.registers.surveys import (
    Addition,
    AnswerChange,
    KnownSurvey,
    Question,
    Response,
    SurveyEntry,
    answers_of,
    known_surveys,
)
from asftui.text import clean, fold

_DAYS_AFTER = 7
"""So long after an event its survey may be answered first."""
_SHARED = 0.5
"""What part of the questions two exports of one form have in common at least."""
_NUMBERED = re.compile(r"\s?\((?:\d{1,9}-)?\d{1,9}\)|\s?\((?:svar|responses)\)", re.I)
"""What Microsoft and Google put after a form's name: `(1-24)`, `(Responses)`."""


def plan_survey(
    book: Book, sheet: Sheet, found: SurveySheet, base: Known, *, event: int | None = None, new_event: str = ""
) -> ImportPlan:
    """Return what importing a survey's export would do.

    Args:
        book: the file.
        sheet: its sheet.
        found: what the sheet asks and answers.
        base: the store as it is.
        event: id of the event that it is about, where the user says so.
        new_event: a new one that the user asks for; those who answer a survey make none.

    Raises:
        NotFound: there is no such event.
        UsageError: a new event is asked for.
    """
    if new_event:
        raise UsageError(
            _("A survey makes no event"),
            where=f"{book.file} › {sheet.name}",
            remedy=_("Add the event first, then import the survey with --event ID."),
        )
    return _Planner(book, sheet, found, base, event).plan()


@dataclass
class _Planner:
    book: Book
    sheet: Sheet
    found: SurveySheet
    base: Known
    given: int | None
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def plan(self) -> ImportPlan:
        """Return the plan."""
        surveys = known_surveys()
        title = _title(self.book, self.sheet, self.found)
        survey = self._same(surveys, title)
        about: KnownEvent | None = None
        if survey is None:
            entry, about = self._about(title)
            self._tell_rounds(surveys)
        else:
            entry = SurveyEntry(title=survey.title)
            self.notes.append(_('added to the survey "{title}"').format(title=survey.title))
        questions, kept = self._questions(survey)
        rows, addition = self._rows(survey, questions, kept)
        addition = replace(addition, entry=entry, survey=survey.id if survey else None, questions=tuple(questions))
        self._tell_dropped()
        events = (_event_plan(about),) if about is not None else ()
        return ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind="survey",
            certainty=0.95,
            reason=self.found.why,
            header_row=self.found.header_row,
            top=self.sheet.rows[: self.found.last + 1],
            columns=self.found.columns,
            events=events,
            rows=tuple(rows),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
            changes=Changes(survey=addition),
            change=self.base.change,
        )

    def _same(self, surveys: Sequence[KnownSurvey], title: str) -> KnownSurvey | None:
        """Return the survey that this is a later export of.

        Rows with ids or times of their own belong to the survey that has some of them. Others are told by what they
        answer, which another round may answer too: there the name must be the same, or nothing of it be missing here.
        """
        asked = {question_key(text) for text in self.found.questions}
        keys = {row.key for row in self.found.rows}
        best: tuple[int, KnownSurvey] | None = None
        for each in surveys:
            if len(asked & each.questions.keys()) < _SHARED * max(len(asked), len(each.questions)):
                continue
            common = len(keys & each.responses.keys())
            named = fold(each.title) == fold(title) and asked == each.questions.keys()
            whole = bool(each.responses) and each.responses.keys() <= keys
            if (common and (self.found.own_keys or named or whole)) or (named and not _other_time(each, self._day())):
                best = (common, each) if best is None or common > best[0] else best
        return best[1] if best else None

    def _questions(self, survey: KnownSurvey | None) -> tuple[list[Question], set[int]]:
        """Return the questions with their types, and the places of those whose answers are taken."""
        there = survey.questions if survey else {}
        stored = answers_of(list(survey.responses.values())) if survey else {}
        questions: list[Question] = []
        taken: set[int] = set()
        for place, text in enumerate(self.found.questions):
            answers = [row.answers[place] for row in self.found.rows if row.finished and place in row.answers]
            known = there.get(question_key(text))
            if known is None:
                questions.append(Question(text=text, type=type_of(text, answers)))
                taken.add(place)
                continue
            old = [answer for (_r, question), (_id, answer) in stored.items() if question == known.id]
            kind = known.type
            if _coded(old) != _coded(answers) and old and answers:
                self.notes.append(
                    _(
                        '"{question}" is exported otherwise than before, as codes or as labels, and is left as it is'
                    ).format(question=text)
                )
            else:
                taken.add(place)
                kind = _wider(kind, type_of(text, [*old, *answers]))
            questions.append(replace(known, type=kind))
        return questions, taken

    def _rows(
        self, survey: KnownSurvey | None, questions: Sequence[Question], taken: set[int]
    ) -> tuple[list[RowPlan], Addition]:
        there = survey.responses if survey else {}
        stored = answers_of([there[row.key] for row in self.found.rows if row.key in there])
        plans: list[RowPlan] = []
        new: list[Response] = []
        changes: list[AnswerChange] = []
        seen: dict[str, int] = {}
        for row in self.found.rows:
            answers = {n: normal(text, questions[n].type) for n, text in row.answers.items() if n in taken}
            if why := _lacks(row):
                self.problems.append(Problem(row=row.number, column="", value="", reason=why))
                plans.append(RowPlan(row=row.number, verdict="rejected", reason=why, cells=row.cells))
                continue
            verdict: Verdict = "new"
            reason = ngettext("{n} answer", "{n} answers", len(answers)).format(n=len(answers))
            if row.key in seen:
                verdict, reason = "duplicate", _("the same response as row {row}").format(row=seen[row.key])
            elif row.key not in there:
                new.append(Response(key=row.key, answers=answers, row=row.number))
            else:
                own = _changes(there[row.key], answers, questions, stored, row.number)
                changes += own
                verdict = "updated" if own else "unchanged"
                asked = ", ".join(questions[each.question].text for each in own)
                reason = _("changes: {what}").format(what=asked) if own else ""
            seen.setdefault(row.key, row.number)
            plans.append(RowPlan(row=row.number, verdict=verdict, reason=reason, cells=row.cells))
        entry = SurveyEntry(title="")
        return plans, Addition(
            entry=entry,
            survey=None,
            questions=(),
            responses=tuple(new),
            changes=tuple(changes),
            row=self.found.header_row,
        )

    def _about(self, title: str) -> tuple[SurveyEntry, KnownEvent | None]:
        """Return what a new survey is about: the event that its date and title fit, else the plan."""
        day = self._day()
        if self.given is not None:
            known = read_for(self.base, names=(), emails=(), dates=(), event=self.given)
            match = next((each for each in known.events if each.id == self.given), None)
            if match is None:
                raise NotFound(
                    _("There is no event {key}").format(key=self.given), remedy=_("`asftui list events` lists them.")
                )
            return SurveyEntry(title=title, about="event", event=match.id, date=match.date), match
        fits = self._fitting(day) if day else []
        if len(fits) == 1:
            self.notes.append(_("it is about {event} (--event says otherwise)").format(event=_named(fits[0])))
            return SurveyEntry(title=title, about="event", event=fits[0].id, date=fits[0].date), fits[0]
        if fits:
            text = _("it fits {n} events, and is taken to be about the plan (--event says which)").format(n=len(fits))
        else:
            text = _("it fits no event, and is taken to be about the plan (--event says which)")
        self.notes.append(text)
        return SurveyEntry(title=title, date=day), None

    def _fitting(self, first: dt.date) -> list[KnownEvent]:
        """Return the events that it may be about: of its date, else of the days before somebody answered."""
        said = self._said_day()
        days = [first] if said else [first - dt.timedelta(days=n) for n in range(_DAYS_AFTER + 1)]
        known = read_for(self.base, names=(), emails=(), dates=days)
        text = _telling(self.book, self.sheet, self.found)
        town = next((self.base.places[word] for word in fold(text).split() if word in self.base.places), "")
        fits: list[KnownEvent] = []
        for day in days:
            occasion = Occasion(date=day, type=tell_type(self.base, day, text), title=text, town=town)
            match_occasions([occasion], known)
            fits += [each for each in known.events if each.id in occasion.candidates]
            if fits and day == first:
                break
        return fits

    def _day(self) -> dt.date | None:
        """Return when it was: as a name says, else the day of the first answer."""
        return self._said_day() or min((row.day for row in self.found.rows if row.day), default=None)

    def _said_day(self) -> dt.date | None:
        for text in (*_above(self.sheet, self.found), self.sheet.name, _stem(self.book)):
            if (said := find_date(text, None)) is not None:
                return said[0]
        return None

    def _tell_rounds(self, surveys: Sequence[KnownSurvey]) -> None:
        asked = {question_key(text) for text in self.found.questions}
        for each in surveys:
            if len(asked & each.questions.keys()) >= _SHARED * max(len(asked), len(each.questions)):
                self.notes.append(_('another round of "{title}"').format(title=each.title))

    def _tell_dropped(self) -> None:
        if self.found.personal:
            self.notes.append(_("never stored: {headings}").format(headings=", ".join(self.found.personal)))
        who = [column.heading for column in self.found.columns if column.field in ("name", "email")]
        if who:
            self.notes.append(_("who answered is not stored: {headings}").format(headings=", ".join(who)))
        if n := self.found.masked:
            self.notes.append(
                ngettext(
                    "{n} answer with a personal identity number is masked",
                    "{n} answers with personal identity numbers are masked",
                    n,
                ).format(n=n)
            )


def _changes(
    response: int,
    answers: Mapping[int, str],
    questions: Sequence[Question],
    stored: Mapping[tuple[int, int], tuple[int, str]],
    row: int,
) -> list[AnswerChange]:
    """Return what a response that is there says otherwise now. An empty cell changes nothing."""
    found = []
    for place, text in answers.items():
        key = questions[place].id
        there = stored.get((response, key)) if key is not None else None
        if there is None or there[1] != text:
            old = there[0] if there else None
            found.append(AnswerChange(response=response, question=place, text=text, row=row, answer=old))
    return found


def _lacks(row: SheetRow) -> str:
    if not row.finished:
        return _("it was begun and never sent in")
    return "" if row.answers else _("no question is answered")


def _wider(old: QuestionType, now: QuestionType) -> QuestionType:
    """Return the type of a question of which more answers have come: several choices are kept as they were parted."""
    return old if old == "several" else now


def _coded(answers: Sequence[str]) -> bool:
    """Return whether answers are numbers: Enalyzer exports a survey as labels, or as numbers."""
    numbers = sum(step_of(answer) is not None or number_of(answer) is not None for answer in answers)
    return numbers * 2 > len(answers)


def _other_time(survey: KnownSurvey, day: dt.date | None) -> bool:
    """Return whether a survey with the same name was so long ago that this is another round."""
    return survey.date is not None and day is not None and abs((day - survey.date).days) > 60


def _title(book: Book, sheet: Sheet, found: SurveySheet) -> str:
    """Return what the survey is called: over its table, else by the name of sheet or file, where that tells."""
    above = _above(sheet, found)
    stem = _stem(book)
    named = [*above, *([sheet.name] if _without_generic(sheet.name) else []), stem]
    text = next((each for each in named if each), "") or _("Survey")
    return text[0].upper() + text[1:]


def _telling(book: Book, sheet: Sheet, found: SurveySheet) -> str:
    """Return the words of its names that tell which event it is about."""
    parts = [*_above(sheet, found), sheet.name, _stem(book)]
    for text in parts:
        said = find_date(text, None)
        bare = f"{text[: said[1][0]]} {text[said[1][1] :]}" if said else text
        if rest := _without_generic(bare):
            return rest
    return ""


def _without_generic(text: str) -> str:
    """Return a name without what says that it is a survey: `Enkät frukostmöte` gives `frukostmöte`."""
    text = f" {re.sub('[-_]+', ' ', _NUMBERED.sub('', text))} "
    kept = [word for word in text.split() if fold(word).rstrip("0123456789") not in words("generic") and fold(word)]
    return " ".join(kept)


def _above(sheet: Sheet, found: SurveySheet) -> list[str]:
    rows = [[cell for cell in cells if cell is not None] for cells in sheet.rows[: found.first]]
    return [clean(shown(row[0])) for row in rows if len(row) == 1 and isinstance(row[0], str) and len(row[0]) < 120]


def _stem(book: Book) -> str:
    stem = book.file.rpartition(".")[0] or book.file.strip("-")
    return clean(re.sub(r"_+|(?<!\d)-+|-+(?!\d)", " ", _NUMBERED.sub("", stem)))


def _event_plan(event: KnownEvent) -> EventPlan:
    return EventPlan(
        date=event.date, type=event.type, title=event.title, town=event.town, ref=event.id, candidates=(event.id,)
    )


def _named(event: KnownEvent) -> str:
    return f"{event.title or event.type} {show_day(event.date)}"
