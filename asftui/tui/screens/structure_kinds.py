"""The records of structures and of money, each as data: its form, how it is read, saved and removed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from asftui.i18n import N_, _
from asftui.plan import Plan
from asftui.registers import (
    council,
    economy,
    economy_input,
    guidelines,
    interest,
    organisations,
    structure_input,
    structures,
)
from asftui.registers.today import today
from asftui.registers.wording import (
    COUNCIL_STEPS,
    FINANCE_NAMES,
    GUIDELINE_STEPS,
    INTEREST_ABOUT,
    INTEREST_ANSWERS,
    STRUCTURE_STEPS,
)
from asftui.text import harmless
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import FormScreen, QuestionScreen, SecondThought
from asftui.tui.widgets.form import FormField

Known = Callable[[Plan], Mapping[str, Sequence[str]]]
LABELS = {
    "municipality": N_("Municipality"),
    "organisation": N_("Organisation"),
    "step": N_("Step"),
    "since": N_("Since"),
    "until": N_("Until, with that day"),
    "name": N_("Name"),
    "supplier": N_("Supplier"),
    "finance": N_("Financed by"),
    "document": N_("Document"),
    "notes": N_("Notes"),
    "date": N_("Date"),
    "who": N_("Who"),
    "role": N_("Role"),
    "title": N_("Title"),
    "decided_by": N_("Decided by"),
    "about": N_("About"),
    "answer": N_("Answer"),
    "amount": N_("Amount, SEK"),
    "text": N_("Text"),
    "line": N_("Budget line"),
    "reference": N_("Reference"),
}
HINTS = {
    "since": N_("2017-03-14, 14/3, today …"),
    "date": N_("2017-03-14, 14/3, today …"),
    "until": N_("empty: it goes on"),
    "document": N_("link, or where it lies"),
    "amount": N_("12 500 or 3 tkr"),
    "reference": N_("number of the invoice"),
}


@dataclass(frozen=True, kw_only=True)
class FormKind:
    """One kind of record, as its form needs it. What `read` gives is what `texts`, `save` and `called` take."""

    id: str
    new: str
    """Title of the form of a new one; a msgid, as `edit`."""
    edit: str
    fields: Sequence[str]
    labels: Mapping[str, str]
    """Labels that differ from the common ones."""
    choices: Mapping[str, Mapping[str, str]]
    known: Known
    texts: Callable[[Any, date], dict[str, str]]
    read: Callable[[int], Any]
    save: Callable[[Mapping[str, str], Plan, Any, bool], int]
    delete: Callable[[int, int], None]
    called: Callable[[Any], str]
    check: Callable[[int], None] = lambda _key: None
    """Says what stands in the way of removing it, before anything is asked."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """Hints that differ from the common ones."""


STRUCTURE = FormKind(
    id="structure",
    new=N_("New step towards a support structure"),
    edit=N_("Step towards a support structure"),
    fields=structure_input.STRUCTURE_FIELDS,
    labels={"name": N_("Support structure")},
    choices={"step": STRUCTURE_STEPS, "finance": FINANCE_NAMES},
    known=lambda plan: {
        "municipality": plan.municipalities,
        "name": structures.known_texts("name"),
        "supplier": structures.known_texts("supplier"),
    },
    texts=structure_input.structure_texts,
    read=structures.structure_step,
    save=lambda typed, plan, read, sure: structure_input.save_structure(typed, plan, today(), read, is_sure=sure),
    delete=lambda key, revision: structures.delete_structure_step(key, revision=revision),
    called=lambda read: f"{read.municipality}: {_(STRUCTURE_STEPS[read.step])}",
)
GUIDELINE = FormKind(
    id="guideline",
    new=N_("How far the guidelines have come"),
    edit=N_("Guidelines"),
    fields=structure_input.GUIDELINE_FIELDS,
    labels={"organisation": N_("Authority"), "title": N_("Name of the document")},
    choices={"step": GUIDELINE_STEPS},
    known=lambda plan: {"organisation": [each.name for each in guidelines.authorities(plan)]},
    texts=structure_input.guideline_texts,
    read=guidelines.guideline,
    save=lambda typed, plan, read, sure: structure_input.save_guideline(typed, plan, today(), read, is_sure=sure),
    delete=lambda key, revision: guidelines.delete_guideline(key, revision=revision),
    called=lambda read: f"{read.organisation_name}: {_(GUIDELINE_STEPS[read.step])}",
)
INTEREST = FormKind(
    id="interest",
    new=N_("New inventory of interest"),
    edit=N_("Inventory of interest"),
    fields=structure_input.INTEREST_FIELDS,
    labels={"date": N_("Asked")},
    choices={"about": INTEREST_ABOUT, "answer": INTEREST_ANSWERS},
    known=lambda plan: {"municipality": plan.municipalities},
    texts=structure_input.interest_texts,
    read=interest.interest,
    save=lambda typed, plan, read, _make: structure_input.save_interest(typed, plan, today(), read),
    delete=lambda key, revision: interest.delete_interest(key, revision=revision),
    called=lambda read: f"{read.municipality}: {_(INTEREST_ABOUT[read.about])}",
)
COUNCIL_STEP = FormKind(
    id="council-step",
    new=N_("New step of the council"),
    edit=N_("Step of the council"),
    fields=structure_input.COUNCIL_STEP_FIELDS,
    labels={},
    choices={"step": COUNCIL_STEPS},
    known=lambda _plan: {},
    texts=structure_input.council_step_texts,
    read=council.council_step,
    save=lambda typed, plan, read, sure: structure_input.save_council_step(typed, plan, today(), read, is_sure=sure),
    delete=lambda key, revision: council.delete_council_step(key, revision=revision),
    called=lambda read: _(COUNCIL_STEPS[read.step]),
)
COUNCIL_MEMBER = FormKind(
    id="council-member",
    new=N_("New council member"),
    edit=N_("Council member"),
    fields=structure_input.COUNCIL_MEMBER_FIELDS,
    labels={"name": N_("Name, if needed")},
    choices={},
    known=lambda _plan: {"organisation": organisations.names()},
    texts=structure_input.council_member_texts,
    read=council.council_member,
    save=lambda typed, plan, read, make: structure_input.save_council_member(
        typed, plan, today(), read, make_organisation=make
    ),
    delete=lambda key, revision: council.delete_council_member(key, revision=revision),
    called=lambda read: read.organisation_name,
)
BUDGET_LINE = FormKind(
    id="budget-line",
    new=N_("New budget line"),
    edit=N_("Budget line"),
    fields=economy_input.LINE_FIELDS,
    labels={},
    choices={},
    known=lambda _plan: {},
    texts=lambda read, _day: economy_input.line_texts(read),
    read=economy.budget_line,
    save=lambda typed, plan, read, _make: economy_input.save_line(typed, plan, read),
    delete=lambda key, revision: economy.delete_budget_line(key, revision=revision),
    called=lambda read: read.name,
    check=economy.require_unused,
)
COST = FormKind(
    id="cost",
    new=N_("New cost"),
    edit=N_("Cost"),
    fields=economy_input.COST_FIELDS,
    labels={},
    choices={},
    known=lambda plan: {
        "line": [line.name for line in economy.budget_lines(plan.code)],
        "supplier": economy.known_suppliers(),
    },
    texts=economy_input.cost_texts,
    read=economy.cost,
    save=lambda typed, plan, read, _make: economy_input.save_cost(typed, plan, today(), read),
    delete=lambda key, revision: economy.delete_cost(key, revision=revision),
    called=lambda read: read.text,
    hints={"amount": N_("12 500 or 3 tkr; with a minus where money came back")},
)


def kind_form(
    kind: FormKind, plan: Plan, day: date, read: Any = None, preset: Mapping[str, str] | None = None
) -> FormScreen:
    """Return the form of a record, filled with what stands in one that is given.

    Args:
        kind: what is filled in.
        plan: whose municipalities, year and lines are meant.
        day: the date that a new one proposes.
        read: what was read of the record.
        preset: what stands in the fields of a new one.
    """
    texts = {**kind.texts(read, day), **(preset or {})}
    shown = {name: harmless(text) for name, text in texts.items()}
    known, hints = kind.known(plan), {**HINTS, **kind.hints}
    fields = [
        FormField(
            name=name,
            label=_(kind.labels.get(name, LABELS[name])),
            value=texts[name],
            hint=_(hints[name]) if name in hints else "",
            choices=[(code, _(word)) for code, word in kind.choices.get(name, {}).items()],
            known=known.get(name, ()),
            completes=name in ("municipality", "organisation", "line"),
        )
        for name in kind.fields
    ]

    def save(typed: Mapping[str, str], make: bool) -> int:
        # A line break that a field cannot show stays where nothing was written over it.
        merged = {name: texts[name] if text == shown[name] else text for name, text in typed.items()}
        return kind.save(merged, plan, read, make)

    return FormScreen(title=_(kind.edit if read else kind.new), fields=fields, save=SecondThought(save))


def ask_new(screen: FramedScreen, kind: FormKind, preset: Mapping[str, str] | None = None) -> None:
    """Open the form of a new record."""
    ours = screen.ours
    ours.entering(lambda: _open(screen, kind_form(kind, ours.plan, ours.as_of, preset=preset)))


def ask_edit(screen: FramedScreen, kind: FormKind, key: int) -> None:
    """Open the form of a record. Raises NotFound where it has gone."""
    _open(screen, kind_form(kind, screen.ours.plan, screen.ours.as_of, kind.read(key)))


def ask_delete(screen: FramedScreen, kind: FormKind, key: int) -> None:
    """Ask whether a record is to go, and remove it where the answer is yes. Raises NotFound, InUse."""
    found = kind.read(key)
    kind.check(key)

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                kind.delete(key, found.revision)
            screen.ours.look_again()

    title = _("Delete {title}?").format(title=kind.called(found))
    screen.app.push_screen(QuestionScreen(title=title, lines=[_("Ctrl+Z brings it back.")]), answered)


def _open(screen: FramedScreen, form: FormScreen) -> None:
    def answered(saved: bool | None) -> None:
        if saved:
            screen.ours.look_again()

    screen.app.push_screen(form, answered)
