"""Placements in lists and numbers: what is missing, what ends soon, and that few are never told apart."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import store
from asftui.plan.loader import builtin_plan_paths, load_plan
from asftui.registers.placement_figures import guarded, read_figures
from asftui.registers.placement_lists import Only, find_placements
from asftui.registers.seed import seed_builtin_plan
from tests.placement_making import a_placement, days

PLAN = load_plan(builtin_plan_paths()[0])
JUNE = dt.date(2017, 6, 30)


@pytest.fixture
def several(new_store: Path) -> None:
    """Write placements in each state."""
    yes = {"in_sus": True, "agreed": True, "funding": "granted"}
    a_placement("P-10", end="2017-12-31", **yes)
    a_placement("P-2", end="2017-07-20", sus=dt.date(2017, 7, 1), agreed=True)
    a_placement("P-3", "Gävle", end="2017-05-31", in_sus=True, outcome="studies", sex="woman")
    a_placement("P-4", "Gävle", start="2017-08-01", funding="granted", decision=dt.date(2017, 5, 1))


@pytest.mark.parametrize(
    ("only", "shown"),
    [
        ("", ["P-2", "P-3", "P-4", "P-10"]),
        ("running", ["P-2", "P-10"]),
        ("granted", ["P-4"]),
        ("ended", ["P-3"]),
        ("without-sus", ["P-2"]),
        ("without-agreement", ["P-3"]),
        ("ends-soon", ["P-2"]),
    ],
)
def test_each_filter_answers_its_question(several: None, only: Only, shown: list[str]) -> None:
    assert [line.code for line in find_placements(PLAN, JUNE, only=only)] == shown


@pytest.mark.parametrize("text", ["p10", "P 10", "p-10", "bollnäs p-10"])
def test_a_code_is_found_however_it_is_written(several: None, text: str) -> None:
    assert [line.code for line in find_placements(PLAN, JUNE, text=text)] == ["P-10"]


def test_days_so_far_are_the_paid_ones_through_the_date(new_store: Path) -> None:
    key = a_placement()
    days(key, "2017-03", {1: "present", 2: "half", 3: "sick"})
    days(key, "2017-04", {3: "present"})
    assert [line.days for line in find_placements(PLAN, dt.date(2017, 3, 31))] == [1.5]
    assert [line.days for line in find_placements(PLAN, JUNE)] == [2.5]


def test_principals_and_municipalities_are_counted_by_state(several: None) -> None:
    told = {line.name: line.numbers for line in read_figures(PLAN, JUNE).principals}
    assert told == {"Bollnäs kommun": (0, 2, 0), "Gävle kommun": (1, 0, 1)}


def test_an_outcome_of_few_is_not_shown_as_a_number(several: None) -> None:
    (line,) = read_figures(PLAN, JUNE).outcomes
    assert line.numbers == ("<5", "0", "0")


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_of_individuals_no_number_below_five_is_shown_or_can_be_worked_out(numbers: list[int]) -> None:
    shown = guarded(numbers)
    hidden = 0
    for n, text in zip(numbers, shown, strict=True):
        hidden += text in ("<5", "≥5")
        assert text in (str(n), "<5" if n < 5 else "≥5")
        assert not 0 < n < 5 or text == "<5"
    assert hidden != 1 or not any(n >= 5 for n in numbers)


def test_an_editor_learns_how_many_have_a_disability_only_from_five_on(tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    for n, shown in ((4, "<5"), (5, "5")):
        store.open_store(path, user="lena", seed=seed_builtin_plan)
        for i in range(n):
            if not find_placements(PLAN, JUNE, text=f"P-{i}"):
                a_placement(f"P-{i}", target_groups=("disability",))
        store.close()
        store.open_store(path, user="per", seed=seed_builtin_plan, role="editor")
        told = {line.code: line.numbers for line in read_figures(PLAN, JUNE).groups}
        assert told == {"disability": (shown,)}
        assert all(line.target_groups == () for line in find_placements(PLAN, JUNE))
        store.close()
