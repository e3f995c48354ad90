"""What was planned is written, all of it or nothing, once; and it can be taken back."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asftui import importing, store
from asftui.errors import Changed
from asftui.importing import ImportPlan, Options
from asftui.registers.attendance import set_role
from asftui.registers.event_lists import attendance_at
from asftui.registers.events import EventEntry, add_event, event
from asftui.registers.organisations import resolve
from asftui.registers.people import PersonEntry, add_person, edit_person, find_people, person

Plan = Callable[..., ImportPlan]
SHEET = [
    ["Närvarolista"],
    ["Aktivitet:", "Frukostmöte om ASF"],
    ["Datum:", "2017-03-14"],
    ["Plats:", "Bollnäs"],
    ["Namn", "Organisation", "Titel", "Närvarande"],
    ["Anna Berg", "AF", "Handläggare", "x"],
    ["Per Dahl", "Bygdens Kooperativ", "Ledamot", None],
    ["Eva Ek", "FK", "", "x"],
]
LOG = {"batch", "change", "audit", "counter", "sqlite_sequence", "schema_migration"}


def _contents(path: Path) -> dict[str, list[Any]]:
    with sqlite3.connect(path) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(map(repr, file.execute(f'SELECT * FROM "{name}"')))  # noqa: S608
            for name in tables
            if name not in LOG and not name.startswith("sqlite_")
        }


def test_all_of_it_is_one_import_with_the_row_of_each_record(plan: Plan, new_store: Path) -> None:
    applied = importing.apply(plan(SHEET))
    assert applied.batch == 1
    (line,) = store.imports()
    assert (line.kind, line.file, line.rows["new"]) == ("attendance", "lista.xlsx", 3)
    from asftui.store.models import Person

    (found,) = find_people("Per Dahl")
    (history,) = store.history_of(Person, found.id)
    assert (history.sheet, history.row, history.file) == ("Blad1", 7, "lista.xlsx")


def test_undo_leaves_the_store_as_it_was(plan: Plan, new_store: Path) -> None:
    before = _contents(new_store)
    applied = importing.apply(plan(SHEET))
    assert _contents(new_store) != before
    assert applied.batch is not None
    store.undo(store.change_of_batch(applied.batch))
    assert _contents(new_store) == before


def test_undo_puts_back_what_an_import_updated(load: Plan, new_store: Path) -> None:
    key = add_person(PersonEntry(name="Anna Berg", organisation=resolve("AF"), title="Praktikant"))
    before = _contents(new_store)
    load(SHEET)
    assert person(key).title == "Handläggare"
    store.undo(store.change_of_batch(1))
    assert person(key).title == "Praktikant"
    changed = {name for name, rows in _contents(new_store).items() if rows != before[name]}
    assert changed <= {"person"}  # its revision alone has moved on


def test_the_same_file_twice_changes_nothing_and_makes_no_import(load: Plan, plan: Plan, new_store: Path) -> None:
    load(SHEET)
    before = _contents(new_store)
    again = plan(SHEET)
    assert again.counts["unchanged"] == again.counts["read"] == 3
    assert not again.changes
    assert importing.apply(again).batch is None
    assert _contents(new_store) == before
    assert len(store.imports()) == 1


def test_apply_undo_apply_leaves_the_same_as_apply(plan: Plan, new_store: Path) -> None:
    importing.apply(plan(SHEET))
    store.undo(store.change_of_batch(1))
    done = importing.apply(plan(SHEET))
    assert done.rows["new"] == 3
    assert len(find_people()) == 3


def test_a_plan_from_an_older_state_is_refused_whole(plan: Plan, new_store: Path) -> None:
    old = plan(SHEET)
    add_person(PersonEntry(name="Någon Annan"))
    before = _contents(new_store)
    with pytest.raises(Changed):
        importing.apply(old)
    assert _contents(new_store) == before


def test_a_preview_of_the_gauges_writes_nothing(plan: Plan, new_store: Path) -> None:
    before = _contents(new_store)

    def gauges() -> dict[str, float | None]:
        return {"people": float(len(find_people()))}

    assert importing.preview_gauges(plan(SHEET), gauges) == ({"people": 0.0}, {"people": 3.0})
    assert _contents(new_store) == before
    assert not store.imports()


def test_a_sheet_completes_the_event_that_was_planned(load: Plan, new_store: Path) -> None:
    key = add_event(EventEntry(date=dt.date(2017, 3, 14), type="breakfast-meeting", town="Bollnäs", status="planned"))
    found = load(SHEET)
    assert found.events[0].ref == key
    now = event(key)
    assert (now.status, now.title) == ("held", "Frukostmöte om ASF")
    assert len(attendance_at(key)) == 3


def test_another_place_on_the_same_day_is_another_event(plan: Plan, new_store: Path) -> None:
    add_event(EventEntry(date=dt.date(2017, 3, 14), type="breakfast-meeting", town="Gävle"))
    assert plan(SHEET).changes.events


def test_two_events_that_fit_leave_it_to_the_user(plan: Plan, new_store: Path) -> None:
    day = dt.date(2017, 3, 14)
    first = add_event(EventEntry(date=day, type="breakfast-meeting"))
    second = add_event(EventEntry(date=day, type="breakfast-meeting", town="Bollnäs"))
    found = plan(SHEET)
    assert found.changes.events
    assert set(found.events[0].candidates) == {first, second}
    assert plan(SHEET, event=second).events[0].ref == second


def test_what_was_mended_by_hand_stands_when_the_file_comes_again(save: Callable[..., Path], new_store: Path) -> None:
    path = save(SHEET)
    (found,) = importing.prepare(path, Options())
    importing.apply(found)
    (line,) = [line for line in attendance_at(1) if line.name == "Anna Berg"]
    set_role(line.id, "politician")
    known = person(line.person)
    entry = PersonEntry(name=known.name, organisation=known.organisation, role=known.role, title="Enhetschef")
    edit_person(line.person, entry)
    (again,) = importing.prepare(path, Options())
    assert again.counts["unchanged"] == 3
    assert not again.changes


def test_a_list_that_comes_again_with_a_mark_more_updates_that_row(load: Plan, plan: Plan, new_store: Path) -> None:
    load(SHEET)
    mended = [*SHEET[:6], ["Per Dahl", "Bygdens Kooperativ", "Ledamot", "x"], SHEET[7]]
    found = plan(mended)
    assert [row.verdict for row in found.rows] == ["unchanged", "updated", "unchanged"]
    importing.apply(found)
    assert all(line.present for line in attendance_at(1))


def test_heads_that_come_again_with_another_number_are_its_total(load: Plan, plan: Plan, new_store: Path) -> None:
    rows = [["Informationsmöte 2017-05-03"], ["Organisation", "Antal"], ["Bollnäs kommun", 14], ["AF", 3]]
    load(rows)
    assert [row.verdict for row in plan(rows).rows] == ["unchanged", "unchanged"]
    found = load([*rows[:2], ["Bollnäs kommun", 15], ["AF", 3]])
    assert [row.verdict for row in found.rows] == ["updated", "unchanged"]
    assert {head.total for head in event(1).head_counts} == {15, 3}


def test_nasty_text_arrives_as_plain_data(load: Plan, new_store: Path) -> None:
    nasty = "a[/nope]b"
    load([["Frukostmöte [red]x 2017-03-14"], ["Namn", "Organisation", "Titel"], [nasty, "=SUM(A1)", "\u202eledamot"]])
    (line,) = find_people(nasty)
    assert (line.name, line.organisation, line.title) == (nasty, "=SUM(A1)", "ledamot")
