"""Rejected rows leave as a workbook that says why, and come back mended."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from asftui import importing
from asftui.errors import SheetError
from asftui.identity import mask
from asftui.importing import ImportPlan, Options
from asftui.importing.rejects import _key, check_target, free_path
from asftui.registers.event_lists import attendance_at

SHEET = [
    ["Frukostmöte Bollnäs 2017-03-14"],
    ["Namn", "Organisation", "Titel"],
    ["Anna Berg", "AF", "Handläggare"],
    [None, "FK", "=1+1 19121212-1212"],
]


def test_rejects_mended_only_add_what_was_missing(save: Callable[..., Path], new_store: Path, tmp_path: Path) -> None:
    (plan,) = importing.prepare(save(SHEET), Options())
    importing.apply(plan)
    out = tmp_path / "avvisade.xlsx"
    assert importing.save_rejects([plan], out) == 1
    book = load_workbook(out)
    sheet = book.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == SHEET[0][0]
    assert rows[1][:3] == SHEET[1]
    assert rows[2][1:3] == ["FK", "=1+1 19121212-****"]
    assert sheet.cell(3, 3).data_type == "s"
    assert rows[2][3]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    sheet.cell(3, 1, "Per Dahl")
    book.save(out)
    (again,) = importing.prepare(out, Options())
    assert again.counts == {"read": 1, "new": 1, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0}
    importing.apply(again)
    assert [line.name for line in attendance_at(1)] == ["Anna Berg", "Per Dahl"]


def test_an_event_from_the_files_name_goes_with_the_rejects(
    save: Callable[..., Path], new_store: Path, tmp_path: Path
) -> None:
    (plan,) = importing.prepare(save(SHEET[1:], file="frukostmöte Bollnäs 2017-03-14.xlsx"), Options())
    importing.apply(plan)
    out = tmp_path / "avvisade.xlsx"
    importing.save_rejects([plan], out)
    book = load_workbook(out)
    book.active.cell(book.active.max_row, 1, "Per Dahl")
    book.save(out)
    (again,) = importing.prepare(out, Options())
    assert again.events[0].ref == 1


def test_without_rejects_no_file_is_made(save: Callable[..., Path], new_store: Path, tmp_path: Path) -> None:
    (plan,) = importing.prepare(save(SHEET[:3]), Options())
    assert importing.save_rejects([plan], tmp_path / "a.xlsx") == 0
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("name", ["a.csv", "saknas/a.xlsx"])
def test_a_place_where_nothing_can_be_saved_is_refused_first(tmp_path: Path, name: str) -> None:
    with pytest.raises(SheetError):
        check_target(tmp_path / name)


@pytest.mark.parametrize("text", ["191212121212", "121212-1212", "19121212-1212", "121272-1212 (samordningsnummer)"])
def test_personal_numbers_are_masked(text: str) -> None:
    assert "1212" not in mask(text).partition("****")[2]
    assert mask(text) != text


def test_a_row_key_is_never_taken_for_a_personal_number(plan: Callable[..., ImportPlan]) -> None:
    found = plan(SHEET)
    for digest in map(str, range(300)):
        key = _key(replace(found, digest=digest), found.rows[0])
        assert key.partition("-")[0].isalpha()
        assert mask(key) == key


@pytest.mark.parametrize("text", ["070-123 45 67", "2017-03-14", "14", "5561234"])
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text


def test_a_file_that_is_there_is_never_written_over(save: Callable[..., Path], new_store: Path, tmp_path: Path) -> None:
    sheet = save(SHEET)
    before = sheet.read_bytes()
    with pytest.raises(SheetError, match="Filen finns redan"):
        check_target(sheet)
    (plan,) = importing.prepare(sheet, Options())
    with pytest.raises(SheetError, match="Filen finns redan"):
        importing.save_rejects([plan], sheet)
    assert sheet.read_bytes() == before
    assert free_path(sheet) == sheet.with_stem(f"{sheet.stem}-2")
