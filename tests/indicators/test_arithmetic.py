"""The expected course and what is judged by it, on the figures of the plan of 2017."""

from datetime import date

import pytest

from asftui.indicators import arithmetic
from asftui.plan import Indicator, Milestone

START = date(2017, 1, 1)
END = date(2017, 12, 31)
HALF = date(2017, 6, 30)


def an_indicator(target, baseline=None, kind="count", **more):
    return Indicator(
        code="i", name="I", short="I", section="S", kind=kind, unit="", counts="", target=target,
        baseline=baseline, **{"target_date": END, **more},
    )  # fmt: skip


def judge(target, value, baseline=None, as_of=HALF, **more):
    of = more.pop("of", None)
    return arithmetic.judge(an_indicator(target, baseline, **more), START, as_of, value, of)


def test_half_the_year_expects_what_its_days_are_of_the_whole():
    assert arithmetic.expected(an_indicator(500), START, HALF) == pytest.approx(500 * 181 / 365)
    assert round(arithmetic.expected(an_indicator(500), START, HALF), 1) == 247.9


def test_the_first_day_counts_and_the_last_gives_the_target():
    assert arithmetic.expected(an_indicator(365), START, START) == 1
    assert arithmetic.expected(an_indicator(365), START, END) == 365
    assert arithmetic.expected(an_indicator(365), START, date(2018, 5, 1)) == 365
    assert arithmetic.expected(an_indicator(365, 25), START, date(2016, 5, 1)) == 25


def test_the_course_goes_from_the_baseline():
    assert round(arithmetic.expected(an_indicator(30, 25), START, HALF), 1) == 27.5


def test_the_course_goes_through_the_milestones_in_whatever_order_they_stand():
    half, third = Milestone(date=HALF, value=100), Milestone(date=date(2017, 3, 31), value=10)
    for milestones in ((half, third), (third, half)):
        indicator = an_indicator(500, milestones=milestones)
        assert arithmetic.expected(indicator, START, date(2017, 3, 31)) == 10
        assert arithmetic.expected(indicator, START, HALF) == 100
        assert arithmetic.expected(indicator, START, date(2017, 9, 30)) == pytest.approx(100 + 400 * 92 / 184)
        assert arithmetic.expected(indicator, START, END) == 500


def test_a_share_is_expected_at_its_target_and_a_yes_or_no_only_on_its_date():
    assert arithmetic.expected(an_indicator(30, kind="share"), START, START) == 30
    assert arithmetic.expected(an_indicator(1, kind="yes-no"), START, HALF) is None
    assert arithmetic.expected(an_indicator(1, kind="yes-no"), START, END) == 1


@pytest.mark.parametrize(
    ("value", "baseline", "target", "status"),
    [
        (212, None, 500, "behind"),
        (26, 25, 30, "far-behind"),
        (169, 150, 180, "on-track"),
        (4, None, 10, "behind"),
        (3, 3, 5, "far-behind"),
        (203, 190, 200, "reached"),
        (18, None, 30, "on-track"),
        (31, None, 250, "far-behind"),
        (None, None, 500, "no-data"),
        (0, None, 500, "far-behind"),
    ],
)
def test_the_plan_at_half_time(value, baseline, target, status):
    assert judge(target, value, baseline) == status


def test_a_falling_indicator_is_reached_downwards():
    assert judge(100, 100, 200) == "reached"
    assert judge(100, 60, 200) == "reached"
    assert judge(100, 101, 200, as_of=END) == "missed"


def test_a_falling_indicator_above_its_course_falls_behind():
    assert judge(100, 160, 200) == "behind"  # expected 150.4, and 40 of 49.6 have gone: 80.7 %
    assert judge(100, 161, 200) == "far-behind"
    assert judge(100, 150, 200) == "on-track"
    assert arithmetic.progress(an_indicator(100, 200), 150) == 0.5
    assert arithmetic.needed_per_month(an_indicator(100, 200), START, HALF, 150) < 0


def test_four_fifths_of_the_expected_change_are_behind_and_not_far_behind():
    day = date(2017, 1, 5)  # half of ten days
    ten = {"as_of": day, "target_date": date(2017, 1, 10)}
    assert judge(10, 4, **ten) == "behind"
    assert judge(10, 3.99, **ten) == "far-behind"
    assert judge(10, 5, **ten) == "on-track"
    assert judge(1, 0.4, **ten) == "behind"


def test_under_a_twentieth_of_the_days_it_is_too_early_unless_it_is_reached():
    assert judge(500, 0, as_of=date(2017, 1, 18)) == "too-early"
    assert judge(500, 0, as_of=date(2017, 1, 19)) == "far-behind"
    assert judge(500, 500, as_of=START) == "reached"


def test_when_the_period_is_over_it_is_reached_or_missed():
    assert judge(500, 500, as_of=END) == "reached"
    assert judge(500, 499, as_of=END) == "missed"
    assert judge(500, None, as_of=END) == "no-data"
    assert judge(30, 50, kind="share", of=2, as_of=END) == "reached"
    assert judge(1, 0, kind="yes-no", as_of=END) == "missed"


def test_a_share_of_fewer_than_five_is_too_early_also_when_it_lies_high():
    assert judge(30, 75, kind="share", of=4) == "too-early"
    assert judge(30, 80, kind="share", of=5) == "reached"
    assert judge(30, 25, kind="share", of=8) == "behind"
    assert judge(30, 20, kind="share", of=5) == "far-behind"


def test_a_yes_or_no_is_too_early_until_it_is_done():
    assert judge(1, 0, kind="yes-no") == "too-early"
    assert judge(1, 1, kind="yes-no") == "reached"


def test_the_forecast_goes_on_at_the_pace_so_far():
    assert round(arithmetic.forecast(an_indicator(500), START, HALF, 212), 1) == 427.5
    assert arithmetic.forecast(an_indicator(30, 25), START, HALF, 26) == pytest.approx(25 + 365 / 181)
    assert arithmetic.forecast(an_indicator(500), START, END, 300) == 300
    assert arithmetic.forecast(an_indicator(30, kind="share"), START, HALF, 25) == 25
    assert arithmetic.forecast(an_indicator(1, kind="yes-no"), START, HALF, 0) is None
    assert arithmetic.forecast(an_indicator(500), START, date(2016, 12, 31), 0) is None


def test_what_a_month_needs_is_what_is_left_by_the_months_left():
    assert round(arithmetic.needed_per_month(an_indicator(500), START, HALF, 212), 1) == 47.6
    assert arithmetic.needed_per_month(an_indicator(500), START, HALF, 501) == 0
    assert arithmetic.needed_per_month(an_indicator(500), START, END, 212) is None
    assert arithmetic.needed_per_month(an_indicator(30, kind="share"), START, HALF, 2) is None


def test_progress_starts_at_the_baseline_and_of_a_share_at_nothing():
    assert arithmetic.progress(an_indicator(30, 25), 26) == pytest.approx(0.2)
    assert arithmetic.progress(an_indicator(500), 212) == pytest.approx(0.424)
    assert arithmetic.progress(an_indicator(30, 10, kind="share"), 15) == 0.5
    assert arithmetic.progress(an_indicator(500), None) is None
    assert arithmetic.progress(an_indicator(5, 5), 5) == 1
    assert arithmetic.progress(an_indicator(5, 5), 4) == 0
