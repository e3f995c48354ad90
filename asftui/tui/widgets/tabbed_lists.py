"""Several lists in one place: a line says which there are and how long they are, one of them is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from asftui.formats import show_number
from asftui.tui.plain import fit
from asftui.tui.widgets.record_table import Column, Fetch, RecordTable


@dataclass(frozen=True, kw_only=True)
class ListOf:
    """One of the lists."""

    id: str
    label: str
    columns: Sequence[Column]
    empty: str


class TabLine(Widget):
    """The lists' names with their lengths; the one that is shown stands in brackets."""

    DEFAULT_CSS = """
    TabLine { height: 1; color: $text-muted; }
    TabLine > .tabs--here { text-style: bold; color: $foreground; }
    """
    COMPONENT_CLASSES = {"tabs--here"}

    tabs: reactive[tuple[str, ...]] = reactive(())
    """The names, from the left."""
    here: reactive[int] = reactive(0)
    """Number of the one that is shown."""

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        marked = base + self.get_component_rich_style("tabs--here")
        segments = [Segment(" ", base)]
        for number, name in enumerate(self.tabs):
            text = fit(name, len(name))
            here = number == self.here
            segments.append(Segment(f"[{text}]" if here else f" {text} ", marked if here else base))
        return Strip(segments).adjust_cell_length(self.size.width, base)


class TabbedLists(Vertical):
    """Tables of records of which one is shown; `turn` shows the next."""

    DEFAULT_CSS = """
    TabbedLists { height: 1fr; width: 1fr; }
    """

    here: reactive[str] = reactive("", init=False)
    """Id of the list that is shown."""

    @dataclass
    class Turned(Message):
        """Another list is shown."""

        here: str

    def __init__(self, lists: Sequence[ListOf]) -> None:
        super().__init__()
        self._lists = tuple(lists)
        self._totals = dict.fromkeys((each.id for each in lists), 0)
        self.set_reactive(TabbedLists.here, self._lists[0].id)

    def compose(self) -> ComposeResult:
        yield TabLine()
        for each in self._lists:
            table = RecordTable(columns=each.columns, empty=each.empty, id=f"list-{each.id}")
            table.display = each.id == self.here
            yield table

    @property
    def current(self) -> RecordTable:
        """The table that is shown."""
        return self.table(self.here)

    def table(self, which: str) -> RecordTable:
        """Return the table of a list."""
        return self.query_one(f"#list-{which}", RecordTable)

    def show(
        self,
        which: str,
        fetch: Fetch,
        total: int,
        *,
        place_of: Callable[[int], int | None] | None = None,
        keep: bool = True,
        empty: str = "",
    ) -> None:
        """Show other rows in a list; with `place_of` the marker follows its record wherever that now stands."""
        table = self.table(which)
        key = table.key
        table.show(fetch, total, keep=keep, empty=empty)
        if keep and place_of and key is not None and table.key != key:
            place = place_of(key)
            if place is not None:
                table.cursor = place
        self._totals[which] = total
        self.query_one(TabLine).tabs = tuple(
            f"{each.label} {show_number(self._totals[each.id])}" for each in self._lists
        )

    def turn(self, to: str | None = None) -> None:
        """Show the next list, or a certain one."""
        ids = [each.id for each in self._lists]
        self.here = to or ids[(ids.index(self.here) + 1) % len(ids)]

    def watch_here(self, old: str, new: str) -> None:
        had_focus = self.table(old).has_focus
        for each in self._lists:
            self.table(each.id).display = each.id == new
        self.query_one(TabLine).here = [each.id for each in self._lists].index(new)
        if had_focus:
            self.current.focus()
        self.post_message(self.Turned(new))
