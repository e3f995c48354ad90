"""Import, the second step: what was recognised, what becomes of each row, what the gauges become; then apply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from asftui import store
from asftui.errors import AsftuiError, NoEvent, RecordError, UsageError
from asftui.i18n import N_, _
from asftui.importing import (
    Gauges,
    ImportPlan,
    Options,
    RowPlan,
    apply,
    plan_book,
    prepare,
    preview_gauges,
    read_bytes,
    save_rejects,
)
from asftui.importing.prepare import check_new_event
from asftui.importing.profiles import Profile, load_profiles
from asftui.importing.rejects import check_target, free_path
from asftui.importing.who import Decision
from asftui.indicators.gauges import read_status
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import FormScreen, LinesScreen, file_field, file_named
from asftui.tui.screens.import_forms import columns_form, event_form, which_enterprise_form, who_form
from asftui.tui.screens.import_words import (
    after_line,
    columns_line,
    counts_line,
    event_lines,
    noted_line,
    result_line,
    row_lines,
    rows_shown,
    table_row,
    title_line,
)
from asftui.tui.widgets.frame import Rule
from asftui.tui.widgets.record_table import Column, RecordTable

_FILTERS = ("", "new", "updated", "unchanged", "duplicate", "alike", "rejected")


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A table that was copied in a spreadsheet and pasted here."""

    text: str

    @property
    def name(self) -> str:
        """What the import is called in the history."""
        return _("pasted table")


def _plans(source: Path | Pasted, options: Options, cancelled: Callable[[], bool]) -> list[ImportPlan]:
    if isinstance(source, Path):
        return prepare(source, options, cancelled=cancelled)
    book = read_bytes(source.text.encode(), source.name, cancelled=cancelled)
    return [plan for _sheet, plan in plan_book(book, options, cancelled=cancelled)]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the worker read: the sheets' plans, and the gauges before and after each that is taken in."""

    plans: tuple[ImportPlan, ...]
    gauges: tuple[tuple[Gauges, Gauges] | None, ...]


class ImportPreviewScreen(FramedScreen):
    """Shows what an import would do, row by row. Nothing is written before `g`."""

    SECTION = "import"
    HELP = N_(
        "What the file was taken for, what each column holds, and what becomes of every row. Nothing is written yet."
        " g writes exactly this, all of it or nothing. k says what the columns hold, b which event it is; f shows only"
        " the new, changed, doubtful or rejected rows; Enter opens a row, and on a doubtful one asks who it is; a lists"
        " everything that was wrong. Afterwards the whole import can be taken back under History (u)."
    )
    BINDINGS = bindings("apply", "columns", "event", "filter", "problems", "rejects", "next-sheet")
    AUTO_FOCUS = "RecordTable"

    chosen: reactive[str] = reactive("", init=False)
    """Which rows are shown: a verdict, `alike`, or nothing for all."""

    @dataclass
    class Ready(Message):
        """The worker has read the file."""

        prepared: Prepared

    @dataclass
    class Failed(Message):
        """The file, or writing what it says, was refused."""

        error: AsftuiError

    @dataclass
    class Written(Message):
        """The import was written."""

        text: str

    def __init__(self, *, source: Path | Pasted, profile_folder: Path) -> None:
        super().__init__()
        self._source = source
        self._options = Options(profile_folder=profile_folder)
        self._prepared: Prepared | None = None
        self._number = 0
        self._done: set[int] = set()
        self._asked: dict[int, RowPlan] = {}
        """Doubtful rows as they stood before the user said who they are."""
        self._writing = False

    def compose_body(self) -> ComposeResult:
        yield Static("", id="title", classes="section-name inset")
        yield Static("", id="belongs", classes="inset")
        yield Static("", id="columns", classes="quiet inset")
        yield Static("", id="counts", classes="inset")
        yield RecordTable(
            columns=(
                Column(label=_("row"), width=5, align="right"),
                Column(label=_("verdict"), width=10),
                Column(label=_("name"), width=18, grows=True),
                Column(label=_("organisation"), width=18, grows=True),
                Column(label=_("role"), width=12),
                Column(label=_("came"), width=5, align="right"),
            ),
            empty="",
        )
        yield Rule()
        yield Static("", id="after", classes="inset")
        yield Static("", id="noted", classes="inset quiet")

    def reload(self) -> None:
        self._read()

    @property
    def imported(self) -> ImportPlan | None:
        """The plan of the sheet that is shown."""
        return self._prepared.plans[self._number] if self._prepared else None

    @property
    def profile(self) -> Profile | None:
        """The profile that the sheet was taken by."""
        imported = self.imported
        return load_profiles(self._options.profile_folder).get(imported.kind) if imported else None

    def _read(self) -> None:
        if self._writing:
            return
        text = _("Reading {file} … Esc gives up").format(file=self._source.name)
        self.query_one("#title", Static).update(plain(text))
        self._prepare(self._options)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _prepare(self, options: Options) -> None:
        worker = get_current_worker()
        plan, as_of = self.ours.plan, self.ours.as_of

        def gauges() -> Gauges:
            return {gauge.code: gauge.value for gauge in read_status(plan, as_of).gauges}

        try:
            with store.connected():
                plans = _plans(self._source, options, lambda: worker.is_cancelled)
                found = [preview_gauges(p, gauges) if p.kind and not worker.is_cancelled else None for p in plans]
        except AsftuiError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Ready(Prepared(plans=tuple(plans), gauges=tuple(found))))

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _apply(self, imported: ImportPlan) -> None:
        try:
            with store.connected():
                applied = apply(imported)
        except AsftuiError as error:
            self.post_message(self.Failed(error))
            return
        self.post_message(self.Written(result_line(imported, applied.batch)))

    @on(Ready)
    def _ready(self, event: Ready) -> None:
        first = self._prepared is None
        self._prepared = event.prepared
        if first:  # the sheet that is taken in comes first; one that is left out says why when it is turned to
            self._number = next((n for n, p in enumerate(event.prepared.plans) if p.kind), 0)
        self._number = min(self._number, len(event.prepared.plans) - 1)
        self._show()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._writing = False
        error = event.error
        if isinstance(error, NoEvent):
            error = NoEvent(error.what, where=error.where, remedy=_("b says which event it is."))
        self.query_one("#title", Static).update(plain(str(error)))
        if isinstance(error, NoEvent):
            self.action_event()
        else:
            self.ours.tell(error)

    @on(Written)
    def _written(self, event: Written) -> None:
        self._writing = False
        self.ours.tell(event.text)
        plans = self._prepared.plans if self._prepared else ()
        self._done.add(self._number)
        left = [n for n, plan in enumerate(plans) if n not in self._done and plan.kind]
        if left:  # a book of several sheets: on to the next, planned against what was just written
            self._number = left[0]
            self.ours.look_again()
            self._read()
            return
        self.ours.show_overview()

    def leaving(self) -> str:
        mended = self._options.mapping or self._options.decisions or self._options.new_event
        return _("Leave the import? What you have mended is lost.") if mended else ""

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        imported = self.imported
        row = next((r for r in imported.rows if r.row == event.key), None) if imported else None
        if row is None:
            return
        asked = self._asked.get(row.row, row)  # one that was decided on is asked about as it stood before
        if imported is not None and (asked.alike or asked.alike_rows):
            self._asked[row.row] = asked
            said = self._options.decisions.get(row.row)
            if imported.kind == "enterprises":
                form = which_enterprise_form(asked, said, self._decide)
            else:
                form = who_form(asked, imported.rows, said, self._decide)
            self.app.push_screen(form)
        else:
            self.app.push_screen(LinesScreen(title=row.name or _("Row"), lines=row_lines(row)))

    def watch_chosen(self) -> None:
        self._show()

    def action_apply(self) -> None:
        imported = self.imported
        if imported is not None and imported.kind and not self._writing:
            self._writing = True
            self.query_one("#title", Static).update(plain(_("Writing …")))
            self._apply(imported)

    def action_filter(self) -> None:
        self.chosen = _FILTERS[(_FILTERS.index(self.chosen) + 1) % len(_FILTERS)]

    def action_columns(self) -> None:
        if self.imported is not None:
            profiles = load_profiles(self._options.profile_folder)
            self.app.push_screen(columns_form(self.imported, profiles, self._options.skip_hidden, self._map))

    def action_event(self) -> None:
        self.app.push_screen(event_form(self.imported, self.ours.plan, self._say_event))

    def action_problems(self) -> None:
        imported = self.imported
        if imported is None:
            return
        lines = [f"{p.row:>5}  {p.column}  {p.value}: {p.reason}" for p in imported.problems]
        lines += imported.notes
        self.app.push_screen(LinesScreen(title=_("Problems and notes"), lines=lines or [_("Nothing was wrong.")]))

    def action_rejects(self) -> None:
        imported = self.imported
        if imported is None or not imported.rows_with("rejected"):
            self.ours.tell(_("No row is rejected."))
            return
        folder = self.ours.import_folder
        name = _("{file}-rejected.xlsx").format(file=Path(imported.file).stem)

        def save(typed: Mapping[str, str]) -> None:
            path = file_named(typed, folder)
            check_target(path)
            save_rejects([imported], path)

        title = _("Save the rejected rows, with why beside each")
        note = _("Mended, the sheet is imported as any other: only what was missing is added.")
        self.app.push_screen(
            FormScreen(title=title, fields=[file_field(free_path(folder / name))], save=save, note=note)
        )

    def action_next_sheet(self) -> None:
        if self._prepared is not None:
            self._number = (self._number + 1) % len(self._prepared.plans)
            self._show()

    def _map(self, kind: str, mapping: Mapping[str, str], skip_hidden: bool) -> None:
        self._options = replace(self._options, skip_hidden=skip_hidden)
        if kind:  # what was said of columns was said of another kind
            self._again(replace(self._options, kind=kind, mapping={}))
        else:
            self._again(replace(self._options, mapping={**self._options.mapping, **mapping}))

    def _say_event(self, event: int | None, new: str) -> None:
        options = replace(self._options, event=event, new_event=new)
        try:
            check_new_event(options)
        except UsageError as error:  # the form stays open, and says it at the field
            raise RecordError(error.what, field="new", remedy=error.remedy) from error
        self._again(options)

    def _decide(self, row: int, decision: Decision) -> None:
        self._again(replace(self._options, decisions={**self._options.decisions, row: decision}))

    def _again(self, options: Options) -> None:
        self._options = options
        self._read()

    def _show(self) -> None:
        imported, profile = self.imported, self.profile
        if imported is None or self._prepared is None:
            return
        gauges = self._prepared.gauges[self._number]
        several = len(self._prepared.plans)
        title = title_line(imported, profile)
        if several > 1:
            title += "   " + _("sheet {n} of {all}").format(n=self._number + 1, all=several)
        texts = {
            "title": title,
            "belongs": event_lines(imported, self.ours.plan),
            "columns": columns_line(imported, profile) if profile else "",
            "counts": counts_line(imported, self.chosen) if profile else "",
            "after": after_line(*gauges, self.ours.plan) if gauges else "",
        }
        texts["noted"] = noted_line(imported)
        for name, text in texts.items():
            widget = self.query_one(f"#{name}", Static)
            widget.update(plain(text))
            widget.display = bool(text)
        rows = [table_row(row, imported, self.ours.plan) for row in rows_shown(imported, self.chosen)]
        self.query_one(RecordTable).show(lambda limit, offset: rows[offset : offset + limit], len(rows))
