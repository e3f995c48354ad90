"""What holds of any sheet: the verdicts add up, the order of rows never matters, and the same again is nothing."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asftui import importing, store
from asftui.importing import Book, ImportPlan, Options
from asftui.importing.sheets import Cell, Sheet
from asftui.registers.seed import seed_builtin_plan

names = st.sampled_from(
    ["Anna Berg", "Berg, Anna", "ANNA BERG", "Per Dahl", "Pär Dahl", "Eva Ek", None, "-", "a[/b]c", "="]
)
emails = st.sampled_from([None, "anna@exempel.se", "per@exempel.se", "ANNA@EXEMPEL.SE", "inget", "info@exempel.se"])
organisations = st.sampled_from([None, "AF", "Arbetsförmedlingen", "FK", "Bygdens Kooperativ", "saknas"])
heads = st.sampled_from([None, None, 3, "14 st", "många"])
marks = st.sampled_from([None, "x", "nej", "kanske"])
rows = st.lists(st.tuples(names, emails, organisations, heads, marks), min_size=1, max_size=12)
HEADING: tuple[Cell, ...] = ("Namn", "E-post", "Organisation", "Antal", "Närvarande")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("store") / "s.db"
    store.open_store(str(path), user="anna", seed=seed_builtin_plan)
    yield path
    store.close()


def _plan(body: list[tuple[Cell, ...]], digest: str = "x") -> ImportPlan:
    sheet = Sheet(
        name="Blad1", rows=(("Frukostmöte Bollnäs 2017-03-14",), HEADING, *body, ("Zara Zetterlund", None, "AF"))
    )
    return importing.plan_sheet(Book(file="f.xlsx", digest=digest, sheets=(sheet,)), sheet, Options())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_count(opened: Path, body: list[tuple[Cell, ...]], chance: random.Random) -> None:
    body = [row for row in body if any(cell is not None for cell in row)]
    one = _plan(body)
    shuffled = list(body)
    chance.shuffle(shuffled)
    other = _plan(shuffled)
    counts = one.counts
    assert sum(n for name, n in counts.items() if name != "read") == counts["read"] == len(one.rows)
    assert other.counts == counts
    assert len(other.changes.people) == len(one.changes.people)
    assert sum(a.values["present"] for a in other.changes.attendances) == sum(
        a.values["present"] for a in one.changes.attendances
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows)
def test_the_same_again_writes_nothing_and_undo_puts_all_back(opened: Path, body: list[tuple[Cell, ...]]) -> None:
    body = [row for row in body if any(cell is not None for cell in row)]
    first = _plan(body)
    applied = importing.apply(first)
    for digest in ("x", "another file with the same rows"):
        again = _plan(body, digest)
        assert not again.changes, again.changes
        assert again.counts["new"] == again.counts["updated"] == 0
    assert applied.change is not None
    store.undo(applied.change)
    assert _plan(body).counts == first.counts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.lists(st.integers(min_value=1, max_value=3), min_size=12, max_size=12))
def test_the_same_people_with_cells_emptied_change_nothing(
    opened: Path, body: list[tuple[Cell, ...]], emptied: list[int]
) -> None:
    body = [row for row in body if row[0] is not None and row[0] != "-" and row[3] is None]
    blanked = [(*row[:n], None, *row[n + 1 :]) for row, n in zip(body, emptied, strict=False) if n != 2]
    whole = [row for row, n in zip(body, emptied, strict=False) if n != 2]
    applied = importing.apply(_plan(whole))
    names = {row[0] for row in whole}
    again = _plan(blanked, "with cells emptied") if len(names) == len(whole) else _plan(whole, "as it was")
    assert not again.changes.people_updates
    assert not again.changes.attendance_updates
    assert applied.change is not None
    store.undo(applied.change)


marks_against_dates = st.lists(
    st.tuples(names, organisations, *[st.sampled_from([None, "x", "nej", "1"])] * 3), min_size=1, max_size=10
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks_against_dates, st.randoms(use_true_random=False))
def test_the_order_of_people_against_dates_changes_no_presence(
    opened: Path, body: list[tuple[Cell, ...]], chance: random.Random
) -> None:
    def presences(rows: list[tuple[Cell, ...]]) -> tuple[int, int, int]:
        heading: tuple[Cell, ...] = ("Namn", "Organisation", "14/3 2017", "20/4 2017", "11/5 2017")
        sheet = Sheet(name="Blad1", rows=(heading, *rows, ("Zara Zetterlund", "AF", "x", "x", "x")))
        plan = importing.plan_sheet(Book(file="f.xlsx", digest="m", sheets=(sheet,)), sheet, Options())
        came = sum(each.values["present"] for each in plan.changes.attendances)
        return came, len(plan.changes.people), plan.counts["read"]

    body = [row for row in body if any(cell is not None for cell in row)]
    shuffled = list(body)
    chance.shuffle(shuffled)
    assert presences(shuffled) == presences(body)
