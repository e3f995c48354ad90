"""How many were employed or took part in an enterprise at a date, as it said itself: one count a date."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.identity import mask
from asftui.registers.enterprises import enterprise
from asftui.registers.values import parse_number
from asftui.store import writing
from asftui.store.models import EnterpriseCount
from asftui.store.writing import Source
from asftui.text import clean

MEASURES = ("employed", "participants")
"""What is counted, by field; also the codes of the indicators that follow it."""

_MOST = 1_000_000
"""The largest number that is taken; what is larger is a slip."""
_ABOUT = re.compile(r"(?:ca|cirka|c:a|circa|ungefär|omkring|runt|minst|about|approx|noin|~|>|<)", re.I)
_WITH_WORDS = re.compile(
    r"(?:(?:ungefär|omkring|runt|circa|minst|approx|noin|>|<)\.?\s*)?(\d+)"
    r"(?:\s*(?:st|pers|personer|anställda|deltagare|hlö)\b\.?)?(\s*[*?]|\s*\(.*\)|\s*,\s*varav .*)?",
    re.I,
)
"""A whole number with words around it that change nothing of it."""


@dataclass(frozen=True, kw_only=True)
class CountEntry:
    """What a person fills in of a count. Of a number None is: not said."""

    enterprise: int
    date: dt.date
    employed: int | None = None
    """Employed until further notice (tillsvidare)."""
    participants: int | None = None
    """In a measure there, not employed."""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CountDetail(CountEntry):
    """A count as it stands in the store."""

    id: int
    revision: int


def add_count(entry: CountEntry, source: Source | None = None) -> int:
    """Write a count and return its id.

    Raises:
        NotFound: there is no such enterprise.
        RecordError: it says no number, a number cannot be, or the enterprise has a count of that date.
    """
    name = enterprise(entry.enterprise).name
    _check(entry)
    if count_at(entry.enterprise, entry.date) is not None:
        raise RecordError(
            _("{name} has a count of {date} already").format(name=name, date=entry.date.isoformat()),
            field="date",
            remedy=_("Change that one."),
        )
    with writing(_("Count added: {name}, {date}").format(name=name, date=entry.date.isoformat())) as writer:
        values = {"enterprise": entry.enterprise, "date": entry.date, **_values(entry)}
        return writer.insert_many(EnterpriseCount, [values], [source])[0]


def edit_count(key: int, entry: CountEntry, *, revision: int | None = None, source: Source | None = None) -> bool:
    """Save a count of an enterprise; its date may become another. Returns whether anything changed.

    Raises:
        NotFound, Changed: see `Writer.update`.
        RecordError: see `add_count`.
    """
    name = enterprise(entry.enterprise).name
    _check(entry)
    other = count_at(entry.enterprise, entry.date)
    if other is not None and other.id != key:
        raise RecordError(
            _("{name} has a count of {date} already").format(name=name, date=entry.date.isoformat()), field="date"
        )
    with writing(_("Count changed: {name}, {date}").format(name=name, date=entry.date.isoformat())) as writer:
        return writer.update(
            EnterpriseCount, key, {"date": entry.date, **_values(entry)}, revision=revision, source=source
        )


def delete_count(key: int, *, revision: int | None = None) -> None:
    """Remove a count."""
    row = EnterpriseCount.get_or_none(EnterpriseCount.id == key)
    if row is None:
        raise NotFound(_("There is no count {key}").format(key=key))
    name = enterprise(row.enterprise_id).name
    with writing(_("Count deleted: {name}, {date}").format(name=name, date=row.date.isoformat())) as writer:
        writer.delete(EnterpriseCount, key, revision=revision)


def count_at(enterprise: int, date: dt.date) -> CountDetail | None:
    """Return the count that an enterprise has of a date, or None."""
    return next((count for count in counts_of([enterprise]).get(enterprise, ()) if count.date == date), None)


def counts_of(enterprises: Iterable[int] | None = None, until: dt.date | None = None) -> dict[int, list[CountDetail]]:
    """Return the counts of enterprises (of all, where none are named) up to a date, the oldest first."""
    query = EnterpriseCount.select().order_by(EnterpriseCount.date)
    if enterprises is not None:
        query = query.where(EnterpriseCount.enterprise.in_(list(enterprises)))
    if until is not None:
        query = query.where(EnterpriseCount.date <= until)
    found: dict[int, list[CountDetail]] = {}
    for row in query.dicts():
        found.setdefault(row["enterprise"], []).append(CountDetail(**row))
    return found


def stands_already(count: CountDetail) -> str:
    """Return in words that there is a count of that date, and what it says."""
    numbers = {name: "–" if getattr(count, name) is None else getattr(count, name) for name in MEASURES}
    return _("A count of {date} stands already: employed {employed}, participants {participants}").format(
        date=count.date.isoformat(), **numbers
    )


def latest_date() -> dt.date | None:
    """Return the date of the count that was written last: the next one is likely of the same date."""
    row = EnterpriseCount.select(EnterpriseCount.date).order_by(EnterpriseCount.id.desc()).limit(1).tuples().first()
    return row[0] if row else None


def parse_count_of_people(value: object) -> tuple[int, str]:
    """Return how many people a cell or a field says, and what it says beside the number: `ca 10`, `12 (varav 3 nya)`.

    Raises:
        RecordError: it is no number, or no whole one, as full-time equivalents are not.
    """
    text = clean(str(value)) if isinstance(value, str) else ""
    found = _WITH_WORDS.fullmatch(text) if text else None
    number = parse_number(found[1] if found else value)
    if number % 1:
        raise RecordError(
            _('"{value}" is not a whole number of people').format(value=value),
            remedy=_("Count people, not full-time equivalents."),
        )
    if not 0 <= number <= _MOST:
        raise RecordError(_("{n} people cannot be").format(n=value))
    return int(number), text if (found and found[2]) or _ABOUT.match(text) else ""


def _values(entry: CountEntry) -> dict[str, object]:
    return {
        "employed": entry.employed,
        "participants": entry.participants,
        "source": mask(clean(entry.source)),
        "note": mask(clean(entry.note, lines=True)),
    }


def _check(entry: CountEntry) -> None:
    if entry.employed is None and entry.participants is None:
        raise RecordError(_("A count needs a number of employed or of participants"), field="employed")
    for name in MEASURES:
        number = getattr(entry, name)
        if number is not None and not 0 <= number <= _MOST:
            raise RecordError(_("{n} people cannot be").format(n=number), field=name)
