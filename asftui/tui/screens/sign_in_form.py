"""The form that saves an event's sign-in sheet."""

import os
from collections.abc import Mapping
from pathlib import Path

from asftui.config import profile_folder
from asftui.i18n import _
from asftui.importing.profiles import load_profiles
from asftui.plan.model import Plan
from asftui.registers import event_lists, events
from asftui.registers.event_types import type_name
from asftui.text import fold
from asftui.tui.screens.dialogs import FormScreen, file_field, file_named


def sign_in_form(event: int, plan: Plan, folder: Path) -> FormScreen:
    """Return the form that asks where the sheet is saved. Raises NotFound where the event has gone."""
    detail = events.event(event)
    words = fold(f"{detail.date} {type_name(plan, detail.type)} {detail.town}").replace(" ", "-")

    def save(typed: Mapping[str, str]) -> None:
        from asftui.reporting.templates import sign_in_sheet  # openpyxl: only where a sheet is written
        from asftui.reporting.workbook import save_new

        profile = load_profiles(profile_folder(os.environ))["attendance"]
        save_new(sign_in_sheet(profile, plan, detail, event_lists.attendance_at(event)), file_named(typed, folder))

    field = file_field(folder / f"{words}.xlsx")
    return FormScreen(title=_("Save the sign-in sheet"), fields=[field], save=save)
