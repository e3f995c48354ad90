"""Without a terminal the interface says so, and does not start."""

import subprocess
import sys
from pathlib import Path


def test_the_interface_without_a_terminal_says_what_to_do_instead(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "asftui", "--store", str(tmp_path / "s.db"), "--lang", "en"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "asftui status" in done.stderr
