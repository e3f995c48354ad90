"""Short ways to placements, their days and claims, for the tests."""

import datetime as dt

from asftui.registers import organisations
from asftui.registers.claims import ClaimEntry, add_claim
from asftui.registers.placement_days import DayEntry, set_days
from asftui.registers.placements import PlacementEntry, add_placement

MARCH = (dt.date(2017, 3, 1), dt.date(2017, 3, 31))


def a_placement(code="P-001", principal="Bollnäs", start="2017-02-01", end="2017-12-31", **more):
    return add_placement(
        PlacementEntry(
            code=code,
            principal=organisations.resolve(principal),
            start=dt.date.fromisoformat(start),
            end=dt.date.fromisoformat(end) if end else None,
            **more,
        )
    )


def days(placement, month, marks):
    """Note marks of a month: `{1: "present", 2: "half"}`."""
    first = dt.date.fromisoformat(f"{month}-01")
    return set_days(
        [DayEntry(placement=placement, date=first.replace(day=day), mark=mark) for day, mark in marks.items()]
    )


def a_claim(principal="Bollnäs", period=MARCH, days=2.0, amount=None, received="2017-04-05", **more):
    halves = round(days * 2)
    return add_claim(
        ClaimEntry(
            principal=organisations.resolve(principal),
            start=period[0],
            end=period[1],
            received=dt.date.fromisoformat(received),
            halves=halves,
            amount=halves * 10_000 if amount is None else amount,
            **more,
        )
    )
