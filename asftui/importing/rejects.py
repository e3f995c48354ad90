"""The rejected rows as a workbook of the same layout, with why beside each: to be mended and imported again."""

import hashlib
import os
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from asftui.errors import SheetError
from asftui.i18n import _
from asftui.importing.plan import ImportPlan, RowPlan
from asftui.importing.sheets import Cell

_PERSONAL = re.compile(r"(?<!\d)((?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\d|[6-9]\d))\s?[-+−–]?\s?(\d{4})(?!\d)")
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def check_target(path: Path) -> None:
    """Refuse a place where the workbook cannot be saved, before anything is imported. Raises SheetError."""
    if path.suffix.lower() != ".xlsx":
        raise SheetError(
            _("Rejected rows are saved as a workbook"), where=str(path), remedy=_("Give it a name that ends in .xlsx.")
        )
    if not path.parent.is_dir():
        raise SheetError(_("The folder is not there"), where=str(path.parent), remedy=_("Make it, or name another."))


def save_rejects(plans: Sequence[ImportPlan], path: Path) -> int:
    """Save the rejected rows of these sheets and return how many; with none, no file is made.

    The file is the owner's only, since it holds personal data; personal numbers in it are masked.

    Raises:
        SheetError: it cannot be saved.
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
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data.getvalue())
    except OSError as error:
        raise SheetError(
            _("The rejected rows cannot be saved ({reason})").format(reason=error.strerror or error), where=str(path)
        ) from error
    return sum(len(plan.rows_with("rejected")) for plan in chosen)


def mask(text: str) -> str:
    """Return a text with the last four digits of personal identity numbers masked."""
    return _PERSONAL.sub(r"\1-****", text)


def _fill(sheet: Any, plan: ImportPlan) -> None:
    width = max((len(row) for row in (*plan.top, *(each.cells for each in plan.rows))), default=0)
    number = 0
    for label, value in plan.named:  # it stood in a name that the mended file will not have
        number = _write(sheet, number + 1, [f"{label}:", value])
    for row in plan.top:
        number = _write(sheet, number + 1, row)
    _write(sheet, number, [_("Rejected because"), _("Row key")], at=width + 1)
    for each in plan.rows_with("rejected"):
        number = _write(sheet, number + 1, each.cells)
        _write(sheet, number, [_why(each), _key(plan, each)], at=width + 1)


def _why(row: RowPlan) -> str:
    return f"{row.column}: {row.reason}" if row.column else row.reason


def _key(plan: ImportPlan, row: RowPlan) -> str:
    return hashlib.sha256(f"{plan.digest}:{plan.sheet}:{row.row}".encode()).hexdigest()[:12]


def _write(sheet: Any, number: int, cells: Sequence[Cell], at: int = 1) -> int:
    for column, value in enumerate(cells, at):
        if value is None:
            continue
        cell = sheet.cell(number, column, mask(value) if isinstance(value, str) else _masked(value))
        if isinstance(cell.value, str):
            cell.data_type = "s"  # a text that begins with = is no formula
    return number


def _masked(value: Cell) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool) and (text := mask(str(value))) != str(value):
        return text
    return value
