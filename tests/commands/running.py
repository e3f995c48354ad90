"""Runs the command line as a user's shell does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*args: str, store: Path | None, env: dict[str, str] | None = None, cwd: Path | None = None) -> "Done":
    """Run `python -m asftui` in a process of its own, with this store and in English unless it says otherwise."""
    given = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "ASFTUI_LANG": "en",
        "ASFTUI_USER": "anna",
        **({"ASFTUI_STORE": str(store)} if store else {}),
        **(env or {}),
    }
    command = [sys.executable, "-m", "asftui", *args]
    done = subprocess.run(command, check=False, capture_output=True, env=given, cwd=cwd, timeout=60)
    return Done(done.returncode, done.stdout, done.stderr)


class Done:
    """What a command left."""

    def __init__(self, status: int, out: bytes, err: bytes) -> None:
        self.status = status
        self.raw = out
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")

    def failed_with(self, *words: str) -> bool:
        """Whether it was not done, and said so in one line with these words and without a traceback."""
        line = self.err.strip()
        return self.status == 2 and "\n" not in line and "Traceback" not in line and all(w in line for w in words)
