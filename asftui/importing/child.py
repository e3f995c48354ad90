"""The process that parses a workbook somebody else made. It is run by itself, with limits, never imported.

A workbook of 5 KB can make a parser ask for 549 GB and abort, and no `except` helps: so the parser lives here, and what
happens to this process happens to nobody else. It takes the file's bytes on standard input and gives JSON: either
`{"sheets": …}` or `{"error": CODE, "detail": …}`. It imports nothing of the package, so as to start at once.
"""

import contextlib
import datetime
import io
import json
import sys
from typing import Any

MEMORY = 1 << 30
"""Bytes that this process may ask for."""
SECONDS = 60
"""Processor time that it may take."""
UNPACKED = 400 << 20
"""Bytes that the parts of a zipped workbook may say that they unpack to."""
CELLS = 20_000_000
"""Cells in the rectangle of one sheet."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def limit() -> None:
    """Bound memory and time where the system can; the parent watches the clock besides."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, bound in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        # macOS refuses to bound the address space; the parent's clock is what is left there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, bound))


def main() -> None:
    """Read the workbook from standard input and write what it holds to standard output."""
    limit()
    data = sys.stdin.buffer.read()
    answer = refusal(data) or parse(data)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
    sys.stdout.flush()


def refusal(data: bytes) -> dict[str, Any] | None:
    """Return why the file is not even tried, or None."""
    if data.startswith(OLE):
        return {"error": "encrypted"} if "EncryptedPackage".encode("utf-16-le") in data else None
    entries = directory(data)
    if not entries:
        return {"error": "damaged"}
    names = {name.lstrip("/").lower() for name, _size, _locked in entries}
    if sum(size for _name, size, _locked in entries) > UNPACKED:
        return {"error": "too-large"}
    if any(locked for _name, _size, locked in entries):
        return {"error": "encrypted"}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        if "word/document.xml" in names:
            return {"error": "document"}
        return {"error": "archive"} if "[content_types].xml" not in names else {"error": "damaged"}
    return None


def directory(data: bytes) -> list[tuple[str, int, bool]]:
    """Return what the directory of a ZIP file says: name, size unpacked and whether it is locked; empty where broken.

    Read by hand (APPNOTE 4.3.12 and 4.3.16): importing zipfile takes as long as all the rest of a small sheet.
    """
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        return []
    stop, length = end, int.from_bytes(data[end + 12 : end + 16], "little")
    if data[end - 20 : end - 16] == b"PK\x06\x07":  # the larger form has two records of its own before the end
        stop = end - 76
        length = int.from_bytes(data[stop + 40 : stop + 48], "little")
    at = stop - length  # where it is, wherever the file says that it begins
    entries = []
    while at >= 0 and data[at : at + 4] == b"PK\x01\x02":
        flags, size = data[at + 8], int.from_bytes(data[at + 24 : at + 28], "little")
        parts = [int.from_bytes(data[at + n : at + n + 2], "little") for n in (28, 30, 32)]
        extra = data[at + 46 + parts[0] : at + 46 + parts[0] + parts[1]]
        if size == 0xFFFFFFFF and extra[:2] == b"\x01\x00":  # the larger form
            size = int.from_bytes(extra[4:12], "little")
        name = data[at + 46 : at + 46 + parts[0]].decode("utf-8", "replace")
        entries.append((name, size, bool(flags & 1)))
        at += 46 + sum(parts)
    return entries


def parse(data: bytes) -> dict[str, Any]:
    """Return all sheets of a workbook."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {"sheets": [_sheet(book, info) for info in book.sheets_metadata if _holds_cells(info)]}
    except calamine.PasswordError:
        return {"error": "encrypted"}
    except TooLarge as error:
        return {"error": "too-large", "detail": str(error)}
    except (calamine.CalamineError, ValueError, OSError) as error:
        return {"error": "damaged", "detail": str(error)[:200]}


class TooLarge(Exception):
    """A sheet spans more cells than can be meant."""


def _holds_cells(info: Any) -> bool:
    return str(info.typ).endswith("WorkSheet")


def _sheet(book: Any, info: Any) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(info.name)
    if sheet.height * sheet.width > CELLS:
        raise TooLarge(info.name)
    rows = []
    kept = 0
    for cells in sheet.iter_rows():
        row = [_cell(value) for value in cells]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
        if row:
            kept = len(rows)
    first = next((n for n, row in enumerate(rows) if row), 0)
    column = (sheet.start or (0, 0))[1]  # the parser leaves out empty columns before the first, but not rows
    return {
        "name": info.name,
        "hidden": not str(info.visible).endswith("Enum.Visible"),
        "first_row": first + 1,
        "first_column": column,
        "merged": [
            [top - first, left - column, bottom - first, right - column]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ],
        "rows": rows[first:kept],
    }


def _cell(value: Any) -> Any:
    if value == "" or value is None:
        return None
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is float:
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if kind is int:
        return value
    if kind is datetime.datetime:
        midnight = not (value.hour or value.minute or value.second or value.microsecond)
        return {"d": value.date().isoformat()} if midnight else {"s": value.isoformat()}
    if kind is datetime.date:
        return {"d": value.isoformat()}
    if kind is datetime.time:
        return {"t": value.isoformat()}
    if kind is datetime.timedelta:
        return _duration(value)
    return str(value)


def _duration(value: datetime.timedelta) -> Any:
    seconds = round(value.total_seconds())
    if 0 <= seconds < 86400:
        return {"t": f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"}
    return value.total_seconds() / 86400


if __name__ == "__main__":
    main()
