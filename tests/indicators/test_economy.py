"""The budget at a date: costs, what is committed, where it ends, and whether it suffices."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import store
from asftui.indicators.budget import read_budget
from asftui.indicators.commitments import commitments
from asftui.indicators.economy import other_to_come, read_economy
from asftui.registers import economy
from asftui.registers.economy import BudgetLineEntry, CostEntry
from asftui.registers.organisations import resolve
from asftui.registers.placements import PlacementDetail, PlacementEntry, add_placement
from asftui.registers.workdays import is_workday
from tests.indicators.making import HALF, the_plan
from tests.placement_making import days

PLAN = SimpleNamespace(start=dt.date(2017, 1, 1), end=dt.date(2017, 12, 31), day_rate=20_000)
DAYS = st.dates(dt.date(2016, 11, 1), dt.date(2018, 2, 28))


@st.composite
def placements(draw):
    start = draw(st.none() | DAYS)
    last = st.none() | st.dates(start or dt.date(2016, 11, 1), dt.date(2018, 2, 28))
    return PlacementDetail(
        id=1,
        revision=1,
        code="P-1",
        start=start,
        planned_end=draw(last),
        end=draw(last),
        days_a_week=draw(st.none() | st.sampled_from([1, 2.5, 3, 5])),
        funding=draw(st.sampled_from([None, "granted", "refused"])),
        decision=draw(st.none() | DAYS),
    )


@pytest.fixture
def plan(new_store):
    return the_plan()


def a_cost(day: str, kronor: float, line: int | None = None) -> int:
    return economy.add_cost(CostEntry(date=dt.date.fromisoformat(day), text="x", amount=round(kronor * 100), line=line))


def a_placement(code: str, **more: object) -> int:
    return add_placement(PlacementEntry(code=code, principal=resolve("Bollnäs"), **more))


@given(placements(), DAYS)
def test_what_is_committed_is_the_workdays_to_come_within_the_period(placement, as_of):
    found = commitments([placement], PLAN, as_of)
    for each in found:
        assert as_of < each.first <= each.last <= PLAN.end
        assert placement.start is None or each.first >= placement.start
        assert placement.last is None or each.last <= placement.last
        span = [each.first + dt.timedelta(days=n) for n in range((each.last - each.first).days + 1)]
        assert each.workdays == sum(map(is_workday, span)) > 0
        assert each.amount == round(each.workdays * (placement.days_a_week or 5) / 5 * 20_000)
    if placement.funding == "refused":
        assert found == []


@given(placements(), DAYS, st.integers(1, 200))
def test_what_is_committed_never_grows_as_a_running_placement_goes_on(placement, as_of, later):
    before = commitments([placement], PLAN, as_of)
    after = commitments([placement], PLAN, as_of + dt.timedelta(days=later))
    if before:
        assert sum(each.amount for each in after) <= before[0].amount


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.dates(PLAN.start, PLAN.end))
def test_other_costs_to_come_are_whole_kronor_and_no_less_than_what_is_booked_ahead(booked, ahead, as_of):
    found = other_to_come(booked, ahead, PLAN, as_of)
    assert found >= ahead
    assert found == ahead or found % 100 == 0
    if as_of == PLAN.end:
        assert found == ahead


def test_what_is_left_is_the_total_less_accrued_other_and_committed(plan):
    placement = a_placement("P-001", start=dt.date(2017, 6, 1), planned_end=dt.date(2017, 7, 7), days_a_week=3)
    days(placement, "2017-06", {1: "present", 2: "half"})
    a_cost("2017-03-01", 12_500.50)
    a_cost("2017-04-01", -500)
    a_cost("2017-07-01", 900)
    a_cost("2016-12-31", 900)
    budget = read_budget(plan, HALF)
    assert budget.accrued == 30_000
    assert budget.other == 1_200_050
    assert budget.committed == 5 * 3 * 20_000 // 5  # 3 to 7 July
    assert budget.left == 80_000_000 - 30_000 - 1_200_050 - 60_000


def test_a_public_holiday_binds_nothing(plan):
    a_placement("P-001", start=dt.date(2017, 4, 1), planned_end=dt.date(2017, 4, 17), days_a_week=5)
    assert read_budget(plan, dt.date(2017, 4, 13)).committed == 0  # Good Friday to Easter Monday


def test_a_granted_placement_binds_from_its_start_and_one_without_an_end_to_the_periods(plan):
    a_placement("P-001", funding="granted", decision=dt.date(2017, 6, 1), start=dt.date(2017, 12, 27), days_a_week=5)
    (bound,) = read_economy(plan, HALF).commitments
    assert (bound.first, bound.last, bound.workdays) == (dt.date(2017, 12, 27), plan.end, 3)


def test_nothing_is_committed_when_the_period_is_over(plan):
    a_placement("P-001", start=dt.date(2017, 12, 1), planned_end=dt.date(2018, 3, 1), days_a_week=5)
    assert read_budget(plan, plan.end).committed == 0


def test_costs_are_booked_on_lines_and_those_on_none_stand_apart(plan):
    line = economy.add_budget_line(BudgetLineEntry(plan=plan.code, name="Möten", amount=90_000_00))
    a_cost("2017-03-01", 100, line)
    a_cost("2017-03-02", 50)
    found = read_economy(plan, HALF)
    assert [(use.line.name if use.line else None, use.booked) for use in found.lines] == [
        ("Möten", 10_000),
        (None, 5_000),
    ]
    assert sum(use.booked for use in found.lines) == found.budget.other
    assert found.divided == 90_000_00


def test_whether_it_suffices_is_told_by_the_average_of_the_placements_so_far(plan):
    for code in ("P-001", "P-002"):
        key = a_placement(code, start=dt.date(2017, 3, 1), planned_end=dt.date(2017, 3, 31), end=dt.date(2017, 3, 31))
        days(key, "2017-03", dict.fromkeys((1, 2, 3, 6) if code == "P-001" else (1, 2), "present"))
    found = read_economy(plan, HALF).suffices
    assert (found.target, found.there, found.missing, found.known, found.days) == (10, 2, 8, 2, 3)
    assert found.cost == 8 * 3 * 20_000
    assert found.over == found.left - found.cost


def test_without_any_placement_each_is_taken_to_fill_what_is_left_of_the_period(plan):
    found = read_economy(plan, dt.date(2017, 12, 22)).suffices
    assert (found.missing, found.known, found.days) == (10, 0, 3)  # 27, 28 and 29 December
    assert not found.capped


def test_a_cost_is_undone_and_has_its_history(plan):
    a_cost("2017-03-01", 100)
    store.undo(store.last_change())
    assert read_budget(plan, HALF).other == 0
