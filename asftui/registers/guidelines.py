"""Guidelines of authorities (goal 3.2.2): none, in work or adopted, from dated steps of which the latest holds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import organisations
from asftui.registers.wording import GUIDELINE_STEPS
from asftui.store import writing
from asftui.store.models import GuidelineStep, Organisation
from asftui.text import clean, fold


@dataclass(frozen=True, kw_only=True)
class GuidelineEntry:
    """What a person fills in of how far an authority has come."""

    organisation: int
    step: str
    """`none`, `in-work` or `adopted`."""
    date: dt.date
    title: str = ""
    document: str = ""
    """Link to it, or where it lies."""
    decided_by: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class GuidelineDetail(GuidelineEntry):
    """A step as it stands in the store."""

    id: int
    revision: int
    organisation_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Authority:
    """One that is to adopt guidelines, by the plan."""

    organisation: int | None
    """None where the register has it no more."""
    name: str
    municipality: str | None
    goal: str
    """Code of the goal under which it is to."""


def add_guideline(entry: GuidelineEntry) -> int:
    """Write a step and return its id. Raises RecordError, NotFound."""
    values = _values(entry)
    name = organisations.organisation(entry.organisation).name
    with writing(_("Guidelines: {name}").format(name=name)) as writer:
        return writer.insert(GuidelineStep, **values)


def edit_guideline(key: int, entry: GuidelineEntry, *, revision: int | None = None) -> bool:
    """Save a step and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _values(entry)
    name = organisations.organisation(entry.organisation).name
    with writing(_("Guidelines changed: {name}").format(name=name)) as writer:
        return writer.update(GuidelineStep, key, values, revision=revision)


def delete_guideline(key: int, *, revision: int | None = None) -> None:
    """Remove a step. Raises NotFound, Changed."""
    found = guideline(key)
    with writing(_("Guidelines deleted: {name}").format(name=found.organisation_name)) as writer:
        writer.delete(GuidelineStep, key, revision=revision)


def guideline(key: int) -> GuidelineDetail:
    """Return a step. Raises NotFound where there is none with this id."""
    query = GuidelineStep.select(GuidelineStep, Organisation.name.alias("organisation_name")).join(Organisation)
    row = query.where(GuidelineStep.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There are no guidelines {key}").format(key=key))
    return GuidelineDetail(**row)


def guidelines() -> list[GuidelineDetail]:
    """Return all steps of all authorities, the latest first."""
    query = GuidelineStep.select(GuidelineStep, Organisation.name.alias("organisation_name")).join(Organisation)
    return [
        GuidelineDetail(**row) for row in query.order_by(GuidelineStep.date.desc(), GuidelineStep.id.desc()).dicts()
    ]


def latest(steps: Iterable[GuidelineDetail], day: dt.date) -> dict[int, GuidelineDetail]:
    """Return the step that holds at a date, by authority; steps are given with the latest first."""
    found: dict[int, GuidelineDetail] = {}
    for line in steps:
        if line.date <= day:
            found.setdefault(line.organisation, line)
    return found


def authorities(plan: Plan) -> list[Authority]:
    """Return those that are to adopt guidelines by the plan: in Gävleborg the ten municipalities and the Region."""
    kinds = {kind: goal.code for goal in plan.goals for kind in goal.guidelines}
    known = organisations.known_names() if kinds else {}
    return [
        Authority(
            organisation=known.get(fold(party.name)),
            name=party.name,
            municipality=party.municipality if party.kind == "municipality" else None,
            goal=kinds[party.kind],
        )
        for party in plan.parties
        if party.kind in kinds
    ]


def _values(entry: GuidelineEntry) -> dict[str, Any]:
    if entry.step not in GUIDELINE_STEPS:
        raise RecordError(_('"{text}" is no step').format(text=entry.step), field="step")
    texts = {name: clean(getattr(entry, name)) for name in ("title", "document", "decided_by")}
    kept = {name: getattr(entry, name) for name in ("organisation", "step", "date")}
    return {**kept, **texts, "notes": clean(entry.notes, lines=True)}
