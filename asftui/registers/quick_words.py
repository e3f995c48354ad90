"""What was understood of a line of quick entry, in words, before and after it is saved."""

from collections.abc import Callable, Iterator

from asftui.formats import show_day, show_time, show_weekday
from asftui.i18n import _, ngettext
from asftui.plan import Plan
from asftui.registers.event_types import type_name
from asftui.registers.events import EventEntry
from asftui.registers.quick_entry import QuickEvent
from asftui.registers.wording import STATUS_NAMES

HEADS: dict[str, Callable[[int], str]] = {
    "employee": lambda n: ngettext("{n} employee", "{n} employees", n),
    "politician": lambda n: ngettext("{n} politician", "{n} politicians", n),
    "other": lambda n: ngettext("{n} other", "{n} others", n),
}


def event_line(entry: EventEntry, plan: Plan) -> str:
    """Return an event in one line: type, day, time, town, title, heads, status."""
    day = f"{show_weekday(entry.date)} {show_day(entry.date)}"
    if entry.end_date:
        day += f" – {show_day(entry.end_date)}"
    if entry.start_time:
        day += f" {show_time(entry.start_time)}" + (f"–{show_time(entry.end_time)}" if entry.end_time else "")
    heads = ", ".join(_heads(entry))
    parts = (type_name(plan, entry.type), day, entry.town, entry.title, heads, _(STATUS_NAMES[entry.status]))
    return " · ".join(part for part in parts if part)


def event_details(understood: QuickEvent) -> Iterator[str]:
    """Yield what an event is for, who was there and which activities it serves."""
    if understood.groups:
        names = ", ".join(understood.groups)
        yield ngettext("Group: {names}", "Groups: {names}", len(understood.groups)).format(names=names)
    if understood.organisations:
        names = ", ".join(understood.organisations)
        yield ngettext("Organisation: {names}", "Organisations: {names}", len(understood.organisations)).format(
            names=names
        )
    for activity in understood.activities:
        yield _("Activity: {code} {title}").format(code=activity.code, title=activity.title)


def event_notes(understood: QuickEvent, plan: Plan) -> Iterator[str]:
    """Yield what was taken for granted, and what the line leaves as it was."""
    if not understood.type_told:
        name = type_name(plan, understood.entry.type)
        yield _("Note: no type was given, so it is taken as {type}.").format(type=name)
    if not understood.roles_told:
        yield _("Note: people without a role are taken as employees.")
    if understood.informs_nobody_new and understood.entry.status == "held":
        yield _("Note: neither group nor organisation was given, so organisations informed do not move.")
    if not plan.start <= understood.entry.date <= plan.end:
        yield _("Note: the date is outside the plan's period.")


def _heads(entry: EventEntry) -> Iterator[str]:
    """Yield the heads of each role as the gauges take them: in all, or of the organisations where that is more."""
    for role, shown in HEADS.items():
        counts = [head for head in entry.head_counts if head.role == role]
        owned = sum(head.total for head in counts if head.organisation is not None)
        total = max(owned, sum(head.total for head in counts if head.organisation is None))
        if total:
            yield shown(total).format(n=total)
