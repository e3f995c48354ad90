"""The imports and the changes on screen, and the way back from there."""

from pathlib import Path

import pytest

from asftui import store
from asftui.registers import people
from asftui.registers.people import PersonEntry
from asftui.store import BatchInfo, Source
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text

_ROWS = {"read": 3, "new": 2, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 1}


def _import() -> list[int]:
    batch = BatchInfo(file="narvarolista.xlsx", sheet="Blad1", kind="people", digest="", rows=_ROWS)
    with store.writing("Import: narvarolista.xlsx", batch=batch):
        return [
            people.add_person(PersonEntry(name=name), Source("Blad1", row))
            for row, name in enumerate(("Karin Öberg", "Lars Ek"), 7)
        ]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_import_is_listed_opened_and_undone_whole(new_store: Path, size: tuple[int, int]) -> None:
    _import()
    async with opened(size) as pilot:
        await press(pilot, "u")
        line = next(line for line in screen_text(pilot).splitlines() if "narvarolista.xlsx" in line)
        assert [word for word in line.split() if word.isdigit()][-2:] == ["2", "1"]  # new, rejected
        await press(pilot, "enter")
        assert "narvarolista.xlsx › Blad1" in screen_text(pilot)
        await press(pilot, "escape", "z", "enter")
        assert not people.count_people()
        assert store.imports()[0].undone


async def test_an_import_that_something_builds_on_stays_and_the_reason_is_told(new_store: Path) -> None:
    key = _import()[0]
    people.edit_person(key, PersonEntry(name="Karin Öberg Ny"))
    async with opened() as pilot:
        await press(pilot, "u", "z")
        assert any("Karin Öberg Ny" in note.message for note in pilot.app._notifications)
    assert people.count_people() == 2


async def test_the_change_that_ctrl_z_takes_back_is_marked(new_store: Path) -> None:
    people.add_person(PersonEntry(name="Karin Öberg"))
    people.add_person(PersonEntry(name="Lars Ek"))
    async with opened() as pilot:
        await press(pilot, "u", "tab")
        marked = [line for line in screen_text(pilot).splitlines() if "Ctrl+Z" in line]
        assert len(marked) == 1
        assert "Lars Ek" in marked[0]
        await press(pilot, "ctrl+z", "enter")
        marked = [line for line in screen_text(pilot).splitlines() if "Ctrl+Z" in line]
        assert "Karin Öberg" in marked[0]


async def test_a_change_further_down_is_taken_back_too(new_store: Path) -> None:
    people.add_person(PersonEntry(name="Karin Öberg"))
    people.add_person(PersonEntry(name="Lars Ek"))
    async with opened() as pilot:
        await press(pilot, "u", "tab", "down", "z", "enter")
    assert [line.name for line in people.find_people()] == ["Lars Ek"]


async def test_a_change_opened_with_enter_is_not_taken_back_by_enter_but_by_j(new_store: Path) -> None:
    people.add_person(PersonEntry(name="Karin Öberg"))
    async with opened() as pilot:
        await press(pilot, "u", "tab", "enter", "enter")
        assert "j Ta tillbaka" in screen_text(pilot)
        assert people.count_people() == 1
        await press(pilot, "j")
    assert people.count_people() == 0


async def test_an_empty_history_says_what_belongs_there_and_the_key(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "u")
        line = screen_text(pilot).splitlines()[5]
        assert " i " in line


async def test_a_person_s_history_leads_to_the_import_they_came_with(new_store: Path) -> None:
    _import()
    async with opened() as pilot:
        await press(pilot, "4", "enter", "tab")
        assert "8, narvarolista.xlsx" in screen_text(pilot)  # the row of Lars Ek
        await press(pilot, "enter")
        assert "narvarolista.xlsx › Blad1" in screen_text(pilot)
