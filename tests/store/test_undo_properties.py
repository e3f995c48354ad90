"""Whatever was done, taking it all back gives what was there at the start; doing it all again, what was at the end."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asftui import store
from asftui.errors import RecordError, UndoError
from asftui.registers import attendance, events, groups, organisations, people, same_people
from asftui.registers.attendance import AttendanceEntry
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.registers.groups import GroupEntry
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.people import PersonEntry
from tests.store.contents import contents

NAMES = st.sampled_from(["Byrån", "BYRÅN", "Kontoret", "Nämnden", "Åsa Ek"])
ACTS = (
    "add event", "edit event", "move event", "cancel event", "delete event", "add person", "edit person",
    "delete person", "join people", "keep apart",
    "add organisation", "edit organisation", "join organisations", "delete organisation", "add group",
    "edit group", "delete group", "come", "leave", "change role", "undo", "redo",
)  # fmt: skip
PLANS = st.lists(st.lists(st.sampled_from(ACTS), min_size=1, max_size=3), max_size=12)


def _one(data: st.DataObject, table: str) -> int:
    """Draw the id of a record of a table; 0 where there is none."""
    return int(data.draw(st.sampled_from(sorted(contents()[table])[-3:] or [0])))


def _perhaps(data: st.DataObject, table: str) -> int | None:
    return (_one(data, table) or None) if data.draw(st.booleans()) else None


def _event(data: st.DataObject) -> EventEntry:
    owner, board = _perhaps(data, "organisation"), _perhaps(data, "informed_group")
    return EventEntry(
        date=dt.date(2017, 3, data.draw(st.integers(1, 9))),
        type="fair",
        title=data.draw(NAMES),
        status=data.draw(st.sampled_from(events.STATUSES)),
        start_time=data.draw(st.sampled_from([None, dt.time(8, 30)])),
        invited=data.draw(st.sampled_from([None, 0, 7])),
        counts=data.draw(st.sampled_from([None, True, False])),
        groups=(board,) if board else (),
        activities=tuple(data.draw(st.sets(st.sampled_from(["3.2.1-01", "3.2.1-02"])))),
        head_counts=(HeadCountEntry(role="employee", total=data.draw(st.integers(0, 3)), organisation=owner),),
    )


def _person(data: st.DataObject) -> PersonEntry:
    return PersonEntry(
        name=data.draw(NAMES),
        organisation=_perhaps(data, "organisation"),
        role=data.draw(st.sampled_from([None, "employee"])),
    )


def _organisation(data: st.DataObject) -> OrganisationEntry:
    return OrganisationEntry(name=data.draw(NAMES), aliases=tuple(data.draw(st.lists(NAMES, max_size=2))))


def _group(data: st.DataObject) -> GroupEntry:
    return GroupEntry(name=data.draw(NAMES), organisation=_perhaps(data, "organisation"))


def _come(data: st.DataObject) -> AttendanceEntry:
    return AttendanceEntry(
        event=_one(data, "event"),
        person=_one(data, "person"),
        role="politician",
        organisation=_perhaps(data, "organisation"),
    )


def _last(data: st.DataObject, *, undone: bool) -> None:
    change = store.last_change(undone=undone)
    if change is not None:
        store.undo(change)


DO: dict[str, Callable[[Any], object]] = {
    "add event": lambda d: events.add_event(_event(d)),
    "edit event": lambda d: events.edit_event(_one(d, "event"), _event(d)),
    "move event": lambda d: events.move_event(_one(d, "event"), dt.date(2017, 4, 1)),
    "cancel event": lambda d: events.set_status(_one(d, "event"), "cancelled"),
    "delete event": lambda d: events.delete_event(_one(d, "event")),
    "add person": lambda d: people.add_person(_person(d)),
    "edit person": lambda d: people.edit_person(_one(d, "person"), _person(d)),
    "delete person": lambda d: people.delete_person(_one(d, "person")),
    "join people": lambda d: same_people.join_people(_one(d, "person"), _one(d, "person")),
    "keep apart": lambda d: same_people.keep_apart("person", _one(d, "person"), _one(d, "person")),
    "add organisation": lambda d: organisations.add_organisation(_organisation(d)),
    "edit organisation": lambda d: organisations.edit_organisation(_one(d, "organisation"), _organisation(d)),
    "join organisations": lambda d: organisations.join_organisations(_one(d, "organisation"), _one(d, "organisation")),
    "delete organisation": lambda d: organisations.delete_organisation(_one(d, "organisation")),
    "add group": lambda d: groups.add_group(_group(d)),
    "edit group": lambda d: groups.edit_group(_one(d, "informed_group"), _group(d)),
    "delete group": lambda d: groups.delete_group(_one(d, "informed_group")),
    "come": lambda d: attendance.add_attendances([_come(d)]),
    "leave": lambda d: attendance.delete_attendance(_one(d, "attendance")),
    "change role": lambda d: attendance.set_role(_one(d, "attendance"), "other"),
    "undo": lambda d: _last(d, undone=False),
    "redo": lambda d: _last(d, undone=True),
}


def _carry_out(data: st.DataObject, plan: list[list[str]]) -> None:
    for acts in plan:
        before = contents()
        try:
            if "undo" in acts or "redo" in acts:  # each is a change of its own
                DO[acts[0]](data)
                continue
            with store.writing(", ".join(acts)):
                for act in acts:
                    DO[act](data)
        except (RecordError, UndoError):
            assert contents() == before, "what could not be done has left something"


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data(), plan=PLANS)
def test_all_taken_back_gives_the_start_and_all_done_again_the_end(
    seeded: Path, data: st.DataObject, plan: list[list[str]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        shutil.copy(seeded, path)
        store.open_store(str(path), user="anna", seed=lambda: None)
        try:
            _walk(data, plan)
        finally:
            store.close()


def _walk(data: st.DataObject, plan: list[list[str]]) -> None:
    start = contents()
    _carry_out(data, plan)
    end = contents()
    undos = []
    while (change := store.last_change()) is not None:
        undos.append(store.undo(change))
    assert contents() == start
    for undo in reversed(undos):
        store.undo(undo)
    assert contents() == end
