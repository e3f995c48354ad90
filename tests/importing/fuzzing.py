"""Mutants sent the real way in, against a real store: what must hold of each, and what it took."""

import datetime as dt
import faulthandler
import json
import os
import random
import resource
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asftui import importing, store
from asftui.errors import AsftuiError
from asftui.importing import Options
from asftui.parsing import child
from asftui.parsing.process import Stopped
from asftui.store.models import RECORDS
from asftui.store.models.base import database
from tests.importing.measured import measure
from tests.importing.mutants import mutant
from tests.store.contents import contents

TODAY = dt.date(2017, 6, 30)


@dataclass
class Figures:
    """What came of a run."""

    tried: Counter[str] = field(default_factory=Counter)
    """By how the file was parsed."""
    came_of: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)
    partial: list[str] = field(default_factory=list)
    parser_cpu: float = 0.0
    parser_mb: float = 0.0
    own_cpu: float = 0.0
    slowest: int = 0
    """Seed of the file that took the longest."""
    own_mb: float = 0.0

    def took(self, seed: int, own: float, parser: float = 0.0, parser_mb: float = 0.0) -> None:
        """Note what a file took, if it is the most."""
        if own + parser > self.own_cpu + self.parser_cpu:
            self.own_cpu, self.parser_cpu, self.slowest = own, parser, seed
        self.parser_mb = max(self.parser_mb, parser_mb)


class Forked:
    """A file parsed by the very same code with the same bounds, in a fork of this process: it starts faster."""

    def __init__(self, data: bytes) -> None:
        self.cpu = self.mb = 0.0
        read_end, write_end = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(read_end)
            self._parse(data, write_end)
        os.close(write_end)
        with os.fdopen(read_end, "rb") as pipe:
            self.lines = pipe.read().splitlines()
        _pid, status, used = os.wait4(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        self.cpu, self.mb = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    @staticmethod
    def _parse(data: bytes, to: int) -> None:
        status = 0
        faulthandler.disable()  # a parser that aborts is expected here, and not to be told at length
        if not os.environ.get("FUZZ_LOUD"):  # what a parser in panic says, at length
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            child.bound_memory()
            child.bound_time(child.SECONDS)
            with os.fdopen(to, "wb") as out:
                for message in child.read(data):
                    out.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                out.write(b'{"end":true}\n')
        except MemoryError:
            status = child.OUT_OF_MEMORY
        except BaseException as error:  # noqa: BLE001 - said by the one who waits
            # the fast parser is compiled: where it gives up in panic its process ends, as any that fails
            status = 1 if type(error).__name__ == "PanicException" else 99
            if status == 99:
                traceback.print_exc()
        os._exit(status)

    def messages(self, _cancelled: Callable[[], bool] | None = None) -> Iterator[dict[str, Any]]:
        """Yield what the fork said. Raises Stopped."""
        if self.status == 99:
            raise AssertionError("the parser ended with a traceback")
        for line in self.lines:
            message = json.loads(line)
            if "end" in message:
                return
            if "error" in message:
                raise Stopped(message["error"], message)
            yield message
        raise Stopped("too-large" if self.status < 0 or self.status == child.OUT_OF_MEMORY else "damaged")

    def close(self) -> None:
        """Do nothing: it has ended."""


def counts() -> dict[str, int]:
    """Return how many records of each kind there are."""
    parts = [f"SELECT '{name}', count(*) FROM \"{name}\"" for name in (model._meta.table_name for model in RECORDS)]  # noqa: S608
    return dict(database.execute_sql(" UNION ALL ".join(parts)).fetchall())


def send(seed: int, figures: Figures, *, forked: bool) -> None:
    """Send one mutant in: read, plan, apply, look, take back, look again."""
    chance = random.Random(seed)
    name, data = mutant(chance)
    options = Options(
        today=TODAY,
        kind=chance.choice(("",) * 12 + ("attendance", "people", "events", "survey", "placements")),
        new_event=chance.choice(("", "", "", "2017-05-02 seminarium Prov")),
        skip_hidden=chance.random() < 0.1,
    )
    figures.tried["forked parser" if forked else "parser in its own process"] += 1
    before, changes = counts(), store.change_count()
    whole = contents() if seed % 25 == 0 else None
    begun = time.process_time()
    parser = Forked(data) if forked else None
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        book = importing.read_bytes(data, name, begun=parser)
        planned = importing.plan_book(book, options)
        done = [importing.apply(planned[0][1])] if planned else []
        came_of = "written" if any(each.change is not None for each in done) else "nothing to write"
        figures.came_of[came_of] += 1
        _look(seed, figures, planned[0][1] if planned else None, done, before, changes)
        for each in done:
            if each.change is not None:
                store.undo(each.change)
        if counts() != before or (whole is not None and contents() != whole):
            figures.partial.append(f"{seed}: not as before after undo")
    except AsftuiError as error:
        figures.came_of["refused"] += 1
        if "\n" in str(error) or "\x1b" in str(error):
            figures.tracebacks.append(f"{seed}: not one plain line")
        if counts() != before or store.change_count() != changes:
            figures.partial.append(f"{seed}: written though refused")
    except Exception:  # noqa: BLE001 - what the run looks for
        figures.tracebacks.append(f"{seed}: {traceback.format_exc()[-900:]}")
    own = time.process_time() - begun
    if parser is not None:
        figures.took(seed, own, parser.cpu, parser.mb)
    else:
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures.took(seed, own, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime)


def _look(seed: int, figures: Figures, plan: Any, done: list[Any], before: dict[str, int], changes: int) -> None:
    """Hold what was written against the plan: all of it, or nothing."""
    now = counts()
    if not any(each.change is not None for each in done):
        if now != before or store.change_count() != changes:
            figures.partial.append(f"{seed}: written though nothing was")
        return
    wanted = {
        "person": len(plan.changes.people),
        "organisation": len(plan.changes.organisations),
        "event": len(plan.changes.events),
        "attendance": len(plan.changes.attendances),
    }
    found = {name: now[name] - before[name] for name in wanted}
    if found != wanted or store.change_count() != changes + 1:
        figures.partial.append(f"{seed}: {found} of {wanted}")


def whole(path: Path) -> bool:
    """Return whether a store's file is in order, by SQLite itself."""
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        problems = connection.execute("PRAGMA integrity_check").fetchall()
        return problems == [("ok",)] and not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()


def send_by_command(seed: int, figures: Figures, path: Path, folder: Path) -> None:
    """Send one mutant in by the command line, as a user does, and look at what it says."""
    name, data = mutant(random.Random(seed))
    file = folder / name
    file.write_bytes(data)
    took = measure("import", str(file), "--as-of", "2017-06-30", store=path, told=folder / "told")
    figures.tried["command line"] += 1
    figures.came_of[("written", "written, with rows rejected", "refused")[took.status]] += 1
    figures.took(seed, took.parent_cpu, took.parser_cpu, took.parser_mb)
    figures.own_mb = max(figures.own_mb, took.parent_mb)
    is_line = took.err.count("\n") == 1 and not took.out if took.status == 2 else not took.err
    if not is_line or "\x1b" in took.out + took.err or "Traceback" in took.err or list(folder.rglob("report-*.txt")):
        figures.tracebacks.append(f"{seed} by command: {took.err[-600:]}")
    if {each.name.partition("-")[0] for each in folder.iterdir()} - {path.name, name}:
        figures.partial.append(f"{seed} by command: left {sorted(each.name for each in folder.iterdir())}")
    file.unlink()


def own_peak() -> float:
    """Return the most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
