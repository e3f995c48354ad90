"""Events as lists show them."""

from asftui.formats import show_day, show_weekday
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers.event_lists import EventLine
from asftui.registers.event_types import type_name
from asftui.registers.wording import STATUS_NAMES
from asftui.tui.widgets.record_table import Column, Row


def event_columns() -> tuple[Column, ...]:
    """Return the columns of a list of events."""
    return (
        Column(label=_("Date"), width=10),
        Column(label="", width=3),
        Column(label=_("Type"), width=16),
        Column(label=_("Title"), width=12, grows=True),
        Column(label=_("Town"), width=11),
        Column(label=_("Status"), width=8),
        Column(label=_("Came"), width=5, align="right"),
    )


def event_row(line: EventLine, plan: Plan) -> Row:
    """Return an event as a list shows it; the larger of those named and those counted came."""
    came = str(max(line.named, line.heads) or "")
    cells = (
        show_day(line.date, plan.start.year),
        show_weekday(line.date),
        type_name(plan, line.type),
        line.title,
        line.town,
        _(STATUS_NAMES[line.status]),
        came,
    )
    return Row(line.id, cells, "dim" if line.status == "cancelled" else "")
