"""One import: its numbers, and what it wrote."""

from textual.app import ComposeResult
from textual.widgets import Static

from asftui import store
from asftui.formats import show_moment
from asftui.i18n import N_, _, ngettext
from asftui.importing.wording import counts_in_words, kind_name
from asftui.store import BatchLine, Written
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.record_table import Column, RecordTable, Row
from asftui.tui.words import TABLES


class ImportScreen(FramedScreen):
    """What came in with a file."""

    SECTION = "history"
    HELP = N_(
        "What an import read, and what it wrote in each register. z takes it back whole, after showing what goes and"
        " what comes back."
    )
    BINDINGS = bindings("undo-import")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, change: int) -> None:
        super().__init__()
        self._change = change

    def compose_body(self) -> ComposeResult:
        yield Static("", id="what")
        yield RecordTable(
            columns=(
                Column(label=_("Wrote"), width=24),
                Column(label=_("Added"), width=8, align="right"),
                Column(label=_("Changed"), width=8, align="right"),
                Column(label=_("Removed"), width=9, align="right"),
                Column(label="", width=1, grows=True),
            ),
            empty=_("It wrote nothing."),
        )

    def reload(self) -> None:
        line = next((each for each in store.imports() if each.change == self._change), None)
        if line is None:
            self.app.pop_screen()
            return
        self.query_one("#what", Static).update(plain("\n".join(f" {text}" for text in _lines(line))))
        rows = [_row(number, each) for number, each in enumerate(store.written(self._change))]
        self.query_one(RecordTable).show(lambda limit, offset: rows[offset : offset + limit], len(rows))

    def action_undo_import(self) -> None:
        self.ours.ask_undo(self._change)


def _lines(line: BatchLine) -> list[str]:
    read = line.rows["read"]
    rows = ", ".join(
        [ngettext("{n} row read", "{n} rows read", read).format(n=read), *counts_in_words(line.rows).values()]
    )
    sheet = f" › {line.sheet}" if line.sheet else ""
    head = _("Import {n}").format(n=line.batch) + f" · {line.file}{sheet}"
    told = [kind_name(line.kind), show_moment(line.at), line.by]
    if line.undone:
        told.append(_("undone"))
    return [head, " · ".join(told), rows, ""]


def _row(number: int, each: Written) -> Row:
    counts = (each.created, each.updated, each.deleted)
    return Row(number, (_(TABLES.get(each.table, each.table)), *(str(n or "") for n in counts), ""))
