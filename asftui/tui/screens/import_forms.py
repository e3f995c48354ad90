"""The forms that mend what an import has understood: columns, the event, who somebody is."""

from collections.abc import Callable, Mapping, Sequence

from asftui.errors import RecordError
from asftui.formats import show_day
from asftui.i18n import _
from asftui.importing import ImportPlan, RowPlan
from asftui.importing.profiles import Profile
from asftui.importing.who import APART, ROW, Decision
from asftui.plan.model import Plan
from asftui.registers import event_lists, people
from asftui.registers.enterprises import enterprise
from asftui.registers.event_types import type_name
from asftui.tui.screens.dialogs import FormScreen
from asftui.tui.widgets.form import FormField

_EVENTS_OFFERED = 60
_LISTED = 6
"""So many whom a row may mean are shown at once; the arrows go through all."""


def columns_form(
    imported: ImportPlan,
    profiles: Mapping[str, Profile],
    skip_hidden: bool,
    save: Callable[[str, Mapping[str, str], bool], None],
) -> FormScreen:
    """Return the form that says what kind of sheet it is, what each column holds, and what becomes of hidden rows.

    `save` gets the kind where it is another than was recognised, else nothing; the fields that were changed; and
    whether hidden rows and columns are left out.
    """
    kinds = [(kind, profile.label) for kind, profile in profiles.items() if not profile.left]
    if not imported.kind:
        kinds.insert(0, ("", _("not taken in")))
    fields = [FormField(name="kind", label=_("Kind of sheet"), value=imported.kind, choices=kinds)]
    by_name = {f"column-{column.index}": column for column in imported.columns}
    profile = profiles.get(imported.kind)
    if profile is not None:
        choices = sorted(((f.name, f.label) for f in profile.fields.values() if f.kept), key=lambda pair: pair[1])
        choices.insert(0, ("", _("not used")))
        fields += [
            FormField(name=name, label=column.heading, value=column.field, choices=choices)
            for name, column in by_name.items()
        ]

    def take(typed: Mapping[str, str]) -> None:
        kind = "" if typed["kind"] == imported.kind else typed["kind"]
        columns = {} if kind else {name: value for name, value in typed.items() if name in by_name}
        changed = {by_name[n].heading: value for n, value in columns.items() if value != by_name[n].field}
        save(kind, changed, typed["hidden"] == "yes")

    hidden = [("no", _("read all the same")), ("yes", _("left out"))]
    value = "yes" if skip_hidden else "no"
    fields.append(FormField(name="hidden", label=_("Hidden rows"), value=value, choices=hidden))
    note = _("The arrows left and right, or a first letter, change what a column holds.")
    return FormScreen(title=_("What the sheet is and its columns hold"), fields=fields, save=take, note=note)


def event_form(imported: ImportPlan | None, plan: Plan, save: Callable[[int | None, str], None]) -> FormScreen:
    """Return the form that says which event a sheet is about: one that is there, or a new one."""
    wanted = event_lists.EventFilter(start=plan.start, end=plan.end)
    offered = event_lists.find_events(wanted, limit=_EVENTS_OFFERED)
    choices = [("", _("as the sheet says"))]
    for line in offered:
        parts = (show_day(line.date, plan.start.year), line.title or type_name(plan, line.type), line.town)
        choices.append((str(line.id), " · ".join(filter(None, parts))))
    there = [event.ref for event in imported.events if isinstance(event.ref, int)] if imported else []
    value = str(there[0]) if len(there) == 1 else ""
    fields = [
        FormField(name="event", label=_("An event there is"), value=value, choices=choices),
        FormField(name="new", label=_("or a new one"), hint=_("14/3 frukostmöte Frukostmöte i Bollnäs")),
    ]

    def take(typed: Mapping[str, str]) -> None:
        new = typed["new"].strip()
        if new and typed["event"] and typed["event"] != value:
            raise RecordError(_("It is either one that is there or a new one"), field="new")
        save(int(typed["event"]) if typed["event"] and not new else None, new)

    return FormScreen(title=_("Which event the sheet is about"), fields=fields, save=take)


def who_form(
    row: RowPlan, others: Sequence[RowPlan], said: Decision | None, save: Callable[[int, Decision], None]
) -> FormScreen:
    """Return the form that says who a doubtful row's person is.

    Args:
        row: as it was planned before anything was said of it.
        others: the rows of the sheet.
        said: what has been said of it.
        save: gets the row and the decision.
    """
    likely = row.alike if row.person is None else (row.person, *row.alike)
    choices = [(str(key), _("the same as {person}").format(person=people.described(key))) for key in likely]
    for other in others:
        if other.row in row.alike_rows:
            about = " · ".join(filter(None, (other.name, other.organisation)))
            same = _("the same as row {row}: {person}").format(row=other.row, person=about)
            choices.append((f"{ROW}{other.row}", same))
    choices.append((APART, _("somebody else, a new person")))
    field = FormField(name="who", label=row.name, value=str(said or row.person or APART), choices=choices)

    def take(typed: Mapping[str, str]) -> None:
        save(row.row, int(typed["who"]) if typed["who"].isdecimal() else typed["who"])

    about_row = _("Row {row}: {name}, {organisation}").format(
        row=row.row, name=row.name, organisation=row.organisation or "–"
    )
    listed = [f"  {label}" for _value, label in choices[:_LISTED]]
    remembered = _("It is remembered: the same name and organisation or e-mail is not asked about again.")
    lines = (about_row, _("The arrows left and right choose between:"), *listed, remembered)
    return FormScreen(title=_("Who is this?"), fields=[field], save=take, note="\n".join(lines))


def which_enterprise_form(row: RowPlan, said: Decision | None, save: Callable[[int, Decision], None]) -> FormScreen:
    """Return the form that says which enterprise a doubtful row means.

    Args:
        row: as it was planned before anything was said of it.
        said: what has been said of it.
        save: gets the row and the decision.
    """
    choices = [(str(key), _("the same as {name}").format(name=enterprise(key).name)) for key in row.alike]
    choices.append((APART, _("another, a new one")))
    field = FormField(name="which", label=row.name, value=str(said or APART), choices=choices)

    def take(typed: Mapping[str, str]) -> None:
        save(row.row, int(typed["which"]) if typed["which"].isdecimal() else typed["which"])

    note = _("If it is the same, the name in the sheet becomes another name of it, and is known from then on.")
    return FormScreen(title=_("Which ASF is this?"), fields=[field], save=take, note=note)
