"""What surveys say: each question's figures, what moved between before and now, and rounds of the same form."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from peewee import JOIN, fn

from asftui.formats import show_day
from asftui.i18n import _
from asftui.registers.events import name_of_type
from asftui.registers.survey_answers import FEWEST, Figures, PairFigures, find_pairs, pair_figures, summarise
from asftui.registers.surveys import SurveyDetail, survey
from asftui.registers.wording import ABOUT_NAMES
from asftui.store.models import Event, Survey, SurveyAnswer, SurveyQuestion, SurveyResponse
from asftui.store.writing import chunks

_SHARED = 0.5
"""What part of the questions two rounds of a form have in common at least."""


@dataclass(frozen=True, kw_only=True)
class SurveyLine:
    """A survey as a list shows it."""

    id: int
    revision: int
    title: str
    about: str
    event: str
    """Title, or else type, of the event that it is about."""
    event_date: dt.date | None
    activity: str
    date: dt.date | None
    questions: int
    responses: int


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A question with its figures."""

    id: int
    key: str
    text: str
    type: str
    figures: Figures
    texts: tuple[str, ...] = ()
    """What was written, where it is a question for that and enough have answered the survey."""


@dataclass(frozen=True, kw_only=True)
class PairLine:
    """Two scales of a survey that ask of before and of now."""

    survey: int
    title: str
    date: dt.date | None
    before: str
    now: str
    figures: PairFigures


@dataclass(frozen=True, kw_only=True)
class SurveyFigures:
    """All that a survey says."""

    detail: SurveyDetail
    line: SurveyLine
    responses: int
    questions: tuple[QuestionLine, ...] = ()
    pairs: tuple[PairLine, ...] = ()
    rounds: tuple[SurveyLine, ...] = field(default=())
    """Other rounds of the same form, the latest before this one first."""


def about_in_words(line: SurveyLine) -> str:
    """Return what a survey is about, in a few words."""
    if line.about == "event" and line.event_date is not None:
        return f"{line.event} {show_day(line.event_date)}"
    if line.about == "activity":
        return _("activity {code}").format(code=line.activity)
    return _(ABOUT_NAMES[line.about])


def find_surveys(*, limit: int | None = None, offset: int = 0) -> list[SurveyLine]:
    """Return the surveys, the latest first."""
    query = (
        Survey.select(Survey, Event.title.alias("event_title"), Event.type.alias("type"), Event.date.alias("held"))
        .join(Event, JOIN.LEFT_OUTER)
        .order_by(fn.COALESCE(Survey.date, dt.date(1, 1, 1)).desc(), Survey.id.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = list(query.dicts())
    ids = [row["id"] for row in rows]
    counted = [
        dict(
            model.select(model.survey, fn.COUNT(model.id)).where(model.survey.in_(ids)).group_by(model.survey).tuples()
        )
        for model in (SurveyQuestion, SurveyResponse)
    ]
    return [
        SurveyLine(
            id=row["id"],
            revision=row["revision"],
            title=row["title"],
            about=row["about"],
            event=row["event_title"] or (name_of_type(row["type"]) if row["type"] else ""),
            event_date=row["held"],
            activity=row["activity"] or "",
            date=row["date"],
            questions=counted[0].get(row["id"], 0),
            responses=counted[1].get(row["id"], 0),
        )
        for row in rows
    ]


def count_surveys() -> int:
    """Return how many surveys there are."""
    return int(Survey.select().count())


def read_figures(key: int) -> SurveyFigures:
    """Return what a survey says. Raises NotFound."""
    detail = survey(key)
    lines = find_surveys()
    line = next(each for each in lines if each.id == key)
    rows = list(SurveyQuestion.select().where(SurveyQuestion.survey == key).order_by(SurveyQuestion.position).dicts())
    counted = _counted([row["id"] for row in rows])
    questions = tuple(
        QuestionLine(
            id=row["id"],
            key=row["key"],
            text=row["text"],
            type=row["type"],
            figures=summarise(row["text"], row["type"], counted.get(row["id"], {})),
            texts=tuple(counted.get(row["id"], Counter()).elements())
            if row["type"] == "text" and line.responses >= FEWEST
            else (),
        )
        for row in rows
    )
    return SurveyFigures(
        detail=detail,
        line=line,
        responses=line.responses,
        questions=questions,
        pairs=tuple(_pairs([(detail.id, detail.title, detail.date)])),
        rounds=_rounds(line, lines, {row["key"] for row in rows}),
    )


def read_all_figures() -> list[SurveyFigures]:
    """Return what all surveys say, the oldest first."""
    return [read_figures(line.id) for line in reversed(find_surveys())]


def pairs_between(start: dt.date, end: dt.date) -> list[PairLine]:
    """Return what moved between before and now in the surveys of a time, both days included."""
    rows = Survey.select(Survey.id, Survey.title, Survey.date).where(Survey.date.between(start, end))
    return _pairs(list(rows.order_by(Survey.date, Survey.id).tuples()))


def _pairs(surveys: list[tuple[int, str, dt.date | None]]) -> list[PairLine]:
    scales: dict[int, list[tuple[int, str]]] = {}
    for ids in chunks([key for key, _title, _date in surveys]):
        query = SurveyQuestion.select(SurveyQuestion.survey, SurveyQuestion.id, SurveyQuestion.text)
        query = query.where(SurveyQuestion.survey.in_(ids), SurveyQuestion.type == "scale")
        for owner, question, text in query.order_by(SurveyQuestion.survey, SurveyQuestion.position).tuples():
            scales.setdefault(owner, []).append((question, text))
    found = []
    for key, title, day in surveys:
        own = scales.get(key, [])
        for before, now in find_pairs([text for _question, text in own]):
            figures = pair_figures(_together(own[before][0], own[now][0]))
            found.append(
                PairLine(survey=key, title=title, date=day, before=own[before][1], now=own[now][1], figures=figures)
            )
    return found


def _together(before: int, now: int) -> dict[tuple[str, str], int]:
    later = SurveyAnswer.alias()
    query = (
        SurveyAnswer.select(SurveyAnswer.text, later.text, fn.COUNT(SurveyAnswer.id))
        .join(later, on=(SurveyAnswer.response == later.response))
        .where(SurveyAnswer.question == before, later.question == now)
        .group_by(SurveyAnswer.text, later.text)
    )
    return {(first, then): n for first, then, n in query.tuples()}


def _counted(questions: list[int]) -> dict[int, Counter[str]]:
    """Return how many gave each answer, by question; in the order that they came."""
    found: dict[int, Counter[str]] = {}
    for ids in chunks(questions):
        query = (
            SurveyAnswer.select(SurveyAnswer.question, SurveyAnswer.text, fn.COUNT(SurveyAnswer.id))
            .where(SurveyAnswer.question.in_(ids))
            .group_by(SurveyAnswer.question, SurveyAnswer.text)
            .order_by(fn.MIN(SurveyAnswer.id))
        )
        for question, text, n in query.tuples():
            found.setdefault(question, Counter())[text] = n
    return found


def _rounds(line: SurveyLine, lines: list[SurveyLine], keys: set[str]) -> tuple[SurveyLine, ...]:
    others: dict[int, set[str]] = {}
    for owner, key in SurveyQuestion.select(SurveyQuestion.survey, SurveyQuestion.key).tuples():
        others.setdefault(owner, set()).add(key)
    same = [
        each
        for each in lines
        if each.id != line.id
        and (theirs := others.get(each.id))
        and len(keys & theirs) >= _SHARED * max(len(keys), len(theirs))
    ]
    here = (line.date or dt.date.max, line.id)
    earlier = [each for each in same if (each.date or dt.date.max, each.id) < here]
    return (*earlier, *reversed([each for each in same if each not in earlier]))
