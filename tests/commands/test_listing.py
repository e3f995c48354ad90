"""`asftui list`: registers as lines, in Swedish order."""

import json
from pathlib import Path

import pytest

from asftui import store
from asftui.demo import open_demo
from asftui.text import sort_key
from tests.commands.running import run


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = open_demo(tmp_path)
    store.close()
    return path


@pytest.mark.parametrize("kind", ["events", "people", "organisations", "groups", "enterprises"])
def test_each_register_has_one_line_a_record(demo: Path, kind: str) -> None:
    records = json.loads(run("list", kind, "--json", store=demo).out)[kind]
    heading, *lines = run("list", kind, store=demo).out.splitlines()
    assert len(lines) == len(records) > 5
    assert "Name" in heading or heading.startswith("No.")


def test_organisations_stand_in_swedish_order(demo: Path) -> None:
    names = [row["name"] for row in json.loads(run("list", "organisations", "--json", store=demo).out)["organisations"]]
    assert names == sorted(names, key=sort_key)
    assert names.index("Söderhamns kommun") > names.index("Studieförbundet Furan")


def test_events_stand_by_date(demo: Path) -> None:
    dates = [row["date"] for row in json.loads(run("list", "events", "--json", store=demo).out)["events"]]
    assert dates == sorted(dates)


def test_an_empty_register_prints_nothing(tmp_path: Path) -> None:
    done = run("list", "people", store=tmp_path / "new.db")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_enterprises_stand_as_of_a_date_with_their_latest_counts(demo: Path) -> None:
    def listed(as_of: str) -> dict[str, tuple[str, int | None]]:
        rows = json.loads(run("list", "enterprises", "--json", "--as-of", as_of, store=demo).out)["enterprises"]
        return {row["name"]: (row["state"], row["employed"]) for row in rows}

    assert listed("2017-06-30")["Föreningen Storsjön"] == ("active", 4)
    assert listed("2017-09-30")["Föreningen Storsjön"][0] == "ended"
    assert listed("2017-03-01")["Nya Segel"] == ("not-started", None)
