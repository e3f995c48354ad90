"""A sheet's way in: read → recognise → map → check → plan → apply. This is all that screens and commands use.

    plans = prepare(path, Options())      # nothing is written
    before, after = preview_gauges(plans[0], read_gauges)
    applied = apply(plans[0])             # one transaction, one import
    store.undo(applied.change)

Everything up to the plan is values in, values out. Importing this does nothing and draws nothing.
"""

from collections.abc import Callable
from pathlib import Path

from asftui.importing.apply import Applied, Gauges, apply_plan, gauges_after
from asftui.importing.options import Options
from asftui.importing.plan import ImportPlan, RowPlan
from asftui.importing.prepare import plan_book, plan_sheet
from asftui.importing.read import read_bytes, read_file
from asftui.importing.rejects import save_rejects
from asftui.importing.sheets import Book

__all__ = [
    "Applied",
    "Book",
    "Gauges",
    "ImportPlan",
    "Options",
    "RowPlan",
    "apply",
    "plan_again",
    "plan_book",
    "plan_sheet",
    "prepare",
    "preview_gauges",
    "read_bytes",
    "read_file",
    "save_rejects",
]

Progress = Callable[[str], None]


def prepare(
    path: Path,
    options: Options,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[ImportPlan]:
    """Return the plan of each sheet of a file, all against the store as it is now.

    Args:
        path: the file.
        options: what the user says about it.
        progress: told which stage begins: `read`, `plan`.
        cancelled: asked now and then whether to give up.

    Raises:
        SheetError: the file cannot be read; NoEvent: it is attendance that says nowhere when it was.
        UsageError: an option names what is not there.
    """
    tell = progress or (lambda _stage: None)
    tell("read")
    book = read_file(path, cancelled=cancelled)
    tell("plan")
    return [plan for _sheet, plan in plan_book(book, options, cancelled=cancelled)]


def plan_again(path: Path, plan: ImportPlan, options: Options) -> ImportPlan:
    """Return the plan of the same sheet against the store as it is now. Raises as `prepare` does."""
    book = read_file(path)
    sheet = next(each for each in book.sheets if each.name == plan.sheet)
    return plan_sheet(book, sheet, options)


def apply(plan: ImportPlan) -> Applied:
    """Write a plan, all of it or nothing.

    Raises:
        Changed: the store is not as it was when the plan was made; plan again, and show that.
    """
    return apply_plan(plan)


def preview_gauges(plan: ImportPlan, read_gauges: Callable[[], Gauges]) -> tuple[Gauges, Gauges]:
    """Return the gauges before and after a plan; nothing is left written. Raises Changed."""
    return gauges_after(plan, read_gauges)
