"""What is typed of people and organisations, and where each fact of them came from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import store
from asftui.errors import RecordError
from asftui.registers import organisations, people, people_input, provenance
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.people import PersonEntry
from asftui.registers.people_input import names_from_text, text_of_names
from asftui.registers.plans import load_plan
from asftui.store import Source
from asftui.text import clean


@given(st.lists(st.text("abcåäö, .-", min_size=1).map(clean).filter(bool)))
def test_aliases_come_back_from_the_line_that_shows_them(aliases: list[str]) -> None:
    assert names_from_text(text_of_names(aliases)) == tuple(aliases)


@pytest.mark.parametrize("text", ["FK, Kassan", "FK,Kassan,", " FK ;Kassan"])
def test_aliases_are_parted_by_commas_or_semicolons(text: str) -> None:
    assert names_from_text(text) == ("FK", "Kassan")


def test_each_field_tells_what_gave_it_its_value_and_undoing_gives_none(new_store: Path) -> None:
    with store.writing("sheet"):
        key = people.add_person(PersonEntry(name="Karin", email="k@x.se"), Source("Blad1", 7))
    people.edit_person(key, PersonEntry(name="Karin", email="k@y.se"))
    assert provenance.field_origins("person", key)["name"].row == 7
    assert provenance.field_origins("person", key)["email"].row is None
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert provenance.field_origins("person", key)["email"].row == 7


def test_a_place_in_a_list_is_where_the_marker_finds_the_record(new_store: Path) -> None:
    keys = [people.add_person(PersonEntry(name=name)) for name in ("Örjan Ö", "Karin Ek", "Åsa Ek", "Åsa Å")]
    found = [line.id for line in people.find_people()]
    assert [people.place_of_person(key) for key in found] == [0, 1, 2, 3]
    assert people.place_of_person(keys[0], "karin") is None


def test_an_alias_that_is_taken_is_blamed_on_the_aliases(new_store: Path) -> None:
    with pytest.raises(organisations.RecordError) as refused:
        organisations.add_organisation(OrganisationEntry(name="Ny", aliases=("Bollnäs kommun",)))
    assert refused.value.field == "aliases"


def _typed(**more: str) -> dict[str, str]:
    return {**people_input.person_texts(None), "name": "Kalle Ek", **more}


@pytest.mark.parametrize("email", ["hej@", "hej@x", "@x.se", "a@b@c.se", "a@x."])
def test_an_address_without_a_domain_is_refused(new_store: Path, email: str) -> None:
    with pytest.raises(RecordError) as refused:
        people_input.save_person(_typed(email=email), load_plan("gavleborg-2017"))
    assert refused.value.field == "email"


def test_a_person_s_municipality_is_one_of_the_plan_s(new_store: Path) -> None:
    for text, said in (("Timbuktu", "Bollnäs"), ("Hudik", "Menade du ”Hudiksvall”?")):
        with pytest.raises(RecordError) as refused:
            people_input.save_person(_typed(municipality=text), load_plan("gavleborg-2017"))
        assert refused.value.field == "municipality"
        assert said in str(refused.value)
    key = people_input.save_person(_typed(municipality="hudiksvalls kommun"), load_plan("gavleborg-2017"))
    assert people.person(key).municipality == "Hudiksvall"


def test_a_municipality_that_a_sheet_told_may_stay(new_store: Path) -> None:
    read = people.person(people.add_person(PersonEntry(name="Kalle Ek", municipality="Sundsvall")))
    people_input.save_person({**people_input.person_texts(read), "title": "Chef"}, load_plan("gavleborg-2017"), read)
    assert people.person(read.id).municipality == "Sundsvall"


def test_a_number_in_a_name_is_left_out(new_store: Path) -> None:
    key = people_input.save_person(_typed(name="Kalle (800101-1239)"), load_plan("gavleborg-2017"))
    assert people.person(key).name == "Kalle"
