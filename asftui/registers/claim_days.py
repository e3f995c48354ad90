"""The placement days that can be claimed, or are: what each gives, and which nobody has claimed yet."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from asftui.plan.model import Plan
from asftui.registers import plans
from asftui.registers.day_marks import amount, paid_halves
from asftui.store.models import Organisation, Placement, PlacementDay


@dataclass(frozen=True, kw_only=True)
class OwnDay:
    """A paid day of our own records."""

    id: int
    placement: int
    code: str
    date: dt.date
    mark: str
    halves: int
    """What of it is paid, in half days."""
    amount: int
    """Öre, by the plan whose period holds the day."""
    claim: int | None


@dataclass(frozen=True, kw_only=True)
class Unclaimed:
    """What a principal has not claimed of a month that is over."""

    principal: int | None
    """None: placements of which nobody has said whose they are."""
    name: str
    month: dt.date
    """Its first day."""
    halves: int
    amount: int
    """Öre."""


def claimable_days(principal: int, end: dt.date) -> list[OwnDay]:
    """Return a principal's paid days through a date that stand in no claim, by date and code."""
    return _days(Placement.principal == principal, PlacementDay.date <= end, PlacementDay.claim.is_null())


def days_between(principal: int, start: dt.date, end: dt.date) -> list[OwnDay]:
    """Return a principal's paid days of a period, claimed or not, by date and code."""
    return _days(Placement.principal == principal, PlacementDay.date.between(start, end))


def covered_days(claim: int) -> list[OwnDay]:
    """Return the days that a claim covers, by date and code."""
    return _days(PlacementDay.claim == claim)


def unclaimed(as_of: dt.date) -> list[Unclaimed]:
    """Return what no claim covers of the months that were over at a date, by principal and month.

    They claim in arrears: the month that still runs is nobody's debt yet.
    """
    first = as_of.replace(day=1)
    names = dict(Organisation.select(Organisation.id, Organisation.name).tuples())
    owners = dict(Placement.select(Placement.id, Placement.principal).tuples())
    found: dict[tuple[int | None, dt.date], list[OwnDay]] = {}
    for day in _days(PlacementDay.date < first, PlacementDay.claim.is_null()):
        found.setdefault((owners[day.placement], day.date.replace(day=1)), []).append(day)
    lines = [
        Unclaimed(
            principal=owner,
            name=names.get(owner, ""),
            month=month,
            halves=sum(day.halves for day in days),
            amount=worth(days),
        )
        for (owner, month), days in found.items()
    ]
    return sorted(lines, key=lambda line: (line.month, line.name))


def worth(days: Iterable[OwnDay]) -> int:
    """Return what some days give, in öre."""
    return sum(day.amount for day in days)


def worth_between(number: int, start: dt.date, end: dt.date) -> int | None:
    """Return what some half days of a period give, in öre; None where its first and last day have different rates."""
    rates = _Rates()
    first = amount(number, rates.at(start))
    return first if first == amount(number, rates.at(end)) else None


def halves(days: Iterable[OwnDay]) -> int:
    """Return how many paid half days some days are."""
    return sum(day.halves for day in days)


def _days(*conditions: Any) -> list[OwnDay]:
    query = (
        PlacementDay.select(
            PlacementDay.id, PlacementDay.placement, Placement.code, PlacementDay.date, PlacementDay.mark,
            PlacementDay.claim,
        )
        .join(Placement, JOIN.INNER)
        .where(is_funded(), *conditions)
        .order_by(PlacementDay.date, Placement.code)
        .tuples()
    )  # fmt: skip
    rates = _Rates()
    found = []
    for key, placement, code, day, mark, claim in query:
        plan = rates.at(day)
        if paid := paid_halves(mark, plan):
            found.append(
                OwnDay(
                    id=key, placement=placement, code=code, date=day, mark=mark, halves=paid,
                    amount=amount(paid, plan), claim=claim,
                )
            )  # fmt: skip
    return found


def is_funded() -> Any:
    """Return the condition that the association pays for a placement: nobody has refused to."""
    return Placement.funding.is_null() | (Placement.funding != "refused")


class _Rates:
    """Which plan pays a day: the one whose period holds it, else the one in use."""

    def __init__(self) -> None:
        self._plans: Sequence[Plan] = [plans.load_plan(code) for code in plans.plan_codes()]

    def at(self, day: dt.date) -> Plan:
        holding = (plan for plan in self._plans if plan.start <= day <= plan.end)
        return next(holding, None) or plans.load_plan(plans.current_code(day))
