"""Claims as lists show them."""

import datetime as dt
from dataclasses import dataclass

from asftui.registers.claim_checks import differences
from asftui.registers.claim_days import unclaimed
from asftui.registers.claims import detail_of, principal_name
from asftui.store.models import Claim


@dataclass(frozen=True, kw_only=True)
class ClaimRow:
    """A claim as a list shows it."""

    id: int
    revision: int
    principal: str
    start: dt.date
    end: dt.date
    received: dt.date
    days: float
    amount: float
    """Kronor."""
    reference: str
    state: str
    """`received`, `approved`, `paid` or `returned`."""
    approved: dt.date | None
    approved_by: str
    paid: dt.date | None
    returned: dt.date | None
    reason: str
    differences: tuple[str, ...]
    """What it says otherwise than our own records; none once it is paid or returned."""


@dataclass(frozen=True, kw_only=True)
class UnclaimedLine:
    """A principal's month that nobody has claimed, as a list shows it."""

    principal: str
    month: str
    """`2017-05`."""
    days: float
    amount: float
    """Kronor."""


def find_unclaimed(as_of: dt.date) -> list[UnclaimedLine]:
    """Return the months that were over at the end of a day and that no claim covers, by month and principal."""
    return [
        UnclaimedLine(principal=each.name, month=f"{each.month:%Y-%m}", days=each.halves / 2, amount=each.amount / 100)
        for each in unclaimed(as_of + dt.timedelta(days=1))
    ]


def find_claims() -> list[ClaimRow]:
    """Return all claims, the latest first."""
    rows = []
    for row in Claim.select().order_by(Claim.received.desc(), Claim.id.desc()).dicts():
        found = detail_of(row)
        rows.append(
            ClaimRow(
                id=found.id,
                revision=found.revision,
                principal=principal_name(found.principal),
                start=found.start,
                end=found.end,
                received=found.received,
                days=found.halves / 2,
                amount=found.amount / 100,
                reference=found.reference,
                state=found.state,
                approved=found.approved,
                approved_by=found.approved_by,
                paid=found.paid,
                returned=found.returned,
                reason=found.reason,
                differences=tuple(differences(found)) if found.state in ("received", "approved") else (),
            )
        )
    return rows
