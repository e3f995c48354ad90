"""The eleven values, on a real store."""

from datetime import date

import pytest
from playhouse.test_utils import assert_query_count

from asftui.indicators.queries import read_values
from asftui.registers import attendance, events, organisations
from asftui.store import writing
from asftui.store.models import Indicator, Reading
from tests.indicators.making import HALF, a_group, a_person, an_event, an_organisation, came, the_plan

pytestmark = pytest.mark.usefixtures("new_store")


def value(code, as_of=HALF):
    return read_values(the_plan(), as_of)[code].value


def notes(code, as_of=HALF):
    return read_values(the_plan(), as_of)[code].notes


def a_reading(code, day, number):
    with writing("reading") as writer:
        key = Indicator.get(Indicator.code == code).id
        writer.insert(Reading, indicator=key, date=date.fromisoformat(day), value=number)


def test_a_new_store_has_zeros_the_baselines_and_no_outcome():
    values = {code: found.value for code, found in read_values(the_plan(), HALF).items()}
    assert values == {
        "organisations-informed": 0,
        "employees-informed": 0,
        "politicians-informed": 0,
        "information-events": 0,
        "active-enterprises": 25,
        "employed": 190,
        "participants": 150,
        "funded-placements": 0,
        "placement-outcome": None,
        "municipalities-in-support-structure": 3,
        "regional-council": 0,
    }
    outcome = read_values(the_plan(), HALF)["placement-outcome"]
    assert outcome.share_of == (0, 0)
    assert len(outcome.notes) == 2


def test_a_person_counts_once_in_each_role_that_they_came_in():
    anna = a_person("Anna Ek")
    for day, role in (("2017-02-01", "employee"), ("2017-03-01", "employee"), ("2017-04-01", "politician")):
        came(an_event(day), anna, role)
    assert value("employees-informed") == 1
    assert value("politicians-informed") == 1


@pytest.mark.parametrize(
    ("more", "counted"),
    [
        ({}, 1),
        ({"day": "2017-06-30"}, 1),
        ({"day": "2017-07-01"}, 0),
        ({"day": "2016-12-31"}, 0),
        ({"status": "planned"}, 0),
        ({"status": "cancelled"}, 0),
        ({"kind": "planning-meeting"}, 0),
        ({"kind": "mysam-meeting"}, 0),
        ({"kind": "mysam-meeting", "informs": True, "counts": True}, 1),
        ({"informs": False, "counts": False}, 0),
    ],
)
def test_only_events_held_by_the_date_that_inform_and_count(more, counted):
    owner = an_organisation("Hjälpande handen")
    came(an_event(groups=(a_group("Nätverket"),), **more), a_person("Anna Ek"), organisation=owner)
    assert value("employees-informed") == counted
    assert value("information-events") == counted
    assert value("organisations-informed") == 2 * counted


def test_nothing_after_the_plan_counts_in_it_however_late_one_looks():
    came(an_event("2018-01-10"), a_person("Anna Ek"))
    assert value("employees-informed", date(2018, 6, 1)) == 0


def test_who_is_absent_has_another_role_is_our_own_or_an_enterprises_counts_nowhere():
    event = an_event()
    own = organisations.resolve("Samordningsförbund Gävleborg")
    enterprise = an_organisation("ASF Pärlan", kind="enterprise")
    came(event, a_person("A"), present=False, organisation=an_organisation("Frånvarande AB"))
    came(event, a_person("B"), "other", organisation=an_organisation("Annat AB"))
    came(event, a_person("C"), organisation=own)
    came(event, a_person("D"), "politician", organisation=enterprise)
    an_event("2017-04-01", heads=[("employee", 3, own), ("employee", 4, enterprise), ("other", 5, None)])
    for code in ("employees-informed", "politicians-informed", "organisations-informed"):
        assert value(code) == 0
    assert value("information-events") == 2


def test_organisations_and_groups_are_added_and_said_apart():
    event = an_event(groups=(a_group("Nämnden"),), heads=[("employee", 3, an_organisation("Ett AB"))])
    came(event, a_person("Anna Ek"), organisation=an_organisation("Två AB"), unit="IFO")
    came(event, a_person("Bo Al"), organisation=organisations.resolve("Två AB"), unit="AME")
    assert value("organisations-informed") == 3
    assert "3 = 2" in notes("organisations-informed")[0]


def test_an_organisation_that_was_there_without_a_number_is_informed_and_adds_no_heads():
    an_event(heads=[("employee", 0, an_organisation("Ett AB"))])
    assert value("organisations-informed") == 1
    assert value("employees-informed") == 0


def test_a_list_that_comes_later_fills_the_head_count():
    event = an_event(heads=[("employee", 14, None), ("politician", 2, None)])
    assert (value("employees-informed"), value("politicians-informed")) == (14, 2)
    for n in range(10):
        came(event, a_person(f"Person {n}"))
    assert (value("employees-informed"), value("politicians-informed")) == (14, 2)
    assert "4" in notes("employees-informed")[0]


def test_an_organisations_total_is_filled_by_its_own_people():
    ours, theirs = an_organisation("Ett AB"), an_organisation("Två AB")
    event = an_event(heads=[("employee", 5, ours), ("employee", 4, theirs)])
    came(event, a_person("Anna Ek"), organisation=ours)
    came(event, a_person("Bo Al"))
    assert value("employees-informed") == 2 + 4 + 4


def test_the_same_group_met_again_is_the_same_people():
    mysam = a_group("Mysam Ljusne")
    for day in ("2017-02-01", "2017-03-01", "2017-04-01"):
        an_event(day, heads=[("employee", 14, None)], groups=(mysam,))
    an_event("2017-05-01", heads=[("employee", 5, None)])
    assert value("employees-informed") == 19
    assert "47" in notes("employees-informed")[0]


def test_roles_that_nobody_told_count_as_employee_and_are_said():
    anna, bo = a_person("Anna Ek"), a_person("Bo Al")
    came(an_event("2017-02-01"), anna, role_known=False)
    came(an_event("2017-03-01"), anna)
    came(an_event("2017-04-01"), bo, role_known=False)
    assert value("employees-informed") == 2
    assert "1" in notes("employees-informed")[0]


def test_training_is_counted_and_said_and_study_visits_stand_beside():
    an_event(kind="training")
    an_event("2017-03-15", kind="study-visit")
    assert value("information-events") == 1
    said = notes("information-events")
    assert "Utbildning" in said[0]
    assert "bilaga 2" in said[0]
    assert "Studieresa" in said[1]


def test_the_latest_reading_by_the_date_is_taken():
    a_reading("active-enterprises", "2017-05-01", 27)
    a_reading("active-enterprises", "2017-03-01", 26)
    assert value("active-enterprises", date(2017, 2, 28)) == 25
    assert value("active-enterprises", date(2017, 4, 1)) == 26
    assert value("active-enterprises") == 27


def test_a_reading_never_replaces_a_count():
    for code in ("employees-informed", "information-events", "funded-placements", "regional-council"):
        a_reading(code, "2017-05-01", 99)
        assert value(code) == 0
    a_reading("placement-outcome", "2017-05-01", 99)
    assert value("placement-outcome") is None


def test_the_number_of_queries_does_not_grow_with_the_records():
    plan = the_plan()
    for n in range(5):
        event = an_event(f"2017-02-0{n + 1}", heads=[("employee", 9, None)], groups=(a_group(f"Grupp {n}"),))
        came(event, a_person(f"Person {n}"))
    with assert_query_count(13):
        read_values(plan, HALF)


def test_undoing_what_was_done_gives_the_value_back():
    event = an_event()
    came(event, a_person("Anna Ek"))
    attendance_id = attendance_of(event)
    attendance.set_present(attendance_id, False)
    assert value("employees-informed") == 0
    attendance.set_present(attendance_id, True)
    events.set_status(event, "cancelled")
    assert value("employees-informed") == 0


def attendance_of(event):
    from asftui.registers.event_lists import attendance_at

    return attendance_at(event)[0].id
