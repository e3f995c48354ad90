"""Attendance: who was at an event, as what, on that day; typed in or written."""

from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import Changed, NotFound, RecordError, UnknownName
from asftui.plan import Plan
from asftui.registers import attendance, events, organisations, people
from asftui.registers import plans as stored_plans
from asftui.registers.attendance import AttendanceEntry, add_attendances, entry_for
from asftui.registers.attendance_input import FIELDS, save_attendance
from asftui.registers.people import PersonEntry
from asftui.store.models import Attendance
from tests.store.contents import contents


@pytest.fixture
def plan(new_store: Path) -> Plan:
    return stored_plans.load_plan("gavleborg-2017")


@pytest.fixture
def event(plan: Plan) -> int:
    return events.add_event(events.EventEntry(date=date(2017, 3, 14), type="fair"))


def _typed(**texts: str) -> dict[str, str]:
    return {**dict.fromkeys(FIELDS, ""), "name": "Åsa Ek", **texts}


def _person(name: str = "Åsa Ek", **more: object) -> int:
    return people.add_person(PersonEntry(name=name, **more))


def _row(key: int) -> dict[str, object]:
    row: dict[str, object] = Attendance.select().where(Attendance.id == key).dicts().get()
    return row


def test_an_attendance_remembers_what_somebody_was_that_day(event: int) -> None:
    owner = organisations.resolve("AF")
    key = _person(organisation=owner, unit="IFO", title="chef", role="employee", municipality="Bollnäs")
    (there,) = add_attendances([entry_for(event, people.person(key))])
    people.edit_person(key, PersonEntry(name="Åsa Ek", title="ordförande", role="politician"))
    row = _row(there)
    assert (row["organisation"], row["unit"], row["title"], row["role"], row["municipality"]) == (
        owner,
        "IFO",
        "chef",
        "employee",
        "Bollnäs",
    )


def test_an_unknown_role_is_taken_as_employee_and_marked_so(event: int) -> None:
    (there,) = add_attendances([entry_for(event, people.person(_person()))])
    assert (_row(there)["role"], _row(there)["role_known"]) == ("employee", False)
    attendance.set_role(there, "employee")
    assert _row(there)["role_known"] is True


def test_nobody_to_write_writes_nothing(event: int) -> None:
    before = store.change_count()
    assert add_attendances([]) == []
    assert store.change_count() == before


@pytest.mark.parametrize("already", [True, False])
def test_one_who_stands_in_the_event_twice_is_named_and_nobody_is_written(event: int, already: bool) -> None:
    twice, other = _person("Åsa Ek"), _person("Bo By")
    entries = [AttendanceEntry(event=event, person=p, role="employee") for p in (other, twice)]
    if already:
        add_attendances(entries[1:])
    before = contents()
    with pytest.raises(RecordError, match="Åsa Ek"):
        add_attendances(entries if already else [*entries, entries[1]])
    assert contents() == before


def test_an_event_that_is_not_there_is_not_found(new_store: Path) -> None:
    with pytest.raises(NotFound):
        add_attendances([AttendanceEntry(event=99, person=_person(), role="employee")])


def test_a_person_who_is_not_there_is_said_in_words(event: int) -> None:
    with pytest.raises(RecordError):
        add_attendances([AttendanceEntry(event=event, person=99, role="employee")])


def test_presence_and_role_are_set_and_somebody_is_taken_out(event: int) -> None:
    (there,) = add_attendances([AttendanceEntry(event=event, person=_person(), role="employee")])
    attendance.set_present(there, False, revision=1)
    attendance.set_role(there, "politician", revision=2)
    assert (_row(there)["present"], _row(there)["role"]) == (False, "politician")
    with pytest.raises(Changed):
        attendance.delete_attendance(there, revision=1)
    attendance.delete_attendance(there)
    assert Attendance.select().count() == 0


def test_a_new_person_comes_into_the_register_and_the_event_in_one_change(event: int, plan: Plan) -> None:
    before = contents()
    there = save_attendance(
        _typed(
            organisation="Nya Byrån", title="Nämndordförande", municipality="bollnäs kommun", email="ASA@example.org"
        ),
        event,
        plan,
        make_organisation=True,
    )
    row = _row(there)
    person = people.person(int(str(row["person"])))
    assert (person.email, person.role, person.municipality) == ("asa@example.org", "politician", "Bollnäs")
    assert row["organisation"] == person.organisation == organisations.resolve("Nya Byrån")
    assert (row["role"], row["role_known"], row["present"]) == ("politician", True, True)
    store.undo(store.last_change() or 0)
    assert contents() == before


def test_what_is_left_empty_is_what_is_known_of_the_person(event: int, plan: Plan) -> None:
    owner = organisations.resolve("AF")
    key = _person(organisation=owner, unit="IFO", title="chef", role="employee", municipality="Bollnäs")
    row = _row(save_attendance(_typed(name="åsa  EK"), event, plan, make_organisation=True))
    assert (row["person"], row["organisation"], row["unit"], row["title"], row["municipality"]) == (
        key,
        owner,
        "IFO",
        "chef",
        "Bollnäs",
    )


def test_with_another_organisation_of_the_day_the_unit_is_not_taken_along(event: int, plan: Plan) -> None:
    key = _person(organisation=organisations.resolve("AF"), unit="IFO", email="asa@example.org")
    row = _row(save_attendance(_typed(organisation="FK", email="asa@example.org"), event, plan, make_organisation=True))
    assert (row["person"], row["organisation"], row["unit"]) == (key, organisations.resolve("FK"), "")
    assert people.person(key).organisation == organisations.resolve("AF")


@pytest.mark.parametrize(
    ("known", "typed", "same"),
    [
        ({}, {}, True),
        ({"email": "a@example.org"}, {}, True),
        ({"email": "a@example.org"}, {"email": "A@example.org"}, True),
        ({"email": "a@example.org"}, {"email": "b@example.org"}, False),
        ({"organisation": "AF"}, {"organisation": "Arbetsförmedlingen"}, True),
        ({"organisation": "AF"}, {"organisation": "FK"}, False),
        ({"name": "Åsa Ek"}, {"name": "Asa Ek"}, True),
        ({"name": "Åsa Ek"}, {"name": "Åsa By"}, False),
    ],
)
def test_who_is_meant(event: int, plan: Plan, known: dict[str, str], typed: dict[str, str], same: bool) -> None:
    owner = organisations.resolve(known["organisation"]) if "organisation" in known else None
    key = _person(known.get("name", "Åsa Ek"), email=known.get("email", ""), organisation=owner)
    row = _row(save_attendance(_typed(**typed), event, plan, make_organisation=True))
    assert (row["person"] == key) is same


def test_of_two_with_one_name_none_is_guessed(event: int, plan: Plan) -> None:
    namesakes = {_person(organisation=organisations.resolve(name)) for name in ("AF", "FK")}
    assert _row(save_attendance(_typed(), event, plan, make_organisation=True))["person"] not in namesakes


def test_an_e_mail_that_was_not_known_is_kept_with_the_person(event: int, plan: Plan) -> None:
    key = _person(title="chef")
    save_attendance(_typed(email="asa@example.org"), event, plan, make_organisation=True)
    assert (people.person(key).email, people.person(key).title) == ("asa@example.org", "chef")


@pytest.mark.parametrize(("field", "text"), [("name", " "), ("name", "–"), ("email", "asa at example")])
def test_a_text_that_cannot_be_names_its_field_and_nothing_is_written(
    event: int, plan: Plan, field: str, text: str
) -> None:
    before = contents()
    with pytest.raises(RecordError) as caught:
        save_attendance(_typed(organisation="Ny") | {field: text}, event, plan, make_organisation=True)
    assert caught.value.field == field
    assert contents() == before


def test_one_who_stands_there_already_makes_no_new_person_or_organisation(event: int, plan: Plan) -> None:
    save_attendance(_typed(organisation="Ny"), event, plan, make_organisation=True)
    before = contents()
    with pytest.raises(RecordError, match="Åsa Ek"):
        save_attendance(_typed(organisation="Ny", present="no"), event, plan, make_organisation=True)
    assert contents() == before


def test_one_who_did_not_come_is_not_present(event: int, plan: Plan) -> None:
    assert _row(save_attendance(_typed(present="no"), event, plan, make_organisation=True))["present"] is False


def test_an_organisation_that_no_register_has_is_made_only_when_asked_for(event: int, plan: Plan) -> None:
    before = contents()
    with pytest.raises(UnknownName) as caught:
        save_attendance(_typed(organisation="Arbetsförmedlinge"), event, plan)
    assert caught.value.field == "organisation"
    assert "Arbetsförmedlingen" in caught.value.remedy
    assert contents() == before


def test_a_dash_for_an_organisation_says_none(event: int, plan: Plan) -> None:
    assert _row(save_attendance(_typed(organisation="–"), event, plan))["organisation"] is None
