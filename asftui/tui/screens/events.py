"""Events: what was held, is planned, was moved or cancelled; found, filtered, entered."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.i18n import N_, _, ngettext
from asftui.registers import event_lists, events
from asftui.registers.event_lists import EventFilter
from asftui.registers.wording import STATUS_NAMES
from asftui.tui.keys import bindings
from asftui.tui.screens.deleting import ask_delete_event
from asftui.tui.screens.event_form import event_form
from asftui.tui.screens.event_rows import event_columns, event_row
from asftui.tui.screens.narrowed import NarrowedScreen
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import RecordTable


class EventsScreen(NarrowedScreen):
    """All events, newest first."""

    SECTION = "events"
    HELP = N_(
        "Every event: held, planned, moved or cancelled. Enter opens one with those who came. n writes a new one in a"
        " form, + in one line. / finds by type, title or town; f shows only the planned, held or cancelled. Numbers"
        " under “came” are named people, or the head count where that is larger."
    )
    BINDINGS = bindings("find", "filter", "new", "edit", "delete")
    FILTERS = {"": N_("all"), **STATUS_NAMES}

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
        before = [] if self._activity is None else [_("activity {code}").format(code=self._activity)]
        self.say_narrowed(self.narrowed_to(*before), ngettext("{n} event", "{n} events", total).format(n=total))

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.event import EventScreen

        self.app.push_screen(EventScreen(key=event.key))

    def action_new(self) -> None:
        self.ours.entering(lambda: self.app.push_screen(event_form(self.ours.plan), self.wrote))

    def action_edit(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                self.app.push_screen(event_form(self.ours.plan, events.event(key)), self.wrote)

    def action_delete(self) -> None:
        key = self.chosen
        if key is not None:
            with self.telling():
                ask_delete_event(self, key, lambda: None)

    def _filter(self) -> EventFilter:
        plan = self.ours.plan
        names = {kind.code: kind.name for kind in plan.event_types}
        return EventFilter(text=self.text, status=self.only or None, activity=self._activity, type_names=names)
