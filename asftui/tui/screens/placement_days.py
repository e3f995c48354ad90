"""The month's placement days: a grid that is typed like a spreadsheet."""

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.errors import AsftuiError
from asftui.formats import show_day, show_money, show_number, show_weekday, show_whole_month
from asftui.i18n import N_, _, ngettext
from asftui.registers.day_marks import MARK_NAMES, MARK_SIGNS, day_halves
from asftui.registers.placement_days import DayEntry, flag_of, set_days
from asftui.registers.placement_months import MonthRow, find_month
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.month_grid import MonthGrid


class PlacementDaysScreen(FramedScreen):
    """A month of days, a row for each placement that runs in it."""

    SECTION = "placements"
    HELP = N_(
        "A row for each placement, two characters for each day. x marks a day as present, h as half, S sick, V care"
        " of a child, L on leave, F absent; each goes on to the next workday. Space clears. w fills the rest of the"
        " row by the placement's days a week; d takes the mark above. Enter goes to the next row, PgUp and PgDn to"
        " another month. A row is saved when it is left, Ctrl+S saves at once, Ctrl+Z takes back. Cells copied in"
        " Excel can be pasted. Esc leaves the cells, so that the sections' keys work again. ! marks a day outside"
        " the placement's dates, on a weekend or a public holiday; = one that is claimed, and stays as it is."
    )
    AUTO_FOCUS = "MonthGrid"

    def __init__(self, *, month: dt.date) -> None:
        super().__init__()
        self._month = month.replace(day=1)

    def compose_body(self) -> ComposeResult:
        yield Static("", id="month", classes="inset")
        yield Static(plain(_legend()), classes="quiet inset")
        yield MonthGrid()
        yield Static("", id="cell", classes="inset")

    def reload(self) -> None:
        self.query_one(MonthGrid).show(self._month, find_month(self.ours.plan, self._month))
        self._tell_month()

    def leaving(self) -> str:
        self.query_one(MonthGrid).action_save()
        return ""

    @on(MonthGrid.Left)
    def _save(self, event: MonthGrid.Left) -> None:
        grid = self.query_one(MonthGrid)
        known = {row.placement: row for row in grid.rows}
        entries = [
            DayEntry(
                placement=placement,
                date=self._month.replace(day=day),
                mark=mark,
                revision=known[placement].days[day].revision if day in known[placement].days else None,
            )
            for placement, marks in event.edits.items()
            for day, mark in marks.items()
        ]
        try:
            set_days(entries)
        except AsftuiError as error:
            self.ours.tell(error)
        grid.saved(event.edits)
        self.ours.look_again()

    @on(MonthGrid.Turned)
    def _turn(self, event: MonthGrid.Turned) -> None:
        month = self._month.year * 12 + self._month.month - 1 + event.months
        self._month = dt.date(month // 12, month % 12 + 1, 1)
        self.reload()

    @on(MonthGrid.Told)
    def _tell(self, event: MonthGrid.Told) -> None:
        self.ours.tell(event.text)

    @on(MonthGrid.Moved)
    def _tell_month(self) -> None:
        grid = self.query_one(MonthGrid)
        halves = money = 0
        for row in grid.rows:
            for day in range(1, grid.days + 1):
                if mark := grid.mark_at(row, day):
                    halves += day_halves(mark)
                    money += row.worth[mark]
        numbers = ngettext("{n} placement", "{n} placements", len(grid.rows)).format(n=len(grid.rows))
        days = _("{n} days").format(n=show_number(halves / 2))
        text = f"{show_whole_month(self._month)}  ·  {numbers}  ·  {days}  ·  {show_money(money)}"
        self.query_one("#month", Static).update(plain(text))
        self.query_one("#cell", Static).update(plain(self._cell_text(grid)))

    def _cell_text(self, grid: MonthGrid) -> str:
        row = grid.here
        if row is None:
            return ""
        day = self._month.replace(day=grid.day)
        mark = grid.mark_at(row, grid.day)
        there = row.days.get(grid.day)
        parts = (
            "" if grid.editing else _("Outside the cells, Enter goes in"),
            f"{row.code} {show_weekday(day)} {show_day(day, self.ours.plan.start.year)}",
            _(MARK_NAMES[mark]) if mark else _("nothing noted"),
            flag_of(day, row.start, row.end),
            _("claimed") if there is not None and there.claimed else "",
            *_about(row),
        )
        return " · ".join(filter(None, parts))


def _about(row: MonthRow) -> tuple[str, str, str]:
    n = row.days_a_week
    week = ngettext("{n} day a week", "{n} days a week", int(n)).format(n=show_number(n)) if n else ""
    return row.enterprise, row.principal, week


def _legend() -> str:
    return "  ".join(f"{sign} {_(MARK_NAMES[mark])}" for mark, sign in MARK_SIGNS.items())
