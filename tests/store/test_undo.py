"""The one way back: what undo puts back, what stands in its way, and redo."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import NotFound, UndoError
from asftui.registers import attendance, events, groups, organisations, people
from asftui.registers.attendance import AttendanceEntry
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.registers.groups import GroupEntry
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.people import PersonEntry
from asftui.store import BatchInfo, history
from asftui.store.fitting import ONCE
from asftui.store.models import RECORDS, Group
from asftui.store.models import plans as plan_tables
from tests.store.contents import contents

DAY = date(2017, 3, 14)


def _last() -> int:
    found = store.last_change()
    assert found is not None
    return found


def _done(act: Callable[[], object]) -> int:
    """Do something and return the change that it was."""
    act()
    line = store.latest_change()
    assert line is not None
    return line.change


def _group(name: str = "Nämnden", **more: object) -> int:
    return groups.add_group(GroupEntry(name=name, **more))


def _organisation(name: str = "Byrån", **more: object) -> int:
    return organisations.add_organisation(OrganisationEntry(name=name, **more))


def _event(**more: object) -> int:
    return events.add_event(EventEntry(**{"date": DAY, "type": "breakfast-meeting", **more}))


def _came(event: int, person: int) -> int:
    return attendance.add_attendances([AttendanceEntry(event=event, person=person, role="employee")])[0]


def _everything() -> None:
    """Write one of each thing in one change."""
    with store.writing("Allt"):
        owner = _organisation(aliases=("Kontoret",))
        board = _group(organisation=owner)
        person = people.add_person(PersonEntry(name="Åsa Ek", organisation=owner, email="asa@example.org"))
        event = _event(
            groups=(board,),
            activities=("3.2.1-01",),
            head_counts=(HeadCountEntry(role="employee", total=9, organisation=owner),),
        )
        _came(event, person)


def test_undoing_what_was_made_removes_it_whole(new_store: Path) -> None:
    before = contents()
    change = _done(_everything)
    assert contents() != before
    store.undo(change)
    assert contents() == before


def test_undoing_what_was_changed_puts_back_each_field(new_store: Path) -> None:
    key = _event(title="Frukost", invited=20, signed_up=None, end_date=date(2017, 3, 15), counts=True)
    before = contents()
    entry = EventEntry(date=date(2017, 4, 1), type="fair", title="Mässa", signed_up=7, status="planned", town="Gävle")
    change = _done(lambda: events.edit_event(key, entry))
    store.undo(change)
    assert contents() == before


def test_undoing_what_was_removed_brings_it_back_with_its_parts(new_store: Path) -> None:
    _everything()
    before = contents()
    (line,) = events_of_all()
    change = _done(lambda: events.delete_event(line))
    assert not contents()["attendance"]
    store.undo(change)
    assert contents() == before


def events_of_all() -> list[int]:
    return list(contents()["event"])


def test_undoing_a_change_that_made_changed_and_removed_puts_all_back(new_store: Path) -> None:
    stays = people.add_person(PersonEntry(name="Åsa Ek"))
    goes = _group("Gamla nämnden")
    before = contents()

    def mixed() -> None:
        with store.writing("Blandat"):
            owner = _organisation()
            people.edit_person(stays, PersonEntry(name="Åsa Ek", organisation=owner, title="chef"))
            people.edit_person(stays, PersonEntry(name="Åsa Ek", organisation=owner, title="chefen"))
            groups.delete_group(goes)
            groups.delete_group(_group("Gamla nämnden"))
            organisations.rename_organisation(owner, "Kontoret")

    change = _done(mixed)
    after = contents()
    back = store.undo(change)
    assert contents() == before
    store.undo(back)
    assert contents() == after


def test_redo_puts_back_what_was_undone_and_undo_can_follow_again(new_store: Path) -> None:
    before = contents()
    change = _done(_everything)
    after = contents()
    for _turn in range(3):
        store.undo(_last())
        assert contents() == before
        assert store.last_change() is None
        again = store.last_change(undone=True)
        assert again is not None
        store.undo(again)
        assert contents() == after
        assert _last() == change
        assert store.last_change(undone=True) is None, "a redo is nothing to do again"


def test_taking_back_a_redo_is_undoing_the_change_again(new_store: Path) -> None:
    change = _done(_group)
    redo = store.undo(store.undo(change))
    store.undo(redo)
    assert groups.resolve("Nämnden") is None
    assert store.last_change() is None
    undone = {line.change: line.undone for line in store.changes()}
    assert undone[change]
    assert undone[redo]


def test_a_change_is_undone_once(new_store: Path) -> None:
    change = _done(_group)
    store.undo(change)
    with pytest.raises(UndoError, match="Nämnden"):
        store.undo(change)


def test_a_change_that_is_not_there_is_not_found(new_store: Path) -> None:
    for act in (store.undo, store.plan_undo, store.change_of_batch):
        with pytest.raises(NotFound):
            act(999)


def test_a_change_that_took_itself_back_can_be_undone_and_is_in_nobodys_way(new_store: Path) -> None:
    first = _done(_group)

    def nothing() -> None:
        with store.writing("Fram och tillbaka"):
            groups.delete_group(_group("Rådet"))

    second = _done(nothing)
    assert _last() == second
    store.undo(second)
    assert _last() == first


def test_a_planned_undo_tells_how_many_go_come_back_and_change(new_store: Path) -> None:
    key = _group()

    def act() -> None:
        with store.writing("Tre"):
            groups.edit_group(key, GroupEntry(name="Rådet"))
            _group("Styrelsen")

    before = contents()
    assert store.plan_undo(_done(act)).counts() == (1, 0, 1)
    assert store.plan_undo(_done(lambda: groups.delete_group(key))).counts() == (0, 1, 0)
    assert contents() != before


def _blocked(change: int, by: str) -> None:
    """See that a change cannot be undone for the sake of another, which is named, and that nothing happens."""
    before = contents()
    with pytest.raises(UndoError) as caught:
        store.undo(change)
    assert caught.value.what.count(by) == (2 if _what(change) == by else 1)
    assert caught.value.remedy
    assert contents() == before
    assert store.plan_undo(_last()), "the last one can always be undone"


def _what(change: int) -> str:
    return next(line.what for line in history.changes() if line.change == change)


def test_a_field_that_was_changed_later_stands_in_the_way(new_store: Path) -> None:
    key = _group()
    change = _done(lambda: groups.edit_group(key, GroupEntry(name="Rådet", notes="a")))
    later = _done(lambda: groups.edit_group(key, GroupEntry(name="Rådet", notes="b")))
    _done(lambda: groups.edit_group(key, GroupEntry(name="Rådet", notes="b", municipality="Gävle")))
    _blocked(change, _what(later))
    store.undo(_last())
    store.undo(later)
    store.undo(change)
    assert groups.group(key).name == "Nämnden"


def test_the_one_that_stands_in_the_way_is_the_one_that_set_the_field(new_store: Path) -> None:
    key = _event(title="Frukost")
    change = _done(lambda: events.edit_event(key, events.entry_of(events.event(key), title="Lunch")))
    later = _done(lambda: events.edit_event(key, events.entry_of(events.event(key), title="Middag")))
    _done(lambda: events.set_status(key, "cancelled"))
    _blocked(change, _what(later))


def test_other_fields_that_were_changed_later_stay_as_they_are(new_store: Path) -> None:
    key = _event(title="Frukost", town="Gävle")
    change = _done(lambda: events.edit_event(key, events.entry_of(events.event(key), title="Lunch")))
    events.edit_event(key, events.entry_of(events.event(key), town="Bollnäs", speaker="Bo"))
    store.undo(change)
    left = events.event(key)
    assert (left.title, left.town, left.speaker) == ("Frukost", "Bollnäs", "Bo")
    found = contents()["event"][key]["search_key"]
    assert found == "frukost breakfast meeting bollnas"


def test_a_record_that_later_ones_refer_to_stands_in_the_way(new_store: Path) -> None:
    change = _done(_organisation)
    owner = organisations.resolve("Byrån")
    later = _done(lambda: people.add_person(PersonEntry(name="Åsa Ek", organisation=owner)))
    _blocked(change, _what(later))
    store.undo(later)
    store.undo(change)
    assert organisations.resolve("Byrån") is None


def test_somebody_who_was_put_into_an_event_later_keeps_it_from_going(new_store: Path) -> None:
    change = _done(_event)
    person = people.add_person(PersonEntry(name="Åsa Ek"))
    later = _done(lambda: _came(events_of_all()[0], person))
    _blocked(change, _what(later))


def test_a_record_that_it_would_refer_to_and_that_has_gone_stands_in_the_way(new_store: Path) -> None:
    owner = _organisation()
    person = people.add_person(PersonEntry(name="Åsa Ek", organisation=owner))
    moved = _done(lambda: people.edit_person(person, PersonEntry(name="Åsa Ek")))
    later = _done(lambda: organisations.delete_organisation(owner))
    _blocked(moved, _what(later))


def test_one_who_was_taken_out_of_an_event_and_then_removed_stands_in_the_way(new_store: Path) -> None:
    person = people.add_person(PersonEntry(name="Åsa Ek"))
    there = _came(_event(), person)
    out = _done(lambda: attendance.delete_attendance(there))
    later = _done(lambda: people.delete_person(person))
    _blocked(out, _what(later))


def test_a_name_that_another_has_taken_meanwhile_stands_in_the_way(new_store: Path) -> None:
    removed = _done(lambda: groups.delete_group(_group()))
    later = _done(_group)
    _blocked(removed, _what(later))


@pytest.mark.parametrize("names", [("Kontoret", ()), ("Annat", ("Kontoret",))])
def test_an_organisations_name_that_is_anothers_name_or_alias_now_stands_in_the_way(
    new_store: Path, names: tuple[str, tuple[str, ...]]
) -> None:
    key = _organisation(aliases=("Kontoret",))
    removed = _done(lambda: organisations.delete_organisation(key))
    later = _done(lambda: _organisation(names[0], aliases=names[1]))
    _blocked(removed, _what(later))


def test_a_rename_cannot_be_undone_where_the_old_name_is_anothers_now(new_store: Path) -> None:
    key = _organisation()
    renamed = _done(lambda: organisations.rename_organisation(key, "Kontoret"))
    organisations.edit_organisation(key, OrganisationEntry(name="Kontoret"))
    _organisation("Byrån")
    with pytest.raises(UndoError):
        store.undo(renamed)


def test_one_who_stands_in_the_event_again_stands_in_the_way(new_store: Path) -> None:
    event, person = _event(), people.add_person(PersonEntry(name="Åsa Ek"))
    there = _came(event, person)
    out = _done(lambda: attendance.delete_attendance(there))
    later = _done(lambda: _came(event, person))
    _blocked(out, _what(later))


def test_a_head_count_that_was_given_again_stands_in_the_way(new_store: Path) -> None:
    key = _event(head_counts=(HeadCountEntry(role="employee", total=9),))
    entry = events.entry_of(events.event(key))
    away = _done(lambda: events.edit_event(key, events.entry_of(events.event(key), head_counts=())))
    later = _done(lambda: events.edit_event(key, entry))
    _blocked(away, _what(later))


def test_a_swap_of_names_in_one_change_can_be_undone(new_store: Path) -> None:
    first, second = _group("Ett"), _group("Två")
    before = contents()

    def swap() -> None:
        with store.writing("Byte"):
            groups.edit_group(first, GroupEntry(name="Tre"))
            groups.edit_group(second, GroupEntry(name="Ett"))
            groups.edit_group(first, GroupEntry(name="Två"))

    store.undo(_done(swap))
    assert contents() == before


def test_all_that_the_engine_holds_unique_is_looked_at_before() -> None:
    looked_at = {(model, names) for models, names in ONCE for model in models}
    for model in RECORDS:
        if model.__module__ == plan_tables.__name__:  # a plan is taken in whole, and nothing in it is removed
            continue
        for index in model._meta.fields_to_index():
            if index._unique:
                assert (model, tuple(field.name for field in index._expressions)) in looked_at


def test_an_import_stands_in_the_way_by_its_number(new_store: Path) -> None:
    change = _done(_organisation)
    owner = organisations.resolve("Byrån")
    info = BatchInfo(file="lista.xlsx", sheet="Blad1", kind="people", digest="d", rows={})
    with store.writing("Import: lista.xlsx", batch=info):
        people.add_person(PersonEntry(name="Åsa Ek", organisation=owner))
    with pytest.raises(UndoError) as caught:
        store.undo(change)
    assert "lista.xlsx" in caught.value.what
    assert "1" in caught.value.remedy
    store.undo(store.change_of_batch(1))
    assert store.imports()[0].undone
    store.undo(change)


def test_the_last_change_is_ones_own_and_goes_backwards(new_store: Path) -> None:
    first = _done(_group)
    with store.writing("Bos", by="bo"):
        _group("Rådet")
    second = _done(lambda: _group("Styrelsen"))
    assert _last() == second
    store.undo(second)
    assert _last() == first
    store.undo(first)
    assert store.last_change() is None
    assert groups.resolve("Rådet") is not None


def test_the_latest_undo_is_done_again_first(new_store: Path) -> None:
    for name in ("Ett", "Två"):
        _group(name)
    store.undo(_last())
    store.undo(_last())
    for name in ("Ett", "Två"):
        again = store.last_change(undone=True)
        assert again is not None
        store.undo(again)
        assert groups.resolve(name) is not None
    assert store.last_change(undone=True) is None


def test_the_programs_own_seed_is_nobodys_last_change(new_store: Path) -> None:
    assert store.last_change() is None
    assert store.latest_change() is None
    assert store.changes() == []


def test_an_undo_stands_in_the_history_of_what_it_put_back(new_store: Path) -> None:
    key = _group()
    store.undo(_done(lambda: groups.edit_group(key, GroupEntry(name="Rådet"))))
    newest, changed, made = store.history_of(Group, key)
    assert (newest.undoes, changed.undone, made.undone) == (True, True, False)


def test_undoing_a_join_parts_the_two_again(new_store: Path) -> None:
    keep, gone = _organisation("Byrån", aliases=("Kontoret",)), _organisation("Kassan", aliases=("FK2", "F2"))
    people.add_person(PersonEntry(name="Åsa Ek", organisation=gone))
    _group(organisation=gone)
    both = (
        HeadCountEntry(role="employee", total=3, organisation=keep),
        HeadCountEntry(role="employee", total=4, organisation=gone),
    )
    _event(head_counts=both)
    before = contents()
    change = _done(lambda: organisations.join_organisations(keep, gone))
    store.undo(change)
    assert contents() == before
