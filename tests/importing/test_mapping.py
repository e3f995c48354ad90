"""Headings become fields: exact, remembered, alike; and the user's word goes before all."""

from collections.abc import Callable
from typing import Any

import pytest

from asftui.errors import UsageError
from asftui.importing.mapping import Column, map_columns
from asftui.importing.profiles import load_profiles
from asftui.importing.sheets import column_letter


def _map(headings: list[str], samples: dict[str, list[Any]] | None = None, **how: Any) -> dict[str, Column]:
    values = [(samples or {}).get(heading, []) for heading in headings]
    letters = [column_letter(n) for n in range(len(headings))]
    columns = map_columns(headings, values, letters, load_profiles()["attendance"], **how)
    return {column.heading: column for column in columns}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Namn", "name"),
        ("NAMN:", "name"),
        ("Namn (texta)", "name"),
        ("Namn/Name", "name"),
        ("Name", "name"),
        ("E-post", "email"),
        ("Epost", "email"),
        ("E-mail address", "email"),
        ("Din e-postadress", "email"),
        ("Organisation/Företag", "organisation"),
        ("Arbetsplats", "organisation"),
        ("Organistion", "organisation"),
        ("Befatning", "title"),
        ("Närv.", "present"),
        ("Närvarande (kryssa)", "present"),
    ],
)
def test_headings_are_known_in_many_forms(heading: str, field: str) -> None:
    assert _map([heading])[heading].field == field


def test_an_alike_heading_is_less_certain_than_an_exact_one() -> None:
    columns = _map(["Namn", "Organistion"])
    assert columns["Namn"].how == "exact"
    assert columns["Organistion"].how == "alike"
    assert columns["Namn"].certainty > columns["Organistion"].certainty


def test_a_field_is_taken_once_by_the_surest() -> None:
    columns = _map(["E-postadr (privat)", "E-post"])
    assert [column.field for column in columns.values()].count("email") == 1
    assert columns["E-post"].field == "email"


def test_values_decide_between_two_meanings_of_a_heading() -> None:
    assert _map(["Deltagare"], {"Deltagare": ["Anna Berg", "Per Dahl"]})["Deltagare"].field == "name"
    assert _map(["Organisation", "Deltagare"], {"Deltagare": [14, 3]})["Deltagare"].field == "heads"


def test_addresses_are_told_by_their_values() -> None:
    column = _map(["Zzyx"], {"Zzyx": ["a@exempel.se", "b@exempel.se"]})["Zzyx"]
    assert (column.field, column.how) == ("email", "content")


def test_the_user_goes_before_all_and_can_clear() -> None:
    columns = _map(["Namn", "Titel", "Anteckning"], overrides={"titel": "", "Anteckning": "title"})
    assert columns["Titel"].field == ""
    assert (columns["Anteckning"].field, columns["Anteckning"].how) == ("title", "user")


def test_what_was_remembered_goes_before_what_is_alike() -> None:
    assert _map(["Befatning"], remembered={"Befatning": "unit"})["Befatning"].field == "unit"


def test_headings_that_are_the_same_are_told_by_their_letter() -> None:
    assert list(_map(["Namn", "Namn"])) == ["Namn (A)", "Namn (B)"]


@pytest.mark.parametrize("wrong", [{"Nman": "name"}, {"Namn": "nmae"}, {"Namn": "diet"}])
def test_an_override_of_what_is_not_there_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        _map(["Namn"], overrides=wrong)


def test_a_telephone_is_left_unless_the_user_maps_it(plan: Callable[..., Any]) -> None:
    assert _map(["Telefon"])["Telefon"].field == ""
