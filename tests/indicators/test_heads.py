"""Unnamed heads: a head count is a total, and the same group is the same people."""

from hypothesis import given
from hypothesis import strategies as st

from asftui.indicators.heads import Heads, over_period, unnamed


def test_a_list_fills_the_head_count_and_never_adds_to_it():
    assert unnamed({None: 14}, {}) == 14
    assert unnamed({None: 14}, {None: 4, 7: 6}) == 4
    assert unnamed({None: 14}, {7: 20}) == 0


def test_organisations_are_filled_by_their_own_people_and_summed():
    assert unnamed({1: 5, 2: 4}, {1: 3, 2: 9}) == 2
    assert unnamed({1: 5, 2: 4}, {}) == 9


def test_the_larger_of_the_total_and_the_organisations_stands():
    assert unnamed({None: 14, 1: 5, 2: 4}, {}) == 14
    assert unnamed({None: 7, 1: 5, 2: 4}, {}) == 9
    assert unnamed({None: 14, 1: 5}, {2: 12}) == 5


def test_people_who_are_counted_nowhere_leave_no_head_behind():
    assert unnamed({1: 5}, {}, {1}) == 0
    assert unnamed({None: 14}, {1: 1, 2: 13}, {1}) == 0
    assert unnamed({None: 14, 1: 5}, {1: 2}, {1}) == 9


def test_the_same_group_counts_with_its_largest_number():
    assert over_period([(14, [1])] * 8) == Heads(14, 112)
    assert over_period([(14, [1]), (16, [1]), (3, [2]), (5, []), (5, [])]) == Heads(29, 43)


def test_an_event_for_several_groups_is_shared_among_them():
    assert over_period([(10, [1]), (12, [2]), (3, [1, 2])]).people == 22
    assert over_period([(10, [1]), (12, [2]), (30, [1, 2])]).people == 30
    assert over_period([(10, [1, 2, 3])] * 3).people == 10


EVENTS = st.lists(st.tuples(st.integers(0, 50), st.frozensets(st.integers(1, 4), max_size=3)), max_size=8)


@given(EVENTS, st.randoms())
def test_the_number_lies_between_the_largest_event_and_the_sum_in_any_order(events, random):
    heads = over_period(events)
    numbers = [n for n, _groups in events]
    assert max(numbers, default=0) <= heads.people <= heads.attendances == sum(numbers)
    shuffled = list(events)
    random.shuffle(shuffled)
    assert over_period(shuffled) == heads


@given(EVENTS.filter(len))
def test_one_event_more_never_lowers_the_number(events):
    assert over_period(events[1:]).people <= over_period(events).people
