"""`asftui add EVENT-LINE`: one line of quick entry becomes an event, and what was understood is printed."""

import argparse

from asftui.commands.output import plan_in_use
from asftui.formats import show_day
from asftui.i18n import _
from asftui.registers.events import add_event
from asftui.registers.quick_entry import read_line
from asftui.registers.quick_lookup import known_now, like_events
from asftui.registers.quick_words import event_details, event_line, event_notes
from asftui.registers.today import today
from asftui.text import harmless


def run(args: argparse.Namespace) -> int:
    """Add the event and print what was understood, and what to know about it."""
    plan = plan_in_use(args)
    understood = read_line(" ".join(args.line), known_now(plan, args.as_of or today()))
    like = like_events(understood.entry)
    key = add_event(understood.entry)
    print(_("Event {key}: {what}").format(key=key, what=harmless(event_line(understood.entry, plan))))
    for line in (*event_details(understood), *event_notes(understood, plan)):
        print(f"  {harmless(line)}")
    for other in like:
        print("  " + _("Note: like event {key}, {day}. Is it the same?").format(key=other.id, day=show_day(other.date)))
    return 0
