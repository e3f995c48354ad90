"""The overview: all gauges under their headings, the budget, and what happened last."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from asftui import store
from asftui.formats import show_moment, show_number
from asftui.i18n import N_, _
from asftui.indicators.gauges import Status, read_status
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.frame import Rule
from asftui.tui.widgets.gauge_line import GaugeLine, heading


class GaugeList(VerticalScroll, can_focus=True):
    """The gauges, with a pointer that the arrows move."""

    BINDINGS = bindings("open", "down", "up", "first", "last")

    place: reactive[int] = reactive(0, repaint=False)
    """Number of the gauge that the pointer stands at, from 0."""

    @property
    def lines(self) -> list[GaugeLine]:
        """The gauges' widgets, from the top."""
        return list(self.query(GaugeLine))

    def validate_place(self, place: int) -> int:
        return max(0, min(place, len(self.lines) - 1))

    def watch_place(self, _old: int, new: int) -> None:
        for number, line in enumerate(self.lines):
            line.pointed = number == new
            if line.pointed:
                line.scroll_visible(animate=False)

    def action_down(self) -> None:
        self.place += 1

    def action_up(self) -> None:
        self.place -= 1

    def action_first(self) -> None:
        self.place = 0

    def action_last(self) -> None:
        self.place = len(self.lines) - 1

    def action_open(self) -> None:
        from asftui.tui.screens.gauge import GaugeScreen

        line = self.lines[self.place]
        if line.gauge is not None:
            self.app.push_screen(GaugeScreen(code=line.gauge.code))


class SectionName(Static):
    """A heading over some gauges; the first one carries the columns' names."""

    def __init__(self, name: str, *, columns: bool) -> None:
        super().__init__(markup=False, classes="section-name")
        self._name, self._columns = name, columns

    def on_resize(self) -> None:
        name = f" {self._name}"
        self.update(plain(heading(name, self.size.width) if self._columns else name))


class OverviewScreen(FramedScreen):
    """How far each indicator is from its target, at a glance."""

    SECTION = "overview"
    HELP = N_(
        "Each line is an indicator: a bar from its baseline to its target, and a mark where it should be by the as-of"
        " date. Then come where it started, where it is, its target and what was expected. Enter shows what the value"
        " is made of. A value that has just moved shows by how much, until the next key."
    )
    AUTO_FOCUS = "GaugeList"

    def compose_body(self) -> ComposeResult:
        status = self._read()
        with GaugeList():
            section = ""
            for number, gauge in enumerate(status.gauges):
                if gauge.section != section:
                    section = gauge.section
                    yield SectionName(section, columns=number == 0)
                yield GaugeLine(gauge)
        yield Rule()
        yield Static(plain(self._budget(status)), id="budget", classes="inset")
        yield Static(plain(self._latest()), id="latest", classes="quiet inset")

    def on_mount(self) -> None:
        super().on_mount()
        self._seen = self.ours.freshness  # composed with the data in
        self.query(GaugeLine).first().pointed = True

    def reload(self) -> None:
        status = self._read()
        by_code = {gauge.code: gauge for gauge in status.gauges}
        for line in self.query(GaugeLine):
            old = line.gauge
            new = by_code.get(old.code) if old else None
            if old is not None and new is not None:
                line.moved = round((new.value or 0) - (old.value or 0), 1)
                line.gauge = new
        self.query_one("#budget", Static).update(plain(self._budget(status)))
        self.query_one("#latest", Static).update(plain(self._latest()))

    def on_key(self) -> None:
        for line in self.query(GaugeLine):
            line.moved = 0.0

    def _read(self) -> Status:
        return read_status(self.ours.plan, self.ours.as_of)

    def _budget(self, status: Status) -> str:
        budget = status.budget
        text = _(
            "Budget {total} kSEK: accrued {accrued} (paid {paid}), other {other}, committed {committed}, left {left}"
        )
        names = ("total", "accrued", "paid", "other", "committed", "left")
        amounts = {name: show_number(getattr(budget, name) / 100_000, 0) for name in names}
        return text.format(**amounts)

    def _latest(self) -> str:
        latest = store.latest_change()
        if latest is None:
            return _("Nothing yet: i takes in a sheet, + writes an event, ? helps.")
        return _("Latest: {when} {by}: {what}").format(when=show_moment(latest.at), by=latest.by, what=latest.what)
