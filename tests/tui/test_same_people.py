"""People who may be one, on screen: asked in the preview, joined, kept apart, parted again."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from textual.pilot import Pilot

from asftui.registers import attendance, duplicates, events, people, same_people
from asftui.registers.attendance import entry_for
from asftui.registers.events import EventEntry
from asftui.registers.organisations import OrganisationEntry, add_organisation, resolve
from asftui.registers.people import PersonEntry
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text, write


def _person(name: str, **more: object) -> int:
    return people.add_person(PersonEntry(name=name, **more))  # type: ignore[arg-type]


def _came(person: int, day: int = 14) -> None:
    event = events.add_event(EventEntry(date=date(2017, 3, day), type="breakfast-meeting", title="Frukost om ASF"))
    attendance.add_attendances([entry_for(event, people.person(person), role="employee")])


async def test_a_person_is_joined_with_the_likeliest_other_and_parted_again(new_store: Path) -> None:
    keep = _person("Anna Berg", organisation=resolve("AF"))
    gone = _person("Anna Berg-Lund", organisation=resolve("AF"))
    _came(gone)
    async with opened() as pilot:
        await press(pilot, "4", "j")
        assert "Anna Berg-Lund" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert [line.name for line in people.find_people()] == ["Anna Berg"]
        assert people.find_people()[0].attended == 1
        await press(pilot, "enter")
        assert "Anna Berg-Lund" in screen_text(pilot)  # also called
        await press(pilot, "z")
        assert "Anna Berg-Lund" in screen_text(pilot)
        await press(pilot, "enter")
    assert [line.id for line in people.find_people()] == [keep, gone]
    assert people.find_people("Lund")[0].attended == 1


async def test_whom_a_person_is_joined_with_is_found_by_name_and_organisation(new_store: Path) -> None:
    key = _person("Aa Aasen")
    _person("Per Dahl", organisation=resolve("AF"))
    other = _person("Per Dahl", organisation=resolve("FK"))
    async with opened() as pilot:
        await press(pilot, "4", "j")
        await write(pilot, "per dahl")
        await press(pilot, "ctrl+s")
        assert "kan vara flera" in screen_text(pilot)
        await write(pilot, " fors")
        await press(pilot, "ctrl+s")
    assert {line.id for line in people.find_people()} == {key, other - 1}


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_duplicates_are_listed_joined_and_kept_apart(new_store: Path, size: tuple[int, int]) -> None:
    for owner in ("AF", "FK"):
        _person("Anna Berg", organisation=resolve(owner))
        _person("Eva Ek", organisation=resolve(owner))
    add_organisation(OrganisationEntry(name="Bollnäs Bostäder"))
    add_organisation(OrganisationEntry(name="Bolnäs Bostäder"))
    async with opened(size) as pilot:
        await press(pilot, "4", "d")
        text = screen_text(pilot)
        assert "samma namn" in text
        assert "Försäkringskassan" in text
        await press(pilot, "enter")
        assert "Arbetsförmedlingen" in screen_text(pilot)
        await press(pilot, "escape", "a")
        assert [pair.a.name for pair in duplicates.likely_people()] == ["Eva Ek"]
        await press(pilot, "j")
        assert "Enter Spara" in screen_text(pilot)
        await press(pilot, "enter")
        assert any("Nu en person: Eva Ek" in note.message for note in pilot.app._notifications)
        assert people.count_people() == 3
        assert "Ingen ser ut att stå dubbelt." in screen_text(pilot)
        await press(pilot, "tab")
        assert "Bolnäs Bostäder" in screen_text(pilot)
        await press(pilot, "j", "ctrl+s")
    assert duplicates.likely_organisations() == []


async def test_a_person_who_was_joined_with_nobody_offers_no_parting(new_store: Path) -> None:
    key = _person("Anna Berg")
    async with opened() as pilot:
        await press(pilot, "4", "enter", "z")
        assert "Anna Berg" in screen_text(pilot)
    assert same_people.joinings(key) == []


async def _preview(pilot: Pilot[None], folder: Path, *rows: tuple[str, str]) -> None:
    book = Workbook()
    for row in (("Frukostmöte 2017-03-14",), ("Namn", "Organisation"), *rows):
        book.active.append(row)
    folder.mkdir(exist_ok=True)
    book.save(folder / "lista.xlsx")
    pilot.app.import_folder = folder  # type: ignore[attr-defined]
    await press(pilot, "i", "enter")
    await _settled(pilot)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def test_a_doubtful_row_is_asked_about_and_the_answer_can_be_changed_before_it_is_written(
    new_store: Path, tmp_path: Path
) -> None:
    key = _person("Per Dahl", organisation=resolve("AF"))
    async with opened() as pilot:
        await _preview(pilot, tmp_path / "inbox", ("Pär Dahl", "AF"))
        assert "? liknar" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Per Dahl · Arbetsförmedlingen" in screen_text(pilot)  # whom one may choose
        assert "‹ någon annan" in screen_text(pilot)  # what is taken where nobody says
        await press(pilot, "left")
        assert "‹ samma som Per Dahl · Arbetsförmedlingen" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        await _settled(pilot)
        assert "? liknar" not in screen_text(pilot)
        await press(pilot, "enter")
        assert "‹ samma som Per Dahl · Arbetsförmedlingen" in screen_text(pilot)
        await press(pilot, "escape", "g")
        await _settled(pilot)
    assert [(line.id, line.attended) for line in people.find_people()] == [(key, 1)]


async def test_two_rows_that_may_be_one_person_are_asked_about_too(new_store: Path, tmp_path: Path) -> None:
    async with opened() as pilot:
        await _preview(pilot, tmp_path / "inbox", ("Per Dahl", "AF"), ("Pär Dahl", "AF"))
        await press(pilot, "down", "enter", "left")
        assert "samma som rad 3" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        await _settled(pilot)
        await press(pilot, "g")
        await _settled(pilot)
    assert [line.name for line in people.find_people()] == ["Per Dahl"]
