"""Funded placements and how they ended (Bilaga 2, indicators 8 and 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from asftui.formats import show_number
from asftui.i18n import _, ngettext
from asftui.indicators.value import Value
from asftui.plan.model import Plan
from asftui.registers.placement_state import has_ended, is_funded, state_of
from asftui.registers.placement_words import WANTED
from asftui.registers.placements import PlacementDetail, placements

CODES = ("funded-placements", "placement-outcome")


@dataclass(frozen=True, kw_only=True)
class Funded:
    """The funded placements of a plan's period up to a date."""

    all: tuple[PlacementDetail, ...]
    ended: tuple[PlacementDetail, ...]
    running: int
    granted: int
    """Granted and not begun: in none of the others."""

    @property
    def wanted(self) -> int:
        """How many ended in studies or own work."""
        return sum(each.outcome in WANTED for each in self.ended)


def read_funded(plan: Plan, as_of: date) -> Funded:
    """Return the funded placements of a plan's period up to a date."""
    known = placements()
    day = min(as_of, plan.end)
    funded = [each for each in known if is_funded(each, plan.start, day)]
    states = [state_of(each, day) for each in known]
    return Funded(
        all=tuple(funded),
        ended=tuple(each for each in funded if has_ended(each, day)),
        running=sum(not has_ended(each, day) for each in funded),
        granted=states.count("granted"),
    )


def read_placement_values(plan: Plan, as_of: date) -> dict[str, Value]:
    """Return the values of both indicators; of the outcome a share of those that have ended, None where none has."""
    funded = read_funded(plan, as_of)
    n, of = funded.wanted, len(funded.ended)
    return {
        "funded-placements": Value(value=len(funded.all), notes=tuple(_beside(funded))),
        "placement-outcome": Value(
            value=100 * n / of if of else None, notes=tuple(_outcome(plan, funded)), share_of=(n, of)
        ),
    }


def _beside(funded: Funded) -> Sequence[str]:
    notes = []
    if funded.running:
        text = ngettext("{n} is running now", "{n} are running now", funded.running)
        notes.append(text.format(n=show_number(funded.running)))
    if funded.granted:
        text = ngettext("besides {n} granted, not begun", "besides {n} granted, not begun", funded.granted)
        notes.append(text.format(n=show_number(funded.granted)))
    if unsaid := sum(each.funding is None for each in funded.all):
        text = ngettext(
            "{n} taken as funded: no decision is noted", "{n} taken as funded: no decision is noted", unsaid
        )
        notes.append(text.format(n=show_number(unsaid)))
    return notes


def _outcome(plan: Plan, funded: Funded) -> Sequence[str]:
    n, of = funded.wanted, len(funded.ended)
    text = ngettext("{n} of {of} that has ended", "{n} of {of} that have ended", of)
    notes = [text.format(n=show_number(n), of=show_number(of))]
    if of and of != len(funded.all):
        share = 100 * n / len(funded.all)
        text = _("of all {of} funded it is {share} %")
        notes.append(text.format(of=show_number(len(funded.all)), share=show_number(share, 0)))
    if unsaid := sum(each.outcome is None for each in funded.ended):
        text = ngettext("{n} has ended without an outcome", "{n} have ended without an outcome", unsaid)
        notes.append(text.format(n=show_number(unsaid)))
    targets = {indicator.code: indicator.target for indicator in plan.indicators}
    if places := targets.get("funded-placements"):
        needed = ceil(round(targets.get("placement-outcome", 0) * places / 100, 6))
        text = _("the target amounts to {n} of {of} placements")
        notes.append(text.format(n=show_number(needed), of=show_number(places)))
    return notes
