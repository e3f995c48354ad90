"""The register of support structures: each municipality's steps towards one, and out of it again."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.structure_state import STATES, State, Step
from asftui.store import SYSTEM, writing
from asftui.store.models import StructureStep
from asftui.store.writing import Source
from asftui.text import clean

FINANCES = ("", "own-budget", "iop", "procurement", "other")
"""How a municipality pays for it: own budget, IOP (idéburet offentligt partnerskap), procurement, otherwise."""
_TEXTS = ("name", "supplier", "document")


@dataclass(frozen=True, kw_only=True)
class StructureEntry:
    """What a person fills in of a step."""

    municipality: str
    """As the plan spells it."""
    step: State
    since: dt.date
    until: dt.date | None = None
    """Last day; None: it goes on."""
    name: str = ""
    """Of the structure."""
    supplier: str = ""
    finance: str = ""
    document: str = ""
    notes: str = ""
    earlier: bool = False
    """It may have been so before that day too."""


@dataclass(frozen=True, kw_only=True)
class StructureDetail(StructureEntry):
    """A step as it stands in the store."""

    id: int
    revision: int

    @property
    def as_step(self) -> Step:
        """Return what the municipality's state is told by."""
        return Step(id=self.id, step=self.step, since=self.since, until=self.until)


def add_structure_step(entry: StructureEntry, source: Source | None = None) -> int:
    """Write a new step and return its id.

    Raises:
        RecordError: it has no municipality, or a value cannot be.
    """
    values = _values(entry)
    with writing(_("Support structure: {name}").format(name=values["municipality"])) as writer:
        return writer.insert(StructureStep, source=source, **values)


def edit_structure_step(key: int, entry: StructureEntry, *, revision: int | None = None) -> bool:
    """Save a step and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _values(entry)
    with writing(_("Support structure changed: {name}").format(name=values["municipality"])) as writer:
        return writer.update(StructureStep, key, values, revision=revision)


def delete_structure_step(key: int, *, revision: int | None = None) -> None:
    """Remove a step. Raises NotFound, Changed."""
    found = structure_step(key)
    with writing(_("Support structure deleted: {name}").format(name=found.municipality)) as writer:
        writer.delete(StructureStep, key, revision=revision)


def structure_step(key: int) -> StructureDetail:
    """Return a step. Raises NotFound where there is none with this id."""
    row = StructureStep.select().where(StructureStep.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no step {key} towards a support structure").format(key=key))
    return StructureDetail(**row)


def structure_steps(municipality: str | None = None) -> list[StructureDetail]:
    """Return the steps of one municipality or of all, the latest first."""
    query = StructureStep.select().order_by(StructureStep.since.desc(), StructureStep.id.desc())
    if municipality is not None:
        query = query.where(StructureStep.municipality == municipality)
    return [StructureDetail(**row) for row in query.dicts()]


def by_municipality(steps: Iterable[StructureDetail]) -> dict[str, list[StructureDetail]]:
    """Return steps under the municipality that each is of, in the order that they came."""
    found: dict[str, list[StructureDetail]] = {}
    for step in steps:
        found.setdefault(step.municipality, []).append(step)
    return found


def known_texts(field: str) -> list[str]:
    """Return what has been written in a field (`name`, `supplier`), for a form to offer."""
    column = getattr(StructureStep, field)
    return [text for (text,) in StructureStep.select(column).where(column != "").distinct().order_by(column).tuples()]


def ensure_members(plan: Plan) -> None:
    """Write the members that a plan names, where the register has none of that municipality.

    The plan (§1.1) tells that they were members as it began, so that the day may be earlier.
    """
    known = {name for (name,) in StructureStep.select(StructureStep.municipality).distinct().tuples()}
    with writing(_("Members of support structures by the plan"), by=SYSTEM) as writer:
        writer.insert_many(
            StructureStep,
            [
                _values(
                    StructureEntry(
                        municipality=member.municipality,
                        step="member",
                        since=member.since,
                        earlier=member.since <= plan.start,
                    )
                )
                for member in plan.structure_members
                if member.municipality not in known
            ],
        )


def _values(entry: StructureEntry) -> dict[str, Any]:
    municipality = clean(entry.municipality)
    if not municipality:
        raise RecordError(_("A step needs a municipality"), field="municipality")
    if entry.step not in STATES:
        raise RecordError(_('"{text}" is no step').format(text=entry.step), field="step")
    if entry.finance not in FINANCES:
        raise RecordError(_('"{text}" is no way to finance it').format(text=entry.finance), field="finance")
    if entry.until is not None and entry.until < entry.since:
        raise RecordError(_("The last day is before the first"), field="until")
    return {
        **asdict(entry),
        **{name: clean(getattr(entry, name)) for name in _TEXTS},
        "municipality": municipality,
        "notes": clean(entry.notes, lines=True),
    }
