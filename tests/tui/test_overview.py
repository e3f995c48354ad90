"""The overview: gauges, their pointer, and what moved just now."""

from datetime import date
from pathlib import Path

import pytest

from asftui.registers import events, readings
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.tui.widgets.gauge_line import GaugeLine
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text, write


def _breakfast(day: date, n: int) -> int:
    heads = (HeadCountEntry(role="employee", total=n),)
    return events.add_event(EventEntry(date=day, type="breakfast-meeting", town="Bollnäs", head_counts=heads))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_all_eleven_gauges_and_the_budget_are_on_the_first_screen(new_store: Path, size: tuple[int, int]) -> None:
    async with opened(size) as pilot:
        text = screen_text(pilot)
        gauges = [line.gauge for line in pilot.app.screen.query(GaugeLine)]
        assert len(gauges) == 11
        assert all(gauge is not None and gauge.short in text for gauge in gauges)
        assert "Budget 800" in text


async def test_a_gauge_that_moved_shows_by_how_much_until_the_next_key(new_store: Path) -> None:
    async with opened() as pilot:
        _breakfast(date(2017, 3, 14), 14)
        pilot.app.look_again()
        await pilot.pause()
        assert "▲14" in screen_text(pilot)
        await press(pilot, "down")
        assert "▲14" not in screen_text(pilot)


async def test_the_expected_course_stands_in_each_bar(new_store: Path) -> None:
    async with opened(as_of=date(2017, 6, 30)) as pilot:
        bars = [line for line in screen_text(pilot).splitlines() if "┊" in line]
        assert len(bars) == 10  # a yes/no has none before its date


async def test_enter_opens_a_gauge_with_its_records_and_esc_comes_back_to_its_line(new_store: Path) -> None:
    _breakfast(date(2017, 3, 14), 14)
    async with opened() as pilot:
        await press(pilot, "down", "enter")
        text = screen_text(pilot)
        assert "Antal medarbetare som fått information om ASF" in text
        assert "Frukostmöte" in text
        await press(pilot, "escape")
        pointed = [line.gauge.code for line in pilot.app.screen.query(GaugeLine) if line.gauge and line.pointed]
        assert pointed == ["employees-informed"]


async def test_an_opened_gauge_leads_to_the_event_behind_it(new_store: Path) -> None:
    _breakfast(date(2017, 3, 14), 14)
    async with opened() as pilot:
        await press(pilot, "down", "enter", "enter")
        assert "tis 14\u00a0mar" in screen_text(pilot)


async def test_the_as_of_date_can_be_set_and_an_earlier_one_is_said_to_be_history(new_store: Path) -> None:
    _breakfast(date(2017, 3, 14), 14)
    async with opened() as pilot:
        await press(pilot, "t")
        for _ in range(10):
            await pilot.press("backspace")
        await write(pilot, "1/2")
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "1\u00a0feb" in text
        gauge = pilot.app.screen.query_one("#gauge-employees-informed", GaugeLine).gauge
        assert gauge is not None
        assert gauge.value == 0


async def test_a_date_outside_the_plan_is_refused_and_the_text_stays(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "t")
        for _ in range(10):
            await pilot.press("backspace")
        await write(pilot, "2019-01-01")
        await press(pilot, "ctrl+s")
        assert "2019-01-01" in screen_text(pilot)


async def test_a_typed_reading_moves_a_gauge_that_no_register_counts(new_store: Path) -> None:
    async with opened() as pilot:
        readings.add_readings(
            "gavleborg-2017", [readings.ReadingEntry(indicator="employed", date=date(2017, 5, 1), value=197)]
        )
        pilot.app.look_again()
        await pilot.pause()
        assert "▲7" in screen_text(pilot)


async def test_on_a_narrow_terminal_the_status_word_stays(new_store: Path) -> None:
    async with opened((60, 20), as_of=date(2017, 6, 30)) as pilot:
        assert "långt efter" in screen_text(pilot)


async def test_a_historical_view_asks_before_anything_is_written(new_store: Path) -> None:
    async with opened(as_of=date(2017, 6, 30)) as pilot:
        await press(pilot, "plus")
        assert "historisk vy, per 30" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Nytt tillfälle på en rad" in screen_text(pilot)


async def test_the_footer_leads_back_only_where_there_is_somewhere_to_go(new_store: Path) -> None:
    async with opened() as pilot:
        assert "Tillbaka" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "Tillbaka" in screen_text(pilot)
        await press(pilot, "escape", "3")
        assert "Tillbaka" in screen_text(pilot)
