"""Sheets as a sloppy clerk, a meeting program or a survey tool leaves them: what is dirty, and what must come out.

A case is rows or text, the names of file and sheet, and what importing it into a new store must give. People are
invented. `CASES` is gathered from the modules `ugly_*`, one for each family.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

Rows = Sequence[Sequence[Any]]


def day(month: int, number: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    """Return a cell that is a date, as workbooks have them."""
    return dt.datetime(2017, month, number, hour, minute)  # noqa: DTZ001


@dataclass(frozen=True, kw_only=True)
class Case:
    """A sheet and what must come of it."""

    name: str
    """What is dirty in it, in a few words."""
    rows: Rows = ()
    text: str = ""
    """Instead of rows: a delimited text."""
    encoding: str = "utf-8"
    file: str = "lista.xlsx"
    sheet: str = "Blad1"
    merged: Sequence[str] = ()
    kind: str = "attendance"
    """Empty: it must be left."""
    left: str = ""
    """The kind that it must be left as."""
    header: int | None = None
    """The heading's last row; None: not looked at."""
    new: int = 0
    duplicate: int = 0
    rejected: int = 0
    events: int = 0
    """Events in all, held or not."""
    gauges: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Organisations informed, employees, politicians, events that count, afterwards."""
    options: Mapping[str, Any] = field(default_factory=dict)
    mend: Mapping[int, Mapping[int, Any]] = field(default_factory=dict)
    """What is put right, by the sheet's own row and column from 1."""
    says: str = ""
    """A word that the notes, in English, must hold."""

    def save(self, folder: Path, *, mended: bool = False) -> Path:
        """Save it, as it is or as it should have been."""
        path = folder / self.file
        if self.text:
            path.write_bytes(self.text.encode(self.encoding))
            return path
        book = Workbook()
        sheet = book.active
        sheet.title = self.sheet
        put = {(r, c): v for r, row in self.mend.items() for c, v in row.items()} if mended else {}
        for number, row in enumerate(self.rows, 1):
            for column, value in enumerate(row, 1):
                _put(sheet, number, column, put.pop((number, column), value))
        for (number, column), value in put.items():
            _put(sheet, number, column, value)
        for area in self.merged:
            sheet.merge_cells(area)
        book.save(path)
        return path

    def mend_rejects(self, path: Path) -> None:
        """Put the rejected rows right in the workbook of them, as the user would."""
        book = load_workbook(path)
        sheet = book.active
        keyed = [n for n in range(1, sheet.max_row + 1) if _is_key(sheet.cell(n, sheet.max_column).value)]
        for number, cells in zip(keyed, self.mend.values(), strict=True):
            for column, value in cells.items():
                _put(sheet, number, column, value)
        book.save(path)


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and len(value.partition("-")[0]) == 12


def _put(sheet: Any, number: int, column: int, value: Any) -> None:
    if value is None:
        return
    cell = sheet.cell(number, column, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is a text
