"""`asftui import`: what it prints, what it leaves, and its exit status."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from asftui.cli import main

ROWS = [
    ["Frukostmöte Bollnäs", "2017-03-14"],
    ["Namn", "Organisation", "Roll"],
    ["Anna Berg", "AF", "Tjänsteman"],
    ["Per Dahl", "FK", "Politiker"],
]


def _save(folder: Path, *sheets: list[list[Any]], file: str = "lista.xlsx") -> str:
    book = Workbook()
    for n, rows in enumerate(sheets):
        sheet = book.active if n == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(folder / file)
    return str(folder / file)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on a store in a folder of the test's own; return its status, output and errors."""

    def ran(*argv: str) -> tuple[int, str, str]:
        status = main(["--store", str(tmp_path / "s.db"), *argv])
        told = capsys.readouterr()
        return status, told.out, told.err

    return ran


def test_json_has_what_the_design_says(run: Any, tmp_path: Path) -> None:
    status, out, _err = run("import", _save(tmp_path, ROWS), "--json")
    told = json.loads(out)
    assert status == 0
    assert list(told) == [
        "file", "sheet", "kind", "header_row", "mapping", "event", "batch", "rows", "problems", "notes", "indicators",
    ]  # fmt: skip
    assert told["event"] == {"date": "2017-03-14", "type": "breakfast-meeting", "title": "Frukostmöte Bollnäs"}
    assert told["rows"] == {"read": 2, "new": 2, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0}
    assert told["batch"] == 1
    moved = {each["code"]: each["after"] for each in told["indicators"] if each["before"] != each["after"]}
    assert moved == {
        "organisations-informed": 2, "employees-informed": 1, "politicians-informed": 1, "information-events": 1,
    }  # fmt: skip


def test_an_event_without_a_title_is_called_by_its_types_name(run: Any, tmp_path: Path) -> None:
    rows = [["Datum", "Namn", "Roll"], ["2017-03-14", "Anna Berg", "Tjänsteman"]]
    assert "2017 · Informationsmöte\n" in run("import", _save(tmp_path, rows))[1]


def test_a_dry_run_says_the_same_and_writes_nothing(run: Any, tmp_path: Path) -> None:
    path = _save(tmp_path, ROWS)
    before = run("status", "--json")[1]
    status, out, _err = run("import", path, "--dry-run", "--json")
    told = json.loads(out)
    assert (status, told["batch"], told["rows"]["new"]) == (0, None, 2)
    assert any(each["after"] != each["before"] for each in told["indicators"])
    assert run("status", "--json")[1] == before
    assert "1" in run("import", path)[1]


def test_undo_gives_the_earlier_status_back(run: Any, tmp_path: Path) -> None:
    before = run("status", "--json")[1]
    run("import", _save(tmp_path, ROWS))
    assert run("undo", "1")[0] == 0
    assert run("status", "--json")[1] == before


def test_a_rejected_row_gives_status_1(run: Any, tmp_path: Path) -> None:
    assert run("import", _save(tmp_path, [*ROWS, [None, "AF", "Tjänsteman"]]))[0] == 1


def test_several_sheets_give_a_list_and_see_what_came_before(run: Any, tmp_path: Path) -> None:
    path = _save(tmp_path, ROWS, [["Instruktion"]], ROWS)
    told = json.loads(run("import", path, "--json")[1])
    assert [each["kind"] for each in told] == ["attendance", None, "attendance"]
    assert told[1]["notes"]
    assert told[2]["rows"]["unchanged"] == 2
    assert told[2]["batch"] is None


@pytest.mark.parametrize(
    "argv",
    [
        ("saknas.xlsx",),
        ("{path}", "--sheet", "Blad9"),
        ("{path}", "--map", "Namn"),
        ("{path}", "--map", "Namn=ingenting"),
        ("{path}", "--event", "77"),
        ("{path}", "--new-event", "snart"),
        ("{path}", "--kind", "events"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(run: Any, tmp_path: Path, argv: tuple[str, ...]) -> None:
    path = _save(tmp_path, ROWS)
    status, out, err = run("import", *(word.format(path=path) for word in argv))
    assert (status, out) == (2, "")
    assert err.startswith("asftui: ")
    assert err.count("\n") == 1
    assert json.loads(run("history", "--json")[1]) == {"batches": []}


def test_a_bad_file_stops_the_good_ones(run: Any, tmp_path: Path) -> None:
    path = _save(tmp_path, ROWS)
    assert run("import", path, str(tmp_path / "saknas.xlsx"))[0] == 2
    assert json.loads(run("history", "--json")[1]) == {"batches": []}


def test_importing_does_not_start_the_interface() -> None:
    import subprocess
    import sys

    code = "import sys, asftui.importing, asftui.commands.import_sheets; print('textual' in sys.modules)"
    folder = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
    assert found.stdout.strip() == "False"


def test_a_sheet_on_standard_input_is_a_batch_of_that_name(run: Any, tmp_path: Path, monkeypatch: Any) -> None:
    text = "Frukostmöte Bollnäs 2017-03-14\nNamn;Organisation\nAnna Berg;AF\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("cp1252"))))
    status, out, _err = run("--lang", "en", "import", "-", "--json")
    assert (status, json.loads(out)["rows"]["new"]) == (0, 1)
    _status, out, _err = run("--lang", "en", "history", "--json")
    assert json.loads(out)["batches"][0]["file"] == "standard input"


def test_rejects_over_the_sheet_itself_are_refused_before_anything_is_imported(run: Any, tmp_path: Path) -> None:
    path = _save(tmp_path, [*ROWS, [None, "FK", "Tjänsteman"]])
    before = Path(path).read_bytes()
    status, _out, err = run("import", path, "--rejects", path)
    assert status == 2
    assert "Filen finns redan" in err
    assert Path(path).read_bytes() == before
    assert json.loads(run("list", "people", "--json")[1]) == {"people": []}
