"""The net-change rule of enterprises, held for any life and any counts: nothing here touches a store."""

from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from asftui.indicators.net_change import Known, count_moves, register_moves
from asftui.registers.enterprise_state import Life
from asftui.registers.part_dates import PartDate

many = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
FIRST = date(2016, 1, 1)
DAYS = st.integers(0, 900).map(lambda n: FIRST + timedelta(days=n))
NUMBERS = st.integers(0, 40)


def first_of(part: tuple[date, str]) -> PartDate:
    day, exact = part
    if exact == "year":
        day = day.replace(month=1, day=1)
    return PartDate(day.replace(day=1) if exact == "month" else day, exact)


PARTS = st.none() | st.tuples(DAYS, st.sampled_from(["day", "day", "month", "year"])).map(first_of)
LIVES = st.builds(Life, started=PARTS, dormant=PARTS, ended=PARTS, resumed=PARTS)
COUNTS = st.dictionaries(DAYS, NUMBERS, max_size=5).map(lambda found: sorted(found.items()))
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: tuple(sorted(pair)))


def known(life: Life, counts=()) -> Known:
    return Known(id=1, name="Humlan", life=life, counts=counts)


def move(life: Life, counts, reading: date | None, as_of: date):
    (found,) = count_moves([known(life, counts)], reading, as_of)
    return found


def day(text: str) -> PartDate:
    return PartDate(date.fromisoformat(text))


@many
@given(life=LIVES, counts=COUNTS, at=DAYS)
def test_on_the_day_of_the_reading_nobody_adds_anything(life, counts, at):
    assert move(life, counts, at, at).change == 0
    assert register_moves([known(life)], at, at)[0].change == 0


@many
@given(life=LIVES, span=SPANS)
def test_the_register_moves_by_who_came_less_who_went(life, span):
    reading, as_of = span
    (found,) = register_moves([known(life)], reading, as_of)
    assert found.change == life.is_active(as_of) - life.is_active(reading)


@many
@given(life=LIVES, counts=COUNTS, span=SPANS)
def test_what_is_said_after_the_date_never_matters(life, counts, span):
    reading, as_of = span
    by_then = [count for count in counts if count[0] <= as_of]
    assert move(life, counts, reading, as_of).change == move(life, by_then, reading, as_of).change


@many
@given(life=LIVES, counts=COUNTS, span=SPANS)
def test_one_that_has_ended_counts_zero(life, counts, span):
    reading, as_of = span
    assume(life.state(as_of) == "ended")
    found = move(life, counts, reading, as_of)
    assert found.now == 0
    assert found.change == -found.base


@many
@given(life=LIVES, counts=COUNTS, span=SPANS)
def test_one_that_had_not_started_at_the_reading_counts_from_zero(life, counts, span):
    reading, as_of = span
    assume(life.state(reading) == "not-started")
    assert move(life, counts, reading, as_of).base == 0


@many
@given(started=DAYS, counts=COUNTS, span=SPANS)
def test_one_that_stood_counts_from_its_latest_by_the_reading_to_its_latest_by_the_date(started, counts, span):
    reading, as_of = span
    assume(started <= reading)
    before = [n for at, n in counts if at <= reading]
    assume(before)
    found = move(Life(started=PartDate(started)), counts, reading, as_of)
    assert found.change == [n for at, n in counts if at <= as_of][-1] - before[-1]
    assert found.gap == ""


@many
@given(counts=COUNTS, span=SPANS)
def test_one_that_stood_without_a_count_takes_its_first_after_as_base_and_is_named(counts, span):
    reading, as_of = span
    assume(not any(at <= reading for at, _n in counts))
    after = [n for at, n in counts if at <= as_of]
    found = move(Life(), counts, reading, as_of)
    assert found.change == (after[-1] - after[0] if after else 0)
    assert found.gap == ("late-count" if after else "no-count")


@many
@given(life=LIVES, counts=COUNTS, days=st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_change_adds_up_over_a_day_between_where_nothing_is_missing(life, counts, days):
    first, between, last = days
    moves = [
        move(life, counts, first, between),
        move(life, counts, between, last),
        move(life, counts, first, last),
    ]
    assume(not any(each.gap for each in moves))
    assert moves[0].change + moves[1].change == moves[2].change


@many
@given(life=LIVES, counts=COUNTS, as_of=DAYS)
def test_without_a_reading_all_that_is_there_is_added(life, counts, as_of):
    found = move(life, counts, None, as_of)
    assert found.base == 0
    assert register_moves([known(life)], None, as_of)[0].change == life.is_active(as_of)


def test_one_that_ended_and_began_again_counts_only_what_it_has_said_since():
    life = Life(ended=day("2017-02-01"), resumed=day("2017-05-01"))
    counts = [(date(2016, 12, 1), 9), (date(2017, 6, 1), 4)]
    reading = date(2017, 1, 1)
    assert move(life, counts, reading, date(2017, 3, 1)).change == -9
    again = move(life, counts, reading, date(2017, 5, 15))
    assert (again.change, again.gap) == (-9, "old-count")
    assert move(life, counts, reading, date(2017, 6, 1)).change == 4 - 9


def test_one_that_rests_is_not_active_but_keeps_what_it_said():
    life = Life(dormant=day("2017-04-01"), resumed=day("2017-08-01"))
    reading = date(2017, 1, 1)
    assert move(life, [(reading, 5)], reading, date(2017, 6, 1)).change == 0
    assert [register_moves([known(life)], reading, date(2017, m, 1))[0].change for m in (3, 4, 7, 8)] == [0, -1, -1, 0]


def test_one_that_rested_before_anybody_remembers_was_not_active_until_it_resumed():
    life = Life(resumed=day("2017-03-01"), dormant=day("2017-10-01"))
    assert [life.is_active(date(2017, m, 1)) for m in (2, 3, 9, 10)] == [False, True, True, False]


def test_one_known_to_have_started_in_the_year_was_not_there_on_its_first_day():
    life = Life(started=PartDate(date(2017, 1, 1), "year"))
    (found,) = register_moves([known(life)], date(2017, 1, 1), date(2017, 6, 30))
    assert found.change == 1
