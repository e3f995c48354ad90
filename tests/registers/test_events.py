"""The register of events: planned, held, cancelled, moved, removed."""

from datetime import date, time
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import Changed, NotFound, RecordError
from asftui.registers import attendance, event_lists, events, groups, people
from asftui.registers.attendance import AttendanceEntry
from asftui.registers.event_lists import EventFilter
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.store.models import Audit, Event, EventActivity, EventGroup, HeadCount
from tests.store.contents import contents

DAY = date(2017, 3, 14)


def _entry(**more: object) -> EventEntry:
    return EventEntry(**{"date": DAY, "type": "breakfast-meeting", **more})


def _change(key: int, **changes: object) -> None:
    events.edit_event(key, events.entry_of(events.event(key), **changes))


def _group(name: str) -> int:
    return groups.add_group(groups.GroupEntry(name=name))


def test_an_event_comes_back_as_it_was_entered(new_store: Path) -> None:
    second, first = _group("B"), _group("A")
    entry = _entry(
        title="Frukost",
        status="planned",
        end_date=date(2017, 3, 15),
        start_time=time(8),
        end_time=time(9, 30),
        town="Bollnäs",
        premises="Folkets Hus",
        municipality="Bollnäs",
        arranged=False,
        counts=False,
        informs=True,
        invited=0,
        signed_up=12,
        speaker="Bo",
        notes="ett\ntvå",
        next_step="ring",
        activities=("3.2.1-02", "3.2.1-01"),
        groups=(second, first),
        head_counts=(HeadCountEntry(role="politician", total=3), HeadCountEntry(role="employee", total=9)),
    )
    assert events.entry_of(events.event(events.add_event(entry))) == entry


def test_text_is_cleaned_and_only_notes_keep_their_lines(new_store: Path) -> None:
    nasty = " a\x1b[31m\n\u202eb "
    found = events.event(events.add_event(_entry(title=nasty, notes=nasty)))
    assert (found.title, found.notes) == ("a[31m b", "a[31m\nb")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("status", {"status": "perhaps"}),
        ("end_date", {"end_date": date(2017, 3, 13)}),
        ("end_time", {"start_time": time(9), "end_time": time(8)}),
        ("end_time", {"start_time": time(9), "end_time": time(8), "end_date": DAY}),
        ("invited", {"invited": -1}),
        ("signed_up", {"signed_up": -1}),
        ("type", {"type": ""}),
        ("head_counts", {"head_counts": (HeadCountEntry(role="employee", total=-1),)}),
    ],
)
def test_a_value_that_cannot_be_names_its_field_and_writes_nothing(
    new_store: Path, field: str, values: dict[str, object]
) -> None:
    before = contents()
    with pytest.raises(RecordError) as caught:
        events.add_event(_entry(**values))
    assert caught.value.field == field
    assert contents() == before


def test_a_night_that_ends_the_next_day_may_end_earlier_by_the_clock(new_store: Path) -> None:
    assert events.add_event(_entry(start_time=time(22), end_time=time(2), end_date=date(2017, 3, 15)))


@pytest.mark.parametrize("status", events.STATUSES)
def test_a_status_is_set_alone(new_store: Path, status: str) -> None:
    key = events.add_event(_entry(title="Frukost", status="held" if status == "planned" else "planned"))
    before = events.event(key)
    events.set_status(key, status)
    after = events.event(key)
    assert after.status == status
    assert events.entry_of(after, status=before.status) == events.entry_of(before)


def test_a_moved_event_is_planned_again_keeps_its_first_date_and_all_its_days(new_store: Path) -> None:
    key = events.add_event(_entry(status="cancelled", end_date=date(2017, 3, 16)))
    events.move_event(key, date(2017, 4, 3))
    events.move_event(key, date(2017, 5, 2))
    found = events.event(key)
    assert (found.status, found.moved_from, found.date, found.end_date) == (
        "planned",
        DAY,
        date(2017, 5, 2),
        date(2017, 5, 4),
    )


def test_an_event_moved_back_to_its_first_date_is_not_moved(new_store: Path) -> None:
    key = events.add_event(_entry(status="planned"))
    events.move_event(key, date(2017, 4, 3))
    events.move_event(key, DAY)
    assert events.event(key).moved_from is None


def test_a_planned_event_that_gets_another_date_keeps_the_old_one(new_store: Path) -> None:
    key = events.add_event(_entry(status="planned"))
    _change(key, date=date(2017, 4, 3))
    _change(key, date=date(2017, 4, 4))
    assert events.event(key).moved_from == DAY
    _change(key, date=DAY)
    assert events.event(key).moved_from is None


def test_a_held_event_whose_date_is_put_right_was_not_moved(new_store: Path) -> None:
    key = events.add_event(_entry(status="held"))
    _change(key, date=date(2017, 4, 3))
    assert events.event(key).moved_from is None


def test_only_the_parts_that_differ_are_written(new_store: Path) -> None:
    stays, goes, comes = (_group(name) for name in "ABC")
    heads = (HeadCountEntry(role="employee", total=9), HeadCountEntry(role="politician", total=2))
    key = events.add_event(_entry(groups=(stays, goes), activities=("3.2.1-01",), head_counts=heads))
    _change(key, groups=(stays, comes), head_counts=(HeadCountEntry(role="employee", total=10),))
    line = store.latest_change()
    assert line is not None
    query = Audit.select(Audit.table, Audit.action).where(Audit.change == line.change).order_by(Audit.id)
    assert list(query.tuples()) == [
        ("event_group", "delete"),
        ("event_group", "create"),
        ("head_count", "delete"),
        ("head_count", "update"),
    ]


def test_an_event_saved_as_it_was_writes_nothing(new_store: Path) -> None:
    key = events.add_event(_entry(groups=(_group("A"),), head_counts=(HeadCountEntry(role="employee", total=9),)))
    before = store.change_count()
    _change(key)
    assert store.change_count() == before


def test_a_part_given_twice_stands_once(new_store: Path) -> None:
    board = _group("A")
    heads = (HeadCountEntry(role="employee", total=2), HeadCountEntry(role="employee", total=3))
    found = events.event(
        events.add_event(_entry(groups=(board, board), activities=("3.2.1-01",) * 2, head_counts=heads))
    )
    assert (found.groups, found.activities) == ((board,), ("3.2.1-01",))
    assert found.head_counts == (HeadCountEntry(role="employee", total=5),)


def test_a_removed_event_takes_its_parts_along_and_undo_brings_all_back(new_store: Path) -> None:
    key = events.add_event(
        _entry(
            groups=(_group("A"),),
            activities=("3.2.1-01",),
            head_counts=(HeadCountEntry(role="employee", total=9),),
        )
    )
    person = people.add_person(people.PersonEntry(name="Åsa Ek"))
    attendance.add_attendances([AttendanceEntry(event=key, person=person, role="employee")])
    before, detail = contents(), events.event(key)
    events.delete_event(key, revision=detail.revision)
    for model in (Event, EventActivity, EventGroup, HeadCount):
        assert model.select().count() == 0
    with pytest.raises(NotFound):
        events.event(key)
    store.undo(store.last_change() or 0)
    assert contents() == before
    assert events.entry_of(events.event(key)) == events.entry_of(detail)


@pytest.mark.parametrize("act", ["edit", "status", "move", "delete"])
def test_saving_over_what_somebody_else_saved_is_refused(new_store: Path, act: str) -> None:
    key = events.add_event(_entry(status="planned"))
    events.set_status(key, "held")
    with pytest.raises(Changed):
        if act == "edit":
            events.edit_event(key, _entry(title="x"), revision=1)
        elif act == "status":
            events.set_status(key, "cancelled", revision=1)
        elif act == "move":
            events.move_event(key, date(2017, 4, 3), revision=1)
        else:
            events.delete_event(key, revision=1)
    assert events.event(key).status == "held"


def test_a_log_line_calls_an_event_by_its_title_or_its_types_name(new_store: Path) -> None:
    events.add_event(_entry(title="Kaffe"))
    events.add_event(_entry())
    assert [line.what.partition(": ")[2] for line in store.changes()] == ["Frukostmöte 2017-03-14", "Kaffe 2017-03-14"]


@pytest.fixture
def several(new_store: Path) -> dict[str, int]:
    """Write three events and return their ids by what is said of them."""
    board = _group("Nämnden")
    keys = {
        "fair": events.add_event(_entry(type="fair", title="Mässa i Åmot", town="Gävle", activities=("3.2.1-01",))),
        "april": events.add_event(_entry(date=date(2017, 4, 3), status="planned", town="Bollnäs", groups=(board,))),
        "seminar": events.add_event(
            _entry(
                date=date(2017, 5, 2),
                type="seminar",
                town="Gävle",
                activities=("3.2.1-01", "3.2.1-02"),
                head_counts=(
                    HeadCountEntry(role="employee", total=9),
                    HeadCountEntry(role="politician", total=2),
                ),
            )
        ),
    }
    for n, present in enumerate((True, True, False)):
        person = people.add_person(people.PersonEntry(name=f"Person {'åäö'[n]}"))
        entry = AttendanceEntry(event=keys["fair"], person=person, role="employee", present=present)
        attendance.add_attendances([entry])
    return keys


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["seminar", "april", "fair"]),
        ({"text": "amot MÄSSA"}, ["fair"]),
        ({"text": "gävle"}, ["seminar", "fair"]),
        ({"text": "frukost", "type_names": {"breakfast-meeting": "Frukostmöte"}}, ["april"]),
        ({"text": "%"}, ["seminar", "april", "fair"]),
        ({"text": "_"}, []),
        ({"status": "planned"}, ["april"]),
        ({"type": "seminar"}, ["seminar"]),
        ({"activity": "3.2.1-01"}, ["seminar", "fair"]),
        ({"start": date(2017, 4, 3)}, ["seminar", "april"]),
        ({"end": date(2017, 4, 3)}, ["april", "fair"]),
    ],
)
def test_a_filter_lets_through_what_it_says(
    several: dict[str, int], wanted: dict[str, object], found: list[str]
) -> None:
    names = {key: name for name, key in several.items()}
    assert [names[line.id] for line in event_lists.find_events(EventFilter(**wanted))] == found
    assert event_lists.count_events(EventFilter(**wanted)) == len(found)


def test_a_list_shows_how_many_were_there(several: dict[str, int]) -> None:
    lines = event_lists.find_events(EventFilter(), newest_first=False)
    assert [(line.named, line.heads) for line in lines] == [(2, 0), (0, 0), (0, 11)]


def test_a_page_of_a_list_is_a_part_of_it(several: dict[str, int]) -> None:
    (line,) = event_lists.find_events(EventFilter(), limit=1, offset=1)
    assert line.id == several["april"]


def test_an_events_page_has_its_people_and_groups(several: dict[str, int]) -> None:
    people_there = event_lists.attendance_at(several["fair"])
    assert [(line.name, line.present) for line in people_there] == [
        ("Person å", True),
        ("Person ä", True),
        ("Person ö", False),
    ]
    assert event_lists.groups_of(several["april"]) == ["Nämnden"]
    group = groups.resolve("Nämnden")
    assert [line.id for line in event_lists.find_events(EventFilter(group=group))] == [several["april"]]


def test_done_counts_held_events_of_an_activity_within_the_dates(several: dict[str, int]) -> None:
    assert event_lists.done_by_activity(DAY, date(2017, 5, 2)) == {"3.2.1-01": 2, "3.2.1-02": 1}
    assert event_lists.done_by_activity(DAY, date(2017, 5, 1)) == {"3.2.1-01": 1}


def test_towns_come_with_the_most_frequent_first(several: dict[str, int]) -> None:
    assert event_lists.known_towns() == ["Gävle", "Bollnäs"]
