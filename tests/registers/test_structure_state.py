"""What a municipality is to support structures at a date, by its dated steps."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from asftui.registers.structure_state import Step, open_steps, state_at

DAYS = st.dates(dt.date(2016, 12, 1), dt.date(2018, 1, 31))
KINDS = st.sampled_from(["none", "exploring", "member"])


@st.composite
def histories(draw):
    steps = []
    for number in range(draw(st.integers(0, 6))):
        since = draw(DAYS)
        until = draw(st.none() | st.dates(since, dt.date(2018, 3, 1)))
        steps.append(Step(id=number + 1, step=draw(KINDS), since=since, until=until))
    return steps


def a_step(kind: str, since: str, until: str | None = None, number: int = 1) -> Step:
    last = dt.date.fromisoformat(until) if until else None
    return Step(id=number, step=kind, since=dt.date.fromisoformat(since), until=last)


@given(histories(), DAYS)
def test_what_is_dated_later_says_nothing_of_a_day(steps, day):
    assert state_at(steps, day) == state_at([s for s in steps if s.since <= day], day)


@given(histories(), DAYS)
def test_the_order_in_which_steps_are_given_does_not_matter(steps, day):
    assert state_at(steps, day) == state_at(list(reversed(steps)), day)


@given(histories(), DAYS)
def test_a_member_has_an_open_membership_and_no_later_end(steps, day):
    ends = [s for s in steps if s.step == "none" and s.since <= day]
    open_ones = [
        s
        for s in steps
        if s.step == "member"
        and s.since <= day
        and (s.until is None or s.until >= day)
        and not any((e.since, e.id) > (s.since, s.id) for e in ends)
    ]
    assert (state_at(steps, day) == "member") == bool(open_ones)


@given(histories(), DAYS)
def test_exploring_never_makes_a_member_nor_ends_a_membership(steps, day):
    without = [s for s in steps if s.step != "exploring"]
    assert (state_at(steps, day) == "member") == (state_at(without, day) == "member")


@given(histories(), DAYS)
def test_the_step_that_tells_the_state_is_the_first_of_those_that_hold(steps, day):
    holding = open_steps(steps, day)
    assert state_at(steps, day) == (holding[0].step if holding else "none")


def test_a_membership_holds_through_its_last_day():
    steps = [a_step("member", "2017-03-01", "2017-06-30")]
    days = ("2017-02-28", "2017-03-01", "2017-06-30", "2017-07-01")
    assert [state_at(steps, dt.date.fromisoformat(day)) for day in days] == ["none", "member", "member", "none"]


def test_what_was_explored_before_a_membership_does_not_come_back_when_that_ends():
    steps = [a_step("exploring", "2017-01-01"), a_step("member", "2017-03-01", "2017-06-30", number=2)]
    assert state_at(steps, dt.date(2017, 9, 1)) == "none"


def test_of_two_steps_on_one_day_the_one_written_last_holds():
    steps = [a_step("member", "2017-03-01"), a_step("none", "2017-03-01", number=2)]
    assert state_at(steps, dt.date(2017, 3, 1)) == "none"
