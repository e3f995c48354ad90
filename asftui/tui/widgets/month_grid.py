"""The grid of a month: a row for each placement, two characters for each day, typed like a spreadsheet.

The code stands still at the left and the sums at the right; where the days do not fit between them they scroll with the
cursor. What is typed is kept until the row is left or saved, and handed over by a message.
"""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from asftui.errors import RecordError
from asftui.formats import show_number, show_weekday
from asftui.i18n import _
from asftui.registers.day_marks import MARK_SIGNS, day_halves, parse_day_mark
from asftui.registers.placement_months import MonthRow, fill_days
from asftui.registers.workdays import holiday_name, is_workday
from asftui.tui.drawing import glyphs_of
from asftui.tui.keys import bindings
from asftui.tui.plain import fit

TYPED = {
    "x": "present", "1": "present", "n": "present", "h": "half", "½": "half", "5": "half", "s": "sick",
    "v": "care", "l": "leave", "f": "absent", "0": "absent",
}  # fmt: skip
"""What a letter or figure means in a cell; case aside."""
_CODE, _DAYS, _MONEY = 9, 6, 8
_HEAD = 2
"""Lines of the heading: weekdays, and days of the month."""
Edits = Mapping[int, Mapping[int, str | None]]
"""Marks by placement and day of the month; None: cleared."""


class MonthGrid(Widget, can_focus=True):
    """Marks of a month, typed day by day; Esc leaves the cells, Enter goes into them again."""

    DEFAULT_CSS = """
    MonthGrid { height: 1fr; background: $background; }
    """
    COMPONENT_CLASSES = {"grid--heading", "grid--off", "grid--cursor", "grid--flag", "grid--typed"}
    BINDINGS = bindings(
        "fill-week", "fill-down", "clear-day", "save", "next-month", "previous-month", "undo-typed", "leave-cells",
        "next-row", "edit-cells",
    )  # fmt: skip

    @dataclass
    class Left(Message):
        """Something was typed, and is to be saved."""

        edits: Edits

    @dataclass
    class Turned(Message):
        """Another month is wanted."""

        months: int

    @dataclass
    class Told(Message):
        """Something is to be said of what was typed."""

        text: str

    @dataclass
    class Moved(Message):
        """The cursor came to stand at a day."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[MonthRow] = ()
        self.month = dt.date(2000, 1, 1)
        self.row, self.day = 0, 1
        self.editing = True
        """Letters and figures go to the cells."""
        self._typed: dict[int, dict[int, str | None]] = {}
        self._first_row = 0
        self._first_day = 1

    def show(self, month: dt.date, rows: Sequence[MonthRow]) -> None:
        """Show a month; what is typed and not saved stays where its placement is still there."""
        if month != self.month:
            self._typed.clear()
            self._first_day = 1
            self.day = next((d for d in range(1, 8) if is_workday(month.replace(day=d))), 1)
        self.month, self.rows = month, rows
        keys = {row.placement for row in rows}
        self._typed = {key: edits for key, edits in self._typed.items() if key in keys}
        self.row = max(0, min(self.row, len(rows) - 1))
        self.day = min(self.day, self.days)
        self._follow()

    @property
    def days(self) -> int:
        """How many days the month has."""
        return calendar.monthrange(self.month.year, self.month.month)[1]

    @property
    def here(self) -> MonthRow | None:
        """The row that the cursor stands in."""
        return self.rows[self.row] if self.rows else None

    @property
    def unsaved(self) -> bool:
        """Whether something is typed and not handed over yet."""
        return bool(self._typed)

    def mark_at(self, row: MonthRow, day: int) -> str | None:
        """Return the mark of a day, as typed or as it stands."""
        typed = self._typed.get(row.placement, {})
        if day in typed:
            return typed[day]
        return row.days[day].mark if day in row.days else None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every letter and figure goes to the cell while one types."""
        return self.editing and character is not None and character.isprintable() and character not in ("?", "+", ":")

    def render_line(self, y: int) -> Strip:
        """Draw the heading, or a row."""
        width, base = self.size.width, self.rich_style
        if y < _HEAD:
            return Strip(self._heading(y)).adjust_cell_length(width, base)
        number = self._first_row + y - _HEAD
        if number < len(self.rows):
            return Strip(self._line(number)).adjust_cell_length(width, base)
        if not self.rows and y == _HEAD:
            return Strip([Segment("  " + _("No placement runs in this month: n on the list writes one."), base)])
        return Strip([Segment(" " * width, base)])

    def on_resize(self) -> None:
        self._follow()

    def on_key(self, event: events.Key) -> None:
        """Take what moves the cursor, and while one types every letter and figure."""
        steps = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0), "tab": (0, 1), "shift+tab": (0, -1)}
        if event.key in steps:
            self._move(*steps[event.key])
        elif event.key in ("home", "end"):
            self._go(self.row, 1 if event.key == "home" else self.days)
        elif not self.editing or not self.check_consume_key(event.key, event.character):
            return
        else:
            self._type((event.character or "").casefold())
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Put a table that was copied in a spreadsheet into the cells from the cursor on."""
        event.stop()
        unknown: list[str] = []
        taken = 0
        for down, line in enumerate(event.text.rstrip("\r\n").splitlines()):
            for right, cell in enumerate(line.split("\t")):
                if self.row + down >= len(self.rows) or self.day + right > self.days or not cell.strip():
                    continue
                try:
                    mark = parse_day_mark(cell)
                except RecordError:
                    unknown.append(cell.strip()[:10])
                    continue
                if mark is not None and self._put(self.rows[self.row + down], self.day + right, mark):
                    taken += 1
        if unknown:
            text = _("Pasted {n} days; not understood: {cells}.").format(n=taken, cells=", ".join(unknown[:5]))
        else:
            text = _("Pasted {n} days.").format(n=taken)
        self.post_message(self.Told(text))
        self.action_save()

    def action_save(self) -> None:
        if self._typed:
            self.post_message(self.Left({key: dict(edits) for key, edits in self._typed.items()}))

    def saved(self, edits: Edits) -> None:
        """Forget what was handed over: it is in the store now, or was refused and told."""
        for placement, marks in edits.items():
            typed = self._typed.get(placement, {})
            for day, mark in marks.items():
                if day in typed and typed[day] == mark:
                    del typed[day]
            if not typed:
                self._typed.pop(placement, None)
        self.refresh()

    def action_fill_week(self) -> None:
        """Mark the row's empty days as present, from the cursor on, by its days a week."""
        row = self.here
        if row is None:
            return
        marked = {day: mark for day in range(1, self.days + 1) if (mark := self.mark_at(row, day))}
        for day in fill_days(row, self.month, marked, self.day):
            self._put(row, day, "present")

    def action_fill_down(self) -> None:
        """Take the mark of the row above into this cell, and move on."""
        row = self.here
        if row is not None and self.row > 0:
            self._put(row, self.day, self.mark_at(self.rows[self.row - 1], self.day))
            self._move_on()

    def action_clear_day(self) -> None:
        if self.here is not None:
            self._put(self.here, self.day, None)
            self._move_on()

    def action_next_month(self) -> None:
        self.action_save()
        self.post_message(self.Turned(1))

    def action_previous_month(self) -> None:
        self.action_save()
        self.post_message(self.Turned(-1))

    async def action_undo_typed(self) -> None:
        """Take back what is typed and not saved; else the latest change, as everywhere."""
        if self._typed:
            self._typed.clear()
            self._follow()
        else:
            await self.app.run_action("app.undo")

    def action_leave_cells(self) -> None:
        self.action_save()
        self._type_in_cells(False)

    def action_edit_cells(self) -> None:
        self._type_in_cells(True)

    def action_next_row(self) -> None:
        self.action_save()
        self._go(self.row + 1, next((d for d in range(1, 8) if is_workday(self.month.replace(day=d))), 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc leaves the cells first, and the screen after that."""
        if action in ("leave_cells", "fill_week", "fill_down", "clear_day", "next_row", "save"):
            return self.editing
        return not self.editing if action == "edit_cells" else True

    def _type_in_cells(self, editing: bool) -> None:
        self.editing = editing
        self.screen.refresh_bindings()
        self._follow()

    def _type(self, letter: str) -> None:
        if letter == "w":
            self.action_fill_week()
        elif letter == "d":
            self.action_fill_down()
        elif letter in TYPED:
            if self.here is not None and self._put(self.here, self.day, TYPED[letter]):
                self._move_on()
        elif letter == " ":
            self.action_clear_day()
        else:
            signs = ", ".join(MARK_SIGNS.values())
            self.post_message(self.Told(_("{letter} is no mark: {signs}").format(letter=letter, signs=signs)))

    def _put(self, row: MonthRow, day: int, mark: str | None) -> bool:
        there = row.days.get(day)
        if there is not None and there.claimed and there.mark != mark:
            self.post_message(self.Told(_("That day is claimed, and stays as it is.")))
            return False
        edits = self._typed.setdefault(row.placement, {})
        if mark == (there.mark if there else None):
            edits.pop(day, None)
        else:
            edits[day] = mark
        if not edits:
            del self._typed[row.placement]
        self.refresh()
        self.post_message(self.Moved())
        return True

    def _move_on(self) -> None:
        """Go to the next workday, or where the month has no more to the next day: weekends are passed by the arrows."""
        later = range(self.day + 1, self.days + 1)
        self._go(self.row, next((day for day in later if is_workday(self.month.replace(day=day))), self.day + 1))

    def _move(self, down: int, right: int) -> None:
        self._go(self.row + down, self.day + right)

    def _go(self, row: int, day: int) -> None:
        old = self.row
        self.row = max(0, min(row, len(self.rows) - 1))
        self.day = max(1, min(day, self.days))
        if self.row != old:
            self.action_save()
        self._follow()

    def _follow(self) -> None:
        """Keep the cursor in sight."""
        fits = self._shown_days()
        if not self._first_day <= self.day < self._first_day + fits:
            self._first_day = max(1, min(self.day - fits // 4, self.days - fits + 1))
        self._first_day = max(1, min(self._first_day, self.days - fits + 1))
        height = max(1, self.size.height - _HEAD)
        if not self._first_row <= self.row < self._first_row + height:
            self._first_row = max(0, self.row - height + 1)
        self.refresh()
        self.post_message(self.Moved())

    def _shown_days(self) -> int:
        return max(1, min(self.days, (self.size.width - 2 - _CODE - _DAYS - _MONEY) // 2))

    def _dates(self) -> list[dt.date]:
        last = min(self.days, self._first_day + self._shown_days() - 1)
        return [self.month.replace(day=day) for day in range(self._first_day, last + 1)]

    def _heading(self, y: int) -> list[Segment]:
        style = self.rich_style + self.get_component_rich_style("grid--heading")
        off = style + self.get_component_rich_style("grid--off")
        dates = self._dates()
        more = (self._first_day > 1, bool(dates) and dates[-1].day < self.days)
        head = _("Code") if y else ""
        segments = [Segment(f"  {fit(head, _CODE - 1)}{'<' if more[0] and y else ' '}", style)]
        for day in dates:
            text = f"{day.day if day.day < 10 or day.day % 10 == 0 else day.day % 10:>2}" if y else heading_sign(day)
            segments.append(Segment(text, style if is_workday(day) else off))
        tail = f"{_('Days'):>{_DAYS - 1}}{_('Kronor'):>{_MONEY}}" if y else ""
        return [*segments, Segment(f"{'>' if more[1] and y else ' '}{tail}", style)]

    def _line(self, number: int) -> list[Segment]:
        row, base = self.rows[number], self.rich_style
        here = number == self.row
        pointer = glyphs_of(self.app).pointer if here else " "
        segments = [Segment(f"{pointer} {fit(row.code, _CODE - 1)} ", base)]
        for day in self._dates():
            text, style = self._cell(row, day)
            pointed = here and day.day == self.day
            if pointed:
                style += self.get_component_rich_style("grid--cursor")
            segments.append(Segment(text, base + style))
        halves, money = self._sums(row)
        tail = f" {show_number(halves / 2):>{_DAYS - 1}}{show_number(money / 100):>{_MONEY}}"
        return [*segments, Segment(tail, base)]

    def _cell(self, row: MonthRow, day: dt.date) -> tuple[str, Style]:
        mark = self.mark_at(row, day.day)
        typed = day.day in self._typed.get(row.placement, {})
        there = row.days.get(day.day)
        style = Style()
        if not is_workday(day) or not row.runs(day):
            style = self.get_component_rich_style("grid--off")
        if mark is None:
            return (" ·" if is_workday(day) and row.runs(day) else " -" if not row.runs(day) else "  "), style
        flagged = not is_workday(day) or not row.runs(day)
        before = "!" if flagged else "=" if there is not None and there.claimed else " "
        if flagged:
            style += self.get_component_rich_style("grid--flag")
        if typed:
            style += self.get_component_rich_style("grid--typed")
        return f"{before}{MARK_SIGNS.get(mark, '?')}", style

    def _sums(self, row: MonthRow) -> tuple[int, int]:
        marks = [mark for day in range(1, self.days + 1) if (mark := self.mark_at(row, day))]
        return sum(day_halves(mark) for mark in marks), sum(row.worth[mark] for mark in marks)


def heading_sign(day: dt.date) -> str:
    """Return what stands over a day: the first letter of its weekday, a star where it is a public holiday."""
    if holiday_name(day):
        return " *"
    return f" {show_weekday(day)[:1]}"
