"""A claim held against our own records: every difference, named."""

import datetime as dt
from collections.abc import Sequence

from asftui.formats import show_day, show_money, show_number
from asftui.i18n import _
from asftui.registers import placements
from asftui.registers.claim_days import OwnDay, covered_days, days_between, halves, worth, worth_between
from asftui.registers.claims import ClaimDetail, ClaimEntry, covers
from asftui.registers.day_marks import MARK_NAMES
from asftui.registers.placement_days import days_of
from asftui.registers.placement_lookup import placement_at, placements_by_code
from asftui.registers.placements import code_key


def differences(claim: ClaimEntry) -> list[str]:
    """Return what a claim says otherwise than we do, a line each; none where it agrees.

    Held against it are the days that it covers (of one not written yet: would cover), what they give, the agreement,
    decision and registration in SUS of each placement, and its dates.
    """
    own = covered_days(claim.id) if isinstance(claim, ClaimDetail) and not claim.returned else covers(claim)
    if isinstance(claim, ClaimDetail) and claim.returned:
        own = days_between(claim.principal, claim.start, claim.end)
    found = [*_about_days(claim, own), *_about_amount(claim, own), *_late(claim, own), *_about_placements(own)]
    if claim.received < claim.end:
        found.append(_("it came before its period was over: claims are made in arrears"))
    if not claim.invoice_seen:
        found.append(_("the invoice basis has not been seen"))
    return found


def days_text(number: int) -> str:
    """Return a number of half days as days: `10,5`."""
    return show_number(number / 2)


def _about_days(claim: ClaimEntry, own: Sequence[OwnDay]) -> list[str]:
    found = []
    if halves(own) != claim.halves:
        text = _("{claimed} days in the claim, {own} in our placement days")
        found.append(text.format(claimed=days_text(claim.halves), own=days_text(halves(own))))
    if not claim.lines:
        return found
    if (total := sum(line.halves for line in claim.lines)) != claim.halves:
        text = _("its lines are {lines} days, its total {total}")
        found.append(text.format(lines=days_text(total), total=days_text(claim.halves)))
    ours: dict[str, list[OwnDay]] = {}
    for day in own:
        ours.setdefault(day.code, []).append(day)
    known = placements_by_code()
    for line in claim.lines:
        mine = ours.pop(line.code, [])
        if code_key(line.code) not in known:  # it was taken away since
            found.append(_("{code}: there is no such placement").format(code=line.code))
        elif line.dates:
            found += _by_date(line.code, line.dates, mine, claim)
        elif line.halves != halves(mine):
            text = _("{code}: {claimed} days in the claim, {own} in our placement days")
            found.append(text.format(code=line.code, claimed=days_text(line.halves), own=days_text(halves(mine))))
    for code, mine in ours.items():
        found.append(_("{code}: {n} days that the claim does not have").format(code=code, n=days_text(halves(mine))))
    return found


def _by_date(code: str, dates: Sequence[dt.date], own: Sequence[OwnDay], claim: ClaimEntry) -> list[str]:
    ours = {day.date for day in own}
    known = placements_by_code()
    noted = days_of([each.id for each in known[code_key(code)]], dates)
    found = []
    for day in dates:
        placement = placement_at(known, code, day)
        if day in ours or placement is None:
            continue
        there = noted.get((placement.id, day))
        if there is None:
            why = _("{code} {day} is missing in our placement days")
        elif there.claim is not None and there.claim != getattr(claim, "id", None):
            why = _("{code} {day} is claimed already")
        else:
            why = _("{code} {day} is noted as {mark}")
        mark = _(MARK_NAMES[there.mark]) if there else ""
        found.append(why.format(code=code, day=show_day(day, claim.end.year), mark=mark))
    missing = sorted(ours.difference(dates))
    found += [
        _("{code} {day} is not in the claim").format(code=code, day=show_day(day, claim.end.year)) for day in missing
    ]
    return found


def _about_amount(claim: ClaimEntry, own: Sequence[OwnDay]) -> list[str]:
    found = []
    by_days = worth_between(claim.halves, claim.start, claim.end)
    if by_days is not None and by_days != claim.amount:
        text = _("{claimed} in the claim, but {days} days give {sum} by the day rate")
        found.append(
            text.format(claimed=show_money(claim.amount), days=days_text(claim.halves), sum=show_money(by_days))
        )
    if worth(own) == claim.amount:
        return found
    text = _("{claimed} in the claim, {own} by our placement days and day rate")
    return [*found, text.format(claimed=show_money(claim.amount), own=show_money(worth(own)))]


def _late(claim: ClaimEntry, own: Sequence[OwnDay]) -> list[str]:
    late = [day for day in own if day.date < claim.start]
    if not late:
        return []
    listed = ", ".join(f"{day.code} {show_day(day.date, claim.end.year)}" for day in late[:5])
    more = " …" if len(late) > 5 else ""
    text = _("{n} late days from before the period: {days}")
    return [text.format(n=days_text(halves(late)), days=listed + more)]


def _about_placements(own: Sequence[OwnDay]) -> list[str]:
    """Return what the placements lack that money is paid for: decision, agreement, registration in SUS."""
    found = []
    for key in dict.fromkeys(day.placement for day in own):
        placement = placements.placement(key)
        lacks = (
            (placement.decision or placement.funding, _("{code}: no decision")),
            (placement.is_agreed, _("{code}: no agreement")),
            (placement.is_in_sus, _("{code}: not registered in SUS")),
        )
        found += [text.format(code=placement.code) for there, text in lacks if not there]
    return found
