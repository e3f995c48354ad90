"""`asftui history`: the imports, newest first."""

import argparse
from datetime import UTC

from asftui import store
from asftui.commands.output import print_columns, print_json
from asftui.i18n import _
from asftui.importing.wording import kind_name, result_in_words


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
    return [
        line.batch,
        f"{at:%Y-%m-%d %H:%M}",
        line.by,
        kind_name(line.kind),
        line.file,
        ", ".join(filter(None, (result_in_words(line.rows), _("undone") if line.undone else ""))),
    ]
