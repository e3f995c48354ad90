"""What is typed of people and organisations, and where each fact of them came from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import store
from asftui.registers import organisations, people, provenance
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.people import PersonEntry
from asftui.registers.people_input import names_from_text, text_of_names
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
