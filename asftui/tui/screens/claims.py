"""Claims: what the principals have claimed, and what nobody has claimed yet."""

import datetime as dt
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from asftui.formats import show_day, show_moment, show_money, show_number, show_whole_month
from asftui.i18n import N_, _
from asftui.registers import claim_lists, claims
from asftui.registers.claim_checks import differences
from asftui.registers.claim_days import Unclaimed, unclaimed
from asftui.registers.claim_lists import ClaimRow
from asftui.registers.claims import STATE_NAMES
from asftui.registers.periods import period_text
from asftui.registers.placement_months import month_end
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.claim_forms import basis_form, claim_form, paid_form, return_form
from asftui.tui.screens.dialogs import LinesScreen, QuestionScreen
from asftui.tui.screens.placement_actions import offered_day
from asftui.tui.widgets.record_table import Column, RecordTable, Row
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists


class ClaimsScreen(FramedScreen):
    """Claims that have come in, and months that wait for one."""

    SECTION = "placements"
    HELP = N_(
        "What the principals claim in arrears for their placement days. n writes one that has come in; it is held"
        " against our own days, agreement, decision and SUS, and Enter shows every difference. g approves it, b notes"
        " when it was paid, r sends it back with a reason, which frees its days. Tab shows the months that nobody has"
        " claimed: there n writes the claim with what is known, and l saves a basis for the principal to sign."
    )
    BINDINGS = bindings("next-tab", "new", "approve", "paid", "return", "basis", "edit", "delete")
    AUTO_FOCUS = "RecordTable"

    def compose_body(self) -> ComposeResult:
        yield TabbedLists(
            [
                ListOf(
                    id="claims",
                    label=_("Claims"),
                    columns=(
                        Column(label=_("Received"), width=8),
                        Column(label=_("Principal"), width=16, grows=True),
                        Column(label=_("Period"), width=12),
                        Column(label=_("Days"), width=5, align="right"),
                        Column(label=_("Amount"), width=9, align="right"),
                        Column(label=_("State"), width=9),
                        Column(label=_("Differs"), width=7, align="right"),
                    ),
                    empty=_("No claim has come in yet: n writes one."),
                ),
                ListOf(
                    id="unclaimed",
                    label=_("Not claimed"),
                    columns=(
                        Column(label=_("Month"), width=15),
                        Column(label=_("Principal"), width=20, grows=True),
                        Column(label=_("Days"), width=6, align="right"),
                        Column(label=_("Amount"), width=12, align="right"),
                    ),
                    empty=_("Every placement day of the months that are over is claimed."),
                ),
            ]
        )

    def reload(self) -> None:
        lists = self.query_one(TabbedLists)
        self.refresh_bindings()
        self._claims = claim_lists.find_claims()
        self._waiting = unclaimed(self.ours.as_of + dt.timedelta(days=1))
        lists.show(
            "claims",
            lambda limit, offset: [self._row(line) for line in self._claims[offset : offset + limit]],
            len(self._claims),
        )
        lists.show(
            "unclaimed",
            lambda limit, offset: [
                _waiting_row(offset + n, line) for n, line in enumerate(self._waiting[offset : offset + limit])
            ],
            len(self._waiting),
        )

    @on(RecordTable.Opened)
    def _open(self) -> None:
        found = self._pointed()
        if found is not None:
            self.app.push_screen(LinesScreen(title=self._title(found), lines=self._lines(found)))
        elif self._waiting_for() is not None:
            self.action_new()

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a claim is offered where claims are."""
        of_claims = ("approve", "paid", "return_claim", "edit", "delete")
        lists = self.query(TabbedLists)
        return not lists or lists.first().here == "claims" if action in of_claims else True

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_new(self) -> None:
        waiting = self._waiting_for()
        given = {}
        if waiting is not None:
            given = {
                "principal": waiting.name,
                "period": period_text(waiting.month, month_end(waiting.month)),
                "days": show_number(waiting.halves / 2),
            }
        written: list[int] = []
        form = claim_form(self.ours.plan, offered_day(self.ours), given=given, then=written.append)
        self.ours.entering(lambda: self.app.push_screen(form, lambda saved: self._wrote_new(saved, written)))

    def action_edit(self) -> None:
        found = self._pointed()
        if found is not None:
            with self.telling():
                detail = claims.claim(found.id)
                claims.check_step(detail, "edit")
                self.app.push_screen(claim_form(self.ours.plan, offered_day(self.ours), detail), self.wrote)

    def action_approve(self) -> None:
        found = self._pointed()
        if found is None:
            return
        with self.telling():
            claims.check_step(claims.claim(found.id), "approve")
            self._ask_approval(found)

    def _ask_approval(self, found: ClaimRow) -> None:
        title = _("Approve {days} days, {amount}, from {principal}?").format(
            days=show_number(found.days), amount=_money(found), principal=found.principal
        )
        lines = [*found.differences] or [_("It agrees with our own records.")]
        self.app.push_screen(QuestionScreen(title=title, lines=lines), lambda yes: self._approve(found, yes))

    def action_paid(self) -> None:
        found = self._pointed()
        if found is not None:
            with self.telling():
                form = paid_form(claims.claim(found.id), self.ours.plan, self._day_of(found))
                self.app.push_screen(form, self.wrote)

    def action_return_claim(self) -> None:
        found = self._pointed()
        if found is not None:
            with self.telling():
                self.app.push_screen(return_form(claims.claim(found.id), self._day_of(found)), self.wrote)

    def action_delete(self) -> None:
        found = self._pointed()
        if found is not None:
            title = _("Delete the claim from {principal}?").format(principal=found.principal)
            lines = [_("Its days are free for the next claim. Ctrl+Z takes this back.")]
            self.app.push_screen(QuestionScreen(title=title, lines=lines), lambda yes: self._delete(found, yes))

    def action_basis(self) -> None:
        from asftui.reporting.basis import basis_name, read_basis, save_basis

        found, waiting = self._pointed(), self._waiting_for()
        if found is not None:
            principal, start, end = claims.claim(found.id).principal, found.start, found.end
        elif waiting is not None and waiting.principal is not None:
            principal, start, end = waiting.principal, waiting.month, month_end(waiting.month)
        else:
            self.ours.tell(_("The basis is of one principal and period: stand at a line first."))
            return
        with self.telling():
            basis = read_basis(principal, start, end, self.ours.plan)

            def save(path: Path) -> None:
                save_basis(basis, path)

            name = basis_name(basis) + ".xlsx"
            self.app.push_screen(basis_form(self.ours.import_folder, name, save), self._saved_basis)

    def _approve(self, found: ClaimRow, yes: bool | None) -> None:
        if yes:
            with self.telling():
                claims.approve_claim(found.id, self._day_of(found), revision=found.revision)
            self.ours.look_again()

    def _delete(self, found: ClaimRow, yes: bool | None) -> None:
        if yes:
            with self.telling():
                claims.delete_claim(found.id, revision=found.revision)
            self.ours.look_again()

    def _saved_basis(self, saved: bool | None) -> None:
        if saved:
            self.ours.tell(_("The basis is saved."))

    def _wrote_new(self, saved: bool | None, written: list[int]) -> None:
        """Read again, and put the marker at the claim that was written."""
        self.wrote(saved)
        if saved and written:
            self.reload()
            place = next((n for n, line in enumerate(self._claims) if line.id == written[-1]), None)
            if place is not None:
                self.query_one(TabbedLists).table("claims").cursor = place

    def _day_of(self, found: ClaimRow) -> dt.date:
        """Return the day that is offered for a step of a claim, none before it came."""
        return max(offered_day(self.ours), found.received)

    def _pointed(self) -> ClaimRow | None:
        lists = self.query_one(TabbedLists)
        if lists.here != "claims":
            return None
        return next((line for line in self._claims if line.id == lists.current.key), None)

    def _waiting_for(self) -> Unclaimed | None:
        lists = self.query_one(TabbedLists)
        key = lists.current.key
        return self._waiting[key] if lists.here == "unclaimed" and key is not None else None

    def _row(self, line: ClaimRow) -> Row:
        year = self.ours.plan.start.year
        cells = (
            show_day(line.received, year),
            line.principal,
            _period(line, year),
            show_number(line.days),
            _money(line),
            _(STATE_NAMES[line.state]),
            f"{len(line.differences)} !" if line.differences else "",
        )
        return Row(line.id, cells, "dim" if line.state == "returned" else "bad" if line.differences else "")

    def _title(self, line: ClaimRow) -> str:
        return _("Claim from {principal}, {period}").format(
            principal=line.principal, period=_period(line, self.ours.plan.start.year)
        )

    def _lines(self, line: ClaimRow) -> list[str]:
        year = self.ours.plan.start.year
        found = claims.claim(line.id)
        lines = [
            _("{days} days, {amount}, {state}").format(
                days=show_number(line.days), amount=_money(line), state=_(STATE_NAMES[line.state])
            )
        ]
        for label, text in (
            (_("Reference: {text}"), line.reference),
            (_("By placement: {text}"), ", ".join(each.text for each in found.lines)),
            (_("Approved: {text}"), f"{show_day(line.approved, year)} {line.approved_by}" if line.approved else ""),
            (_("Paid: {text}"), show_day(line.paid, year) if line.paid else ""),
            (_("Returned: {text}"), f"{show_day(line.returned, year)}: {line.reason}" if line.returned else ""),
            (_("Notes: {text}"), found.notes),
        ):
            if text:
                lines.append(label.format(text=text))
        told = list(line.differences)
        if line.state in ("paid", "returned"):
            told = differences(found)
        lines += ["", *(told or [_("It agrees with our own records.")])]
        happened = [f"{show_moment(each.at)}  {each.by}: {each.what}" for each in claims.history(line.id)]
        return [*lines, "", *happened]


def _period(line: ClaimRow, year: int) -> str:
    if period_text(line.start, line.end) == f"{line.start:%Y-%m}":
        return show_whole_month(line.start)
    return f"{show_day(line.start, year)}–{show_day(line.end, year)}"


def _money(line: ClaimRow) -> str:
    return show_money(round(line.amount * 100))


def _waiting_row(number: int, line: Unclaimed) -> Row:
    cells = (show_whole_month(line.month), line.name, show_number(line.halves / 2), show_money(line.amount))
    return Row(number, cells)
