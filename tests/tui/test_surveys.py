"""Surveys on the screen: question by question, beside another round, and under the overall goal."""

import datetime as dt
from pathlib import Path

from asftui import store
from asftui.registers import surveys
from asftui.registers.survey_figures import find_surveys
from asftui.registers.surveys import Addition, Question, Response, SurveyEntry, add_survey
from tests.tui.opening import opened, press, screen_text, write

BEFORE, NOW = "Hur väl kände du till ASF före träffen? (1-5)", "Hur väl känner du till ASF nu? (1-5)"


def _survey(n: int, day: dt.date, title: str) -> int:
    questions = (
        Question(text="Vilken roll har du?", type="choice"),
        Question(text=BEFORE, type="scale"),
        Question(text=NOW, type="scale"),
        Question(text="Övriga synpunkter", type="text"),
    )
    responses = tuple(
        Response(
            key=f"{i}",
            answers={0: "Politiker" if i % 3 == 2 else "Tjänsteman", 1: "2", 2: "4", 3: f"Synpunkt {i}"},
            row=i,
        )
        for i in range(n)
    )
    entry = SurveyEntry(title=title, date=day)
    return add_survey(Addition(entry=entry, survey=None, questions=questions, responses=responses))


async def test_an_empty_list_says_how_a_survey_comes_in(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "8")
        assert "i läser in" in screen_text(pilot) or "i takes in" in screen_text(pilot)


async def test_a_survey_shows_each_question_with_bars_mean_and_texts(new_store: Path) -> None:
    _survey(6, dt.date(2017, 3, 14), "Enkät mars")
    async with opened((80, 40)) as pilot:
        await press(pilot, "8")
        assert "Enkät mars" in screen_text(pilot)
        await press(pilot, "enter")
        text = screen_text(pilot)
    assert "1. Vilken roll har du?" in text
    assert next(line for line in text.splitlines() if "Tjänsteman" in line).split()[-3:-1] == ["4", "67"]
    assert "█" in text
    assert "Synpunkt 5" in text
    assert "+2" in text


async def test_fewer_than_five_are_not_broken_down(new_store: Path) -> None:
    _survey(4, dt.date(2017, 3, 14), "Liten enkät")
    async with opened((80, 40)) as pilot:
        await press(pilot, "8", "enter")
        text = screen_text(pilot)
    assert "n\u00a04" in text
    for told in ("Tjänsteman", "Synpunkt", "█", "+2"):
        assert told not in text


async def test_two_rounds_stand_side_by_side(new_store: Path) -> None:
    _survey(6, dt.date(2016, 3, 14), "Enkät 2016")
    _survey(9, dt.date(2017, 3, 14), "Enkät 2017")
    async with opened((80, 40)) as pilot:
        await press(pilot, "8", "enter")
        assert "Enkät 2016" not in screen_text(pilot)
        await press(pilot, "c")
        text = screen_text(pilot)
        assert "Enkät 2016" in text
        counts = next(line for line in text.splitlines() if "Tjänsteman" in line).split()
        assert [word for word in counts if word.isdigit()] == ["6", "67", "4", "67"]
        await press(pilot, "c")
        assert "Enkät 2016" not in screen_text(pilot)


async def test_what_people_learnt_stands_under_the_overall_goal(new_store: Path) -> None:
    _survey(6, dt.date(2017, 3, 14), "Enkät mars")
    _survey(6, dt.date(2017, 9, 14), "Enkät i höst")
    async with opened((120, 40), dt.date(2017, 6, 30)) as pilot:
        await press(pilot, "2")
        text = screen_text(pilot)
    assert "Enkät mars" in text
    assert "+2" in text
    assert "Enkät i höst" not in text  # as of 30 June


async def test_a_survey_is_renamed_and_said_to_be_about_an_activity(new_store: Path) -> None:
    key = _survey(6, dt.date(2017, 3, 14), "Enkät")
    async with opened((80, 40)) as pilot:
        await press(pilot, "8", "e", "end")
        await write(pilot, " i mars")
        await press(pilot, "enter", *["backspace"] * 12)
        await write(pilot, "3.2.1-04")
        await press(pilot, "ctrl+s")
    detail = surveys.survey(key)
    assert (detail.title, detail.about, detail.activity) == ("Enkät i mars", "activity", "3.2.1-04")


async def test_a_survey_is_deleted_after_a_question_and_comes_back(new_store: Path) -> None:
    _survey(6, dt.date(2017, 3, 14), "Enkät mars")
    async with opened((80, 40)) as pilot:
        await press(pilot, "8", "delete", "enter")
        assert find_surveys() == []
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert len(find_surveys()) == 1
