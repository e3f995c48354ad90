"""Surveys: every round of every form, and one opened."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult

from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.registers import survey_figures, surveys
from asftui.registers.survey_figures import SurveyLine, about_in_words
from asftui.registers.survey_input import about_choices, about_text, save_survey
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import FormScreen, QuestionScreen
from asftui.tui.widgets.form import FormField
from asftui.tui.widgets.record_table import Column, RecordTable, Row


class SurveysScreen(FramedScreen):
    """All surveys, the latest first."""

    SECTION = "surveys"
    HELP = N_(
        "Every survey that has been taken in. i takes in an export of Microsoft Forms, Google Forms, SurveyMonkey,"
        " LimeSurvey, Mentimeter or Enalyzer; a later export of the same form adds only what is new. Enter opens one,"
        " question by question. e says what it is called and what it is about."
    )
    BINDINGS = bindings("edit", "delete")
    AUTO_FOCUS = "RecordTable"

    def compose_body(self) -> ComposeResult:
        yield RecordTable(
            columns=(
                Column(label=_("Date"), width=11),
                Column(label=_("Survey"), width=18, grows=True),
                Column(label=_("About"), width=18, grows=True),
                Column(label=_("Questions"), width=9, align="right"),
                Column(label=_("Responses"), width=9, align="right"),
            ),
            empty=_("No surveys here yet: i takes in the export of one."),
        )

    def reload(self) -> None:
        self.query_one(RecordTable).show(
            lambda limit, offset: [self._row(line) for line in survey_figures.find_surveys(limit=limit, offset=offset)],
            survey_figures.count_surveys(),
        )

    @on(RecordTable.Opened)
    def _open(self, event: RecordTable.Opened) -> None:
        from asftui.tui.screens.survey import SurveyScreen

        self.app.push_screen(SurveyScreen(key=event.key))

    def action_edit(self) -> None:
        key = self.query_one(RecordTable).key
        if key is not None:
            with self.telling():
                detail = surveys.survey(key)
                plan = self.ours.plan
                fields = [
                    FormField(name="title", label=_("Title"), value=detail.title),
                    FormField(
                        name="about",
                        label=_("About"),
                        value=about_text(detail, plan),
                        hint=_("the plan, an activity's code, an event's date …"),
                        known=list(about_choices(plan)),
                        completes=True,
                    ),
                ]

                def save(typed: Mapping[str, str]) -> None:
                    save_survey(typed, plan, detail)

                self.app.push_screen(FormScreen(title=_("Survey"), fields=fields, save=save), self.wrote)

    def action_delete(self) -> None:
        key = self.query_one(RecordTable).key
        if key is not None:
            with self.telling():
                detail = surveys.survey(key)
                responses = survey_figures.read_figures(key).responses
                lines = [
                    ngettext("{n} response goes with it.", "{n} responses go with it.", responses).format(n=responses),
                    _("Ctrl+Z brings everything back."),
                ]
                title = _("Delete {title}?").format(title=detail.title)
                self.app.push_screen(
                    QuestionScreen(title=title, lines=lines), lambda yes: self._delete(key, detail.revision, yes)
                )

    def _delete(self, key: int, revision: int, yes: bool | None) -> None:
        if yes:
            with self.telling():
                surveys.delete_survey(key, revision=revision)
            self.ours.look_again()

    def _row(self, line: SurveyLine) -> Row:
        day = show_day(line.date, self.ours.plan.start.year) if line.date else ""
        return Row(line.id, (day, line.title, about_in_words(line), str(line.questions), str(line.responses)))
