"""`asftui history` and `asftui undo`: what came in, and how it goes out again."""

import json
from pathlib import Path

import pytest

from asftui import store
from asftui.demo import open_demo
from tests.commands.running import run


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = open_demo(tmp_path)
    store.close()
    return path


def test_the_json_is_as_documented_newest_first(demo: Path) -> None:
    batches = json.loads(run("history", "--json", store=demo).out)["batches"]
    assert [list(batch) for batch in batches] == [["batch", "file", "kind", "at", "by", "rows", "undone"]] * 3
    assert [batch["batch"] for batch in batches] == [3, 2, 1]
    assert batches[0]["at"] == "2017-09-30T08:00:00Z"
    assert set(batches[0]["rows"]) == {"read", "new", "updated", "unchanged", "duplicate", "rejected"}
    assert batches[0]["undone"] is False


def test_the_lines_name_file_and_rows(demo: Path) -> None:
    lines = run("history", store=demo).out.splitlines()
    assert len(lines) == 3
    assert "deltagare-seminarium-iop.xlsx" in lines[0]
    assert "19 new" in lines[0]


def test_an_empty_history_says_how_it_is_filled(tmp_path: Path) -> None:
    assert "asftui import" in run("history", store=tmp_path / "new.db").out
    assert json.loads(run("history", "--json", store=tmp_path / "new.db").out) == {"batches": []}


def test_undo_takes_an_import_back_and_the_history_says_so(demo: Path) -> None:
    before = run("list", "events", store=demo).out
    done = run("undo", "3", store=demo)
    assert (done.status, done.err) == (0, "")
    assert "records removed" in done.out
    assert run("list", "events", store=demo).out != before
    assert json.loads(run("history", "--json", store=demo).out)["batches"][0]["undone"] is True


def test_undo_of_what_is_not_there_or_undone_already_is_an_error(demo: Path) -> None:
    assert run("undo", "99", store=demo).failed_with("99", "asftui history")
    assert run("undo", "3", store=demo).status == 0
    assert run("undo", "3", store=demo).failed_with("already")
