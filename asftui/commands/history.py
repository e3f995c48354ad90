"""`asftui history`: the imports, newest first."""

import argparse
from datetime import UTC

from asftui import store
from asftui.commands.output import print_columns, print_json
from asftui.i18n import N_, _

KINDS = {
    "attendance": N_("attendance"),
    "people": N_("people"),
    "events": N_("events"),
}
ROWS = {
    "new": N_("{n} new"),
    "updated": N_("{n} updated"),
    "unchanged": N_("{n} unchanged"),
    "duplicate": N_("{n} duplicates"),
    "rejected": N_("{n} rejected"),
}


def run(args: argparse.Namespace) -> int:
    """Print the imports."""
    lines = store.imports()
    if args.json:
        print_json({"batches": [_as_json(line) for line in lines]})
    elif not lines:
        print(_("Nothing has been imported yet. `asftui import FILE` does."))
    else:
        print_columns([_cells(line) for line in lines], right=(0,))
    return 0


def _as_json(line: store.BatchLine) -> dict[str, object]:
    return {
        "batch": line.batch,
        "file": line.file,
        "kind": line.kind,
        "at": f"{line.at.isoformat()}Z",
        "by": line.by,
        "rows": line.rows,
        "undone": line.undone,
    }


def _cells(line: store.BatchLine) -> list[object]:
    at = line.at.replace(tzinfo=UTC).astimezone()
    told = [_(text).format(n=n) for name, text in ROWS.items() if (n := line.rows.get(name, 0))]
    return [
        line.batch,
        f"{at:%Y-%m-%d %H:%M}",
        line.by,
        _(KINDS.get(line.kind, line.kind)),
        line.file,
        ", ".join([*told, *([_("undone")] if line.undone else [])]),
    ]
