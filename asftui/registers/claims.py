"""The register of claims (rekvisitioner): what the principals claim in arrears for their placement days.

A claim covers the principal's paid days up to the end of its period that no claim covers yet: those of the period, and
late ones of earlier periods. Each day is in one claim at most. A claim that is returned frees its days; one that is
paid has been approved first, and never for more than our own days give.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from asftui.errors import NotFound, RecordError
from asftui.formats import show_day, show_money, show_number
from asftui.i18n import N_, _
from asftui.identity import mask
from asftui.registers.claim_days import OwnDay, claimable_days, covered_days, worth
from asftui.store import RecordLine, history_of, session, writing
from asftui.store.models import Claim, Organisation, PlacementDay
from asftui.store.writing import Writer
from asftui.text import clean

STATE_NAMES = {
    "received": N_("received"),
    "approved": N_("approved"),
    "paid": N_("paid"),
    "returned": N_("returned"),
}
_KEPT = ("principal", "start", "end", "received", "halves", "amount", "invoice_seen")


@dataclass(frozen=True, kw_only=True)
class ClaimLine:
    """What a claim says of one placement."""

    code: str
    halves: int
    """Days, in half days."""
    dates: tuple[dt.date, ...] = ()
    """Which, where it says."""
    said: str = ""
    """As it was written, after the code."""

    @property
    def text(self) -> str:
        """Return the line as a form takes it: `P-001 14`, `P-002: 1–3, 6`."""
        said = self.said.strip() or show_number(self.halves / 2)
        return f"{self.code}{said}" if said.startswith(":") else f"{self.code} {said}"


@dataclass(frozen=True, kw_only=True)
class ClaimEntry:
    """What a person fills in of a claim."""

    principal: int
    """Id of the organisation."""
    start: dt.date
    end: dt.date
    received: dt.date
    halves: int
    amount: int
    """Öre."""
    reference: str = ""
    invoice_seen: bool = False
    lines: tuple[ClaimLine, ...] = ()
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ClaimDetail(ClaimEntry):
    """A claim as it stands in the store."""

    id: int
    revision: int
    approved: dt.date | None
    approved_by: str
    paid: dt.date | None
    returned: dt.date | None
    reason: str

    @property
    def state(self) -> str:
        """Return how far it has come: `received`, `approved`, `paid` or `returned`."""
        if self.returned:
            return "returned"
        return "paid" if self.paid else "approved" if self.approved else "received"


def add_claim(entry: ClaimEntry) -> int:
    """Write a claim that has come in, with the days that it covers, and return its id.

    Raises:
        NotFound: there is no such organisation.
        RecordError: its period, days or amount cannot be.
    """
    values = _values(entry)
    with writing(_("Claim from {principal} received").format(principal=principal_name(entry.principal))) as writer:
        key = writer.insert(Claim, **values)
        _cover(writer, key, entry)
        return key


def edit_claim(key: int, entry: ClaimEntry, *, revision: int | None = None) -> None:
    """Save a claim that is not decided on yet, and the days that it covers now.

    Raises:
        NotFound, Changed: see `Writer.update`.
        RecordError: it is approved, paid or returned; or its period, days or amount cannot be.
    """
    values = _values(entry)
    with writing(_("Claim from {principal} changed").format(principal=principal_name(entry.principal))) as writer:
        check_step(claim(key), "edit")
        writer.update(Claim, key, values, revision=revision)
        _free(writer, key)
        _cover(writer, key, entry)


def approve_claim(key: int, day: dt.date, *, by: str = "", revision: int | None = None) -> None:
    """Approve a claim, with the days that have come since it was received.

    Raises:
        RecordError: it is decided on already, had not come by that day, or claims more than our own days give.
    """
    with writing(_("Claim from {principal} approved").format(principal=_principal_of(key))) as writer:
        found = claim(key)
        check_step(found, "approve")
        _check_day(found, day)
        _free(writer, key)
        _cover(writer, key, found)
        own = worth(covered_days(key))
        if found.amount > own:
            raise RecordError(
                _("The claim is {claimed}, our own placement days give {own}").format(
                    claimed=show_money(found.amount), own=show_money(own)
                ),
                remedy=_("Note the days that are missing, mend the claim, or return it."),
            )
        values = {"approved": day, "approved_by": clean(by) or session().user}
        writer.update(Claim, key, values, revision=revision)


def pay_claim(key: int, day: dt.date, *, revision: int | None = None) -> None:
    """Note when an approved claim was paid.

    Raises:
        RecordError: it is not approved, is paid already, or had not come by that day.
    """
    with writing(_("Claim from {principal} paid").format(principal=_principal_of(key))) as writer:
        found = claim(key)
        check_step(found, "pay")
        _check_day(found, day)
        writer.update(Claim, key, {"paid": day}, revision=revision)


def return_claim(key: int, day: dt.date, reason: str, *, revision: int | None = None) -> None:
    """Send a claim back; its days are free for the next one.

    Raises:
        RecordError: there is no reason, or it is paid or returned already.
    """
    reason = mask(clean(reason))
    if not reason:
        raise RecordError(_("Say why it is sent back"), field="reason")
    with writing(_("Claim from {principal} returned").format(principal=_principal_of(key))) as writer:
        found = claim(key)
        check_step(found, "return")
        _free(writer, key)
        values = {"returned": day, "reason": reason, "approved": None, "approved_by": ""}
        writer.update(Claim, key, values, revision=revision)


def delete_claim(key: int, *, revision: int | None = None) -> None:
    """Remove a claim that was written by mistake; its days are free. Raises RecordError where it is paid."""
    with writing(_("Claim from {principal} deleted").format(principal=_principal_of(key))) as writer:
        if claim(key).state == "paid":
            raise RecordError(_("A claim that is paid is not removed"))
        _free(writer, key)
        writer.delete(Claim, key, revision=revision)


def claim(key: int) -> ClaimDetail:
    """Return a claim. Raises NotFound."""
    row: dict[str, Any] | None = Claim.select().where(Claim.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no claim {key}").format(key=key))
    return detail_of(row)


def history(key: int) -> list[RecordLine]:
    """Return what happened to a claim, newest first."""
    return history_of(Claim, key)


def detail_of(row: dict[str, Any]) -> ClaimDetail:
    """Return a claim as a value, from its row."""
    lines = tuple(
        ClaimLine(
            code=line["code"],
            halves=line["halves"],
            dates=tuple(map(dt.date.fromisoformat, line["dates"])),
            said=line["said"],
        )
        for line in json.loads(row["lines"])
    )
    return ClaimDetail(**{**row, "lines": lines})


def check_step(found: ClaimDetail, step: Literal["edit", "approve", "pay", "return"]) -> None:
    """Raise RecordError where a claim has come too far, or not far enough, for a step."""
    state = _(STATE_NAMES[found.state])
    if step == "pay" and found.state != "approved":
        raise RecordError(
            _("Only an approved claim is paid: this one is {state}").format(state=state),
            remedy=_("Approve it first.") if found.state == "received" else "",
        )
    if found.state in ("paid", "returned") or (step in ("edit", "approve") and found.state == "approved"):
        raise RecordError(_("The claim is {state} already").format(state=state))


def covers(entry: ClaimEntry) -> list[OwnDay]:
    """Return the days that a claim covers, of those that no claim covers yet.

    One that names its days covers these. One of just the period's number of days leaves late ones to the next.
    """
    free = claimable_days(entry.principal, entry.end)
    if entry.lines and all(line.dates for line in entry.lines):
        named = {(line.code, day) for line in entry.lines for day in line.dates}
        return [day for day in free if (day.code, day.date) in named]
    own = [day for day in free if day.date >= entry.start]
    return own if sum(day.halves for day in own) == entry.halves else free


def principal_name(key: int) -> str:
    """Return the name of a principal. Raises NotFound."""
    name = Organisation.select(Organisation.name).where(Organisation.id == key).scalar()
    if name is None:
        raise NotFound(_("There is no organisation {key}").format(key=key), field="principal")
    return str(name)


def _cover(writer: Writer, key: int, entry: ClaimEntry) -> None:
    for day in covers(entry):
        writer.update(PlacementDay, day.id, {"claim": key})


def _free(writer: Writer, key: int) -> None:
    for (day,) in list(PlacementDay.select(PlacementDay.id).where(PlacementDay.claim == key).tuples()):
        writer.update(PlacementDay, day, {"claim": None})


def _check_day(found: ClaimDetail, day: dt.date) -> None:
    """Refuse to decide on a claim, or pay it, before it came. Raises RecordError."""
    if day < found.received:
        text = _("{day} is before the claim was received, {received}")
        raise RecordError(text.format(day=show_day(day), received=show_day(found.received)), field="date")


def _principal_of(key: int) -> str:
    return principal_name(claim(key).principal)


def _values(entry: ClaimEntry) -> dict[str, Any]:
    if entry.end < entry.start:
        raise RecordError(_("The period ends before it begins"), field="end")
    if entry.halves < 0 or entry.amount < 0:
        raise RecordError(_("Days and amount are none or more"), field="days")
    lines: Sequence[dict[str, Any]] = [
        {
            "code": line.code,
            "halves": line.halves,
            "dates": [day.isoformat() for day in line.dates],
            "said": clean(line.said),
        }
        for line in entry.lines
    ]
    kept = {name: value for name, value in asdict(entry).items() if name in _KEPT}
    return {
        **kept,
        "reference": mask(clean(entry.reference)),
        "notes": mask(clean(entry.notes, lines=True)),
        "lines": json.dumps(lines, ensure_ascii=False),
    }
