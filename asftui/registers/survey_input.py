"""A survey as a form takes it: its title, and what it is about in words."""

from collections.abc import Mapping

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.event_lists import EventFilter, find_events
from asftui.registers.event_types import type_name
from asftui.registers.surveys import SurveyDetail, SurveyEntry, edit_survey
from asftui.registers.wording import ABOUT_NAMES
from asftui.text import clean, fold

About = tuple[str, int | None, str | None]
"""What it is about, with the event's id or the activity's code."""


def about_choices(plan: Plan) -> dict[str, About]:
    """Return what a survey can be about, by how it is written: the plan, the placements, activities, events."""
    choices: dict[str, About] = {_(ABOUT_NAMES[name]): (name, None, None) for name in ("plan", "placements")}
    for activity in plan.activities:
        choices[f"{activity.code} {activity.title}"] = ("activity", None, activity.code)
    for event in find_events(EventFilter()):
        text = f"{event.date} {event.title or type_name(plan, event.type)} {event.town}".strip()
        choices[text if text not in choices else f"{text} ({event.id})"] = ("event", event.id, None)
    return choices


def about_text(detail: SurveyDetail, plan: Plan) -> str:
    """Return what a survey is about, as it is written."""
    own = (detail.about, detail.event, detail.activity)
    return next((text for text, about in about_choices(plan).items() if about == own), detail.activity or "")


def save_survey(typed: Mapping[str, str], plan: Plan, detail: SurveyDetail) -> None:
    """Save what was typed of a survey: `title` and `about`. Raises RecordError, NotFound or Changed."""
    wanted = fold(clean(typed["about"]))
    choices = about_choices(plan)
    fits = [about for text, about in choices.items() if fold(text) == wanted]
    fits = fits or [about for text, about in choices.items() if fold(text).startswith(wanted) and wanted]
    if len(fits) != 1:
        raise RecordError(
            _('"{text}" is nothing that a survey can be about').format(text=clean(typed["about"])),
            field="about",
            remedy=_("Write the plan, the placements, an activity's code, or an event's date and title."),
        )
    about, event, activity = fits[0]
    entry = SurveyEntry(title=typed["title"], about=about, event=event, activity=activity, date=detail.date)
    edit_survey(detail.id, entry, revision=detail.revision)
