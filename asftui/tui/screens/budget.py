"""The budget: what is used, bound and left, whether it suffices, its lines and the costs booked."""

from textual import on
from textual.app import ComposeResult

from asftui.formats import show_day, show_money, show_number, show_percent
from asftui.i18n import N_, _
from asftui.indicators.commitments import Commitment
from asftui.indicators.economy import LineUse, read_economy
from asftui.registers import area_history, economy
from asftui.registers.economy import CostDetail
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.budget_words import amounts, divided, nothing_bound, sentences
from asftui.tui.screens.record import happened, history_list
from asftui.tui.screens.structure_kinds import BUDGET_LINE, COST, FormKind, ask_delete, ask_edit, ask_new
from asftui.tui.widgets.frame import Rule
from asftui.tui.widgets.money_line import MoneyLine
from asftui.tui.widgets.record_table import Column, RecordTable, Row, paged
from asftui.tui.widgets.sentences import Sentences
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists

KINDS: dict[str, FormKind] = {"lines": BUDGET_LINE, "costs": COST}
_BARS = 3
_NO_LINE, _PLACEMENTS = 0, -1
"""Keys of the rows that are no line: costs that stand on none, and what is accrued. Ids begin at 1."""


class BudgetScreen(FramedScreen):
    """A plan's money."""

    SECTION = "budget"
    HELP = N_(
        "What is used of the budget: placement days times the day rate (accrued), and other costs. Committed is what"
        " placements that run or are granted will still cost: workdays to come, public holidays out, times days a week"
        " by five, times the rate. The mark on the first bar is where it would be, were the money used evenly. Tab goes"
        " between your own lines of the budget, the costs booked, what is committed, and what has happened. n writes a"
        " line or a cost; an amount may be written as 12 500, 12 500,50 or 3 tkr."
    )
    BINDINGS = bindings("next-tab", "new", "edit", "delete")
    AUTO_FOCUS = "RecordTable"

    def compose_body(self) -> ComposeResult:
        for _number in range(_BARS):
            yield MoneyLine()
        yield Sentences(id="words", classes="inset")
        yield Rule()
        yield TabbedLists(
            [
                ListOf(
                    id="lines",
                    label=_("Lines"),
                    columns=_line_columns(),
                    empty=_("No line yet: the plan gives the total only. n writes one."),
                ),
                ListOf(
                    id="costs", label=_("Costs"), columns=_cost_columns(), empty=_("No cost booked yet: n writes one.")
                ),
                ListOf(
                    id="committed",
                    label=_("Committed"),
                    columns=_commitment_columns(),
                    empty="",
                ),
                history_list(),
            ]
        )

    def reload(self) -> None:
        plan, as_of = self.ours.plan, self.ours.as_of
        year = plan.start.year
        found = read_economy(plan, as_of)
        for line, amount in zip(self.query(MoneyLine), amounts(found, plan), strict=True):
            line.amount = amount
        words = [*sentences(found, plan, as_of), divided(found)]
        self.query_one("#words", Sentences).show(words)
        lists = self.query_one(TabbedLists)
        accrued = show_money(found.budget.accrued)
        placements = Row(_PLACEMENTS, (_("accrued for placements, on no line"), "", accrued, "", ""), "dim")
        rows = [*map(_line_row, found.lines), *([placements] if found.lines and found.budget.accrued else [])]
        lists.show("lines", *paged(rows))
        lists.show(
            "costs",
            lambda limit, offset: [
                _cost_row(cost, year, is_ahead=cost.date > as_of)
                for cost in economy.costs(plan.start, plan.end, limit=limit, offset=offset)
            ],
            economy.count_costs(plan.start, plan.end),
        )
        bound = [_commitment_row(number, each, year) for number, each in enumerate(found.commitments)]
        lists.show("committed", *paged(bound), empty=nothing_bound(found))
        told = area_history.history_of_money()
        lists.show("history", *paged([happened(number, line) for number, line in enumerate(told)]))

    @on(RecordTable.Opened)
    def _open(self) -> None:
        self.action_edit()

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._here in KINDS if action in ("new", "edit", "delete") else True

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_new(self) -> None:
        if self._here in KINDS:
            ask_new(self, KINDS[self._here])

    def action_edit(self) -> None:
        key = self.query_one(TabbedLists).current.key or _NO_LINE
        if key > _NO_LINE and self._here in KINDS:
            with self.telling():
                ask_edit(self, KINDS[self._here], key)

    def action_delete(self) -> None:
        key = self.query_one(TabbedLists).current.key or _NO_LINE
        if key > _NO_LINE and self._here in KINDS:
            with self.telling():
                ask_delete(self, KINDS[self._here], key)

    @property
    def _here(self) -> str:
        lists = self.query(TabbedLists)
        return lists.first().here if lists else "lines"


def _line_columns() -> list[Column]:
    return [
        Column(label=_("Budget line"), width=20, grows=True),
        Column(label=_("Amount"), width=13, align="right"),
        Column(label=_("Booked"), width=13, align="right"),
        Column(label=_("Left"), width=13, align="right"),
        Column(label=_("Used"), width=7, align="right"),
    ]


def _line_row(use: LineUse) -> Row:
    if use.line is None:
        return Row(_NO_LINE, (_("on no line"), "", show_money(use.booked), "", ""), "dim")
    amount = use.line.amount
    share = show_percent(round(100 * use.booked / amount)) if amount else ""
    cells = (use.line.name, show_money(amount), show_money(use.booked), show_money(amount - use.booked), share)
    return Row(use.line.id, cells, "bad" if use.booked > amount else "")


def _cost_columns() -> list[Column]:
    return [
        Column(label=_("Date"), width=11),
        Column(label=_("Text"), width=18, grows=True),
        Column(label=_("Budget line"), width=12, grows=True),
        Column(label=_("Supplier"), width=16, grows=True, least=92),
        Column(label=_("Reference"), width=12, least=110),
        Column(label=_("Amount"), width=14, align="right"),
    ]


def _cost_row(cost: CostDetail, year: int, *, is_ahead: bool) -> Row:
    cells = (show_day(cost.date, year), cost.text, cost.line_name, cost.supplier, cost.reference)
    return Row(cost.id, (*cells, show_money(cost.amount)), "dim" if is_ahead else "")


def _commitment_columns() -> list[Column]:
    return [
        Column(label=_("Placement"), width=12, grows=True),
        Column(label=_("From"), width=11),
        Column(label=_("To"), width=11),
        Column(label=_("Workdays"), width=8, align="right"),
        Column(label=_("Days a week"), width=12, align="right"),
        Column(label=_("Amount"), width=12, align="right"),
    ]


def _commitment_row(number: int, each: Commitment, year: int) -> Row:
    week = show_number(each.days_a_week) + (" ?" if each.is_assumed else "")
    days = (show_day(each.first, year), show_day(each.last, year))
    return Row(number, (each.code, *days, str(each.workdays), week, show_money(each.amount)))
