"""Import, the first step: which file. The sheets of a folder, or a path that is typed or pasted."""

import os
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from asftui.config import profile_folder
from asftui.errors import AsftuiError, SheetError
from asftui.formats import show_day, show_number
from asftui.i18n import N_, _
from asftui.identity import mask
from asftui.importing.inbox import FileLine, files_in
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.record_table import Column, RecordTable, Row


class ImportFileScreen(FramedScreen):
    """Picks the file that is taken in."""

    SECTION = "import"
    HELP = N_(
        "Pick the file to take in: Enter on a file reads it and shows what would be done; nothing is written before"
        " you say so. Enter on a folder opens it. / writes or pastes a path instead. A table that was copied in Excel"
        " can be pasted here as it is."
    )
    BINDINGS = bindings("path")
    AUTO_FOCUS = "RecordTable"

    def __init__(self) -> None:
        super().__init__()
        self._folder = self.ours.import_folder
        self._lines: list[FileLine] = []

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="path"):
            yield Label(plain(_("File")))
            box = Input(compact=True)
            box.cursor_blink = False
            yield box
        yield RecordTable(
            columns=(
                Column(label=_("Name"), width=30, grows=True),
                Column(label=_("Size"), width=9, align="right"),
                Column(label=_("Changed"), width=18),
            ),
            empty=_("No sheets in this folder: / writes a path."),
        )

    def reload(self) -> None:
        with self.telling():
            self._show(self._folder)

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        target = self._folder.parent if event.key < 0 else self._lines[event.key].path
        self._take(target)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        text = event.value.strip().strip("\"'")
        if text:
            self._take((self._folder / Path(text).expanduser()).resolve())

    def on_paste(self, event: events.Paste) -> None:
        from asftui.tui.screens.import_preview import ImportPreviewScreen, Pasted

        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" not in text.strip():
            event.stop()
            box = self.query_one(Input)
            box.value = text.strip()
            self.set_focus(box)
        else:
            event.stop()
            folder = profile_folder(os.environ)
            self.app.push_screen(ImportPreviewScreen(source=Pasted(text=text), profile_folder=folder))

    def action_path(self) -> None:
        box = self.query_one(Input)
        box.value = f"{self._folder}/"
        self.set_focus(box)

    def _take(self, target: Path) -> None:
        from asftui.tui.screens.import_preview import ImportPreviewScreen

        if target.is_dir():
            with self.telling():
                self._show(target)
            self.set_focus(self.query_one(RecordTable))
        elif target.is_file():
            self.ours.import_folder = target.parent
            self.app.push_screen(ImportPreviewScreen(source=target, profile_folder=profile_folder(os.environ)))
        else:
            self.ours.tell(
                SheetError(
                    _("There is no such file"),
                    where=str(target),
                    remedy=_("Mend the path, or pick a file in the list (Tab)."),
                )
            )

    def _show(self, folder: Path) -> None:
        try:
            self._lines = files_in(folder)
        except AsftuiError:
            if folder == self._folder:
                self._lines = []
            raise
        self._folder = self.ours.import_folder = folder
        self.query_one(Input).value = str(folder)
        rows = [self._row(number, line) for number, line in enumerate(self._lines)]
        if folder.parent != folder:
            rows.append(Row(-1, (_(".. (the folder above)"), "", ""), "dim"))
        self.query_one(RecordTable).show(lambda limit, offset: rows[offset : offset + limit], len(rows), keep=False)

    def _row(self, number: int, line: FileLine) -> Row:
        size = "" if line.is_folder else _("{n} kB").format(n=show_number(max(1, line.size / 1024), 0))
        changed = f"{show_day(line.changed.date())} {line.changed:%H:%M}"
        return Row(number, (mask(line.path.name) + ("/" if line.is_folder else ""), size, changed))
