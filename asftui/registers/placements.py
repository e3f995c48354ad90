"""The register of placements (platser): funded places for individuals, known by a code, with their steps in order."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from asftui.errors import InUse, NotFound, RecordError
from asftui.i18n import _
from asftui.identity import mask
from asftui.registers.dependents import dependents
from asftui.registers.placement_words import (
    CONSENTS,
    FUNDINGS,
    KINDS,
    OCCUPATIONS,
    OUTCOMES,
    SEXES,
    SUPPORTS,
    TARGET_GROUPS,
)
from asftui.store import session, writing
from asftui.store.models import Placement
from asftui.store.writing import Source
from asftui.text import clean, fold, tidy

AGES = (16, 64)
"""Whom the plan is for (its §4), in years at the start."""
HIDDEN_GROUP = "disability"
"""Health data: who is no administrator does not see it of an individual."""
_CHOICES = {
    "kind": KINDS,
    "funding": FUNDINGS,
    "sex": SEXES,
    "consent": CONSENTS,
    "occupation_before": OCCUPATIONS,
    "occupation_after": OCCUPATIONS,
    "support_before": SUPPORTS,
    "support_after": SUPPORTS,
    "outcome": OUTCOMES,
    "follow_up": OCCUPATIONS,
}
_TEXTS = ("application_reference", "decision_reference", "agreement_reference", "start_reference")
_LONGEST_CODE = 40
_INITIALS = 3
"""A word of letters alone that is longer may be a name."""


@dataclass(frozen=True, kw_only=True)
class PlacementEntry:
    """What a person fills in of a placement. None and an empty text are: not said."""

    code: str
    principal: int | None = None
    enterprise: int | None = None
    municipality: str | None = None
    kind: str | None = None
    applied: dt.date | None = None
    application_reference: str = ""
    decision: dt.date | None = None
    decision_reference: str = ""
    funding: str | None = None
    agreement: dt.date | None = None
    agreement_reference: str = ""
    agreed: bool | None = None
    start: dt.date | None = None
    start_reference: str = ""
    planned_end: dt.date | None = None
    end: dt.date | None = None
    days_a_week: float | None = None
    target_groups: tuple[str, ...] = ()
    sex: str | None = None
    birth_year: int | None = None
    sus: dt.date | None = None
    in_sus: bool | None = None
    consent: str | None = None
    occupation_before: str | None = None
    occupation_after: str | None = None
    support_before: str | None = None
    support_after: str | None = None
    outcome: str | None = None
    followed_up: dt.date | None = None
    follow_up: str | None = None
    notes: str = ""

    @property
    def is_agreed(self) -> bool:
        """Return whether an agreement is known."""
        return self.agreement is not None or bool(self.agreed)

    @property
    def is_in_sus(self) -> bool:
        """Return whether it is known to be registered in SUS."""
        return self.sus is not None or bool(self.in_sus)

    @property
    def last(self) -> dt.date | None:
        """Return its last day, as far as anybody knows."""
        return self.end or self.planned_end


@dataclass(frozen=True, kw_only=True)
class PlacementDetail(PlacementEntry):
    """A placement as it stands in the store."""

    id: int
    revision: int


def add_placement(entry: PlacementEntry, source: Source | None = None) -> int:
    """Write a new placement and return its id.

    Raises:
        RecordError: it has no code, the code may be a name or a personal number, or a value cannot be.
    """
    values = placement_values(entry)
    with writing(_("Placement added: {code}").format(code=values["code"])) as writer:
        _check_free(entry)
        return writer.insert(Placement, source=source, **values)


def edit_placement(
    key: int, entry: PlacementEntry, *, revision: int | None = None, source: Source | None = None
) -> bool:
    """Save a placement; a target group that the user may not see stays. Returns whether anything changed.

    Raises:
        NotFound, Changed, RecordError: see `Writer.update`; or a value cannot be.
    """
    values = placement_values(entry)
    with writing(_("Placement changed: {code}").format(code=values["code"])) as writer:
        row = _row(key)
        _check_free(entry, but=key)
        if not sees_all() and HIDDEN_GROUP in json.loads(row["target_groups"]):
            values["target_groups"] = json.dumps(sorted({*entry.target_groups, HIDDEN_GROUP}))
        return writer.update(Placement, key, values, revision=revision, source=source)


def delete_placement(key: int, *, revision: int | None = None) -> None:
    """Remove a placement.

    Raises:
        InUse: it has placement days.
    """
    found = placement(key)
    with writing(_("Placement deleted: {code}").format(code=found.code)) as writer:
        if needed := dependents(Placement, key):
            raise InUse(
                _("{name} is in use: {what}").format(name=found.code, what=needed.in_words()),
                remedy=_("Write how it ended instead."),
            )
        writer.delete(Placement, key, revision=revision)


def register_in_sus(key: int, day: dt.date, *, revision: int | None = None) -> None:
    """Note that a placement was registered in SUS on a day (the plan's §5.2.1). Raises NotFound or Changed."""
    found = placement(key)
    with writing(_("Registered in SUS: {code}").format(code=found.code)) as writer:
        writer.update(Placement, key, {"sus": day, "in_sus": True}, revision=revision)


def placement(key: int) -> PlacementDetail:
    """Return a placement, without what the user may not see. Raises NotFound."""
    return detail_of(_row(key))


def placements() -> list[PlacementDetail]:
    """Return all placements by code, without what the user may not see."""
    return [detail_of(row) for row in Placement.select().order_by(Placement.code_key, Placement.start).dicts()]


def detail_of(row: Mapping[str, Any]) -> PlacementDetail:
    """Return a placement from its row: of an individual, health data only to the administrator."""
    groups = json.loads(row["target_groups"])
    seen = tuple(group for group in groups if group != HIDDEN_GROUP or sees_all())
    kept = {each.name: row[each.name] for each in fields(PlacementDetail)}
    return PlacementDetail(**{**kept, "target_groups": seen})


def count_groups(ids: Iterable[int]) -> dict[str, int]:
    """Return how many of these placements each target group has, health data included: numbers, and of nobody."""
    wanted = set(ids)
    rows = Placement.select(Placement.id, Placement.target_groups).tuples()
    return Counter(group for key, groups in rows if key in wanted for group in json.loads(groups))


def has_groups(key: int, groups: Iterable[str]) -> bool:
    """Return whether a placement has just these target groups, health data included."""
    return set(json.loads(_row(key)["target_groups"])) == set(groups)


def sees_all() -> bool:
    """Return whether the user may see health data of an individual."""
    return session().role == "administrator"


def code_key(code: str) -> str:
    """Return by what a code is known, however it is written: `P-001`, `p 001` and `P001` are one."""
    return fold(code).replace(" ", "").replace("_", "")


def placement_values(entry: PlacementEntry) -> dict[str, Any]:
    """Return the fields of a placement as they are stored; personal identity numbers in texts are masked.

    Raises:
        RecordError: it has no code, the code may be a name or a personal number, or a value cannot be.
    """
    code = check_code(entry.code)
    for name, choices in _CHOICES.items():
        if (value := getattr(entry, name)) is not None and value not in choices:
            raise RecordError(_('"{value}" is none of those known').format(value=value), field=name)
    if unknown := set(entry.target_groups).difference(TARGET_GROUPS):
        raise RecordError(_('"{value}" is none of those known').format(value=unknown.pop()), field="target_groups")
    _check_order(entry)
    if entry.days_a_week is not None and not 0 < entry.days_a_week <= 7:
        raise RecordError(_("A week has from half a day to seven"), field="days_a_week")
    if entry.birth_year is not None and not 1900 <= entry.birth_year <= 2100:
        raise RecordError(_("{year} is no year of birth").format(year=entry.birth_year), field="birth_year")
    values: dict[str, Any] = {each.name: getattr(entry, each.name) for each in fields(PlacementEntry)}
    values.update({name: mask(clean(values[name])) for name in _TEXTS})
    return {
        **values,
        "code": code,
        "code_key": code_key(code),
        "municipality": clean(entry.municipality or "") or None,
        "target_groups": json.dumps(sorted(set(entry.target_groups))),
        "notes": mask(clean(entry.notes, lines=True)),
    }


def check_code(text: str) -> str:
    """Return a code, cleaned. Raises RecordError where it is none, or may tell who the individual is."""
    code = tidy(text)
    if not fold(code):
        raise RecordError(_("A placement needs a code"), field="code", remedy=_("Write one as P-001, never a name."))
    if mask(code) != code:
        raise RecordError(
            _("This is a personal identity number, and is not kept"),
            field="code",
            remedy=_("Write a code as P-001, never a name."),
        )
    words = [word for word in re.split(r"[\s,]+", code) if word]
    letters = all(word.replace("-", "").replace(".", "").isalpha() for word in words)
    if (letters and (len(words) > 1 or len(code) > _INITIALS)) or len(code) > _LONGEST_CODE:
        raise RecordError(
            _("This may be a name, and is not kept"), field="code", remedy=_("Write a code as P-001, never a name.")
        )
    return code


def warnings_of(entry: PlacementEntry) -> list[str]:
    """Return what is odd about a placement, though it may be so: it never stands in the way."""
    found = []
    if entry.birth_year is not None and entry.start is not None:
        age = entry.start.year - entry.birth_year
        if not AGES[0] <= age <= AGES[1]:
            text = _("{n} years old at the start, and the plan is for those of {low}–{high}")
            found.append(text.format(n=age, low=AGES[0], high=AGES[1]))
    if entry.start and entry.decision and entry.start < entry.decision:
        found.append(_("it began before the decision"))
    if entry.start and entry.agreement and entry.start < entry.agreement:
        found.append(_("it began before the agreement"))
    if entry.outcome and entry.end is None:
        found.append(_("it has an outcome, and no last day"))
    return found


def known_codes(codes: Iterable[str]) -> dict[str, list[PlacementDetail]]:
    """Return the placements of these codes, by the key of the code, the earliest first."""
    keys = {code_key(code) for code in codes}
    found: dict[str, list[PlacementDetail]] = {}
    for row in Placement.select().order_by(Placement.start, Placement.id).dicts():
        if row["code_key"] in keys:
            found.setdefault(row["code_key"], []).append(detail_of(row))
    return found


def _row(key: int) -> dict[str, Any]:
    row: dict[str, Any] | None = Placement.select().where(Placement.id == key).dicts().first()
    if row is None:
        raise NotFound(_("There is no placement {key}").format(key=key))
    return row


def _check_order(entry: PlacementEntry) -> None:
    for name in ("planned_end", "end"):
        last = getattr(entry, name)
        if entry.start and last and last < entry.start:
            raise RecordError(_("The last day is before the first"), field=name)
    if entry.sus and entry.in_sus is False:
        raise RecordError(_("There is a date in SUS, and no registration"), field="in_sus")
    if entry.agreement and entry.agreed is False:
        raise RecordError(_("There is a date of an agreement, and no agreement"), field="agreed")


def _check_free(entry: PlacementEntry, but: int | None = None) -> None:
    """Refuse a second placement of a code at the same time: days and claims would not know which is meant."""
    for other in known_codes([entry.code]).get(code_key(entry.code), ()):
        if other.id == but:
            continue
        first, last = entry.start or dt.date.min, entry.last or dt.date.max
        if first <= (other.last or dt.date.max) and (other.start or dt.date.min) <= last:
            raise RecordError(
                _("{code} has a placement at that time already").format(code=other.code),
                field="code",
                remedy=_("Write when that one ended, or use another code."),
            )
