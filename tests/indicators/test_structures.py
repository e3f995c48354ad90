"""Municipalities in a support structure, the council, and guidelines, as of dates."""

import datetime as dt

import pytest

from asftui import store
from asftui.indicators.gauges import read_status
from asftui.indicators.guidelines import adopted, read_guidelines
from asftui.indicators.sources import read_sources
from asftui.registers import council, guidelines, organisations, structures
from asftui.registers.council import CouncilStepEntry
from asftui.registers.guidelines import GuidelineEntry
from asftui.registers.readings import ReadingEntry, add_readings
from asftui.registers.structures import StructureEntry
from tests.indicators.making import HALF, the_plan

MEMBERS, COUNCIL = "municipalities-in-support-structure", "regional-council"


@pytest.fixture
def plan(new_store):
    return the_plan()


def members(plan, day: str) -> float:
    return read_status(plan, dt.date.fromisoformat(day)).gauge(MEMBERS).value


def a_step(municipality: str, kind: str, since: str, **more: object) -> int:
    entry = StructureEntry(municipality=municipality, step=kind, since=dt.date.fromisoformat(since), **more)
    return structures.add_structure_step(entry)


def test_the_plans_members_stand_from_the_first_day(plan):
    assert members(plan, "2017-01-01") == 3
    assert all(step.earlier for step in structures.structure_steps())


def test_a_municipality_counts_from_the_day_it_joins_until_its_last(plan):
    a_step("Söderhamn", "member", "2017-06-12", until=dt.date(2017, 10, 31))
    days = ("2017-06-11", "2017-06-12", "2017-10-31", "2017-11-01")
    assert [members(plan, day) for day in days] == [3, 4, 4, 3]


def test_exploring_never_counts_and_is_named_beside(plan):
    a_step("Ljusdal", "exploring", "2017-03-01")
    a_step("Hudiksvall", "exploring", "2017-03-01", name="Länets struktur")
    gauge = read_status(plan, HALF).gauge(MEMBERS)
    assert gauge.value == 3
    assert any("Ljusdal" in note and "Hudiksvall" not in note for note in gauge.notes)


def test_who_leaves_counts_no_more_and_two_structures_count_once(plan):
    a_step("Bollnäs", "member", "2017-02-01", name="Ännu en")
    assert members(plan, "2017-03-01") == 3
    a_step("Bollnäs", "none", "2017-04-01")
    assert members(plan, "2017-05-01") == 2


def test_a_place_that_the_plan_does_not_name_is_kept_and_not_counted(plan):
    a_step("Uppsala", "member", "2017-02-01")
    assert members(plan, "2017-03-01") == 3


def test_a_reading_never_stands_in_for_the_register_and_a_difference_is_noted(plan):
    entry = ReadingEntry(indicator=MEMBERS, date=dt.date(2017, 5, 1), value=5)
    add_readings(plan.code, [entry])
    gauge = read_status(plan, HALF).gauge(MEMBERS)
    assert gauge.value == 3
    assert any("5" in note for note in gauge.notes)


def test_the_sources_add_up_to_the_value_and_say_where_they_came_from(plan):
    a_step("Söderhamn", "member", "2017-06-12")
    a_step("Ljusdal", "exploring", "2017-03-01")
    a_step("Bollnäs", "none", "2017-04-01")
    lines = read_sources(plan, MEMBERS, HALF)
    assert sum(line.new for line in lines) == members(plan, "2017-06-30") == 3
    assert {origin.by for line in lines for origin in line.origins} == {"anna", store.SYSTEM}


def test_a_step_is_undone_and_the_gauge_with_it(plan):
    a_step("Söderhamn", "member", "2017-06-12")
    store.undo(store.last_change())
    assert members(plan, "2017-06-30") == 3


def test_the_council_is_there_from_the_day_that_it_is_initiated(plan):
    for kind, day in (("idea", "2017-02-01"), ("mobilising", "2017-04-01"), ("initiated", "2017-10-03")):
        council.add_council_step(CouncilStepEntry(step=kind, date=dt.date.fromisoformat(day)))
    values = [read_status(plan, day).gauge(COUNCIL).value for day in (HALF, dt.date(2017, 10, 2), dt.date(2017, 10, 3))]
    assert values == [0, 0, 1]
    notes = read_status(plan, HALF).gauge(COUNCIL).notes
    assert "nästa steg: initierat, planerat 3\u00a0okt" in notes
    assert "nästa steg: etablerat" in read_status(plan, dt.date(2017, 10, 3)).gauge(COUNCIL).notes
    assert [line.new for line in read_sources(plan, COUNCIL, dt.date(2017, 10, 3))] == [1, 0, 0]


def test_an_established_council_was_initiated(plan):
    council.add_council_step(CouncilStepEntry(step="established", date=dt.date(2017, 5, 1)))
    gauge = read_status(plan, HALF).gauge(COUNCIL)
    assert (gauge.value, gauge.status) == (1, "reached")


def test_eleven_authorities_are_to_adopt_guidelines_and_the_latest_step_of_each_holds(plan):
    assert adopted(read_guidelines(plan, HALF)) == (0, 11)
    owner = organisations.resolve("Region Gävleborg")
    for kind, day in (("in-work", "2017-02-01"), ("adopted", "2017-05-01"), ("none", "2017-09-01")):
        guidelines.add_guideline(GuidelineEntry(organisation=owner, step=kind, date=dt.date.fromisoformat(day)))
    found = [adopted(read_guidelines(plan, dt.date(2017, month, 15)), "3.2.2")[0] for month in (1, 2, 5, 8, 9)]
    assert found == [0, 0, 1, 1, 0]


def test_an_authoritys_guidelines_follow_it_when_it_is_joined_with_another(plan):
    other = organisations.add_organisation(organisations.OrganisationEntry(name="Gefle kommun"))
    guidelines.add_guideline(GuidelineEntry(organisation=other, step="adopted", date=dt.date(2017, 2, 1)))
    council.add_council_member(council.CouncilMemberEntry(organisation=other))
    organisations.join_organisations(organisations.resolve("Gävle"), other)
    assert adopted(read_guidelines(plan, HALF)) == (1, 11)
    assert [line.organisation_name for line in council.council_members()] == ["Gävle kommun"]
