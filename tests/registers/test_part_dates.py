"""Dates of which only the month or the year is known."""

import datetime as dt

import pytest

from asftui.errors import RecordError
from asftui.registers.part_dates import PartDate, parse_part_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (2010, PartDate(dt.date(2010, 1, 1), "year")),
        (2010.0, PartDate(dt.date(2010, 1, 1), "year")),
        ("2010", PartDate(dt.date(2010, 1, 1), "year")),
        ("april 2017", PartDate(dt.date(2017, 4, 1), "month")),
        ("Apr. -17", PartDate(dt.date(2017, 4, 1), "month")),
        ("2017-04", PartDate(dt.date(2017, 4, 1), "month")),
        ("04/2017", PartDate(dt.date(2017, 4, 1), "month")),
        ("2017 april", PartDate(dt.date(2017, 4, 1), "month")),
        ("2017-04-03", PartDate(dt.date(2017, 4, 3))),
        ("3/4 2017", PartDate(dt.date(2017, 4, 3))),
        (dt.date(2017, 4, 3), PartDate(dt.date(2017, 4, 3))),
        (42828, PartDate(dt.date(2017, 4, 3))),
    ],
)
def test_a_day_a_month_or_a_year_is_taken_as_it_is_written(written: object, meant: PartDate) -> None:
    assert parse_part_date(written) == meant


@pytest.mark.parametrize("written", ["2017-13", "länge sedan", "17", "1/1", "", "april"])
def test_what_is_none_of_them_says_how_to_write_it(written: str) -> None:
    with pytest.raises(RecordError, match="2017-03"):
        parse_part_date(written)


@pytest.mark.parametrize("text", ["2017", "2017-04", "2017-04-03"])
def test_a_field_shows_what_it_takes(text: str) -> None:
    assert str(parse_part_date(text)) == text


def test_a_year_counts_from_after_its_first_day() -> None:
    assert parse_part_date("2017").counts_from == dt.date(2017, 1, 2)
    assert parse_part_date("2017-01-01").counts_from == dt.date(2017, 1, 1)
