"""People, organisations and groups on screen: entered, found, edited, joined, removed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from playhouse.test_utils import count_queries
from textual.pilot import Pilot
from textual.widgets import Input

from asftui import store
from asftui.registers import attendance, events, organisations, people
from asftui.registers.attendance import entry_for
from asftui.registers.events import EventEntry
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.people import PersonEntry
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text, write


def _person(name: str, **more: object) -> int:
    return people.add_person(PersonEntry(name=name, **more))  # type: ignore[arg-type]


def _breakfast(*who: int) -> int:
    event = events.add_event(
        EventEntry(date=date(2017, 3, 14), type="breakfast-meeting", title="Frukost om ASF", town="Bollnäs")
    )
    attendance.add_attendances([entry_for(event, people.person(key), role="politician") for key in who])
    return event


def _named(name: str) -> people.PersonLine:
    return people.find_people(name)[0]


async def _fill(pilot: Pilot[None], fields: Mapping[str, str]) -> None:
    for name, text in fields.items():
        pilot.app.screen.query_one(f"#field-{name}", Input).focus()
        await write(pilot, text)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_new_person_is_written_with_an_organisation_completed_from_those_known(
    new_store: Path, size: tuple[int, int]
) -> None:
    async with opened(size) as pilot:
        await press(pilot, "4", "n")
        await write(pilot, "Karin Öberg")
        await press(pilot, "enter")
        await write(pilot, "bolln")
        await press(pilot, "enter", "ctrl+s")
        assert "Karin Öberg" in screen_text(pilot)
    assert _named("Karin").organisation == "Bollnäs kommun"


async def test_the_title_tells_the_role_that_is_not_chosen(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "n")
        await _fill(pilot, {"name": "Lars Ek", "title": "Kommunalråd"})
        await press(pilot, "ctrl+s")
    assert _named("Lars").role == "politician"


async def test_an_organisation_that_is_not_known_is_made_only_when_one_saves_again(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "n")
        await _fill(pilot, {"name": "Åsa Holm", "organisation": "Bolnäs komun"})
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "Bolnäs komun" in text
        assert "Bollnäs kommun" in text  # what may have been meant
        assert not people.count_people()
        await press(pilot, "ctrl+s")
    assert _named("Åsa").organisation == "Bolnäs komun"
    assert len(store.changes()) == 1  # the person and the organisation are one change


async def test_a_field_that_is_wrong_is_blamed_and_nothing_typed_is_lost(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "n")
        await _fill(pilot, {"name": "Åsa Holm", "email": "ingen adress"})
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-email", Input).has_focus
        assert pilot.app.screen.query_one("#field-name", Input).value == "Åsa Holm"
    assert not people.count_people()


async def test_what_another_saved_meanwhile_is_told_and_neither_change_is_lost(new_store: Path) -> None:
    key = _person("Karin Öberg", title="lärare", notes="två\nrader")
    async with opened() as pilot:
        await press(pilot, "4", "e")
        people.edit_person(key, PersonEntry(name="Karin Öberg", title="rektor", notes="två\nrader"))
        await _fill(pilot, {"telephone": "0270-1"})
        await press(pilot, "ctrl+s")
        assert "“rektor”" in screen_text(pilot)
        assert pilot.app.screen.query_one("#field-telephone", Input).value == "0270-1"
        assert people.person(key).telephone == ""
        await press(pilot, "ctrl+s")
    saved = people.person(key)
    assert (saved.title, saved.telephone, saved.notes) == ("rektor", "0270-1", "två\nrader")


async def test_a_person_who_stands_in_an_event_is_not_deleted_and_the_reason_is_told(new_store: Path) -> None:
    key = _person("Karin Öberg")
    _breakfast(key)
    async with opened() as pilot:
        await press(pilot, "4", "delete")
        told = [note.message for note in pilot.app._notifications]
        assert any("Karin Öberg" in text and "1" in text for text in told)
    assert people.person(key).name == "Karin Öberg"


async def test_a_person_is_deleted_after_a_question_and_ctrl_z_brings_them_back(new_store: Path) -> None:
    key = _person("Karin Öberg")
    async with opened() as pilot:
        await press(pilot, "4", "delete", "enter")
        assert not people.count_people()
        await press(pilot, "ctrl+z", "enter")
        assert "Karin Öberg" in screen_text(pilot)
    assert people.person(key).name == "Karin Öberg"


async def test_find_narrows_all_three_lists_while_one_types_and_esc_gives_them_back(new_store: Path) -> None:
    for name in ("Karin Öberg", "Lars Ek", "Åsa Holm"):
        _person(name)
    async with opened() as pilot:
        await press(pilot, "4", "slash")
        await write(pilot, "holm")
        text = screen_text(pilot)
        assert "Åsa Holm" in text
        assert "Lars Ek" not in text
        await press(pilot, "down")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "list-person"
        await press(pilot, "escape")
        assert "Lars Ek" in screen_text(pilot)


async def test_the_marker_comes_back_to_the_person_that_was_opened(new_store: Path) -> None:
    keys = [_person(f"Namn Efternamn{n:03}") for n in range(60)]
    async with opened() as pilot:
        await press(pilot, "4", "end", "up", "enter")
        assert "Efternamn058" in screen_text(pilot)
        _person("Namn Aaa")  # another terminal
        await press(pilot, "escape")
        pilot.app.look_again()
        await pilot.pause()
        table = pilot.app.screen.query_one("#list-person")
        assert table.key == keys[58]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_person_s_page_says_when_and_as_what_they_were_informed(new_store: Path, size: tuple[int, int]) -> None:
    owner = organisations.resolve("Bollnäs kommun")
    key = _person("Karin Öberg", organisation=owner)
    _breakfast(key)
    people.edit_person(key, PersonEntry(name="Karin Öberg", organisation=organisations.resolve("Gävle kommun")))
    async with opened(size) as pilot:
        await press(pilot, "4", "enter")
        text = screen_text(pilot)
        assert "14\u00a0mar" in text
        assert "Frukost om ASF" in text
        assert "Bollnäs kommun" in text  # of that day
        assert "Gävle kommun" in text
        await press(pilot, "enter", "escape", "escape")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "list-person"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_organisations_become_one_and_the_other_name_an_alias(new_store: Path, size: tuple[int, int]) -> None:
    wrong = organisations.add_organisation(OrganisationEntry(name="Aaa Bolnäs"))
    key = _person("Karin Öberg", organisation=wrong)
    async with opened(size) as pilot:
        await press(pilot, "4", "tab", "j")
        assert "Aaa Bolnäs" in screen_text(pilot)
        await write(pilot, "bollnäs")
        await press(pilot, "enter", "right", "ctrl+s")
        table = pilot.app.screen.query_one("#list-organisation")
        assert table.key == organisations.resolve("Bollnäs kommun")
        assert people.person(key).organisation == table.key
        assert organisations.resolve("Aaa Bolnäs") == table.key
        await press(pilot, "ctrl+z", "enter")
    assert people.person(key).organisation == wrong


async def test_joining_on_an_organisation_s_own_page_shows_the_one_that_stays(new_store: Path) -> None:
    organisations.add_organisation(OrganisationEntry(name="Aaa Bolnäs"))
    async with opened() as pilot:
        await press(pilot, "4", "tab", "enter", "j")
        await write(pilot, "bollnäs")
        await press(pilot, "enter", "right", "ctrl+s")
        assert "Aaa Bolnäs" in screen_text(pilot)  # among its aliases
        assert "Bollnäs kommun" in screen_text(pilot).splitlines()[3]


async def test_a_renamed_organisation_keeps_its_earlier_name_and_another_s_new_alias(new_store: Path) -> None:
    key = organisations.add_organisation(OrganisationEntry(name="Aaa", aliases=("A1",)))
    async with opened() as pilot:
        await press(pilot, "4", "tab", "e")
        organisations.edit_organisation(key, OrganisationEntry(name="Aaa", aliases=("A1", "A2")))
        await _fill(pilot, {"name": "b", "aliases": ", A3"})
        await press(pilot, "ctrl+s")
    saved = organisations.organisation(key)
    assert saved.name == "Aaab"
    assert set(saved.aliases) == {"A1", "A2", "A3", "Aaa"}


async def test_a_group_s_page_lists_the_events_that_were_for_it(new_store: Path) -> None:
    from asftui.registers import groups

    first = groups.find_groups(limit=1)[0]
    entry = EventEntry(date=date(2017, 3, 14), type="breakfast-meeting", title="Frukost", groups=(first.id,))
    events.add_event(entry)
    async with opened() as pilot:
        await press(pilot, "4", "tab", "tab", "enter")
        assert "Frukost" in screen_text(pilot)


async def test_the_page_of_a_person_who_has_gone_closes_and_says_so(new_store: Path) -> None:
    key = _person("Karin Öberg")
    async with opened() as pilot:
        await press(pilot, "4", "enter")
        people.delete_person(key)
        pilot.app.look_again()
        await pilot.pause()
        assert pilot.app.screen.query("#list-person")
        assert any("Karin Öberg" in note.message for note in pilot.app._notifications)


async def test_the_lists_cost_as_many_queries_for_many_people_as_for_few(new_store: Path) -> None:
    _person("Karin Öberg")
    async with opened(LARGE) as pilot:
        await press(pilot, "4")
        screen = pilot.app.screen
        with count_queries() as few:
            screen.reload()
        for number in range(100):
            _person(f"Namn Efternamn{number:03}")
        screen.reload()  # the marker follows its person
        with count_queries() as many:
            screen.reload()
        assert many.count <= few.count
