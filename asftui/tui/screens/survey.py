"""One survey: what was answered, question by question, alone or beside another round of the same form."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from asftui.errors import AsftuiError
from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.registers.survey_figures import SurveyFigures, about_in_words, read_figures
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.survey_lines import survey_lines


class SurveyScreen(FramedScreen):
    """What a survey's answers come to."""

    SECTION = "surveys"
    HELP = N_(
        "Each question with how many answered (n), how the answers part, and the mean and median of scales. Two scales"
        " that ask of before and of now are set against each other. c sets another round of the same survey beside it,"
        " the next at each press. Fewer than five answers are not broken down, so that nobody can be told by them."
    )
    BINDINGS = bindings("compare")
    AUTO_FOCUS = "VerticalScroll"

    beside: reactive[int] = reactive(0, init=False)
    """Which other round stands beside it, from 1; 0: none."""

    def __init__(self, *, key: int) -> None:
        super().__init__()
        self._key = key
        self._figures: SurveyFigures | None = None

    def compose_body(self) -> ComposeResult:
        yield Static("", id="what", classes="inset")
        with VerticalScroll():
            yield Static("", id="answers", classes="inset")

    def reload(self) -> None:
        try:
            self._figures = read_figures(self._key)
        except AsftuiError as gone:
            self.ours.tell(gone)
            self.app.pop_screen()
            return
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        if self._figures is not None:
            self._draw()

    def watch_beside(self) -> None:
        self._draw()

    def action_compare(self) -> None:
        if self._figures is None:
            return
        if not self._figures.rounds:
            self.ours.tell(_("There is no other round of this survey: one with the same questions."))
            return
        self.beside = (self.beside + 1) % (len(self._figures.rounds) + 1)

    def _draw(self) -> None:
        figures = self._figures
        if figures is None:
            return
        rounds = figures.rounds
        other = read_figures(rounds[self.beside - 1].id) if 0 < self.beside <= len(rounds) else None
        self.query_one("#what", Static).update(plain("\n".join(self._head(figures, other))))
        lines = survey_lines(figures, other, max(40, self.size.width - 3), self.ours.glyphs)
        self.query_one("#answers", Static).update(plain("\n".join(lines)))

    def _head(self, figures: SurveyFigures, other: SurveyFigures | None) -> list[str]:
        lines = [" · ".join(filter(None, (self._title(figures), about_in_words(figures.line))))]
        if other is not None:
            lines.append(_("beside: {title}").format(title=self._title(other)))
        elif figures.rounds:
            n = len(figures.rounds)
            lines.append(
                ngettext(
                    "{n} other round: c sets it beside this one", "{n} other rounds: c sets them beside this one", n
                ).format(n=n)
            )
        return [*lines, ""]

    def _title(self, figures: SurveyFigures) -> str:
        line = figures.line
        day = show_day(line.date, self.ours.plan.start.year) if line.date else ""
        responses = ngettext("{n} response", "{n} responses", figures.responses).format(n=figures.responses)
        return " · ".join(filter(None, (line.title, day, responses)))
