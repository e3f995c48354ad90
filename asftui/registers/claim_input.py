"""A claim as somebody types it: texts in, a `ClaimEntry` out, each field checked by its own rule."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from asftui.errors import RecordError
from asftui.formats import show_number
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers import organisations, values
from asftui.registers.amounts import amount_text, parse_amount
from asftui.registers.claims import ClaimDetail, ClaimEntry, ClaimLine, add_claim, edit_claim, principal_name
from asftui.registers.periods import parse_period, period_text
from asftui.store.models import Placement
from asftui.text import clean

T = TypeVar("T")
FIELDS = ("principal", "period", "received", "days", "amount", "reference", "invoice_seen", "lines", "notes")
"""The fields of the form, in the order that they are filled in."""


def save_claim(typed: Mapping[str, str], plan: Plan, today: dt.date, old: ClaimDetail | None = None) -> int:
    """Write a filled-in form as a new claim, or over one, and return its id. Raises RecordError, NotFound, Changed."""
    entry = claim_from_text(typed, plan, today)
    if old is None:
        return add_claim(entry)
    edit_claim(old.id, entry, revision=old.revision)
    return old.id


def claim_from_text(typed: Mapping[str, str], plan: Plan, today: dt.date) -> ClaimEntry:
    """Return the claim that a filled-in form says. Raises RecordError with the field that is to blame."""
    name = clean(typed["principal"])
    principal = organisations.resolve(name)
    if principal is None:
        raise RecordError(
            _('No organisation is called "{name}"').format(name=name),
            field="principal",
            remedy=_("A claim comes from the principal of a placement."),
        )
    year = plan.start.year
    start, end = _field("period", typed, lambda text: parse_period(text, year=year))
    received = _field("received", typed, lambda text: values.parse_date(text, year=year, today=today))
    lines = _field("lines", typed, lambda text: lines_from_text(text, start, end)) if typed["lines"].strip() else ()
    if typed["days"].strip():
        halves = _field("days", typed, halves_from_text)
    elif lines:
        halves = sum(line.halves for line in lines)
    else:
        raise RecordError(_("How many days does it claim?"), field="days")
    amount = halves * plan.day_rate // 2
    if typed["amount"].strip():
        amount = _field("amount", typed, parse_amount)
    return ClaimEntry(
        principal=principal,
        start=start,
        end=end,
        received=received,
        halves=halves,
        amount=amount,
        reference=typed["reference"],
        invoice_seen=typed["invoice_seen"] == "yes",
        lines=lines,
        notes=typed["notes"],
    )


def claim_texts(claim: ClaimEntry) -> dict[str, str]:
    """Return what a form shows of a claim, by field name."""
    return {
        "principal": principal_name(claim.principal),
        "period": period_text(claim.start, claim.end),
        "received": claim.received.isoformat(),
        "days": _days(claim.halves),
        "amount": amount_text(claim.amount),
        "reference": claim.reference,
        "invoice_seen": "yes" if claim.invoice_seen else "no",
        "lines": ", ".join(line.text for line in claim.lines),
        "notes": claim.notes,
    }


def lines_from_text(text: str, start: dt.date, end: dt.date) -> tuple[ClaimLine, ...]:
    """Return what is said of each placement: `P-001 14, P-002 10,5`, or with dates `P-003: 1–3, 6, 14/3`.

    Raises:
        RecordError: a part names no placement, or is neither a number of days nor dates.
    """
    codes = [code for (code,) in Placement.select(Placement.code).tuples()]
    names = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
    parts = re.split(rf"(?<![\w-])({names})(?![\w-])", clean(text), flags=re.I) if codes else [text]
    if parts[0].strip(" ,;") or len(parts) < 3:
        raise RecordError(_('"{value}" begins with no placement that is known').format(value=parts[0].strip()[:40]))
    by_name = {code.casefold(): code for code in codes}
    return tuple(
        _one_line(by_name[code.casefold()], said.strip(" ,;"), start, end)
        for code, said in zip(parts[1::2], parts[2::2], strict=True)
    )


def halves_from_text(text: str) -> int:
    """Return a number of days in half days; a third of a day is none. Raises RecordError."""
    number = values.parse_number(text) * 2
    if number < 0 or number % 1:
        raise RecordError(_('"{value}" is no number of days and half days').format(value=text))
    return int(number)


def _one_line(code: str, said: str, start: dt.date, end: dt.date) -> ClaimLine:
    if not said.startswith(":"):
        return ClaimLine(code=code, halves=halves_from_text(said), said=said)
    dates: list[dt.date] = []
    halves = 0
    for part in filter(None, (piece.strip() for piece in said[1:].split(","))):
        half = part.endswith("½")
        first, last = _days_named(part.rstrip("½ "), start, end)
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        dates += days
        halves += len(days) * (1 if half else 2)
    return ClaimLine(code=code, halves=halves, dates=tuple(dates), said=said)


def _days_named(text: str, start: dt.date, end: dt.date) -> tuple[dt.date, dt.date]:
    if match := re.fullmatch(r"(\d{1,2})(?:\s*[–-]\s*(\d{1,2}))?", text):
        if (start.year, start.month) != (end.year, end.month):
            raise RecordError(
                _('"{value}" says no month').format(value=text), remedy=_("Write the days as 14/3 in a longer period.")
            )
        try:
            return start.replace(day=int(match[1])), start.replace(day=int(match[2] or match[1]))
        except ValueError:
            raise RecordError(_('"{value}" is no day that exists').format(value=text)) from None
    first, last = values.parse_dates(text, year=start.year)
    return first, last or first


def _days(halves: int) -> str:
    return show_number(halves / 2)


def _field(name: str, typed: Mapping[str, str], parse: Callable[[str], T]) -> T:
    try:
        return parse(typed[name].strip())
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error
