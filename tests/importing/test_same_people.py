"""Who is who, the harder half: titles, swapped names, shared mailboxes, namesakes, and answers remembered."""

from collections.abc import Callable

import pytest

from asftui import importing, store
from asftui.importing import ImportPlan
from asftui.importing.names import Name, read_name
from asftui.registers.alike_names import blocks, like_names
from asftui.registers.mailboxes import is_shared
from asftui.registers.organisations import resolve
from asftui.registers.people import PersonEntry, add_person, find_people, person

Plan = Callable[..., ImportPlan]
TITLE = ["Frukostmöte 2017-03-14"]
LATER = ["Frukostmöte 2017-05-14"]
HEADING = ["Namn", "E-post", "Organisation", "Titel"]
ORGANISATIONS = {"af", "bollnäs kommun"}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Dr Anna Berg", "Anna Berg", ""),
        ("Fil. dr Anna Berg", "Anna Berg", ""),
        ("Berg, Dr Anna", "Anna Berg", ""),
        ("kommunalråd Anna Berg", "Anna Berg", "kommunalråd"),
        ("2:e vice ordf. Karin Öberg", "Karin Öberg", "2:e vice ordf."),
        ("Ordf. i KS, Anna Berg", "Anna Berg", "Ordf. i KS"),
        ("Anna Berg, enhetschef", "Anna Berg", "enhetschef"),
        ("Anna Berg ordförande i socialnämnden", "Anna Berg", "ordförande i socialnämnden"),
        ("BERG, Anna", "Anna Berg", ""),
        ("Anna Berg (iPhone)", "Anna Berg", ""),
        ("T Berg", "T Berg", ""),
        ("M Anna Berg", "M Anna Berg", ""),
        ("Anna von Post", "Anna von Post", ""),
        ("Anna de la Rose", "Anna de la Rose", ""),
        ("Coach Ali Hassan", "Ali Hassan", "Coach"),
    ],
)
def test_a_title_before_or_after_a_name_is_no_part_of_it(text: str, name: str, title: str) -> None:
    assert read_name(text, lambda each: each.casefold() in ORGANISATIONS) == Name(name, title=title)


def test_the_letter_of_a_party_tells_a_politician_wherever_it_stands() -> None:
    for text in ("Anna Berg (S)", "(S) Anna Berg", "Ledamot (S) Anna Berg"):
        found = read_name(text, lambda _text: False)
        assert (found.name, found.politician) == ("Anna Berg", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anna Berg-Lund"),
        ("Anna Berg Lund", "Anna Berg-Lund"),
        ("Anna Lund", "Anna Berg-Lund"),
        ("A. Berg", "Anna Berg"),
        ("Per Dahl", "Pär Dahl"),
        ("Kristina Carlson", "Christina Karlsson"),
        ("Kalle Ek", "Karl Ek"),
        ("Berg Anna", "Anna Berg"),
        ("Asa Holm", "Åsa Holm"),
        ("Linda Lindqvist", "Linda Lindkvst"),
    ],
)
def test_names_that_may_be_one_persons_are_like_and_would_be_compared(one: str, other: str) -> None:
    assert like_names(one, other)
    assert like_names(other, one)
    assert blocks(one) & blocks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Eva Berg"),
        ("Anna Berg", "Anna Lund"),
        ("Lars Ek", "Lars Ekström"),
        ("A. B.", "Anna Berg"),
        ("Anna", "Anna Berg"),
        ("Karin Ek", "Katarina Ek"),
    ],
)
def test_names_that_only_share_something_are_not_like(one: str, other: str) -> None:
    assert not like_names(one, other)


def test_a_column_of_family_names_first_is_read_so_without_capitals_or_commas(plan: Plan) -> None:
    rows = [["Berg Anna"], ["Dahl Per"], ["Ek Eva"], ["Öberg Karin"], ["Zetterqvist Ymer"]]
    found = plan([TITLE, ["Namn"], *rows])
    assert [row.name for row in found.rows] == ["Anna Berg", "Per Dahl", "Eva Ek", "Karin Öberg", "Ymer Zetterqvist"]


@pytest.mark.parametrize(
    "address", ["info@bollnas.se", "kommun@bollnas.se", "reception2@x.se", "bollnas@bollnas.se", "ifo.info@x.se"]
)
def test_an_address_that_several_read_is_seen_by_its_words(address: str) -> None:
    assert is_shared(address)


@pytest.mark.parametrize("address", ["anna.berg@bollnas.se", "post.fredrik.af@x.se", "a.berg@x.se", "annber03@x.se"])
def test_an_address_of_ones_own_is_not_taken_for_a_shared_one(address: str) -> None:
    assert is_shared(address) == address.startswith("post.")


def test_a_shared_address_joins_nobody_in_the_sheet_or_with_the_store(plan: Plan, new_store: object) -> None:
    add_person(PersonEntry(name="Anna Berg", email="info@exempel.se", organisation=resolve("FK")))
    rows = [["A. Berg", "info@exempel.se", "AF", None], ["Anna Bergh", "info@exempel.se", "AF", None]]
    found = plan([TITLE, HEADING, *rows])
    assert [row.person for row in found.rows] == [None, None]
    assert len(found.changes.people) == 2


def test_an_address_that_three_unlike_people_have_is_shared(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Anna Berg", email="mottagning@exempel.se"))
    rows = [[name, "mottagning@exempel.se", None, None] for name in ("Per Dahl", "Eva Ek", "Anna Bergh")]
    found = plan([TITLE, HEADING, *rows])
    assert key not in [row.person for row in found.rows]


def test_namesakes_of_one_organisation_whose_addresses_differ_are_not_joined(plan: Plan, new_store: object) -> None:
    key = add_person(
        PersonEntry(name="Anna Berg", email="anna.berg@bollnas.se", organisation=resolve("Bollnäs kommun"))
    )
    (row,) = plan([TITLE, HEADING, ["Anna Berg", "anna.berg2@bollnas.se", "Bollnäs kommun", None]]).rows
    assert (row.person, row.alike) == (None, (key,))


def test_a_politician_and_an_employee_of_one_name_in_one_municipality_are_not_joined(
    plan: Plan, new_store: object
) -> None:
    key = add_person(PersonEntry(name="Anna Berg", organisation=resolve("Bollnäs kommun"), role="politician"))
    (row,) = plan([TITLE, HEADING, ["Anna Berg", None, "Bollnäs kommun", "Socialsekreterare"]]).rows
    assert (row.person, row.alike) == (None, (key,))


def test_a_list_that_has_a_name_twice_as_politician_and_as_employee_means_two(plan: Plan) -> None:
    rows = [["Anna Berg", None, "Bollnäs kommun", "Ledamot"], ["Anna Berg", None, "Bollnäs kommun", "Lärare"]]
    found = plan([TITLE, HEADING, *rows])
    assert found.counts["new"] == 2
    assert [row.mark for row in found.rows] == ["alike", "alike"]


def test_of_two_namesakes_in_one_organisation_the_title_tells_which(load: Plan, plan: Plan) -> None:
    rows = [["Anna Berg", None, "Bollnäs kommun", "Ledamot"], ["Anna Berg", None, "Bollnäs kommun", "Lärare"]]
    load([TITLE, HEADING, *rows])
    found = plan([LATER, HEADING, *reversed(rows)])
    assert [person(row.person or 0).title for row in found.rows] == ["Lärare", "Ledamot"]
    assert [row.mark for row in found.rows] == ["known", "known"]


def test_which_of_two_namesakes_a_bare_row_means_is_asked_and_nobody_is_added(load: Plan, plan: Plan) -> None:
    rows = [["Anna Berg", None, "Bollnäs kommun", "Ledamot"], ["Anna Berg", None, "Bollnäs kommun", "Lärare"]]
    load([TITLE, HEADING, *rows])
    found = plan([LATER, HEADING, ["Anna Berg", None, "Bollnäs kommun", None]])
    assert found.rows[0].mark == "alike"
    assert found.changes.people == ()
    assert any("Anna Berg" in note for note in found.notes)


def test_the_same_sheet_with_namesakes_once_more_adds_nobody(load: Plan, plan: Plan) -> None:
    rows = [
        ["Anna Berg", None, "AF", None],
        ["Anna Berg", None, "FK", None],
        ["Anna Berg", None, None, None],
        ["Pär Dahl", None, "AF", None],
        ["Per Dahl", None, "AF", None],
    ]
    load([TITLE, HEADING, *rows])
    again = plan([TITLE, HEADING, *rows, ["Eva Ek", None, "AF", None]])
    assert [someone.entry.name for someone in again.changes.people] == ["Eva Ek"]
    registered = plan([HEADING, *rows])
    assert registered.changes.people == ()


def test_an_answer_that_it_is_the_same_is_remembered_for_name_and_organisation(
    plan: Plan, load: Plan, new_store: object
) -> None:
    key = add_person(PersonEntry(name="Per Dahl", organisation=resolve("Gävle kommun")))
    sheet = ["Pär Dahl", None, "Gävle kommun", None]
    assert plan([TITLE, HEADING, sheet]).rows[0].mark == "alike"
    load([TITLE, HEADING, sheet], decisions={3: key})
    (row,) = plan([LATER, HEADING, sheet]).rows
    assert (row.person, row.mark, row.alike) == (key, "known", ())


def test_an_answer_that_it_is_another_is_remembered(plan: Plan, load: Plan, new_store: object) -> None:
    add_person(PersonEntry(name="Anna Berg", organisation=resolve("AF")))
    bare = ["Anna Berg", None, None, None]
    load([TITLE, HEADING, bare], decisions={3: "apart"})
    (row,) = plan([LATER, HEADING, bare]).rows
    assert row.mark == "known"
    assert len(find_people("Anna Berg")) == 2


def test_an_answer_is_taken_back_with_its_import(plan: Plan, new_store: object) -> None:
    key = add_person(PersonEntry(name="Per Dahl", organisation=resolve("Gävle kommun")))
    sheet = ["Pär Dahl", None, "Gävle kommun", None]
    done = importing.apply(plan([TITLE, HEADING, sheet], decisions={3: key}))
    assert done.change is not None
    store.undo(done.change)
    assert plan([TITLE, HEADING, sheet]).rows[0].mark == "alike"


def test_two_rows_of_one_sheet_are_joined_when_the_user_says_so_and_so_next_time(
    plan: Plan, load: Plan, new_store: object
) -> None:
    rows = [["Per Dahl", None, "Gävle kommun", None], ["Pär Dahl", None, "Gävle kommun", None]]
    assert [row.alike_rows for row in plan([TITLE, HEADING, *rows]).rows] == [(4,), (3,)]
    load([TITLE, HEADING, *rows], decisions={4: "row 3"})
    (line,) = find_people("Dahl")
    assert line.attended == 1
    assert plan([LATER, HEADING, rows[1]]).rows[0].person == line.id


def test_titles_that_tell_no_role_are_listed(plan: Plan) -> None:
    notes = plan([TITLE, HEADING, ["Anna Berg", None, "AF", "Trollkarl"], ["Per Dahl", None, "AF", "Chef"]]).notes
    assert [note for note in notes if "Trollkarl" in note and "Chef" not in note]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Hudiksvall kn", ""),
        ("Hudiksvalls k:n", ""),
        ("Hudiksvalls kom.", ""),
        ("Kommunen Hudiksvall", ""),
        ("Hudiksvalls Kommun/IFO", "IFO"),
        ("IFO Hudiksvalls kommun", "IFO"),
        ("Hudiksvalls kommuns socialtjänst", "socialtjänst"),
    ],
)
def test_a_municipality_is_known_however_it_is_written(plan: Plan, written: str, unit: str) -> None:
    (someone,) = plan([TITLE, HEADING, ["Anna Berg", None, written, None]]).changes.people
    assert (someone.organisation, someone.entry.unit) == (resolve("Hudiksvalls kommun"), unit)


def test_names_that_differ_by_a_number_are_two_organisations(load: Plan, plan: Plan) -> None:
    load([TITLE, HEADING, ["Anna Berg", None, "Bollnäs skola 1", None]])
    assert plan([LATER, HEADING, ["Per Dahl", None, "Bollnäs skola 2", None]]).changes.organisations
