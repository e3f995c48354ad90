"""What the commands print with: one JSON object, or lines in columns."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from asftui.plan import Plan
from asftui.registers import plans
from asftui.registers.today import today
from asftui.text import harmless


def print_json(value: object) -> None:
    """Print one JSON object. Where the terminal's encoding is not UTF-8, other signs than ASCII are escaped."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8, indent=2, default=_plain))


def print_columns(rows: Iterable[Sequence[object]], *, right: Iterable[int] = (), heading: Sequence[str] = ()) -> None:
    """Print rows as lines whose columns stand under each other, two spaces apart.

    Args:
        rows: the cells; None and an empty text are left blank.
        right: numbers of the columns that are right-aligned, from 0.
        heading: what stands over the columns; where there is no row, nothing is printed.
    """
    lines = [["" if cell is None else harmless(str(cell)) for cell in row] for row in rows]
    if not lines:
        return
    lines[:0] = [list(heading)] if heading else []
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    aligned = set(right)
    for line in lines:
        cells = [c.rjust(w) if i in aligned else c.ljust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True))]
        print("  ".join(cells).rstrip())


def plan_in_use(args: argparse.Namespace) -> Plan:
    """Return the plan that `--plan` names, else the one whose period holds today, else the latest. Raises NotFound."""
    return plans.load_plan(plans.current_code(today(), args.settings.plan))


def _plain(value: Any) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    raise TypeError(f"no JSON of {type(value).__name__}")
