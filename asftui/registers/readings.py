"""The register of readings: a value of an indicator at a date, as somebody read it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from asftui.errors import NotFound
from asftui.i18n import _
from asftui.store import writing
from asftui.store.models import Indicator, Plan, Reading
from asftui.text import clean


@dataclass(frozen=True, kw_only=True)
class ReadingEntry:
    """What a person fills in of a reading."""

    indicator: str
    """The indicator's code."""
    date: dt.date
    value: float
    source: str = ""
    note: str = ""


def add_readings(plan: str, entries: Sequence[ReadingEntry]) -> list[int]:
    """Write readings of a plan's indicators and return their ids, in order.

    Raises:
        NotFound: the plan has no such indicator.
    """
    query = Indicator.select(Indicator.code, Indicator.id).join(Plan).where(Plan.code == plan)
    ids = dict(query.tuples())
    for entry in entries:
        if entry.indicator not in ids:
            raise NotFound(
                _("There is no indicator {code}").format(code=entry.indicator),
                field="indicator",
                remedy=_("There are: {codes}.").format(codes=", ".join(ids)),
            )
    with writing(_("Readings added")) as writer:
        return writer.insert_many(
            Reading,
            [
                {
                    "indicator": ids[entry.indicator],
                    "date": entry.date,
                    "value": entry.value,
                    "baseline": False,
                    "source": clean(entry.source),
                    "note": clean(entry.note, lines=True),
                }
                for entry in entries
            ],
        )
