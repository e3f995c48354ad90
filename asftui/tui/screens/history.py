"""The imports, and the latest changes: what came in, who did what, and the way back."""

from textual import on
from textual.app import ComposeResult

from asftui import store
from asftui.formats import show_moment
from asftui.i18n import N_, _
from asftui.importing.wording import kind_name
from asftui.store import BatchLine, ChangeLine
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.record_table import Column, RecordTable, Row
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists


class HistoryScreen(FramedScreen):
    """Two lists: the imports, and all changes; z takes back what the marker stands at."""

    SECTION = "history"
    HELP = N_(
        "Every import with what it brought: Enter shows all its numbers, z takes it back whole, after showing what"
        " goes and what comes back. Nothing is lost by that: Ctrl+Y does it again. An import that something later"
        " builds on cannot be taken back before that; the program says what it is. Tab shows all changes, newest"
        " first: the one that Ctrl+Z takes back is marked."
    )
    BINDINGS = bindings("next-tab", "undo-import")
    AUTO_FOCUS = "RecordTable"

    def compose_body(self) -> ComposeResult:
        numbers = (_("Added"), _("Changed"), _("Rejected"))
        yield TabbedLists(
            [
                ListOf(
                    id="imports",
                    label=_("Imports"),
                    columns=(
                        Column(label=_("No."), width=3, align="right"),
                        Column(label=_("File"), width=14, grows=True),
                        Column(label=_("Kind"), width=14, least=92),
                        Column(label=_("When"), width=17),
                        Column(label=_("By"), width=10, least=92),
                        *(Column(label=label, width=max(5, len(label)), align="right") for label in numbers),
                        Column(label=_("Unchanged"), width=10, align="right", least=130),
                        Column(label=_("Duplicates"), width=10, align="right", least=130),
                        Column(label="", width=6),
                    ),
                    empty=_("Nothing has been imported yet: i takes in a sheet, and here it can be taken back."),
                ),
                ListOf(
                    id="changes",
                    label=_("Changes"),
                    columns=(
                        Column(label=_("When"), width=17),
                        Column(label=_("By"), width=8),
                        Column(label=_("What"), width=20, grows=True),
                        Column(label="", width=8),
                    ),
                    empty=_("Nobody has written anything yet: + writes an event, i takes in a sheet."),
                ),
            ]
        )

    def reload(self) -> None:
        imports = store.imports()
        lists = self.query_one(TabbedLists)
        rows = [_import_row(line) for line in imports]
        lists.show("imports", lambda limit, offset: rows[offset : offset + limit], len(rows))
        following = store.last_change()
        lists.show(
            "changes",
            lambda limit, offset: [_change_row(line, following) for line in store.changes(limit=limit, offset=offset)],
            store.count_changes(),
        )

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.import_details import ImportScreen

        if self.query_one(TabbedLists).here == "imports" or self._is_import(event.key):
            self.app.push_screen(ImportScreen(change=event.key))
        else:
            self.ours.ask_undo(event.key, opened=True)

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_undo_import(self) -> None:
        key = self.query_one(TabbedLists).current.key
        if key is not None:
            self.ours.ask_undo(key)

    def _is_import(self, change: int) -> bool:
        return any(line.change == change for line in store.imports())


def _import_row(line: BatchLine) -> Row:
    counts = [str(line.rows.get(name) or "") for name in ("new", "updated", "rejected", "unchanged", "duplicate")]
    cells = (
        str(line.batch),
        line.file,
        kind_name(line.kind),
        show_moment(line.at),
        line.by,
        *counts,
        _("undone") if line.undone else "",
    )
    return Row(line.change, cells, "dim" if line.undone else "")


def _change_row(line: ChangeLine, following: int | None) -> Row:
    mark = "‹ Ctrl+Z" if line.change == following else _("undone") if line.undone else ""
    return Row(line.change, (show_moment(line.at), line.by, line.what, mark), "dim" if line.undone else "")
