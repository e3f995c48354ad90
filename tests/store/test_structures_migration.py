"""Stores from before support structures were records get the plan's members as records."""

import datetime as dt
from pathlib import Path

import pytest
from playhouse.migrations import Runner

from asftui import store
from asftui.indicators.gauges import read_status
from asftui.registers import structures
from asftui.resources import shipped
from asftui.store.models import Audit
from asftui.store.models.base import database
from tests.indicators.making import HALF, the_plan
from tests.store.test_writing import _link

SCRIPT = "0009_structures_and_economy"


@pytest.fixture
def older(new_store: Path) -> None:
    """Take the open store back to before the script."""
    runner = Runner(database.obj, str(shipped("migrations")))
    database.pragma("foreign_keys", 0)
    while runner.down() != [SCRIPT]:
        pass
    database.pragma("foreign_keys", 1)


def test_the_gauge_stands_where_it_stood_after_the_upgrade(older: None) -> None:
    assert SCRIPT in store.upgrade()
    gauge = read_status(the_plan(), HALF).gauge("municipalities-in-support-structure")
    assert gauge.value == gauge.baseline == 3
    found = {(step.municipality, step.since, step.earlier) for step in structures.structure_steps()}
    assert found == {(name, dt.date(2017, 1, 1), True) for name in ("Hudiksvall", "Nordanstig", "Bollnäs")}


def test_the_log_knows_them_as_the_plans_and_its_chain_holds(older: None) -> None:
    store.upgrade()
    chain = b""
    for entry in Audit.select().order_by(Audit.id):
        chain = _link(chain, entry)
        assert entry.chain == chain
    for step in structures.structure_steps():
        assert {line.by for line in store.history_of(structures.StructureStep, step.id)} == {store.SYSTEM}


def test_what_is_written_after_the_upgrade_gets_an_id_of_its_own(older: None) -> None:
    store.upgrade()
    entry = structures.StructureEntry(municipality="Ljusdal", step="member", since=dt.date(2017, 2, 1))
    there = {step.id for step in structures.structure_steps()}
    assert structures.add_structure_step(entry) not in there
    store.undo(store.last_change())
    assert {step.id for step in structures.structure_steps()} == there
