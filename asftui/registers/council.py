"""The council of the county (goal 3.2.4): its steps from idea to established, and who sits in it.

Its meetings are events of the type council meeting.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.wording import COUNCIL_STEPS
from asftui.store import writing
from asftui.store.models import CouncilMember, CouncilStep, Organisation
from asftui.text import clean

STEPS = tuple(COUNCIL_STEPS)
"""From the first to the last; `initiated` is what the indicator looks for (Bilaga 2, indicator 11)."""


@dataclass(frozen=True, kw_only=True)
class CouncilStepEntry:
    """What a person fills in of a step; a day ahead is a plan."""

    step: str
    date: dt.date
    who: str = ""
    document: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class CouncilStepDetail(CouncilStepEntry):
    """A step as it stands in the store."""

    id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class CouncilMemberEntry:
    """What a person fills in of a seat."""

    organisation: int
    name: str = ""
    role: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    """Last day; None: it goes on."""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class CouncilMemberDetail(CouncilMemberEntry):
    """A seat as it stands in the store."""

    id: int
    revision: int
    organisation_name: str = ""


def add_council_step(entry: CouncilStepEntry) -> int:
    """Write a step and return its id. Raises RecordError: the council has taken it already."""
    values = _step_values(entry)
    with writing(_("Council: {step}").format(step=_(COUNCIL_STEPS[entry.step]))) as writer:
        _check_once(entry)
        return writer.insert(CouncilStep, **values)


def edit_council_step(key: int, entry: CouncilStepEntry, *, revision: int | None = None) -> bool:
    """Save a step and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _step_values(entry)
    with writing(_("Council changed: {step}").format(step=_(COUNCIL_STEPS[entry.step]))) as writer:
        _check_once(entry, but=key)
        return writer.update(CouncilStep, key, values, revision=revision)


def delete_council_step(key: int, *, revision: int | None = None) -> None:
    """Remove a step. Raises NotFound, Changed."""
    found = council_step(key)
    with writing(_("Council, deleted: {step}").format(step=_(COUNCIL_STEPS[found.step]))) as writer:
        writer.delete(CouncilStep, key, revision=revision)


def council_step(key: int) -> CouncilStepDetail:
    """Return a step. Raises NotFound where there is none with this id."""
    row = CouncilStep.select().where(CouncilStep.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no step {key} of the council").format(key=key))
    return CouncilStepDetail(**row)


def council_steps() -> list[CouncilStepDetail]:
    """Return the steps that have a day, in the order from idea to established."""
    found = [CouncilStepDetail(**row) for row in CouncilStep.select().dicts()]
    return sorted(found, key=lambda line: STEPS.index(line.step))


def next_step(steps: Iterable[CouncilStepDetail], day: dt.date) -> str | None:
    """Return the step after the last that is taken by a date; None where the council is established."""
    taken = [STEPS.index(line.step) for line in steps if line.date <= day]
    place = max(taken, default=-1) + 1
    return STEPS[place] if place < len(STEPS) else None


def add_council_member(entry: CouncilMemberEntry) -> int:
    """Write a seat and return its id. Raises RecordError, NotFound."""
    values = _member_values(entry)
    with writing(_("Council member added: {name}").format(name=_called(entry))) as writer:
        return writer.insert(CouncilMember, **values)


def edit_council_member(key: int, entry: CouncilMemberEntry, *, revision: int | None = None) -> bool:
    """Save a seat and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _member_values(entry)
    with writing(_("Council member changed: {name}").format(name=_called(entry))) as writer:
        return writer.update(CouncilMember, key, values, revision=revision)


def delete_council_member(key: int, *, revision: int | None = None) -> None:
    """Remove a seat. Raises NotFound, Changed."""
    found = council_member(key)
    with writing(_("Council member deleted: {name}").format(name=_called(found))) as writer:
        writer.delete(CouncilMember, key, revision=revision)


def council_member(key: int) -> CouncilMemberDetail:
    """Return a seat. Raises NotFound where there is none with this id."""
    row = _members().where(CouncilMember.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no council member {key}").format(key=key))
    return CouncilMemberDetail(**row)


def council_members() -> list[CouncilMemberDetail]:
    """Return all seats, those that go on first, in Swedish order of the organisations."""
    query = _members().order_by(CouncilMember.until.is_null(False), Organisation.sort_key, CouncilMember.id)
    return [CouncilMemberDetail(**row) for row in query.dicts()]


def sits_at(member: CouncilMemberEntry, day: dt.date) -> bool:
    """Return whether a seat is held at a date."""
    return (member.since is None or member.since <= day) and (member.until is None or member.until >= day)


def _members() -> Any:
    return CouncilMember.select(CouncilMember, Organisation.name.alias("organisation_name")).join(
        Organisation, JOIN.LEFT_OUTER
    )


def _called(entry: CouncilMemberEntry) -> str:
    found = Organisation.get_or_none(Organisation.id == entry.organisation)
    if found is None:
        raise NotFound(_("There is no organisation {key}").format(key=entry.organisation))
    return str(found.name)


def _check_once(entry: CouncilStepEntry, but: int | None = None) -> None:
    for line in council_steps():
        if line.step == entry.step and line.id != but:
            raise RecordError(
                _("That step has its day already, {date}").format(date=line.date.isoformat()),
                field="step",
                remedy=_("Change that one."),
            )


def _step_values(entry: CouncilStepEntry) -> dict[str, Any]:
    if entry.step not in STEPS:
        raise RecordError(_('"{text}" is no step').format(text=entry.step), field="step")
    texts = {name: clean(getattr(entry, name)) for name in ("who", "document")}
    return {"step": entry.step, "date": entry.date, **texts, "notes": clean(entry.notes, lines=True)}


def _member_values(entry: CouncilMemberEntry) -> dict[str, Any]:
    if entry.since and entry.until and entry.until < entry.since:
        raise RecordError(_("The last day is before the first"), field="until")
    kept = {name: getattr(entry, name) for name in ("organisation", "since", "until")}
    return {**kept, "name": clean(entry.name), "role": clean(entry.role), "notes": clean(entry.notes, lines=True)}
