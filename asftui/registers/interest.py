"""The inventories of interest: when a municipality was asked, and what it answered (activities 3.2.2-03, 3.2.3-02)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers.wording import INTEREST_ABOUT, INTEREST_ANSWERS
from asftui.store import writing
from asftui.store.models import Interest
from asftui.text import clean


@dataclass(frozen=True, kw_only=True)
class InterestEntry:
    """What a person fills in of an answer."""

    municipality: str
    about: str
    """`establishing` an ASF, or a `structure`."""
    date: dt.date
    answer: str = ""
    """`yes`, `no`, `unsure`; empty: asked, not answered yet."""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class InterestDetail(InterestEntry):
    """An answer as it stands in the store."""

    id: int
    revision: int


def add_interest(entry: InterestEntry) -> int:
    """Write what was asked and answered, and return its id. Raises RecordError."""
    values = _values(entry)
    with writing(_("Interest: {name}").format(name=values["municipality"])) as writer:
        return writer.insert(Interest, **values)


def edit_interest(key: int, entry: InterestEntry, *, revision: int | None = None) -> bool:
    """Save an answer and return whether anything changed. Raises NotFound, Changed, RecordError."""
    values = _values(entry)
    with writing(_("Interest changed: {name}").format(name=values["municipality"])) as writer:
        return writer.update(Interest, key, values, revision=revision)


def delete_interest(key: int, *, revision: int | None = None) -> None:
    """Remove an answer. Raises NotFound, Changed."""
    found = interest(key)
    with writing(_("Interest deleted: {name}").format(name=found.municipality)) as writer:
        writer.delete(Interest, key, revision=revision)


def interest(key: int) -> InterestDetail:
    """Return an answer. Raises NotFound where there is none with this id."""
    row = Interest.select().where(Interest.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no inventory of interest {key}").format(key=key))
    return InterestDetail(**row)


def interests(municipality: str | None = None) -> list[InterestDetail]:
    """Return what one municipality or all answered, the latest first."""
    query = Interest.select().order_by(Interest.date.desc(), Interest.id.desc())
    if municipality is not None:
        query = query.where(Interest.municipality == municipality)
    return [InterestDetail(**row) for row in query.dicts()]


def latest(answers: Iterable[InterestDetail], day: dt.date) -> dict[tuple[str, str], InterestDetail]:
    """Return the answer that holds at a date, by municipality and what it is about; given with the latest first."""
    found: dict[tuple[str, str], InterestDetail] = {}
    for line in answers:
        if line.date <= day:
            found.setdefault((line.municipality, line.about), line)
    return found


def _values(entry: InterestEntry) -> dict[str, Any]:
    municipality = clean(entry.municipality)
    if not municipality:
        raise RecordError(_("An inventory needs a municipality"), field="municipality")
    if entry.about not in INTEREST_ABOUT:
        raise RecordError(_('"{text}" is nothing that is asked about').format(text=entry.about), field="about")
    if entry.answer not in INTEREST_ANSWERS:
        raise RecordError(_('"{text}" is no answer').format(text=entry.answer), field="answer")
    return {**asdict(entry), "municipality": municipality, "notes": clean(entry.notes, lines=True)}
