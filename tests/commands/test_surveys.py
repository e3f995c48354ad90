"""`asftui surveys`: each question's figures, in words and as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asftui import store
from tests.commands.running import run
from tests.importing.conftest import load, plan, save  # noqa: F401 - fixtures
from tests.importing.survey_makes import QUESTIONS, given, microsoft


@pytest.fixture
def with_survey(load: Callable[..., Any], new_store: Path) -> Path:  # noqa: F811
    load(microsoft(given(24)), file="enkat-frukostmote.xlsx")
    store.close()
    return new_store


def test_json_has_the_figures_of_each_question_and_nothing_of_who_answered(with_survey: Path) -> None:
    (survey,) = json.loads(run("surveys", "--json", store=with_survey).out)["surveys"]
    assert set(survey) == {"title", "about", "responses", "questions"}
    assert (survey["about"], survey["responses"]) == ("plan", 24)
    assert [question["text"] for question in survey["questions"]] == list(QUESTIONS)
    assert all(set(q) == {"text", "type", "n", "mean", "median", "counts"} for q in survey["questions"])
    scale = survey["questions"][1]
    assert (scale["type"], scale["n"], scale["mean"], scale["median"]) == ("scale", 24, 2.0, 2.0)
    assert scale["counts"] == {"1": 8, "2": 8, "3": 8, "4": 0, "5": 0}


def test_in_words_a_pair_says_what_moved(with_survey: Path) -> None:
    out = run("surveys", store=with_survey).out
    assert "24 responses" in out
    assert "mean 2" in out
    assert "mean change 1.5" in out
    assert "Hemlig" not in out


def test_a_store_without_surveys_prints_nothing(tmp_path: Path) -> None:
    done = run("surveys", store=tmp_path / "new.db")
    assert (done.status, done.out) == (0, "")
    assert json.loads(run("surveys", "--json", store=tmp_path / "new.db").out) == {"surveys": []}


def test_import_says_that_it_is_a_survey(tmp_path: Path, save: Callable[..., Path]) -> None:  # noqa: F811
    path = save(microsoft(given(24)), file="enkat.xlsx")
    said = json.loads(run("import", str(path), "--json", store=tmp_path / "new.db").out)
    assert (said["kind"], said["header_row"], said["event"]) == ("survey", 1, None)
    assert (said["rows"]["read"], said["rows"]["new"], said["rows"]["rejected"]) == (24, 24, 0)
    assert said["mapping"]["Namn"] == "name"
    assert said["mapping"][QUESTIONS[0]] == "question"
