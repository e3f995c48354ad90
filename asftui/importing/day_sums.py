"""A sheet's own sums of days, held against its marks: a difference is said, and stops nothing."""

from collections.abc import Iterable, Sequence

from asftui.errors import RecordError
from asftui.formats import show_number
from asftui.i18n import _
from asftui.importing.check import Problem
from asftui.importing.day_legend import meaning_of
from asftui.importing.day_sheets import MarkedDay
from asftui.importing.mapping import Column
from asftui.importing.sheets import Cell, shown
from asftui.registers import values
from asftui.registers.day_marks import day_halves
from asftui.text import fold


def check_sums(
    row: int, cells: Sequence[Cell], days: Sequence[MarkedDay], columns: Iterable[Column], *, complete: bool
) -> list[Problem]:
    """Return a problem for each sum of a row that its marks do not give.

    Args:
        row: the sheet's own number.
        cells: the row.
        days: its marks.
        columns: the sheet's; `days` are sums, others named as a mark (`Sjuk`) are counts of that mark.
        complete: every mark was understood; else a sum that differs says nothing new.
    """
    if not complete:
        return []
    found = []
    for column in columns:
        cell = cells[column.index] if column.index < len(cells) else None
        wanted = _wanted(column, days)
        if wanted is None or cell is None:
            continue
        try:
            said = values.parse_number(cell)
        except RecordError:
            continue
        if not any(abs(said - number) < 0.01 for number in wanted):
            why = _("the sheet's sum is {said}, its marks give {counted}")
            reason = why.format(said=show_number(said), counted=show_number(wanted[0]))
            found.append(Problem(row=row, column=column.place, value=shown(cell), reason=reason))
    return found


def _wanted(column: Column, days: Sequence[MarkedDay]) -> tuple[float, ...] | None:
    if column.field == "days":
        return (sum(day_halves(day.mark) for day in days) / 2,)
    if column.field or len(fold(column.heading)) < 3 or "tim" in fold(column.heading):
        return None
    mark = meaning_of(column.heading)
    if mark is None:
        return None
    n = sum(day.mark == mark for day in days)
    if mark == "present":
        return (sum(day_halves(day.mark) for day in days) / 2, n)
    return (n, n / 2) if mark == "half" else (n,)
