"""What a municipality is to support structures at a date, told by its dated steps. Pure.

A municipality may be a member of one structure and explore another: it is a member then. Exploring never counts. A step
`none` ends all that began before it; a membership, once begun, ends what was explored.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["none", "exploring", "member"]
STATES: tuple[State, ...] = ("none", "exploring", "member")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step, as far as the state is told by it."""

    id: int
    step: State
    since: dt.date
    until: dt.date | None = None
    """Last day; None: it goes on."""


def open_steps(steps: Iterable[Step], day: dt.date) -> list[Step]:
    """Return the steps of one municipality that hold at a date, memberships first, the latest first."""
    begun = sorted((s for s in steps if s.since <= day), key=_order)
    ends = {"member": max((_order(s) for s in begun if s.step == "none"), default=None)}
    ends["exploring"] = max((_order(s) for s in begun if s.step in ("none", "member")), default=None)
    holding = []
    for step in begun:
        ended = ends.get(step.step)
        if step.step != "none" and (step.until is None or step.until >= day) and (not ended or ended < _order(step)):
            holding.append(step)
    return sorted(holding, key=lambda s: (s.step == "member", *_order(s)), reverse=True)


def state_at(steps: Iterable[Step], day: dt.date) -> State:
    """Return what a municipality is at a date; without any step it is in no structure."""
    found = open_steps(steps, day)
    return found[0].step if found else "none"


def _order(step: Step) -> tuple[dt.date, int]:
    return step.since, step.id
