"""Placements on the screen: the list and its filters, one opened, and the steps written by a key each."""

import datetime as dt
from pathlib import Path

import pytest

from asftui import store
from asftui.registers import enterprises, placements
from asftui.registers.placements import placement
from tests.placement_making import a_placement
from tests.tui.opening import LARGE, opened, press, screen_text, write


@pytest.fixture
def two(new_store: Path) -> tuple[int, int]:
    """Write a placement that lacks SUS and agreement, and one that has ended well."""
    return (
        a_placement("P-001", end=None),
        a_placement("P-002", "Gävle", end="2017-06-30", in_sus=True, agreed=True, outcome="own-work", sex="man"),
    )


async def test_an_empty_list_says_how_a_placement_comes_in(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "6")
        assert "n skriver en" in screen_text(pilot)
        await press(pilot, "g", "s", "o", "e", "delete", "enter", "b")
        assert "inget att räkna" in screen_text(pilot)


async def test_the_list_tells_state_and_what_is_missing(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6")
        text = screen_text(pilot)
        assert "1 pågår · 1 avslutade" in text
        assert "ej i SUS: 1 · avtal saknas: 1" in text
        (line,) = [line for line in text.splitlines() if "P-001" in line]
        assert line.split() == ["›", "P-001", "Bollnäs", "1", "feb", "pågår", "!", "!"]
        await press(pilot, "f", "f", "f")
        assert "P-001" not in screen_text(pilot)
        await press(pilot, "f")
        assert "P-002" not in screen_text(pilot)


async def test_a_code_is_found(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "slash")
        await write(pilot, "p2")
        text = screen_text(pilot)
        assert "P-001" not in text
        await write(pilot, "2")
        await press(pilot, "escape")
        assert "P-001" in screen_text(pilot)


async def test_s_notes_that_it_is_in_sus_today_and_undo_takes_it_back(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "s")
        assert placement(two[0]).sus == pilot.app.as_of
        change = store.last_change()
        assert change is not None
        store.undo(change)
        assert not placement(two[0]).is_in_sus


async def test_g_offers_the_next_step_and_writes_it(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "g")
        assert "ansökan har kommit" in screen_text(pilot)
        await press(pilot, "right", "enter", "ctrl+u")
        await write(pilot, "14/1")
        await press(pilot, "enter")
        await write(pilot, "12/17")
        await press(pilot, "ctrl+s")
    found = placement(two[0])
    assert (found.decision, found.funding, found.decision_reference) == (dt.date(2017, 1, 14), "granted", "12/17")


async def test_o_writes_how_it_ended(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "o", "ctrl+u")
        await write(pilot, "31/8")
        await press(pilot, "enter", "s", "ctrl+s")
    found = placement(two[0])
    assert (found.end, found.outcome) == (dt.date(2017, 8, 31), "studies")


async def test_a_new_one_is_written_with_an_enterprise_that_is_made_when_asked_twice(new_store: Path) -> None:
    async with opened(LARGE) as pilot:
        await press(pilot, "6", "n")
        await write(pilot, "Anna Berg")
        await press(pilot, "ctrl+s")
        assert "kan vara ett namn" in screen_text(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "P-7")
        await press(pilot, "enter")
        await write(pilot, "boll")
        await press(pilot, "enter")
        await write(pilot, "Verkstan")
        await press(pilot, "ctrl+s")
        assert "Ctrl+S en gång till" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "P-7" in screen_text(pilot)
    (found,) = placements.placements()
    assert enterprises.enterprise(found.enterprise or 0).name == "Verkstan"


async def test_the_marker_stands_at_a_new_one_and_the_next_step_is_its(two: tuple[int, int]) -> None:
    async with opened(LARGE) as pilot:
        await press(pilot, "6", "n")
        await write(pilot, "P-0015")
        await press(pilot, "ctrl+s", "g")
        assert "P-0015" in screen_text(pilot).split("Nästa steg")[1]
        assert pilot.app.as_of.isoformat() in screen_text(pilot)


async def test_opened_it_shows_its_steps_and_what_is_odd(new_store: Path) -> None:
    a_placement(decision=dt.date(2017, 3, 1), funding="granted", birth_year=2005, sex="woman", notes="rad 1\nrad 2")
    async with opened(LARGE) as pilot:
        await press(pilot, "6", "enter")
        text = screen_text(pilot)
    assert "1\xa0mar · beviljad" in text
    assert "ej noterat" in text
    assert "12 år vid starten" in text
    assert "började före beslutet" in text


async def test_everything_is_edited_in_one_form_and_what_it_cannot_show_stays(new_store: Path) -> None:
    key = a_placement(target_groups=("disability", "young"), notes="rad 1\nrad 2", agreed=False, days_a_week=2.5)
    before = placement(key)
    async with opened(LARGE) as pilot:
        await press(pilot, "6", "e", "ctrl+s")
    assert placement(key) == before


async def test_del_takes_it_away_after_asking(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "delete", "enter")
        assert "P-001" not in screen_text(pilot)


async def test_a_gauge_opens_to_the_placement(two: tuple[int, int]) -> None:
    async with opened() as pilot:
        await press(pilot, *["down"] * 7, "enter", "enter")
        assert "Huvudman" in screen_text(pilot)
