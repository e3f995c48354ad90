"""One-line entry: an event in one line, shown as it is understood and with what the gauges become, while one types."""

from datetime import date
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from asftui import store
from asftui.errors import AsftuiError
from asftui.formats import show_day
from asftui.i18n import _
from asftui.indicators.gauges import read_status
from asftui.indicators.words import show_now
from asftui.plan.model import Plan
from asftui.registers.event_types import type_name
from asftui.registers.events import EventEntry, add_event
from asftui.registers.quick_entry import EXAMPLE, QuickEvent, read_line
from asftui.registers.quick_lookup import known_now, like_events
from asftui.registers.quick_words import event_details, event_line, event_notes
from asftui.registers.today import today
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.dialogs import QuestionScreen
from asftui.tui.widgets.frame import KeyBar

PAUSE_SECONDS = 0.2
"""How long the typing rests before the gauges are worked out."""


class QuickEntryScreen(ModalScreen[bool]):
    """Writes one event from one line; Enter saves it."""

    BINDINGS = bindings("save-line", "close")

    def __init__(self, *, plan: Plan, as_of: date) -> None:
        super().__init__()
        self._plan, self._as_of = plan, as_of
        self._known = known_now(plan, today())
        self._understood: QuickEvent | None = None
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(_("New event in one line")), classes="dialog-title")
            box = Input(placeholder=EXAMPLE, compact=True, select_on_focus=False)
            box.cursor_blink = False
            yield box
            yield Static("", id="understood")
            yield Static("", id="after")
        yield KeyBar()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._understood = None
        shown = self.query_one("#understood", Static)
        self.query_one("#after", Static).update("")
        if not event.value.strip():
            shown.update("")
            return
        try:
            self._understood = understood = read_line(event.value, self._known)
        except AsftuiError as error:
            shown.update(plain(str(error)))
            return
        lines = [event_line(understood.entry, self._plan), *event_details(understood)]
        shown.update(plain("\n".join([*lines, *event_notes(understood, self._plan)])))
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(PAUSE_SECONDS, partial(self._foresee, understood.entry))

    @work(exclusive=True, group="foresee", exit_on_error=False, thread=True)
    def _foresee(self, entry: EventEntry) -> None:
        worker = get_current_worker()
        with store.connected():
            before = read_status(self._plan, self._as_of).gauges
            with store.trial():
                add_event(entry)
                after = read_status(self._plan, self._as_of).gauges
        moved = [
            f"{new.short} {show_now(old)}→{show_now(new)}"
            for old, new in zip(before, after, strict=True)
            if old.value != new.value
        ]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._foreseen, entry, moved)

    def _foreseen(self, entry: EventEntry, moved: list[str]) -> None:
        if self._understood is not None and self._understood.entry == entry:
            text = _("Afterwards: {gauges}").format(gauges="  ".join(moved)) if moved else _("No gauge moves.")
            self.query_one("#after", Static).update(plain(text))

    def action_close(self) -> None:
        if self.query_one(Input).value.strip():
            title = _("Close without saving what you have written?")
            self.app.push_screen(QuestionScreen(title=title, lines=()), self._give_up)
        else:
            self.dismiss(False)

    def _give_up(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(False)

    def action_save(self) -> None:
        if self._understood is None:
            if not self.query_one(Input).value.strip():
                text = _('The line is empty: write it as "{example}".').format(example=EXAMPLE)
                self.query_one("#understood", Static).update(plain(text))
            return
        entry = self._understood.entry
        like = like_events(entry)
        if like:
            title = _("There is something like it. Write one more all the same?")
            lines = [
                " · ".join(
                    filter(None, (show_day(line.date), line.title or type_name(self._plan, line.type), line.town))
                )
                for line in like
            ]
            self.app.push_screen(QuestionScreen(title=title, lines=lines), lambda yes: self._write(entry, yes))
        else:
            self._write(entry, True)

    def _write(self, entry: EventEntry, yes: bool | None) -> None:
        if yes:
            add_event(entry)
            self.dismiss(True)
