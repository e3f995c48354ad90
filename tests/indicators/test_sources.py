"""The records behind a value, and where they came from."""

from datetime import date

import pytest

from asftui import store
from asftui.i18n import use_language
from asftui.indicators.gauges import read_status
from asftui.indicators.origins import Origin, origin_text
from asftui.indicators.sources import read_sources
from asftui.registers.attendance import AttendanceEntry, add_attendances
from tests.indicators.making import HALF, a_group, a_person, an_event, an_organisation, came, the_plan


@pytest.fixture
def plan(new_store):
    return the_plan()


def test_a_new_store_shows_its_baselines_and_nothing_else(plan):
    for indicator in plan.indicators:
        lines = read_sources(plan, indicator.code, HALF)
        if indicator.code == "municipalities-in-support-structure":  # whose baseline the plan names one by one
            assert {line.municipality for line in lines} == {"Hudiksvall", "Nordanstig", "Bollnäs"}
            assert [line.new for line in lines] == [1, 1, 1]
            continue
        assert [line.n for line in lines] == ([] if indicator.baseline is None else [indicator.baseline])
    use_language("en")
    assert [origin_text(o) for o in read_sources(plan, "employed", HALF)[0].origins] == ["the plan"]


def test_each_event_says_how_many_were_there_and_how_many_of_them_are_new(plan):
    anna, bo = a_person("Anna Ek"), a_person("Bo Al")
    first, second = an_event("2017-02-07"), an_event("2017-03-14", heads=[("employee", 5, None)], town="Bollnäs")
    came(first, anna)
    came(second, anna)
    came(second, bo)
    came(second, a_person("Pia Politiker"), "politician")
    lines = read_sources(plan, "employees-informed", HALF)
    assert [(line.event, line.n, line.new, line.unnamed) for line in lines] == [(second, 5, 1, 3), (first, 1, 1, 0)]
    assert lines[0].place == "Bollnäs"
    assert lines[0].date == date(2017, 3, 14)
    assert [line.n for line in read_sources(plan, "politicians-informed", HALF)] == [1]
    assert sum(line.new for line in lines) + 3 == read_status(plan, HALF).gauge("employees-informed").value


def test_an_import_is_named_with_its_sheet_and_rows_and_what_was_typed_with_who(plan):
    event = an_event()
    people = [a_person(f"Person {n}") for n in range(3)]
    info = store.BatchInfo(file="narvarolista.xlsx", sheet="Blad1", kind="attendance", digest="", rows={})
    with store.writing("Import", batch=info):
        entries = [AttendanceEntry(event=event, person=person, role="employee") for person in people]
        add_attendances(entries, [store.Source(sheet="Blad1", row=row) for row in (7, 9, 12)])
    change = store.last_change()
    came(event, a_person("Anna Ek"))
    expected = {
        Origin(by="anna", records=3, file="narvarolista.xlsx", sheet="Blad1", first_row=7, last_row=12),
        Origin(by="anna", records=1),
    }
    (line,) = read_sources(plan, "employees-informed", HALF)
    assert set(line.origins) == expected
    store.undo(store.undo(change))
    (line,) = read_sources(plan, "employees-informed", HALF)
    assert set(line.origins) == expected
    use_language("en")
    assert {origin_text(origin) for origin in line.origins} == {"narvarolista.xlsx, rows 7–12", "typed (anna)"}


def test_organisations_and_groups_are_listed_with_when_they_were_first_informed(plan):
    board, owner = a_group("Nämnden"), an_organisation("Ett AB")
    first = an_event("2017-02-07", heads=[("employee", 3, owner)], groups=(board,))
    second = an_event("2017-03-14")
    came(second, a_person("Anna Ek"), organisation=owner)
    came(second, a_person("Bo Al"), organisation=an_organisation("Två AB"))
    lines = {line.what: line for line in read_sources(plan, "organisations-informed", HALF)}
    assert {name: (line.event, line.n) for name, line in lines.items()} == {
        "Nämnden": (first, 1),
        "Ett AB": (first, 2),
        "Två AB": (second, 1),
    }
    assert lines["Ett AB"].date == date(2017, 2, 7)
    assert len(lines) == read_status(plan, HALF).gauge("organisations-informed").value
    assert all(line.origins == (Origin(by="anna", records=1),) for line in lines.values())


def test_information_events_are_listed_by_title_or_type(plan):
    an_event(title="Öppet hus")
    an_event("2017-03-15", kind="study-visit")
    an_event("2017-03-16")
    assert [line.what for line in read_sources(plan, "information-events", HALF)] == ["Frukostmöte", "Öppet hus"]
