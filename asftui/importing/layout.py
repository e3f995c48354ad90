"""What a sheet's layout says beside its values: what is hidden, and what is written once over several rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from asftui.i18n import _
from asftui.importing.sheets import Broken, Cell, Sheet, column_letter

_LISTED = 12
"""How many rows or columns are named."""
_MOST_FILLED = 1_000_000
"""Cells that merged ranges are written into."""


def without_hidden(sheet: Sheet) -> Sheet:
    """Return a sheet without what its hidden rows and columns hold; the rest keeps its place."""
    rows = {number - sheet.first_row for number in sheet.hidden_rows}
    columns = {column - sheet.first_column for column in sheet.hidden_columns}
    if not rows and not columns:
        return sheet
    kept: list[tuple[Cell, ...]] = []
    for index, cells in enumerate(sheet.rows):
        if index in rows:
            kept.append(())
        elif columns:
            kept.append(tuple([None if n in columns else cell for n, cell in enumerate(cells)]))
        else:
            kept.append(cells)
    while kept and not any(cell is not None for cell in kept[-1]):
        kept.pop()
    return replace(sheet, rows=tuple(kept))


def hidden_in_words(sheet: Sheet, *, skipped: bool) -> list[str]:
    """Return what is said of a sheet's hidden rows and columns: read all the same, or left out."""
    parts = []
    if sheet.hidden_rows:
        parts.append(_("rows {numbers}").format(numbers=_ranges(sheet.hidden_rows, str)))
    if sheet.hidden_columns:
        parts.append(_("columns {letters}").format(letters=_ranges(sheet.hidden_columns, column_letter)))
    if not parts:
        return []
    text = (
        _("left out, since hidden in the sheet: {places}")
        if skipped
        else _("hidden in the sheet, and read all the same: {places} (--skip-hidden leaves them out)")
    )
    return [text.format(places="; ".join(parts))]


def merged_down(sheet: Sheet, after: int) -> Sheet:
    """Return a sheet in which a text or date that is merged down several rows stands in each of them.

    Numbers stay where they are: a number of heads that is written once over three rows is no three times as many.

    Args:
        sheet: the sheet.
        after: the heading's last row, as an index; what is merged with it stays as it is.
    """
    rows: dict[int, list[Cell]] = {}
    filled = 0
    for top, left, bottom, _right in sheet.merged:
        if filled > _MOST_FILLED:
            break  # ranges that lie over each other
        if not after < top < bottom or top >= len(sheet.rows) or not 0 <= left < len(sheet.rows[top]):
            continue
        value = sheet.rows[top][left]
        if value is None or isinstance(value, int | float | Broken):
            continue
        for index in range(top + 1, min(bottom + 1, len(sheet.rows))):
            row = rows.setdefault(index, list(sheet.rows[index]))
            if not any(cell is not None for cell in row):
                continue  # nobody has written anything else there
            filled += 1
            row += [None] * (left + 1 - len(row))
            row[left] = value if row[left] is None else row[left]
    if not rows:
        return sheet
    return replace(sheet, rows=tuple([tuple(rows[n]) if n in rows else row for n, row in enumerate(sheet.rows)]))


def _ranges(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """Return numbers as `4, 7–12`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    texts = [name(a) if a == b else f"{name(a)}–{name(b)}" for a, b in found[:_LISTED]]
    return ", ".join(texts) + (" …" if len(found) > _LISTED else "")
