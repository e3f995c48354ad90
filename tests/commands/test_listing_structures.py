"""`asftui list` of municipalities, structures, guidelines, the council, budget lines and costs."""

import json
from pathlib import Path
from typing import Any

import pytest

from asftui import store
from asftui.demo import open_demo
from tests.commands.running import run


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = open_demo(tmp_path)
    store.close()
    return path


def listed(demo: Path, kind: str, *more: str) -> Any:
    done = run("list", kind, "--json", *more, store=demo)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)[kind]


def test_the_municipalities_stand_with_their_figures_at_the_date_asked_for(demo: Path) -> None:
    found = {line["name"]: line for line in listed(demo, "municipalities", "--as-of", "2017-06-30")}
    assert len(found) == 10
    assert (found["Söderhamn"]["structure"], found["Ljusdal"]["structure"]) == ("member", "exploring")
    assert (found["Ockelbo"]["events"], found["Ockelbo"]["last_event"]) == (0, None)
    before = {line["name"]: line for line in listed(demo, "municipalities", "--as-of", "2017-06-11")}
    assert before["Söderhamn"]["structure"] == "exploring"


def test_guidelines_stand_for_all_eleven(demo: Path) -> None:
    found = listed(demo, "guidelines", "--as-of", "2017-09-30")
    assert [line["step"] for line in found].count("adopted") == 2
    assert len(found) == 11


def test_the_council_stands_with_its_steps_its_next_and_its_members(demo: Path) -> None:
    found = listed(demo, "council", "--as-of", "2017-09-30")
    assert found["next_step"] == "initiated"
    assert [step["step"] for step in found["steps"]] == ["idea", "mobilising", "initiated"]
    assert len(found["members"]) == 3


def test_budget_lines_and_costs_are_in_kronor_and_agree(demo: Path) -> None:
    lines, costs = listed(demo, "budget", "--as-of", "2017-09-30"), listed(demo, "costs")
    assert sum(line["amount"] for line in lines) == 800_000
    assert sum(line["booked"] for line in lines) == sum(cost["amount"] for cost in costs)


@pytest.mark.parametrize("kind", ["municipalities", "structures", "guidelines", "council", "budget", "costs"])
def test_each_is_printed_as_lines(demo: Path, kind: str) -> None:
    done = run("list", kind, "--as-of", "2017-09-30", store=demo)
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) >= 4
