"""One person, organisation or group: what is known, its events, and what has happened to the record."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from asftui import store
from asftui.errors import NotFound
from asftui.formats import show_day, show_moment
from asftui.i18n import N_, _
from asftui.registers import event_lists, groups, organisations, people, provenance
from asftui.registers.event_lists import EventFilter
from asftui.registers.event_types import type_name
from asftui.registers.organisation_events import events_of_organisation
from asftui.registers.provenance import Kind
from asftui.registers.same_people import Joining, joinings
from asftui.registers.wording import ROLE_NAMES, STATUS_NAMES
from asftui.store import RecordLine
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.facts import FactSheet, read_known, source_text
from asftui.tui.screens.people_actions import ask_delete, ask_edit, ask_join, ask_new, ask_part
from asftui.tui.screens.people_kinds import (
    ORGANISATIONS,
    PEOPLE,
    REGISTERS,
    group_columns,
    group_row,
    person_columns,
    person_row,
)
from asftui.tui.widgets.record_table import Column, RecordTable, Row, paged
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists


class RecordScreen(FramedScreen):
    """What is known of one record, over lists of what belongs to it."""

    SECTION = "people"
    KIND: ClassVar[Kind]
    BINDINGS = bindings("next-tab", "edit", "delete")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, key: int) -> None:
        super().__init__()
        self._key = key
        self._name = ""

    def compose_body(self) -> ComposeResult:
        yield FactSheet()
        yield TabbedLists([*self.lists(), history_list()])

    def lists(self) -> list[ListOf]:
        """Return the lists that stand before the history."""
        raise NotImplementedError

    def read_lists(self, lists: TabbedLists) -> None:
        """Read the lists that stand before the history."""
        raise NotImplementedError

    def event_cells(self, day: date, kind: str, title: str, town: str) -> tuple[str, str, str]:
        """Return the first cells of an event's row."""
        plan = self.ours.plan
        return show_day(day, plan.start.year), title or type_name(plan, kind), town

    def reload(self) -> None:
        try:
            known = read_known(self.KIND, self._key, self.ours.plan, self.ours.as_of)
        except NotFound:
            self.ours.tell(_("{name} is not in the register any more.").format(name=self._name))
            self.app.pop_screen()
            return
        self._name = known.name
        self.refresh_bindings()
        self.query_one(FactSheet).show(known)
        lists = self.query_one(TabbedLists)
        self.read_lists(lists)
        told = provenance.history(self.KIND, self._key)
        lists.show("history", *paged([happened(n, line) for n, line in enumerate(told)]))

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        here = self.query_one(TabbedLists).here
        if here == "events":
            from asftui.tui.screens.event import EventScreen

            self.app.push_screen(EventScreen(key=event.key))
        elif here == "history":
            self._open_import(event.key)
        else:
            open_record(self, "person" if here == "people" else "group", event.key)

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_edit(self) -> None:
        with self.telling():
            ask_edit(self, REGISTERS[self.KIND], self._key, lambda _key: None)

    def action_delete(self) -> None:
        with self.telling():
            ask_delete(self, REGISTERS[self.KIND], self._key, self.app.pop_screen)

    def show_other(self, key: int) -> None:
        """Show another record of the kind: the one that stayed when two were joined."""
        self._key = key
        self.reload()

    def _open_import(self, entry: int) -> None:
        from asftui.tui.screens.import_details import ImportScreen

        line = provenance.history(self.KIND, self._key)[entry]
        imported = any(each.change == line.change for each in store.imports())
        if imported:
            self.app.push_screen(ImportScreen(change=line.change))


class PersonScreen(RecordScreen):
    """One person: when they were informed, and as what."""

    KIND = "person"
    HELP = N_(
        "What is known of a person, and where it came from. Below stand the events they were at or signed up for, with"
        " the role and organisation of that day; Tab shows what has happened to the record. Enter opens the event, or"
        " the import that a change came with. j joins them with another who is the same; z parts them again, whatever"
        " has come since."
    )
    BINDINGS = bindings("join", "part")

    def lists(self) -> list[ListOf]:
        columns = (
            *_event_columns(),
            Column(label=_("Came as"), width=11),
            Column(label=_("Organisation"), width=14, grows=True),
            Column(label=_("Present"), width=9),
        )
        return [ListOf(id="events", label=_("Events"), columns=columns, empty=_("At no event yet."))]

    def read_lists(self, lists: TabbedLists) -> None:
        rows = []
        for line in people.attended_by(self._key):
            organisation = f"{line.organisation} / {line.unit}" if line.unit else line.organisation
            cells = (
                *self.event_cells(line.date, line.type, line.title, line.town),
                _(ROLE_NAMES[line.role]),
                organisation,
                (_("yes") if line.present else _("no")) if line.status == "held" else _(STATUS_NAMES[line.status]),
            )
            rows.append(Row(line.event, cells, "" if line.present and line.status == "held" else "dim"))
        lists.show("events", *paged(rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._joinings()) if action == "part" else True

    def action_join(self) -> None:
        with self.telling():
            ask_join(self, PEOPLE, self._key, self.show_other)

    def action_part(self) -> None:
        joined = self._joinings()
        if not joined:
            return
        lists = self.query_one(TabbedLists)
        wanted = joined[0]  # the latest; in the history the one that the marker stands at
        if lists.here == "history" and (entry := lists.current.key) is not None:
            change = provenance.history(self.KIND, self._key)[entry].change
            wanted = next((each for each in joined if each.change == change), wanted)
        ask_part(self, wanted, lambda _back: None)

    def _joinings(self) -> list[Joining]:
        return joinings(self._key)


class OrganisationScreen(RecordScreen):
    """One organisation: its people, its groups, where it was."""

    KIND = "organisation"
    HELP = N_(
        "An organisation and the names it is known by. Tab goes between its people, its groups, the events that it was"
        " at, and what has happened to the record. n writes a new person in it. j joins it with another that is the"
        " same."
    )
    BINDINGS = bindings("new", "join")

    def lists(self) -> list[ListOf]:
        columns = (
            *_event_columns(),
            Column(label=_("Status"), width=9),
            Column(label=_("By name"), width=8, align="right"),
            Column(label=_("Head count"), width=10, align="right"),
        )
        return [
            ListOf(id="people", label=_("People"), columns=person_columns(), empty=_("Nobody yet: n writes a person.")),
            ListOf(id="events", label=_("Events"), columns=columns, empty=_("At no event yet.")),
            ListOf(id="groups", label=_("Groups"), columns=group_columns(), empty=_("No group belongs to it.")),
        ]

    def read_lists(self, lists: TabbedLists) -> None:
        key = self._key
        lists.show(
            "people",
            lambda limit, offset: [
                person_row(line) for line in people.find_people(organisation=key, limit=limit, offset=offset)
            ],
            people.count_people(organisation=key),
            place_of=lambda person: people.place_of_person(person, organisation=key),
        )
        lists.show("groups", *paged([group_row(line) for line in groups.find_groups(organisation=key)]))
        rows = []
        for line in events_of_organisation(key):
            numbers = (str(line.present or ""), str(line.heads or ""))
            cells = (*self.event_cells(line.date, line.type, line.title, line.town), _(STATUS_NAMES[line.status]))
            rows.append(Row(line.event, (*cells, *numbers), "" if line.status == "held" else "dim"))
        lists.show("events", *paged(rows))

    def action_new(self) -> None:
        name = organisations.organisation(self._key).name
        ask_new(self, PEOPLE, lambda _person: None, {"organisation": name})

    def action_join(self) -> None:
        with self.telling():
            ask_join(self, ORGANISATIONS, self._key, self.show_other)


class GroupScreen(RecordScreen):
    """One group, and the events that were for it."""

    KIND = "group"
    HELP = N_(
        "A group that is informed as such, and the events that were for it. An event is given its groups in its own"
        " form. Tab shows what has happened to the record."
    )

    def lists(self) -> list[ListOf]:
        columns = (
            *_event_columns(),
            Column(label=_("Status"), width=9),
            Column(label=_("Came"), width=6, align="right"),
        )
        empty = _("No event was for it yet: an event's form names its groups.")
        return [ListOf(id="events", label=_("Events"), columns=columns, empty=empty)]

    def read_lists(self, lists: TabbedLists) -> None:
        wanted = EventFilter(group=self._key)
        rows = []
        for line in event_lists.find_events(wanted):
            cells = (*self.event_cells(line.date, line.type, line.title, line.town), _(STATUS_NAMES[line.status]))
            came = str(max(line.named, line.heads) or "")
            rows.append(Row(line.id, (*cells, came), "" if line.status == "held" else "dim"))
        lists.show("events", *paged(rows))


def open_record(screen: FramedScreen, kind: Kind, key: int) -> None:
    """Open the page of a person, an organisation or a group."""
    screens: dict[Kind, type[RecordScreen]] = {
        "person": PersonScreen,
        "organisation": OrganisationScreen,
        "group": GroupScreen,
    }
    screen.app.push_screen(screens[kind](key=key))


def _event_columns() -> list[Column]:
    return [
        Column(label=_("Date"), width=11),
        Column(label=_("Event"), width=14, grows=True),
        Column(label=_("Town"), width=11, least=100),
    ]


def history_list() -> ListOf:
    """Return the list of what has happened to records."""
    columns = (
        Column(label=_("When"), width=12),
        Column(label=_("By"), width=8),
        Column(label=_("What"), width=16, grows=True),
        Column(label=_("From"), width=16, grows=True),
    )
    return ListOf(id="history", label=_("History"), columns=columns, empty=_("Nothing is told of it."))


def happened(number: int, line: RecordLine) -> Row:
    """Return one thing that happened as that list shows it."""
    source = source_text(line) if line.file else ""
    by = _("the plan") if line.by == store.SYSTEM else line.by
    what = f"{line.what} ({_('undone')})" if line.undone else line.what
    return Row(number, (show_moment(line.at), by, what, source), "dim" if line.undone else "")
