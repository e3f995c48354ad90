"""`asftui add`: one line becomes an event, and what was understood is printed."""

from pathlib import Path

import pytest

from tests.commands.running import run

LINE = "2017-05-12 frukostmöte Bollnäs 14 medarbetare 3 politiker, för Mysam Bollnäs, från AF, FK"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def test_a_line_becomes_an_event(place: Path) -> None:
    done = run("add", LINE, store=place)
    assert (done.status, done.err) == (0, "")
    for words in ("12 May 2017", "Bollnäs", "14 employees", "3 politicians", "Mysam Bollnäs", "3.2.1-04 Frukostmöten"):
        assert words in done.out.replace("\u00a0", " ")
    assert "Arbetsförmedlingen, Försäkringskassan" in done.out
    assert "2017-05-12" in run("list", "events", store=place).out


def test_the_line_needs_no_quotes(place: Path) -> None:
    assert run("add", *LINE.split(), store=place).status == 0


def test_it_is_always_a_new_event_and_a_likeness_is_noted(place: Path) -> None:
    run("add", LINE, store=place)
    again = run("add", "frukost 12/5 Bollnäs 9 tjm", store=place)
    assert "like event 1" in again.out
    assert len(run("list", "events", store=place).out.splitlines()) == 3  # under its heading


def test_a_date_ahead_of_the_as_of_date_makes_it_planned(place: Path) -> None:
    done = run("add", LINE, "--as-of", "2017-03-01", store=place)
    assert "planned" in done.out


def test_what_was_taken_for_granted_is_said(place: Path) -> None:
    done = run("add", "Gävle 3/5 14 personer", store=place)
    assert "taken as Informationsmöte" in done.out
    assert "taken as employees" in done.out
    assert "organisations informed do not move" in done.out
    assert "outside the plan" in run("add", "frukost 2019-05-01", store=place).out


def test_a_line_that_is_not_understood_writes_nothing(place: Path) -> None:
    assert run("add", "frukostmöte Bollnäs", store=place).failed_with("no date", "14/3")
    assert run("add", "frukost 14/3 för Mysam Bolnäs", store=place).failed_with("Mysam Bolnäs", "Mysam Bollnäs")
    assert run("list", "events", store=place).out == ""
