"""`asftui template`: where the sheet goes, and what is refused."""

import stat
from pathlib import Path

import pytest

from tests.commands.running import run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def test_a_sheet_is_saved_for_the_owner_only(place: Path, tmp_path: Path) -> None:
    done = run("template", "attendance", "lista.xlsx", store=place, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert stat.S_IMODE((tmp_path / "lista.xlsx").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_overwritten(place: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.xlsx").write_text("mine")
    assert run("template", "people", "lista.xlsx", store=place, cwd=tmp_path).failed_with("lista.xlsx", "there already")
    assert (tmp_path / "lista.xlsx").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("attendance", "lista.csv"), ("lista.csv", ".xlsx")),
        (("attendance", "nowhere/lista.xlsx"), ("nowhere",)),
        (("attendance", "lista.xlsx", "--event", "7"), ("7",)),
        (("people", "lista.xlsx", "--event", "7"), ("attendance",)),
        (("survey", "lista.xlsx"), ("survey",)),
    ],
)
def test_what_cannot_be_made_is_an_error(
    place: Path, tmp_path: Path, args: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert run("template", *args, store=place, cwd=tmp_path).failed_with(*words)
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_sheet_of_enterprises_holds_the_active_ones_and_comes_back_with_their_counts(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from asftui import store
    from asftui.demo import open_demo

    demo = open_demo(tmp_path)
    store.close()
    assert run("template", "enterprises", "antal.xlsx", "--lang", "sv", store=demo, cwd=tmp_path).status == 0
    book = load_workbook(tmp_path / "antal.xlsx")
    sheet = book.active
    heading = next(n for n in range(1, 9) if sheet.cell(n, 1).value == "ASF" and sheet.cell(n, 2).value == "Kommun")
    columns = {sheet.cell(heading, n).value: n for n in range(1, sheet.max_column + 1)}
    names = [sheet.cell(n, 1).value for n in range(heading + 1, heading + 28)]
    assert None not in names
    assert "Föreningen Storsjön" not in names
    for text, value in (("Datum", "2017-12-31"), ("Anställda", 20), ("Deltagare", 12)):
        sheet.cell(heading + 1, columns[text], value)
    book.save(tmp_path / "ifyllt.xlsx")
    done = run("import", "ifyllt.xlsx", "--dry-run", "--lang", "sv", store=demo, cwd=tmp_path)
    assert (done.status, "1 ny" in done.out, "26 oförändrade" in done.out) == (0, True, True), done.out
