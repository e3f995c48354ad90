"""The plan of a list of events without names: what was held, for whom, and how many came."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from asftui.i18n import _
from asftui.importing.check import Record
from asftui.importing.event_changes import EventChanges
from asftui.importing.occasions import Occasion
from asftui.importing.plan import Changes, HeadsNew, New, Ref, RowPlan, Update, Verdict
from asftui.importing.planning import Gathered


def plan_events(
    occasions: Sequence[Occasion], gathered: Gathered, today: dt.date
) -> tuple[EventChanges, dict[int, RowPlan], Changes]:
    """Return the events, each row's plan by row number, and what would be written.

    A row after the first of one event is a duplicate: a list says an event once.
    """
    events = EventChanges(gathered=gathered, today=today)
    heads: list[HeadsNew] = []
    heads_updates: list[Update] = []
    plans: dict[int, RowPlan] = {}
    for n, occasion in enumerate(occasions):
        record = occasion.rows[0]
        counts = _counts(record)
        status = str(record.values.get("status", "")) or occasion.status
        came = any(counts.values()) and status != "cancelled"
        roles = {role for role, total in counts.items() if total}
        more: dict[str, Any] = {}
        for name, field in (("notes", "notes"), ("invited", "invited"), ("signed_up", "registered")):
            if field in record.values:
                more[name] = record.values[field]
        changed = events.add(occasion, roles, held=came, status=status, **more)
        counted = _heads(record, counts, events.refs[n], gathered, heads, heads_updates)
        verdict: Verdict = "new" if occasion.match is None else "updated" if changed or counted else "unchanged"
        plans[record.row] = _plan(occasion, record, n, verdict, counts)
        for other in occasion.rows[1:]:
            same = _("the same event as row {row}").format(row=record.row)
            plans[other.row] = _plan(occasion, other, n, "duplicate", _counts(other), same)
    changes = Changes(
        organisations=tuple(gathered.organisations.added),
        events=tuple(events.added),
        event_updates=tuple(events.updates),
        event_groups=tuple(events.groups),
        heads=tuple(heads),
        heads_updates=tuple(heads_updates),
    )
    return events, plans, changes


def _counts(record: Record) -> dict[str, int]:
    found = {
        role: int(record.values[name])
        for name, role in (("employees", "employee"), ("politicians", "politician"))
        if name in record.values
    }
    rest = int(record.values.get("heads", 0)) - sum(found.values())
    if rest > 0:  # what no role is told of counts as employees
        found["employee"] = found.get("employee", 0) + rest
    return found


def _heads(
    record: Record,
    counts: Mapping[str, int],
    event: Ref,
    gathered: Gathered,
    heads: list[HeadsNew],
    updates: list[Update],
) -> bool:
    """Plan the head counts of one event; return whether any of them is news about an event that is there."""
    found = [gathered.organisations.find(name, record.row) for name in record.values.get("organisations", ())]
    owners = list(dict.fromkeys(each.ref for each in found if each is not None))
    # A number is one organisation's where one is named; of several it is of all, and each was there.
    only = owners[0] if len(owners) == 1 else None
    wanted: dict[tuple[str, Ref | None], int] = {(role, only): total for role, total in counts.items() if total}
    present = {owner for _role, owner in wanted}
    wanted.update({("employee", owner): 0 for owner in owners if owner not in present})
    news = False
    for (role, owner), total in wanted.items():
        standing = None
        if not isinstance(event, New) and not isinstance(owner, New):
            standing = gathered.known.heads.get((event, role, owner))
        if standing is None:
            heads.append(HeadsNew(event=event, role=role, organisation=owner, total=total, row=record.row))
            news = True
        elif standing[1] != total and total and not gathered.known.imported:
            updates.append(Update(id=standing[0], revision=None, values={"total": total}, row=record.row))
            news = True
    return news


def _plan(
    occasion: Occasion, record: Record, n: int, verdict: Verdict, counts: Mapping[str, int], reason: str = ""
) -> RowPlan:
    return RowPlan(
        row=record.row,
        verdict=verdict,
        reason=reason,
        name=occasion.title,
        heads=sum(counts.values()) if counts else None,
        event=n,
        cells=record.cells,
    )
