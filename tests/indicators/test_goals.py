"""Activities: done of planned, and whether they are behind."""

from datetime import date

import pytest

from asftui.indicators.goals import as_json, due, read_goals
from tests.indicators.making import HALF, an_event, the_plan


@pytest.fixture
def plan(new_store):
    return the_plan()


def activity(plan, code, as_of=HALF):
    return next(a for goal in read_goals(plan, as_of) for a in goal.activities if a.code == code)


def test_there_are_six_goals_and_twenty_four_activities(plan):
    found = as_json(read_goals(plan, HALF))["goals"]
    assert [goal["code"] for goal in found] == ["3.1", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.5"]
    assert [len(goal["activities"]) for goal in found] == [0, 11, 5, 4, 3, 1]
    assert list(found[0]) == ["code", "kind", "text", "indicators", "activities"]
    assert list(found[1]["activities"][0]) == ["code", "title", "how", "responsible", "when", "planned", "done"]
    assert {a["code"]: a["planned"] for goal in found for a in goal["activities"] if a["planned"]} == {
        "3.2.1-04": 10,
        "3.2.1-05": 4,
    }


def test_done_are_the_held_events_up_to_the_date(plan):
    for day, status in (("2017-03-14", "held"), ("2017-04-14", "planned"), ("2017-08-14", "held")):
        an_event(day, status=status, activities=("3.2.1-04", "3.2.1-01"))
    assert activity(plan, "3.2.1-04").done == 1
    assert activity(plan, "3.2.1-01").done == 1
    assert activity(plan, "3.2.1-04", plan.end).done == 2


def test_of_ten_in_a_year_four_are_due_by_the_end_of_june(plan):
    breakfast = next(a for a in plan.activities if a.code == "3.2.1-04")
    assert due(breakfast, plan, HALF) == 4  # 4.96: the fifth is not due yet
    assert due(breakfast, plan, date(2017, 1, 20)) == 0
    assert due(breakfast, plan, plan.end) == 10
    assert activity(plan, "3.2.1-04").is_behind
    for n in range(4):
        an_event(f"2017-03-1{n}", activities=("3.2.1-04",))
    assert not activity(plan, "3.2.1-04").is_behind


def test_what_has_a_period_and_no_number_is_due_once_when_it_ends(plan):
    assert not activity(plan, "3.2.1-06", date(2017, 6, 29)).is_behind
    assert activity(plan, "3.2.1-06").is_behind
    an_event(kind="fair", activities=("3.2.1-06",))
    assert not activity(plan, "3.2.1-06").is_behind


def test_as_needed_and_continuously_are_never_behind(plan):
    behind = {a.code for goal in read_goals(plan, plan.end) for a in goal.activities if a.is_behind}
    assert behind == {"3.2.1-04", "3.2.1-05", "3.2.1-06"}
