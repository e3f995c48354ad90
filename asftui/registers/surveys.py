"""The register of surveys: what was asked about an event, an activity, the placements or the plan, and the answers.

Who answered is nowhere in it: a response has a key, which tells it from the others when its form is exported again.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.survey_answers import QuestionType, question_key
from asftui.store import writing
from asftui.store.models import Event, Survey, SurveyAnswer, SurveyQuestion, SurveyResponse
from asftui.store.writing import Source, Writer, chunks
from asftui.text import clean

ABOUTS = ("event", "activity", "placements", "plan")


@dataclass(frozen=True, kw_only=True)
class SurveyEntry:
    """What a survey is called, and what it is about."""

    title: str
    about: str = "plan"
    """One of `ABOUTS`."""
    event: int | None = None
    """Id of the event, where it is about one."""
    activity: str | None = None
    """Code of the activity, where it is about one."""
    date: dt.date | None = None
    """Of the event, or of the first answer."""


@dataclass(frozen=True, kw_only=True)
class SurveyDetail(SurveyEntry):
    """A survey as it stands in the store."""

    id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a survey."""

    text: str
    type: QuestionType
    id: int | None = None
    """None: it is not there yet."""

    @property
    def key(self) -> str:
        """Return by what it is known in another round."""
        return question_key(self.text)


@dataclass(frozen=True, kw_only=True)
class Response:
    """What one respondent sent in, to add."""

    key: str
    answers: Mapping[int, str]
    """By the question's place, from 0."""
    row: int


@dataclass(frozen=True, kw_only=True)
class AnswerChange:
    """An answer that a response which is there gives, or gives otherwise."""

    response: int
    question: int
    """Its place, from 0."""
    text: str
    row: int
    answer: int | None = None
    """Id of the answer that is there; None where there is none yet."""


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What a sheet adds to a survey: a new one, or one that is there."""

    entry: SurveyEntry
    survey: int | None
    """None: a new one."""
    questions: tuple[Question, ...]
    """All that the sheet has; those that are there get the type that they have here."""
    responses: tuple[Response, ...] = ()
    changes: tuple[AnswerChange, ...] = ()
    row: int = 0
    """The sheet's heading."""

    def __bool__(self) -> bool:
        return bool(self.responses or self.changes)


@dataclass(frozen=True, kw_only=True)
class KnownSurvey:
    """A survey of the store as an export of it is held against it."""

    id: int
    title: str
    event: int | None
    date: dt.date | None
    questions: Mapping[str, Question]
    """By their keys."""
    responses: Mapping[str, int] = field(default_factory=dict)
    """Ids by their keys."""


def add_survey(addition: Addition, sheet: str = "") -> int:
    """Write what a sheet adds, and return the survey's id. Raises NotFound or RecordError."""
    values = survey_values(addition.entry)
    with writing(_("Survey added: {title}").format(title=values["title"])) as writer:
        survey = addition.survey
        if survey is None:
            survey = writer.insert(Survey, source=Source(sheet, addition.row), **values)
        ids = _set_questions(writer, survey, addition, sheet)
        keys = writer.insert_many(
            SurveyResponse,
            [{"survey": survey, "key": response.key} for response in addition.responses],
            [Source(sheet, response.row) for response in addition.responses],
        )
        answers = [
            ({"response": key, "question": ids[place], "text": text}, Source(sheet, response.row))
            for key, response in zip(keys, addition.responses, strict=True)
            for place, text in response.answers.items()
        ]
        for change in addition.changes:
            if change.answer is not None:
                writer.update(SurveyAnswer, change.answer, {"text": change.text}, source=Source(sheet, change.row))
            else:
                new = {"response": change.response, "question": ids[change.question], "text": change.text}
                answers.append((new, Source(sheet, change.row)))
        writer.insert_many(SurveyAnswer, [values for values, _from in answers], [source for _values, source in answers])
        return survey


def edit_survey(key: int, entry: SurveyEntry, *, revision: int | None = None) -> None:
    """Save what a survey is called and about. Raises NotFound, Changed or RecordError."""
    values = survey_values(entry)
    with writing(_("Survey changed: {title}").format(title=values["title"])) as writer:
        writer.update(Survey, key, values, revision=revision)


def delete_survey(key: int, *, revision: int | None = None) -> None:
    """Remove a survey with its questions and answers. Raises NotFound or Changed."""
    old = survey(key)
    with writing(_("Survey deleted: {title}").format(title=old.title)) as writer:
        own = SurveyResponse.select(SurveyResponse.id).where(SurveyResponse.survey == key)
        writer.delete_many(SurveyAnswer, list(SurveyAnswer.select().where(SurveyAnswer.response.in_(own)).dicts()))
        for part in (SurveyResponse, SurveyQuestion):
            writer.delete_many(part, list(part.select().where(part.survey == key).dicts()))
        writer.delete(Survey, key, revision=revision)


def survey(key: int) -> SurveyDetail:
    """Return a survey. Raises NotFound where there is none with this id."""
    row = Survey.select().where(Survey.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no survey {key}").format(key=key))
    return SurveyDetail(**row)


def survey_values(entry: SurveyEntry) -> dict[str, Any]:
    """Return a survey's row, cleaned.

    Raises:
        NotFound: there is no such event.
        RecordError: it lacks a title, or what it is about.
    """
    row = {name: value for name, value in asdict(entry).items() if name not in ("id", "revision")}
    row["title"] = clean(entry.title)
    if not row["title"]:
        raise RecordError(_("A survey needs a title"), field="title")
    if entry.about not in ABOUTS:
        raise RecordError(_('"{about}" is nothing that a survey can be about').format(about=entry.about), field="about")
    for name in ("event", "activity"):
        if entry.about != name:
            row[name] = None
        elif row[name] is None:
            raise RecordError(_("Say which one the survey is about"), field=name)
    if row["event"] is not None and Event.get_or_none(Event.id == row["event"]) is None:
        raise NotFound(_("There is no event {key}").format(key=row["event"]))
    return row


def loosen_event(writer: Writer, event: int) -> None:
    """Let the surveys about an event that goes be about the plan."""
    for (key,) in Survey.select(Survey.id).where(Survey.event == event).tuples():
        writer.update(Survey, key, {"event": None, "about": "plan"})


def known_surveys() -> list[KnownSurvey]:
    """Return all surveys with their questions and the keys of their responses."""
    questions: dict[int, dict[str, Question]] = {}
    for row in SurveyQuestion.select().order_by(SurveyQuestion.survey, SurveyQuestion.position).dicts():
        own = questions.setdefault(row["survey"], {})
        own[row["key"]] = Question(id=row["id"], text=row["text"], type=row["type"])
    responses: dict[int, dict[str, int]] = {}
    for key, owner, text in SurveyResponse.select(
        SurveyResponse.id, SurveyResponse.survey, SurveyResponse.key
    ).tuples():
        responses.setdefault(owner, {})[text] = key
    return [
        KnownSurvey(
            id=row["id"],
            title=row["title"],
            event=row["event"],
            date=row["date"],
            questions=questions.get(row["id"], {}),
            responses=responses.get(row["id"], {}),
        )
        for row in Survey.select().order_by(Survey.id).dicts()
    ]


def answers_of(responses: Sequence[int]) -> dict[tuple[int, int], tuple[int, str]]:
    """Return id and text of the answers of these responses, by response and question."""
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for ids in chunks(responses):
        for row in SurveyAnswer.select().where(SurveyAnswer.response.in_(ids)).dicts():
            found[row["response"], row["question"]] = (row["id"], row["text"])
    return found


def _set_questions(writer: Writer, survey: int, addition: Addition, sheet: str) -> list[int]:
    there = SurveyQuestion.select().where(SurveyQuestion.survey == survey).count()
    ids: list[int] = []
    for question in addition.questions:
        if question.id is not None:
            writer.update(SurveyQuestion, question.id, {"type": question.type})
            ids.append(question.id)
            continue
        new = {"text": question.text, "key": question.key, "type": question.type, "position": there}
        ids.append(writer.insert(SurveyQuestion, source=Source(sheet, addition.row), survey=survey, **new))
        there += 1
    return ids
