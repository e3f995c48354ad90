"""`asftui import FILE…`: sheets become records, and what became of each row is said.

It never asks. All files are read and planned before anything is written, so that a file that cannot be taken stops
the others too.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from asftui import importing, store
from asftui.commands.output import print_json
from asftui.config import profile_folder
from asftui.errors import SheetError, UsageError
from asftui.formats import show_day, show_number
from asftui.i18n import _, ngettext
from asftui.importing import Book, ImportPlan, Options
from asftui.importing.profiles import load_profiles
from asftui.importing.rejects import check_target
from asftui.importing.sheets import Sheet
from asftui.importing.wording import result_in_words
from asftui.indicators.asof import choose_plan
from asftui.indicators.gauges import Gauge, read_status
from asftui.parsing.process import Parsing
from asftui.registers.events import name_of_type
from asftui.text import harmless

LISTED = 20
"""How many problems are printed; JSON has them all."""


def run(args: argparse.Namespace) -> int:
    """Import the files and print what came of it.

    Raises:
        SheetError: a file cannot be taken; nothing of any file is written then.
        UsageError: an option names what is not there.
    """
    options = _options(args)
    rejects = Path(args.rejects) if args.rejects else None
    if rejects is not None:
        check_target(rejects)
    books = [_read(name, args.begun) for name in args.files]
    planned = [
        (book, sheet, plan) for book in books for sheet, plan in _recognised(importing.plan_book(book, options), book)
    ]
    results: list[dict[str, Any]] = []
    # A dry run writes everything, looks, and takes it all back: so each sheet sees what those before it did.
    with store.trial() if args.dry_run else nullcontext():
        before = _gauges(args)
        for book, sheet, plan in planned:
            now = plan if plan.change == store.change_count() else importing.plan_sheet(book, sheet, options)
            applied = importing.apply(now)
            after = _gauges(args) if applied.change is not None else before
            batch = None if args.dry_run else applied.batch
            results.append({"plan": now, "batch": batch, "before": before, "after": after})
            before = after
    saved = importing.save_rejects([result["plan"] for result in results], rejects) if rejects is not None else 0
    if args.json:
        objects = [_as_json(**result) for result in results]
        print_json(objects[0] if len(objects) == 1 else objects)
    else:
        for result in results:
            print("\n".join(_lines(**result, dry_run=args.dry_run)))
        if saved:
            print(
                ngettext("{n} rejected row is in {path}.", "{n} rejected rows are in {path}.", saved).format(
                    n=saved, path=harmless(str(rejects))
                )
            )
    return 1 if any(result["plan"].counts["rejected"] for result in results) else 0


def _options(args: argparse.Namespace) -> Options:
    mapping: dict[str, str] = {}
    for pair in args.map or ():
        heading, equals, field = pair.rpartition("=")
        if not equals or not heading.strip():
            raise UsageError(_('"{value}" is no mapping').format(value=pair), remedy=_('Write --map "Heading=field".'))
        mapping[heading.strip()] = field.strip()
    return Options(
        kind=args.kind or "",
        sheet=args.sheet or "",
        event=args.event,
        new_event=args.new_event or "",
        mapping=mapping,
        order=args.dates,
        skip_hidden=args.skip_hidden,
        plan=args.settings.plan,
        profile_folder=profile_folder(os.environ),
    )


def _read(name: str, begun: dict[str, tuple[bytes, Parsing]]) -> Book:
    if name in begun:
        data, parsing = begun.pop(name)
        return importing.read_bytes(data, _("standard input") if name == "-" else Path(name).name, begun=parsing)
    if name == "-":
        return importing.read_bytes(sys.stdin.buffer.read(), _("standard input"))
    return importing.read_file(Path(name))


def _recognised(planned: list[tuple[Sheet, ImportPlan]], book: Book) -> list[tuple[Sheet, ImportPlan]]:
    if not any(plan.kind for _sheet, plan in planned):
        plan = planned[0][1]
        raise SheetError(
            _("Nothing in it can be imported: {why}").format(why=plan.reason),
            where=f"{book.file} › {plan.sheet}",
            remedy="" if plan.left_kind else _("Say what it is with --kind, and what its columns are with --map."),
        )
    return planned


def _gauges(args: argparse.Namespace) -> Mapping[str, Gauge]:
    plan, as_of = choose_plan(args.settings.plan, args.as_of)
    return {gauge.code: gauge for gauge in read_status(plan, as_of).gauges}


def _as_json(
    plan: ImportPlan, batch: int | None, before: Mapping[str, Gauge], after: Mapping[str, Gauge]
) -> dict[str, Any]:
    event = plan.events[0] if len(plan.events) == 1 else None
    return {
        "file": plan.file,
        "sheet": plan.sheet,
        "kind": plan.kind or None,
        "header_row": plan.header_row or None,
        "mapping": plan.mapping,
        "event": {"date": event.date, "type": event.type, "title": event.title} if event else None,
        "batch": batch,
        "rows": plan.counts,
        "problems": [
            {"row": each.row, "column": each.column, "value": each.value, "reason": each.reason}
            for each in plan.problems
        ],
        "notes": list(plan.notes),
        "indicators": [
            {"code": code, "before": before[code].value, "after": gauge.value} for code, gauge in after.items()
        ],
    }


def _lines(
    plan: ImportPlan, batch: int | None, before: Mapping[str, Gauge], after: Mapping[str, Gauge], dry_run: bool
) -> Iterator[str]:
    head = f"{plan.file} › {plan.sheet}"
    if not plan.kind:
        yield harmless(f"{head}: " + "; ".join(plan.notes))
        return
    kind = load_profiles(profile_folder(os.environ)).get(plan.kind)
    yield harmless(f"{head}: {kind.label if kind else plan.kind}")
    for event in plan.events[:5]:
        parts = (show_day(event.date), event.title or name_of_type(event.type), event.town)
        yield harmless("  " + " · ".join(part for part in parts if part))
    if len(plan.events) > 5:
        yield "  " + _("and {n} more events").format(n=len(plan.events) - 5)
    counts = plan.counts
    told = result_in_words(counts)
    yield "  " + ngettext("{n} row: {counts}", "{n} rows: {counts}", counts["read"]).format(
        n=counts["read"], counts=told or _("none")
    )
    for problem in plan.problems[:LISTED]:
        place = _("row {row}").format(row=problem.row) + (f", {problem.column}" if problem.column else "")
        yield harmless(f"  ! {place}: {problem.reason}")
    if len(plan.problems) > LISTED:
        yield "  ! " + _("and {n} more problems; --json lists them all").format(n=len(plan.problems) - LISTED)
    for note in plan.notes:
        yield harmless(f"  – {note}")
    moved = [
        f"{gauge.short} {_value(before[code].value)} → {_value(gauge.value)}"
        for code, gauge in after.items()
        if before[code].value != gauge.value
    ]
    if moved:
        yield harmless("  " + ", ".join(moved))
    yield "  " + _result(batch, dry_run, counts)


def _result(batch: int | None, dry_run: bool, counts: Mapping[str, int]) -> str:
    if dry_run:
        return _("Nothing was written: this was a dry run.")
    if batch is None:
        if counts["unchanged"] or counts["duplicate"]:
            return _("Nothing was written: what could be taken is there already.")
        return _("Nothing was written: no row could be taken.")
    return _("Import {batch}. `asftui undo {batch}` takes it back.").format(batch=batch)


def _value(value: float | None) -> str:
    return "–" if value is None else show_number(value)
