"""Blank month grids of placement days, a sheet for each month of the plan, to be filled in and imported.

The placements that run in a month stand in its sheet by their codes. The legend above tells import what the marks mean.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from asftui.formats import show_weekday, show_whole_month
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers.day_marks import MARK_NAMES, MARK_SIGNS
from asftui.registers.placement_months import find_month, month_end
from asftui.registers.workdays import is_workday
from asftui.reporting.workbook import offer, put

_HEAD = 4
"""Row of the heading."""
_FIRST = 3
"""Column of the first day."""
_SPARE = 8
"""Lines for placements that are not written yet."""
_OFF = PatternFill("solid", fgColor="DDDDDD")
_BOLD = Font(bold=True)


def month_sheets(plan: Plan) -> Workbook:
    """Return a workbook with a grid for each month of a plan's period."""
    book = Workbook()
    book.remove(book.active)
    for month in _months(plan):
        _fill(book, book.create_sheet(f"{month:%Y-%m}"), plan, month)
    return book


def _months(plan: Plan) -> Iterator[dt.date]:
    month = plan.start.replace(day=1)
    while month <= plan.end:
        yield month
        month = month_end(month) + dt.timedelta(days=1)


def _fill(book: Workbook, sheet: Any, plan: Plan, month: dt.date) -> None:
    days = month_end(month).day
    rows = find_month(plan, month)
    last = _HEAD + len(rows) + _SPARE
    put(sheet.cell(1, 1), _("Placement days {month}").format(month=show_whole_month(month).replace("\u00a0", " ")))
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    put(sheet.cell(2, 1), ", ".join(f"{sign} = {_(MARK_NAMES[mark])}" for mark, sign in MARK_SIGNS.items()))
    put(sheet.cell(_HEAD, 1), _("Code"))
    put(sheet.cell(_HEAD, 2), _("ASF"))
    put(sheet.cell(_HEAD, _FIRST + days), _("Sum"))
    for day in range(1, days + 1):
        column = _FIRST + day - 1
        put(sheet.cell(_HEAD - 1, column), show_weekday(month.replace(day=day)))
        sheet.cell(_HEAD, column).value = day
        sheet.column_dimensions[get_column_letter(column)].width = 4.5
        for row in range(_HEAD - 1, last + 1):
            cell = sheet.cell(row, column)
            cell.alignment = Alignment(horizontal="center")
            if not is_workday(month.replace(day=day)):
                cell.fill = _OFF
    first_day, last_day = get_column_letter(_FIRST), get_column_letter(_FIRST + days - 1)
    for number, each in enumerate(rows, _HEAD + 1):
        put(sheet.cell(number, 1), each.code)
        put(sheet.cell(number, 2), each.enterprise)
    for number in range(_HEAD + 1, last + 1):
        cells = f"{first_day}{number}:{last_day}{number}"
        signs = MARK_SIGNS["present"], MARK_SIGNS["half"]
        total = f'=COUNTIF({cells},"{signs[0]}")+COUNTIF({cells},"{signs[1]}")/2'
        sheet.cell(number, _FIRST + days).value = total
    for column in range(1, _FIRST + days + 1):
        sheet.cell(_HEAD, column).font = _BOLD
    offer(book, sheet, f"{first_day}{_HEAD + 1}:{last_day}{last}", list(MARK_SIGNS.values()))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 26
    sheet.freeze_panes = sheet.cell(_HEAD + 1, _FIRST)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
