"""Ten thousand sheets changed at random go the real way in: `pytest tests/benchmarks/test_fuzz.py -s` prints what came.

Of each hundred, 88 are parsed in a fork of the worker by the parser's own code and bounds, 10 by the process that
really does it, and 2 go in by the command line. `FUZZ=FIRST-LAST` in the environment says which seeds.
"""

import multiprocessing
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from asftui import store
from asftui.i18n import use_language
from asftui.registers.seed import seed_builtin_plan
from tests.importing.fuzzing import Figures, own_peak, send, send_by_command, whole

FIRST, LAST = map(int, os.environ.get("FUZZ", "1-10000").split("-"))
PORTION = 250


def run(first: int, folder: str) -> tuple[Figures, bool]:
    """Send a portion of mutants to a store of its own; return the figures, and whether the store is in order."""
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 - a parser in panic says so at length
    os.dup2(sys.stderr.fileno(), 2)
    os.environ["HOME"] = folder
    use_language("sv")
    figures = Figures()
    place = Path(folder) / str(first)
    place.mkdir()
    path = place / "store.db"
    store.open_store(str(path), user="anna", seed=seed_builtin_plan)
    by_command = place / "command"
    by_command.mkdir()
    for seed in range(first, min(first + PORTION, LAST + 1)):
        if seed % 50 == 0:
            send_by_command(seed, figures, path, by_command)
        else:
            send(seed, figures, forked=seed % 10 != 1)
    figures.own_mb = max(figures.own_mb, own_peak())
    store.close()
    return figures, whole(path)


def test_ten_thousand_mutants_leave_no_traceback_and_nothing_half_written(tmp_path: Path) -> None:
    firsts = range(FIRST, LAST + 1, PORTION)
    found = []
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        for figures, in_order in pool.map(run, firsts, [str(tmp_path)] * len(firsts)):
            found.append((figures, in_order))
            wrong = list(chain(figures.tracebacks, figures.partial))
            print(f"{sum(sum(each.tried.values()) for each, _ok in found)} files", *wrong, sep="\n", flush=True)
    all_of_them = [figures for figures, _ok in found]
    tried = sum((each.tried for each in all_of_them), Counter())
    came_of = sum((each.came_of for each in all_of_them), Counter())
    worst = max(all_of_them, key=lambda each: each.own_cpu + each.parser_cpu)
    tracebacks = [*chain.from_iterable(each.tracebacks for each in all_of_them)]
    partial = [*chain.from_iterable(each.partial for each in all_of_them)]
    print(f"files tried        {sum(tried.values())}: " + ", ".join(f"{n} {how}" for how, n in tried.items()))
    print("came of them       " + ", ".join(f"{n} {what}" for what, n in came_of.most_common()))
    print(f"tracebacks         {len(tracebacks)}")
    print(f"partial writes     {len(partial)}")
    print(f"stores in order    {sum(ok for _figures, ok in found)} of {len(found)} (integrity and references)")
    print(f"worst memory       parser {max(each.parser_mb for each in all_of_them):.0f} MB", end=", ")
    print(f"importer {max(each.own_mb for each in all_of_them):.0f} MB")
    print(f"worst CPU          {worst.own_cpu + worst.parser_cpu:.1f} s (seed {worst.slowest})")
    assert not tracebacks
    assert not partial
    assert all(ok for _figures, ok in found)
