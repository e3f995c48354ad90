"""The register of readings."""

from datetime import date
from pathlib import Path

import pytest

from asftui.errors import NotFound
from asftui.indicators.readings import latest_readings
from asftui.registers.plans import load_plan
from asftui.registers.readings import ReadingEntry, add_readings


def test_a_reading_counts_from_its_date(new_store: Path) -> None:
    plan = load_plan("gavleborg-2017")
    add_readings(plan.code, [ReadingEntry(indicator="employed", date=date(2017, 6, 30), value=196)])
    assert latest_readings(plan, date(2017, 6, 29))["employed"].value == 190
    assert latest_readings(plan, date(2017, 6, 30))["employed"].value == 196


def test_an_unknown_indicator_is_refused(new_store: Path) -> None:
    with pytest.raises(NotFound, match="happiness"):
        add_readings("gavleborg-2017", [ReadingEntry(indicator="happiness", date=date(2017, 6, 30), value=1)])
