"""Each ugly sheet gives what it must, goes in, out and in again without a trace; mended rejects complete it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from peewee import ForeignKeyField

from asftui import importing, store
from asftui.i18n import use_language
from asftui.importing import ImportPlan, Options
from asftui.importing.plan import VERDICTS
from asftui.indicators.asof import choose_plan
from asftui.indicators.gauges import read_status
from asftui.registers.seed import seed_builtin_plan
from asftui.store.models import RECORDS, Attendance, Event, HeadCount, MendedRow, Person, SheetMapping
from tests.conftest import NOW
from tests.importing.ugly import Case
from tests.importing.ugly_left import OTHERS, SURVEYS
from tests.importing.ugly_lists import LISTS
from tests.importing.ugly_reports import REPORTS
from tests.importing.ugly_shapes import BARE, EVENTS, MATRICES, REGISTERS
from tests.importing.ugly_traps import TRAPS

TAKEN = (*LISTS, *MATRICES, *BARE, *REGISTERS, *EVENTS, *REPORTS, *TRAPS)
INFORMED = ("organisations-informed", "employees-informed", "politicians-informed", "information-events")


def _named(case: Case) -> str:
    return case.name.replace(" ", "-")


taken = pytest.mark.parametrize("case", TAKEN, ids=_named)
left = pytest.mark.parametrize("case", OTHERS, ids=_named)
asked = pytest.mark.parametrize("case", SURVEYS, ids=_named)
mended = pytest.mark.parametrize("case", [case for case in TAKEN if case.mend], ids=_named)


@pytest.fixture
def fresh(seeded: Path, tmp_path: Path) -> Any:
    """Open one new store after another."""
    opened = 0

    def again() -> None:
        nonlocal opened
        opened += 1
        path = tmp_path / f"store{opened}.db"
        shutil.copy(seeded, path)
        store.open_store(str(path), user="anna", seed=seed_builtin_plan, clock=lambda: NOW)

    use_language("en")
    again()
    yield again
    store.close()


def _load(path: Path, case: Case) -> ImportPlan:
    (plan,) = importing.prepare(path, Options(**case.options))
    importing.apply(plan)
    return plan


def _gauges() -> tuple[float | None, ...]:
    plan, as_of = choose_plan("", NOW.date().replace(month=12, day=31))
    values = {gauge.code: gauge.value for gauge in read_status(plan, as_of).gauges}
    return tuple(values[code] for code in INFORMED)


def _essence(*, without: tuple[type, ...] = ()) -> dict[str, list[str]]:
    """Return all records without ids and revisions, each reference as what it refers to."""
    names: dict[tuple[str, int], str] = {}
    found: dict[str, list[str]] = {}
    for model in RECORDS:
        references = {
            f.name: f.rel_model._meta.table_name for f in model._meta.sorted_fields if isinstance(f, ForeignKeyField)
        }
        lines = []
        for row in model.select().dicts():
            told = {
                name: names.get((references[name], value)) if name in references else value
                for name, value in row.items()
                if name not in ("id", "revision")
            }
            names[model._meta.table_name, row["id"]] = repr(told)
            lines.append(repr(told))
        if model not in without:
            found[model._meta.table_name] = sorted(lines)
    return found


@taken
def test_a_sheet_gives_what_it_must(case: Case, fresh: Callable[[], None], tmp_path: Path) -> None:
    plan = _load(case.save(tmp_path), case)
    assert plan.kind == case.kind, plan.notes
    assert {v: n for v, n in plan.counts.items() if n and v in VERDICTS} == {
        v: n for v, n in {"new": case.new, "duplicate": case.duplicate, "rejected": case.rejected}.items() if n
    }, [(row.row, row.verdict, row.name, row.reason) for row in plan.rows]
    assert plan.header_row == case.header
    assert Event.select().count() == case.events
    assert _gauges() == case.gauges
    assert case.says in " ".join(plan.notes)


@taken
def test_apply_undo_and_apply_again_is_as_apply_alone_and_a_third_time_is_nothing(
    case: Case, fresh: Callable[[], None], tmp_path: Path
) -> None:
    book = importing.read_file(case.save(tmp_path))
    empty = _essence()
    ((_sheet, plan),) = importing.plan_book(book, Options(**case.options))
    applied = importing.apply(plan)
    alone = _essence()
    assert applied.change is not None
    store.undo(applied.change)
    assert _essence() == empty
    ((_sheet, again),) = importing.plan_book(book, Options(**case.options))
    assert again.counts == plan.counts
    importing.apply(again)
    assert _essence() == alone
    for digest in (book.digest, "the same rows, saved again"):
        ((_sheet, third),) = importing.plan_book(replace(book, digest=digest), Options(**case.options))
        assert not third.changes
        assert third.counts["new"] == third.counts["updated"] == 0
        assert third.counts["rejected"] == plan.counts["rejected"]


@mended
def test_the_rejects_mended_complete_it(case: Case, fresh: Callable[[], None], tmp_path: Path) -> None:
    plan = _load(case.save(tmp_path), case)
    out = tmp_path / "avvisade.xlsx"
    assert importing.save_rejects([plan], out) == case.rejected
    case.mend_rejects(out)
    rejects = _load(out, case)
    assert rejects.counts["rejected"] == 0, [(row.row, row.reason) for row in rejects.rows]
    assert rejects.kind == case.kind
    counted = _gauges(), Person.select().count(), Event.select().count(), Attendance.select().count()
    kept = _essence(without=(SheetMapping, MendedRow))
    assert not _load(out, case).changes
    out.write_bytes(out.read_bytes() + b"\0")  # saved again: another file with the same rows
    _load(out, case)
    assert _essence(without=(SheetMapping, MendedRow)) == kept
    if not case.text:
        fresh()
        _load(case.save(tmp_path, mended=True), case)
        whole = _gauges(), Person.select().count(), Event.select().count(), Attendance.select().count()
        assert counted == whole
        assert kept["head_count"] == _essence()["head_count"]
        assert HeadCount.select().count() == len(kept["head_count"])


@left
def test_a_sheet_that_holds_nobody_who_came_is_left(case: Case, fresh: Callable[[], None], tmp_path: Path) -> None:
    (plan,) = importing.prepare(case.save(tmp_path), Options())
    assert plan.kind == "", (plan.kind, plan.reason, plan.mapping)
    assert plan.left_kind == case.left, plan.notes
    assert plan.reason
    assert not plan.changes


@asked
def test_a_survey_names_nobody(case: Case, fresh: Callable[[], None], tmp_path: Path) -> None:
    (plan,) = importing.prepare(case.save(tmp_path), Options())
    assert plan.kind == case.kind, (plan.reason, plan.notes)
    assert plan.changes.survey
    assert not (plan.changes.people or plan.changes.attendances or plan.changes.events)
    assert "Anna" not in repr(plan.changes)
