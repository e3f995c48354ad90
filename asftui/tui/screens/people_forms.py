"""The forms of a person, an organisation and a group; and the one that joins two organisations."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from asftui.errors import Changed
from asftui.i18n import N_, _
from asftui.plan import Plan
from asftui.registers import organisations, people, people_input, provenance
from asftui.registers.provenance import Kind
from asftui.registers.wording import GROUP_KINDS, ORGANISATION_KINDS, ROLE_NAMES
from asftui.text import harmless
from asftui.tui.screens.dialogs import FormScreen, SecondThought
from asftui.tui.screens.people_kinds import Register
from asftui.tui.widgets.form import FormField

LABELS = {
    "name": N_("Name"),
    "organisation": N_("Organisation"),
    "unit": N_("Unit"),
    "title": N_("Title"),
    "role": N_("Role"),
    "kind": N_("Kind"),
    "municipality": N_("Municipality"),
    "email": N_("E-mail"),
    "telephone": N_("Telephone"),
    "aliases": N_("Also called"),
    "own": N_("Our own staff"),
    "notes": N_("Notes"),
}
HINTS = {
    "aliases": N_("other names, with commas between"),
    "telephone": N_("only where it is needed"),
}
_FIELDS: dict[Kind, tuple[str, ...]] = {
    "person": people_input.PERSON_FIELDS,
    "organisation": people_input.ORGANISATION_FIELDS,
    "group": people_input.GROUP_FIELDS,
}


class RecordForm(FormScreen):
    """The form of a record. What others saved meanwhile is told, and kept when one saves again."""

    def __init__(
        self, register: Register, plan: Plan, read: Any = None, *, preset: Mapping[str, str] | None = None
    ) -> None:
        texts = {**register.texts(read), **(preset or {})}
        super().__init__(
            title=_(register.edit if read else register.new),
            fields=_fields(register.kind, plan, texts),
            save=SecondThought(self._write),
            note=_(register.note) if read and register.note else "",
        )
        self.key: int | None = None
        """Id of the record that was saved."""
        self.left_out = False
        """A personal identity number stood in the name, and was left out."""
        self._register, self._plan, self._read = register, plan, read
        self._shown = {name: harmless(text) for name, text in texts.items()}
        self._preset = preset or {}

    def _write(self, typed: Mapping[str, str], make: bool) -> None:
        texts = {**self._register.texts(self._read), **(self._preset if self._read is None else {})}
        # What was not touched is what the record has: a line break that the field cannot show, or another's change.
        merged = {name: texts[name] if text == self._shown[name] else text for name, text in typed.items()}
        self.left_out = (
            self._register.kind == "person" and people_input.without_numbers(merged["name"]) != merged["name"]
        )
        try:
            self.key = self._register.save(merged, self._plan, self._read, make)
        except Changed as changed:
            raise self._look_at_change(texts) from changed

    def _look_at_change(self, before: Mapping[str, str]) -> Changed:
        self._read = self._register.read(self._read.id)
        now = self._register.texts(self._read)
        lines = provenance.history(self._register.kind, self._read.id)
        listed = ", ".join(f"{_(LABELS[name])} “{now[name]}”" for name in now if now[name] != before[name])
        return Changed(
            _("{who} has changed this meanwhile: {what}").format(who=lines[0].by if lines else "?", what=listed),
            remedy=_("Ctrl+S once more keeps that, and writes what you have changed over it."),
        )


def join_form(line: organisations.OrganisationDetail, moves: str, joined: Callable[[int], object]) -> FormScreen:
    """Return the form that joins an organisation with another.

    Args:
        line: the one that the marker stood at.
        moves: what belongs to it, in words.
        joined: called with the id of the one that stays.
    """
    names = [name for name in organisations.names() if name != line.name]
    fields = [
        FormField(name="organisation", label=_("Is the same as"), known=names, completes=True),
        FormField(name="stays", label=_("Name that stays"), choices=[("this", line.name), ("other", _("the other's"))]),
    ]

    def save(typed: Mapping[str, str]) -> None:
        joined(people_input.join_named(typed["organisation"], line.id, keep_named=typed["stays"] == "other"))

    note = _("All that belongs to either belongs to the one that stays; the other's names become its aliases.")
    if moves:
        note += "\n" + _("{name} has {what}.").format(name=line.name, what=moves)
    return FormScreen(title=_("Join {name} with another").format(name=line.name), fields=fields, save=save, note=note)


def join_person_form(read: people.PersonDetail, likely: Sequence[int], joined: Callable[[int], object]) -> FormScreen:
    """Return the form that joins a person with another.

    Args:
        read: the one that the marker stood at.
        likely: ids of those who may be the same, the likeliest first.
        joined: called with the id of the one who stays.
    """
    this = people.described(read.id)
    known = [people.described(key) for key in likely]
    fields = [
        FormField(name="person", label=_("Is the same as"), value=known[0] if known else "", known=known),
        FormField(name="stays", label=_("Name that stays"), choices=[("this", read.name), ("other", _("the other's"))]),
    ]

    def save(typed: Mapping[str, str]) -> None:
        joined(people_input.join_person_meant(typed["person"], read.id, keep_meant=typed["stays"] == "other"))

    note = _(
        "Events, notes and all else of both belong to the one who stays; at an event where both stand there is one"
        " attendance. The other name is remembered, so that sheets still find it. They can be parted again."
    )
    return FormScreen(title=_("Join {name} with another").format(name=this), fields=fields, save=save, note=note)


def _fields(kind: Kind, plan: Plan, texts: Mapping[str, str]) -> list[FormField]:
    choices = _choices(kind)
    known: dict[str, Sequence[str]] = {
        "organisation": organisations.names() if kind != "organisation" else (),
        "municipality": plan.municipalities,
        "title": people.known_titles() if kind == "person" else (),
    }
    return [
        FormField(
            name=name,
            label=_(LABELS[name]),
            value=harmless(texts[name]),
            hint=_(HINTS[name]) if name in HINTS else "",
            choices=choices.get(name, ()),
            known=known.get(name, ()),
            completes=name in ("organisation", "municipality"),
        )
        for name in _FIELDS[kind]
    ]


def _choices(kind: Kind) -> dict[str, list[tuple[str, str]]]:
    kinds = GROUP_KINDS if kind == "group" else ORGANISATION_KINDS
    return {
        "role": [("", _("by the title")), *((code, _(name)) for code, name in ROLE_NAMES.items())],
        "kind": [(code, _(name)) for code, name in kinds.items()],
        "own": [("no", _("no")), ("yes", _("yes, counted nowhere"))],
    }
