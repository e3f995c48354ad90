"""The form of an event, for a new one and for one that is there."""

from collections.abc import Mapping

from asftui.i18n import N_, _
from asftui.plan.model import Plan
from asftui.registers import event_lists, groups
from asftui.registers.event_input import FIELDS, event_texts, save_event
from asftui.registers.events import EventDetail
from asftui.registers.today import today
from asftui.registers.wording import STATUS_NAMES
from asftui.tui.screens.dialogs import FormScreen, SecondThought
from asftui.tui.widgets.form import FormField

LABELS = {
    "date": N_("Date"),
    "end_date": N_("To (several days)"),
    "time": N_("Time"),
    "type": N_("Type"),
    "title": N_("Title"),
    "status": N_("Status"),
    "town": N_("Town"),
    "premises": N_("Premises"),
    "groups": N_("For groups"),
    "employees": N_("Employees in all"),
    "politicians": N_("Politicians in all"),
    "others": N_("Others in all"),
    "signed_up": N_("Signed up"),
    "invited": N_("Invited"),
    "activities": N_("Activities"),
    "arranged": N_("Arranged by us"),
    "speaker": N_("Speaker"),
    "counts": N_("Counts"),
    "informs": N_("Informs"),
    "notes": N_("Notes"),
    "next_step": N_("Next step"),
}
HINTS = {
    "date": N_("2017-03-14, 14/3, yesterday …"),
    "time": N_("08:00–09:30"),
    "groups": N_("Mysam Bollnäs, …"),
    "employees": N_("all who came, also those with a name"),
    "politicians": N_("all who came, also those with a name"),
    "activities": N_("left empty: by the type"),
}


def event_form(plan: Plan, detail: EventDetail | None = None) -> FormScreen:
    """Return the form, filled with what stands in an event where one is given."""
    texts = event_texts(detail, plan)
    auto = [("", _("as the type says")), ("yes", _("yes")), ("no", _("no"))]
    choices = {
        "status": [(code, _(name)) for code, name in STATUS_NAMES.items()],
        "arranged": [("yes", _("yes")), ("no", _("no, taken part in"))],
        "counts": auto,
        "informs": auto,
    }
    towns = list(dict.fromkeys([*event_lists.known_towns(), *plan.municipalities]))
    known = {
        "type": [kind.name for kind in plan.event_types],
        "town": towns,
        "groups": [line.name for line in groups.find_groups()],
        "activities": [f"{activity.code} {activity.title}" for activity in plan.activities],
    }
    fields = [
        FormField(
            name=name,
            label=_(LABELS[name]),
            value=texts[name],
            hint=_(HINTS[name]) if name in HINTS else "",
            choices=choices.get(name, ()),
            known=known.get(name, ()),
            several=name in ("groups", "activities"),
            completes=name in known,
        )
        for name in FIELDS
    ]

    def save(typed: Mapping[str, str], make: bool) -> int:
        if detail is None:
            return save_event(typed, plan, today(), make_groups=make)
        return save_event(typed, plan, today(), key=detail.id, revision=detail.revision, make_groups=make)

    return FormScreen(title=_("Event") if detail else _("New event"), fields=fields, save=SecondThought(save))
