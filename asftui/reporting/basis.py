"""The basis of a claim: a principal's placement days of a period, filled in, for the principal to sign.

Individuals are named by their codes only.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asftui.errors import UsageError
from asftui.formats import show_day, show_number, show_whole_month
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers.claim_days import OwnDay, claimable_days
from asftui.registers.claims import principal_name
from asftui.registers.periods import period_text
from asftui.registers.placement_lookup import enterprises_of
from asftui.reporting.new_file import new_file
from asftui.text import fold


@dataclass(frozen=True, kw_only=True)
class BasisLine:
    """One placement's days."""

    code: str
    enterprise: str
    dates: str
    """Which, in words: `1–3, 6, 7 ½ mars`."""
    days: float
    amount: float
    """Kronor."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a principal is asked to sign."""

    association: str
    principal: str
    start: dt.date
    end: dt.date
    day_rate: float
    """Kronor."""
    lines: Sequence[BasisLine]

    @property
    def days(self) -> float:
        """Return all days."""
        return sum(line.days for line in self.lines)

    @property
    def amount(self) -> float:
        """Return all that is claimed, in kronor."""
        return sum(line.amount for line in self.lines)


def read_basis(principal: int, start: dt.date, end: dt.date, plan: Plan) -> Basis:
    """Return what a principal can claim through the end of a period: its days, and late ones from before it.

    Raises:
        NotFound: there is no such organisation.
    """
    name = principal_name(principal)
    by_placement: dict[tuple[str, int], list[OwnDay]] = {}
    for day in claimable_days(principal, end):
        by_placement.setdefault((day.code, day.placement), []).append(day)
    enterprises = enterprises_of(placement for _code, placement in by_placement)
    lines = [
        BasisLine(
            code=code,
            enterprise=enterprises.get(placement, ""),
            dates=dates_in_words(days),
            days=sum(day.halves for day in days) / 2,
            amount=sum(day.amount for day in days) / 100,
        )
        for (code, placement), days in sorted(by_placement.items())
    ]
    return Basis(
        association=plan.association, principal=name, start=start, end=end, day_rate=plan.day_rate / 100, lines=lines
    )


def dates_in_words(days: Sequence[OwnDay]) -> str:
    """Return which days, month by month: `1–3, 6, 7½ mars 2017`."""
    months: dict[dt.date, list[OwnDay]] = {}
    for day in days:
        months.setdefault(day.date.replace(day=1), []).append(day)
    return "; ".join(f"{_runs(own)} {show_whole_month(month)}" for month, own in sorted(months.items()))


def basis_name(basis: Basis) -> str:
    """Return what the file of a basis is called, without its ending."""
    period = period_text(basis.start, basis.end).replace("..", "-")
    return "-".join(filter(None, [_("basis"), *fold(basis.principal).split(), period]))


def save_basis(basis: Basis, path: Path) -> None:
    """Save a basis as a workbook or a document, by its ending, in a new file that its owner alone can read.

    Raises:
        UsageError: the ending is neither, or the file is there already.
        SheetError: it cannot be written.
    """
    make = {".xlsx": _workbook, ".docx": _document}.get(path.suffix.lower())
    if make is None:
        raise UsageError(
            _('"{name}" is neither a workbook nor a document').format(name=path.name),
            remedy=_("Let it end in .xlsx or .docx."),
        )
    made = make(basis)
    with new_file(path) as file:
        made.save(file)


def _runs(days: Sequence[OwnDay]) -> str:
    """Return days of one month, whole ones in a row as `1–3`."""
    parts: list[tuple[int, int, bool]] = []
    for day in sorted(days, key=lambda each: each.date):
        half = day.mark == "half"
        if parts and not half and not parts[-1][2] and parts[-1][1] == day.date.day - 1:
            parts[-1] = (parts[-1][0], day.date.day, False)
        else:
            parts.append((day.date.day, day.date.day, half))
    return ", ".join(
        f"{first}½" if half else f"{first}" if first == last else f"{first}–{last}" for first, last, half in parts
    )


def _head(basis: Basis) -> list[tuple[str, str]]:
    year = None
    return [
        (_("To"), basis.association),
        (_("Principal"), basis.principal),
        (_("Period"), f"{show_day(basis.start, year)} – {show_day(basis.end, year)}"),
        (_("Day rate"), _("{amount} SEK").format(amount=show_number(basis.day_rate, 2))),
    ]


def _labels() -> tuple[str, ...]:
    return _("Code"), _("ASF"), _("Dates"), _("Days"), _("Amount, SEK")


def _signing() -> tuple[str, ...]:
    return (
        _("The days above are claimed from the association. No other funding is received for the same days."),
        _("Reference or invoice number:"),
        _("Place and date:"),
        _("Signature:"),
        _("Name in print:"),
    )


def _workbook(basis: Basis) -> Any:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    from asftui.reporting.workbook import put

    book = Workbook()
    sheet = book.active
    sheet.title = _("Basis")
    bold, under = Font(bold=True), Border(bottom=Side(style="thin"))
    put(sheet.cell(1, 1), _("Basis for a claim: placement days"))
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    row = 2
    for label, text in _head(basis):
        row += 1
        put(sheet.cell(row, 1), label)
        put(sheet.cell(row, 2), text)
    row += 2
    for column, label in enumerate(_labels(), 1):
        put(sheet.cell(row, column), label)
        sheet.cell(row, column).font, sheet.cell(row, column).border = bold, under
    first = row + 1
    for line in basis.lines:
        row += 1
        for column, value in enumerate((line.code, line.enterprise, line.dates, line.days, line.amount), 1):
            put(sheet.cell(row, column), value)
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=column in (2, 3))
    row += 1
    put(sheet.cell(row, 1), _("Sum"))
    for column, total in ((4, basis.days), (5, basis.amount)):
        put(sheet.cell(row, column), total)
    for column in range(1, 6):
        sheet.cell(row, column).font = bold
    for at in range(first, row + 1):
        sheet.cell(at, 4).number_format, sheet.cell(at, 5).number_format = "0.0", "#,##0.00"
    for text in _signing():
        row += 2
        put(sheet.cell(row, 1), text)
    for letter, width in (("A", 16), ("B", 26), ("C", 44), ("D", 9), ("E", 14)):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return book


def _document(basis: Basis) -> Any:
    from docx import Document  # 110 ms, and few need it

    document = Document()
    document.add_heading(_("Basis for a claim: placement days"), level=1)
    for label, text in _head(basis):
        document.add_paragraph(f"{label}: {text}")
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for cell, label in zip(table.rows[0].cells, _labels(), strict=True):
        cell.paragraphs[0].add_run(label).bold = True
    rows = [(line.code, line.enterprise, line.dates, line.days, line.amount) for line in basis.lines]
    for code, enterprise, dates, days, amount in [*rows, (_("Sum"), "", "", basis.days, basis.amount)]:
        texts = (code, enterprise, dates, show_number(days), show_number(amount, 2))
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    for text in _signing():
        document.add_paragraph("")
        document.add_paragraph(text)
    return document
