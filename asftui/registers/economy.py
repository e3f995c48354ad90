"""The register of money beside the placements: lines of a plan's budget, and costs booked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from asftui.errors import InUse, NotFound, RecordError
from asftui.formats import show_money
from asftui.i18n import _
from asftui.registers.amounts import MOST
from asftui.registers.dependents import dependents
from asftui.store import writing
from asftui.store.models import BudgetLine, Cost, Plan
from asftui.store.writing import Source
from asftui.text import clean, fold


@dataclass(frozen=True, kw_only=True)
class BudgetLineEntry:
    """What a person fills in of a line."""

    plan: str
    """The plan's code."""
    name: str
    amount: int
    """Öre."""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class BudgetLineDetail(BudgetLineEntry):
    """A line as it stands in the store."""

    id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class CostEntry:
    """What a person fills in of a cost."""

    date: dt.date
    text: str
    amount: int
    """Öre; below nought where money came back."""
    line: int | None = None
    """Id of the budget line that it belongs to."""
    supplier: str = ""
    reference: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class CostDetail(CostEntry):
    """A cost as it stands in the store."""

    id: int
    revision: int
    line_name: str = ""


def add_budget_line(entry: BudgetLineEntry) -> int:
    """Write a line and return its id. Raises RecordError, NotFound."""
    values = _line_values(entry)
    with writing(_("Budget line added: {name}").format(name=values["name"])) as writer:
        _check_name(entry)
        return writer.insert(BudgetLine, **values)


def edit_budget_line(key: int, entry: BudgetLineEntry, *, revision: int | None = None) -> bool:
    """Save a line and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _line_values(entry)
    with writing(_("Budget line changed: {name}").format(name=values["name"])) as writer:
        _check_name(entry, but=key)
        return writer.update(BudgetLine, key, values, revision=revision)


def delete_budget_line(key: int, *, revision: int | None = None) -> None:
    """Remove a line. Raises InUse where costs stand on it, NotFound, Changed."""
    found = budget_line(key)
    with writing(_("Budget line deleted: {name}").format(name=found.name)) as writer:
        require_unused(key)
        writer.delete(BudgetLine, key, revision=revision)


def require_unused(key: int) -> None:
    """Raise InUse where costs stand on a line; NotFound where it has gone."""
    found = budget_line(key)
    if needed := dependents(BudgetLine, key):
        raise InUse(
            _("{name} is in use: {what}").format(name=found.name, what=needed.in_words()),
            remedy=_("Move its costs to another line first."),
        )


def budget_line(key: int) -> BudgetLineDetail:
    """Return a line. Raises NotFound where there is none with this id."""
    found = _lines(BudgetLine.id == key)
    if not found:
        raise NotFound(_("There is no budget line {key}").format(key=key))
    return found[0]


def budget_lines(plan: str) -> list[BudgetLineDetail]:
    """Return the lines of a plan, by its code, in the order that they were written."""
    return _lines(Plan.code == plan)


def line_named(name: str, plan: str) -> int | None:
    """Return the line of a plan that a text names; None where it is empty. Raises RecordError where there is none."""
    if not fold(name):
        return None
    lines = budget_lines(plan)
    for line in lines:
        if fold(line.name) == fold(name):
            return line.id
    there = _("There are: {names}.").format(names=", ".join(line.name for line in lines))
    raise RecordError(
        _('No budget line is called "{name}"').format(name=clean(name)),
        field="line",
        remedy=there if lines else _("Write the line first, or leave this empty."),
    )


def add_cost(entry: CostEntry, source: Source | None = None) -> int:
    """Write a cost and return its id. Raises RecordError, NotFound."""
    values = _cost_values(entry)
    with writing(_("Cost booked: {text}, {amount}").format(text=values["text"], amount=show_money(entry.amount))) as w:
        return w.insert(Cost, source=source, **values)


def edit_cost(key: int, entry: CostEntry, *, revision: int | None = None) -> bool:
    """Save a cost and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _cost_values(entry)
    with writing(_("Cost changed: {text}").format(text=values["text"])) as writer:
        return writer.update(Cost, key, values, revision=revision)


def delete_cost(key: int, *, revision: int | None = None) -> None:
    """Remove a cost. Raises NotFound, Changed."""
    found = cost(key)
    with writing(_("Cost deleted: {text}").format(text=found.text)) as writer:
        writer.delete(Cost, key, revision=revision)


def cost(key: int) -> CostDetail:
    """Return a cost. Raises NotFound where there is none with this id."""
    row = _costs().where(Cost.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no cost {key}").format(key=key))
    return _cost(row)


def costs(start: dt.date, end: dt.date, *, limit: int | None = None, offset: int = 0) -> list[CostDetail]:
    """Return the costs of a period, both days included, the latest first."""
    query = _costs().where(Cost.date.between(start, end)).order_by(Cost.date.desc(), Cost.id.desc())
    return [_cost(row) for row in query.limit(limit).offset(offset).dicts()]


def count_costs(start: dt.date, end: dt.date) -> int:
    """Return how many costs a period has, both days included."""
    return int(Cost.select(fn.COUNT(Cost.id)).where(Cost.date.between(start, end)).scalar())


def known_suppliers() -> list[str]:
    """Return the suppliers that have been written, for a form to offer."""
    query = Cost.select(Cost.supplier).where(Cost.supplier != "").distinct().order_by(Cost.supplier)
    return [text for (text,) in query.tuples()]


def line_name(text: str) -> str:
    """Return the name of a line as it is kept. Raises RecordError: it is empty."""
    name = clean(text)
    if not fold(name):
        raise RecordError(_("A budget line needs a name"), field="name")
    return name


def cost_text(text: str) -> str:
    """Return the text of a cost as it is kept. Raises RecordError: it is empty."""
    kept = clean(text)
    if not kept:
        raise RecordError(_("A cost needs a text"), field="text", remedy=_("Write what it was for."))
    return kept


def _lines(condition: object) -> list[BudgetLineDetail]:
    query = BudgetLine.select(BudgetLine, Plan.code.alias("code")).join(Plan).where(condition).order_by(BudgetLine.id)
    return [
        BudgetLineDetail(
            id=row["id"],
            revision=row["revision"],
            plan=row["code"],
            name=row["name"],
            amount=row["amount"],
            notes=row["notes"],
        )
        for row in query.dicts()
    ]


def _costs() -> Any:
    return Cost.select(Cost, BudgetLine.name.alias("line_name")).join(BudgetLine, JOIN.LEFT_OUTER)


def _cost(row: dict[str, Any]) -> CostDetail:
    return CostDetail(**{**row, "line_name": row["line_name"] or ""})


def _check_name(entry: BudgetLineEntry, but: int | None = None) -> None:
    if any(fold(line.name) == fold(entry.name) and line.id != but for line in budget_lines(entry.plan)):
        raise RecordError(_('There is a budget line "{name}" already').format(name=clean(entry.name)), field="name")


def _line_values(entry: BudgetLineEntry) -> dict[str, Any]:
    name = line_name(entry.name)
    if not 0 <= entry.amount <= MOST:
        raise RecordError(_("A budget line cannot be below nought"), field="amount")
    plan = Plan.select(Plan.id).where(Plan.code == entry.plan).tuples().first()
    if plan is None:
        raise NotFound(_("There is no plan {code} in the store").format(code=entry.plan))
    notes = clean(entry.notes, lines=True)
    return {"plan": plan[0], "name": name, "search_key": fold(name), "amount": entry.amount, "notes": notes}


def _cost_values(entry: CostEntry) -> dict[str, Any]:
    text = cost_text(entry.text)
    if not entry.amount or abs(entry.amount) > MOST:
        raise RecordError(
            _("A cost needs an amount"), field="amount", remedy=_("Write it as 12 500, 12 500,50 or 3 tkr.")
        )
    if entry.line is not None:
        budget_line(entry.line)
    texts = {name: clean(getattr(entry, name)) for name in ("supplier", "reference")}
    kept = {"date": entry.date, "text": text, "amount": entry.amount, "line": entry.line}
    return {**kept, **texts, "notes": clean(entry.notes, lines=True)}
