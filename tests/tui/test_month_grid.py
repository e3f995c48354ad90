"""The month grid of placement days, typed as on a real keyboard."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from asftui.registers import organisations
from asftui.registers.placement_days import days_of
from asftui.tui.screens.placement_days import PlacementDaysScreen
from asftui.tui.widgets.month_grid import MonthGrid
from tests.placement_making import a_claim, a_placement, days
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text

pytestmark = [pytest.mark.usefixtures("new_store"), pytest.mark.asyncio]
MARCH = dt.date(2017, 3, 1)


@asynccontextmanager
async def grid(size: tuple[int, int] = LARGE, month: dt.date = MARCH) -> AsyncIterator[Pilot[None]]:
    async with opened(size) as pilot:
        pilot.app.push_screen(PlacementDaysScreen(month=month))
        await pilot.pause()
        yield pilot


def noted(placement: int) -> str:
    """Return a placement's marks of March: `1x 2h`."""
    signs = {"present": "x", "half": "h", "sick": "S", "absent": "F", "leave": "L", "care": "V"}
    found = days_of([placement], [MARCH, dt.date(2017, 3, 31)])
    return " ".join(f"{day.day}{signs[known.mark]}" for (_p, day), known in sorted(found.items()))


async def test_letters_mark_days_and_go_on_to_the_next_workday():
    one = a_placement()
    async with grid() as pilot:
        await press(pilot, *"xhsflv", "ctrl+s")
        assert noted(one) == "1x 2h 3S 6F 7L 8V"
        assert "1,5" in screen_text(pilot)
        assert "300" in screen_text(pilot)


async def test_outside_the_cells_the_footer_has_only_the_keys_that_work_there():
    one = a_placement()
    async with grid() as pilot:
        assert "w Fyll" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "x", "escape")
        footer = screen_text(pilot).splitlines()[-1]
        assert "Enter Till rutorna" in footer
        assert not [key for key in ("w Fyll", "Mellanslag", "Ctrl+S", "Nästa rad") if key in footer]
        assert "Utanför rutorna" in screen_text(pilot)
        await press(pilot, "enter", "x", "ctrl+s")
        assert noted(one) == "1x 2x"


async def test_a_row_is_saved_when_it_is_left_and_taken_back_with_undo():
    one, two = a_placement("P-001"), a_placement("P-002")
    async with grid() as pilot:
        await press(pilot, "x", "x", "enter", "h", "up")
        assert (noted(one), noted(two)) == ("1x 2x", "1h")
        await press(pilot, "s", "ctrl+z")  # what is not saved goes first, without a question
        assert noted(one) == "1x 2x"
        await press(pilot, "ctrl+z", "enter")
        assert (noted(one), noted(two)) == ("1x 2x", "")


async def test_space_and_delete_clear_and_the_arrows_reach_weekends():
    one = a_placement()
    days(one, "2017-03", {1: "present", 2: "present"})
    async with grid() as pilot:
        await press(pilot, "space", "delete", "right", "x", "ctrl+s")  # 4 March is a Saturday
        assert noted(one) == "4x"
        assert "!x" in screen_text(pilot)


async def test_a_row_is_filled_by_its_days_a_week_and_a_cell_from_the_row_above():
    one, two = a_placement("P-001", days_a_week=2), a_placement("P-002")
    async with grid() as pilot:
        await press(pilot, "s", "home", "w", "enter", "d", "ctrl+d", "ctrl+s")
        assert noted(one) == "1S 2x 6x 7x 13x 14x 20x 21x 27x 28x"
        assert noted(two) == "1S 2x"


async def test_every_letter_and_figure_goes_to_the_cells_until_escape():
    a_placement()
    async with grid() as pilot:
        await press(pilot, "q", "i", "u", "2")
        assert isinstance(pilot.app.screen, PlacementDaysScreen)
        await press(pilot, "escape", "2")
        assert pilot.app.current_mode == "goals"


async def test_escape_leaves_the_cells_then_the_screen_and_nothing_typed_is_lost():
    one = a_placement()
    async with grid() as pilot:
        await press(pilot, "x", "escape")
        assert isinstance(pilot.app.screen, PlacementDaysScreen)
        assert noted(one) == "1x"
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, PlacementDaysScreen)


async def test_months_are_turned_and_what_was_typed_is_saved():
    one = a_placement()
    async with grid() as pilot:
        await press(pilot, "x", "pagedown")
        assert "april" in screen_text(pilot)
        assert noted(one) == "1x"
        await press(pilot, "pageup", "pageup")
        assert "februari" in screen_text(pilot)


async def test_cells_copied_in_a_spreadsheet_are_pasted():
    one, two = a_placement("P-001"), a_placement("P-002")
    async with grid() as pilot:
        pilot.app.screen.query_one(MonthGrid).post_message(events.Paste("x\t½\tS\t\t\tkanske\tF\nh\tx\r\n"))
        await pilot.pause()
        await pilot.pause()
        assert (noted(one), noted(two)) == ("1x 2h 3S 7F", "1h 2x")


async def test_a_claimed_day_stays_as_it_is():
    one = a_placement()
    days(one, "2017-03", {1: "present"})
    a_claim(days=1)
    async with grid() as pilot:
        assert "=x" in screen_text(pilot)
        await press(pilot, "s", "right", "h", "ctrl+s")
        assert noted(one) == "1x 2h"


async def test_on_a_small_terminal_the_days_scroll_and_the_code_stands_still():
    a_placement()
    async with grid(SMALL) as pilot:
        assert "P-001" in screen_text(pilot)
        await press(pilot, "end", "x")
        text = screen_text(pilot)
        assert "P-001" in text
        assert "Dagar" in text
        assert "fre 31" in text.replace("\u00a0", " ")


async def test_what_is_odd_about_the_day_is_said_under_the_grid():
    a_placement(end="2017-05-20")
    async with grid(month=dt.date(2017, 5, 1)) as pilot:
        await press(pilot, "home")
        assert "första maj" in screen_text(pilot)
        await press(pilot, "end")
        assert "efter platsens slut" in screen_text(pilot)


async def test_a_month_of_ten_placements_takes_fewer_keys_than_two_minutes_have():
    """At three keys a second, a slow typist's pace, two minutes are 360 keys."""
    owner = organisations.resolve("Bollnäs")
    assert owner is not None
    ten = [a_placement(f"P-{n:03}") for n in range(1, 11)]
    whole = ["x"] * 23 + ["enter"]  # 23 workdays, typed one by one
    async with grid() as pilot:
        keys = whole * 10
        await press(pilot, *keys)
        await press(pilot, "ctrl+s")
        assert len(keys) + 1 == 241 < 360
        assert all(len(noted(each).split()) == 23 for each in ten)


async def test_with_the_row_filled_and_exceptions_typed_it_takes_far_fewer():
    ten = [a_placement(f"P-{n:03}") for n in range(1, 11)]
    row = ["w", "right", "right", "s", "s", "h", "right", "f", "enter"]  # four exceptions in each row
    async with grid() as pilot:
        await press(pilot, *(row * 10))
        assert len(row * 10) == 90
        assert all(noted(each).startswith("1x 2x 3S 6S 7h") for each in ten)
