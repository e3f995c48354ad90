"""A month of placement days as a grid shows it: a row for each placement that runs in it, or has days in it."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from asftui.plan.model import Plan
from asftui.registers.day_marks import MARK_NAMES, amount, paid_halves
from asftui.registers.workdays import is_workday
from asftui.store.models import Enterprise, Organisation, Placement, PlacementDay


@dataclass(frozen=True)
class GridDay:
    """A day as it stands in the store."""

    mark: str
    revision: int
    claimed: bool
    """It stands in a claim, and is not changed."""


@dataclass(frozen=True, kw_only=True)
class MonthRow:
    """A placement's month."""

    placement: int
    code: str
    enterprise: str
    principal: str
    start: dt.date | None
    end: dt.date | None
    days_a_week: float | None
    days: Mapping[int, GridDay]
    """By day of the month."""
    worth: Mapping[str, int]
    """Öre that a day with each mark gives."""

    def runs(self, day: dt.date) -> bool:
        """Return whether a day lies within the placement's dates, where they are known."""
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)


def month_end(month: dt.date) -> dt.date:
    """Return the last day of the month that a day is in."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def fill_days(row: MonthRow, month: dt.date, marked: Mapping[int, str], first: int) -> list[int]:
    """Return the days of a month that a placement's week fills: its empty workdays from a day on.

    A placement of three days a week gets the first three workdays of each that are not marked yet; one whose days a
    week nobody has written gets all five.
    """
    found: list[int] = []
    wanted = row.days_a_week or 5  # of two and a half days a week the third is one too
    for day in range(1, month_end(month).day + 1):
        date = month.replace(day=day)
        if not is_workday(date) or not row.runs(date) or day in marked or day < first:
            continue
        week = sum(_week(month.replace(day=other)) == _week(date) for other in (*marked, *found))
        if week < wanted:
            found.append(day)
    return found


def _week(day: dt.date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def find_month(plan: Plan, month: dt.date) -> list[MonthRow]:
    """Return the placements that run on some day of a month, or have days noted in it, by code."""
    first, last = month.replace(day=1), month_end(month)
    noted: dict[int, dict[int, GridDay]] = {}
    query = PlacementDay.select(
        PlacementDay.placement, PlacementDay.date, PlacementDay.mark, PlacementDay.revision, PlacementDay.claim
    ).where(PlacementDay.date.between(first, last))
    for placement, day, mark, revision, claim in query.tuples():
        noted.setdefault(placement, {})[day.day] = GridDay(mark, revision, claim is not None)
    worth = worth_of_marks(plan)
    rows = []
    for each in (
        Placement.select(Placement, Enterprise.name.alias("at"), Organisation.name.alias("owner"))
        .join(Enterprise, JOIN.LEFT_OUTER)
        .switch(Placement)
        .join(Organisation, JOIN.LEFT_OUTER)
        .order_by(Placement.code)
        .dicts()
    ):
        row = MonthRow(
            placement=each["id"],
            code=each["code"],
            enterprise=each["at"] or "",
            principal=each["owner"] or "",
            start=each["start"],
            end=each["end"] or each["planned_end"],
            days_a_week=each["days_a_week"],
            days=noted.get(each["id"], {}),
            worth=worth,
        )
        if row.days or (_may_run(each) and not (row.start and row.start > last) and not (row.end and row.end < first)):
            rows.append(row)
    return rows


def _may_run(placement: Mapping[str, Any]) -> bool:
    """Return whether somebody can be there: it has begun some day, or nothing is said but its code."""
    if placement["funding"] == "refused":
        return False
    return placement["start"] is not None or (placement["funding"] is None and placement["applied"] is None)


def worth_of_marks(plan: Plan) -> dict[str, int]:
    """Return what a day with each mark gives by a plan, in öre."""
    return {mark: amount(paid_halves(mark, plan), plan) for mark in MARK_NAMES}
