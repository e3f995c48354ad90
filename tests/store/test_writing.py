"""The one way to write: a record, its audit entry and where it came from, all or nothing."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from asftui import store
from asftui.errors import Changed, NotFound, RecordError, StoreError
from asftui.store import BatchInfo, Source
from asftui.store.models import Attendance, Audit, Batch, Change, Event, Group, Organisation, Person
from asftui.store.writing import digest
from tests.conftest import NOW
from tests.store.contents import contents

GROUP = {"name": "Nämnden", "search_key": "namnden", "sort_key": "n{bmnden"}


def _group(name: str = "Nämnden", **more: object) -> int:
    with store.writing("Grupp") as writer:
        return writer.insert(Group, **{**GROUP, "name": name, **more})


def _entries(change: int | None) -> list[Audit]:
    return list(Audit.select().where(Audit.change == change).order_by(Audit.id))


def test_each_record_has_one_entry_with_what_it_was_and_became(new_store: Path) -> None:
    with store.writing("Grupper") as writer:
        key = writer.insert(Group, **GROUP)
        writer.update(Group, key, {"name": "Styrelsen", "notes": "", "municipality": "Bollnäs"})
        writer.delete(Group, key)
    made, changed, gone = _entries(writer.change_id)
    assert [(e.action, e.table, e.record) for e in (made, changed, gone)] == [
        ("create", "informed_group", key),
        ("update", "informed_group", key),
        ("delete", "informed_group", key),
    ]
    whole = {"id": key, **GROUP, "kind": "group", "notes": ""}
    assert (made.before, json.loads(made.after)) == (None, whole)
    assert json.loads(changed.before) == {"name": "Nämnden", "municipality": None}
    assert json.loads(changed.after) == {"name": "Styrelsen", "municipality": "Bollnäs"}
    last = {**whole, "name": "Styrelsen", "municipality": "Bollnäs", "organisation": None, "revision": 2}
    assert (json.loads(gone.before), gone.after) == (last, None)


def test_a_change_says_who_what_and_when(new_store: Path) -> None:
    _group()
    line = store.latest_change()
    assert line is not None
    assert (line.by, line.what, line.at, line.batch) == ("anna", "Grupp", NOW, None)


def test_the_source_of_a_record_is_its_sheet_and_row(new_store: Path) -> None:
    batch = BatchInfo(file="lista.xlsx", sheet="Blad1", kind="people", digest="d", rows={"new": 1})
    with store.writing("Import", batch=batch) as writer:
        key = writer.insert(Person, source=Source("Blad1", 7), name="A", search_key="a", sort_key="a")
        writer.update(Person, key, {"title": "chef"}, source=Source("Blad1", 8))
    assert [(line.file, line.sheet, line.row) for line in store.history_of(Person, key)] == [
        ("lista.xlsx", "Blad1", 8),
        ("lista.xlsx", "Blad1", 7),
    ]
    assert [(line.batch, line.file, line.rows) for line in store.imports()] == [(1, "lista.xlsx", {"new": 1})]


def test_a_change_in_which_nothing_is_written_leaves_nothing(new_store: Path) -> None:
    key = _group()
    before = (store.change_count(), Audit.select().count(), contents())
    with store.writing("Ingenting", batch=BatchInfo(file="f", sheet="s", kind="k", digest="d", rows={})) as writer:
        assert not writer.update(Group, key, {"name": "Nämnden", "municipality": None})
        assert writer.insert_many(Group, []) == []
        writer.delete_many(Group, [])
    assert writer.change_id is None
    assert (store.change_count(), Audit.select().count(), contents()) == before
    assert Batch.select().count() == 0


def test_a_writing_inside_another_is_a_part_of_it(new_store: Path) -> None:
    before = store.change_count()
    with store.writing("Båda") as outer:
        first = _group("Ett")
        second = _group("Två")
    assert store.change_count() == before + 1
    assert [entry.record for entry in _entries(outer.change_id)] == [first, second]
    assert Change.get_by_id(outer.change_id).what == "Båda"


def test_an_error_in_the_middle_leaves_nothing(new_store: Path) -> None:
    before = (store.change_count(), Audit.select().count(), contents())
    with pytest.raises(RecordError, match="halfway"), store.writing("Hälften"):
        _group("Ett")
        raise RecordError("halfway")
    assert (store.change_count(), Audit.select().count(), contents()) == before
    assert _group("Två") == max(contents()["informed_group"])


def test_after_an_error_the_next_change_stands_alone(new_store: Path) -> None:
    with pytest.raises(NotFound), store.writing("Bort") as writer:
        writer.delete(Group, 999)
    _group()
    line = store.latest_change()
    assert line is not None
    assert line.what == "Grupp"


def test_what_the_engine_refuses_is_said_in_one_line_and_leaves_nothing(new_store: Path) -> None:
    before = contents()
    with pytest.raises(RecordError) as caught, store.writing("Person"):
        _group()
        with store.writing("") as writer:
            writer.insert(Person, name="A", search_key="a", sort_key="a", organisation=999)
    assert caught.value.remedy in str(caught.value)
    assert contents() == before


def test_a_writer_that_finds_no_table_says_that_the_store_cannot_be_used(new_store: Path) -> None:
    with pytest.raises(StoreError, match=r"store\.db"), store.transaction():
        Group._meta.database.execute_sql("SELECT * FROM no_such_table")


@pytest.mark.parametrize("act", ["update", "delete"])
def test_saving_over_a_newer_revision_is_noticed(new_store: Path, act: str) -> None:
    key = _group()
    with store.writing("Annan") as writer:
        assert writer.update(Group, key, {"name": "Styrelsen"}, revision=1)
    with pytest.raises(Changed), store.writing("Sen") as writer:
        if act == "update":
            writer.update(Group, key, {"name": "Rådet"}, revision=1)
        else:
            writer.delete(Group, key, revision=1)
    assert Group.get_by_id(key).name == "Styrelsen"


def test_the_revision_goes_up_by_one_only_where_something_changed(new_store: Path) -> None:
    key = _group()
    for name in ("Styrelsen", "Styrelsen", "Rådet"):
        with store.writing("Namn") as writer:
            writer.update(Group, key, {"name": name})
    assert Group.get_by_id(key).revision == 3


def test_a_record_that_comes_back_is_newer_than_the_one_that_went(new_store: Path) -> None:
    key = _group()
    with store.writing("Namn") as writer:
        writer.update(Group, key, {"name": "Styrelsen"})
    with store.writing("Bort") as writer:
        writer.delete(Group, key)
    store.undo(writer.change_id or 0)
    with pytest.raises(Changed), store.writing("Sen") as writer:
        writer.update(Group, key, {"name": "Rådet"}, revision=2)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_record_that_has_gone_is_not_found(new_store: Path, act: str) -> None:
    with pytest.raises(NotFound), store.writing("Borta") as writer:
        if act == "update":
            writer.update(Group, 999, {"name": "x"})
        else:
            writer.delete(Group, 999)


def test_an_id_is_never_used_again(new_store: Path) -> None:
    key = _group()
    with store.writing("Bort") as writer:
        writer.delete(Group, key)
    store.close()
    store.open_store(str(new_store), user="bo", seed=lambda: None)
    assert _group() == key + 1


def test_each_link_of_the_chain_is_the_hash_of_the_one_before_and_of_what_it_says(new_store: Path) -> None:
    key = _group()
    with store.writing("Namn") as writer:
        writer.update(Group, key, {"name": "Styrelsen"})
        writer.delete(Group, key)
    chain = b""
    for entry in Audit.select().order_by(Audit.id):
        assert entry.before_digest == hashlib.sha256(entry.salt + (entry.before or "").encode()).digest()
        assert entry.after_digest == digest(entry.salt, entry.after)
        chain = _link(chain, entry)
        assert entry.chain == chain


def test_blanking_the_texts_and_the_salt_leaves_the_chain_whole(new_store: Path) -> None:
    key = _group()
    Audit.update(before=None, after=None, salt=None).where(Audit.record == key).execute()
    chain = b""
    for entry in Audit.select().order_by(Audit.id):
        chain = _link(chain, entry)
    assert chain == entry.chain
    _group("Nästa")
    last = Audit.select().order_by(Audit.id.desc()).first()
    assert last.chain == _link(chain, last)


@pytest.mark.parametrize("field", ["record", "action", "table", "after_digest", "before_digest"])
def test_a_link_tells_where_somebody_has_changed_an_entry(new_store: Path, field: str) -> None:
    _group()
    entry = Audit.select().order_by(Audit.id.desc()).first()
    before = Audit.select(Audit.chain).where(Audit.id < entry.id).order_by(Audit.id.desc()).scalar()
    setattr(entry, field, {"record": 7, "action": "delete", "table": "person"}.get(field, b"x"))
    assert entry.chain != _link(before, entry)


def _link(before: bytes, entry: Audit) -> bytes:
    head = f"{entry.change_id}:{entry.table}:{entry.action}:{entry.record}".encode()
    return hashlib.sha256(before + head + entry.before_digest + entry.after_digest).digest()


def test_salts_differ_so_that_equal_texts_have_unequal_digests(new_store: Path) -> None:
    salts = [entry.salt for entry in Audit.select()]
    assert len(set(salts)) == len(salts)


def test_ten_thousand_rows_are_written_at_once_and_each_has_its_entry(new_store: Path) -> None:
    began = perf_counter()
    with store.writing("Många") as writer:
        event = writer.insert(Event, date=date(2017, 3, 14), type="fair", status="held", search_key="fair")
        people = writer.insert_many(
            Person, [{"name": f"P {n}", "search_key": f"p {n}", "sort_key": f"p {n}"} for n in range(10_000)]
        )
        writer.insert_many(
            Attendance,
            [{"event": event, "person": key, "role": "employee"} for key in people],
            [Source("Blad1", n) for n in range(10_000)],
        )
    assert perf_counter() - began < 10, "about half a second on two cores"
    assert people == list(range(people[0], people[0] + 10_000))
    assert len(_entries(writer.change_id)) == 20_001
    assert [line.created for line in store.written(writer.change_id or 0)] == [1, 10_000, 10_000]
    assert store.plan_undo(writer.change_id or 0).counts() == (20_001, 0, 0)


@pytest.fixture
def later_world(new_store: Path) -> Iterator[None]:
    _group("Ett")
    with store.writing("Två", by="bo"):
        _group("Två")
    yield


def test_the_log_lists_changes_newest_first_without_the_programs_own(later_world: None) -> None:
    assert [(line.what, line.by) for line in store.changes()] == [("Två", "bo"), ("Grupp", "anna")]
    assert store.count_changes() == 2
    assert [line.what for line in store.changes(limit=1, offset=1)] == ["Grupp"]


def test_the_counter_of_changes_grows_with_every_change(later_world: None) -> None:
    before = store.change_count()
    _group("Tre")
    assert store.change_count() == before + 1


def test_a_user_who_is_called_as_the_program_is_still_a_user(new_store: Path) -> None:
    store.close()
    store.open_store(str(new_store), user="asftui", seed=lambda: None)
    assert store.last_change() is None
    _group()
    assert store.count_changes() == 1


def test_defaults_are_written_for_fields_that_are_not_given(new_store: Path) -> None:
    with store.writing("Ny") as writer:
        key = writer.insert(Organisation, name="A", search_key="a", sort_key="a")
    row = Organisation.select().where(Organisation.id == key).dicts().get()
    assert (row["kind"], row["own"], row["notes"], row["revision"], row["municipality"]) == (
        "other",
        False,
        "",
        1,
        None,
    )
