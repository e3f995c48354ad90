"""Placement days as a row for each day: code, date and mark or hours; or a column for each placement's marks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.check import Problem, settle_order
from asftui.importing.day_legend import read_legend
from asftui.importing.day_sheets import DayRow, DaySheet, MarkedDay, Reading, looks_like_code
from asftui.importing.heading import Heading, find_heading
from asftui.importing.mapping import Column, map_columns
from asftui.importing.months import Month, find_month, month_in
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Broken, Cell, Sheet, column_letter, shown
from asftui.importing.table import is_sum
from asftui.plan.model import DayMark
from asftui.registers import values
from asftui.registers.day_marks import parse_day_mark
from asftui.text import fold


def read_list(sheet: Sheet, profile: Profile, reading: Reading) -> DaySheet | None:
    """Return the marked days of a sheet with a row for each day, or None where it is no such list.

    Raises:
        UsageError: an override names a heading or a field that is not there.
    """
    heading = find_heading(sheet, [profile], reading.overrides)
    if heading is None:
        return None
    body = [(sheet.first_row + n, row) for n, row in enumerate(sheet.rows) if n > heading.last and any(_filled(row))]
    columns = _columns(sheet, heading, [row for _n, row in body], profile, reading)
    by_field = {column.field: column for column in columns if column.field}
    if "day" not in by_field:
        return _only_numbers(sheet, heading, columns, by_field, body, reading)
    about = "" if "code" in by_field else _code_beside(sheet, heading, reading)
    coded = [] if "code" in by_field else _coded(columns, reading)
    if "code" not in by_field and not coded and not about:
        return None
    marks = by_field.get("mark") or by_field.get("hours")
    if marks is None and not coded and not reading.wanted and not _says_presence(sheet, heading, reading.file):
        return None
    if not reading.wanted and "code" in by_field and not _are_codes(by_field["code"], body, reading):
        return None
    columns = tuple(replace(c, field="mark") if c in coded else c for c in columns)
    legend = read_legend(row for n, row in enumerate(sheet.rows) if n < heading.first)
    days = _Reader(by_field, coded, about, legend, reading, body, _month_of(sheet, heading, reading.file))
    rows = [row for number, cells in body if (row := days.row(number, cells)) is not None]
    if not rows:
        return None
    return DaySheet(
        header_row=sheet.first_row + heading.last,
        last=heading.last,
        why=_("a code, a date and a mark in each row") if not coded and not about else _("a date in each row"),
        columns=columns,
        rows=tuple(rows),
        notes=(days.note,) if days.note else (),
    )


@dataclass(frozen=True, kw_only=True)
class _Marks:
    days: tuple[MarkedDay, ...] = ()
    problems: tuple[Problem, ...] = ()
    rejected: str = ""


class _Reader:
    def __init__(
        self,
        fields: Mapping[str, Column],
        coded: Sequence[Column],
        about: str,
        legend: Mapping[str, DayMark],
        reading: Reading,
        body: Sequence[tuple[int, tuple[Cell, ...]]],
        month: Month | None,
    ) -> None:
        self._fields, self._coded, self._about = fields, coded, about
        self._legend, self._year = legend, reading.year
        self._month = month
        self._order, self.note = settle_order((_at(cells, fields["day"]) for _n, cells in body), reading.order)
        self._code = ""

    def row(self, number: int, cells: tuple[Cell, ...]) -> DayRow | None:
        """Return a row's day; None where it is a sum or a remark."""
        fields = self._fields
        when = _at(cells, fields["day"])
        if isinstance(when, str) and is_sum(when):
            return None
        code = self._about
        if "code" in fields:
            code = shown(_at(cells, fields["code"])).strip()
            if is_sum(code) or (when is None and sum(_filled(cells)) < 3):
                return None
            code = self._code = code or (self._code if when is not None else "")  # written once over its days
        elif when is None:
            return None
        place = fields["code"].place if "code" in fields else ""
        empty = DayRow(number=number, code=code, place=place, days=(), cells=cells)
        try:
            day = self._day(when)
        except RecordError as error:
            problem = Problem(row=number, column=fields["day"].place, value=shown(when), reason=str(error))
            return replace(empty, rejected=str(error), problems=(problem,))
        found = self._across(number, cells, day) if self._coded else self._marked(number, cells, code, day)
        return replace(empty, days=found.days, problems=found.problems, rejected=found.rejected)

    def _day(self, cell: Cell) -> dt.date:
        if cell is None:
            raise RecordError(_("the row has no date"))
        if isinstance(cell, Broken):
            raise RecordError(cell.reason)
        text = shown(cell)
        if self._month is not None and text.isdigit() and len(text) < 3:  # the day alone, of the month over it
            return values.parse_date(f"{self._month.year or self._year}-{self._month.month}-{text}")
        return values.parse_date(cell, year=self._year, order=self._order)

    def _marked(self, number: int, cells: tuple[Cell, ...], code: str, day: dt.date) -> _Marks:
        """Return what a row's mark or hours say; a list without either is of days when somebody was there."""
        for name in ("mark", "hours"):
            column = self._fields.get(name)
            cell = _at(cells, column) if column else None
            if column is None or cell is None:
                continue
            told, wrong = self._mark(number, cell, column, code, day, hours=name == "hours")
            if wrong:
                return _Marks(problems=(wrong,), rejected=wrong.reason)
            if told:
                return _Marks(days=(told,))
        if "mark" in self._fields or "hours" in self._fields:
            return _Marks()
        place = self._fields["day"].place
        return _Marks(days=(MarkedDay(code=code, day=day, mark="present", place=place, value=day.isoformat()),))

    def _across(self, number: int, cells: tuple[Cell, ...], day: dt.date) -> _Marks:
        """Return what a row says of each of the placements that have a column."""
        read = [
            self._mark(number, cell, column, column.heading, day)
            for column in self._coded
            if (cell := _at(cells, column)) is not None
        ]
        return _Marks(
            days=tuple(told for told, _wrong in read if told), problems=tuple(wrong for _told, wrong in read if wrong)
        )

    def _mark(
        self, number: int, cell: Cell, column: Column, code: str, day: dt.date, *, hours: bool = False
    ) -> tuple[MarkedDay | None, Problem | None]:
        try:
            if isinstance(cell, Broken):
                raise RecordError(cell.reason)
            mark = parse_day_mark(cell, self._legend, hours=hours)
        except RecordError as error:
            return None, Problem(row=number, column=column.place, value=shown(cell), reason=str(error))
        if mark is None:
            return None, None
        return MarkedDay(code=code, day=day, mark=mark, place=column.place, value=shown(cell)), None


def _month_of(sheet: Sheet, heading: Heading, file: str) -> Month | None:
    """Return the month that days without one are of: over the table, or by the sheet's or the file's name."""
    over = [cell for row in sheet.rows[: heading.first] for cell in row if cell is not None]
    found = (month_in(cell) for cell in over)
    return next(filter(None, found), None) or find_month(sheet.name) or find_month(file.rpartition(".")[0])


def _coded(columns: Sequence[Column], reading: Reading) -> list[Column]:
    """Return the columns that are each a placement's; none where no heading is a code that is known."""
    if not any(reading.is_code(each.heading) for each in columns):
        return []
    return [c for c in columns if not c.field and (reading.is_code(c.heading) or looks_like_code(c.heading))]


def _columns(
    sheet: Sheet, heading: Heading, rows: Sequence[tuple[Cell, ...]], profile: Profile, reading: Reading
) -> tuple[Column, ...]:
    width = max([len(heading.texts), *map(len, rows)], default=0)
    texts = [*heading.texts, *[""] * (width - len(heading.texts))]
    samples = [[row[n] if n < len(row) else None for row in rows[:500]] for n in range(width)]
    letters = [column_letter(sheet.first_column + n) for n in range(width)]
    told = {}
    if not any("code" in profile.known.get(fold(text), ()) for text in texts if text):
        weak = [n for n, text in enumerate(texts) if text and "code_or_name" in profile.known.get(fold(text), ())]
        told = dict.fromkeys(weak[:1], "code")
    return map_columns(texts, samples, letters, profile, overrides=reading.overrides, told=told)


def _are_codes(column: Column, body: Sequence[tuple[int, tuple[Cell, ...]]], reading: Reading) -> bool:
    cells = [cell for _n, cells in body if (cell := _at(cells, column)) is not None and not is_sum(shown(cell))]
    return bool(cells) and sum(reading.is_code(shown(c)) or looks_like_code(c) for c in cells) * 2 >= len(cells)


def _code_beside(sheet: Sheet, heading: Heading, reading: Reading) -> str:
    """Return the code of the only placement that a sheet is of: over the table, by the sheet's or the file's name."""
    over = [shown(cell) for row in sheet.rows[: heading.first] for cell in row if cell is not None]
    for text in (*over, sheet.name, reading.file.rpartition(".")[0]):
        for part in (text, text.partition(":")[2], *text.replace("_", " ").replace(",", " ").split()):
            if part.strip() and reading.is_code(part.strip()):
                return part.strip()
    return ""


def _says_presence(sheet: Sheet, heading: Heading, file: str) -> bool:
    over = [shown(cell) for row in sheet.rows[: heading.last + 1] for cell in row if isinstance(cell, str)]
    return any("narvaro" in fold(text) or "placement day" in fold(text) for text in (*over, sheet.name, file))


def _only_numbers(
    sheet: Sheet,
    heading: Heading,
    columns: tuple[Column, ...],
    fields: Mapping[str, Column],
    body: Sequence[tuple[int, tuple[Cell, ...]]],
    reading: Reading,
) -> DaySheet | None:
    """Return why a list of codes and numbers of days cannot go in, where it is one."""
    if "code" not in fields or "days" not in fields or not _are_codes(fields["code"], body, reading):
        return None
    if any(c.field == "" and c.heading != c.letter for c in columns) and not reading.wanted:
        return None  # a list of placements that says their days too
    why = _("it says how many days there were and not which: import the month's marks, or type them")
    return DaySheet(
        header_row=sheet.first_row + heading.last, last=heading.last, why="", columns=columns, rows=(), left=why
    )


def _filled(cells: Sequence[Cell]) -> list[bool]:
    return [True for cell in cells if cell is not None]


def _at(cells: Sequence[Cell], column: Column) -> Cell:
    return cells[column.index] if column.index < len(cells) else None
