"""Active enterprises, employed and participants: what was read and what has moved it since, with every gap named."""

from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.i18n import use_language
from asftui.indicators.queries import read_values
from asftui.indicators.sources import read_sources
from asftui.registers import enterprises
from asftui.registers.enterprise_counts import CountEntry, add_count
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.part_dates import parse_part_date
from asftui.registers.readings import ReadingEntry, add_readings
from tests.indicators.making import HALF, the_plan

pytestmark = pytest.mark.usefixtures("new_store")


@pytest.fixture(autouse=True)
def in_english(new_store: Path) -> None:
    use_language("en")


def an_enterprise(name="Humlan", counts=(), **dates):
    """Write an enterprise with its counts: (day, employed, participants)."""
    parts = {which: parse_part_date(text) for which, text in dates.items()}
    key = enterprises.add_enterprise(EnterpriseEntry(name=name, **parts))
    for day, employed, participants in counts:
        entry = CountEntry(enterprise=key, date=date.fromisoformat(day), employed=employed, participants=participants)
        add_count(entry)
    return key


def values(as_of=HALF):
    found = read_values(the_plan(), as_of)
    return [found[code].value for code in ("active-enterprises", "employed", "participants")]


def notes(code, as_of=HALF):
    return " / ".join(read_values(the_plan(), as_of)[code].notes).replace("\u00a0", " ")


def test_the_baselines_stand_until_something_moves():
    an_enterprise(counts=[("2017-01-01", 8, 11)], started="2011")
    assert values() == [25, 190, 150]


def test_four_enterprises_with_counts_at_two_dates_move_all_three():
    an_enterprise("Verkstan", [("2017-01-01", 14, 9), ("2017-06-30", 16, 12)], started="2010")
    an_enterprise("Humlan", [("2017-01-01", 8, 11), ("2017-06-30", 10, 14)], started="2011")
    an_enterprise("Återbruket", [("2017-01-01", 21, 16), ("2017-06-30", 23, 19)], started="2012")
    an_enterprise("Nya Spiran", [("2017-06-30", 7, 10)], started="2017-04-01")
    assert values() == [26, 203, 169]
    assert values(date(2017, 6, 29)) == [26, 190, 150]
    assert values(date(2017, 3, 31)) == [25, 190, 150]
    assert "203 = 190 (read 1 Jan 2017) + 13 since" in notes("employed")
    assert "came: Nya Spiran" in notes("active-enterprises")


def test_a_later_reading_is_the_new_ground():
    an_enterprise(counts=[("2017-01-01", 8, 11), ("2017-03-01", 12, 11), ("2017-06-30", 13, 11)])
    entry = ReadingEntry(indicator="employed", date=date(2017, 4, 1), value=200)
    add_readings("gavleborg-2017", [entry])
    assert values(date(2017, 3, 31))[1] == 194
    assert values(date(2017, 4, 1))[1] == 200
    assert values()[1] == 201


def test_each_number_has_its_own_latest():
    an_enterprise(counts=[("2017-01-01", 8, 11), ("2017-03-01", None, 15), ("2017-05-01", 9, None)])
    assert values() == [25, 191, 154]


def test_one_that_ended_takes_its_people_with_it():
    an_enterprise(counts=[("2016-12-31", 8, 11)], ended="2017-05-31")
    assert values(date(2017, 5, 30)) == [25, 190, 150]
    assert values() == [24, 182, 139]
    assert "ended or dormant: Humlan" in notes("active-enterprises")


def test_every_gap_is_named():
    an_enterprise("Utan", ())
    an_enterprise("Sent", [("2017-05-01", 8, None), ("2017-06-01", 10, None)])
    an_enterprise("Vilar", [("2017-01-01", 3, 1)], dormant="2017-02-01")
    an_enterprise("Gammal", [("2016-01-01", 3, 1)], ended="2016-06-01", resumed="2017-02-01")
    an_enterprise("Årets", started="2017")
    said = notes("employed")
    assert "without any count, and left out: Utan, Årets" in said
    assert "without a count at the reading, so that only change since their first one counts: Sent" in said
    assert "without a count since active again: Gammal" in said
    assert "dormant, but counted as they last said: Vilar" in said
    assert "only the year is known, and is counted from its beginning: Årets" in notes("active-enterprises")


def test_of_many_gaps_the_number_is_told():
    for n in range(6):
        an_enterprise(f"ASF {n}")
    assert "left out: 6 enterprises" in notes("employed")


def test_the_sources_are_the_reading_and_who_moved_it_and_add_up():
    an_enterprise("Verkstan", [("2017-01-01", 14, 9), ("2017-06-30", 16, 12)])
    an_enterprise("Slut", [("2017-01-01", 5, 0)], ended="2017-03-01")
    key = an_enterprise("Nya Spiran", [("2017-06-30", 7, 10)], started="2017-04-01")
    lines = read_sources(the_plan(), "employed", HALF)
    assert {line.what: (line.n, line.new) for line in lines} == {
        "Verkstan: 14 → 16": (16, 2),
        "Slut: 5 → 0": (0, -5),
        "Nya Spiran: 0 → 7": (7, 7),
        "baseline": (190, 0),
    }
    assert 190 + sum(line.new for line in lines) == values()[1]
    assert {line.enterprise for line in lines if line.what.startswith("Nya")} == {key}
    assert all(line.origins for line in lines)
    came = read_sources(the_plan(), "active-enterprises", HALF)
    assert [(line.what, line.new) for line in came if line.enterprise] == [("Nya Spiran", 1), ("Slut", -1)]
    assert sum(line.new for line in came) + 25 == values()[0]


def test_undo_gives_every_value_back():
    an_enterprise(counts=[("2017-01-01", 8, 11)])
    before = values(), notes("employed")
    add_count(CountEntry(enterprise=1, date=date(2017, 6, 1), employed=12))
    assert values()[1] == 194
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert (values(), notes("employed")) == before
