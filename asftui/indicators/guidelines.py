"""Guidelines adopted, of the authorities that are to (goal 3.2.2): shown at the goal; Bilaga 2 has none for it."""

from dataclasses import dataclass
from datetime import date

from asftui.plan.model import Plan
from asftui.registers.guidelines import Authority, GuidelineDetail, authorities, guidelines, latest


@dataclass(frozen=True, kw_only=True)
class GuidelineLine:
    """An authority, and the step that holds at a date."""

    authority: Authority
    step: GuidelineDetail | None

    @property
    def state(self) -> str:
        """Return `none`, `in-work` or `adopted`."""
        return self.step.step if self.step else "none"


def read_guidelines(plan: Plan, as_of: date) -> list[GuidelineLine]:
    """Return all authorities that are to adopt guidelines, in the plan's order, with how far each has come."""
    wanted = authorities(plan)
    holding = latest(guidelines(), as_of) if wanted else {}
    return [
        GuidelineLine(authority=one, step=holding.get(one.organisation) if one.organisation is not None else None)
        for one in wanted
    ]


def adopted(lines: list[GuidelineLine], goal: str | None = None) -> tuple[int, int]:
    """Return how many have adopted guidelines, of how many; under one goal, or under all."""
    under = [line for line in lines if goal is None or line.authority.goal == goal]
    return sum(line.state == "adopted" for line in under), len(under)
