"""The plans that the store owns: what comes in goes out, and which one holds a day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import NotFound, RecordError
from asftui.plan import Plan
from asftui.plan import loader as plan_files
from asftui.registers import groups, organisations, plans
from tests.store.contents import contents

OTHER = Path(__file__).parent.parent / "plan" / "other-plan.toml"


@pytest.fixture
def other(new_store: Path) -> Plan:
    found = plan_files.load_plan(OTHER)
    plans.add_plan(found)
    return found


@pytest.mark.parametrize("path", [*plan_files.builtin_plan_paths(), OTHER], ids=lambda path: path.stem)
def test_a_plan_comes_out_of_the_store_as_it_came_in(tmp_path: Path, path: Path) -> None:
    plan = plan_files.load_plan(path)
    store.open_store(str(tmp_path / "store.db"), user="anna", seed=lambda: plans.add_plan(plan))
    found = plans.load_plan(plan.code)
    store.close()
    assert found == plan


def test_every_field_of_the_other_plan_is_filled_so_that_none_is_lost_unseen() -> None:
    plan = plan_files.load_plan(OTHER)
    empty = {name for name in plan.__dataclass_fields__ if getattr(plan, name) in ((), "", None)}
    both = {
        name
        for name in empty
        if getattr(plan_files.load_plan(plan_files.builtin_plan_paths()[0]), name) in ((), "", None)
    }
    assert not both


def test_a_plan_is_the_programs_own_change_and_one(new_store: Path) -> None:
    before = store.change_count()
    plans.add_plan(plan_files.load_plan(OTHER))
    assert store.change_count() == before + 1
    assert store.last_change() is None


def test_a_plan_that_is_there_is_refused_and_nothing_is_written(new_store: Path) -> None:
    before = contents()
    with pytest.raises(RecordError, match="gavleborg-2017"):
        plans.add_plan(plans.load_plan("gavleborg-2017"))
    assert contents() == before


def test_organisations_and_groups_that_are_known_are_not_made_again(new_store: Path) -> None:
    plan = plans.load_plan("gavleborg-2017")
    counts = (organisations.count_organisations(), groups.count_groups())
    plans.add_plan(replace(plan, code="gavleborg-2018"))
    assert (organisations.count_organisations(), groups.count_groups()) == counts


def test_a_plan_brings_its_parties_and_groups(new_store: Path) -> None:
    plan = plans.load_plan("gavleborg-2017")
    assert all(organisations.resolve(alias) for party in plan.parties for alias in (party.name, *party.aliases))
    assert all(groups.resolve(group.name) for group in plan.groups)


def test_a_plan_that_is_not_there_is_not_found(new_store: Path) -> None:
    for ask in (plans.load_plan, lambda code: plans.current_code(date(2017, 1, 1), code)):
        with pytest.raises(NotFound, match="nowhere"):
            ask("nowhere")


def test_plans_stand_by_their_first_day(other: Plan) -> None:
    starts = [plans.load_plan(code).start for code in plans.plan_codes()]
    assert starts == sorted(starts)
    assert len(starts) == 2


def test_the_current_plan_is_the_one_asked_for_else_todays_else_the_latest(other: Plan) -> None:
    first = plans.load_plan("gavleborg-2017")
    assert plans.current_code(other.start, first.code) == first.code
    for plan in (first, other):
        assert plans.current_code(plan.start) == plans.current_code(plan.end) == plan.code
    latest = max(first, other, key=lambda plan: plan.start)
    assert plans.current_code(date(1999, 1, 1)) == plans.current_code(date(2099, 1, 1)) == latest.code


def test_without_any_plan_none_is_current(tmp_path: Path) -> None:
    store.open_store(str(tmp_path / "store.db"), user="anna", seed=lambda: None)
    with pytest.raises(NotFound):
        plans.current_code(date(2017, 1, 1))
    assert plans.plan_of(date(2017, 1, 1)) is None
    store.close()


def test_a_day_is_held_within_the_plans_period(new_store: Path) -> None:
    plan = plans.load_plan("gavleborg-2017")
    before, after = plan.start - timedelta(1), plan.end + timedelta(1)
    days = [before, plan.start, plan.end, after]
    assert [plans.day_within(plan, day) for day in days] == [plan.start, plan.start, plan.end, plan.end]


def test_a_day_belongs_to_the_plan_whose_period_holds_it(other: Plan) -> None:
    first = plans.load_plan("gavleborg-2017")
    for plan in (first, other):
        assert plans.plan_of(plan.start) == plans.plan_of(plan.end) == plan.code
        assert plans.plan_of(plan.start, "nowhere") == plan.code
    assert plans.plan_of(date(1999, 1, 1), first.code) is None


def test_of_two_plans_that_hold_a_day_the_preferred_is_taken(new_store: Path) -> None:
    twin = replace(plans.load_plan("gavleborg-2017"), code="twin")
    plans.add_plan(twin)
    assert plans.plan_of(twin.start, "twin") == "twin"
    assert plans.plan_of(twin.start) == "gavleborg-2017"
