"""What each hostile file takes, by the command line: `pytest tests/benchmarks/test_hostile_figures.py -s` prints it.

CPU is what the command and its parsers took together, memory the most that any of these processes had.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.importing.hostile_books import BOOKS
from tests.importing.hostile_text import TEXTS
from tests.importing.measured import measure

ALL = {**BOOKS, **TEXTS}
CPU, MB = 10.0, 1024.0


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    measure("status", store=folder / "store.db", told=folder / "told")
    return folder / "store.db"


@pytest.mark.parametrize("kind", ALL)
def test_a_hostile_file_takes_less_than_a_gigabyte_and_ten_seconds(
    kind: str, empty_store: Path, tmp_path: Path
) -> None:
    hostile = ALL[kind]
    store, path = tmp_path / "store.db", tmp_path / hostile.name
    shutil.copy(empty_store, store)
    maker = os.fork()  # in a process of its own: what making it takes is not to be seen in those started from here
    if not maker:
        path.write_bytes(hostile.make())
        os._exit(0)
    os.waitpid(maker, 0)
    took = measure("import", str(path), store=store, told=tmp_path / "told")
    cpu, size = took.parent_cpu + took.parser_cpu, max(took.parent_mb, took.parser_mb)
    came = ("taken", "taken, rows rejected", "refused")[took.status]
    print(
        f"\n{kind:45} {path.stat().st_size / 1e6:7.2f} MB {came:20} {took.parent_cpu:5.1f} + {took.parser_cpu:4.1f} s"
        f" {took.parent_mb:5.0f} {took.parser_mb:5.0f} MB",
        end=" ",
    )
    assert (took.status < 2) == hostile.taken, took.err
    assert not took.err if took.status < 2 else took.err.count("\n") == 1
    assert cpu < CPU
    assert size < MB
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {"store.db", path.name}
