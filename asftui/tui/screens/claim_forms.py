"""The forms of a claim: what it says, when it was paid, why it is sent back, and where its basis is saved."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from asftui.errors import RecordError
from asftui.i18n import N_, _
from asftui.plan.model import Plan
from asftui.registers.claim_checks import differences
from asftui.registers.claim_input import FIELDS, claim_texts, save_claim
from asftui.registers.claims import ClaimDetail, check_step, claim, pay_claim, return_claim
from asftui.registers.placement_lookup import principals
from asftui.registers.today import today
from asftui.registers.values import parse_date
from asftui.tui.screens.dialogs import FormScreen
from asftui.tui.widgets.form import FormField

LABELS = {
    "principal": N_("Principal"),
    "period": N_("Period"),
    "received": N_("Received"),
    "days": N_("Days"),
    "amount": N_("Amount, SEK"),
    "reference": N_("Reference"),
    "invoice_seen": N_("Invoice basis"),
    "lines": N_("By placement"),
    "notes": N_("Notes"),
}
HINTS = {
    "period": N_("2017-03, mars, 2017-03-01..2017-05-31"),
    "days": N_("left empty: the sum of the placements below"),
    "amount": N_("left empty: days × day rate"),
    "reference": N_("number of the claim or its invoice"),
    "lines": N_("P-001 14, P-002 10,5 or P-003: 1–3, 6, 14/3"),
}


def claim_form(
    plan: Plan,
    day: dt.date,
    detail: ClaimDetail | None = None,
    given: Mapping[str, str] | None = None,
    then: Callable[[int], object] = int,
) -> FormScreen:
    """Return the form of a claim.

    Args:
        plan: whose year dates are of.
        day: when a new one is taken to have come.
        detail: the claim that is there, if it is.
        given: what is known of a new one, by field.
        then: gets the id of what was saved.
    """
    blank = {"received": day.isoformat(), "invoice_seen": "no"}
    texts = claim_texts(detail) if detail else {**dict.fromkeys(FIELDS, ""), **blank, **(given or {})}
    fields = [
        FormField(
            name=name,
            label=_(LABELS[name]),
            value=texts[name],
            hint=_(HINTS[name]) if name in HINTS else "",
            choices=(("no", _("not seen")), ("yes", _("seen"))) if name == "invoice_seen" else (),
            known=[each for _key, each in principals()] if name == "principal" else (),
            completes=name == "principal",
        )
        for name in FIELDS
    ]

    def save(typed: Mapping[str, str]) -> None:
        then(save_claim(typed, plan, today(), detail))

    note = _("It covers the principal's paid days up to the end of the period that no claim covers yet.")
    return FormScreen(title=_("Claim") if detail else _("New claim"), fields=fields, save=save, note=note)


def paid_form(found: ClaimDetail, plan: Plan, day: dt.date) -> FormScreen:
    """Return the form that asks when a claim was paid; the day is offered. Raises RecordError: it is not approved."""
    check_step(found, "pay")
    fields = [FormField(name="date", label=_("Paid"), value=day.isoformat(), hint=_("2017-03-14, 14/3 …"))]

    def save(typed: Mapping[str, str]) -> None:
        try:
            day = parse_date(typed["date"], year=plan.start.year, today=today())
        except RecordError as error:
            raise RecordError(error.what, field="date", remedy=error.remedy) from error
        pay_claim(found.id, day, revision=claim(found.id).revision)

    return FormScreen(title=_("The claim was paid"), fields=fields, save=save)


def return_form(found: ClaimDetail, day: dt.date) -> FormScreen:
    """Return the form that asks why a claim is sent back that day, over what it says otherwise than we do.

    Raises:
        RecordError: it is paid or returned already.
    """
    check_step(found, "return")
    fields = [FormField(name="reason", label=_("Reason"))]

    def save(typed: Mapping[str, str]) -> None:
        return_claim(found.id, day, typed["reason"], revision=claim(found.id).revision)

    note = _("Its days are free for the next claim. Ctrl+Z takes this back.")
    lines = [*differences(found), note]
    return FormScreen(title=_("Send the claim back"), fields=fields, save=save, note="\n".join(lines))


def basis_form(folder: Path, name: str, save_basis: Callable[[Path], None]) -> FormScreen:
    """Return the form that asks where a basis is to be saved."""
    fields = [FormField(name="file", label=_("File"), value=str(folder / name))]

    def save(typed: Mapping[str, str]) -> None:
        text = typed["file"].strip()
        if not text:
            raise RecordError(_("A file needs a name"), field="file")
        save_basis(folder / Path(text).expanduser())

    note = _(".xlsx is a workbook, .docx a document; both are for the principal to sign.")
    return FormScreen(title=_("Basis for a claim"), fields=fields, save=save, note=note)
