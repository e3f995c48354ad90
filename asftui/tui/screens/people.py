"""People, organisations and groups: found, entered, joined."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from asftui.errors import NotFound
from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.registers import event_lists, people
from asftui.registers.event_lists import EventFilter, EventLine
from asftui.registers.event_types import type_name
from asftui.registers.organisation_events import OrganisationEvent, events_of_organisation
from asftui.registers.people import Attended
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.facts import FactSheet, read_known
from asftui.tui.screens.people_actions import ask_delete, ask_edit, ask_join, ask_new
from asftui.tui.screens.people_kinds import REGISTERS, Register
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import RecordTable
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists

_LATEST = 8
"""Events that the pane beside the list names."""


class PeopleScreen(FramedScreen):
    """Three lists: people, organisations, groups."""

    SECTION = "people"
    HELP = N_(
        "Who has been met: people, their organisations, and groups that are informed as such. Tab goes to the next"
        " list; / finds in all three at once, by some of the letters of each word. Enter opens one with its events and"
        " where each fact came from. Two people, or two organisations, that are the same are joined with j: the other"
        " name is remembered, so that old sheets still find it. d lists who and what may stand twice."
    )
    BINDINGS = bindings("find", "next-tab", "new", "edit", "join", "duplicates", "delete")
    AUTO_FOCUS = "RecordTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    CSS = """
    PeopleScreen #beside { display: none; width: 44; background: $surface; }
    PeopleScreen.-wide #beside { display: block; }
    PeopleScreen #attended { height: auto; padding: 1 1 0 1; }
    """

    text: reactive[str] = reactive("", init=False)
    """Words that are looked for in all three lists."""

    def compose_body(self) -> ComposeResult:
        yield FindLine()
        with Horizontal():
            yield TabbedLists(
                [ListOf(id=r.kind, label=_(r.label), columns=r.columns(), empty=_(r.empty)) for r in REGISTERS.values()]
            )
            with VerticalScroll(id="beside", can_focus=False):
                yield FactSheet()
                yield Static("", id="attended")

    def reload(self) -> None:
        self._read_lists(keep=True)

    @on(FindLine.Changed)
    def _find(self, event: FindLine.Changed) -> None:
        self.text = event.text

    @on(RecordTable.Pointed)
    def _pointed(self, event: RecordTable.Pointed) -> None:
        if event.table is self.query_one(TabbedLists).current:
            self._show_beside()

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.record import open_record

        open_record(self, self._register.kind, event.key)

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()
        self._show_beside()

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self.text:  # out of what was found first, then out of here
            event.stop()
            event.prevent_default()
            self.query_one(FindLine).close()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_beside)

    def watch_text(self, _old: str, new: str) -> None:
        self._read_lists(keep=not new)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._register.kind != "group" if action == "join" else True

    def action_find(self) -> None:
        self.query_one(FindLine).open()

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_new(self) -> None:
        ask_new(self, self._register, self._go_to)

    def action_edit(self) -> None:
        if (key := self._key) is not None:
            with self.telling():
                ask_edit(self, self._register, key, self._go_to)

    def action_join(self) -> None:
        if (key := self._key) is not None:
            with self.telling():
                ask_join(self, self._register, key, self._go_to)

    def action_duplicates(self) -> None:
        from asftui.tui.screens.duplicates import DuplicatesScreen

        self.app.push_screen(DuplicatesScreen())

    def action_delete(self) -> None:
        if (key := self._key) is not None:
            with self.telling():
                ask_delete(self, self._register, key, lambda: None)

    @property
    def _register(self) -> Register:
        lists = self.query(TabbedLists)
        return REGISTERS[lists.first().here if lists else "person"]

    @property
    def _key(self) -> int | None:
        return self.query_one(TabbedLists).current.key

    def _read_lists(self, *, keep: bool) -> None:
        for register in REGISTERS.values():
            self._read_list(register, keep=keep)

    def _read_list(self, register: Register, *, keep: bool) -> None:
        text = self.text
        self.query_one(TabbedLists).show(
            register.kind,
            lambda limit, offset: register.find(text, limit, offset),
            register.count(text),
            place_of=lambda key: register.place(key, text),
            keep=keep,
            empty=_("Nothing found with “{text}”.").format(text=text) if text else "",
        )

    def _go_to(self, key: int) -> None:
        self.reload()
        place = self._register.place(key, self.text)
        if place is not None:
            self.query_one(TabbedLists).current.cursor = place

    def _show_beside(self) -> None:
        beside = self.query_one("#beside")
        beside.visible = self._key is not None
        if self._key is None or not self.has_class("-wide"):
            return
        try:
            known = read_known(self._register.kind, self._key, self.ours.plan, self.ours.as_of)
        except NotFound:
            return  # gone a moment ago; the list is read again at once
        self.query_one(FactSheet).show(known)
        lines = self._events(self._key)
        head = ngettext("{n} event", "{n} events", len(lines)).format(n=len(lines)) if lines else ""
        self.query_one("#attended", Static).update(plain("\n".join([head, *lines[:_LATEST]])))

    def _events(self, key: int) -> list[str]:
        plan = self.ours.plan
        found: Sequence[Attended | OrganisationEvent | EventLine]
        if self._register.kind == "person":
            found = people.attended_by(key)
        elif self._register.kind == "organisation":
            found = events_of_organisation(key)
        else:
            found = event_lists.find_events(EventFilter(group=key))
        return [
            f"{show_day(line.date, plan.start.year):>6}  {line.title or type_name(plan, line.type)} {line.town}"
            for line in found
        ]
