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


@pytest.mark.parametrize("kind", ["events", "people", "organisations", "groups"])
def test_each_register_has_one_line_a_record(demo: Path, kind: str) -> None:
    records = json.loads(run("list", kind, "--json", store=demo).out)[kind]
    assert len(run("list", kind, store=demo).out.splitlines()) == len(records) > 5


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
