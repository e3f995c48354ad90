"""A small part of the bench of truth (tests/benchmarks), so that no change joins people who are not one."""

from pathlib import Path

import pytest

from tests.benchmarks.clerks import write_sheets
from tests.benchmarks.people_measures import measure
from tests.benchmarks.people_world import make_world


@pytest.mark.parametrize("seed", [3, 7])
def test_of_a_few_clerks_lists_nobody_is_joined_with_another(new_store: Path, tmp_path: Path, seed: int) -> None:
    sheets = write_sheets(make_world(seed, size=240, namesakes=0), rows=60)[:12]
    done = measure(sheets, tmp_path, answering=True)
    assert done.precision == 1.0, done.wrong
    assert done.recall >= 0.97, done.missed
    assert done.lost == 0
