"""The side that asks: starts the process that parses a file, feeds it, and gives what it says."""

import contextlib
import json
import queue
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from asftui.parsing.child import OUT_OF_MEMORY

LARGEST = 100 << 20
"""Bytes of a file that is tried at all."""
SECONDS = 90
"""How long a file may take to parse, by the clock."""
_ROOT = str(Path(__file__).parents[2])
_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from asftui.parsing.child import main; main()"
Message = dict[str, Any]


class Stopped(Exception):
    """Parsing came to nothing; `code` says why, `told` is the child's own message."""

    def __init__(self, code: str, told: Message | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.told = told or {}


class Parsing:
    """One file being parsed. It is at work from the moment that it is made."""

    def __init__(self, data: bytes, *, slowly: bool = False) -> None:
        # -I: nothing of the user's folder or environment is imported in there.
        command = [sys.executable, "-I", "-c", _RUN, _ROOT, *(["--slowly"] if slowly else [])]
        self._child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=1 << 16
        )
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=32)
        self._closed = False
        self._thread = threading.Thread(target=self._serve, args=(data,), daemon=True)
        self._thread.start()

    def messages(self, cancelled: Callable[[], bool] | None = None) -> Iterator[Message]:
        """Yield what the process says, as it says it.

        Raises:
            Stopped: it says why not, comes to an end too soon, takes too long, or is not wanted any more.
        """
        ends = time.monotonic() + SECONDS
        while True:
            if cancelled is not None and cancelled():
                raise Stopped("cancelled")
            if time.monotonic() > ends:
                raise Stopped("too-large")
            try:
                line = self._lines.get(timeout=0.1)
            except queue.Empty:
                continue
            if not line:
                raise Stopped(self._why())
            try:
                message: Message = json.loads(line)
            except ValueError:
                raise Stopped(self._why()) from None
            if "end" in message:
                return
            if "error" in message:
                raise Stopped(str(message["error"]), message)
            yield message

    def close(self) -> None:
        """End the process, if it has not ended by itself."""
        self._closed = True
        if self._child.poll() is None:
            self._child.kill()
        while self._thread.is_alive():  # it may wait for room
            try:
                self._lines.get(timeout=0.01)
            except queue.Empty:
                continue
        self._thread.join()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child.wait()

    def _why(self) -> str:
        status = self._child.wait()
        return "too-large" if status < 0 or status == OUT_OF_MEMORY else "damaged"

    def _serve(self, data: bytes) -> None:
        """Feed the process, then pass on its lines: it says nothing before it has all."""
        stdin, stdout = self._child.stdin, self._child.stdout
        if stdin is None or stdout is None:
            return
        with contextlib.suppress(OSError):  # it may refuse the file by its first bytes
            stdin.write(data)
        with contextlib.suppress(OSError):
            stdin.close()
        for line in stdout:
            if self._closed:
                break
            self._lines.put(line)
        self._lines.put(b"")


@contextlib.contextmanager
def begin_ahead(names: Sequence[str]) -> Iterator[dict[str, tuple[bytes, Parsing]]]:
    """Give files with their parsing begun, by name; what cannot be read is left for the one who says so.

    A small sheet is parsed by the time that the rest of the program has been imported.
    """
    begun: dict[str, tuple[bytes, Parsing]] = {}
    try:
        for name in dict.fromkeys(names[:AT_ONCE]):
            with contextlib.suppress(OSError):
                if (data := _bytes_of(name)) is not None:
                    begun[name] = data, Parsing(data)
        yield begun
    finally:
        for _data, parsing in begun.values():
            parsing.close()


def _bytes_of(name: str) -> bytes | None:
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    path = Path(name)
    about = path.stat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
        return None
    with path.open("rb") as file:
        return file.read(LARGEST + 1)  # it may grow


AT_ONCE = 2
"""Files that are parsed ahead."""
