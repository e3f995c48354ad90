"""The application: opens on the overview, keeps all screens fresh, and holds what every screen can do."""

import locale
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme

from asftui import store
from asftui.config import Settings
from asftui.errors import AsftuiError, UsageError
from asftui.formats import show_day
from asftui.i18n import _
from asftui.indicators.asof import choose_plan
from asftui.registers import plans
from asftui.registers.today import today
from asftui.tui.drawing import LEVELS, Glyphs
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen

POLL_SECONDS = 0.5
DARK = Theme(
    name="asftui-dark", dark=True, primary="#6ca6d9", secondary="#8fbcbb", warning="#e0a458", error="#e06c75",
    success="#8cc265", accent="#d7ba7d", background="#101418", surface="#161b21", panel="#1f2630", foreground="#d8dee6",
)  # fmt: skip
LIGHT = Theme(
    name="asftui-light", dark=False, primary="#1f5f99", secondary="#2f6f6f", warning="#9a5b00", error="#b3261e",
    success="#2e6b1f", accent="#7a5c00", background="#fbfbf9", surface="#f1f1ee", panel="#e3e5e3", foreground="#1b1f23",
)  # fmt: skip


def _overview() -> Screen[None]:
    from asftui.tui.screens.overview import OverviewScreen

    return OverviewScreen()


def _goals() -> Screen[None]:
    from asftui.tui.screens.goals import GoalsScreen

    return GoalsScreen()


def _events() -> Screen[None]:
    from asftui.tui.screens.events import EventsScreen

    return EventsScreen()


def _people() -> Screen[None]:
    from asftui.tui.screens.people import PeopleScreen

    return PeopleScreen()


def _enterprises() -> Screen[None]:
    from asftui.tui.screens.enterprises import EnterprisesScreen

    return EnterprisesScreen()


def _placements() -> Screen[None]:
    from asftui.tui.screens.placements import PlacementsScreen

    return PlacementsScreen()


def _structures() -> Screen[None]:
    from asftui.tui.screens.structures import StructuresScreen

    return StructuresScreen()


def _surveys() -> Screen[None]:
    from asftui.tui.screens.surveys import SurveysScreen

    return SurveysScreen()


def _budget() -> Screen[None]:
    from asftui.tui.screens.budget import BudgetScreen

    return BudgetScreen()


def _history() -> Screen[None]:
    from asftui.tui.screens.history import HistoryScreen

    return HistoryScreen()


class AsftuiApp(App[None]):
    """The action plan on the screen."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours has our own words; see action_palette
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "overview", "goals", "events", "people", "enterprises", "placements", "structures", "surveys", "budget",
        "history", "import", "quick", "as-of", "undo", "redo", "back", "help", "palette", "quit",
    )  # fmt: skip

    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        "overview": _overview,
        "goals": _goals,
        "events": _events,
        "people": _people,
        "enterprises": _enterprises,
        "placements": _placements,
        "structures": _structures,
        "surveys": _surveys,
        "budget": _budget,
        "history": _history,
    }

    freshness: reactive[int] = reactive(0)
    """Grows when the store, the plan or the as-of date has changed; screens then read again."""
    frame_state: reactive[tuple[str, str]] = reactive(("", ""))
    """What the line at the top says: on the left, on the right."""

    def __init__(self, *, settings: Settings, as_of: date | None = None, demo: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self.demo = demo
        self.glyphs: Glyphs = LEVELS[settings.glyphs or _default_glyphs()]
        self.plan, self.as_of = choose_plan(settings.plan, as_of)
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self._changes = store.change_count()
        self._read_at = datetime.now()  # noqa: DTZ005 - the clock on the user's wall
        self._lost = False
        self.import_folder = Path.cwd()
        """Where files were picked last."""
        self.failure: Exception | None = None
        """What ended the application, where it was not the user."""

    def on_mount(self) -> None:
        self._show_state()
        self.set_interval(POLL_SECONDS, self.look_again)
        self.switch_mode("overview")

    def tell(self, problem: AsftuiError | str) -> None:
        """Show a message that goes away by itself; an error stays longer. Its text is never markup."""
        if isinstance(problem, AsftuiError):
            self.notify(str(problem), severity="error", timeout=12, markup=False)
        else:
            self.notify(problem, timeout=5, markup=False)

    def look_again(self) -> None:
        """See whether the store has changed, here or in another terminal, and let the screens read again if so."""
        try:
            changes = store.change_count()
        except Exception as error:  # noqa: BLE001 - whatever the disk or the server says, the screen must live
            if not self._lost:
                self._lost = True
                self._show_state()
                self.log.error(type(error).__name__)
            return
        if changes != self._changes or self._lost:
            self._changes, self._lost = changes, False
            self._read_at = datetime.now()  # noqa: DTZ005
            self.plan = plans.load_plan(self.plan.code)
            self._show_state()
            self.freshness += 1

    def show_as_of(self, day: date) -> None:
        """Show everything as of another date."""
        self.as_of = day
        self._show_state()
        self.freshness += 1

    @property
    def is_past(self) -> bool:
        """Whether an earlier day than today is shown."""
        return not self.demo and self.as_of < plans.day_within(self.plan, today())

    def entering(self, begin: Callable[[], object]) -> None:
        """Begin to write something; in a historical view after asking, since what is written may not show there."""
        if not self.is_past:
            begin()
            return
        from asftui.tui.screens.dialogs import QuestionScreen

        title = _("This is a historical view, as of {date}. Write all the same?").format(date=show_day(self.as_of))
        lines = [_("What is dated later does not show until t leads back to today.")]

        def answered(yes: bool | None) -> None:
            if yes:
                begin()

        self.push_screen(QuestionScreen(title=title, lines=lines), answered)

    def show_overview(self) -> None:
        """Leave what was on its way and show the gauges, with what has just moved."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self.current_mode != "overview":
            self.switch_mode("overview")
        self.look_again()

    def action_help_quit(self) -> None:
        """Ctrl+C copies in fields, and so does not quit: say what does."""
        self.tell(_("q leaves the program."))

    def action_section(self, section: str) -> None:
        if section == self.current_mode:  # from what was opened there, back to the list itself
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(section)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "back" and self.current_mode == "overview" and len(self.screen_stack) == 1:
            return False  # there is nowhere to go back to
        return super().check_action(action, parameters)

    async def action_back(self) -> None:
        question = self.screen.leaving() if isinstance(self.screen, FramedScreen) else ""
        if not question:
            self._go_back()
            return
        from asftui.tui.screens.dialogs import QuestionScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self._go_back()

        self.push_screen(QuestionScreen(title=question, lines=()), answered)

    def _go_back(self) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.current_mode != "overview":
            self.switch_mode("overview")

    def action_import_file(self) -> None:
        from asftui.tui.screens.import_file import ImportFileScreen

        self.entering(lambda: self.push_screen(ImportFileScreen()))

    def action_quick_entry(self) -> None:
        from asftui.tui.screens.quick_entry import QuickEntryScreen

        def answered(saved: bool | None) -> None:
            if saved:
                self.look_again()

        self.entering(lambda: self.push_screen(QuickEntryScreen(plan=self.plan, as_of=self.as_of), answered))

    def action_ask_as_of(self) -> None:
        from asftui.tui.screens.as_of import AsOfScreen

        asked = AsOfScreen(as_of=self.as_of, plan=self.plan, today=today())

        def answered(saved: bool | None) -> None:
            if saved and asked.chosen:
                self.show_as_of(asked.chosen)

        self.push_screen(asked, answered)

    def action_help(self) -> None:
        from asftui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(about=self.screen))

    def action_palette(self) -> None:
        from asftui.tui.screens.palette import open_palette

        open_palette(self)

    def action_undo(self) -> None:
        self._ask_undo(store.last_change(), _("There is nothing of yours to undo."))

    def action_redo(self) -> None:
        self._ask_undo(store.last_change(undone=True), _("There is nothing of yours to do again."))

    def ask_undo(self, change: int, *, opened: bool = False) -> None:
        """Show what undoing a change puts back, and do it if the user says so.

        Args:
            change: its id.
            opened: it was opened with Enter, which must not be what takes it back too.
        """
        self._ask_undo(change, "", opened=opened)

    def _ask_undo(self, change: int | None, nothing: str, *, opened: bool = False) -> None:
        from asftui.tui.screens.undo import OpenedChangeScreen, UndoScreen

        if change is None:
            self.tell(nothing)
            return
        try:
            reversal = store.plan_undo(change)
        except AsftuiError as error:
            self.tell(error)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                try:
                    store.undo(change)
                except AsftuiError as error:
                    self.tell(error)
                self.look_again()

        self.push_screen(OpenedChangeScreen(reversal) if opened else UndoScreen(reversal), answered)

    def _handle_exception(self, error: Exception) -> None:
        # Textual has no public hook here, and would print a traceback over the user's terminal: the error goes to the
        # command's own edge instead, which saves it as a report. Tests see it as ever.
        super()._handle_exception(error)
        if not self.is_headless:
            self._exit_renderables.clear()
            self.failure = error

    def _show_state(self) -> None:
        year = self.plan.start.year
        clock = f"{self._read_at:%H:%M}"
        live = f"{self.glyphs.live} {clock}"
        if self._lost:
            live = f"{self.glyphs.stale} " + _("not updated since {clock}").format(clock=clock)
        dated = _("as of {date}").format(date=show_day(self.as_of, None if self.is_past else year))
        if self.as_of.year == year:
            dated += f" {year}" if not self.is_past else ""
        name = f"{self.plan.name} · {self.plan.county}"
        if self.demo:
            name = _("DEMO") + "  " + name
        parts = [dated, _("historical view") if self.is_past else "", live]
        self.frame_state = (name, "  ".join(filter(None, parts)))


def _default_glyphs() -> str:
    return "full" if locale.getpreferredencoding(False).lower().replace("-", "") == "utf8" else "ascii"


def run_app(*, settings: Settings, as_of: date | None = None, demo: bool = False) -> int:
    """Run the interface on the open store until the user leaves, and return the exit status.

    Raises:
        UsageError: there is no terminal to run it on.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            _("The interface needs a terminal"), remedy=_("`asftui status` and `asftui --help` do without one.")
        )
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # nothing animates over SSH
    app = AsftuiApp(settings=settings, as_of=as_of, demo=demo)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
