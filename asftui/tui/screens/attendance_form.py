"""The form that puts a person into an event."""

from collections.abc import Mapping

from asftui.i18n import N_, _
from asftui.plan.model import Plan
from asftui.registers import organisations, people
from asftui.registers.attendance_input import FIELDS, save_attendance
from asftui.registers.wording import ROLE_NAMES
from asftui.tui.screens.dialogs import FormScreen, SecondThought
from asftui.tui.widgets.form import FormField

LABELS = {
    "name": N_("Name"),
    "organisation": N_("Organisation"),
    "title": N_("Title"),
    "role": N_("Role"),
    "municipality": N_("Municipality"),
    "email": N_("E-mail"),
    "present": N_("Present"),
}
ROLE_CHOICES = {"": N_("by the title"), **ROLE_NAMES}


def attendance_form(event: int, plan: Plan) -> FormScreen:
    """Return the form for one more person at an event; those who are known are offered while one types."""
    known = {
        "name": [line.name for line in people.find_people()],
        "organisation": [line.name for line in organisations.find_organisations()],
        "municipality": list(plan.municipalities),
    }
    choices = {
        "role": [(code, _(name)) for code, name in ROLE_CHOICES.items()],
        "present": [("yes", _("yes")), ("no", _("no, signed up only"))],
    }
    fields = [
        FormField(
            name=name,
            label=_(LABELS[name]),
            known=known.get(name, ()),
            choices=choices.get(name, ()),
            completes=name == "municipality",
        )
        for name in FIELDS
    ]

    def save(typed: Mapping[str, str], make: bool) -> int:
        return save_attendance(typed, event, plan, make_organisation=make)

    note = _("What is left empty is taken from the register, where the person stands there.")
    return FormScreen(title=_("Person at the event"), fields=fields, save=SecondThought(save), note=note)
