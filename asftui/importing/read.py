"""First stage: a file's bytes become sheets of plain values, or one line that says why not.

What it is, is told by its content, never by its name. It is parsed in a process of its own (`asftui/parsing/`); text
from cells is cleaned here, once, and personal identity numbers are withheld.
"""

import hashlib
import stat
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from asftui.errors import SheetError
from asftui.i18n import _
from asftui.importing.collecting import no_collection
from asftui.importing.file_wording import broken_in_words, cut_in_words, far_in_words, note_in_words, refusal
from asftui.importing.sheets import Book, Broken, Cell, Sheet
from asftui.importing.withheld import withhold
from asftui.parsing.process import LARGEST, Parsing, Stopped
from asftui.text import clean, tidy

Cancelled = Callable[[], bool]
_SLOW = 8 << 20
"""Bytes of a file that the slow parser is tried on, where the fast one gave up."""


class Reading:
    """A file that is being read: at work from the moment that it is made, so that the caller can do something else."""

    def __init__(self, data: bytes, file: str, begun: Parsing | None = None) -> None:
        self.name = clean(file)
        if len(data) > LARGEST:
            raise refusal(self.name, "too-large")
        self.data = data
        self._parsing = begun or Parsing(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up what is not read yet."""
        self._parsing.close()

    def book(self, cancelled: Cancelled | None = None) -> Book:
        """Wait for what the file holds, and return it. Raises SheetError."""
        digest = hashlib.sha256(self.data).hexdigest()
        try:
            with no_collection():
                sheets = _sheets(self._parsing, self.name, cancelled)
        except Stopped as stopped:
            sheets = self._slowly(stopped, cancelled)
        if not any(sheet.rows for sheet in sheets):
            raise refusal(self.name, "empty")
        return Book(file=self.name, digest=digest, sheets=sheets)

    def _slowly(self, stopped: Stopped, cancelled: Cancelled | None) -> tuple[Sheet, ...]:
        """Try the parser that asks for no more memory than the cells need: a cell far away is no bomb."""
        self._parsing.close()
        if stopped.code in ("too-large", "damaged") and self.data.startswith(b"PK") and len(self.data) <= _SLOW:
            self._parsing = Parsing(self.data, slowly=True)
            try:
                return _sheets(self._parsing, self.name, cancelled)
            except Stopped as again:
                if again.code == "cancelled":
                    raise refusal(self.name, "cancelled") from None
        raise refusal(self.name, stopped.code, stopped.told) from None


def read_file(path: Path, *, cancelled: Cancelled | None = None) -> Book:
    """Return what a file holds.

    Raises:
        SheetError: it cannot be read, is no sheet, or takes more than it may.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device may never end
            raise SheetError(_("This is no plain file"), where=str(path), remedy=_("Check the name and folder."))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # it may grow
    except FileNotFoundError as error:
        raise SheetError(_("There is no such file"), where=str(path), remedy=_("Check the name and folder.")) from error
    except IsADirectoryError as error:
        raise SheetError(_("This is a folder"), where=str(path), remedy=_("Name the files in it.")) from error
    except OSError as error:
        raise SheetError(_("The file cannot be read"), where=str(path), remedy=str(error.strerror or "")) from error
    return read_bytes(data, path.name, cancelled=cancelled)


def read_bytes(data: bytes, file: str, *, begun: Parsing | None = None, cancelled: Cancelled | None = None) -> Book:
    """Return what a file with these bytes and this name holds; `begun` is its parsing where that began before.

    Raises:
        SheetError: it is no sheet, or takes more than it may.
    """
    with Reading(data, file, begun) as reading:
        return reading.book(cancelled)


def _sheets(parsing: Parsing, file: str, cancelled: Cancelled | None) -> tuple[Sheet, ...]:
    """Put together what the process says. Raises Stopped."""
    found: list[_Growing] = []
    notes: list[str] = []
    for message in parsing.messages(cancelled):
        if "sheet" in message:
            found.append(_Growing(message))
        elif "rows" in message:
            found[-1].add(message)
        elif "far" in message:
            found[-1].notes.append(far_in_words([clean(place) for place in message["far"]]))
        elif "cut" in message:
            found[-1].notes.append(cut_in_words(*message["cut"]))
        elif "note" in message:
            notes.append(note_in_words(*message["note"]))
    return tuple(withhold(sheet.done(file, notes)) for sheet in found)


class _Growing:
    """A sheet of which more rows come."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.first = 1
        self.rows: list[tuple[Cell, ...]] = []
        self.notes: list[str] = []
        self.texts: dict[str, str | None] = {}

    def add(self, message: dict[str, Any]) -> None:
        if not self.rows:
            self.first = message["first"]
        texts = self.texts
        for row in message["rows"]:
            self.rows.append(
                tuple([texts[v] if type(v) is str and v in texts else _cell(v, texts) for v in row]) if row else ()
            )

    def done(self, file: str, notes: list[str]) -> Sheet:
        told, left = self.told, self.told["left"]
        ends = self.first + len(self.rows)
        return Sheet(
            name=tidy(told["sheet"]) or file.rpartition(".")[0] or file,
            rows=tuple(self.rows),
            first_row=self.first,
            first_column=left,
            hidden=told["hidden"],
            merged=tuple(
                (top - self.first, first - left, bottom - self.first, last - left)
                for top, first, bottom, last in told["merged"]
            ),
            hidden_rows=tuple(
                number
                for first, last in told["hidden_rows"]
                for number in range(max(first, self.first), min(last + 1, ends))
                if self.rows[number - self.first]
            ),
            hidden_columns=self._hidden_columns(),
            notes=(*notes, *self.notes),
        )

    def _hidden_columns(self) -> tuple[int, ...]:
        left = self.told["left"]
        width = max(map(len, self.rows), default=0)
        hidden = {
            column
            for first, last in self.told["hidden_columns"]
            for column in range(max(first, left), min(last + 1, left + width))
        }
        return tuple(
            column
            for column in sorted(hidden)
            if any(column - left < len(row) and row[column - left] is not None for row in self.rows)
        )


def _cell(value: Any, texts: dict[str, str | None]) -> Cell:
    if type(value) is str:
        texts[value] = tidy(value) or None
        return texts[value]
    if type(value) is dict:
        ((kind, content),) = value.items()
        if kind == "broken":
            text, why, line = content
            return Broken(clean(text) or "?", broken_in_words(why, line))
        if kind == "d":
            return date.fromisoformat(content)
        return datetime.fromisoformat(content) if kind == "s" else clock_time.fromisoformat(content)
    cell: Cell = value
    return cell
