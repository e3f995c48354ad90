"""`asftui status`: the overview as plain text, or as JSON.

It reads well aloud: a word for each status, no drawn bars, no colour but on a terminal, at most 80 columns.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from textwrap import wrap

from asftui.commands.output import print_json
from asftui.formats import show_day, show_money
from asftui.i18n import _
from asftui.indicators.asof import choose_plan
from asftui.indicators.gauges import Gauge, Status, StatusCode, as_json, read_status
from asftui.indicators.words import show_now, show_value, status_word
from asftui.text import harmless

WIDTH = 80
_NAME, _START, _NOW, _TARGET, _EXPECTED = 27, 8, 8, 10, 11
_COLOURS: dict[StatusCode, int] = {"reached": 32, "on-track": 32, "behind": 33, "far-behind": 31, "missed": 31}
"""ANSI colours, beside the word and never in its place."""


def run(args: Namespace) -> int:
    """Print the gauges of the plan and date asked for. Raises NotFound where there is no such plan."""
    plan, as_of = choose_plan(args.settings.plan, args.as_of)
    status = read_status(plan, as_of)
    if args.json:
        print_json(as_json(status))
        return 0
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    print("\n".join(overview(status, colours=colours)))
    return 0


def overview(status: Status, *, colours: bool = False) -> Iterator[str]:
    """Return the lines of the overview."""
    when = _("as of {date}").format(date=show_day(status.as_of))
    name = f"{status.name} · {status.county}"
    yield f"{_fit(name, WIDTH - len(when) - 2)}  {when}"
    section = ""
    for number, gauge in enumerate(status.gauges):
        if gauge.section != section:
            section = gauge.section
            yield ""
            yield _heading(section) if number == 0 else _fit(section, WIDTH).rstrip()
        yield _line(gauge, colours)
    yield ""
    yield from _budget(status)
    noted = [gauge for gauge in status.gauges if gauge.notes]
    if noted:
        yield ""
        yield _("About the values")
    for gauge in noted:
        text = harmless(f"{gauge.short}: {'; '.join(gauge.notes)}")
        yield from wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _heading(section: str) -> str:
    columns = ((_("start"), _START), (_("now"), _NOW), (_("target"), _TARGET), (_("expected"), _EXPECTED))
    return _fit(section, _NAME) + "".join(text.rjust(cells) for text, cells in columns) + "  " + _("status")


def _line(gauge: Gauge, colours: bool) -> str:
    columns = (
        (show_value(gauge, gauge.baseline) if gauge.baseline is not None else "", _START),
        (show_now(gauge), _NOW),
        (show_value(gauge, gauge.target), _TARGET),
        (show_value(gauge, gauge.expected), _EXPECTED),
    )
    word = status_word(gauge)
    if colours and gauge.status in _COLOURS:
        word = f"\x1b[{_COLOURS[gauge.status]}m{word}\x1b[0m"
    return _fit(f"  {gauge.short}", _NAME) + "".join(text.rjust(cells) for text, cells in columns) + "  " + word


def _budget(status: Status) -> Iterator[str]:
    budget = status.budget
    rows = (
        (_("accrued"), budget.accrued),
        (_("of which paid"), budget.paid),
        (_("other costs"), budget.other),
        (_("committed"), budget.committed),
        (_("left"), budget.left),
    )
    yield _amount(_("Budget"), budget.total)
    for label, amount in rows:
        yield _amount(f"  {label}", amount)


def _amount(label: str, ore: int) -> str:
    return label.ljust(_NAME) + show_money(ore).rjust(_START + _NOW)


def _fit(text: str, cells: int) -> str:
    text = harmless(text)
    return text.ljust(cells) if len(text) <= cells else f"{text[: cells - 1]}…"
