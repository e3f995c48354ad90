"""Numbers, dates and money as the two languages write them."""

import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import formats
from asftui.i18n import use_language


@pytest.fixture
def swedish_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (0, "0", "0"),
        (27.5, "27,5", "27.5"),
        (27.0, "27", "27"),
        (1250, "1\u00a0250", "1,250"),
        (1234567.89, "1\u00a0234\u00a0567,9", "1,234,567.9"),
        (-3, "−3", "-3"),
        (-0.04, "0", "0"),
        (0.96, "1", "1"),
    ],
)
def test_a_number(value: float, sv: str, en: str) -> None:
    assert formats.show_number(value) == sv
    use_language("en")
    assert formats.show_number(value) == en


@given(st.integers(-(10**9), 10**9), st.integers(0, 2))
def test_a_shown_number_can_be_read_back(hundredths: int, decimals: int) -> None:
    use_language("sv")
    value = hundredths / 100
    shown = formats.show_number(value, decimals)
    read = float(shown.replace("\u00a0", "").replace("−", "-").replace(",", "."))
    assert read == round(value, decimals)
    assert not shown.endswith(",0")


def test_a_percentage_has_a_space_in_swedish_only() -> None:
    assert formats.show_percent(30) == "30\u00a0%"
    use_language("en")
    assert formats.show_percent(30) == "30%"


@pytest.mark.parametrize(
    ("ore", "sv", "en"),
    [(680_000, "6 800 kr", "6,800 SEK"), (50, "0,50 kr", "0.50 SEK"), (-150, "−1,50 kr", "-1.50 SEK")],
)
def test_money_is_shown_in_kronor(ore: int, sv: str, en: str) -> None:
    assert formats.show_money(ore).replace("\u00a0", " ") == sv
    use_language("en")
    assert formats.show_money(ore) == en


def test_a_day_has_its_year_where_it_is_another() -> None:
    day = date(2017, 5, 2)
    assert formats.show_day(day, 2017) == "2\u00a0maj"
    assert formats.show_day(day, 2018) == formats.show_day(day) == "2\u00a0maj\u00a02017"
    use_language("en")
    assert formats.show_day(day, 2017) == "2\u00a0May"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_month_and_weekday_has_a_name_of_its_own(language: str) -> None:
    use_language(language)
    assert len({formats.show_day(date(2017, month, 1), 2017) for month in range(1, 13)}) == 12
    assert len({formats.show_weekday(date(2017, 5, day)) for day in range(1, 8)}) == 7


def test_a_weekday_and_a_time() -> None:
    assert formats.show_weekday(date(2017, 3, 14)) == "tis"
    assert formats.show_time(time(8, 5, 59)) == "08:05"


def test_a_moment_of_the_log_is_shown_by_the_readers_clock(swedish_clock: None) -> None:
    year = datetime.now(UTC).year
    winter, summer = datetime(2017, 1, 31, 23, 30), datetime(2017, 6, 30, 22, 5)  # noqa: DTZ001 - as the log keeps them
    assert formats.show_moment(winter) == "1\u00a0feb\u00a02017 00:30"
    assert formats.show_moment(summer) == "1\u00a0jul\u00a02017 00:05"
    assert formats.show_moment(summer.replace(year=year)) == "1\u00a0jul 00:05"
