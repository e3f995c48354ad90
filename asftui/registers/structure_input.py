"""Steps, seats, guidelines and interest as somebody types them: texts in, a record out, each field by its own rule."""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import council, guidelines, interest, step_checks, structures
from asftui.registers.council import CouncilMemberDetail, CouncilMemberEntry, CouncilStepDetail, CouncilStepEntry
from asftui.registers.form_text import date_field, municipality_field, needed_date
from asftui.registers.guidelines import GuidelineDetail, GuidelineEntry
from asftui.registers.interest import InterestDetail, InterestEntry
from asftui.registers.structure_state import State
from asftui.registers.structures import StructureDetail, StructureEntry
from asftui.registers.unknown_names import organisation_named
from asftui.store import writing
from asftui.text import clean, fold

STRUCTURE_FIELDS = (
    "municipality", "step", "since", "until", "name", "supplier", "finance", "document", "notes",
)  # fmt: skip
COUNCIL_STEP_FIELDS = ("step", "date", "who", "document", "notes")
COUNCIL_MEMBER_FIELDS = ("organisation", "name", "role", "since", "until", "notes")
GUIDELINE_FIELDS = ("organisation", "step", "date", "title", "document", "decided_by", "notes")
INTEREST_FIELDS = ("municipality", "about", "date", "answer", "notes")
"""The fields of the forms, in the order that they are filled in."""


def structure_texts(read: StructureDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of a step towards a support structure; of a new one where there is none."""
    if read is None:
        return {**dict.fromkeys(STRUCTURE_FIELDS, ""), "step": "exploring", "since": today.isoformat()}
    return {name: str(getattr(read, name) or "") for name in STRUCTURE_FIELDS}


def save_structure(
    typed: Mapping[str, str], plan: Plan, today: dt.date, read: StructureDetail | None = None, *, is_sure: bool = False
) -> int:
    """Write a filled-in form and return the step's id.

    Raises:
        Doubtful: the step goes backwards, and nobody has said that this is meant.
        RecordError, NotFound, Changed: nothing is written.
    """
    since = needed_date("since", typed, plan, today)
    entry = StructureEntry(
        municipality=municipality_field(typed, plan),
        step=cast("State", typed["step"]),
        since=since,
        until=date_field("until", typed, plan, today),
        name=typed["name"],
        supplier=typed["supplier"],
        finance=typed["finance"],
        document=typed["document"],
        notes=typed["notes"],
        earlier=read.earlier if read is not None and read.since == since else False,
    )
    if not is_sure:
        step_checks.check_structure(entry, read)
    if read is None:
        return structures.add_structure_step(entry)
    structures.edit_structure_step(read.id, entry, revision=read.revision)
    return read.id


def council_step_texts(read: CouncilStepDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of a step of the council; a new one is the next that has no day."""
    if read is None:
        taken = {line.step for line in council.council_steps()}
        following = next((step for step in council.STEPS if step not in taken), council.STEPS[-1])
        return {**dict.fromkeys(COUNCIL_STEP_FIELDS, ""), "step": following, "date": today.isoformat()}
    return {name: str(getattr(read, name) or "") for name in COUNCIL_STEP_FIELDS}


def save_council_step(
    typed: Mapping[str, str],
    plan: Plan,
    today: dt.date,
    read: CouncilStepDetail | None = None,
    *,
    is_sure: bool = False,
) -> int:
    """Write a filled-in form and return the step's id. Raises as `save_structure`."""
    texts = {name: typed[name] for name in ("step", "who", "document", "notes")}
    entry = CouncilStepEntry(date=needed_date("date", typed, plan, today), **texts)
    if not is_sure:
        step_checks.check_council_step(entry, read)
    if read is None:
        return council.add_council_step(entry)
    council.edit_council_step(read.id, entry, revision=read.revision)
    return read.id


def council_member_texts(read: CouncilMemberDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of a seat in the council."""
    if read is None:
        return {**dict.fromkeys(COUNCIL_MEMBER_FIELDS, ""), "since": today.isoformat()}
    texts = {name: str(getattr(read, name) or "") for name in COUNCIL_MEMBER_FIELDS}
    return {**texts, "organisation": read.organisation_name}


def save_council_member(
    typed: Mapping[str, str],
    plan: Plan,
    today: dt.date,
    read: CouncilMemberDetail | None = None,
    *,
    make_organisation: bool = False,
) -> int:
    """Write a filled-in form and return the seat's id.

    Raises:
        UnknownName: the organisation is in no register, and is not to be made.
        RecordError, NotFound, Changed: nothing is written.
    """
    what = _("Council member changed: {name}") if read else _("Council member added: {name}")
    with writing(what.format(name=clean(typed["organisation"]))):
        since, until = (date_field(name, typed, plan, today) for name in ("since", "until"))
        entry = CouncilMemberEntry(
            organisation=_organisation(typed["organisation"], make=make_organisation),
            since=since,
            until=until,
            **{name: typed[name] for name in ("name", "role", "notes")},
        )
        if read is None:
            return council.add_council_member(entry)
        council.edit_council_member(read.id, entry, revision=read.revision)
        return read.id


def guideline_texts(read: GuidelineDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of an authority's guidelines."""
    if read is None:
        return {**dict.fromkeys(GUIDELINE_FIELDS, ""), "step": "in-work", "date": today.isoformat()}
    texts = {name: str(getattr(read, name) or "") for name in GUIDELINE_FIELDS}
    return {**texts, "organisation": read.organisation_name}


def save_guideline(
    typed: Mapping[str, str], plan: Plan, today: dt.date, read: GuidelineDetail | None = None, *, is_sure: bool = False
) -> int:
    """Write a filled-in form and return the step's id. Raises as `save_structure`."""
    texts = {name: typed[name] for name in ("step", "title", "document", "decided_by", "notes")}
    day = needed_date("date", typed, plan, today)
    entry = GuidelineEntry(organisation=_organisation(typed["organisation"]), date=day, **texts)
    if not is_sure:
        step_checks.check_guideline(entry, read)
    if read is None:
        return guidelines.add_guideline(entry)
    guidelines.edit_guideline(read.id, entry, revision=read.revision)
    return read.id


def interest_texts(read: InterestDetail | None, today: dt.date) -> dict[str, str]:
    """Return what a form shows of an inventory of interest."""
    if read is None:
        return {**dict.fromkeys(INTEREST_FIELDS, ""), "about": "structure", "date": today.isoformat()}
    return {name: str(getattr(read, name) or "") for name in INTEREST_FIELDS}


def save_interest(typed: Mapping[str, str], plan: Plan, today: dt.date, read: InterestDetail | None = None) -> int:
    """Write a filled-in form and return the answer's id. Raises RecordError, NotFound, Changed: nothing is written."""
    texts = {name: typed[name] for name in ("about", "answer", "notes")}
    day = needed_date("date", typed, plan, today)
    entry = InterestEntry(municipality=municipality_field(typed, plan), date=day, **texts)
    if read is None:
        return interest.add_interest(entry)
    interest.edit_interest(read.id, entry, revision=read.revision)
    return read.id


def _organisation(text: str, *, make: bool = False) -> int:
    found = organisation_named(text, make=make) if fold(text) else None
    if found is None:
        raise RecordError(_("An organisation is needed"), field="organisation")
    return found
