"""The register of placement days."""

import datetime as dt

import pytest

from asftui import store
from asftui.errors import Changed, RecordError
from asftui.registers.placement_days import DayEntry, days_of, flag_of, set_days
from asftui.registers.placement_months import fill_days, find_month
from asftui.registers.placements import PlacementEntry, add_placement
from tests.indicators.making import the_plan
from tests.placement_making import a_claim, a_placement, days

pytestmark = pytest.mark.usefixtures("new_store")
MARCH = dt.date(2017, 3, 1)


def marks(placement):
    return {day.day: known.mark for (_p, day), known in days_of([placement], [MARCH, dt.date(2017, 3, 31)]).items()}


def test_a_day_is_noted_changed_and_taken_away():
    placement = a_placement()
    assert days(placement, "2017-03", {1: "present", 2: "half"}).new == 2
    assert days(placement, "2017-03", {2: "sick"}).changed == 1
    assert days(placement, "2017-03", {1: None, 3: None}).removed == 1
    assert marks(placement) == {2: "sick"}


def test_what_is_noted_in_one_go_is_undone_in_one_go():
    placement = a_placement()
    days(placement, "2017-03", {1: "present"})
    days(placement, "2017-03", {1: "half", 2: "present", 3: "present"})
    store.undo(store.last_change())
    assert marks(placement) == {1: "present"}


def test_a_mark_that_is_none_writes_nothing():
    placement = a_placement()
    with pytest.raises(RecordError, match="kanske"):
        days(placement, "2017-03", {1: "present", 2: "kanske"})
    assert marks(placement) == {}


def test_a_day_that_somebody_changed_meanwhile_is_not_overwritten():
    placement = a_placement()
    days(placement, "2017-03", {1: "present"})
    days(placement, "2017-03", {1: "half"})
    with pytest.raises(Changed, match="P-001"):
        set_days([DayEntry(placement=placement, date=MARCH, mark="sick", revision=1)])


def test_a_claimed_day_is_not_changed_and_the_error_names_it():
    placement = a_placement()
    days(placement, "2017-03", {1: "present", 2: "present"})
    a_claim()
    with pytest.raises(RecordError, match=r"P-001 1.mar"):
        days(placement, "2017-03", {1: "sick"})
    days(placement, "2017-03", {1: "present", 3: "present"})  # as it is, and a new one
    assert marks(placement) == {1: "present", 2: "present", 3: "present"}


@pytest.mark.parametrize(
    ("day", "flag"),
    [
        ((2017, 3, 14), ""),
        ((2017, 1, 31), "före platsens start"),
        ((2018, 1, 2), "efter platsens slut"),
        ((2017, 3, 18), "en lördag"),
        ((2017, 5, 25), "Kristi himmelsfärdsdag"),
    ],
)
def test_an_odd_day_is_flagged_with_why(day: tuple[int, int, int], flag: str):
    assert flag_of(dt.date(*day), dt.date(2017, 2, 1), dt.date(2017, 12, 31)) == flag


def test_the_month_has_the_placements_that_run_in_it_and_those_with_days_in_it():
    a_placement("P-001")
    a_placement("P-002", start="2017-04-01")
    late = a_placement("P-003", start="2017-01-01", end="2017-02-28")
    a_placement("P-004", start="2017-03-31", end=None)
    days(late, "2017-03", {1: "present"})
    a_placement("P-005", start="2017-02-01", funding="refused", decision=MARCH)
    add_placement(PlacementEntry(code="P-006", funding="granted"))
    rows = find_month(the_plan(), MARCH)
    assert [row.code for row in rows] == ["P-001", "P-003", "P-004"]
    assert rows[1].days[1].mark == "present"
    assert (rows[0].worth["present"], rows[0].worth["half"], rows[0].worth["sick"]) == (20_000, 10_000, 0)


def test_a_row_is_filled_by_its_days_a_week_around_what_is_marked_already():
    a_placement(days_a_week=3, start="2017-03-02")
    (row,) = find_month(the_plan(), MARCH)
    assert fill_days(row, MARCH, {7: "sick"}, 1)[:5] == [2, 3, 6, 8, 13]  # 2 and 3 are a week of two days


def test_a_row_without_days_a_week_is_filled_with_every_workday():
    a_placement()
    (row,) = find_month(the_plan(), dt.date(2017, 5, 1))
    filled = fill_days(row, dt.date(2017, 5, 1), {}, 1)
    assert len(filled) == 21  # 1 May and Ascension Day are holidays
    assert 1 not in filled
    assert 25 not in filled
