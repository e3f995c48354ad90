"""Cells become typed values; every problem is kept, with row, column, value and reason."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from asftui.errors import NoEvent, UsageError
from asftui.importing import ImportPlan
from asftui.importing.check import settle_order

Plan = Callable[..., ImportPlan]
TITLE = ["Frukostmöte 2017-03-14"]


def test_a_bad_value_in_any_but_a_required_field_leaves_the_row_in(plan: Plan) -> None:
    found = plan([TITLE, ["Namn", "E-post", "Roll"], ["Anna Berg", "ingen", "grön på båt"]])
    assert found.counts["new"] == 1
    assert [(p.row, p.column, p.value) for p in found.problems] == [
        (3, "B E-post", "ingen"),
        (3, "C Roll", "grön på båt"),
    ]
    assert all(problem.reason for problem in found.problems)
    assert found.changes.people[0].entry.email == ""


@pytest.mark.parametrize("word", ["saknas", "Okänd", "-", "n/a"])
def test_a_word_for_nothing_is_an_empty_cell(plan: Plan, word: str) -> None:
    found = plan([TITLE, ["Namn", "E-post", "Organisation"], ["Anna Berg", word, word]])
    assert not found.problems
    assert not found.changes.organisations


def test_attendance_needs_a_name_an_address_or_heads(plan: Plan) -> None:
    found = plan([TITLE, ["Namn", "E-post", "Organisation"], [None, "saknas", "AF"], ["Anna Berg", None, None]])
    assert [row.verdict for row in found.rows] == ["rejected", "new"]
    assert found.rows[0].reason


def test_a_date_that_cannot_be_read_rejects_its_row_alone(plan: Plan) -> None:
    found = plan(
        [
            ["Datum", "Aktivitet", "Namn"],
            ["2017-03-14", "Frukostmöte", "Anna Berg"],
            ["31/2 2017", "Frukostmöte", "Per Dahl"],
            [None, "Mässa", "Eva Ek"],
        ]
    )
    assert [row.verdict for row in found.rows] == ["new", "rejected", "rejected"]
    assert found.rows[1].column == "A Datum"
    assert found.rows[1].value == "31/2 2017"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4 2017", "14/3 2017"], "dmy"),
        (["3/4 2017", "3/14 2017"], "mdy"),
        (["3/4 2017 8:30 AM"], "mdy"),
        (["3/4 2017"], "dmy"),
        ([dt.date(2017, 3, 4)], "dmy"),
    ],
)
def test_the_order_of_day_and_month_is_settled_once(cells: list[Any], order: str) -> None:
    assert settle_order(cells, None)[0] == order


def test_the_user_settles_the_order(plan: Plan) -> None:
    rows = [["Datum", "Aktivitet", "Namn"], ["3/4 2017", "Frukostmöte", "Anna Berg"]]
    assert plan(rows).events[0].date == dt.date(2017, 4, 3)
    assert any("3/4" in note for note in plan(rows).notes)
    assert plan(rows, order="mdy").events[0].date == dt.date(2017, 3, 4)


def test_a_date_without_a_year_is_of_the_year_that_the_sheet_says(plan: Plan) -> None:
    rows = [["Datum", "Aktivitet", "Namn"], ["14/3", "Frukostmöte", "Anna Berg"]]
    assert plan(rows).events[0].date == dt.date(2017, 3, 14)
    assert plan(rows, sheet="Närvaro 2018").events[0].date == dt.date(2018, 3, 14)


def test_attendance_that_says_nowhere_when_it_was_is_refused(plan: Plan) -> None:
    rows = [["Närvarolista frukostmöte"], ["Namn", "Närvarande"], ["Anna Berg", "x"]]
    with pytest.raises(NoEvent, match="--event"):
        plan(rows)
    (event,) = plan(rows, new_event="2017-03-14 frukostmöte Frukost hos AF").events
    assert (event.date, event.type, event.title) == (dt.date(2017, 3, 14), "breakfast-meeting", "Frukost hos AF")


@pytest.mark.parametrize("text", ["frukostmöte", "2017-03-14 kaffe", "imorgon kanske"])
def test_a_new_event_that_cannot_be_understood_is_refused(plan: Plan, text: str) -> None:
    with pytest.raises(UsageError):
        plan([["Namn"], ["Anna Berg"]], new_event=text)


def test_an_unknown_role_counts_as_employee_and_is_noted(plan: Plan) -> None:
    found = plan([TITLE, ["Namn", "Titel"], ["Anna Berg", "Stjärnskådare"]])
    (attendance,) = found.changes.attendances
    assert (attendance.values["role"], attendance.values["role_known"]) == ("employee", False)
    assert found.rows[0].role == ""
    assert any("roll" in note or "role" in note for note in found.notes)
