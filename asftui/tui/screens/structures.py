"""Structures: what has happened in each municipality, support structures, guidelines, the council."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.i18n import N_, _
from asftui.indicators.guidelines import GuidelineLine, adopted, read_guidelines
from asftui.indicators.municipalities import By, MunicipalityLine, read_municipalities
from asftui.registers import area_history, council, event_lists, guidelines, structures
from asftui.registers.event_lists import EventFilter
from asftui.registers.guidelines import GuidelineDetail
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.event_rows import event_columns, event_row
from asftui.tui.screens.record import happened, history_list
from asftui.tui.screens.structure_kinds import (
    COUNCIL_MEMBER,
    COUNCIL_STEP,
    GUIDELINE,
    INTEREST,
    STRUCTURE,
    FormKind,
    ask_delete,
    ask_edit,
    ask_new,
)
from asftui.tui.screens.structure_rows import (
    authority_columns,
    authority_rows,
    council_columns,
    council_rows,
    matrix_columns,
    matrix_row,
    member_columns,
    member_row,
    step_columns,
    step_row,
)
from asftui.tui.widgets.record_table import RecordTable, paged
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists

MEETING = "council-meeting"
"""Code of the type of event that is a meeting of the council."""
KINDS: dict[str, FormKind] = {
    "municipalities": STRUCTURE,
    "structures": STRUCTURE,
    "guidelines": GUIDELINE,
    "council": COUNCIL_STEP,
    "members": COUNCIL_MEMBER,
}
"""What n writes in each list."""
EXPLAINED = N_(
    "Evts: information events. Pol and Empl: politicians and employees informed. Pl: funded placements. Gdl:"
    " guidelines. Supp: in a support structure, or exploring one. Int: interest in establishing ASF / in a support"
    " structure (y yes, n no, u unsure, ? asked, – not asked). Mysam and Next: the Mysam group's last and next meeting."
    " Latest: the latest event there."
)


class StructuresScreen(FramedScreen):
    """One line a municipality, and lists of support structures, guidelines and the council."""

    SECTION = "structures"
    HELP = N_(
        "Where something has happened and where not: ! marks what is missing in a municipality. Enter opens it. b"
        " changes between where events were held and where people come from; somebody met in two municipalities stands"
        " in both. s writes a step towards a support structure, r how far guidelines have come, a what was answered to"
        " an inventory of interest. Tab goes on to support structures, guidelines and the council; n writes a new line"
        " there. A step with a day ahead is planned, and counts from that day."
    )
    BINDINGS = bindings("next-tab", "new", "edit", "delete", "breakdown", "structure-step", "guideline", "interest")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, tab: str = "municipalities") -> None:
        super().__init__()
        self._tab = tab
        self._by: By = "held"
        self._municipalities: list[MunicipalityLine] = []
        self._authorities: list[GuidelineLine] = []
        self._guidelines: list[tuple[GuidelineLine, GuidelineDetail | None]] = []
        """What stands in each row of the guidelines."""

    def compose_body(self) -> ComposeResult:
        no_step = _("No step yet: n writes one.")
        yield TabbedLists(
            [
                ListOf(id="municipalities", label=_("Municipalities"), columns=matrix_columns(), empty=""),
                ListOf(id="structures", label=_("Supp"), columns=step_columns(), empty=no_step),
                ListOf(id="guidelines", label=_("Guidelines"), columns=authority_columns(), empty=""),
                ListOf(id="council", label=_("Council"), columns=council_columns(), empty=""),
                ListOf(
                    id="members",
                    label=_("Members"),
                    columns=member_columns(),
                    empty=_("Nobody sits in the council yet: n writes a member."),
                ),
                ListOf(
                    id="meetings",
                    label=_("Meetings"),
                    columns=event_columns(),
                    empty=_("No meeting of the council yet: + writes one."),
                ),
                history_list(),
            ]
        )
        yield Static("", id="about", classes="quiet inset")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TabbedLists).turn(self._tab)

    def reload(self) -> None:
        plan, as_of = self.ours.plan, self.ours.as_of
        year = plan.start.year
        lists = self.query_one(TabbedLists)
        self._municipalities = read_municipalities(plan, as_of, self._by)
        self._authorities = read_guidelines(plan, as_of)
        matrix = [matrix_row(number, line, year) for number, line in enumerate(self._municipalities)]
        lists.show("municipalities", *paged(matrix))
        lists.show("structures", *paged([step_row(step, as_of, year) for step in structures.structure_steps()]))
        rows = authority_rows(self._authorities, guidelines.guidelines(), as_of, year)
        self._guidelines = [(line, step) for line, step, _row in rows]
        lists.show("guidelines", *paged([row for _line, _step, row in rows]))
        lists.show("council", *paged(council_rows(council.council_steps(), as_of, year)))
        lists.show("members", *paged([member_row(each, as_of, year) for each in council.council_members()]))
        wanted = EventFilter(type=MEETING)
        lists.show(
            "meetings",
            lambda limit, offset: [
                event_row(line, plan) for line in event_lists.find_events(wanted, limit=limit, offset=offset)
            ],
            event_lists.count_events(wanted),
        )
        told = area_history.history_of_structures()
        lists.show("history", *paged([happened(number, line) for number, line in enumerate(told)]))
        self._show_about()

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        here = self._here
        if here == "municipalities":
            name = self._municipalities[event.key].name
            if name is not None:
                from asftui.tui.screens.municipality import MunicipalityScreen

                self.app.push_screen(MunicipalityScreen(name=name))
        elif here == "meetings":
            from asftui.tui.screens.event import EventScreen

            self.app.push_screen(EventScreen(key=event.key))
        elif here in KINDS:
            self.action_edit()

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self._show_about()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        here = self._here
        if action in ("breakdown", "record"):
            return here == "municipalities"
        if action in ("edit", "delete") and here == "municipalities":
            return False
        return here in KINDS if action in ("new", "edit", "delete") else True

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_breakdown(self) -> None:
        self._by = "home" if self._by == "held" else "held"
        self.reload()

    def action_record(self, kind: str) -> None:
        """Write something of the municipality that the marker stands at."""
        key = self._key
        name = self._municipalities[key].name if key is not None else None
        if name is not None:
            write_about(self, kind, name)

    def action_new(self) -> None:
        key = self._key
        if self._here == "municipalities":
            self.action_record("structure")
        elif self._here == "guidelines":
            preset = {"organisation": self._guidelines[key][0].authority.name} if key is not None else {}
            ask_new(self, GUIDELINE, preset)
        else:
            ask_new(self, KINDS[self._here])

    def action_edit(self) -> None:
        record = self._record
        if record is not None:
            with self.telling():
                ask_edit(self, KINDS[self._here], record)
        elif self._here == "council" and self._key is not None:
            ask_new(self, COUNCIL_STEP, {"step": council.STEPS[self._key]})
        elif self._here == "guidelines":
            self.action_new()

    def action_delete(self) -> None:
        record = self._record
        if record is not None:
            with self.telling():
                ask_delete(self, KINDS[self._here], record)

    @property
    def _here(self) -> str:
        lists = self.query(TabbedLists)
        return lists.first().here if lists else "municipalities"

    @property
    def _key(self) -> int | None:
        return self.query_one(TabbedLists).current.key

    @property
    def _record(self) -> int | None:
        """Id of the record that the marker stands at; None where there is none yet."""
        key = self._key
        if key is None:
            return None
        if self._here == "guidelines":
            step = self._guidelines[key][1]
            return step.id if step else None
        if self._here == "council":
            return next((line.id for line in council.council_steps() if line.step == council.STEPS[key]), None)
        return key

    def _show_about(self) -> None:
        text = ""
        if self._here == "municipalities":
            people = _("people by where the event was held") if self._by == "held" else _("people by home municipality")
            text = f"{people[0].upper()}{people[1:]} (b). {_(EXPLAINED)}"
        elif self._here == "guidelines":
            n, of = adopted(self._authorities)
            text = _("Guidelines adopted: {n} of {of} (goal 3.2.2).").format(n=n, of=of)
        self.query_one("#about", Static).update(plain(text))


def write_about(screen: FramedScreen, kind: str, municipality: str) -> None:
    """Open the form of a step, of guidelines or of interest for a municipality."""
    if kind == "guideline":
        parties = screen.ours.plan.parties
        owner = next((p.name for p in parties if p.kind == "municipality" and p.municipality == municipality), "")
        ask_new(screen, GUIDELINE, {"organisation": owner})
    else:
        ask_new(screen, STRUCTURE if kind == "structure" else INTEREST, {"municipality": municipality})
