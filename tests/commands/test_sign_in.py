"""A sign-in sheet goes out, is filled in, and comes back to its own event."""

import json
from pathlib import Path

import openpyxl

from asftui import store
from asftui.demo import open_demo
from tests.commands.running import run


def test_a_filled_in_sign_in_sheet_comes_back_to_its_event(tmp_path: Path) -> None:
    place = open_demo(tmp_path)
    store.close()
    events = json.loads(run("list", "events", "--json", store=place).out)["events"]
    event = next(e for e in events if e["status"] == "planned" and e["town"] == "Ljusdal")
    sheet_file = tmp_path / "lista.xlsx"
    assert run("template", "attendance", str(sheet_file), "--event", str(event["id"]), store=place).status == 0
    workbook = openpyxl.load_workbook(sheet_file)
    sheet = workbook.active
    first = int(sheet.print_title_rows.split(":")[-1].lstrip("$")) + 1
    there = next(row for row in range(first, 99) if sheet.cell(row, 1).value is None) - first
    for row in (first, first + there):
        sheet.cell(row, 6).value = "x"
    sheet.cell(first + there, 1).value = "Nykomna Berg"
    workbook.save(sheet_file)
    found = json.loads(run("import", str(sheet_file), "--json", store=place).out)
    assert (found["kind"], found["event"]["date"]) == ("attendance", event["date"])
    assert (found["rows"]["read"], found["rows"]["new"], found["rows"]["rejected"]) == (there + 1, 1, 0)
    after = json.loads(run("list", "events", "--json", store=place).out)["events"]
    assert len(after) == len(events)
    assert next(e for e in after if e["id"] == event["id"])["named"] == 2


def test_a_blank_sheet_brings_nobody_in(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    for kind in ("attendance", "people", "events"):
        out = tmp_path / f"{kind}.xlsx"
        assert run("template", kind, str(out), store=place).status == 0
        run("import", str(out), store=place)
    for kind in ("people", "events"):
        assert run("list", kind, store=place).out == ""
