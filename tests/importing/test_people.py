"""Who is who: sure, doubtful, and kept apart; in the sheet and in the store; whatever the order of the rows."""

import itertools
from collections.abc import Callable

import pytest

from asftui import importing
from asftui.importing import ImportPlan
from asftui.registers.organisations import resolve
from asftui.registers.people import PersonEntry, add_person, find_people, person

Plan = Callable[..., ImportPlan]
TITLE = ["Frukostmöte 2017-03-14"]
HEADING = ["Namn", "E-post", "Organisation", "Titel"]


def _people(plan: ImportPlan) -> int:
    return len(plan.changes.people)


ROWS = [
    ["Anna Berg", "anna@exempel.se", "AF", None],
    ["ANNA BERG", None, "Arbetsförmedlingen", None],
    ["Anna Berg", None, "FK", None],
    ["A. Berg", "anna@exempel.se", None, None],
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::3])
def test_the_order_of_rows_never_matters(plan: Plan, order: tuple[int, ...]) -> None:
    found = plan([TITLE, HEADING, *[ROWS[n] for n in order]])
    assert _people(found) == 2
    assert found.counts["new"] == 2
    assert found.counts["duplicate"] == 2


def test_the_same_name_with_nothing_that_contradicts_is_one_person(plan: Plan) -> None:
    found = plan([TITLE, HEADING, ["Anna Berg", None, "AF", None], ["Anna Berg", "a@exempel.se", None, None]])
    assert [row.verdict for row in found.rows] == ["new", "duplicate"]
    (someone,) = found.changes.people
    assert someone.entry.email == "a@exempel.se"
    assert someone.organisation == resolve("AF")


def test_unlike_names_at_one_address_are_kept_apart(plan: Plan) -> None:
    found = plan(
        [TITLE, HEADING, ["Anna Berg", "info@exempel.se", None, None], ["Per Dahl", "info@exempel.se", None, None]]
    )
    assert _people(found) == 2


def test_two_of_one_name_with_different_addresses_are_two(plan: Plan) -> None:
    found = plan(
        [TITLE, HEADING, ["Anna Berg", "a1@exempel.se", "AF", None], ["Anna Berg", "a2@exempel.se", "AF", None]]
    )
    assert _people(found) == 2


def test_a_person_who_is_there_by_address_is_found(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg-Ek", email="anna@exempel.se"))
    found = plan([TITLE, HEADING, ["Anna Berg", "ANNA@exempel.se", "AF", "Handläggare"]])
    (row,) = found.rows
    assert (row.person, row.mark, row.verdict) == (key, "known", "new")
    importing.apply(found)
    now = person(key)
    assert (now.name, now.title, now.organisation) == ("Anna Berg-Ek", "Handläggare", resolve("AF"))


def test_a_person_who_is_there_by_name_and_organisation_is_found(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg", organisation=resolve("AF")))
    assert plan([TITLE, HEADING, ["Berg, Anna", None, "arbetsförmedlingen", None]]).rows[0].person == key


def test_a_namesake_elsewhere_is_doubtful_and_kept_apart(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg", organisation=resolve("AF")))
    found = plan([TITLE, HEADING, ["Anna Berg", None, "FK", None]])
    (row,) = found.rows
    assert (row.person, row.mark, row.alike) == (None, "alike", (key,))
    assert any("Anna Berg" in note for note in found.notes)
    importing.apply(found)
    assert len(find_people("Anna Berg")) == 2


def test_a_doubtful_person_is_who_the_user_says(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg", organisation=resolve("AF")))
    found = plan([TITLE, HEADING, ["Anna Berg", None, "FK", None]], decisions={3: key})
    assert found.rows[0].person == key
    importing.apply(found)
    assert person(key).organisation == resolve("FK")
    assert plan([TITLE, HEADING, ["Anna Berg", None, "FK", None]], decisions={3: "apart"}).rows[0].person is None


def test_like_names_in_one_organisation_are_marked(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Per Dahl", organisation=resolve("Gävle kommun")))
    assert plan([TITLE, HEADING, ["Pär Dahl", None, "Gävle kommun", None]]).rows[0].alike == (key,)


def test_an_empty_cell_changes_nothing(load: Plan, new_store: object) -> None:
    key = add_person(
        PersonEntry(name="Anna Berg", email="anna@exempel.se", organisation=resolve("AF"), title="Chef", telephone="1")
    )
    load([["Namn", "E-post", "Befattning", "Organisation"], ["Anna Berg", "anna@exempel.se", None, "saknas"]])
    now = person(key)
    assert (now.title, now.organisation, now.telephone) == ("Chef", resolve("AF"), "1")


def test_a_register_keeps_the_latest_and_says_what_changes(load: Plan, plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg", email="anna@exempel.se", title="Handläggare"))
    rows = [["Namn", "E-post", "Befattning"], ["Anna Berg", "anna@exempel.se", "Enhetschef"]]
    found = load(rows)
    assert (found.kind, found.rows[0].verdict) == ("people", "updated")
    assert person(key).title == "Enhetschef"
    assert plan(rows).rows[0].verdict == "unchanged"


def test_an_older_sheet_takes_nobody_back(load: Plan, new_store: object) -> None:
    load([["Frukostmöte 2017-05-14"], HEADING, ["Anna Berg", "a@exempel.se", "FK", "Enhetschef"]])
    load([["Frukostmöte 2017-03-14"], HEADING, ["Anna Berg", "a@exempel.se", "AF", "Handläggare"]])
    (line,) = find_people("Anna Berg")
    assert (line.title, line.organisation, line.attended) == ("Enhetschef", "Försäkringskassan", 2)


def test_a_row_with_an_address_alone_is_somebody(plan: Plan) -> None:
    found = plan([TITLE, HEADING, [None, "anna.berg@exempel.se", None, None]])
    assert found.rows[0].name == "Anna Berg"
    assert found.rows[0].verdict == "new"


def test_a_telephone_is_taken_when_the_user_maps_it(plan: Plan) -> None:
    rows = [["Namn", "Befattning", "Telefon"], ["Anna Berg", "Chef", "070-123"]]
    assert plan(rows, mapping={"Telefon": "telephone"}).changes.people[0].entry.telephone == "070-123"
