"""A table of records, read a page at a time: as quick over a hundred thousand rows as over ten.

The cursor is a marker in the first cell, so that a key within the page repaints two cells and not two rows; at the
edge of the page the next one is read. Cells are plain text: nothing in them is markup.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from asftui.i18n import _, ngettext
from asftui.tui.drawing import glyphs_of
from asftui.tui.keys import bindings
from asftui.tui.plain import fit


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table."""

    label: str
    width: int
    """Cells; where `grows`, the least."""
    align: str = "left"
    grows: bool = False
    least: int = 0
    """Shown only where the table is at least so wide."""


@dataclass(frozen=True)
class Row:
    """One record as the table shows it."""

    key: int
    cells: Sequence[str]
    state: str = ""
    """`good`, `bad`, `dim` or nothing: a colour beside what the words say."""


Fetch = Callable[[int, int], Sequence[Row]]
"""limit, offset → the rows there."""


def paged(rows: Sequence[Row]) -> tuple[Fetch, int]:
    """Return rows that are all at hand as a table takes them: what fetches some, and how many there are."""
    return lambda limit, offset: rows[offset : offset + limit], len(rows)


class RecordTable(Widget, can_focus=True):
    """Rows of records with a marker; Enter opens the one it stands at."""

    DEFAULT_CSS = """
    RecordTable { height: 1fr; background: $background; }
    """
    COMPONENT_CLASSES = {"table--heading", "table--good", "table--bad", "table--dim", "table--marker"}
    BINDINGS = bindings("open", "down", "up", "page-down", "page-up", "first", "last")

    cursor: reactive[int] = reactive(0, repaint=False)
    """Number of the row that the marker stands at, from 0 over all pages."""

    @dataclass
    class Pointed(Message):
        """The marker came to stand at a row."""

        table: "RecordTable"
        key: int | None

        @property
        def control(self) -> "RecordTable":
            return self.table

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row."""

        table: "RecordTable"
        key: int

        @property
        def control(self) -> "RecordTable":
            return self.table

    def __init__(self, *, columns: Sequence[Column], empty: str, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._empty = self._said = empty
        self._fetch: Fetch = lambda _limit, _offset: ()
        self._page: Sequence[Row] = ()
        self._offset = 0
        self.total = 0

    def show(self, fetch: Fetch, total: int, *, keep: bool = True, empty: str = "") -> None:
        """Show other rows.

        Args:
            fetch: gives a page of them.
            total: how many there are.
            keep: the marker stays at its record where that is on the page, else at its line.
            empty: said instead where there are none; else what the table was made with.
        """
        self._said = empty or self._empty
        key = self.key if keep else None
        self._fetch, self.total = fetch, total
        if not keep:
            self._offset = 0
            self.set_reactive(RecordTable.cursor, 0)
        self.set_reactive(RecordTable.cursor, max(0, min(self.cursor, total - 1)))
        self._read()
        if key is not None:
            for i, row in enumerate(self._page):
                if row.key == key:
                    self.set_reactive(RecordTable.cursor, self._offset + i)
        self.refresh()
        self.post_message(self.Pointed(self, self.key))

    @property
    def key(self) -> int | None:
        """Key of the record that the marker stands at; None in an empty table."""
        row = self._row_at(self.cursor)
        return row.key if row else None

    @property
    def page_size(self) -> int:
        """How many rows fit under the heading and above the line that counts them."""
        return max(1, (self.size.height or 20) - 2)

    def render_line(self, y: int) -> Strip:
        """Draw the heading, a row, or the line that says where in the table this is."""
        width = self.size.width
        base = self.rich_style
        if y == 0:
            text = "  " + self._line([c.label for c in self._columns], width - 2)
            return Strip([Segment(fit(text, width), base + self.get_component_rich_style("table--heading"))])
        if y == self.size.height - 1:
            return Strip([Segment(fit(self._position(), width), base + self._style("dim"))])
        row = self._row_at(self._offset + y - 1) if y <= self.page_size else None
        if row is None:
            text = f"  {self._said}" if y == 1 and not self.total else ""
            return Strip([Segment(fit(text, width), base)])
        pointed = self._offset + y - 1 == self.cursor
        marker = glyphs_of(self.app).pointer if pointed else " "
        style = base + self._style(row.state)
        return Strip(
            [
                Segment(f"{marker} ", base + self.get_component_rich_style("table--marker")),
                Segment(fit(self._line(row.cells, width - 2), width - 2), style),
            ]
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height that shows all rows."""
        return self.total + 2

    def on_resize(self, _event: events.Resize) -> None:
        self._read()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        number = self._offset + event.y - 1
        if event.y >= 1 and self._row_at(number):
            if number == self.cursor and event.chain == 2:
                self.action_open()
            self.cursor = number

    def on_mouse_scroll_down(self) -> None:
        self.action_down()

    def on_mouse_scroll_up(self) -> None:
        self.action_up()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        size = self.page_size
        if not self._offset <= new < self._offset + size:
            self._offset = new if new > old else max(0, new - size + 1)
            if new >= self.total - size and new - old > 1:  # to the end: a full last page
                self._offset = max(0, self.total - size)
            self._read()
            self.refresh()
        else:
            for number in (old, new):
                self.refresh(Region(0, number - self._offset + 1, 1, 1))
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))
        self.post_message(self.Pointed(self, self.key))

    def action_open(self) -> None:
        if self.key is not None:
            self.post_message(self.Opened(self, self.key))

    def action_down(self) -> None:
        self.cursor += 1

    def action_up(self) -> None:
        self.cursor -= 1

    def action_page_down(self) -> None:
        self.cursor += self.page_size

    def action_page_up(self) -> None:
        self.cursor -= self.page_size

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = self.total - 1

    def _read(self) -> None:
        size = self.page_size
        if not self._offset <= self.cursor < self._offset + size:
            self._offset = max(0, self.cursor - size + 1)
        self._offset = max(0, min(self._offset, self.total - 1))
        self._page = self._fetch(size, self._offset) if self.total else ()

    def _row_at(self, number: int) -> Row | None:
        place = number - self._offset
        return self._page[place] if 0 <= place < len(self._page) else None

    def _style(self, state: str) -> Style:
        return self.get_component_rich_style(f"table--{state}") if state else Style()

    def _position(self) -> str:
        if not self.total:
            return ""
        last = min(self._offset + self.page_size, self.total)
        if self.total <= self.page_size:
            return "  " + ngettext("{n} row", "{n} rows", self.total).format(n=self.total)
        return "  " + _("{first}–{last} of {total}").format(first=self._offset + 1, last=last, total=self.total)

    def _line(self, cells: Sequence[str], width: int) -> str:
        shown = [(c, cell) for c, cell in zip(self._columns, cells, strict=True) if width >= c.least]
        spare = width - sum(c.width for c, _cell in shown) - 2 * (len(shown) - 1)
        growing = [c for c, _cell in shown if c.grows]
        pieces = []
        for column, cell in shown:
            extra = 0
            if column.grows:
                extra = spare // len(growing) + (spare % len(growing) if column is growing[-1] else 0)
            pieces.append(fit(cell, max(1, column.width + extra), column.align))
        return "  ".join(pieces)
