"""The rejected rows as a workbook of the same layout, with why beside each: to be mended and imported again."""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from asftui.errors import SheetError
from asftui.i18n import _
from asftui.importing.mapping import Column
from asftui.importing.plan import ImportPlan, RowPlan
from asftui.importing.sheets import Cell, shown
from asftui.registers import values

_KEY = 12
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Keys are of letters alone: one with ten figures in a row would be masked as a personal number."""
_READING = re.compile(r"([a-p]{12})(?:-([dm])(f?)(\d{4})?)?")
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, kw_only=True)
class Mended:
    """What the keys of rows that were rejected once tell: the rows alone would not."""

    keys: Mapping[int, str] = field(default_factory=dict)
    """By row."""
    order: values.Order | None = None
    """Which came first in `3/4`."""
    family_first: bool = False
    year: int | None = None


def reading(order: values.Order, *, family_first: bool, year: int | None) -> str:
    """Return how a sheet was read, as its row keys keep it: the few rows that come back would not tell."""
    return f"{order[0]}{'f' if family_first else ''}{year or ''}"


def read_keys(body: Sequence[tuple[int, tuple[Cell, ...]]], columns: Sequence[Column]) -> Mended:
    """Return what the row keys of a sheet tell, where it has any."""
    place = next((column.index for column in columns if column.field == "row_key"), None)
    if place is None:
        return Mended()
    cells = {row: shown(cells[place]).strip() for row, cells in body if place < len(cells)}
    found = {row: match for row, text in cells.items() if (match := _READING.fullmatch(text)) is not None}
    some = next(iter(found.values()), None)
    order: values.Order | None = None
    if some is not None and some[2]:
        order = "mdy" if some[2] == "m" else "dmy"
    return Mended(
        keys={row: match[1] for row, match in found.items()},
        order=order,
        family_first=some is not None and some[3] == "f",
        year=int(some[4]) if some is not None and some[4] else None,
    )


def check_target(path: Path) -> None:
    """Refuse a place where the workbook cannot be saved, before anything is imported: a file is never written over.

    Raises:
        SheetError: it cannot be saved there.
    """
    if path.suffix.lower() != ".xlsx":
        raise SheetError(
            _("Rejected rows are saved as a workbook"), where=str(path), remedy=_("Give it a name that ends in .xlsx.")
        )
    if not path.parent.is_dir():
        raise SheetError(_("The folder is not there"), where=str(path.parent), remedy=_("Make it, or name another."))
    if path.exists():
        raise _there_already(path)


def free_path(path: Path) -> Path:
    """Return the path, with a number after the name where a file has it already."""
    free, n = path, 2
    while free.exists():
        free, n = path.with_stem(f"{path.stem}-{n}"), n + 1
    return free


def _there_already(path: Path) -> SheetError:
    return SheetError(
        _("The file is there already"), where=str(path), remedy=_("Give another name, or remove it first.")
    )


def save_rejects(plans: Sequence[ImportPlan], path: Path) -> int:
    """Save the rejected rows of these sheets and return how many; with none, no file is made.

    The file is the owner's only, since it holds personal data; personal numbers were withheld as it was read.

    Raises:
        SheetError: it cannot be saved, or there is such a file already.
    """
    from openpyxl import Workbook  # only where something was rejected

    chosen = [plan for plan in plans if plan.rows_with("rejected")]
    if not chosen:
        return 0
    book = Workbook()
    book.remove(book.active)
    for plan in chosen:
        _fill(book.create_sheet(_NOT_IN_NAME.sub(" ", plan.sheet)[:31] or None), plan)
    data = BytesIO()
    book.save(data)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data.getvalue())
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise SheetError(
            _("The rejected rows cannot be saved ({reason})").format(reason=error.strerror or error), where=str(path)
        ) from error
    return sum(len(plan.rows_with("rejected")) for plan in chosen)


def _fill(sheet: Any, plan: ImportPlan) -> None:
    width = max((len(row) for row in (*plan.top, *(each.cells for each in plan.rows))), default=0)
    number = 0
    for label, value in plan.named:  # it stood in a name that the mended file will not have
        number = _write(sheet, number + 1, [f"{label}:", value])
    for row in plan.top:
        number = _write(sheet, number + 1, row)
    _write(sheet, number, [_("Rejected because"), _("Row key")], at=width + 1)
    written: set[int] = set()
    for each in plan.rows_with("rejected"):
        over = {field: (at, cells) for at, field, cells in plan.sections if at < each.row}
        for at, cells in sorted(dict(over.values()).items()):
            if at not in written:  # what stands over the row says something of it
                written.add(at)
                number = _write(sheet, number + 1, cells)
        number = _write(sheet, number + 1, each.cells)
        _write(sheet, number, [_why(each), _key(plan, each)], at=width + 1)


def _why(row: RowPlan) -> str:
    return f"{row.column}: {row.reason}" if row.column else row.reason


def _key(plan: ImportPlan, row: RowPlan) -> str:
    key = hashlib.sha256(f"{plan.digest}:{plan.sheet}:{row.row}".encode()).hexdigest()[:_KEY].translate(_LETTERS)
    return f"{key}-{plan.reading}" if plan.reading else key


def _write(sheet: Any, number: int, cells: Sequence[Cell], at: int = 1) -> int:
    for column, value in enumerate(cells, at):
        if value is None:
            continue
        cell = sheet.cell(number, column, str(value) if isinstance(value, str) else value)
        if isinstance(cell.value, str):
            cell.data_type = "s"  # a text that begins with = is no formula
    return number
