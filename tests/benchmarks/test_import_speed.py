"""Reading, checking and writing 50 000 rows beside what others need only to read or store them.

`pytest tests/benchmarks/test_import_speed.py -s` prints the table. Figures are ratios of processor time within one run:
the machine's own speed, and what else it does, are the same for all.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import import_rivals
from tests.benchmarks.attendance_book import ROWS, save_book

ROUNDS = 3
FAST = tuple(name for name in import_rivals.RIVALS if not name.startswith("django"))
"""Those that are run more than once; the others take minutes each."""
BASE = "openpyxl, iterate only"
Costs = dict[str, dict[str, float]]


def test_an_import_beside_others_on_the_same_rows(tmp_path: Path) -> None:
    book, large, small = (
        save_book(tmp_path / "50000.xlsx"),
        save_book(tmp_path / "500000.xlsx", rows=10 * ROWS, sheets=10),
        save_book(tmp_path / "30.xlsx", rows=30),
    )
    found: Costs = {}
    for n in range(ROUNDS):  # alternating, so that what else the machine does meets all alike
        _keep(found, "asftui, import", _ours(tmp_path, f"a{n}", book))
        _keep(found, "asftui, dry run", _ours(tmp_path, f"b{n}", book, "--dry-run"))
        _run(
            "asftui", "--store", str(tmp_path / f"c{n}.db"), "history"
        )  # makes the store, which is done once in its life
        _keep(found, "asftui, 30 rows from the shell", _ours(tmp_path, f"c{n}", small))
        _keep(found, "python -c 'import peewee, openpyxl'", _bare())
        for which in import_rivals.RIVALS if n == 0 else FAST:
            cost = _rival(tmp_path / f"{n}-{which.replace(' ', '')}", which, book)
            if cost is not None:
                _keep(found, which, cost)
    _keep(found, "asftui, ten times the rows", _ours(tmp_path, "d", large))
    print(f"\n{_table(found)}")
    assert found["asftui, import"]["cpu"] < found["asftui, ten times the rows"]["cpu"]


def _keep(found: Costs, name: str, cost: dict[str, float]) -> None:
    best = found.get(name)
    if best is None or cost["cpu"] < best["cpu"]:
        found[name] = cost


def _ours(folder: Path, name: str, book: Path, *options: str) -> dict[str, float]:
    return _run("asftui", "--store", str(folder / f"{name}.db"), "import", str(book), *options)


def _bare() -> dict[str, float]:
    cost = "import sys; sys.path.insert(0, sys.argv[1]); import peewee, openpyxl, json, import_rivals"
    return _python("-c", f"{cost}; print(json.dumps(import_rivals.cost()))", str(Path(import_rivals.__file__).parent))


def _rival(folder: Path, which: str, book: Path) -> dict[str, float] | None:
    module = next((needs for begins, needs in import_rivals.NEEDS.items() if which.startswith(begins)), "openpyxl")
    if importlib.util.find_spec(module) is None:
        print(f"{which}: not installed; `pip install -e '.[benchmarks]'` brings it")
        return None
    folder.mkdir()
    return _run(which, str(book), str(folder))


def _run(*arguments: str) -> dict[str, float]:
    return _python(import_rivals.__file__, *arguments)


def _python(*arguments: str) -> dict[str, float]:
    # An installed program is compiled once, not at each start.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=settings)
    if ran.returncode:
        pytest.fail(ran.stderr[-2000:] or ran.stdout[-2000:])
    cost: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return cost


def _table(found: Costs) -> str:
    base = found[BASE]["cpu"]
    lines = [f"{'':38} {'CPU s':>7} {'ratio':>6} {'MiB':>5}  checks"]
    for name, cost in found.items():
        checks = import_rivals.CHECKS.get(name, _OURS if name.startswith("asftui") else "")
        lines.append(f"{name:38} {cost['cpu']:7.2f} {cost['cpu'] / base:6.2f} {cost['memory']:5.0f}  {checks}")
    ours = found["asftui, import"]["cpu"]
    lines += [
        f"ten times the rows: {found['asftui, ten times the rows']['cpu'] / ours:.1f} times the time (goal 11)",
        f"dry run: {found['asftui, dry run']['cpu'] / ours:.2f} of the import (goal 1)",
        "30 rows: {:.2f} times the bare imports (goal 2)".format(
            found["asftui, 30 rows from the shell"]["cpu"] / found["python -c 'import peewee, openpyxl'"]["cpu"]
        ),
    ]
    return "\n".join(lines)


_OURS = "types, dates, events, organisations, who is who; provenance, audit chain, undo"
