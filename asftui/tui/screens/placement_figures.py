"""The numbers of placements as lines of text: by principal and municipality, outcomes by sex, target groups."""

import datetime as dt
from collections.abc import Sequence

from asftui.i18n import N_, _
from asftui.plan.model import Plan
from asftui.registers.placement_figures import STATES, Breakdown, Figures, Shown, read_figures
from asftui.registers.placement_state import STATE_NAMES
from asftui.registers.placement_words import OUTCOMES, TARGET_GROUPS
from asftui.tui.plain import fit

_NAME = 30
_NUMBER = 11
_SEXES = (N_("women"), N_("men"), N_("not said"))


def figure_lines(plan: Plan, as_of: dt.date) -> list[str]:
    """Return the figures of all placements at a date, a line each."""
    figures = read_figures(plan, as_of)
    states = [_(STATE_NAMES[state]) for state in STATES]
    lines = [
        *_part(_("By principal"), states, _breakdown(figures.principals)),
        *_part(_("By municipality"), states, _breakdown(figures.municipalities)),
        *_part(_("Outcome of the ended, by sex"), [_(sex) for sex in _SEXES], _shown(figures.outcomes, OUTCOMES)),
        *_part(_("Target groups (one may be of several)"), [], _shown(figures.groups, TARGET_GROUPS)),
    ]
    if not lines:
        return [_("There is nothing to count yet.")]
    if _has_few(figures):
        lines.append(_("<5: one to four, too few to show. ≥5: five or more, which would tell the others."))
    return lines


def _part(title: str, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    if not rows:
        return []
    return [_line(title, headings), *(_line(f"  {name}", numbers) for name, numbers in rows), ""]


def _line(name: str, cells: Sequence[str]) -> str:
    width = _NAME if cells else _NAME + _NUMBER
    return fit(name, width) + "".join(fit(cell, _NUMBER, "right") for cell in cells)


def _breakdown(lines: Sequence[Breakdown]) -> list[tuple[str, Sequence[str]]]:
    return [(line.name or _("not known"), [str(n) if n else "–" for n in line.numbers]) for line in lines]


def _shown(lines: Sequence[Shown], names: dict[str, str]) -> list[tuple[str, Sequence[str]]]:
    return [(_(names[line.code]) if line.code else _("no outcome is noted"), line.numbers) for line in lines]


def _has_few(figures: Figures) -> bool:
    return any(number[0] in "<≥" for line in (*figures.outcomes, *figures.groups) for number in line.numbers)
