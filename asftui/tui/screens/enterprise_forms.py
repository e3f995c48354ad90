"""The forms of an enterprise, of one count, and of the counts of many at one date."""

import datetime as dt
from collections.abc import Mapping, Sequence

from asftui.formats import show_day
from asftui.i18n import N_, _
from asftui.plan import Plan
from asftui.registers import enterprise_counts, enterprise_input, enterprises
from asftui.registers.enterprise_counts import CountDetail
from asftui.registers.enterprise_lists import EnterpriseLine
from asftui.registers.enterprises import CRITERIA, EnterpriseDetail
from asftui.registers.today import today
from asftui.tui.plain import fit
from asftui.tui.screens.dialogs import FormScreen, SecondThought
from asftui.tui.widgets.form import FormField

LABELS = {
    "name": N_("Name"),
    "municipality": N_("Municipality"),
    "town": N_("Town"),
    "activity": N_("What it does"),
    "started": N_("Started"),
    "dormant": N_("Dormant from"),
    "ended": N_("Ended"),
    "resumed": N_("Active again"),
    "integrates": N_("1 Integrates"),
    "participation": N_("2 Participation"),
    "reinvests": N_("3 Reinvests"),
    "independent": N_("4 Independent"),
    "legal_form": N_("Legal form"),
    "number": N_("Organisation no."),
    "aliases": N_("Also called"),
    "notes": N_("Notes"),
}
CRITERIA_TEXTS = {
    "integrates": N_("its purpose is to integrate people into work"),
    "participation": N_("those who work there take part in decisions"),
    "reinvests": N_("most of its profit is reinvested"),
    "independent": N_("it stands free of the public sector"),
}
"""The four criteria of an ASF in a few words (the plan's §1.4, after Tillväxtverket); msgids."""
_HINTS = {
    "started": N_("2011, April 2017 or 2017-04-03"),
    "number": N_("never a personal identity number"),
    "aliases": N_("other names, with commas between"),
    "activity": N_("what it makes and sells"),
}

_LABEL = 19
"""Cells of a field's label."""


def enterprise_form(plan: Plan, read: EnterpriseDetail | None = None) -> FormScreen:
    """Return the form of an enterprise, filled with what it is where one is given."""
    texts = enterprise_input.enterprise_texts(read)
    choices = {
        name: [("", _("not known")), ("yes", _("yes: {what}").format(what=_(text))), ("no", _("no"))]
        for name, text in CRITERIA_TEXTS.items()
    }
    fields = [
        FormField(
            name=name,
            label=_(LABELS[name]),
            value=texts[name],
            hint=_(_HINTS[name]) if name in _HINTS else "",
            choices=choices.get(name, ()),
            known=plan.municipalities if name in ("municipality", "town") else (),
            completes=name == "municipality",
        )
        for name in enterprise_input.FIELDS
    ]

    def save(typed: Mapping[str, str]) -> int:
        merged = dict(typed)
        if read is not None and "\n" in texts["notes"] and typed["notes"] == texts["notes"].replace("\n", " "):
            merged["notes"] = texts["notes"]  # a line break that the field cannot show
        return enterprise_input.save_enterprise(merged, plan, read)

    return FormScreen(title=_("ASF") if read else _("New ASF"), fields=fields, save=save)


def count_form(key: int, plan: Plan, as_of: dt.date, read: CountDetail | None = None) -> FormScreen:
    """Return the form of a count of an enterprise; see `count_texts` for the date that a new one proposes."""
    labels = {
        "date": _("Date"),
        "employed": _("Employed"),
        "participants": _("Participants"),
        "note": _("Note"),
    }
    hints = {
        "date": _("2017-06-30, 30/6, today …"),
        "employed": _("until further notice"),
        "participants": _("in a measure, not employed"),
    }
    texts = enterprise_input.count_texts(read, key, as_of)
    fields = [
        FormField(name=name, label=labels[name], value=texts[name], hint=hints.get(name, ""))
        for name in enterprise_input.COUNT_FIELDS
    ]

    def save(typed: Mapping[str, str], is_sure: bool) -> None:
        enterprise_input.save_count(typed, key, plan, today(), read, is_sure=is_sure)

    name = enterprises.enterprise(key).name
    title = _("Count: {name}") if read else _("New count: {name}")
    note = "" if read else _("Over a count of the same date an empty number changes nothing.")
    there = None if read else enterprise_counts.count_at(key, dt.date.fromisoformat(texts["date"]))
    if there is not None:
        note = f"{enterprise_counts.stands_already(there)}. {note}"
    return FormScreen(title=title.format(name=name), fields=fields, save=SecondThought(save), note=note)


def round_form(lines: Sequence[EnterpriseLine], as_of: dt.date, plan: Plan) -> FormScreen:
    """Return the form of the counts of many enterprises at one date: two numbers for each, Enter between.

    Args:
        lines: the enterprises that are asked.
        as_of: the date that is proposed.
        plan: whose year dates are of.
    """
    fields = [
        FormField(name="date", label=_("Date"), value=as_of.isoformat()),
        *(
            FormField(name=f"count-{line.id}", label=fit(line.name, _LABEL).rstrip(), hint=_latest(line, plan))
            for line in lines
        ),
    ]

    def save(typed: Mapping[str, str]) -> None:
        enterprise_input.save_round(typed, plan, today())

    note = _("Employed and participants with a space between: 16 12. An empty line is left alone.")
    return FormScreen(title=_("Counts of all ASF at one date"), fields=fields, save=save, note=note)


def join_form(read: EnterpriseDetail) -> FormScreen:
    """Return the form that joins an enterprise with another."""
    names = [name for name in enterprises.names() if name != read.name]
    fields = [
        FormField(name="enterprise", label=_("Is the same as"), known=names, completes=True),
        FormField(name="stays", label=_("Name that stays"), choices=[("this", read.name), ("other", _("the other's"))]),
    ]

    def save(typed: Mapping[str, str]) -> None:
        enterprise_input.join_named(typed["enterprise"], read.id, keep_named=typed["stays"] == "other")

    note = _("Counts and placements of both belong to the one that stays; the other's names become its aliases.")
    return FormScreen(title=_("Join {name} with another").format(name=read.name), fields=fields, save=save, note=note)


def criteria_words(detail: EnterpriseDetail) -> str:
    """Return which of the four criteria are met, which not and which nobody knows."""
    met = [name for name in CRITERIA if getattr(detail, name)]
    parts = [_("{n} of {of}").format(n=len(met), of=len(CRITERIA))]
    for text, value in ((_("not met: {what}"), False), (_("not known: {what}"), None)):
        if named := [_(LABELS[name]) for name in CRITERIA if getattr(detail, name) is value]:
            parts.append(text.format(what=", ".join(named)))
    return " · ".join(parts)


def _latest(line: EnterpriseLine, plan: Plan) -> str:
    if line.counted is None:
        return _("no count yet")
    numbers = " ".join("–" if n is None else str(n) for n in (line.employed, line.participants))
    return _("latest {numbers} ({date})").format(numbers=numbers, date=show_day(line.counted, plan.start.year))
