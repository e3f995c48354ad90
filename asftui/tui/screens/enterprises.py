"""ASF: the enterprises of the county at a date, with their counts, and what is missing."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.registers import enterprise_lists, enterprises
from asftui.registers.enterprise_lists import FILTERS, EnterpriseLine, Summary
from asftui.registers.enterprises import CRITERIA
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.deleting import ask_delete_enterprise
from asftui.tui.screens.enterprise_forms import count_form, enterprise_form, join_form, round_form
from asftui.tui.screens.narrowed import NarrowedScreen
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import Column, RecordTable, Row

_NAMES = 40
"""Signs of the names that stand in a line of the summary; of more their number is enough."""


class EnterprisesScreen(NarrowedScreen):
    """All enterprises, in Swedish order."""

    SECTION = "enterprises"
    HELP = N_(
        "Every work-integrating social enterprise (ASF), with its latest count of employed and participants by the date"
        " at the top. ! stands where a number has never been given, or is older than half a year. Criteria are the four"
        " of the definition: 3/4 ? means that one is not known. c writes a count of the one at the marker, with the"
        " date of the last; d asks for the counts of all at one date. f shows only the active, the dormant or ended,"
        " those that have come or gone in the plan's time, those without new counts, or those that are not known to"
        " meet all four criteria. j joins two that are the same one. i takes in a sheet."
    )
    BINDINGS = bindings("find", "filter", "new", "count", "round", "edit", "join", "delete")
    FILTERS = FILTERS

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[int] = []
        """The enterprises in the table, from the top."""

    def compose_body(self) -> ComposeResult:
        yield FindLine()
        yield Static("", id="summary", classes="inset")
        yield Static("", id="filtered", classes="quiet")
        yield RecordTable(
            columns=(
                Column(label=_("Name"), width=14, grows=True),
                Column(label=_("Municipality"), width=10),
                Column(label=_("What it does"), width=20, grows=True, least=100),
                Column(label=_("Started"), width=11),
                Column(label=_("Empl."), width=5, align="right"),
                Column(label=_("Part."), width=5, align="right"),
                Column(label=_("Said"), width=7, align="right"),
                Column(label="", width=1),
                Column(label=_("Crit."), width=5),
            ),
            empty=_("No ASF here yet: n writes one, i takes in a sheet."),
        )

    def reload(self) -> None:
        since = self.ours.plan.start
        found = enterprise_lists.find_enterprises(self.ours.as_of, text=self.text, only=self.only, since=since)
        self.query_one(RecordTable).show(
            lambda limit, offset: [self._row(line) for line in found[offset : offset + limit]], len(found)
        )
        self._shown = [line.id for line in found]
        told = enterprise_lists.summary(self.ours.as_of, since)
        self.query_one("#summary", Static).update(plain("\n".join(self._summary(told))))
        rows = ngettext("{n} row", "{n} rows", len(found)).format(n=len(found))
        self.say_narrowed(self.narrowed_to(), rows)

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.enterprise import EnterpriseScreen

        self.app.push_screen(EnterpriseScreen(key=event.key))

    def action_new(self) -> None:
        self.ours.entering(lambda: self.app.push_screen(enterprise_form(self.ours.plan), self.wrote))

    def action_count(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                form = count_form(key, self.ours.plan, self.ours.as_of)
                self.ours.entering(lambda: self.app.push_screen(form, self.wrote))

    def action_round(self) -> None:
        lines = enterprise_lists.find_enterprises(self.ours.as_of, only="active")
        if not lines:
            self.ours.tell(_("No ASF is active: n writes one."))
            return
        form = round_form(lines, self.ours.as_of, self.ours.plan)
        self.ours.entering(lambda: self.app.push_screen(form, self.wrote))

    def action_edit(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                self.app.push_screen(enterprise_form(self.ours.plan, enterprises.enterprise(key)), self.wrote)

    def action_join(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                found = enterprises.enterprise(key)

                def joined(saved: bool | None) -> None:
                    self.wrote(saved)
                    if saved:
                        self._point_at(enterprises.resolve(found.name))  # the name stays, as an alias at least

                self.app.push_screen(join_form(found), joined)

    def action_delete(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                ask_delete_enterprise(self, key, lambda: None)

    def _point_at(self, key: int | None) -> None:
        if key in self._shown:
            self.query_one(RecordTable).cursor = self._shown.index(key)

    def _summary(self, told: Summary) -> list[str]:
        plan = self.ours.plan
        first = _("{active} active, {dormant} dormant, {ended} ended").format(
            active=told.active, dormant=told.dormant, ended=told.ended
        )
        since = _("since {date}: {come} come{came}, {gone} gone{went}").format(
            date=show_day(plan.start, plan.start.year),
            come=len(told.came),
            came=_named(told.came),
            gone=len(told.went),
            went=_named(told.went),
        )
        second = [
            _("without new counts: {n}").format(n=told.without_counts),
            _("all four criteria: {n} of {of}").format(n=told.all_four, of=told.active),
        ]
        return [f"{first} · {since}", " · ".join(second)]

    def _row(self, line: EnterpriseLine) -> Row:
        cells = (
            line.name,
            line.municipality or line.town,
            line.activity,
            _since(line),
            "–" if line.employed is None else str(line.employed),
            "–" if line.participants is None else str(line.participants),
            _said(line, self.ours.plan.start.year),
            "!" if line.lacks_counts else "",
            f"{line.criteria_met}/{len(CRITERIA)}" + (" ?" if line.criteria_unknown else ""),
        )
        return Row(line.id, cells, "" if line.state == "active" else "dim")


def _since(line: EnterpriseLine) -> str:
    """Return when it started; of one that has ended or rests, since when, in year and month."""
    if line.state == "ended":
        return _("ended {month}").format(month=line.ended[2:7])
    if line.state == "dormant":
        return _("rests {month}").format(month=line.dormant[2:7])
    return line.started


def _said(line: EnterpriseLine, year: int) -> str:
    """Return the date of the latest count: day and month, of another year than the plan's year and month."""
    if line.counted is None:
        return ""
    return show_day(line.counted, year) if line.counted.year == year else f"{line.counted:%Y-%m}"


def _named(names: tuple[str, ...]) -> str:
    """Return some names in brackets, where there are few."""
    listed = ", ".join(names)
    return f" ({listed})" if listed and len(listed) <= _NAMES else ""
