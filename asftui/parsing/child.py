"""The process that parses a file somebody else made: it is run by itself, with limits, by `process.py`.

A workbook of 5 KB can make a parser ask for 549 GB and abort, and no `except` helps: so the parser lives here, and what
happens to this process happens to nobody else. It takes the file's bytes on standard input and gives one JSON object a
line; the last is `{"end": true}` or `{"error": CODE}`. No macro is run, no link is followed, nothing is written.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any

from asftui.parsing import refusal

MEMORY = 1 << 30
"""Bytes that this process may ask for."""
SECONDS = 5
"""Processor time that it may take for a small file."""
SECONDS_PER_MB = 1.5
"""What is added for each megabyte, up to a minute in all."""
OUT_OF_MEMORY = 3
"""Exit status that says so."""


def main() -> None:
    """Parse what stands on standard input and write what it holds to standard output."""
    try:
        bound_memory()
        data = sys.stdin.buffer.read()
        bound_time(SECONDS + min(55, int(SECONDS_PER_MB * (len(data) >> 20))))
        for message in read(data, slowly="--slowly" in sys.argv):
            text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
            sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.write(b'{"end":true}\n')
        sys.stdout.flush()
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        sys.exit(1)  # nobody wants to know any more


def read(data: bytes, *, slowly: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the messages that tell what a file with these bytes holds, or the one that says why not."""
    if not data.strip(b"\0 \t\r\n"):
        yield {"error": "empty"}
    elif refusal.is_workbook(data):
        from asftui.parsing import workbook

        yield from workbook.read(data, slowly=slowly)
    elif code := refusal.of_text(data):
        yield {"error": code}
    else:
        from asftui.parsing import delimited

        yield from delimited.read(data)


def bound_memory() -> None:
    """Bound memory where the system can."""
    _bound("RLIMIT_AS", MEMORY)
    _bound("RLIMIT_CORE", 0)


def bound_time(seconds: int) -> None:
    """Bound processor time where the system can; the one who asks watches the clock besides."""
    _bound("RLIMIT_CPU", seconds)


def _bound(kind: str, bound: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    # macOS refuses to bound the address space; the clock is what is left there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(getattr(resource, kind), (bound, bound))


if __name__ == "__main__":
    main()
