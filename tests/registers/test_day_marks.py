"""Marks of placement days, as people write them."""

from dataclasses import replace

import pytest

from asftui.errors import RecordError
from asftui.plan import Plan
from asftui.plan.loader import builtin_plan_paths, load_plan
from asftui.registers.day_marks import amount, day_halves, paid_halves, parse_day_mark


@pytest.fixture
def plan() -> Plan:
    return load_plan(next(path for path in builtin_plan_paths() if path.stem == "gavleborg-2017"))


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        *[(text, "present") for text in ("x", "X", "1", 1, 1.0, "✓", "n", "Närv.", "hel", "8", 8, "8 tim", 7.5, True)],
        *[(text, "half") for text in ("½", "0,5", 0.5, "h", "H", "halv", "fm", "em", "4", 4, "4h", "3,5")],
        *[(text, "sick") for text in ("S", "sjuk", "Sick")],
        *[(text, "absent") for text in ("F", "frånvaro", "0", 0, False)],
        *[(text, "leave") for text in ("L", "Ledig")],
        ("VAB", "care"),
        *[(text, None) for text in (None, "", "-", "–", "helg")],
    ],
)
def test_a_mark_is_read_as_it_is_written(written: object, mark: str | None):
    assert parse_day_mark(written) == mark


@pytest.mark.parametrize("written", ["kanske", "42", "Q", -1])
def test_an_unknown_mark_is_refused_with_those_there_are(written: object):
    with pytest.raises(RecordError, match="Skriv x"):
        parse_day_mark(written)


def test_a_legend_goes_before_what_marks_mean_elsewhere():
    assert parse_day_mark("L", {"l": "present"}) == "present"
    assert parse_day_mark("1", {"1": "sick"}) == "sick"


def test_a_half_day_is_half_a_day_and_paid_as_the_plan_says(plan: Plan):
    assert day_halves("half") == 1
    assert paid_halves("half", plan) == 1
    assert paid_halves("half", replace(plan, half_day="full")) == 2
    assert amount(73, plan) == 730_000


def test_only_the_marks_that_the_plan_names_are_paid(plan: Plan):
    assert [paid_halves(mark, plan) for mark in ("present", "sick", "care", "leave", "absent")] == [2, 0, 0, 0, 0]
    assert paid_halves("sick", replace(plan, paid_marks=("present", "sick"))) == 2
    assert paid_halves("half", replace(plan, paid_marks=("present",))) == 0
