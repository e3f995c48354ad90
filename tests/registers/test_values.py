"""Values are read as Swedes write them, and what cannot be read is refused with a reason."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui.errors import RecordError
from asftui.registers import values

MARCH = dt.date(2017, 3, 14)
FRIDAY = dt.date(2017, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2017-03-14",
        "2017/03/14",
        "2017.3.14",
        "2017-03-14 08:00:12",
        "2017-03-14T08:00",
        "14/3",
        "14/3 2017",
        "14/3-17",
        "14/3 -17",
        "14.3.2017",
        "14-03-2017",
        "14/3 kl. 8",
        "14 mars 2017",
        "14 MARS",
        "den 14:e mars",
        "14 mar",
        "14-mar-17",
        "March 14, 2017",
        "tis 14/3",
        "Tisdagen den 14 mars 2017 kl 08:00",
        "tisdag v. 11",
        "20170314",
        "170314",
        20170314,
        42808,
        42808.5,
        dt.datetime(2017, 3, 14, 8, 0),  # noqa: DTZ001 - a cell has no zone
        MARCH,
    ],
)
def test_a_day_is_read_in_every_form_that_people_write(text: object) -> None:
    assert values.parse_date(text, year=2017) == MARCH


def test_a_week_is_its_monday() -> None:
    assert values.parse_date("v. 11", year=2017) == dt.date(2017, 3, 13)
    assert values.parse_date("vecka 11 2018", year=2017) == dt.date(2018, 3, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("idag", FRIDAY),
        ("i går", dt.date(2017, 6, 29)),
        ("fredag", FRIDAY),
        ("tis", dt.date(2017, 6, 27)),
        ("i tisdags", dt.date(2017, 6, 27)),
        ("på tisdag", dt.date(2017, 7, 4)),
        ("nästa fredag", dt.date(2017, 7, 7)),
    ],
)
def test_a_bare_weekday_is_behind_us_unless_it_says_otherwise(text: str, day: dt.date) -> None:
    assert values.parse_date(text, today=FRIDAY) == day


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    assert values.parse_date("3/4 2017") == dt.date(2017, 4, 3)
    assert values.parse_date("3/4 2017", order="mdy") == dt.date(2017, 3, 4)
    with pytest.raises(RecordError):
        values.parse_date("3/14 2017")


@pytest.mark.parametrize(
    "text", ["", "foo", "31/2 2017", "2017-13-01", "mars 2017", "14/3", "fredag", "v. 60 2017", "2017"]
)
def test_what_is_no_day_or_has_no_year_is_refused(text: str) -> None:
    with pytest.raises(RecordError):
        values.parse_date(text)


@pytest.mark.parametrize(
    "text", ["14–15 mars 2017", "2017-03-14 – 2017-03-15", "14/3-15/3 2017", "14-15/3 2017", "14 och 15 mars 2017"]
)
def test_a_period_has_a_first_and_a_last_day(text: str) -> None:
    assert values.parse_dates(text) == (MARCH, dt.date(2017, 3, 15))


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)))
def test_every_day_survives_being_written(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%y%m%d", "%d/%m %Y", "%d.%m.%Y"):
        assert values.parse_date(day.strftime(form)) == day
    assert values.parse_date(day.strftime("%m/%d/%Y"), order="mdy") == day


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (values.parse_date, values.parse_dates, values.parse_time, values.parse_times, values.parse_number):
        try:
            parse(text)
        except RecordError as error:
            assert str(error)
    values.parse_role(text)


@pytest.mark.parametrize("text", ["08:30", "8.30", "kl 8:30", "kl. 08.30", "0830", "8:30 AM", "08:30:00", 0.3541666667])
def test_a_time_is_read(text: object) -> None:
    assert values.parse_time(text) == dt.time(8, 30)


def test_times_have_a_beginning_and_an_end() -> None:
    assert values.parse_times("kl. 8–9.30") == (dt.time(8), dt.time(9, 30))
    assert values.parse_times("13:00") == (dt.time(13), None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("27,5", 27.5), ("1 250", 1250), ("1.250,5", 1250.5), ("ca 20 st", 20), ("½", 0.5), ("−3", -3), (12, 12)],
)
def test_a_number_is_read(text: object, number: float) -> None:
    assert values.parse_number(text) == number


@pytest.mark.parametrize("text", ["-1", "2,5", "många", ""])
def test_a_number_of_people_is_whole_and_not_negative(text: str) -> None:
    with pytest.raises(RecordError):
        values.parse_count(text)


@pytest.mark.parametrize(
    "text", ["x", "X", "ja", "Ja, deltog", "1", 1, 1.0, True, "✓", "(x)", "närvarande", "DELTOG", "TRUE"]
)
def test_a_mark_says_yes(text: object) -> None:
    assert values.parse_mark(text) is True


@pytest.mark.parametrize("text", ["nej", "–", "-", 0, "0", False, "avanmäld 12/3", "Uteblev", "ej närvarande", "FALSE"])
def test_a_mark_says_no(text: object) -> None:
    assert values.parse_mark(text) is False


def test_a_blank_mark_says_nothing_and_an_odd_one_is_refused() -> None:
    assert values.parse_mark(None) is None
    assert values.parse_mark("  ") is None
    with pytest.raises(RecordError):
        values.parse_mark("kanske")


@pytest.mark.parametrize(
    "title",
    [
        "Politiker",
        "Nämndledamot",
        "2:e vice ordförande KS",
        "Kommunalråd",
        "Ersättare",
        "Ledamot (S)",
        "pol.",
        "KSO",
        "Councillor",
    ],
)
def test_a_title_tells_a_politician(title: str) -> None:
    assert values.parse_role(title) == "politician"


@pytest.mark.parametrize(
    "title",
    [
        "Tjänsteman",
        "tjm",
        "Socialsekreterare",
        "Nämndsekreterare",
        "Kanslichef KS",
        "Rehabkoordinator",
        "Personlig handläggare",
        "Staff",
    ],
)
def test_a_title_tells_an_employee(title: str) -> None:
    assert values.parse_role(title) == "employee"


@pytest.mark.parametrize("title", ["", "Presentatör", "Föreläsare", "Ordförande i föreningen Verkstan"])
def test_a_title_may_tell_nothing(title: str) -> None:
    assert values.parse_role(title) is None


@pytest.mark.parametrize("text", [None, "", " ", "saknas", "Okänd", "-", "n/a", "N/A"])
def test_some_words_are_as_good_as_an_empty_cell(text: object) -> None:
    assert values.is_empty(text)
