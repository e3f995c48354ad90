"""Placements: funded places for individuals, by code, with their state and what is missing."""

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.formats import show_day, show_number
from asftui.i18n import N_, _, ngettext
from asftui.plan import Plan
from asftui.registers.placement_lists import FILTERS, MISSING, PlacementLine, find_placements
from asftui.registers.placement_state import STATE_NAMES
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.dialogs import LinesScreen
from asftui.tui.screens.narrowed import NarrowedScreen
from asftui.tui.screens.placement_actions import PlacementActions
from asftui.tui.screens.placement_figures import figure_lines
from asftui.tui.screens.placement_forms import placement_form
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import Column, RecordTable, Row, paged


class PlacementsScreen(NarrowedScreen, PlacementActions):
    """All placements, by code."""

    HELP = N_(
        "Every place for an individual at an enterprise. Individuals are known by a code, never by a name. ! stands"
        " where a placement that has begun is not in SUS or has no agreement, and beside an end within thirty days. n"
        " writes a new one, g its next step (application, decision, agreement, start), s that it was registered in SUS"
        " today, o how it ended. d opens the month of placement days, r the claims, b the numbers by principal,"
        " municipality and sex. f shows only those running, granted, ended, not in SUS, without an agreement,"
        " without an outcome or soon at their end; / finds a code."
    )
    BINDINGS = bindings(
        "new", "step", "ending", "sus", "days", "claims", "filter", "find", "breakdown", "edit", "delete"
    )
    FILTERS = FILTERS

    def compose_body(self) -> ComposeResult:
        yield FindLine()
        yield Static("", id="summary", classes="inset")
        yield Static("", id="filtered", classes="quiet inset")
        yield RecordTable(
            columns=(
                Column(label=_("Code"), width=7),
                Column(label=_("Principal"), width=10),
                Column(label=_("ASF"), width=9, grows=True),
                Column(label=_("Start"), width=7),
                Column(label=_("Ends"), width=8),
                Column(label=_("Days"), width=5, align="right"),
                Column(label=_("State"), width=8),
                Column(label=_("SUS"), width=3),
                Column(label=_("Agr."), width=4),
                Column(label=_("Municipality"), width=12, least=110),
            ),
            empty=_("No placements here yet: n writes one, i takes in a list."),
        )

    def reload(self) -> None:
        plan, as_of = self.ours.plan, self.ours.as_of
        everything = find_placements(plan, as_of)
        found = find_placements(plan, as_of, text=self.text, only=self.only) if self.text or self.only else everything
        self._lines = {line.id: line for line in found}
        self.query_one(RecordTable).show(*paged([self._row(line) for line in found]))
        self.query_one("#summary", Static).update(plain(_summary(everything)))
        self.say_narrowed(self.narrowed_to(), ngettext("{n} row", "{n} rows", len(found)).format(n=len(found)))
        self.refresh_bindings()

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.placement import PlacementScreen

        self.app.push_screen(PlacementScreen(key=event.key))

    def action_new(self) -> None:
        written: list[int] = []
        form = placement_form(self.ours.plan, self.day, then=written.append)
        self.ours.entering(lambda: self.app.push_screen(form, lambda saved: self._wrote_new(saved, written)))

    def _wrote_new(self, saved: bool | None, written: list[int]) -> None:
        """Read again, and put the marker at the placement that was written."""
        self.wrote(saved)
        if not saved or not written:
            return
        self.reload()
        if written[-1] in self._lines:
            self.query_one(RecordTable).cursor = list(self._lines).index(written[-1])
        else:
            self.ours.tell(_("It is saved, but is not among those shown: f and / show others."))

    def action_claims(self) -> None:
        from asftui.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen())

    def action_breakdown(self) -> None:
        lines = figure_lines(self.ours.plan, self.ours.as_of)
        self.app.push_screen(LinesScreen(title=_("Placements in numbers"), lines=lines))

    def _row(self, line: PlacementLine) -> Row:
        year = self.ours.plan.start.year
        last = line.end or line.planned_end
        cells = (
            line.code,
            _short_name(self.ours.plan, line.principal),
            line.enterprise,
            _short(line.start, year),
            _short(last, year) + (" !" if line.ends_soon else ""),
            show_number(line.days) if line.days else "",
            _(STATE_NAMES[line.state]),
            _sign(line, "sus", line.in_sus),
            _sign(line, "agreement", line.agreed),
            line.municipality or "",
        )
        return Row(line.id, cells, "bad" if line.missing else "" if line.state in ("running", "granted") else "dim")


def _short_name(plan: Plan, name: str) -> str:
    """Return a principal as a narrow column shows it: the municipality's name, or an authority's abbreviation."""
    party = next((party for party in plan.parties if party.name == name), None)
    if party is None:
        return name
    return party.municipality or next(iter(party.aliases), name)


def _short(day: dt.date | None, year: int) -> str:
    """Return a day as a narrow column shows it: `14 mar`, of another year than the plan's `2016-11`."""
    if day is None:
        return ""
    return show_day(day, year) if day.year == year else f"{day:%Y-%m}"


def _sign(line: PlacementLine, name: str, there: bool) -> str:
    if name in line.missing:
        return "!"
    return _("yes") if there else "–"


def _summary(lines: list[PlacementLine]) -> str:
    states = [line.state for line in lines]
    parts = [
        text.format(n=n)
        for text, n in (
            (_("{n} running"), states.count("running")),
            (_("{n} granted, not begun"), states.count("granted")),
            (_("{n} ended"), states.count("ended")),
            (_("{n} applied for"), states.count("applied")),
            (_("{n} refused"), states.count("refused")),
        )
        if n or text == _("{n} running")
    ]
    lacks = []
    for name, label in MISSING.items():
        if n := sum(name in line.missing for line in lines):
            lacks.append(f"{_(label)}: {n}")
    if n := sum(line.ends_soon for line in lines):
        lacks.append(ngettext("{n} ends within 30 days", "{n} end within 30 days", n).format(n=n))
    return "\n".join([" · ".join(parts), *([" · ".join(lacks)] if lacks else [])])
