"""A gauge opened: what its value is, how it goes on at this pace, and the records that it was counted from."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.formats import show_day, show_number
from asftui.i18n import N_, _, ngettext
from asftui.indicators.gauges import Gauge, read_status
from asftui.indicators.origins import origin_text
from asftui.indicators.sources import SourceLine, read_sources
from asftui.indicators.words import show_now, show_value, status_word
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.frame import Rule
from asftui.tui.widgets.gauge_line import GaugeLine
from asftui.tui.widgets.record_table import Column, RecordTable, Row


class GaugeScreen(FramedScreen):
    """One indicator, and where its value comes from."""

    SECTION = "overview"
    HELP = N_(
        "Where a value comes from. Each line is a record that it was counted from, newest first: how many came, how"
        " many of them were new and so moved the gauge, and the sheet and rows, or the person, that it came from."
        " Enter opens the event, the enterprise or the placement."
    )
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, code: str) -> None:
        super().__init__()
        self._code = code
        self._sources: list[SourceLine] = []

    def compose_body(self) -> ComposeResult:
        gauge = self._gauge()
        yield Static(plain(gauge.name), id="name", classes="section-name inset")
        yield GaugeLine(gauge)
        yield Static("", id="words", classes="inset")
        yield Rule()
        yield RecordTable(
            columns=(
                Column(label=_("Date"), width=10),
                Column(label=_("What"), width=14, grows=True),
                Column(label=_("Town"), width=11, least=100),
                Column(label=_("New"), width=4, align="right"),
                Column(label=_("In all"), width=6, align="right"),
                Column(label=_("From"), width=30, grows=True),
            ),
            empty=_("No records behind this value yet."),
        )

    def reload(self) -> None:
        gauge = self._gauge()
        self.query_one(GaugeLine).gauge = gauge
        self.query_one("#words", Static).update(plain("\n".join(self._words(gauge))))
        self._sources = read_sources(self.ours.plan, self._code, self.ours.as_of)
        rows = [self._row(number, source) for number, source in enumerate(self._sources)]
        self.query_one(RecordTable).show(lambda limit, offset: rows[offset : offset + limit], len(rows))

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.enterprise import EnterpriseScreen
        from asftui.tui.screens.event import EventScreen

        source = self._sources[event.key]
        if source.event is not None:
            self.app.push_screen(EventScreen(key=source.event))
        elif source.enterprise is not None:
            self.app.push_screen(EnterpriseScreen(key=source.enterprise))
        elif source.placement is not None:
            from asftui.tui.screens.placement import PlacementScreen

            self.app.push_screen(PlacementScreen(key=source.placement))
        elif source.municipality is not None:
            from asftui.tui.screens.municipality import MunicipalityScreen

            self.app.push_screen(MunicipalityScreen(name=source.municipality))
        elif source.council:
            from asftui.tui.screens.structures import StructuresScreen

            self.app.push_screen(StructuresScreen(tab="council"))

    def _gauge(self) -> Gauge:
        return read_status(self.ours.plan, self.ours.as_of).gauge(self._code)

    def _words(self, gauge: Gauge) -> list[str]:
        lines = [
            _("{now} of {target} · {status}").format(
                now=show_now(gauge), target=show_value(gauge, gauge.target), status=status_word(gauge)
            )
        ]
        if gauge.forecast is not None:
            end = show_day(self.ours.plan.end, self.ours.plan.start.year)
            ahead = _("At this pace {forecast} on {date}.").format(
                forecast=show_value(gauge, round(gauge.forecast)), date=end
            )
            if gauge.needed_per_month:
                ahead += " " + _("The target needs {n} a month.").format(n=show_number(gauge.needed_per_month, 0))
            lines.append(ahead)
        return [*lines, gauge.counts, *gauge.notes]

    def _row(self, number: int, source: SourceLine) -> Row:
        origins = "; ".join(map(origin_text, source.origins))
        what = source.what
        if source.unnamed:
            unnamed = ngettext("{n} without a name", "{n} without a name", source.unnamed).format(n=source.unnamed)
            what = f"{what} ({unnamed})"
        cells = (
            show_day(source.date, self.ours.plan.start.year),
            what,
            source.place,
            show_number(source.new),
            show_number(source.n),
            origins,
        )
        return Row(number, cells)
