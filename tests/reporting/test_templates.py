"""Blank sheets and sign-in sheets: what import knows again, what a printer needs, and that nothing is a formula."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from asftui.i18n import _, use_language
from asftui.importing.profiles import load_profiles
from asftui.importing.read import read_file
from asftui.importing.recognise import Hints, Recognised, recognise
from asftui.plan import Plan
from asftui.registers.attendance import add_attendances, entry_for
from asftui.registers.event_lists import attendance_at
from asftui.registers.event_types import find_type
from asftui.registers.events import EventEntry, add_event, event
from asftui.registers.people import PersonEntry, add_person, person
from asftui.registers.placement_words import LISTS, tell
from asftui.registers.plans import load_plan
from asftui.registers.values import parse_role
from asftui.registers.wording import ROLE_NAMES
from asftui.reporting.templates import EMPTY_LINES, FACTS, TEMPLATES, blank_sheet, sign_in_sheet
from asftui.reporting.workbook import offer, save_new
from asftui.text import fold

NASTY = '=HYPERLINK("http://example.org")'


@pytest.fixture
def plan(new_store: Path) -> Plan:
    return load_plan("gavleborg-2017")


def _saved(workbook: Any, tmp_path: Path) -> Any:
    path = tmp_path / "out.xlsx"
    save_new(workbook, path)
    return openpyxl.load_workbook(path)


def _recognised(workbook: Any, tmp_path: Path, plan: Plan) -> Recognised:
    path = tmp_path / "out.xlsx"
    save_new(workbook, path)
    towns = {fold(town): town for town in plan.municipalities}
    hints = Hints(is_type=lambda text: find_type(plan, text) is not None, towns=towns)
    return recognise(read_file(path).sheets[0], path.name, load_profiles(), hints)


def _heading(sheet: Any) -> int:
    return int(sheet.print_title_rows.split(":")[-1].lstrip("$"))


def _row(sheet: Any, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_headings_are_known_to_the_profile(plan: Plan, tmp_path: Path, kind: str, language: str) -> None:
    use_language(language)
    profile = load_profiles()[kind]
    sheet = _saved(blank_sheet(profile, plan), tmp_path).active
    fields = [profile.known.get(fold(str(label)), ()) for label in _row(sheet, _heading(sheet))]
    for wanted, found in zip(TEMPLATES[kind].columns, fields, strict=True):
        assert wanted in found


def test_labels_above_the_table_are_facts_of_the_profile(plan: Plan) -> None:
    use_language("en")
    facts = load_profiles()["attendance"].facts
    for name, label in FACTS.items():
        assert fold(label) in facts[name]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_the_example_is_never_imported(plan: Plan, tmp_path: Path, kind: str, language: str) -> None:
    use_language(language)
    workbook = blank_sheet(load_profiles()[kind], plan)
    sheet = workbook.active
    heading = _heading(sheet)
    assert " | " in _row(sheet, heading - 1)[0]
    values = {"name": "Åsa Öberg", "date": "14/3", "event": "Frukostmöte", "type": "Frukostmöte", "code": "P-1"}
    for column, name in enumerate(TEMPLATES[kind].columns, 1):
        sheet.cell(heading + 1, column).value = values.get(name)
    found = _recognised(workbook, tmp_path, plan)
    assert (found.kind, found.header_row) == (kind, heading)
    assert [number for number, _cells in found.body] == [heading + 1]
    facts = found.facts
    assert (facts.type, facts.town, facts.premises, facts.date, facts.year) == ("", "", "", None, None)
    assert not facts.title or kind != "attendance"  # the other kinds belong to no event


def test_a_sign_in_sheet_tells_its_event_and_has_only_rows_with_names(plan: Plan, tmp_path: Path) -> None:
    held, people = _signed_up(plan)
    found = _recognised(sign_in_sheet(load_profiles()["attendance"], plan, held, people), tmp_path, plan)
    assert (found.kind, len(found.body)) == ("attendance", 2)
    assert (found.facts.date, found.facts.town, found.facts.title) == (held.date, "Bollnäs", NASTY)


def test_drop_downs_offer_roles_municipalities_and_types(plan: Plan, tmp_path: Path) -> None:
    offered = {}
    for kind in ("attendance", "events"):
        sheet = blank_sheet(load_profiles()[kind], plan).active
        offered[kind] = " ".join(v.formula1 for v in sheet.data_validations.dataValidation)
    assert "Söderhamn" in offered["attendance"]
    assert "Frukostmöte" in offered["events"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_a_sheet_of_placements_offers_is_understood(plan: Plan, tmp_path: Path, language: str) -> None:
    use_language(language)
    for which, names in LISTS.items():
        assert {tell(which, _(name)): name for name in names.values()} == names
    workbook = blank_sheet(load_profiles()["placements"], plan)
    offered = " ".join(v.formula1 for v in workbook.active.data_validations.dataValidation)
    for each in (_("woman"), "Försäkringskassan", _("income support")):
        assert each in offered


def test_offered_roles_are_understood(plan: Plan) -> None:
    for role, label in ROLE_NAMES.items():
        assert parse_role(label) == parse_role(_(label)) == role


def test_a_long_list_of_choices_stands_in_a_hidden_sheet(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    choices = [f"Kommun nummer {n}" for n in range(40)]
    offer(workbook, workbook.active, "A1:A9", choices)
    offer(workbook, workbook.active, "B1:B9", [f"{choice}, norra" for choice in choices])
    again = _saved(workbook, tmp_path)
    assert again["lists"].sheet_state == "veryHidden"
    assert [v.formula1 for v in again.active.data_validations.dataValidation] == [
        "lists!$A$1:$A$40",
        "lists!$B$1:$B$40",
    ]
    assert again["lists"]["B40"].value == "Kommun nummer 39, norra"


def _signed_up(plan: Plan) -> tuple[Any, Any]:
    entry = EventEntry(
        date=plan.start.replace(month=3, day=14),
        type="breakfast-meeting",
        title=NASTY,
        town="Bollnäs",
        status="planned",
    )
    key = add_event(entry)
    for name in ("Åsa Öberg", "+46 Anders Ek"):
        add_attendances([entry_for(key, person(add_person(PersonEntry(name=name))), present=False)])
    return event(key), attendance_at(key)


def test_a_sign_in_sheet_has_those_signed_up_and_empty_lines(plan: Plan, tmp_path: Path) -> None:
    held, people = _signed_up(plan)
    sheet = _saved(sign_in_sheet(load_profiles()["attendance"], plan, held, people), tmp_path).active
    heading = _heading(sheet)
    assert [sheet.cell(heading + n, 1).value for n in (1, 2, 3)] == ["+46 Anders Ek", "Åsa Öberg", None]
    assert sheet.print_area.endswith(f"${heading + 2 + EMPTY_LINES}")
    above = [value for row in range(1, heading) for value in _row(sheet, row)]
    assert {"2017-03-14", "Bollnäs", "Frukostmöte"} <= set(above)


def test_it_prints_landscape_on_a4_with_the_heading_on_each_page(plan: Plan, tmp_path: Path) -> None:
    sheet = _saved(sign_in_sheet(load_profiles()["attendance"], plan, *_signed_up(plan)), tmp_path).active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows


def test_text_that_looks_like_a_formula_stays_text(plan: Plan, tmp_path: Path) -> None:
    sheet = _saved(sign_in_sheet(load_profiles()["attendance"], plan, *_signed_up(plan)), tmp_path).active
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == NASTY]
    assert [cell.data_type for cell in found] == ["s"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
