"""People who are one and the same, joined and parted again, and those who only look so."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asftui import store
from asftui.errors import InUse, NotFound, RecordError, UndoError
from asftui.indicators.gauges import read_status
from asftui.registers import attendance, duplicates, events, people, provenance, same_people
from asftui.registers.attendance import AttendanceEntry
from asftui.registers.duplicates import Pair
from asftui.registers.events import EventEntry
from asftui.registers.organisations import OrganisationEntry, add_organisation, join_organisations, resolve
from asftui.registers.people import PersonEntry
from asftui.registers.plans import load_plan
from asftui.store.models import Person, PersonName
from tests.store.contents import contents

AS_OF = date(2017, 12, 31)


def _person(name: str, **more: Any) -> int:
    return people.add_person(PersonEntry(name=name, **more))


def _event(day: int) -> int:
    return events.add_event(EventEntry(date=date(2017, 3, day), type="breakfast-meeting", title=f"Frukost {day}"))


def _came(event: int, person: int, **more: Any) -> int:
    entry = AttendanceEntry(event=event, person=person, **{"role": "employee", **more})
    return attendance.add_attendances([entry])[0]


def _attended(key: int) -> list[tuple[int, str, bool]]:
    return [(line.event, line.role, line.present) for line in people.attended_by(key)]


def _numbered(key: int, identity: str) -> None:
    Person.update(identity=identity).where(Person.id == key).execute()


def test_two_with_one_number_are_said_to_have_it_and_two_with_different_numbers_are_no_pair(new_store: Path) -> None:
    one, other = _person("Anna Berg"), _person("Anna Lund")
    _numbered(one, "a"), _numbered(other, "a")
    assert [pair.why for pair in duplicates.likely_people()] == ["samma personnummer"]
    Person.update(name="Anna Berg", search_key="anna berg", identity="b").where(Person.id == other).execute()
    assert duplicates.likely_people() == []


def test_two_with_different_numbers_are_not_joined(new_store: Path) -> None:
    one, other = _person("Anna Berg"), _person("Anna Berg")
    _numbered(one, "a"), _numbered(other, "b")
    with pytest.raises(RecordError, match="olika personnummer"):
        same_people.join_people(one, other)
    assert people.count_people() == 2


def test_a_joining_and_a_parting_stand_in_the_history_of_the_one_who_stays(new_store: Path) -> None:
    keep, gone = _person("Anna Berg"), _person("Anna Lund")
    same_people.join_people(keep, gone)
    assert provenance.history("person", keep)[0].what == "Personer ihopslagna: Anna Lund med Anna Berg"
    (joining,) = same_people.joinings(keep)
    same_people.part_people(joining.change)
    first, second, *_rest = provenance.history("person", keep)
    assert first.undoes
    assert second.undone


def test_attendances_and_what_is_known_move_to_the_one_who_is_kept(new_store: Path) -> None:
    keep = _person("Anna Berg", notes="ringer")
    gone = _person("Anna Berg-Lund", email="anna@x.se", title="Chef", notes="mejlar", organisation=resolve("AF"))
    first, second = _event(1), _event(2)
    _came(first, keep)
    _came(second, gone, role="politician")
    same_people.join_people(keep, gone)
    found = people.person(keep)
    assert (found.name, found.email, found.title, found.notes) == ("Anna Berg", "anna@x.se", "Chef", "ringer\nmejlar")
    assert _attended(keep) == [(second, "politician", True), (first, "employee", True)]
    with pytest.raises(NotFound):
        people.person(gone)


@pytest.mark.parametrize("present", [(True, False), (False, True), (False, False)])
def test_both_at_one_event_are_one_attendance_present_if_either_was(
    new_store: Path, present: tuple[bool, bool]
) -> None:
    keep, gone, event = _person("Anna Berg"), _person("A. Berg"), _event(1)
    _came(event, keep, present=present[0])
    _came(event, gone, present=present[1], role="politician")
    same_people.join_people(keep, gone)
    came_as = "politician" if present == (False, True) else "employee"
    assert _attended(keep) == [(event, came_as, any(present))]


def test_the_name_that_went_is_remembered_with_its_address_and_organisation(new_store: Path) -> None:
    keep, gone = _person("Anna Berg"), _person("Anna Ek", email="anna.ek@x.se", organisation=resolve("FK"))
    same_people.join_people(keep, gone)
    (row,) = PersonName.select().where(PersonName.person == keep).dicts()
    assert (row["search_key"], row["email"], row["organisation"]) == ("anna ek", "anna.ek@x.se", resolve("FK"))


def test_nobody_is_joined_with_themselves(new_store: Path) -> None:
    key = _person("Anna Berg")
    with pytest.raises(RecordError):
        same_people.join_people(key, key)


def test_parted_again_each_has_what_was_theirs_and_later_rows_stay(new_store: Path) -> None:
    keep, gone = _person("Anna Berg"), _person("Anna Ek", email="anna.ek@x.se")
    first, second, third = _event(1), _event(2), _event(3)
    _came(first, keep, present=False)
    _came(first, gone)
    _came(second, gone)
    same_people.join_people(keep, gone)
    _came(third, keep)
    people.edit_person(keep, people.entry_of(people.person(keep), title="Chef"))
    (joining,) = same_people.joinings(keep)
    assert (joining.gone, joining.name) == (gone, "Anna Ek")
    assert same_people.part_people(joining.change) == gone
    assert _attended(keep) == [(third, "employee", True), (first, "employee", False)]
    assert _attended(gone) == [(second, "employee", True), (first, "employee", True)]
    assert (people.person(keep).email, people.person(keep).title) == ("", "Chef")
    assert people.person(gone).email == "anna.ek@x.se"
    assert same_people.joinings(keep) == []
    assert not PersonName.select().count()


def test_a_parting_can_be_taken_back(new_store: Path) -> None:
    keep, gone = _person("Anna Berg"), _person("Anna Ek")
    _came(_event(1), gone)
    same_people.join_people(keep, gone)
    joined = contents()
    same_people.part_people(same_people.joinings(keep)[0].change)
    change = store.last_change(undone=True)
    assert change is not None
    store.undo(change)
    assert contents() == joined


def test_of_two_joinings_the_later_is_parted_first(new_store: Path) -> None:
    one, two, three = _person("Anna Ek"), _person("Anna Berg"), _person("A. Berg")
    _came(_event(1), one)
    same_people.join_people(two, one)
    same_people.join_people(three, two)
    later, earlier = same_people.joinings(three)
    with pytest.raises(UndoError, match="med A"):
        same_people.part_people(earlier.change)
    same_people.part_people(later.change)
    same_people.part_people(earlier.change)
    assert [len(_attended(key)) for key in (one, two, three)] == [1, 0, 0]


def test_an_event_that_was_removed_since_stays_away(new_store: Path) -> None:
    keep, gone, event = _person("Anna Berg"), _person("Anna Ek"), _event(1)
    _came(event, keep)
    _came(event, gone)
    same_people.join_people(keep, gone)
    events.delete_event(event)
    same_people.part_people(same_people.joinings(keep)[0].change)
    assert _attended(gone) == []


def test_an_organisation_that_was_joined_since_is_the_one_that_was_kept(new_store: Path) -> None:
    old = add_organisation(OrganisationEntry(name="Byrån"))
    keep, gone, event = _person("Anna Berg"), _person("Anna Ek", organisation=old), _event(1)
    _came(event, keep)
    _came(event, gone, organisation=old)
    same_people.join_people(keep, gone)
    new = resolve("AF")
    assert new is not None
    join_organisations(new, old)
    same_people.part_people(same_people.joinings(keep)[0].change)
    assert people.person(gone).organisation == new
    assert people.attended_by(gone)[0].organisation == "Arbetsförmedlingen"


def test_a_person_with_other_names_can_be_removed(new_store: Path) -> None:
    keep, gone = _person("Anna Berg"), _person("Anna Ek")
    same_people.join_people(keep, gone)
    people.delete_person(keep)
    assert not PersonName.select().count()
    key = _person("Eva Ek")
    _came(_event(1), key)
    with pytest.raises(InUse):
        people.delete_person(key)


def _whys(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [(pair.a.name, pair.b.name) for pair in pairs]


def test_people_who_may_be_one_are_listed_and_those_told_apart_are_not(new_store: Path) -> None:
    af, fk = resolve("AF"), resolve("FK")
    one = _person("Anna Berg", organisation=af)
    other = _person("Anna Berg", organisation=fk)
    _person("Pär Dahl", organisation=af)
    _person("Per Dahl", organisation=af)
    _person("Per Dahl", organisation=None, email="info@x.se")
    _person("Eva Ek", email="info@x.se")
    _person("Eva Lund", organisation=af)
    found = duplicates.likely_people()
    assert _whys(found) == [("Anna Berg", "Anna Berg"), ("Per Dahl", "Per Dahl"), ("Pär Dahl", "Per Dahl")]
    assert _whys(duplicates.likely_people(of=one)) == [("Anna Berg", "Anna Berg")]
    same_people.keep_apart("person", other, one)
    same_people.keep_apart("person", one, other)
    assert duplicates.likely_people(of=one) == []


def test_organisations_that_look_alike_are_listed_until_they_are_told_apart(new_store: Path) -> None:
    assert duplicates.likely_organisations() == []
    one = add_organisation(OrganisationEntry(name="Bollnäs Bostäder"))
    add_organisation(OrganisationEntry(name="Skola 1"))
    add_organisation(OrganisationEntry(name="Skola 2"))
    other = add_organisation(OrganisationEntry(name="Bolnäs Bostäder AB"))
    (pair,) = duplicates.likely_organisations()
    assert {pair.a.id, pair.b.id} == {one, other}
    same_people.keep_apart("organisation", one, other)
    assert duplicates.likely_organisations() == []


def test_who_was_told_apart_from_the_one_who_went_is_told_apart_from_the_one_who_is_kept(new_store: Path) -> None:
    keep, gone, third = _person("Anna Berg"), _person("Anna Berg"), _person("Anna Berg")
    same_people.keep_apart("person", gone, third)
    same_people.join_people(keep, gone)
    assert duplicates.likely_people() == []


ROLES = st.sampled_from(["employee", "politician"])
SOMEBODY = st.builds(
    lambda name, email, title, notes, role: {
        "name": name,
        "email": email,
        "title": title,
        "notes": notes,
        "role": role,
    },
    st.sampled_from(["Anna Berg", "Anna Ek", "A. Berg"]),
    st.sampled_from(["", "a@x.se", "b@x.se"]),
    st.sampled_from(["", "Chef", "Lärare"]),
    st.sampled_from(["", "ett", "två"]),
    st.sampled_from([None, "employee", "politician"]),
)
CAME = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), ROLES, st.booleans()), max_size=9)
LATER = st.lists(
    st.sampled_from(["add event", "come later", "edit other", "edit kept", "add person", "unmark other"]), max_size=5
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(who=st.lists(SOMEBODY, min_size=3, max_size=3), came=CAME, later=LATER)
def test_joined_and_parted_all_is_as_if_never_joined(
    seeded: Path, who: list[dict[str, Any]], came: list[tuple[int, int, str, bool]], later: list[str]
) -> None:
    joined = _told(seeded, who, came, later, join=True)
    never = _told(seeded, who, came, later, join=False)
    assert joined == never


def _told(
    seeded: Path, who: list[dict[str, Any]], came: list[tuple[int, int, str, bool]], later: list[str], *, join: bool
) -> tuple[object, ...]:
    """Return gauges, records and histories after what was done, with two of the people joined and parted, or not."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        shutil.copy(seeded, path)
        store.open_store(str(path), user="anna", seed=lambda: None)
        try:
            keys = [_person(**each) for each in who]
            days = [_event(n) for n in range(1, 6)]
            for event, person, role, present in {(e, p): (e, p, r, there) for e, p, r, there in came}.values():
                _came(days[event], keys[person], role=role, present=present)
            if join:
                same_people.join_people(keys[0], keys[1])
            change = same_people.joinings(keys[0])[0].change if join else 0
            for act in later:
                LATER_ACTS[act](keys, days)
            if join:
                same_people.part_people(change)
            gauges = [(each.code, each.value) for each in read_status(load_plan("gavleborg-2017"), AS_OF).gauges]
            return gauges, contents(), [_history(key) for key in keys]
        finally:
            store.close()


def _history(key: int) -> list[tuple[object, ...]]:
    """Return what was done to a person, without what was undone and its undoing."""
    lines = provenance.history("person", key)
    return [(line.what, line.action, line.fields) for line in lines if not line.undone and not line.undoes]


def _come_later(keys: list[int], days: list[int]) -> None:
    if days[4] not in [line.event for line in people.attended_by(keys[0])]:
        _came(days[4], keys[0])


def _edit(key: int) -> None:
    people.edit_person(key, people.entry_of(people.person(key), telephone="026", unit="IFO"))


LATER_ACTS: dict[str, Callable[[list[int], list[int]], object]] = {
    "add event": lambda _keys, _days: _event(9),
    "come later": _come_later,
    "edit other": lambda keys, _days: _edit(keys[2]),
    "edit kept": lambda keys, _days: _edit(keys[0]),
    "add person": lambda _keys, _days: _person("Eva Ek"),
    "unmark other": lambda keys, _days: people.edit_person(
        keys[2], people.entry_of(people.person(keys[2]), notes="ny")
    ),
}
