"""Personal identity numbers in sheets: columns are told, individuals known again, nothing clear goes on."""

import datetime as dt
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import importing, store
from asftui.importing import ImportPlan, Options
from asftui.importing.sheets import Cell, Sheet, Withheld
from asftui.importing.withheld import heading_says, withhold
from asftui.registers import people
from asftui.store.models import Person
from asftui.store.secret import key_path
from tests.test_identity import NUMBERS, number_of

Planning = Callable[..., ImportPlan]
ANNA = number_of(dt.date(1970, 1, 3), "100")
PER = number_of(dt.date(1971, 2, 4), "107")
TITLE = ["Frukostmöte Bollnäs 2017-03-14"]


def wrong(number: str) -> str:
    """Return the number with a check figure that fails."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def imported(plan: Planning, rows: list[list[Cell]]) -> ImportPlan:
    """Import rows and return their plan."""
    found = plan(rows)
    importing.apply(found)
    return found


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        *((text, "own") for text in (
            "Personnummer", "Personnr.", "Pers.nr", "Person-nr", "P-nr", "PNR", "Födelsenummer", "Samordningsnummer",
            "Personnummer (ÅÅÅÅMMDD-XXXX)", "Ditt personnummer", "Namn och personnummer", "Deltagarens personnr",
            "Social security number", "SSN", "Personal identity number", "PERSON NR", "Personnummer/samordningsnr",
        )),
        *((text, "foreign") for text in ("Henkilötunnus", "Hetu", "Fødselsnummer", "CPR-nr.", "Kennitala")),
        *((text, "") for text in (
            "Namn", "Person", "Personal", "Telefonnummer", "Ordernr", "Personer", "Antal personer", "Nr",
            "Fylls i utan personnummer", "Åsa Persson", "Kontaktperson", "Organisationsnummer", "ID",
        )),
    ],
)  # fmt: skip
def test_a_heading_says_personal_number(heading: str, says: str) -> None:
    assert heading_says(heading) == says


def test_under_such_a_heading_a_number_that_fails_is_withheld_all_the_same(plan: Planning) -> None:
    found = plan([TITLE, ["Namn", "Pers.nr"], ["Anna Berg", wrong(ANNA)], ["Per Dahl", int(PER[2:])]])
    assert found.counts["new"] == 2
    (problem,) = found.problems
    assert (problem.row, problem.column) == (3, "B Pers.nr")
    assert not any(map(str.isdigit, problem.value))
    assert wrong(ANNA) not in repr(found)
    assert [person.kept.get("birth_year") for person in found.changes.people] == [None, 1971]


def test_a_column_of_telephones_is_none_of_numbers_though_one_in_a_hundred_passes(plan: Planning) -> None:
    phones = [f"07{n:02}{1 + n % 12:02}{1 + n % 28:02}{n * 7 % 1000:03}"[:10] for n in range(80)]
    rows = [["Namn", "Telefon"], *([f"Anna{n} Berg", phone] for n, phone in enumerate(phones))]
    found = plan([TITLE, *rows], mapping={"Telefon": "telephone"})
    assert [person.entry.telephone for person in found.changes.people] == phones
    assert not any("personnummer" in note or "identity" in note for note in found.notes)


@given(st.lists(NUMBERS.filter(str.isdigit), min_size=3, max_size=9, unique=True), st.booleans())
def test_a_column_is_told_by_its_share_of_valid_numbers(numbers: list[str], as_floats: bool) -> None:
    cells: list[Cell] = [float(number[2:]) if as_floats else number for number in numbers]
    cells.append(wrong(numbers[0]))
    sheet = withhold(Sheet(name="x", rows=(("Namn", "Nr"), *(("Anna", cell) for cell in cells))))
    assert all(isinstance(row[1], Withheld) for row in sheet.rows[1:])
    assert not any(number[-4:] in str(row[1]) for row in sheet.rows[1:] for number in numbers)
    assert sheet.withheld == {1: len(cells)}


@given(NUMBERS, st.sampled_from(["{}", "ring {} i morgon", "Anna Berg ({})", "{}@exempel.se", "x\n{}"]))
def test_a_single_number_is_masked_wherever_it_stands(number: str, around: str) -> None:
    text = around.format(f"{number[:8]}-{number[8:]}")
    sheet = withhold(Sheet(name=f"Blad {number}", rows=((text,), ("Namn", "Anteckning"), ("Anna", text))))
    assert number[8:] not in repr(sheet.rows)
    assert number not in sheet.name


def test_the_same_number_in_another_sheet_is_the_same_individual(plan: Planning) -> None:
    first = imported(plan, [TITLE, ["Namn", "Personnummer", "Organisation"], ["Anna Berg", ANNA, "FK"]])
    assert any("personnummer" in note or "identity number" in note for note in first.notes)
    second = imported(
        plan,
        [["Seminarium 2017-04-04"], ["Namn", "Pnr", "Organisation"], ["Anna Dahl", f"{ANNA[2:8]} - {ANNA[8:]}", "AF"]],
    )
    assert not second.changes.people
    assert second.rows[0].mark == "known"
    detail = people.person(1)
    assert (detail.birth_year, detail.sex) == (1970, "woman" if int(ANNA[10]) % 2 == 0 else "man")


def test_names_that_are_quite_unlike_are_noted(plan: Planning) -> None:
    imported(plan, [TITLE, ["Namn", "Personnummer"], ["Anna Berg", ANNA]])
    second = plan([["Seminarium 2017-04-04"], ["Namn", "Personnummer"], ["Olle Svensson", ANNA]])
    assert not second.changes.people
    assert any("Olle Svensson" in note and "Anna Berg" in note for note in second.notes)


def test_different_numbers_are_different_people_whatever_else_is_the_same(plan: Planning) -> None:
    head: list[Cell] = ["Namn", "Personnummer", "Organisation", "E-post"]
    same: list[list[Cell]] = [["Anna Berg", ANNA, "FK", "anna@fk.se"], ["Anna Berg", PER, "FK", "anna@fk.se"]]
    found = imported(plan, [TITLE, head, *same])
    assert len(found.changes.people) == 2
    assert not any(row.alike_rows for row in found.rows)
    third = number_of(dt.date(1980, 5, 5), "555")
    again = plan([["Seminarium 2017-04-04"], head, ["Anna Berg", third, "FK", "anna@fk.se"]])
    assert len(again.changes.people) == 1
    assert not again.rows[0].alike


def test_undo_takes_the_hashes_back(plan: Planning) -> None:
    found = plan([TITLE, ["Namn", "Personnummer"], ["Anna Berg", ANNA]])
    imported(plan, [TITLE, ["Namn"], ["Anna Berg"]])
    applied = importing.apply(
        plan([["Seminarium 2017-04-04"], ["Namn", "Pnr"], ["Anna Berg", ANNA], ["Per Dahl", PER]])
    )
    assert Person.select().where(Person.identity.is_null(False)).count() >= 1
    assert applied.change is not None
    store.undo(applied.change)
    assert Person.select().where(Person.identity.is_null(False)).count() == 0
    assert found.changes.people


def test_the_key_lies_beside_the_store_for_its_owner_only_and_is_never_made_anew_in_silence(
    plan: Planning, new_store: Path
) -> None:
    imported(plan, [TITLE, ["Namn", "Personnummer"], ["Anna Berg", ANNA]])
    path = key_path(store.session().location)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().strip() not in Path(store.session().location).read_bytes()
    for other in (None, "ab" * 32):
        path.unlink()
        if other:
            path.write_text(other)
        found = plan([["Seminarium 2017-04-04"], ["Namn", "Personnummer"], ["Per Dahl", PER]])
        assert path.exists() == bool(other)
        assert any(str(path) in note for note in found.notes)
        assert found.changes.people[0].kept == {"birth_year": 1971, "sex": "man" if int(PER[10]) % 2 else "woman"}
        path.touch()


@pytest.mark.parametrize(
    "heading",
    [
        "Specialkost", "Allergier", "Matpreferens", "Kost", "Kost/allergi", "Hälsa", "Diagnos",
        "Funktionsnedsättning", "Sjukdom", "Parti", "Partitillhörighet", "Fackförbund", "Fack",
        "Facklig tillhörighet", "Union", "Trade union",
        "Allergies", "Dietary requirements", "Health", "Disability", "Political party", "Party affiliation",
        "Special diet", "Medical conditions",
        "Eventuella allergier", "Henkilötunnus", "Fødselsnummer",
    ],
)  # fmt: skip
def test_what_is_sensitive_is_dropped_said_and_nowhere_in_the_plan(plan: Planning, heading: str) -> None:
    found = plan(
        [TITLE, ["Namn", heading, "Organisation"], ["Anna Berg", "hemligheten", "FK"], ["", "hemligheten", "FK"]]
    )
    assert any(heading in note for note in found.notes)
    assert "hemligheten" not in repr(found) + repr([row.cells for row in found.rows])


def test_what_is_imported_knows_nothing_clear(plan: Planning, tmp_path: Path) -> None:
    head: list[Any] = ["Namn", "Personnummer", f"Telefon {ANNA}"]
    found = plan([[f"Frukostmöte {ANNA[:8]}-{ANNA[8:]} 2017-03-14"], head, [f"Anna Berg {PER}", ANNA, f"se {PER}"]])
    assert ANNA not in repr(found) + str(vars(found))
    assert PER not in repr(found) + str(vars(found))
    assert found.changes.people[0].entry.name == "Anna Berg"
    assert Options(new_event=f"2017-03-14 möte {ANNA}", mapping={ANNA: "name"}).mapping == {f"{ANNA[:8]}-****": "name"}
