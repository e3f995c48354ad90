"""The forms of a placement: all of it, its next step, and how it ended."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from asftui.i18n import N_, _
from asftui.plan.model import Plan
from asftui.registers import enterprises, organisations, placement_input
from asftui.registers.placement_words import CONSENTS, FUNDINGS, KINDS, OCCUPATIONS, OUTCOMES, SEXES, SUPPORTS
from asftui.registers.placements import PlacementDetail
from asftui.tui.screens.dialogs import FormScreen, SecondThought
from asftui.tui.widgets.form import FormField

LABELS = {
    "code": N_("Code"),
    "principal": N_("Principal"),
    "enterprise": N_("ASF"),
    "municipality": N_("Municipality"),
    "kind": N_("Kind"),
    "applied": N_("Application"),
    "application_reference": N_("  reference"),
    "decision": N_("Decision"),
    "funding": N_("Funding"),
    "decision_reference": N_("  reference"),
    "agreement": N_("Agreement"),
    "agreement_reference": N_("  reference"),
    "start": N_("Start"),
    "start_reference": N_("  reference"),
    "planned_end": N_("Planned end"),
    "days_a_week": N_("Days a week"),
    "sus": N_("In SUS"),
    "consent": N_("Consent"),
    "sex": N_("Sex"),
    "birth_year": N_("Year of birth"),
    "target_groups": N_("Target groups"),
    "occupation_before": N_("Occupation before"),
    "support_before": N_("Support before"),
    "end": N_("Ended"),
    "outcome": N_("Outcome"),
    "occupation_after": N_("Occupation after"),
    "support_after": N_("Support after"),
    "followed_up": N_("Followed up"),
    "follow_up": N_("Occupation then"),
    "notes": N_("Notes"),
}
CHOICES = {
    "kind": KINDS,
    "funding": FUNDINGS,
    "sex": SEXES,
    "consent": CONSENTS,
    "occupation_before": OCCUPATIONS,
    "occupation_after": OCCUPATIONS,
    "support_before": SUPPORTS,
    "support_after": SUPPORTS,
    "outcome": OUTCOMES,
    "follow_up": OCCUPATIONS,
}
"""Fields that take one of a list: its codes with their names; msgids."""
_HINTS = {
    "code": N_("P-001, never a name"),
    "principal": N_("the party that places and claims"),
    "decision": N_("date of the decision on funding"),
    "agreement": N_("date, or yes or no"),
    "sus": N_("date, or yes or no"),
    "start": N_("2017-03-14, 14/3, today …"),
    "end": N_("the last day; empty while it runs"),
    "days_a_week": N_("3 or 2,5"),
    "birth_year": N_("1985"),
    "target_groups": N_("with commas between"),
    "followed_up": N_("date when it was asked how it went"),
}
STEP_NAMES = {
    "applied": N_("application has come"),
    "granted": N_("decision: granted"),
    "refused": N_("decision: refused"),
    "agreement": N_("agreement is signed"),
    "start": N_("has begun"),
}


def placement_form(
    plan: Plan, day: dt.date, read: PlacementDetail | None = None, then: Callable[[int], object] = int
) -> FormScreen:
    """Return the form of a placement, filled with what it is where one is given.

    Args:
        plan: whose year dates are of.
        day: what `idag` is.
        read: the placement.
        then: gets the id of what was saved.
    """
    title = _("Placement {code}").format(code=read.code) if read else _("New placement")
    note = _("Ctrl+S saves at any field: the rest can be written later.")
    return _form(title, placement_input.FIELDS, plan, day, read, note=note, then=then)


def ending_form(plan: Plan, day: dt.date, read: PlacementDetail) -> FormScreen:
    """Return the short form of how a placement ended; the day is offered as its last."""
    title = _("How {code} ended").format(code=read.code)
    given = {} if read.end else {"end": day.isoformat()}
    return _form(title, placement_input.ENDING, plan, day, read, given=given)


def step_form(plan: Plan, day: dt.date, read: PlacementDetail) -> FormScreen:
    """Return the form of the step that a placement has come to: the next that is missing is offered, at the day."""
    offered = placement_input.next_step(read) or placement_input.STEPS[-1]
    fields = [
        FormField(
            name="step",
            label=_("Step"),
            value=offered,
            choices=[(step, _(STEP_NAMES[step])) for step in placement_input.STEPS],
        ),
        FormField(name="date", label=_("Date"), value=day.isoformat()),
        FormField(name="reference", label=_("Reference"), hint=_("number of the document, if there is one")),
    ]

    def save(typed: Mapping[str, str]) -> None:
        placement_input.take_step(read.id, typed, plan, day)

    return FormScreen(title=_("Next step of {code}").format(code=read.code), fields=fields, save=save)


def _form(
    title: str,
    names: Sequence[str],
    plan: Plan,
    day: dt.date,
    read: PlacementDetail | None,
    *,
    given: Mapping[str, str] | None = None,
    note: str = "",
    then: Callable[[int], object] = int,
) -> FormScreen:
    texts = placement_input.placement_texts(read)
    known: dict[str, Sequence[str]] = {
        "principal": [party.name for party in plan.parties] + organisations.names(),
        "enterprise": enterprises.names(),
        "municipality": plan.municipalities,
        "target_groups": placement_input.known_groups(),
    }
    fields = [
        FormField(
            name=name,
            label=_(LABELS[name]),
            value={**texts, **(given or {})}[name],
            hint=_(_HINTS[name]) if name in _HINTS else "",
            choices=[("", _("not known")), *((code, _(text)) for code, text in CHOICES[name].items())]
            if name in CHOICES
            else (),
            known=list(dict.fromkeys(known.get(name, ()))),
            several=name == "target_groups",
            completes=name in ("principal", "enterprise", "municipality"),
        )
        for name in names
    ]

    def save(typed: Mapping[str, str], make: bool) -> None:
        merged = dict(typed)
        if "\n" in texts["notes"] and typed["notes"] == texts["notes"].replace("\n", " "):
            merged["notes"] = texts["notes"]  # a line break that the field cannot show
        then(placement_input.save_placement(merged, plan, day, read, make=make))

    return FormScreen(title=title, fields=fields, save=SecondThought(save), note=note)
