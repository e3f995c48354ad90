"""Opening the store: by many at once, for the owner only, and with one line where it cannot be."""

import multiprocessing
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from asftui import cli, resources, store
from asftui.errors import AsftuiError, StoreError, StoreTooNew, StoreTooOld
from asftui.registers import groups
from asftui.registers.plans import plan_codes
from asftui.registers.seed import seed_builtin_plan
from asftui.store import database as opened
from asftui.store.models.base import database
from tests.store.openers import open_together

PROCESSES = 8
NOBODY = 65534


def _open(path: Path) -> None:
    store.open_store(str(path), user="anna", seed=seed_builtin_plan)


def _nothing() -> None:
    """Seed a store with nothing."""


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    store.close()


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a folder that other users can reach too, as pytest's own is not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def _one_line(error: AsftuiError, *said: str) -> None:
    text = str(error)
    assert "\n" not in text
    assert error.remedy
    for words in (*said, error.remedy):
        assert words in text


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_eight_processes_that_open_one_new_store_at_once_all_get_its_one_plan(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    spawn = multiprocessing.get_context("spawn")
    gate, answers = spawn.Barrier(PROCESSES), spawn.Queue()
    openers = [spawn.Process(target=open_together, args=(str(path), gate, answers)) for _n in range(PROCESSES)]
    for opener in openers:
        opener.start()
    told = [answers.get(timeout=90) for _opener in openers]
    for opener in openers:
        opener.join(30)
    assert told == [["gavleborg-2017"]] * PROCESSES
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT COUNT(*) FROM plan").fetchone() == (1,)
        assert raw.execute("SELECT COUNT(*) FROM change").fetchone() == (1,)
    raw.close()


def test_the_file_and_those_beside_it_are_its_owners_only(new_store: Path) -> None:
    groups.add_group(groups.GroupEntry(name="Nämnden"))
    there = sorted(path.name for path in new_store.parent.glob("store.db*"))
    assert there == ["store.db", "store.db-shm", "store.db-wal"]
    assert {_mode(new_store.parent / name) for name in there} == {0o600}


def test_the_folder_of_ones_own_store_is_made_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert cli.run(["--user", "anna", "list", "groups"]) == 0
    folder = tmp_path / "asftui"
    assert _mode(folder) == 0o700
    assert _mode(folder / "asftui.db") == 0o600


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("secure_delete", 1)])
def test_the_connection_has_its_pragmas(new_store: Path, pragma: str, value: object) -> None:
    assert database.pragma(pragma) == value


def test_a_thread_of_its_own_has_the_same_pragmas(new_store: Path) -> None:
    with store.connected():
        assert database.pragma("foreign_keys") == 1


def test_a_writer_takes_its_lock_before_it_reads(new_store: Path) -> None:
    other = sqlite3.connect(new_store, timeout=0, isolation_level=None)
    with store.transaction(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.rollback()
    other.close()


def test_a_reader_sees_one_moment_while_others_write(new_store: Path) -> None:
    other = sqlite3.connect(new_store, timeout=0)
    with store.snapshot():
        before = store.change_count()
        with other:
            other.execute("INSERT INTO change (at, by, what) VALUES ('2017-01-01 00:00:00', 'bo', 'x')")
        assert store.change_count() == before
    assert store.change_count() == before + 1
    other.close()


def test_what_is_tried_leaves_nothing(new_store: Path) -> None:
    before = store.change_count()
    with store.trial():
        key = groups.add_group(groups.GroupEntry(name="Nämnden"))
        assert groups.group(key).name == "Nämnden"
    assert groups.resolve("Nämnden") is None
    assert store.change_count() == before


def test_no_store_is_open_before_one_is_opened() -> None:
    with pytest.raises(StoreError):
        store.session()


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        _open(tmp_path / "away" / "store.db")
    _one_line(caught.value, str(tmp_path / "away"))
    assert not (tmp_path / "away").exists()


@pytest.mark.parametrize("content", [b"no database at all, but longer than a header" * 40, b"SQLite format 3\0" * 90])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        _open(path)
    _one_line(caught.value, str(path))
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        _open(tmp_path)
    _one_line(caught.value, str(tmp_path))


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE bookmark (id INTEGER)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        _open(path)
    _one_line(caught.value, str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_store_that_may_not_be_written_is_said_so_at_once(shared: Path, what: str) -> None:
    path = shared / "store.db"
    _open(path)
    store.close()
    with sqlite3.connect(path) as raw:  # one that has to be turned to WAL again
        raw.execute("PRAGMA journal_mode=delete")
    raw.close()
    path.chmod(0o444 if what == "file" else 0o666)
    shared.chmod(0o555 if what == "folder" else 0o777)
    script = f"""
import os, sys
from asftui import store
from asftui.errors import StoreError
from asftui.registers.groups import GroupEntry, add_group
if os.getuid() == 0:
    os.setgroups([])
    os.setuid({NOBODY})
try:
    store.open_store(sys.argv[1], user="anna", seed=lambda: None)
    add_group(GroupEntry(name="Nämnden"))
except StoreError as error:
    print(error)
    print(error.remedy)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=opened.BUSY_SECONDS - 5,
        cwd=resources.shipped("migrations").parent,
    )
    shared.chmod(0o777)
    assert done.stderr == ""
    said, remedy = done.stdout.splitlines()
    assert said.startswith(str(path))
    assert said.endswith(remedy)


def test_a_store_from_a_later_version_is_refused_with_what_to_do(new_store: Path) -> None:
    database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2030-01-01')")
    for ask in (store.require_current, store.upgrade):
        with pytest.raises(StoreTooNew) as caught:
            ask()
        _one_line(caught.value, str(new_store), "9999_later")


@pytest.fixture
def older(new_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of scripts that has one more than the open store has had."""
    scripts = tmp_path / "checkout" / "migrations"
    shutil.copytree(resources.shipped("migrations"), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(resources, "_PACKAGE", scripts.parent / "asftui")
    return scripts


def _script(folder: Path, up: str) -> None:
    (folder / "9998_more.py").write_text(f"def up(migrator, db):\n    {up}\n\ndef down(migrator, db):\n    pass\n")


def test_a_store_from_an_earlier_version_asks_for_upgrade_and_gets_it(new_store: Path, older: Path) -> None:
    _script(older, "db.execute_sql('CREATE TABLE more (id INTEGER)')")
    with pytest.raises(StoreTooOld) as caught:
        store.require_current()
    _one_line(caught.value, str(new_store), "9998_more", "asftui upgrade")
    assert store.upgrade() == ["9998_more"]
    store.require_current()
    assert store.upgrade() == []
    assert database.table_exists("more")
    assert database.pragma("foreign_keys") == 1


def test_an_upgrade_that_would_break_a_reference_leaves_the_store_as_it_was(new_store: Path, older: Path) -> None:
    _script(older, "db.execute_sql('UPDATE goal SET plan_id = 999')")
    with pytest.raises(StoreError) as caught:
        store.upgrade()
    _one_line(caught.value, "goal")
    assert database.execute_sql("SELECT COUNT(*) FROM goal WHERE plan_id = 999").fetchone() == (0,)
    assert database.pragma("foreign_keys") == 1
    with pytest.raises(StoreTooOld):
        store.require_current()


def test_a_seed_that_fails_leaves_no_store_and_the_next_to_open_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"

    def failing() -> None:
        seed_builtin_plan()
        raise RuntimeError("lightning")

    with pytest.raises(RuntimeError, match="lightning"):
        store.open_store(str(path), user="anna", seed=failing)
    assert database.get_tables() == []
    store.open_store(str(path), user="anna", seed=_nothing)
    assert plan_codes() == []


def test_a_store_that_is_there_is_not_seeded_again(new_store: Path) -> None:
    _open(new_store)
    assert plan_codes() == ["gavleborg-2017"]
