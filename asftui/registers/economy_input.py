"""Budget lines and costs as somebody types them: texts in, a record out, each field checked by its own rule."""

import datetime as dt
from collections.abc import Mapping

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import economy
from asftui.registers.amounts import amount_text, parse_amount
from asftui.registers.economy import BudgetLineDetail, BudgetLineEntry, CostDetail, CostEntry
from asftui.registers.form_text import needed_date, read_field

LINE_FIELDS = ("name", "amount", "notes")
COST_FIELDS = ("date", "text", "amount", "line", "supplier", "reference", "notes")
"""The fields of the forms, in the order that they are filled in."""


def line_texts(read: BudgetLineDetail | None) -> dict[str, str]:
    """Return what a form shows of a budget line; of a new one where there is none."""
    if read is None:
        return dict.fromkeys(LINE_FIELDS, "")
    return {"name": read.name, "amount": amount_text(read.amount), "notes": read.notes}


def save_line(typed: Mapping[str, str], plan: Plan, read: BudgetLineDetail | None = None) -> int:
    """Write a filled-in form and return the line's id. Raises RecordError, NotFound, Changed: nothing is written."""
    name = economy.line_name(typed["name"])  # the first field that is missing is the one that is told
    entry = BudgetLineEntry(plan=plan.code, name=name, amount=_amount(typed), notes=typed["notes"])
    if read is None:
        return economy.add_budget_line(entry)
    economy.edit_budget_line(read.id, entry, revision=read.revision)
    return read.id


def cost_texts(read: CostDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of a cost; of a new one where there is none."""
    if read is None:
        return {**dict.fromkeys(COST_FIELDS, ""), "date": today.isoformat()}
    texts = {name: str(getattr(read, name) or "") for name in COST_FIELDS}
    return {**texts, "amount": amount_text(read.amount), "line": read.line_name}


def save_cost(typed: Mapping[str, str], plan: Plan, today: dt.date, read: CostDetail | None = None) -> int:
    """Write a filled-in form and return the cost's id. Raises RecordError, NotFound, Changed: nothing is written."""
    entry = CostEntry(
        date=needed_date("date", typed, plan, today),
        text=economy.cost_text(typed["text"]),
        amount=_amount(typed),
        line=economy.line_named(typed["line"], plan.code),
        **{name: typed[name] for name in ("supplier", "reference", "notes")},
    )
    if read is None:
        return economy.add_cost(entry)
    economy.edit_cost(read.id, entry, revision=read.revision)
    return read.id


def _amount(typed: Mapping[str, str]) -> int:
    amount = read_field("amount", typed, parse_amount)
    if amount is None:
        remedy = _("Write it as 12 500, 12 500,50 or 3 tkr.")
        raise RecordError(_("An amount is needed"), field="amount", remedy=remedy)
    return amount
