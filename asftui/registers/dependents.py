"""What would go, or stand in the way, when a record is deleted: said before it is done."""

from dataclasses import dataclass
from typing import Any

from peewee import ForeignKeyField, fn

from asftui.i18n import ngettext
from asftui.store.models import RECORDS, Record


@dataclass(frozen=True)
class Dependents:
    """How many rows of each table refer to a record."""

    counts: dict[str, int]
    """By table name; only what is more than none."""

    def __bool__(self) -> bool:
        return bool(self.counts)

    def in_words(self) -> str:
        """Return how many of what: `12 people, 2 groups`."""
        return ", ".join(_several(table, n) for table, n in self.counts.items())


def dependents(model: type[Record], record: int, *, but: tuple[type[Record], ...] = ()) -> Dependents:
    """Return what refers to a record, leaving out the tables that are parts of it."""
    counts: dict[str, int] = {}
    for other, field in references(model):
        if other not in but and (n := other.select(fn.COUNT(other.id)).where(field == record).scalar()):
            table = other._meta.table_name
            counts[table] = counts.get(table, 0) + n
    return Dependents(counts)


def references(model: type[Record]) -> list[tuple[type[Record], Any]]:
    """Return the fields of all tables that refer to a table's records, each with its table."""
    return [
        (other, field)
        for other in RECORDS
        for field in other._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is model
    ]


def _several(table: str, n: int) -> str:
    text = {
        "organisation_alias": ngettext("{n} alias", "{n} aliases", n),
        "informed_group": ngettext("{n} group", "{n} groups", n),
        "person": ngettext("{n} person", "{n} people", n),
        "person_name": ngettext("{n} name of a person", "{n} names of people", n),
        "event_group": ngettext("{n} event", "{n} events", n),
        "attendance": ngettext("{n} attendance", "{n} attendances", n),
        "enterprise": ngettext("{n} enterprise", "{n} enterprises", n),
        "placement": ngettext("{n} placement", "{n} placements", n),
        "placement_day": ngettext("{n} placement day", "{n} placement days", n),
        "claim": ngettext("{n} claim", "{n} claims", n),
        "guideline_step": ngettext("{n} step of guidelines", "{n} steps of guidelines", n),
        "council_member": ngettext("{n} council member", "{n} council members", n),
        "cost": ngettext("{n} cost", "{n} costs", n),
        "head_count": ngettext("{n} head count", "{n} head counts", n),
        "enterprise_alias": ngettext("{n} alias", "{n} aliases", n),
        "enterprise_count": ngettext("{n} count", "{n} counts", n),
        "event_activity": ngettext("{n} activity of an event", "{n} activities of events", n),
        "budget_line": ngettext("{n} budget line", "{n} budget lines", n),
        "survey": ngettext("{n} survey", "{n} surveys", n),
        "survey_question": ngettext("{n} question", "{n} questions", n),
        "survey_response": ngettext("{n} response", "{n} responses", n),
        "survey_answer": ngettext("{n} answer", "{n} answers", n),
        "goal": ngettext("{n} goal", "{n} goals", n),
        "activity": ngettext("{n} activity", "{n} activities", n),
        "indicator": ngettext("{n} indicator", "{n} indicators", n),
        "reading": ngettext("{n} reading", "{n} readings", n),
        "event_type": ngettext("{n} event type", "{n} event types", n),
    }.get(table, ngettext("{n} record", "{n} records", n))
    return text.format(n=n)
