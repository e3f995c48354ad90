"""Enterprises and their counts as somebody types them: texts in, an entry out, each field checked by its own rule."""

import datetime as dt
from collections.abc import Mapping

from asftui.errors import Doubtful, RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import enterprise_counts, enterprises
from asftui.registers.enterprise_counts import CountDetail, CountEntry, parse_count_of_people
from asftui.registers.enterprise_join import join_enterprises
from asftui.registers.enterprises import CRITERIA, DATES, EnterpriseDetail, EnterpriseEntry
from asftui.registers.name_lists import names_from_text, text_of_names
from asftui.registers.part_dates import PartDate, parse_part_date
from asftui.registers.places import municipality_of
from asftui.registers.values import is_empty, parse_date
from asftui.store import writing
from asftui.text import clean

FIELDS = (
    "name", "municipality", "town", "activity", "started", "dormant", "ended", "resumed", *CRITERIA, "legal_form",
    "number", "aliases", "notes",
)  # fmt: skip
"""The fields of the form, in the order that they are filled in."""
COUNT_FIELDS = ("date", "employed", "participants", "note")


def save_enterprise(typed: Mapping[str, str], plan: Plan, read: EnterpriseDetail | None = None) -> int:
    """Write a filled-in form as a new enterprise, or over the one that was read; return its id.

    Raises:
        RecordError, NotFound, Changed: nothing is written then.
    """
    entry = enterprise_from_text(typed, plan)
    if read is None:
        return enterprises.add_enterprise(entry)
    enterprises.edit_enterprise(read.id, entry, revision=read.revision)
    return read.id


def enterprise_from_text(typed: Mapping[str, str], plan: Plan) -> EnterpriseEntry:
    """Return the enterprise that a filled-in form says. Raises RecordError, which names the field."""
    dates = {name: _part(typed[name], name, plan) for name in DATES}
    criteria = {name: {"yes": True, "no": False}.get(typed[name]) for name in CRITERIA}
    town = clean(typed["town"])
    return EnterpriseEntry(
        name=typed["name"],
        municipality=municipality_of(typed["municipality"] or town, plan) or clean(typed["municipality"]) or None,
        town=town,
        activity=typed["activity"],
        **dates,  # type: ignore[arg-type]
        **criteria,  # type: ignore[arg-type]
        legal_form=typed["legal_form"],
        number=typed["number"],
        aliases=names_from_text(typed["aliases"]),
        notes=typed["notes"],
    )


def enterprise_texts(read: EnterpriseDetail | None) -> dict[str, str]:
    """Return what a form shows of an enterprise, by field name; of a new one where there is none."""
    if read is None:
        return dict.fromkeys(FIELDS, "")
    texts = {name: str(getattr(read, name) or "") for name in FIELDS}
    texts.update({name: {True: "yes", False: "no"}.get(getattr(read, name), "") for name in CRITERIA})
    return {**texts, "aliases": text_of_names(read.aliases)}


def save_count(
    typed: Mapping[str, str],
    key: int,
    plan: Plan,
    today: dt.date,
    read: CountDetail | None = None,
    *,
    is_sure: bool = True,
) -> None:
    """Write a filled-in form of a count: a new one, one that is there of that date, or the one that was read.

    Args:
        typed: texts of `COUNT_FIELDS`. Over a count of the same date an empty number changes nothing.
        key: the enterprise.
        plan: whose year a date without one is of.
        today: what `idag` is.
        read: the count that the form was filled with.
        is_sure: other numbers that stand at that date may be written over.

    Raises:
        Doubtful: they may not, and would be.
        RecordError, NotFound, Changed: nothing is written then.
    """
    day = _day(typed["date"], plan, today)
    employed, about = _number(typed["employed"], "employed")
    participants, also = _number(typed["participants"], "participants")
    note = "; ".join(filter(None, (clean(typed["note"]), about, also)))
    there = read or enterprise_counts.count_at(key, day)
    if there is not None and read is None and not is_sure:
        pairs = ((there.employed, employed), (there.participants, participants))
        if any(None not in pair and pair[0] != pair[1] for pair in pairs):
            raise Doubtful(enterprise_counts.stands_already(there), field="date")
    if there is None:
        entry = CountEntry(enterprise=key, date=day, employed=employed, participants=participants, note=note)
        enterprise_counts.add_count(entry)
        return
    entry = CountEntry(
        enterprise=key,
        date=day,
        employed=there.employed if employed is None and read is None else employed,
        participants=there.participants if participants is None and read is None else participants,
        source=there.source,
        note=note if note or read is not None else there.note,
    )
    enterprise_counts.edit_count(there.id, entry, revision=there.revision)


def count_texts(read: CountDetail | None, key: int, as_of: dt.date) -> dict[str, str]:
    """Return what a form shows of a count.

    A new one has the date of the one that was written last, where its enterprise has none later; else the as-of date.
    """
    if read is None:
        written = enterprise_counts.latest_date()
        own = max((count.date for count in enterprise_counts.counts_of([key]).get(key, ())), default=dt.date.min)
        day = written if written is not None and written >= own else as_of
        return {**dict.fromkeys(COUNT_FIELDS, ""), "date": day.isoformat()}
    return {name: "" if getattr(read, name) is None else str(getattr(read, name)) for name in COUNT_FIELDS}


def save_round(typed: Mapping[str, str], plan: Plan, today: dt.date) -> int:
    """Write the counts of many enterprises at one date, and return how many were given.

    Args:
        typed: `date`, and by `count-ID` what was written: `16 12`, employed and participants; `16`, or `- 12`.
        plan: whose year a date without one is of.
        today: what `idag` is.

    Raises:
        RecordError, NotFound: nothing is written then.
    """
    day = _day(typed["date"], plan, today)
    given = 0
    with writing(_("Counts of {date}").format(date=day.isoformat())):
        for field, text in typed.items():
            if field == "date" or not text.strip():
                continue
            parts = text.replace("/", " ").replace(";", " ").split()
            if len(parts) > 2:
                raise RecordError(
                    _('"{value}" is not two numbers').format(value=text),
                    field=field,
                    remedy=_("Write employed and participants: 16 12."),
                )
            numbers = dict(zip(("employed", "participants"), [*parts, ""], strict=False))
            try:
                fields = {"date": day.isoformat(), "note": "", **numbers}
                save_count(fields, int(field.removeprefix("count-")), plan, today)
            except RecordError as error:
                raise RecordError(error.what, field=field, remedy=error.remedy) from error
            given += 1
    return given


def join_named(text: str, key: int, *, keep_named: bool) -> int:
    """Join an enterprise with the one that a text names, and return the id of the one that stays.

    Raises:
        RecordError: no enterprise is called so, or it is the same one.
    """
    other = enterprises.resolve(text)
    if other is None:
        raise RecordError(_('No ASF is called "{name}"').format(name=clean(text)), field="enterprise")
    keep, gone = (other, key) if keep_named else (key, other)
    join_enterprises(keep, gone)
    return keep


def _part(text: str, name: str, plan: Plan) -> PartDate | None:
    if is_empty(text):
        return None
    try:
        return parse_part_date(text, year=plan.start.year)
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error


def _day(text: str, plan: Plan, today: dt.date) -> dt.date:
    try:
        return parse_date(text, year=plan.start.year, today=today)
    except RecordError as error:
        raise RecordError(error.what, field="date", remedy=error.remedy) from error


def _number(text: str, name: str) -> tuple[int | None, str]:
    if is_empty(text):
        return None, ""
    try:
        return parse_count_of_people(text)
    except RecordError as error:
        raise RecordError(error.what, field=name, remedy=error.remedy) from error
