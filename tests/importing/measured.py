"""Runs the command line as a user's shell does, and tells what it and its parser took."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_RUN = """
import json, os, resource, sys
from asftui.cli import main
status = main(sys.argv[2:])
own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
with open("/proc/self/status") as file:  # what ru_maxrss says is also of the one that started it
    peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
told = [[own.ru_utime + own.ru_stime, peak], [others.ru_utime + others.ru_stime, others.ru_maxrss]]
with open(sys.argv[1], "w") as file:
    json.dump(told, file)
sys.stdout.flush()
os._exit(status)
"""


@dataclass(frozen=True)
class Measured:
    """What a command left, and what it took: seconds of processor time and megabytes at most."""

    status: int
    out: str
    err: str
    parent_cpu: float
    parent_mb: float
    parser_cpu: float
    parser_mb: float


def measure(
    *args: str, store: Path, told: Path, env: dict[str, str] | None = None, cwd: Path | None = None
) -> Measured:
    """Run `asftui` with these arguments and this store; `told` is a file for the figures."""
    given = {
        "PATH": os.environ["PATH"],
        "HOME": str(told.parent),
        "TMPDIR": str(told.parent),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "error",
        "ASFTUI_USER": "anna",
        "ASFTUI_STORE": str(store),
        **(env or {}),
    }
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(told), *args],
        check=False,
        capture_output=True,
        env=given,
        cwd=cwd,
        timeout=300,
    )
    (own, own_size), (others, other_size) = json.loads(told.read_text())
    told.unlink()
    return Measured(
        status=done.returncode,
        out=done.stdout.decode("utf-8", "replace"),
        err=done.stderr.decode("utf-8", "replace"),
        parent_cpu=own,
        parent_mb=own_size / 1024,
        parser_cpu=others,
        parser_mb=other_size / 1024,
    )
