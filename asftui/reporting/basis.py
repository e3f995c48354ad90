"""The basis of a claim: a principal's placement days of a period, filled in, for the principal to sign.

Individuals are named by their codes only.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asftui.errors import RecordError, UsageError
from asftui.formats import show_day, show_number, show_whole_month
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers import placements
from asftui.registers.claim_days import OwnDay, claimable_days
from asftui.registers.claims import principal_name
from asftui.registers.periods import period_text
from asftui.registers.placement_days import flag_of
from asftui.registers.placement_lists import MISSING, Missing
from asftui.registers.placement_lookup import enterprises_of
from asftui.registers.placements import PlacementDetail
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
    odd: str
    """What is to be looked at before it is signed, in words: days on a holiday, no agreement."""


@dataclass(frozen=True, kw_only=True)
class BasisPart:
    """The days of the period, or those from before it: with a heading and a sum of their own."""

    heading: str
    lines: Sequence[BasisLine]

    @property
    def days(self) -> float:
        """Return its days."""
        return sum(line.days for line in self.lines)

    @property
    def amount(self) -> float:
        """Return what it gives, in kronor."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a principal is asked to sign."""

    association: str
    principal: str
    start: dt.date
    end: dt.date
    day_rate: float
    """Kronor."""
    parts: Sequence[BasisPart]
    """The days of the period, and those from before it that nobody has claimed: the parts that have days."""

    @property
    def days(self) -> float:
        """Return all days."""
        return sum(part.days for part in self.parts)

    @property
    def amount(self) -> float:
        """Return all that is claimed, in kronor."""
        return sum(part.amount for part in self.parts)


def read_basis(principal: int, start: dt.date, end: dt.date, plan: Plan) -> Basis:
    """Return what a principal can claim through the end of a period: its days, and late ones from before it.

    Raises:
        NotFound: there is no such organisation.
        RecordError: there is no such day.
    """
    name = principal_name(principal)
    days = claimable_days(principal, end)
    if not days:
        text = _("{principal} has no unclaimed placement days through {day}")
        raise RecordError(text.format(principal=name, day=show_day(end)))
    own, earlier = [day for day in days if day.date >= start], [day for day in days if day.date < start]
    months = dict.fromkeys(show_whole_month(day.date) for day in earlier)
    parts = (
        BasisPart(heading=_("Days of the period: {period}").format(period=_period(start, end)), lines=_lines(own)),
        BasisPart(
            heading=_("Earlier days that have not been claimed: {months}").format(months=", ".join(months)),
            lines=_lines(earlier),
        ),
    )
    return Basis(
        association=plan.association,
        principal=name,
        start=start,
        end=end,
        day_rate=plan.day_rate / 100,
        parts=[part for part in parts if part.lines],
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


def _lines(days: Sequence[OwnDay]) -> list[BasisLine]:
    """Return some days by placement, in the order of their codes."""
    by_placement: dict[tuple[str, int], list[OwnDay]] = {}
    for day in days:
        by_placement.setdefault((day.code, day.placement), []).append(day)
    enterprises = enterprises_of(placement for _code, placement in by_placement)
    return [
        BasisLine(
            code=code,
            enterprise=enterprises.get(placement, ""),
            dates=dates_in_words(own),
            days=sum(day.halves for day in own) / 2,
            amount=sum(day.amount for day in own) / 100,
            odd=_odd(placements.placement(placement), own),
        )
        for (code, placement), own in sorted(by_placement.items())
    ]


def _odd(placement: PlacementDetail, days: Sequence[OwnDay]) -> str:
    """Return what is odd about some days of a placement: each flag with its days, and what the placement lacks."""
    flagged: dict[str, list[str]] = {}
    for day in days:
        if flag := flag_of(day.date, placement.start, placement.end or placement.planned_end):
            flagged.setdefault(flag, []).append(show_day(day.date, day.date.year))
    found = [f"{', '.join(dates)}: {flag}" for flag, dates in flagged.items()]
    there: dict[Missing, bool] = {"agreement": placement.is_agreed, "sus": placement.is_in_sus}
    found += [_(MISSING[name]) for name, is_so in there.items() if not is_so]
    return "; ".join(found)


def _period(start: dt.date, end: dt.date) -> str:
    return f"{show_day(start)} – {show_day(end)}"


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
    return [
        (_("To"), basis.association),
        (_("Principal"), basis.principal),
        (_("Period"), _period(basis.start, basis.end)),
        (_("Day rate"), _("{amount} SEK").format(amount=show_number(basis.day_rate, 2))),
    ]


def _labels() -> tuple[str, ...]:
    return _("Code"), _("ASF"), _("Dates"), _("Days"), _("Amount, SEK"), _("To look at")


def _rows(basis: Basis) -> list[tuple[bool, tuple[str, str, str, float | None, float | None, str]]]:
    """Return the rows under the labels, and whether each is a heading or a sum; parts have sums of their own."""
    rows: list[tuple[bool, tuple[str, str, str, float | None, float | None, str]]] = []
    for part in basis.parts:
        rows.append((True, (part.heading, "", "", None, None, "")))
        rows += [
            (False, (each.code, each.enterprise, each.dates, each.days, each.amount, each.odd)) for each in part.lines
        ]
        if len(basis.parts) > 1:
            rows.append((True, (_("Of these"), "", "", part.days, part.amount, "")))
    rows.append((True, (_("Sum"), "", "", basis.days, basis.amount, "")))
    return rows


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
    for is_bold, values in _rows(basis):
        row += 1
        for column, value in enumerate(values, 1):
            if value not in ("", None):
                put(sheet.cell(row, column), value)
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=column in (2, 3, 6))
            sheet.cell(row, column).font = Font(bold=is_bold)
    for at in range(first, row + 1):
        sheet.cell(at, 4).number_format, sheet.cell(at, 5).number_format = "0.0", "#,##0.00"
    for text in _signing():
        row += 2
        put(sheet.cell(row, 1), text)
    for letter, width in (("A", 16), ("B", 26), ("C", 44), ("D", 9), ("E", 14), ("F", 34)):
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
    table = document.add_table(rows=1, cols=6, style="Table Grid")
    for cell, label in zip(table.rows[0].cells, _labels(), strict=True):
        cell.paragraphs[0].add_run(label).bold = True
    for is_bold, (code, enterprise, dates, days, amount, odd) in _rows(basis):
        cells = table.add_row().cells
        if days is None or amount is None:  # a heading
            cells[0].merge(cells[-1]).paragraphs[0].add_run(code).bold = True
            continue
        for cell, text in zip(
            cells, (code, enterprise, dates, show_number(days), show_number(amount, 2), odd), strict=True
        ):
            cell.paragraphs[0].add_run(text).bold = is_bold
    for text in _signing():
        document.add_paragraph("")
        document.add_paragraph(text)
    return document
