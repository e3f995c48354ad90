"""One enterprise: what it is, the four criteria, and its counts over time."""

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.errors import AsftuiError
from asftui.formats import show_day
from asftui.i18n import N_, _
from asftui.registers import enterprise_counts, enterprises, organisations, provenance
from asftui.registers.enterprise_counts import MEASURES, CountDetail
from asftui.registers.enterprise_lists import STATES
from asftui.registers.enterprises import DATES, EnterpriseDetail
from asftui.tui.drawing import draw_course
from asftui.tui.keys import bindings
from asftui.tui.plain import fit, plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.deleting import ask_delete_count, ask_delete_enterprise
from asftui.tui.screens.enterprise_forms import LABELS, count_form, criteria_words, enterprise_form
from asftui.tui.screens.facts import Fact, FactSheet, Known, source_text
from asftui.tui.widgets.record_table import Column, RecordTable, Row

_LABEL = 14
_WIDEST = 60


class EnterpriseScreen(FramedScreen):
    """What is known of an enterprise, with its counts below."""

    SECTION = "enterprises"
    HELP = N_(
        "One enterprise (ASF). Above what is known of it, and where that came from; then the course of its counts,"
        " and each count. c or n writes a new count, Enter changes the one at the marker, Del takes it away. e changes"
        " the enterprise itself: write when it ended rather than delete it, so that the year can be told."
    )
    BINDINGS = bindings("count", "new", "edit", "delete")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, key: int) -> None:
        super().__init__()
        self._key = key
        self._counts: list[CountDetail] = []

    def compose_body(self) -> ComposeResult:
        yield FactSheet(id="facts")
        yield Static("", id="course", classes="inset")
        yield RecordTable(
            columns=(
                Column(label=_("Date"), width=11),
                Column(label=_("Employed"), width=9, align="right"),
                Column(label=_("Participants"), width=9, align="right"),
                Column(label=_("Note"), width=16, grows=True),
                Column(label=_("From"), width=26, grows=True),
            ),
            empty=_("No counts here yet: c writes one, i takes in a sheet."),
        )

    def reload(self) -> None:
        try:
            detail = enterprises.enterprise(self._key)
        except AsftuiError as gone:
            self.ours.tell(gone)
            self.app.pop_screen()
            return
        self.query_one(FactSheet).show(self._known(detail))
        self._counts = enterprise_counts.counts_of([self._key], until=self.ours.as_of).get(self._key, [])
        self._draw_course()
        newest_first = self._counts[::-1]
        self.query_one(RecordTable).show(
            lambda limit, offset: [self._row(count) for count in newest_first[offset : offset + limit]],
            len(newest_first),
        )

    def on_resize(self, _event: events.Resize) -> None:
        self._draw_course()

    @on(RecordTable.Opened)
    def _change_count(self, event: RecordTable.Opened) -> None:
        count = next((each for each in self._counts if each.id == event.key), None)
        if count is not None:
            with self.telling():
                self.app.push_screen(count_form(self._key, self.ours.plan, self.ours.as_of, count), self.wrote)

    def action_count(self) -> None:
        with self.telling():
            form = count_form(self._key, self.ours.plan, self.ours.as_of)
            self.ours.entering(lambda: self.app.push_screen(form, self.wrote))

    def action_new(self) -> None:
        self.action_count()

    def action_edit(self) -> None:
        with self.telling():
            self.app.push_screen(enterprise_form(self.ours.plan, enterprises.enterprise(self._key)), self.wrote)

    def action_delete(self) -> None:
        key = self.query_one(RecordTable).key
        count = next((each for each in self._counts if each.id == key), None)
        with self.telling():
            if count is None:
                ask_delete_enterprise(self, self._key, self.app.pop_screen)
            else:
                ask_delete_count(self, count)

    def _known(self, detail: EnterpriseDetail) -> Known:
        owner = ""
        if detail.organisation is not None:
            name = organisations.organisation(detail.organisation).name
            owner = _("{name}; its own people are counted nowhere").format(name=name)
        told = {
            "municipality": " · ".join(dict.fromkeys(filter(None, (detail.municipality, detail.town)))),
            "activity": detail.activity,
            "criteria": criteria_words(detail),
            "legal_form": " · ".join(filter(None, (detail.legal_form, detail.number))),
            "aliases": ", ".join(detail.aliases),
            "organisation": owner,
            "notes": detail.notes,
        }
        labels = {**LABELS, "criteria": N_("Criteria"), "organisation": N_("Organisation")}
        facts = [Fact(_("State"), self._state(detail))]
        facts += [Fact(_(labels[name]), text, name) for name, text in told.items()]
        origins = provenance.field_origins("enterprise", self._key)
        sources = {name: source_text(line) for name, line in origins.items()}
        return Known(detail.name, [fact for fact in facts if fact.text], sources)

    def _state(self, detail: EnterpriseDetail) -> str:
        parts = [_(STATES[detail.life.state(self.ours.as_of)])]
        for name in DATES:
            part = getattr(detail, name)
            if part is not None:
                parts.append(f"{_(LABELS[name]).lower()} {part.show()}")
        return " · ".join(parts)

    def _draw_course(self) -> None:
        lines = []
        width = max(10, min(_WIDEST, self.size.width - _LABEL - 16))
        for name, label in zip(MEASURES, (_("Employed"), _("Participants")), strict=True):
            points = [(count.date, number) for count in self._counts if (number := getattr(count, name)) is not None]
            if len(points) > 1:
                drawn = draw_course(points, self.ours.as_of, width, self.ours.glyphs)
                lines.append(f"{fit(label, _LABEL)}{drawn}  {points[0][1]} → {points[-1][1]}")
        if lines:
            year = self.ours.plan.start.year
            first, last = show_day(self._counts[0].date, year), show_day(self.ours.as_of, year)
            lines.append(" " * _LABEL + first + " " * max(1, width - len(first) - len(last)) + last)
        shown = self.query_one("#course", Static)
        shown.update(plain("\n".join(["", *lines])))
        shown.display = bool(lines)

    def _row(self, count: CountDetail) -> Row:
        told = provenance.field_origins("enterprise-count", count.id)
        line = told.get("employed") or told.get("participants")
        return Row(
            count.id,
            (
                show_day(count.date, self.ours.plan.start.year),
                "–" if count.employed is None else str(count.employed),
                "–" if count.participants is None else str(count.participants),
                " · ".join(filter(None, (count.source, count.note.replace("\n", " ")))),
                source_text(line) if line else "",
            ),
        )
