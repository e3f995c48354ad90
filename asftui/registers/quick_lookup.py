"""What one-line entry needs of the store: the names that a line is read against, and events that one is like."""

import datetime as dt

from asftui.plan import Plan
from asftui.registers import event_lists, organisations
from asftui.registers.events import EventEntry
from asftui.registers.quick_entry import Known
from asftui.store.models import Group, Organisation
from asftui.text import fold


def known_now(plan: Plan, today: dt.date) -> Known:
    """Return what a line is read against, as the store stands."""
    groups = list(Group.select(Group.id, Group.search_key, Group.name).order_by(Group.id.desc()).tuples())
    names = Organisation.select(Organisation.id, Organisation.name).tuples()
    return Known(
        plan=plan,
        today=today,
        groups={folded: key for key, folded, _name in groups},
        organisations=organisations.known_names(),
        group_names={key: name for key, _folded, name in groups},
        organisation_names=dict(names),
        towns=tuple(event_lists.known_towns()),
    )


def like_events(entry: EventEntry) -> list[event_lists.EventLine]:
    """Return the events that may be the same one: of its date and type, and not in another town."""
    there = event_lists.find_events(event_lists.EventFilter(start=entry.date, end=entry.date, type=entry.type))
    town = fold(entry.town)
    return [line for line in there if not town or not line.town or fold(line.town) == town]
