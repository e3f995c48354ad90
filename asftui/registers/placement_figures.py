"""Placements in numbers: by principal and municipality, outcomes by sex, target groups.

Of individuals fewer than five are not told apart: a number of one to four stands as `<5`, and where it could be worked
out from the rest of its line, the next smallest as `≥5`. No number, too few to show and none are three things.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from asftui.plan.model import Plan
from asftui.registers.placement_lists import PlacementLine, find_placements
from asftui.registers.placement_state import State
from asftui.registers.placement_words import OUTCOMES, SEXES, TARGET_GROUPS
from asftui.registers.placements import HIDDEN_GROUP, count_groups, sees_all

FEWEST = 5
"""Fewer individuals than this are not shown as a number."""
STATES: tuple[State, ...] = ("granted", "running", "ended")


@dataclass(frozen=True)
class Breakdown:
    """One line of a breakdown: how many placements are in each of `STATES`."""

    name: str
    """Of the principal or the municipality; empty: not known."""
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """One line of numbers of individuals, as they may be shown."""

    code: str
    """Of the outcome or target group; empty: not said."""
    numbers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the placements of a plan come to at a date."""

    principals: tuple[Breakdown, ...]
    municipalities: tuple[Breakdown, ...]
    outcomes: tuple[Shown, ...]
    """Of those that have ended: women, men, sex not said."""
    groups: tuple[Shown, ...]
    """Of those granted, running or ended; one individual may be of several."""


def read_figures(plan: Plan, as_of: dt.date) -> Figures:
    """Return the figures of all placements at a date."""
    lines = [line for line in find_placements(plan, as_of) if line.state in STATES]
    return Figures(
        principals=_by(lines, [line.principal for line in lines]),
        municipalities=_by(lines, [line.municipality or "" for line in lines]),
        outcomes=tuple(_outcomes([line for line in lines if line.state == "ended"])),
        groups=tuple(_groups([line.id for line in lines])),
    )


def guarded(numbers: Sequence[int]) -> tuple[str, ...]:
    """Return numbers of individuals as they may be shown: none below five, and none that tells one from the others."""
    few = [n for n in numbers if 0 < n < FEWEST]
    shown = ["<5" if 0 < n < FEWEST else str(n) for n in numbers]
    others = [n for n in numbers if n >= FEWEST]
    if len(few) == 1 and others:
        shown[numbers.index(min(others))] = "≥5"
    return tuple(shown)


def _by(lines: Sequence[PlacementLine], names: Sequence[str]) -> tuple[Breakdown, ...]:
    found: dict[str, list[int]] = {}
    for line, name in zip(lines, names, strict=True):
        found.setdefault(name, [0] * len(STATES))[STATES.index(line.state)] += 1
    ordered = sorted(found.items(), key=lambda item: (not item[0], -sum(item[1])))
    return tuple(Breakdown(name, tuple(numbers)) for name, numbers in ordered)


def _outcomes(ended: Sequence[PlacementLine]) -> list[Shown]:
    sexes = (*SEXES, None)
    found = []
    for outcome in (*OUTCOMES, None):
        numbers = [sum(line.outcome == outcome and line.sex == sex for line in ended) for sex in sexes]
        if any(numbers):
            found.append(Shown(outcome or "", guarded(numbers)))
    return found


def _groups(ids: Sequence[int]) -> list[Shown]:
    counted = count_groups(ids)
    found = []
    for group in TARGET_GROUPS:
        n = counted.get(group, 0)
        hidden = group == HIDDEN_GROUP and not sees_all()
        if n:
            found.append(Shown(group, guarded([n]) if hidden else (str(n),)))
    return found
