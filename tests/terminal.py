"""A pseudo-terminal with the program on it, and its screen as a terminal would show it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

import pyte

ROOT = Path(__file__).parent.parent
_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z$]*[up]")
"""Sequences that pyte does not know and would print."""


class Terminal:
    """`asftui` on a pseudo-terminal; everything that it sent is kept in `sent`."""

    def __init__(self, *args: str, home: Path, size: tuple[int, int] = (80, 24)) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self.sent = b""
        self._stream = pyte.ByteStream(self.screen)
        environ = {
            "PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT), "COLUMNS": str(columns), "LINES": str(rows),
        }  # fmt: skip
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "asftui", *args], environ)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def press(self, keys: str) -> None:
        """Send keys, as a terminal sends them."""
        os.write(self._fd, keys.encode())

    def until(self, wanted: str, seconds: float = 20.0) -> float:
        """Read until the screen shows a text (a regular expression); return how many seconds that took.

        Raises:
            AssertionError: it did not come; the message is the screen.
        """
        begun = time.monotonic()
        while (spent := time.monotonic() - begun) < seconds:
            if re.search(wanted, self.text):
                return spent
            self._read(0.05)
        raise AssertionError(f"{wanted!r} did not come in {seconds} s:\n{self.text}")

    def _read(self, seconds: float) -> None:
        if not select.select([self._fd], [], [], seconds)[0]:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # the program has gone
            return
        self.sent += data
        if b"\x1b[c" in data:
            os.write(self._fd, b"\x1b[?62;22c")
        if b"\x1b[6n" in data:
            os.write(self._fd, b"\x1b[1;1R")
        self._stream.feed(_PRIVATE.sub(b"", data))
