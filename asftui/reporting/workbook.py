"""What all workbooks going out share: cells that are text and never a formula, drop-downs, files of one owner."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.reporting.new_file import new_file

_INLINE = 255
"""Characters that Excel takes in a list of its own; a longer one must stand in cells."""


def put(cell: Any, value: object) -> None:
    """Write a value; a text stays a text also where it looks like a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@")


def offer(workbook: Workbook, sheet: Any, cells: str, choices: Sequence[str]) -> None:
    """Give cells a drop-down; other values may still be typed."""
    if not choices:
        return
    inline = ",".join(choices)
    if len(inline) <= _INLINE and not any("," in choice or '"' in choice for choice in choices):
        formula = f'"{inline}"'
    else:
        formula = _listed(workbook, choices)
    drop_down = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    drop_down.add(cells)
    sheet.add_data_validation(drop_down)


def save_new(workbook: Workbook, path: Path) -> None:
    """Save a workbook in a new file that its owner alone can read.

    Raises:
        UsageError: it is not named .xlsx, or is there already.
        SheetError: it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise UsageError(
            _('"{name}" is not named as a workbook').format(name=path.name), remedy=_("Let it end in .xlsx.")
        )
    with new_file(path) as file:
        workbook.save(file)


def _listed(workbook: Workbook, choices: Sequence[str]) -> str:
    sheet = workbook["lists"] if "lists" in workbook.sheetnames else workbook.create_sheet("lists")
    sheet.sheet_state = "veryHidden"
    column = sheet.max_column + (sheet.cell(1, 1).value is not None)
    for row, choice in enumerate(choices, 1):
        put(sheet.cell(row, column), choice)
    letter = sheet.cell(1, column).column_letter
    return f"lists!${letter}$1:${letter}${len(choices)}"
