"""The invented year's placement days, and what the principals have claimed for them."""

import datetime as dt

from asftui.demo.names import Chance
from asftui.registers.claim_days import claimable_days, halves, worth
from asftui.registers.claims import ClaimEntry, add_claim, approve_claim, pay_claim
from asftui.registers.placement_days import DayEntry, set_days
from asftui.registers.placement_lookup import principals
from asftui.registers.placement_months import month_end
from asftui.registers.placements import PlacementDetail, placements
from asftui.registers.workdays import is_workday

SEED = 200
LAST = dt.date(2017, 9, 30)
"""The day that the demo opens on."""
MARKS = ("present",) * 15 + ("half",) * 2 + ("sick", "absent", "leave")
CLAIMED = dt.date(2017, 6, 30)
"""Through this day all is claimed and paid; July is claimed by all, by one with a day too many; August by nobody."""


def add_placement_days() -> None:
    """Note the days of every placement that there is, and write the claims for them."""
    chance = Chance(SEED)
    for placement in placements():
        set_days(_days(placement, chance))
    for principal, _name in principals():
        _claim(principal, dt.date(2017, 1, 1), CLAIMED, paid=True)
    for n, (principal, _name) in enumerate(principals()):
        _claim(principal, dt.date(2017, 7, 1), dt.date(2017, 7, 31), extra=2 if n == 0 else 0)


def _days(placement: PlacementDetail, chance: Chance) -> list[DayEntry]:
    first = placement.start or LAST
    last = min(placement.last or LAST, LAST)
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    week = int(placement.days_a_week or 5)
    return [
        DayEntry(placement=placement.id, date=day, mark=chance.pick(MARKS))
        for day in days
        if is_workday(day) and day.weekday() < week
    ]


def _claim(principal: int, start: dt.date, end: dt.date, *, paid: bool = False, extra: int = 0) -> None:
    """Write a claim of what there is, and of so many half days more that we have not."""
    days = claimable_days(principal, end)
    if not days:
        return
    received = month_end(end + dt.timedelta(days=1)) - dt.timedelta(days=21)
    key = add_claim(
        ClaimEntry(
            principal=principal,
            start=start,
            end=end,
            received=received,
            halves=halves(days) + extra,
            amount=worth(days) + extra * 10_000,
            reference=f"2017-{end:%m}",
            invoice_seen=True,
        )
    )
    if not extra:
        approve_claim(key, received + dt.timedelta(days=3), by="demo")
    if paid:
        pay_claim(key, received + dt.timedelta(days=10))
