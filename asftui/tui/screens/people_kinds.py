"""The three registers that the people's screens show, each as data: its list, its record, how it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asftui.i18n import N_, _
from asftui.plan import Plan
from asftui.registers import groups, organisations, people, people_input
from asftui.registers.groups import GroupLine
from asftui.registers.organisations import OrganisationLine
from asftui.registers.people import PersonLine
from asftui.registers.provenance import Kind
from asftui.registers.wording import GROUP_KINDS, ORGANISATION_KINDS, ROLE_NAMES
from asftui.tui.widgets.record_table import Column, Row


@dataclass(frozen=True, kw_only=True)
class Register:
    """One register, as its screens need it. What `read` gives is what `texts`, `save` and the facts take."""

    kind: Kind
    label: str
    """What the list is called; a msgid, as the other texts here."""
    new: str
    edit: str
    empty: str
    note: str = ""
    """Stands under the form of a record that is there."""
    columns: Callable[[], Sequence[Column]]
    find: Callable[[str, int, int], Sequence[Row]]
    """text, limit, offset → rows"""
    count: Callable[[str], int]
    place: Callable[[int, str], int | None]
    read: Callable[[int], Any]
    texts: Callable[[Any], dict[str, str]]
    save: Callable[[Mapping[str, str], Plan, Any, bool], int]
    """typed, plan, what was read, whether to make an unknown organisation → id"""
    delete: Callable[[int, int], None]
    """id, revision"""


def person_columns() -> list[Column]:
    """Return the columns of a list of people."""
    return [
        Column(label=_("Name"), width=16, grows=True),
        Column(label=_("Organisation"), width=14, grows=True),
        Column(label=_("Title"), width=16, grows=True, least=92),
        Column(label=_("Role"), width=11),
        Column(label=_("Municipality"), width=12),
        Column(label=_("E-mail"), width=24, least=130),
        Column(label=_("Attended"), width=8, align="right"),
    ]


def person_row(line: PersonLine) -> Row:
    """Return a person as a list shows them."""
    role = _(ROLE_NAMES[line.role]) if line.role else ""
    attended = str(line.attended or "")
    return Row(line.id, (line.name, line.organisation, line.title, role, line.municipality or "", line.email, attended))


def group_columns() -> list[Column]:
    """Return the columns of a list of groups."""
    return [
        Column(label=_("Name"), width=18, grows=True),
        Column(label=_("Kind"), width=12),
        Column(label=_("Organisation"), width=14, grows=True),
        Column(label=_("Municipality"), width=12),
        Column(label=_("Events"), width=10, align="right"),
    ]


def group_row(line: GroupLine) -> Row:
    """Return a group as a list shows it."""
    kind = _(GROUP_KINDS.get(line.kind, line.kind))
    return Row(line.id, (line.name, kind, line.organisation, line.municipality or "", str(line.events or "")))


def _organisation_columns() -> list[Column]:
    return [
        Column(label=_("Name"), width=18, grows=True),
        Column(label=_("Also called"), width=14, grows=True, least=92),
        Column(label=_("Kind"), width=12),
        Column(label=_("Municipality"), width=12),
        Column(label=_("People"), width=8, align="right"),
        Column(label=_("Events"), width=10, align="right"),
    ]


def _organisation_row(line: OrganisationLine) -> Row:
    kind = _("our own") if line.own else _(ORGANISATION_KINDS.get(line.kind, line.kind))
    numbers = (str(line.people or ""), str(line.events or ""))
    return Row(line.id, (line.name, ", ".join(line.aliases), kind, line.municipality or "", *numbers))


PEOPLE = Register(
    kind="person",
    label=N_("People"),
    new=N_("New person"),
    edit=N_("Person"),
    empty=N_("Nobody here yet: n writes a person, i takes in a sheet."),
    note=N_("Events keep the role and the organisation of their day."),
    columns=person_columns,
    find=lambda text, limit, offset: [person_row(p) for p in people.find_people(text, limit=limit, offset=offset)],
    count=people.count_people,
    place=people.place_of_person,
    read=people.person,
    texts=people_input.person_texts,
    save=lambda typed, plan, read, make: people_input.save_person(typed, plan, read, make_organisation=make),
    delete=lambda key, revision: people.delete_person(key, revision=revision),
)
ORGANISATIONS = Register(
    kind="organisation",
    label=N_("Organisations"),
    new=N_("New organisation"),
    edit=N_("Organisation"),
    empty=N_("No organisation here yet: n writes one, i takes in a sheet."),
    note=N_("An earlier name stays as an alias, so that old sheets still find it."),
    columns=_organisation_columns,
    find=lambda text, limit, offset: [
        _organisation_row(o) for o in organisations.find_organisations(text, limit=limit, offset=offset)
    ],
    count=organisations.count_organisations,
    place=organisations.place_of_organisation,
    read=organisations.organisation,
    texts=people_input.organisation_texts,
    save=lambda typed, plan, read, _make: people_input.save_organisation(typed, plan, read),
    delete=lambda key, revision: organisations.delete_organisation(key, revision=revision),
)
GROUPS = Register(
    kind="group",
    label=N_("Groups"),
    new=N_("New group"),
    edit=N_("Group"),
    empty=N_("No group here yet: n writes one."),
    columns=group_columns,
    find=lambda text, limit, offset: [group_row(g) for g in groups.find_groups(text, limit=limit, offset=offset)],
    count=groups.count_groups,
    place=groups.place_of_group,
    read=groups.group,
    texts=people_input.group_texts,
    save=lambda typed, plan, read, make: people_input.save_group(typed, plan, read, make_organisation=make),
    delete=lambda key, revision: groups.delete_group(key, revision=revision),
)
REGISTERS: dict[str, Register] = {each.kind: each for each in (PEOPLE, ORGANISATIONS, GROUPS)}
