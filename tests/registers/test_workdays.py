"""Public holidays and workdays."""

import datetime as dt

import pytest

from asftui.registers.workdays import holiday_name, is_workday, workdays

OF_2017 = [
    (1, 1),
    (1, 6),
    (4, 14),
    (4, 16),
    (4, 17),
    (5, 1),
    (5, 25),
    (6, 4),
    (6, 6),
    (6, 24),
    (11, 4),
    (12, 25),
    (12, 26),
]


def test_the_public_holidays_of_2017_are_those_of_the_law():
    days = [dt.date(2017, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    assert [(day.month, day.day) for day in days if holiday_name(day)] == OF_2017


@pytest.mark.parametrize(
    ("year", "easter"), [(2011, (4, 24)), (2019, (4, 21)), (2024, (3, 31)), (2038, (4, 25))]
)  # fmt: skip
def test_easter_falls_where_the_almanac_has_it(year: int, easter: tuple[int, int]):
    assert holiday_name(dt.date(year, *easter)) == "påskdagen"


def test_an_eve_is_a_workday_and_a_saturday_is_not():
    assert is_workday(dt.date(2017, 6, 23))
    assert not is_workday(dt.date(2017, 6, 17))
    assert not is_workday(dt.date(2017, 6, 6))


def test_workdays_are_counted_with_both_ends_and_without_holidays():
    assert workdays(dt.date(2017, 5, 22), dt.date(2017, 5, 28)) == 4  # Ascension Day is a Thursday
    assert workdays(dt.date(2017, 3, 1), dt.date(2017, 3, 31)) == 23
    assert workdays(dt.date(2017, 3, 2), dt.date(2017, 3, 1)) == 0
