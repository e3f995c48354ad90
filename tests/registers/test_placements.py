"""Placements: by code, never a name; their states; what is counted of them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui import store
from asftui.errors import RecordError
from asftui.indicators.placements import read_placement_values
from asftui.indicators.sources import read_sources
from asftui.plan.loader import builtin_plan_paths, load_plan
from asftui.registers import placements
from asftui.registers.placement_state import has_ended, is_funded, state_of
from asftui.registers.placement_words import tell
from asftui.registers.placements import PlacementEntry, add_placement, edit_placement
from asftui.registers.seed import seed_builtin_plan

PLAN = load_plan(builtin_plan_paths()[0])
DAY = dt.date(2017, 12, 31)
dates = st.dates(dt.date(2016, 1, 1), dt.date(2018, 12, 31))
entries = st.builds(
    PlacementEntry,
    code=st.just("P-1"),
    funding=st.sampled_from([None, "granted", "refused"]),
    decision=st.none() | dates,
    applied=st.none() | dates,
    start=st.none() | dates,
    planned_end=st.none() | dates,
    end=st.none() | dates,
    outcome=st.sampled_from([None, "studies", "own-work", "illness"]),
)


def _on(month: int, day: int = 1) -> dt.date:
    return dt.date(2017, month, day)


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    store.open_store(str(tmp_path / "s.db"), user="anna", seed=seed_builtin_plan)
    yield tmp_path
    store.close()


@pytest.mark.parametrize(
    "code", ["Anna Berg", "Anna", "Per-Olof", "Berg, Anna", "850101-1234", "19850101 1234", "", " – ", "x" * 60]
)
def test_a_code_is_never_a_name_or_a_personal_number(code: str) -> None:
    with pytest.raises(RecordError) as told:
        placements.check_code(code)
    assert "850101" not in str(told.value)


@pytest.mark.parametrize("code", ["P-001", "p 12", "AB", "Hudik 3", "2017/14", "K-Ö-7"])
def test_a_code_is_taken_as_it_is_written(code: str) -> None:
    assert placements.check_code(code) == code


@given(entries, dates)
def test_a_placement_that_has_ended_does_not_run_and_one_refused_is_never_funded(
    entry: PlacementEntry, day: dt.date
) -> None:
    state = state_of(entry, day)
    assert (state == "ended") == (entry.funding != "refused" and has_ended(entry, day))
    if entry.funding == "refused" or entry.start is None:
        assert not is_funded(entry, PLAN.start, day)
    if state == "running":
        assert entry.start is not None and entry.start <= day


@given(entries, dates, dates)
def test_what_is_funded_by_a_day_stays_so_later(entry: PlacementEntry, one: dt.date, other: dt.date) -> None:
    first, later = sorted((one, other))
    assert is_funded(entry, PLAN.start, later) or not is_funded(entry, PLAN.start, first)


def test_a_placement_over_two_years_belongs_to_both() -> None:
    entry = PlacementEntry(code="P-1", start=dt.date(2016, 10, 1), end=dt.date(2017, 3, 31))
    assert is_funded(entry, dt.date(2016, 1, 1), dt.date(2016, 12, 31))
    assert is_funded(entry, PLAN.start, _on(1))
    assert not is_funded(entry, dt.date(2018, 1, 1), dt.date(2018, 12, 31))


def test_the_two_gauges_count_what_ran_and_how_it_ended(opened: Path) -> None:
    assert read_placement_values(PLAN, DAY)["placement-outcome"].value is None
    for code, funding, start, end, outcome in [
        ("P-1", "granted", _on(2), _on(6), "own-work"),
        ("P-2", None, _on(2), _on(8), "studies"),
        ("P-3", None, _on(3), None, None),
        ("P-4", None, _on(3), _on(5), "case-officer"),
        ("P-5", "refused", None, None, None),
        ("P-6", "granted", None, None, None),
    ]:
        add_placement(PlacementEntry(code=code, funding=funding, start=start, end=end, outcome=outcome))
    found = read_placement_values(PLAN, DAY)
    assert found["funded-placements"].value == 4
    assert found["placement-outcome"].value == pytest.approx(66.7, abs=0.05)
    assert found["placement-outcome"].share_of == (2, 3)
    assert read_placement_values(PLAN, _on(2, 15))["funded-placements"].value == 2
    assert sorted(line.what[:3] for line in read_sources(PLAN, "funded-placements", DAY)) == [
        "P-1",
        "P-2",
        "P-3",
        "P-4",
    ]
    assert sum(line.new for line in read_sources(PLAN, "placement-outcome", DAY)) == 2


def test_a_code_has_one_placement_at_a_time_and_may_have_another_later(opened: Path) -> None:
    add_placement(PlacementEntry(code="P-1", start=_on(1), end=_on(3)))
    with pytest.raises(RecordError):
        add_placement(PlacementEntry(code="p 1".replace(" ", "-"), start=_on(2)))
    add_placement(PlacementEntry(code="P-1", start=_on(4)))
    assert len(placements.known_codes(["P-1"])["p1"]) == 2


def test_who_is_no_administrator_sees_no_disability_and_takes_none_away(tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    store.open_store(path, user="lena", seed=seed_builtin_plan)
    key = add_placement(PlacementEntry(code="P-1", target_groups=("disability", "young")))
    store.close()
    store.open_store(path, user="per", seed=seed_builtin_plan, role="editor")
    seen = placements.placement(key)
    assert seen.target_groups == ("young",)
    edit_placement(key, PlacementEntry(code="P-1", target_groups=("newly-arrived",)))
    store.close()
    store.open_store(path, user="lena", seed=seed_builtin_plan)
    assert placements.placement(key).target_groups == ("disability", "newly-arrived")
    store.close()


def test_an_age_outside_the_plans_warns_and_never_blocks(opened: Path) -> None:
    entry = PlacementEntry(code="P-1", birth_year=2005, start=_on(1))
    assert len(placements.warnings_of(entry)) == 1
    assert add_placement(entry)


@pytest.mark.parametrize(
    ("which", "text", "code"),
    [
        ("outcome", "Arbete", "own-work"), ("outcome", "Fick anställning på Samhall", "own-work"),
        ("outcome", "Studier (komvux)", "studies"), ("outcome", "Åter till handläggare", "case-officer"),
        ("outcome", "Avbruten p.g.a. sjukdom", "illness"), ("outcome", "avbröts", "interrupted"),
        ("outcome", "Arbetslös", "other"), ("outcome", "pågår", None), ("outcome", "söker arbete", "other"),
        ("outcome", "Own work", "own-work"), ("sex", "K", "woman"), ("sex", "Man", "man"),
        ("target_groups", "Funktionsnedsättning", "disability"), ("target_groups", "nyanlända", "newly-arrived"),
        ("funding", "Beviljad", "granted"), ("funding", "Ej beviljad", "refused"),
        ("support", "Ekonomiskt bistånd", "income-support"),
        ("kind", "Arbetsträning", "work-training"), ("occupation", "Aktivt arbetssökande", "seeking"),
    ],
)  # fmt: skip
def test_words_of_lists_are_told(which: str, text: str, code: str | None) -> None:
    assert tell(which, text) == code
