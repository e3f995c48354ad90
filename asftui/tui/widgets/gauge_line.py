"""One indicator on one line: its name, a bar with the expected course, start, value, target, expected, status.

Passive: a `Gauge` in, a drawing out. Status is said in a word and a sign, and in colour beside.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from asftui.formats import show_number
from asftui.i18n import _
from asftui.indicators.gauges import Gauge
from asftui.indicators.words import show_now, show_value, status_word
from asftui.tui.drawing import Glyphs, draw_bar, glyphs_of
from asftui.tui.plain import fit

_NAME, _START, _VALUE, _TARGET, _EXPECTED, _STATUS = 23, 6, 5, 8, 7, 14
_NARROW = 78
"""Under so many cells start and expected make room for the status word, which always stands."""


def bar_width(width: int) -> int:
    """Return the cells that the bar gets in a line of so many."""
    fixed = 2 + _NAME + 1 + _VALUE + _TARGET + 2 + _STATUS
    if width >= _NARROW:
        fixed += _START + _EXPECTED
    return max(4, min(60, width - fixed))


def heading(section: str, width: int) -> str:
    """Return the columns' heading with the first section's name."""
    wide = width >= _NARROW
    labels = ((_("start"), _START if wide else 0), (_("now"), _VALUE), (_("target"), _TARGET))
    right = "".join(fit(label, cells, "right") for label, cells in labels)
    # The last label is wider than its numbers, and leans over the status, which needs none.
    last = " " + _("expected") if wide else ""
    return fit(section, 3 + _NAME + bar_width(width)) + right + last


class GaugeLine(Widget):
    """An indicator's gauge on one line."""

    DEFAULT_CSS = """
    GaugeLine { height: 1; }
    """
    COMPONENT_CLASSES = {
        "gauge--reached", "gauge--on-track", "gauge--behind", "gauge--far-behind", "gauge--too-early", "gauge--missed",
        "gauge--no-data", "gauge--rest", "gauge--mark", "gauge--moved", "gauge--pointer", "gauge--dim",
    }  # fmt: skip

    gauge: reactive[Gauge | None] = reactive(None)
    """The value that is drawn."""
    moved: reactive[float] = reactive(0.0)
    """How much it moved just now; 0 draws nothing."""
    pointed: reactive[bool] = reactive(False, repaint=False)
    """Whether the pointer stands at it."""

    def __init__(self, gauge: Gauge) -> None:
        super().__init__(id=f"gauge-{gauge.code}")
        self.set_reactive(GaugeLine.gauge, gauge)

    def watch_pointed(self) -> None:
        self.refresh(Region(0, 0, 1, 1))

    def render_line(self, y: int) -> Strip:
        gauge = self.gauge
        if gauge is None:
            return Strip.blank(self.size.width, self.rich_style)
        glyphs: Glyphs = glyphs_of(self.app)
        base = self.rich_style
        dim = base + self.get_component_rich_style("gauge--dim")
        status = base + self.get_component_rich_style(f"gauge--{gauge.status}")
        pointer = base + self.get_component_rich_style("gauge--pointer")
        wide = self.size.width >= _NARROW
        start = f"{show_number(gauge.baseline)}→" if gauge.baseline is not None else ""
        start_style = dim
        if self.moved:  # just now: the difference stands where the start was
            start = f"{glyphs.rise if self.moved > 0 else glyphs.fall}{show_number(abs(self.moved))}"
            start_style = base + self.get_component_rich_style("gauge--moved")
        value = show_now(gauge)
        return Strip(
            [
                Segment(f"{glyphs.pointer if self.pointed else ' '} ", pointer),
                Segment(fit(gauge.short, _NAME) + " ", base),
                *self._bar(gauge, bar_width(self.size.width), base, status),
                Segment(fit(start, _START if wide else 0, "right"), start_style),
                Segment(fit(value, _VALUE, "right"), base + Style(bold=True)),
                Segment(fit(show_value(gauge, gauge.target), _TARGET, "right"), base),
                Segment(fit(show_value(gauge, gauge.expected), _EXPECTED if wide else 0, "right"), dim),
                Segment("  ", base),
                Segment(fit(f"{glyphs.signs[gauge.status]} {status_word(gauge)}", _STATUS), status),
            ]
        ).adjust_cell_length(self.size.width, base)

    def _bar(self, gauge: Gauge, width: int, base: Style, filled: Style) -> list[Segment]:
        expected = None
        if gauge.expected is not None and gauge.target != (gauge.baseline or 0):
            start = 0.0 if gauge.kind == "share" else gauge.baseline or 0.0
            expected = (gauge.expected - start) / (gauge.target - start)
        bar = draw_bar(gauge.progress, expected, width, glyphs_of(self.app))
        rest = base + self.get_component_rich_style("gauge--rest")
        mark = base + self.get_component_rich_style("gauge--mark")
        pieces = []
        for start_cell, end_cell, style in ((0, bar.filled, filled), (bar.filled, width, rest)):
            if bar.mark is not None and start_cell <= bar.mark < end_cell:
                pieces += [
                    Segment(bar.text[start_cell : bar.mark], style),
                    Segment(bar.text[bar.mark], mark),
                    Segment(bar.text[bar.mark + 1 : end_cell], style),
                ]
            else:
                pieces.append(Segment(bar.text[start_cell:end_cell], style))
        return pieces
