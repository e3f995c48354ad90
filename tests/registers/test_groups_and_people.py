"""The registers of groups and of people: what each needs, how they are found, and what keeps one from going."""

from datetime import date
from pathlib import Path

import pytest

from asftui.errors import Changed, InUse, NotFound, RecordError
from asftui.registers import attendance, events, groups, organisations, people
from asftui.registers.events import EventEntry
from asftui.registers.groups import GroupEntry
from asftui.registers.people import PersonEntry, family_first
from asftui.registers.places import municipality_of
from asftui.registers.plans import load_plan
from tests.store.contents import contents


def _group(name: str = "Nämnden", **more: object) -> int:
    return groups.add_group(GroupEntry(name=name, **more))


def _person(name: str = "Åsa Ek", **more: object) -> int:
    return people.add_person(PersonEntry(name=name, **more))


def _event(**more: object) -> int:
    return events.add_event(EventEntry(**{"date": date(2017, 3, 14), "type": "fair", **more}))


def _came(event: int, person: int, **more: object) -> int:
    entry = attendance.AttendanceEntry(event=event, person=person, role="employee", **more)
    return attendance.add_attendances([entry])[0]


def test_a_group_comes_back_as_it_was_entered(new_store: Path) -> None:
    entry = GroupEntry(
        name="Nämnden", kind="board", organisation=organisations.resolve("AF"), municipality="Gävle", notes="a\nb"
    )
    found = groups.group(groups.add_group(entry))
    assert GroupEntry(**{name: getattr(found, name) for name in GroupEntry.__dataclass_fields__}) == entry


def test_a_groups_name_is_its_own(new_store: Path) -> None:
    _group()
    other = _group("Rådet")
    for act in (lambda: _group("NAMNDEN"), lambda: groups.edit_group(other, GroupEntry(name="nämnden"))):
        with pytest.raises(RecordError) as caught:
            act()
        assert caught.value.field == "name"
    groups.edit_group(other, GroupEntry(name="RÅDET"))
    assert groups.group(other).name == "RÅDET"


@pytest.mark.parametrize("add", [_group, _person])
def test_a_group_and_a_person_need_a_name(new_store: Path, add: object) -> None:
    for name in ("", " ", "–"):
        with pytest.raises(RecordError) as caught:
            add(name)  # type: ignore[operator]
        assert caught.value.field == "name"


def test_a_group_that_events_were_for_stays(new_store: Path) -> None:
    key = _group()
    _event(groups=(key,))
    before = contents()
    with pytest.raises(InUse, match="Nämnden"):
        groups.delete_group(key)
    assert contents() == before


def test_a_group_that_no_event_was_for_goes(new_store: Path) -> None:
    key = _group()
    with pytest.raises(Changed):
        groups.delete_group(key, revision=7)
    groups.delete_group(key)
    with pytest.raises(NotFound):
        groups.group(key)


def test_groups_are_found_by_words_in_swedish_order_with_their_events(new_store: Path) -> None:
    owner = organisations.resolve("AF")
    keys = {name: _group(name, organisation=owner) for name in ("Östra nätverket", "Ådals nätverk", "Ärlans nätverk")}
    _event(groups=(keys["Ådals nätverk"],), status="planned")
    lines = groups.find_groups("natverk")
    assert [(line.name, line.events) for line in lines] == [
        ("Ådals nätverk", 1),
        ("Ärlans nätverk", 0),
        ("Östra nätverket", 0),
    ]
    assert {line.organisation for line in lines} == {"Arbetsförmedlingen"}
    assert groups.count_groups("natverk", organisation=owner) == 3
    assert groups.place_of_group(keys["Östra nätverket"], "natverk") == 2


def test_a_person_comes_back_as_entered_with_the_e_mail_in_small_letters(new_store: Path) -> None:
    entry = PersonEntry(
        name="Åsa Ek",
        email="Asa.Ek@Example.ORG",
        telephone="070-1",
        organisation=organisations.resolve("AF"),
        unit="IFO",
        title="chef",
        role="employee",
        municipality="Gävle",
        notes="a\nb",
    )
    found = people.person(people.add_person(entry))
    assert people.entry_of(found) == people.entry_of(found, email="asa.ek@example.org")
    assert people.entry_of(found, email=entry.email) == entry


@pytest.mark.parametrize("email", ["asa", "asa at example.org", "a b@example.org"])
def test_an_e_mail_that_is_none_names_its_field(new_store: Path, email: str) -> None:
    with pytest.raises(RecordError) as caught:
        _person(email=email)
    assert caught.value.field == "email"


def test_a_person_who_stands_in_events_stays(new_store: Path) -> None:
    key = _person()
    there = _came(_event(), key)
    with pytest.raises(InUse, match=r"Åsa Ek .*1"):
        people.delete_person(key)
    attendance.delete_attendance(there)
    people.delete_person(key)
    with pytest.raises(NotFound):
        people.person(key)


def test_saving_over_what_somebody_else_saved_is_refused(new_store: Path) -> None:
    key = _person()
    people.edit_person(key, PersonEntry(name="Åsa By"), revision=1)
    with pytest.raises(Changed):
        people.edit_person(key, PersonEntry(name="Åsa Berg"), revision=1)


def test_people_are_found_by_name_e_mail_or_organisation_in_order_of_family_name(new_store: Path) -> None:
    office = organisations.resolve("AF")
    keys = {
        name: _person(name, organisation=office, email=f"{n}@example.org")
        for n, name in enumerate(("Bo Öberg", "Åsa Zorn", "Eva Åberg", "Fredrik von Post"))
    }
    found = [line.name for line in people.find_people("arbetsformedlingen")]
    assert found == ["Fredrik von Post", "Åsa Zorn", "Eva Åberg", "Bo Öberg"]
    assert [line.name for line in people.find_people("2@example")] == ["Eva Åberg"]
    assert [line.name for line in people.find_people("arbets ÅSA")] == ["Åsa Zorn"]
    assert people.count_people("arbets", organisation=office) == 4
    assert people.place_of_person(keys["Eva Åberg"], "arbets") == 2


def test_a_list_counts_the_held_events_that_somebody_was_present_at(new_store: Path) -> None:
    key = _person()
    for status, present in (("held", True), ("held", False), ("planned", True), ("cancelled", True)):
        _came(_event(status=status), key, present=present)
    (line,) = people.find_people("asa ek")
    assert line.attended == 1


def test_a_persons_events_tell_which_of_them_informed(new_store: Path) -> None:
    plan, key = load_plan("gavleborg-2017"), _person()
    told = {
        "informs by its type": {},
        "says itself that it informs": {"type": "planning-meeting", "informs": True},
        "says itself that it does not": {"informs": False},
        "is of a type that does not": {"type": "planning-meeting"},
        "is not held": {"status": "planned"},
        "is later": {"date": date(2017, 7, 1)},
    }
    for title, more in told.items():
        _came(_event(title=title, **more), key)
    _came(_event(title="was not there"), key, present=False)
    lines = people.attended_by(key)
    assert len(lines) == len(told) + 1
    assert lines[0].title == "is later", "newest first"
    informed = people.informed_by(lines, plan, date(2017, 6, 30))
    assert {line.title for line in informed} == {"informs by its type", "says itself that it informs"}


def test_titles_come_with_the_most_frequent_first(new_store: Path) -> None:
    for name, title in (("A", "handläggare"), ("B", "chef"), ("C", "chef"), ("D", "")):
        _person(name, title=title)
    assert people.known_titles() == ["chef", "handläggare"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Åsa Ek", "Ek, Åsa"),
        ("Fredrik von Post", "von Post, Fredrik"),
        ("Eva de la Gardie", "de la Gardie, Eva"),
        ("Anna-Karin Berg Ek", "Ek, Anna-Karin Berg"),
        ("Von Otter", "Otter, Von"),
        ("Åsa", "Åsa"),
        ("", ""),
    ],
)
def test_a_family_name_stands_first_with_its_particles(name: str, first: str) -> None:
    assert family_first(name) == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bollnäs", "Bollnäs"),
        ("BOLLNÄS KOMMUN", "Bollnäs"),
        ("gävles kommun", "Gävle"),
        ("Hudiksvalls kn", "Hudiksvall"),
        ("Stockholm", None),
        ("", None),
        ("kommun", None),
    ],
)
def test_a_municipality_is_told_by_its_towns_name(new_store: Path, text: str, found: str | None) -> None:
    assert municipality_of(text, load_plan("gavleborg-2017")) == found
