"""Surveys: what answers hold, what they come to, and what is held back."""

import datetime as dt
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import NotFound, RecordError
from asftui.registers import events, surveys
from asftui.registers.survey_answers import (
    find_pairs,
    normal,
    number_of,
    options_of,
    pair_figures,
    question_key,
    step_of,
    summarise,
    tell_type,
)
from asftui.registers.survey_figures import find_surveys, pairs_between, read_figures
from asftui.registers.surveys import Addition, Question, Response, SurveyEntry, add_survey

BEFORE, NOW = "Hur väl kände du till ASF före träffen? (1-5)", "Hur väl känner du till ASF nu? (1-5)"


@pytest.mark.parametrize(
    ("question", "answers", "kind"),
    [
        ("Hur nöjd är du? (1-5)", ["3", "4", "5"], "scale"),
        ("Hur nöjd är du?", ["5 – mycket nöjd", "1 (inte alls)", "3"], "scale"),
        ("Hur nöjd är du?", ["3", "4", "Vet ej", "5"], "scale"),
        ("Hur många träffar var du på?", ["3", "4", "1"], "number"),
        ("Hur många träffar var du på? (0-10)", ["3", "4", "1"], "scale"),
        ("Vad kostade det?", ["27,5", "1 250", "300"], "number"),
        ("Din roll?", ["Tjänsteman", "Politiker", "Tjänsteman", "Politiker"], "choice"),
        ("Kommer du igen?", ["Ja", "Nej"], "choice"),
        ("Kommer du igen?", ["Ja, absolut", "Ja, delvis", "Nej"] * 3, "choice"),
        ("Vad vill du veta?", ["A;B;", "B;"], "several"),
        ("Vad vill du veta?", ["A, B", "A", "B, C", "C"], "several"),
        ("Vad tog du med dig?", ["Mycket, och mer", "Att det går", "Inget särskilt alls"], "text"),
        ("Övriga synpunkter", ["Mycket bra!"] * 9, "text"),
        ("Any comments?", ["Good", "Good", "Good", "Good"], "text"),
        ("Vad som helst", [], "text"),
    ],
)
def test_a_question_is_typed_by_what_it_holds(question: str, answers: list[str], kind: str) -> None:
    assert tell_type(question, answers) == kind


def test_values_are_read_as_people_write_them() -> None:
    assert [step_of(text) for text in ("5", "5 – mycket bra", "1 (inte alls)", "11", "bra")] == [5, 5, 1, None, None]
    assert [number_of(text) for text in ("27,5", "1 250", "-3", "tre", "=1")] == [27.5, 1250, -3, None, None]
    assert options_of("A;B;A;") == ["A", "B"]
    assert normal("A, B", "several") == "A\nB"
    assert question_key("Hur var 2016?") == question_key("Hur var 2017?")


def test_a_scale_has_all_its_steps_and_mean_and_median_of_those_who_took_one() -> None:
    found = summarise("Hur nöjd? (1–5)", "scale", {"2": 2, "4": 3, "Vet ej": 1})
    assert (found.n, found.mean, found.median) == (6, 3.2, 4)
    assert dict(found.counts) == {"1": 0, "2": 2, "3": 0, "4": 3, "5": 0, "Vet ej": 1}


@pytest.mark.parametrize("kind", ["scale", "choice", "several", "number"])
def test_fewer_than_five_answers_are_not_broken_down(kind: str) -> None:
    few = summarise("Fråga (1-5)", kind, {"1": 4})  # type: ignore[arg-type]
    assert (few.n, few.mean, few.median, dict(few.counts), few.too_few) == (4, None, None, {}, True)
    assert summarise("Fråga (1-5)", kind, {"1": 5}).counts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BEFORE, NOW),
        ("Kunskap om ASF innan", "Kunskap om ASF efter"),
        ("How well did you know ASF before the meeting?", "How well do you know ASF now?"),
        ("Före: min kunskap om ASF", "I dag: min kunskap om ASF"),
    ],
)
def test_two_scales_that_differ_by_before_and_now_are_a_pair(first: str, second: str) -> None:
    assert find_pairs([first, "Hur var lokalen?", second]) == [(0, 2)]
    assert find_pairs([second, first]) == [(1, 0)]


def test_scales_of_other_things_are_no_pair() -> None:
    assert find_pairs(["Hur var informationen före träffen?", "Vad tycker du om fikat nu på slutet?"]) == []
    assert find_pairs([BEFORE, "Hur väl kände du till ASF före och efter träffen?"]) == []
    two = ["Kunskap om ASF före", "Kunskap om Mysam före", "Kunskap om Mysam nu", "Kunskap om ASF nu"]
    assert find_pairs(two) == [(0, 3), (1, 2)]


def test_a_pair_says_mean_change_and_how_many_rose() -> None:
    found = pair_figures({("1", "3"): 3, ("4", "4"): 1, ("5", "4"): 1, ("2", "Vet ej"): 1})
    assert (found.n, found.change, found.rose) == (5, 1.0, 60.0)
    few = pair_figures({("1", "3"): 4})
    assert (few.n, few.change, few.rose) == (4, None, None)


def _survey(n: int = 6, *, title: str = "Enkät", date: dt.date = dt.date(2017, 3, 14), text: str = "Bra") -> int:
    questions = (
        Question(text=BEFORE, type="scale"),
        Question(text=NOW, type="scale"),
        Question(text="Annat?", type="text"),
    )
    responses = tuple(Response(key=f"{title}{i}", answers={0: "2", 1: "4", 2: text}, row=i + 2) for i in range(n))
    entry = SurveyEntry(title=title, date=date)
    return add_survey(Addition(entry=entry, survey=None, questions=questions, responses=responses))


def test_texts_are_held_back_where_few_have_answered_the_survey(new_store: Path) -> None:
    assert read_figures(_survey(4)).questions[2].texts == ()
    assert read_figures(_survey(5, title="Annan")).questions[2].texts == ("Bra",) * 5


def test_pairs_are_those_of_surveys_within_the_dates(new_store: Path) -> None:
    _survey(title="I år")
    _survey(title="I fjol", date=dt.date(2016, 3, 14))
    (pair,) = pairs_between(dt.date(2017, 1, 1), dt.date(2017, 12, 31))
    assert (pair.title, pair.figures.n, pair.figures.change, pair.figures.rose) == ("I år", 6, 2.0, 100.0)


def test_rounds_are_surveys_with_the_same_questions_the_nearest_before_first(new_store: Path) -> None:
    keys = [_survey(title=str(year), date=dt.date(year, 3, 14)) for year in (2014, 2015, 2016, 2017)]
    found = read_figures(keys[2])
    assert [each.title for each in found.rounds] == ["2015", "2014", "2017"]


def test_a_survey_is_renamed_deleted_and_brought_back(new_store: Path) -> None:
    key = _survey()
    surveys.edit_survey(key, SurveyEntry(title=" Ny\x07 titel ", about="activity", activity="3.2.1-04"), revision=1)
    assert (surveys.survey(key).title, surveys.survey(key).activity) == ("Ny titel", "3.2.1-04")
    surveys.delete_survey(key)
    assert find_surveys() == []
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert read_figures(key).responses == 6


def test_what_a_survey_cannot_be_is_refused(new_store: Path) -> None:
    key = _survey()
    for entry in (
        SurveyEntry(title=" "),
        SurveyEntry(title="x", about="weather"),
        SurveyEntry(title="x", about="event"),
        SurveyEntry(title="x", about="activity"),
    ):
        with pytest.raises(RecordError):
            surveys.edit_survey(key, entry)
    with pytest.raises(NotFound):
        surveys.edit_survey(key, SurveyEntry(title="x", about="event", event=99))
    with pytest.raises(NotFound):
        read_figures(99)


def test_an_event_without_a_title_is_called_by_its_types_name(new_store: Path) -> None:
    key = events.add_event(events.EventEntry(date=dt.date(2017, 3, 14), type="breakfast-meeting"))
    add_survey(Addition(entry=SurveyEntry(title="Enkät", about="event", event=key), survey=None, questions=()))
    (line,) = find_surveys()
    assert line.event == "Frukostmöte"
