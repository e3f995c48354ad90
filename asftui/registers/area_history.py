"""What has happened to a municipality's structures, or to the money: the latest changes, those undone too."""

from asftui import store
from asftui.registers.guidelines import guidelines
from asftui.registers.interest import interests
from asftui.registers.structures import structure_steps
from asftui.store import RecordLine
from asftui.store.models import BudgetLine, Cost, CouncilMember, CouncilStep, GuidelineStep, Interest, StructureStep

_LATEST = 200
"""So many changes are shown."""


def history_of_municipality(name: str, authority: int | None) -> list[RecordLine]:
    """Return what happened to the steps, interest and guidelines that a municipality has now, newest first.

    Args:
        name: as the plan spells it.
        authority: id of the organisation whose guidelines are its own.
    """
    lines = []
    for step in structure_steps(name):
        lines += store.history_of(StructureStep, step.id)
    for answer in interests(name):
        lines += store.history_of(Interest, answer.id)
    for guideline in guidelines():
        if guideline.organisation == authority:
            lines += store.history_of(GuidelineStep, guideline.id)
    return sorted(lines, key=lambda line: line.change, reverse=True)


def history_of_structures() -> list[RecordLine]:
    """Return the latest that happened to structures, guidelines, interest and the council, newest first."""
    told = store.history_of_tables([StructureStep, GuidelineStep, Interest, CouncilStep, CouncilMember], _LATEST)
    seen: set[int] = set()
    found = []
    for line in told:
        if line.by != store.SYSTEM or line.change not in seen:  # what came with the plan is one thing that happened
            found.append(line)
        seen.add(line.change)
    return found


def history_of_money() -> list[RecordLine]:
    """Return the latest that happened to budget lines and costs, newest first."""
    return store.history_of_tables([BudgetLine, Cost], _LATEST)
