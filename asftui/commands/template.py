"""`asftui template KIND OUT.xlsx [--event ID]`: a blank sheet that import understands, or an event's sign-in sheet."""

import argparse
import os
from datetime import date
from pathlib import Path

from asftui.commands.output import plan_in_use
from asftui.config import profile_folder
from asftui.errors import UsageError
from asftui.i18n import _
from asftui.registers.plans import day_within
from asftui.registers.today import today


def run(args: argparse.Namespace) -> int:
    """Save the sheet and say where."""
    from asftui.importing.profiles import load_profiles
    from asftui.registers.event_lists import attendance_at
    from asftui.registers.events import event
    from asftui.reporting.templates import blank_sheet, sign_in_sheet
    from asftui.reporting.workbook import save_new

    plan = plan_in_use(args)
    profile = load_profiles(profile_folder(os.environ))[args.kind]
    if args.kind == "placement-days" and args.event is None:
        from asftui.reporting.month_sheets import month_sheets

        workbook = month_sheets(plan)
    elif args.event is None:
        workbook = blank_sheet(profile, plan, _known(day_within(plan, today())) if args.kind == "enterprises" else ())
    elif args.kind != "attendance":
        raise UsageError(
            _("Only attendance has a sign-in sheet"), remedy=_("Give attendance as the kind, or leave --event out.")
        )
    else:
        workbook = sign_in_sheet(profile, plan, event(args.event), attendance_at(args.event))
    save_new(workbook, Path(args.out))
    print(_("Saved: {path}").format(path=args.out))
    return 0


def _known(as_of: date) -> list[dict[str, str]]:
    """Return the active enterprises as rows of a sheet: only date and numbers are left to fill in."""
    from asftui.registers.enterprise_lists import find_enterprises

    return [
        {"enterprise": line.name, "municipality": line.municipality or ""}
        for line in find_enterprises(as_of, only="active")
    ]
