"""What has happened in each municipality, held together with the gauges."""

import datetime as dt
from pathlib import Path

import pytest

from asftui import store
from asftui.demo import AS_OF, open_demo
from asftui.indicators.gauges import read_status
from asftui.indicators.municipalities import MunicipalityLine, read_municipalities
from asftui.registers import interest, structures
from asftui.registers.enterprises import EnterpriseEntry, add_enterprise
from asftui.registers.interest import InterestEntry
from asftui.registers.part_dates import PartDate
from asftui.registers.placements import PlacementEntry, add_placement
from tests.indicators.making import HALF, a_group, a_person, an_event, an_organisation, came, the_plan


@pytest.fixture
def plan(new_store):
    return the_plan()


def lines(plan, as_of=HALF, by="held") -> dict[str | None, MunicipalityLine]:
    return {line.name: line for line in read_municipalities(plan, as_of, by)}


@pytest.mark.parametrize("by", ["held", "home"])
def test_no_line_is_more_than_the_gauge_and_events_by_place_add_up_to_it(tmp_path: Path, by: str) -> None:
    open_demo(tmp_path)
    plan = the_plan()
    status, found = read_status(plan, AS_OF), read_municipalities(plan, AS_OF, by)
    for code, field in (("employees-informed", "employees"), ("politicians-informed", "politicians")):
        counts = [getattr(line, field) for line in found]
        assert max(counts) <= status.gauge(code).value <= sum(counts)
    if by == "held":
        assert sum(line.events for line in found) == status.gauge("information-events").value
    assert sum(line.placements for line in found) == status.gauge("funded-placements").value
    store.close()


def test_somebody_met_in_two_municipalities_stands_in_both_and_at_home_once(plan):
    person = a_person("Anna Ek")
    home = an_organisation("Hofors Bruk", municipality="Hofors")
    for day, place in (("2017-02-07", "Gävle"), ("2017-03-14", "Bollnäs")):
        came(an_event(day, municipality=place), person, organisation=home)
    held, at_home = lines(plan), lines(plan, by="home")
    assert [held[name].employees for name in ("Gävle", "Bollnäs", "Hofors")] == [1, 1, 0]
    assert [at_home[name].employees for name in ("Gävle", "Bollnäs", "Hofors")] == [0, 0, 1]
    assert at_home["Hofors"].events == 2


def test_heads_without_a_name_belong_to_the_place_or_to_their_organisations_home(plan):
    home = an_organisation("Hofors Bruk", municipality="Hofors")
    an_event(heads=[("employee", 9, None), ("employee", 4, home)], municipality="Gävle")
    held, at_home = lines(plan), lines(plan, by="home")
    assert held["Gävle"].employees == 9
    assert (at_home["Hofors"].employees, at_home[None].employees) == (4, 5)


def test_the_same_group_met_twice_in_a_municipality_is_the_same_people(plan):
    group = a_group("Nämnden")
    for day in ("2017-02-07", "2017-03-14"):
        an_event(day, heads=[("politician", 14, None)], municipality="Gävle", groups=(group,))
    assert lines(plan)["Gävle"].politicians == 14


def test_what_is_held_outside_the_plans_municipalities_stands_apart(plan):
    an_event(heads=[("employee", 3, None)], municipality="Uppsala")
    found = lines(plan)
    assert (found[None].events, found[None].employees) == (1, 3)
    assert len(found) == 11


def test_mysam_is_the_last_held_and_the_next_planned_of_its_group(plan):
    group = next(g for g in _groups() if g.name == "Mysam Ljusdal").id
    for day, status in (("2017-02-01", "held"), ("2017-05-01", "held"), ("2017-06-01", "cancelled")):
        an_event(day, kind="mysam-meeting", groups=(group,), status=status)
    for day in ("2017-10-01", "2017-08-01"):
        an_event(day, kind="mysam-meeting", groups=(group,), status="planned")
    line = lines(plan)["Ljusdal"]
    assert (line.last_mysam, line.next_mysam) == (dt.date(2017, 5, 1), dt.date(2017, 8, 1))


def test_enterprises_count_while_active_and_placements_by_their_own_municipality_first(plan):
    started = PartDate(dt.date(2017, 5, 1))
    key = add_enterprise(EnterpriseEntry(name="Pärlan", municipality="Ockelbo", started=started))
    add_placement(PlacementEntry(code="P-1", enterprise=key, start=dt.date(2017, 5, 2)))
    add_placement(PlacementEntry(code="P-2", enterprise=key, municipality="Hofors", start=dt.date(2017, 5, 2)))
    found = lines(plan)
    assert (found["Ockelbo"].enterprises, found["Ockelbo"].placements, found["Hofors"].placements) == (1, 1, 1)
    assert lines(plan, dt.date(2017, 4, 30))["Ockelbo"].enterprises == 0


def test_interest_and_structure_are_as_of_the_date(plan):
    interest.add_interest(InterestEntry(municipality="Gävle", about="structure", date=dt.date(2017, 3, 1)))
    entry = InterestEntry(municipality="Gävle", about="structure", date=dt.date(2017, 8, 1), answer="yes")
    interest.add_interest(entry)
    step = structures.StructureEntry(municipality="Gävle", step="exploring", since=dt.date(2017, 8, 2))
    structures.add_structure_step(step)
    line = lines(plan)["Gävle"]
    assert (line.establishing, line.structure_interest, line.state) == (None, "", "none")
    later = lines(plan, dt.date(2017, 9, 1))["Gävle"]
    assert (later.structure_interest, later.state) == ("yes", "exploring")


def _groups():
    from asftui.registers.groups import find_groups

    return find_groups()
