"""One amount of a budget on one line: its name, a bar of the whole budget, and the amount in words.

Passive: an `Amount` in, a drawing out. That it is too much is said in its words, and in colour beside.
"""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from asftui.tui.drawing import draw_bar, glyphs_of
from asftui.tui.plain import fit

_NAME = 16
_BAR = 60
"""The widest that a bar gets."""


@dataclass(frozen=True, kw_only=True)
class Amount:
    """What a line shows."""

    name: str
    share: float
    """Of the whole budget; above 1 is too much."""
    expected: float | None = None
    """Where it should be; None: no mark."""
    text: str


class MoneyLine(Widget):
    """An amount with its bar."""

    DEFAULT_CSS = """
    MoneyLine { height: 1; }
    MoneyLine > .money--fill { color: $primary; }
    MoneyLine > .money--over { color: $error; }
    MoneyLine > .money--rest { color: $surface-lighten-3; }
    """
    COMPONENT_CLASSES = {"money--fill", "money--over", "money--rest"}

    amount: reactive[Amount | None] = reactive(None)
    """The amount that is drawn."""

    def render_line(self, y: int) -> Strip:
        base, amount, width = self.rich_style, self.amount, self.size.width
        if amount is None:
            return Strip.blank(width, base)
        room = max(4, min(_BAR, width - _NAME - cell_len(amount.text) - 5))
        bar = draw_bar(amount.share, amount.expected, room, glyphs_of(self.app))
        fill = base + self.get_component_rich_style("money--over" if amount.share > 1 else "money--fill")
        rest = base + self.get_component_rich_style("money--rest")
        return Strip(
            [
                Segment(" " + fit(amount.name, _NAME) + " ", base),
                Segment(bar.text[: bar.filled], fill),
                Segment(bar.text[bar.filled :], rest),
                Segment("  " + fit(amount.text, max(0, width - _NAME - room - 5)), base),
            ]
        ).adjust_cell_length(width, base)
