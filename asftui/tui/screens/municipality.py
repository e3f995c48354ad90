"""One municipality: how far it has come, and what has happened in it."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.indicators.municipalities import MunicipalityLine, read_municipalities
from asftui.registers import area_history, event_lists, guidelines, interest, structures
from asftui.registers.event_lists import EventFilter
from asftui.registers.guidelines import GuidelineDetail
from asftui.registers.wording import GUIDELINE_STEPS, INTEREST_ANSWERS, STRUCTURE_STEPS
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.event_rows import event_columns, event_row
from asftui.tui.screens.record import happened, history_list
from asftui.tui.screens.structure_kinds import GUIDELINE, INTEREST, STRUCTURE, FormKind, ask_delete, ask_edit
from asftui.tui.screens.structure_rows import (
    guideline_cells,
    guideline_columns,
    interest_columns,
    interest_row,
    step_columns,
    step_row,
)
from asftui.tui.screens.structures import write_about
from asftui.tui.widgets.frame import Rule
from asftui.tui.widgets.record_table import RecordTable, Row, paged
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists

KINDS: dict[str, FormKind] = {"structure": STRUCTURE, "guideline": GUIDELINE, "interest": INTEREST}


class MunicipalityScreen(FramedScreen):
    """A municipality's steps towards a support structure, its guidelines, its interest and its events."""

    SECTION = "structures"
    HELP = N_(
        "What has happened in a municipality. Tab goes between its steps towards a support structure, its guidelines,"
        " what it answered to inventories of interest, its events, and what has happened to these records. n writes a"
        " new line in the list that is shown, Enter or e opens it, Del removes it."
    )
    BINDINGS = bindings("next-tab", "new", "edit", "delete", "structure-step", "guideline", "interest")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._municipality = name

    def compose_body(self) -> ComposeResult:
        yield Static(plain(self._municipality), classes="section-name inset")
        yield Static("", id="words", classes="inset")
        yield Rule()
        empty = _("Nothing yet: n writes it.")
        lists = (
            ("structure", _("Support"), step_columns(whose=False)),
            ("guideline", _("Guidelines"), guideline_columns()),
            ("interest", _("Interest"), interest_columns()),
        )
        yield TabbedLists(
            [
                *(ListOf(id=key, label=label, columns=columns, empty=empty) for key, label, columns in lists),
                ListOf(id="events", label=_("Events"), columns=event_columns(), empty=_("No event here yet.")),
                history_list(),
            ]
        )

    def reload(self) -> None:
        plan, as_of, name = self.ours.plan, self.ours.as_of, self._municipality
        year = plan.start.year
        line = next((each for each in read_municipalities(plan, as_of) if each.name == name), None)
        self.query_one("#words", Static).update(plain("\n".join(self._words(line)) if line else ""))
        lists = self.query_one(TabbedLists)
        steps = structures.structure_steps(name)
        lists.show("structure", *paged([step_row(step, as_of, year, whose=False) for step in steps]))
        lists.show("guideline", *paged([Row(step.id, guideline_cells(step, year)) for step in self._guidelines()]))
        lists.show("interest", *paged([interest_row(each, year) for each in interest.interests(name)]))
        wanted = EventFilter(municipality=name)
        lists.show(
            "events",
            lambda limit, offset: [
                event_row(each, plan) for each in event_lists.find_events(wanted, limit=limit, offset=offset)
            ],
            event_lists.count_events(wanted),
        )
        told = area_history.history_of_municipality(name, self._authority)
        lists.show("history", *paged([happened(number, each) for number, each in enumerate(told)]))

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        if self._here == "events":
            from asftui.tui.screens.event import EventScreen

            self.app.push_screen(EventScreen(key=event.key))
        elif self._here in KINDS:
            self.action_edit()

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._here in KINDS if action in ("new", "edit", "delete") else True

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_record(self, kind: str) -> None:
        """Write something of this municipality."""
        write_about(self, kind, self._municipality)

    def action_new(self) -> None:
        self.action_record(self._here)

    def action_edit(self) -> None:
        key = self.query_one(TabbedLists).current.key
        if key is not None:
            with self.telling():
                ask_edit(self, KINDS[self._here], key)

    def action_delete(self) -> None:
        key = self.query_one(TabbedLists).current.key
        if key is not None:
            with self.telling():
                ask_delete(self, KINDS[self._here], key)

    @property
    def _here(self) -> str:
        lists = self.query(TabbedLists)
        return lists.first().here if lists else "structure"

    @property
    def _authority(self) -> int | None:
        wanted = guidelines.authorities(self.ours.plan)
        return next((each.organisation for each in wanted if each.municipality == self._municipality), None)

    def _guidelines(self) -> list[GuidelineDetail]:
        owner = self._authority
        return [step for step in guidelines.guidelines() if step.organisation == owner]

    def _words(self, line: MunicipalityLine) -> list[str]:
        year = self.ours.plan.start.year
        held = ngettext("{n} information event", "{n} information events", line.events).format(n=line.events)
        people = _("{n} politicians and {m} employees informed there").format(n=line.politicians, m=line.employees)
        enterprises = _("{n} active ASF").format(n=line.enterprises)
        placements = ngettext("{n} placement", "{n} placements", line.placements).format(n=line.placements)
        structure = _(STRUCTURE_STEPS[line.state])
        if line.structure:
            structure = " · ".join(filter(None, (structure, line.structure.name, line.structure.supplier)))
        days = [show_day(day, year) if day else "–" for day in (line.last_mysam, line.next_mysam)]
        answers = [
            _(INTEREST_ANSWERS[answer]) if answer is not None else _("not asked")
            for answer in (line.establishing, line.structure_interest)
        ]
        return [
            f"{held} · {people} · {enterprises} · {placements}",
            _("Support structure: {text}").format(text=structure),
            _("Guidelines: {name}").format(name=_(GUIDELINE_STEPS[line.guidelines])),
            _("Interest in establishing ASF: {one} · in a support structure: {other}").format(
                one=answers[0], other=answers[1]
            ),
            _("Mysam: last {last} · next {next}").format(last=days[0], next=days[1]),
        ]
