"""Events: what was held, is planned, was moved or cancelled; found, filtered, entered."""

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from asftui.i18n import N_, _, ngettext
from asftui.registers import event_lists, events
from asftui.registers.event_lists import EventFilter
from asftui.registers.wording import STATUS_NAMES
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.deleting import ask_delete_event
from asftui.tui.screens.event_form import event_form
from asftui.tui.screens.event_rows import event_columns, event_row
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import RecordTable

_FILTERS = (None, *events.STATUSES)


class EventsScreen(FramedScreen):
    """All events, newest first."""

    SECTION = "events"
    HELP = N_(
        "Every event: held, planned, moved or cancelled. Enter opens one with those who came. n writes a new one in a"
        " form, + in one line. / finds by type, title or town; f shows only the planned, held or cancelled. Numbers"
        " under “came” are named people, or the head count where that is larger."
    )
    BINDINGS = bindings("find", "filter", "new", "edit", "delete")
    AUTO_FOCUS = "RecordTable"

    status: reactive[str | None] = reactive(None, init=False)
    """Only events of this status; None: all."""
    text: reactive[str] = reactive("", init=False)
    """Words that an event must hold."""

    def __init__(self, *, activity: str | None = None) -> None:
        super().__init__()
        self._activity = activity

    def compose_body(self) -> ComposeResult:
        yield FindLine()
        yield Static("", id="filtered", classes="quiet")
        yield RecordTable(
            columns=event_columns(),
            empty=_("No events here yet: n writes one, + in one line, i takes in a sheet."),
        )

    def reload(self) -> None:
        wanted = self._filter()
        total = event_lists.count_events(wanted)
        table = self.query_one(RecordTable)
        table.show(
            lambda limit, offset: [
                event_row(line, self.ours.plan) for line in event_lists.find_events(wanted, limit=limit, offset=offset)
            ],
            total,
        )
        parts = [] if self._activity is None else [_("activity {code}").format(code=self._activity)]
        if self.status:
            parts.append(_("only {status}").format(status=_(STATUS_NAMES[self.status])))
        if self.text:
            parts.append(_("with “{text}”").format(text=self.text))
        line = " · ".join(parts)
        shown = self.query_one("#filtered", Static)
        shown.update(plain(f"  {line}: {ngettext('{n} event', '{n} events', total).format(n=total)}"))
        shown.display = bool(parts)

    @on(FindLine.Changed)
    def _find(self, event: FindLine.Changed) -> None:
        self.text = event.text

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.event import EventScreen

        self.app.push_screen(EventScreen(key=event.key))

    def watch_status(self) -> None:
        self.reload()

    def watch_text(self) -> None:
        self.reload()

    def action_find(self) -> None:
        self.query_one(FindLine).open()

    def action_filter(self) -> None:
        self.status = _FILTERS[(_FILTERS.index(self.status) + 1) % len(_FILTERS)]

    def action_new(self) -> None:
        self.ours.entering(lambda: self.app.push_screen(event_form(self.ours.plan), self._wrote))

    def action_edit(self) -> None:
        key = self.query_one(RecordTable).key
        if key is not None:
            with self.telling():
                self.app.push_screen(event_form(self.ours.plan, events.event(key)), self._wrote)

    def action_delete(self) -> None:
        key = self.query_one(RecordTable).key
        if key is not None:
            with self.telling():
                ask_delete_event(self, key, lambda: None)

    def _wrote(self, saved: bool | None) -> None:
        if saved:
            self.ours.look_again()

    def _filter(self) -> EventFilter:
        plan = self.ours.plan
        names = {kind.code: kind.name for kind in plan.event_types}
        return EventFilter(text=self.text, status=self.status, activity=self._activity, type_names=names)
