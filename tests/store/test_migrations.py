"""The scripts that make and change the tables, held together with the models."""

import importlib.util
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from peewee import SqliteDatabase
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models

from asftui import store
from asftui.resources import shipped
from asftui.store.models import LOG, RECORDS
from asftui.store.models.base import Table, database

SCRIPTS = sorted(shipped("migrations").glob("[0-9]*.py"))


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[SqliteDatabase]:
    found = SqliteDatabase(str(tmp_path / "bare.db"), pragmas={"foreign_keys": 0})
    found.connect()
    yield found
    found.close()


def _runner(where: SqliteDatabase) -> Runner:
    return Runner(where, str(shipped("migrations")))


def _schema(where: SqliteDatabase) -> set[tuple[str, str, str]]:
    rows = where.execute_sql("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}


def _columns(where: SqliteDatabase) -> dict[str, list[tuple[object, ...]]]:
    tables = [model._meta.table_name for model in (*LOG, *RECORDS)]
    return {table: where.execute_sql(f'PRAGMA table_info("{table}")').fetchall() for table in tables}


def _load(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(script.stem, script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_migrated_store_differs_in_nothing_from_the_models(new_store: Path) -> None:
    assert str(diff_models(database, [*LOG, *RECORDS])) == ""


def test_a_migrated_store_has_the_columns_that_the_models_would_make(bare: SqliteDatabase, tmp_path: Path) -> None:
    """Types, nulls and primary keys, which schema_diff does not look at."""
    _runner(bare).up()
    made = SqliteDatabase(str(tmp_path / "made.db"))
    models = [*LOG, *RECORDS]
    with made.bind_ctx(models), made.connection_context():
        made.create_tables(models)
        wanted = _columns(made)
    found = _columns(bare)
    assert {t: sorted(c[1:] for c in cols) for t, cols in found.items()} == {
        t: sorted(c[1:] for c in cols) for t, cols in wanted.items()
    }


def test_every_model_stands_among_the_log_or_the_records() -> None:
    found, waiting = set(), [Table]
    while waiting:
        for model in waiting.pop().__subclasses__():
            waiting.append(model)
            if not model.__subclasses__() and model.__module__.startswith("asftui."):
                found.add(model)
    assert found == {*LOG, *RECORDS}


def test_records_stand_after_those_that_they_refer_to() -> None:
    place = {model: n for n, model in enumerate(RECORDS)}
    for model in RECORDS:
        for target in model._meta.refs.values():
            assert place[target] < place[model], (model, target)


def test_every_migration_goes_up_down_and_up_again_to_the_same_tables(bare: SqliteDatabase) -> None:
    runner = _runner(bare)
    bare.execute_sql("SELECT 1")
    stages = [set()]
    for script in SCRIPTS:
        assert runner.up(script.stem) == [script.stem]
        stages.append(_schema(bare) - _history(bare))
    assert all(before != after for before, after in pairwise(stages))
    for script, before in zip(reversed(SCRIPTS), reversed(stages[:-1]), strict=True):
        assert runner.down() == [script.stem]
        assert _schema(bare) - _history(bare) == before
    assert runner.up() == [script.stem for script in SCRIPTS]
    assert _schema(bare) - _history(bare) == stages[-1]


def test_a_seeded_store_goes_down_to_nothing_and_up_to_the_same_tables(new_store: Path) -> None:
    before = _schema(database)
    database.pragma("foreign_keys", 0)
    runner = _runner(database.obj)
    for script in reversed(SCRIPTS):
        assert runner.down() == [script.stem]
    assert database.get_tables() == ["schema_migration"]
    assert store.upgrade() == [script.stem for script in SCRIPTS]
    assert _schema(database) == before
    assert database.execute_sql("SELECT COUNT(*) FROM plan").fetchone() == (0,)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_has_up_and_down_and_says_what_it_does(script: Path) -> None:
    module = _load(script)
    assert callable(module.up)
    assert callable(module.down)
    assert module.__doc__


def test_scripts_are_numbered_one_after_the_other() -> None:
    assert [int(script.stem[:4]) for script in SCRIPTS] == list(range(1, len(SCRIPTS) + 1))


def _history(where: SqliteDatabase) -> set[tuple[str, str, str]]:
    return {row for row in _schema(where) if "schema_migration" in row[1]}
