"""Blank month grids: filled in, they are imported as they are."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from asftui import importing
from asftui.importing import Options
from asftui.registers.placement_days import find_days
from asftui.reporting.month_sheets import month_sheets
from asftui.reporting.workbook import save_new
from tests.indicators.making import the_plan
from tests.placement_making import a_placement

pytestmark = pytest.mark.usefixtures("new_store")


def test_a_grid_filled_in_goes_in_and_the_months_that_are_not_are_left_alone(tmp_path: Path):
    a_placement("P-001", start="2017-03-01", end="2017-04-30")
    path = tmp_path / "narvaro.xlsx"
    save_new(month_sheets(the_plan()), path)
    book = load_workbook(path)
    assert len(book.sheetnames) == 12
    sheet = book["2017-03"]
    assert (sheet["A1"].value, sheet["A5"].value, sheet["C4"].value) == ("Närvarodagar mars 2017", "P-001", 1)
    assert sheet["C3"].value == "ons"
    sheet["C5"], sheet["D5"], sheet["E5"], sheet["F5"] = "x", "h", "S", None
    book.save(path)
    for plan in importing.prepare(path, Options()):
        if plan.changes:
            assert (plan.sheet, plan.problems) == ("2017-03", ())
            importing.apply(plan)
    assert [(day.date.day, day.mark) for day in find_days()] == [(1, "present"), (2, "half"), (3, "sick")]


def test_without_placements_the_months_are_there_with_lines_to_fill_in():
    book = month_sheets(the_plan())
    assert book["2017-06"]["AG4"].value == "Summa"
