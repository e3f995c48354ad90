"""Bars are drawn to the eighth of a cell, and keep within their width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui.tui.drawing import LEVELS, draw_bar

FULL = LEVELS["full"]
shares = st.none() | st.floats(-2, 3, allow_nan=False)


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (0.0, "········"),
        (1 / 64, "▏·······"),
        (0.5, "████····"),
        (33 / 64, "████▏···"),
        (1.0, "████████"),
        (7.0, "████████"),
    ],
)
def test_a_bar_grows_by_eighths_of_a_cell(done: float, text: str) -> None:
    assert draw_bar(done, None, 8, FULL).text == text


def test_the_expected_course_is_a_mark_in_the_bar() -> None:
    assert draw_bar(0.25, 0.5, 8, FULL).text == "██··┊···"
    assert draw_bar(0.75, 0.5, 8, FULL).text == "████┊█··"


def test_a_reached_target_has_no_mark_at_its_end() -> None:
    assert draw_bar(1.0, 1.0, 8, FULL).mark is None


def test_something_is_never_drawn_as_nothing() -> None:
    assert draw_bar(0.0001, None, 8, FULL).filled == 1


@given(shares, shares, st.integers(0, 80), st.sampled_from(sorted(LEVELS)))
def test_a_bar_is_as_wide_as_it_was_asked_to_be(done: float | None, due: float | None, width: int, level: str) -> None:
    bar = draw_bar(done, due, width, LEVELS[level])
    assert len(bar.text) == width
    assert 0 <= bar.filled <= width
    assert bar.mark is None or 0 <= bar.mark < width


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_has_come_further_has_no_shorter_bar(one: float, other: float) -> None:
    shorter, longer = sorted((one, other))
    assert draw_bar(shorter, None, 20, FULL).filled <= draw_bar(longer, None, 20, FULL).filled


@pytest.mark.parametrize("level", ["ascii"])
def test_the_ascii_level_is_ascii(level: str) -> None:
    glyphs = LEVELS[level]
    text = draw_bar(0.4, 0.6, 20, glyphs).text + glyphs.pointer + glyphs.rule + "".join(glyphs.signs.values())
    assert text.isascii()
