"""Steps in their order: one that goes backwards, or does not fit between those before and after it, is asked about."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from asftui.errors import Doubtful
from asftui.i18n import _
from asftui.registers.council import STEPS, CouncilStepDetail, CouncilStepEntry, council_steps
from asftui.registers.guidelines import GuidelineDetail, GuidelineEntry, guidelines
from asftui.registers.structure_state import STATES, open_steps
from asftui.registers.structures import StructureDetail, StructureEntry, structure_steps
from asftui.registers.wording import COUNCIL_STEPS, GUIDELINE_STEPS, STRUCTURE_STEPS


@dataclass(frozen=True, kw_only=True)
class _Placed:
    """A step with its place in the order of all."""

    place: int
    day: dt.date
    name: str


def check_structure(entry: StructureEntry, read: StructureDetail | None = None) -> None:
    """Raise Doubtful where a municipality's step is less than what holds then, or more than the one that follows.

    Args:
        entry: what is to be written.
        read: what it is written over; as long as that keeps its step and day nothing is asked.
    """
    if read and (read.municipality, read.step, read.since) == (entry.municipality, entry.step, entry.since):
        return
    others = [s for s in structure_steps(entry.municipality) if read is None or s.id != read.id]
    follow = [s for s in others if s.since > entry.since and (entry.until is None or entry.until >= s.since)]
    near = [*open_steps([s.as_step for s in others], entry.since)[:1], *(s.as_step for s in follow[-1:])]
    _require_in_order(
        _Placed(place=STATES.index(entry.step), day=entry.since, name=_(STRUCTURE_STEPS[entry.step])),
        [_Placed(place=STATES.index(s.step), day=s.since, name=_(STRUCTURE_STEPS[s.step])) for s in near],
        "since",
    )


def check_guideline(entry: GuidelineEntry, read: GuidelineDetail | None = None) -> None:
    """Raise Doubtful where an authority's step is less than the one before it, or more than the one that follows."""
    if read and (read.organisation, read.step, read.date) == (entry.organisation, entry.step, entry.date):
        return
    others = [g for g in guidelines() if g.organisation == entry.organisation and (read is None or g.id != read.id)]
    near = [
        *[g for g in others if g.date <= entry.date][:1],  # the latest stand first
        *[g for g in others if g.date > entry.date][-1:],
    ]
    order = tuple(GUIDELINE_STEPS)
    _require_in_order(
        _Placed(place=order.index(entry.step), day=entry.date, name=_(GUIDELINE_STEPS[entry.step])),
        [_Placed(place=order.index(g.step), day=g.date, name=_(GUIDELINE_STEPS[g.step])) for g in near],
        "date",
    )


def check_council_step(entry: CouncilStepEntry, read: CouncilStepDetail | None = None) -> None:
    """Raise Doubtful where the council's days do not follow one another as its steps do."""
    if read and (read.step, read.date) == (entry.step, entry.date):
        return
    others = [line for line in council_steps() if line.step != entry.step and (read is None or line.id != read.id)]
    _require_in_order(
        _Placed(place=STEPS.index(entry.step), day=entry.date, name=_(COUNCIL_STEPS[entry.step])),
        [_Placed(place=STEPS.index(o.step), day=o.date, name=_(COUNCIL_STEPS[o.step])) for o in others],
        "date",
    )


def _require_in_order(step: _Placed, others: Iterable[_Placed], field: str) -> None:
    """Raise Doubtful where a further step has come already, or an earlier one comes only later.

    Args:
        step: what is to be written.
        others: those that it stands beside.
        field: of the form, that the day stands in.
    """
    for other in others:
        names = {"step": step.name, "other": other.name, "date": other.day.isoformat()}
        if other.day <= step.day and other.place > step.place:
            what = _('"{other}" stands from {date}: "{step}" is a step backwards')
        elif other.day > step.day and other.place < step.place:
            what = _('"{other}" stands only from {date}: "{step}" should come after it')
        else:
            continue
        raise Doubtful(what.format(**names), field=field)
