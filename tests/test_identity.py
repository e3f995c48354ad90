"""Personal identity numbers in any written form are found, read and masked; what is none is left alone."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui.identity import Number, find, mask, read

TODAY = dt.date(2017, 9, 30)
DAYS = st.dates(dt.date(1918, 1, 1), dt.date(2001, 12, 31))
HYPHENS = ["-", " - ", " -", "- ", "−", "–", " – ", "\u00a0-\u00a0", "‑", "", " "]


def check_figure(nine: str) -> str:
    """Return the check figure of nine, worked out as the Tax Agency's leaflet does."""
    figures = [int(c) if c.isdigit() else 1 for c in nine]
    doubled = [str(n * 2) if place % 2 == 0 else str(n) for place, n in enumerate(figures)]
    return str(-sum(map(int, "".join(doubled))) % 10)


def number_of(day: dt.date, serial: str, *, coordination: bool = False) -> str:
    """Return twelve signs of a number that passes its check."""
    two = day.day + 60 if coordination else day.day
    nine = f"{day:%y%m}{two:02}{serial}"
    return f"{day.year // 100}{nine}{check_figure(nine)}"


NUMBERS = st.builds(
    number_of,
    DAYS,
    st.one_of(
        st.integers(0, 999).map("{:03}".format),
        st.builds("{}{:02}".format, st.sampled_from("TRSUWXJKLMN"), st.integers(0, 99)),
    ),
    coordination=st.booleans(),
)


@given(
    NUMBERS,
    st.sampled_from(HYPHENS),
    st.booleans(),
    st.sampled_from(["{}", "pnr {}.", "Anna Berg ({}) 2017", "x_{}_y"]),
)
def test_a_number_is_read_and_masked_in_any_form(number: str, hyphen: str, century: bool, around: str) -> None:
    tens = number if century else number[2:]
    text = around.format(f"{tens[:-4]}{hyphen}{tens[-4:]}")
    found = read(text, today=TODAY)
    assert found is not None
    assert found.digits == number
    assert found.birth_year == int(number[:4])
    assert found.sex == ("man" if number[10] in "13579" else "woman")
    hidden = mask(text, today=TODAY)
    assert number[-4:] not in hidden
    assert mask(hidden, today=TODAY) == hidden


@given(NUMBERS, st.sampled_from(["{}-{}-{}-{}", "{}.{}.{}-{}", "{} {} {} - {}"]))
def test_a_date_may_be_written_with_separators(number: str, form: str) -> None:
    text = form.format(number[:4], number[4:6], number[6:8], number[8:])
    assert read(text, today=TODAY) == Number(number)
    assert number[-4:] not in mask(text, today=TODAY)


@given(NUMBERS.filter(lambda number: number[8].isdigit()))
def test_a_number_that_a_spreadsheet_made_another_is_read(number: str) -> None:
    tens = int(number[2:])
    for form in (
        int(number),
        float(number),
        tens,
        float(tens),
        str(tens),
        f"{tens}.0",
        f"{tens:,}",
        f"{float(tens):.9e}",
    ):
        assert read(form, today=TODAY) == Number(number)


@given(DAYS, st.integers(0, 999))
def test_a_plus_means_over_a_hundred_years(day: dt.date, serial: int) -> None:
    number = number_of(day, f"{serial:03}")
    found = read(f"{number[2:8]}+{number[8:]}", today=TODAY)
    assert found is not None
    assert found.birth_year == int(number[:4]) - (0 if day <= dt.date(1917, 9, 30) else 100)


@given(NUMBERS)
def test_a_number_shows_itself_to_nobody(number: str) -> None:
    text = f"{number[:8]}-{number[8:]}"
    shows = repr(read(text, today=TODAY)) + str(read(text, today=TODAY)) + repr(list(find(text, today=TODAY)))
    assert number not in shows
    assert number[2:] not in shows
    assert pickle.loads(pickle.dumps(read(text))) == read(text)  # noqa: S301 - our own


@pytest.mark.parametrize(
    "text",
    [
        "850101-1234",
        "198501011234",
        "19850101-1234",
        "Personnr: 8501011234",
        "pnr 850101 12",
        "Henkilötunnus: 131052-308T",
    ],
)
def test_what_fails_its_check_is_masked_where_its_form_leaves_no_doubt(text: str) -> None:
    assert read(text, today=TODAY) is None
    assert "*" in mask(text, today=TODAY)
    assert not any(figures in mask(text, today=TODAY) for figures in ("1234", "0112", "308T"))


@pytest.mark.parametrize(
    "text",
    [
        "556677-8899",
        "202100-2114",
        "20170314 0830",
        "Teams 20170314-0830",
        "2017-03-14 13:00",
        "20170101-20171231",
        "070-123 45 67",
        "+46701234567",
        "https://example.org/a/12345678901234567890",
        "0.198501011239",
        "FRUKOST-2017-03-14-0830",
        "8:orgid:550e8400-e29b-41d4-a716-446655440000",
        "14 medarbetare 3 politiker",
        "",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert mask(text, today=TODAY) == text


@given(st.text())
def test_any_text_is_masked_without_trouble_and_once(text: str) -> None:
    once = mask(text, today=TODAY)
    assert mask(once, today=TODAY) == once
    read(text, today=TODAY)


@given(st.one_of(st.integers(), st.floats(), st.none(), st.booleans(), st.dates()))
def test_any_value_is_read_without_trouble(value: object) -> None:
    read(value, today=TODAY)
