"""The basis of a claim: what a principal is asked to sign."""

import datetime as dt
import json
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from asftui import store
from asftui.errors import RecordError, UsageError
from asftui.registers import organisations
from asftui.reporting.basis import read_basis, save_basis
from tests.commands.running import run
from tests.indicators.making import the_plan
from tests.placement_making import MARCH, a_claim, a_placement, days


@pytest.fixture
def filled(new_store: Path) -> Path:
    late = a_placement("P-001")
    days(late, "2017-02", {28: "present"})
    days(late, "2017-03", {1: "present", 2: "present", 3: "present", 6: "half", 7: "sick"})
    days(a_placement("=P-002"), "2017-03", {1: "present"})
    days(a_placement("P-003", principal="Gävle"), "2017-03", {1: "present"})
    return new_store


def the_basis():
    owner = organisations.resolve("Bollnäs")
    assert owner is not None
    return read_basis(owner, *MARCH, the_plan())


def test_days_from_before_the_period_stand_apart_with_the_months_that_they_are_of(filled: Path):
    basis = the_basis()
    own, earlier = basis.parts
    assert [(line.code, line.days, line.amount) for line in own.lines] == [("=P-002", 1, 200), ("P-001", 3.5, 700)]
    assert own.lines[1].dates.replace("\u00a0", " ") == "1–3, 6½ mars 2017"
    assert [(line.code, line.days) for line in earlier.lines] == [("P-001", 1)]
    assert earlier.heading.replace("\u00a0", " ") == "Tidigare dagar som inte rekvirerats: februari 2017"
    assert (basis.days, basis.amount) == (5.5, 1100)


def test_a_period_without_unclaimed_days_is_refused(filled: Path):
    a_claim(days=5.5)
    with pytest.raises(RecordError, match="inga närvarodagar"):
        the_basis()


def test_days_at_a_weekend_or_outside_the_dates_and_what_a_placement_lacks_are_named(filled: Path):
    late = a_placement("P-009", start="2017-03-02", agreed=True, in_sus=True)
    days(late, "2017-03", {1: "present", 4: "present", 6: "present"})
    own = the_basis().parts[0]
    assert own.lines[-1].odd.replace("\u00a0", " ") == "1 mar: före platsens start; 4 mar: en lördag"
    assert own.lines[1].odd == "avtal saknas; ej i SUS"


def test_the_workbook_has_sums_codes_that_are_text_and_room_to_sign(filled: Path, tmp_path: Path):
    path = tmp_path / "underlag.xlsx"
    save_basis(the_basis(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    cells = {
        cell.value: cell for row in load_workbook(path).active.iter_rows() for cell in row if cell.value is not None
    }
    assert cells["=P-002"].data_type == "s"
    assert {"Bollnäs kommun", "Summa", 5.5, 1100, "Underskrift:"} <= cells.keys()


def test_the_document_says_the_same(filled: Path, tmp_path: Path):
    from docx import Document

    path = tmp_path / "underlag.docx"
    save_basis(the_basis(), path)
    document = Document(str(path))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0].replace("\u00a0", " ") for row in rows[1:]] == [
        "Dagar i perioden: 1 mar 2017 – 31 mar 2017", "=P-002", "P-001", "Därav",
        "Tidigare dagar som inte rekvirerats: februari 2017", "P-001", "Därav", "Summa",
    ]  # fmt: skip
    assert rows[-1] == ["Summa", "", "", "5,5", "1\u00a0100", ""]
    assert any("Underskrift" in paragraph.text for paragraph in document.paragraphs)


def test_a_file_that_is_there_or_of_another_kind_is_refused(filled: Path, tmp_path: Path):
    path = tmp_path / "underlag.docx"
    path.touch()
    with pytest.raises(UsageError, match="finns redan"):
        save_basis(the_basis(), path)
    with pytest.raises(UsageError, match=r"\.xlsx eller \.docx"):
        save_basis(the_basis(), tmp_path / "underlag.pdf")


def test_the_command_saves_it_and_names_what_it_does_not_know(filled: Path, tmp_path: Path):
    store.close()
    out = tmp_path / "basis.xlsx"
    done = run("basis", "Bollnäs", "2017-03", str(out), store=filled)
    assert (done.status, out.exists()) == (0, True)
    assert "5.5 days, 1,100 SEK" in done.out
    assert run("basis", "Ljusdal", "2017-03", str(tmp_path / "b.xlsx"), store=filled).failed_with("Gävle kommun")
    assert run("basis", "Bollnäs", "hela tiden", str(tmp_path / "b.xlsx"), store=filled).failed_with("2017-H1")


def test_claims_and_days_are_listed(filled: Path):
    a_claim(days=6, received="2017-04-05")
    store.close()
    (claim,) = json.loads(run("list", "claims", "--json", store=filled).out)["claims"]
    assert (claim["principal"], claim["days"], claim["amount"], claim["state"]) == (
        "Bollnäs kommun",
        6,
        1200,
        "received",
    )
    assert "6 days in the claim, 5.5 in our placement days" in claim["differences"]
    assert len(run("list", "claims", store=filled).out.splitlines()) == 2  # under its heading
    waiting = json.loads(run("list", "unclaimed", "--json", "--as-of", "2017-05-31", store=filled).out)["unclaimed"]
    assert waiting == [{"principal": "Gävle kommun", "month": "2017-03", "days": 1, "amount": 200}]
    listed = json.loads(run("list", "placement-days", "--json", store=filled).out)["placement-days"]
    assert {"code": "P-001", "date": "2017-03-06", "mark": "half"}.items() <= listed[4].items()
    assert len(run("list", "placement-days", store=filled).out.splitlines()) - 1 == len(listed) == 8


def test_periods_are_read_as_people_write_them():
    from asftui.registers.periods import parse_period, period_text

    half = (dt.date(2017, 1, 1), dt.date(2017, 6, 30))
    assert parse_period("2017-H1", year=2016) == half
    assert (
        parse_period("mars", year=2017) == parse_period("2017-03", year=1) == parse_period("Mars 2017", year=1) == MARCH
    )
    assert parse_period("2017-03-01..2017-03-31", year=1) == parse_period("1–31 mars 2017", year=1) == MARCH
    assert parse_period("2017-T3", year=1) == (dt.date(2017, 9, 1), dt.date(2017, 12, 31))
    assert parse_period("2017", year=1)[1] == dt.date(2017, 12, 31)
    assert (period_text(*MARCH), period_text(*half)) == ("2017-03", "2017-01-01..2017-06-30")
