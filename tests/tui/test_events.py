"""Events by keyboard: in a form, in one line, moved, cancelled, deleted, with people."""

from datetime import date
from pathlib import Path

import pytest

from asftui.registers import attendance, event_lists, events, people
from asftui.registers.event_lists import EventFilter
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.registers.people import PersonEntry
from asftui.tui.screens import quick_entry
from tests.tui.opening import SMALL, opened, press, screen_text, write


def _only() -> event_lists.EventLine:
    (line,) = event_lists.find_events(EventFilter())
    return line


def _breakfast(**more: object) -> int:
    return events.add_event(EventEntry(date=date(2017, 3, 14), type="breakfast-meeting", town="Bollnäs", **more))


async def test_an_event_is_written_in_the_form_by_keyboard_alone(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "n")
        await write(pilot, "14/3")
        await press(pilot, "enter", "enter")
        await write(pilot, "08:00-09:30")
        await press(pilot, "enter")
        await write(pilot, "fruk")
        await press(pilot, "enter")
        await write(pilot, "ASF i Bollnäs")
        await press(pilot, "enter", "enter")
        await write(pilot, "boll")
        await press(pilot, "enter", "enter")
        await write(pilot, "mysam b")
        await press(pilot, "enter")
        await write(pilot, "14")
        await press(pilot, "enter")
        await write(pilot, "3")
        await press(pilot, "ctrl+s")
    detail = events.event(_only().id)
    assert (detail.date, detail.type, detail.title) == (date(2017, 3, 14), "breakfast-meeting", "ASF i Bollnäs")
    assert (detail.town, detail.municipality, detail.status) == ("bollnäs", "Bollnäs", "held")
    assert {(head.role, head.total) for head in detail.head_counts} == {("employee", 14), ("politician", 3)}
    assert detail.activities == ("3.2.1-04",)
    assert event_lists.groups_of(detail.id) == ["Mysam Bollnäs"]


async def test_more_by_name_than_in_all_is_told(new_store: Path) -> None:
    key = _breakfast(head_counts=(HeadCountEntry(role="employee", total=1),))
    for name in ("Anna Ek", "Lars Ek"):
        person = people.person(people.add_person(PersonEntry(name=name)))
        attendance.add_attendances([attendance.entry_for(key, person, role="employee")])
    async with opened() as pilot:
        await press(pilot, "3", "enter")
        assert "! 1 medarbetare totalt, men 2 med namn" in screen_text(pilot)


async def test_a_form_with_an_error_says_where_and_loses_nothing(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "n")
        await write(pilot, "34/3")
        await press(pilot, "enter", "enter", "enter")
        await write(pilot, "frukostmöte")
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "34/3" in text
        assert "frukostmöte" in text
        assert event_lists.count_events(EventFilter()) == 0
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        await write(pilot, "14/3")
        await press(pilot, "ctrl+s")
    assert _only().date == date(2017, 3, 14)


async def test_leaving_a_form_with_something_written_asks_first(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "n")
        await write(pilot, "14/3")
        await press(pilot, "escape")
        assert "Stänga utan att spara" in screen_text(pilot)
        await press(pilot, "n")
        assert "14/3" in screen_text(pilot)


async def test_fast_typing_goes_to_the_field_that_enter_led_to(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "n")
        await pilot.press(*"14/3", "enter", "enter", *"8:00", "enter", *"mässa", "ctrl+s")
        await pilot.pause()
    assert (_only().type, str(_only().start_time)) == ("fair", "08:00:00")


async def test_an_event_in_one_line_shows_what_the_gauges_become(
    new_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_entry, "PAUSE_SECONDS", 0.001)
    async with opened() as pilot:
        await press(pilot, "plus")
        await write(pilot, "frukostmöte Bollnäs 14/3 14 tjm 3 pol, för Mysam Bollnäs, från AF, FK")
        await pilot.pause(0.01)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(pilot)
        assert "14 medarbetare, 3 politiker" in text
        assert "0→14" in text
        await press(pilot, "enter")
        assert "▲14" in screen_text(pilot)
    assert _only().town == "Bollnäs"


async def test_a_line_that_is_not_understood_is_not_saved(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "plus")
        await write(pilot, "frukostmöte 14")
        await press(pilot, "enter")
        assert "frukostmöte 14" in screen_text(pilot)
    assert event_lists.count_events(EventFilter()) == 0


async def test_a_likeness_is_asked_about_before_a_second_event_is_written(new_store: Path) -> None:
    _breakfast()
    async with opened() as pilot:
        await press(pilot, "plus")
        await write(pilot, "frukostmöte Bollnäs 14/3 5 tjm")
        await press(pilot, "enter")
        assert "Frukostmöte · Bollnäs" in screen_text(pilot)
        await press(pilot, "n")
        assert event_lists.count_events(EventFilter()) == 1


async def test_people_are_put_into_an_event_marked_and_taken_out(new_store: Path) -> None:
    key = _breakfast()
    async with opened() as pilot:
        await press(pilot, "3", "enter", "n")
        await write(pilot, "Karin Öberg")
        await press(pilot, "enter")
        await write(pilot, "Bollnäs kommun")
        await press(pilot, "enter")
        await write(pilot, "Ledamot")
        await press(pilot, "ctrl+s")
        (line,) = event_lists.attendance_at(key)
        assert (line.name, line.role, line.organisation, line.present) == (
            "Karin Öberg", "politician", "Bollnäs kommun", True,
        )  # fmt: skip
        await press(pilot, "space")
        assert not event_lists.attendance_at(key)[0].present
        await press(pilot, "delete")
        assert "Karin Öberg" in screen_text(pilot)
        await press(pilot, "enter")
        assert event_lists.attendance_at(key) == []
        assert people.count_people() == 1
        await press(pilot, "ctrl+z", "enter")
        assert len(event_lists.attendance_at(key)) == 1


@pytest.mark.parametrize(("key", "status"), [("x", "cancelled"), ("h", "held")])
async def test_an_event_is_confirmed_or_cancelled_by_one_key(new_store: Path, key: str, status: str) -> None:
    event = _breakfast(status="planned")
    async with opened() as pilot:
        await press(pilot, "3", "enter", key)
        assert events.event(event).status == status


async def test_a_moved_event_keeps_its_old_date(new_store: Path) -> None:
    event = _breakfast(status="planned")
    async with opened() as pilot:
        await press(pilot, "3", "enter", "m")
        await write(pilot, "21/3")
        await press(pilot, "ctrl+s")
        assert "flyttat från 14\u00a0mar" in screen_text(pilot)
    moved = events.event(event)
    assert (moved.date, moved.moved_from, moved.status) == (date(2017, 3, 21), date(2017, 3, 14), "planned")


async def test_deleting_says_what_goes_with_it_and_undo_brings_it_back(new_store: Path) -> None:
    event = _breakfast(head_counts=(events.HeadCountEntry(role="employee", total=14),))
    async with opened() as pilot:
        await press(pilot, "3", "delete")
        assert "följer med" in screen_text(pilot)
        await press(pilot, "enter")
        assert event_lists.count_events(EventFilter()) == 0
        await press(pilot, "ctrl+z", "enter")
    assert events.event(event).head_counts[0].total == 14


async def test_find_narrows_and_esc_shows_all_again(new_store: Path) -> None:
    _breakfast()
    events.add_event(EventEntry(date=date(2017, 4, 1), type="seminar", town="Gävle"))
    async with opened() as pilot:
        await press(pilot, "3", "slash")
        await write(pilot, "sem")
        text = screen_text(pilot)
        assert "Gävle" in text
        assert "Bollnäs" not in text
        await press(pilot, "escape")
        assert "Bollnäs" in screen_text(pilot)


async def test_the_filter_goes_round_the_statuses(new_store: Path) -> None:
    _breakfast(status="planned")
    events.add_event(EventEntry(date=date(2017, 4, 1), type="seminar", town="Gävle"))
    async with opened() as pilot:
        await press(pilot, "3", "f")
        text = screen_text(pilot)
        assert "Bollnäs" in text
        assert "Seminarium" not in text


async def test_a_table_of_many_pages_keeps_its_place_and_costs_one_page(new_store: Path) -> None:
    for number in range(120):
        events.add_event(
            EventEntry(date=date(2017, 1 + number % 12, 1 + number % 28), type="seminar", title=f"S{number}")
        )
    async with opened(SMALL) as pilot:
        await press(pilot, "3", "end")
        assert "av 120" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert "–120 av 120" in screen_text(pilot)


async def test_saving_over_somebody_elses_change_is_noticed(new_store: Path) -> None:
    event = _breakfast()
    async with opened() as pilot:
        await press(pilot, "3", "e")
        events.edit_event(event, events.entry_of(events.event(event), speaker="Någon annan"))
        await press(pilot, "ctrl+s")
        assert "ändrat detta under tiden" in screen_text(pilot)
    assert events.event(event).speaker == "Någon annan"


async def test_a_name_that_no_register_has_is_made_only_when_asked_twice(new_store: Path) -> None:
    key = _breakfast()
    async with opened() as pilot:
        await press(pilot, "3", "enter", "n")
        await write(pilot, "Karin Öberg")
        await press(pilot, "enter")
        await write(pilot, "Bollnäs komun")
        await press(pilot, "ctrl+s")
        assert "Bollnäs kommun" in screen_text(pilot)
        assert event_lists.attendance_at(key) == []
        await press(pilot, "ctrl+s")
        assert event_lists.attendance_at(key)[0].organisation == "Bollnäs komun"
