"""What a row says of an enterprise beside its counts: where it is, what it does, its dates, the four criteria."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from asftui.i18n import _
from asftui.importing.check import Record
from asftui.importing.enterprise_drafts import Draft, Drafts
from asftui.plan import Plan
from asftui.registers.enterprises import CRITERIA, DATES
from asftui.registers.name_lists import names_from_text
from asftui.registers.places import municipality_of
from asftui.text import fold

_TEXTS = ("town", "activity", "legal_form", "notes")
ORDER = ("municipality", *_TEXTS, *DATES, *CRITERIA, "number", "aliases")
"""Fields in the order that they are taken: the start before what is held against it."""
_ALL_FOUR = re.compile(r"(?:ja|yes|x|alla|alla fyra|uppfyllda|uppfyllt|ok|kyllä|4\s*(?:/|av|of)\s*4|4)\W*", re.I)
_ACTIVE = re.compile(r"(?:aktiv|ja\b|yes\b|x\b|active|igång|verksam|pågå|ok\b).*", re.I)

Wrong = tuple[str, str, str]
"""Field, value, and why it is not taken."""


@dataclass
class Places:
    """Tells municipalities of the plans."""

    plans: Sequence[Plan]
    unknown: set[str] = field(default_factory=set)
    """Places that are none, nor in one that is told."""
    over: dict[int, str] = field(default_factory=dict)
    """Municipality by row, where it stands over the rows and has no column."""

    def municipality(self, text: str) -> str:
        """Return the municipality that a text means, or nothing."""
        return next((found for plan in self.plans if (found := municipality_of(text, plan))), "")

    def read(self, row: int, place: str, town: str) -> tuple[str, str]:
        """Return municipality and town of what stands under the headings for them."""
        place = place or self.over.get(row, "")
        known = self.municipality(place)
        if place and not known:
            first, _comma, rest = place.partition(",")
            known = self.municipality(first) or self.municipality(rest)
            town = town or (place if not known else (rest if self.municipality(first) else first).strip())
        known = known or self.municipality(town)
        if town and not known:
            self.unknown.add(town)
        return known, town


def read_fields(
    record: Record, draft: Draft, name: str, drafts: Drafts, places: Places
) -> tuple[dict[str, Any], list[Wrong]]:
    """Return what a row says of its enterprise by field, and what of it cannot be taken.

    Args:
        record: the row.
        draft: the enterprise that it is about.
        name: as the row has it.
        drafts: all enterprises: an alias that is another's is not taken.
        places: tells municipalities.
    """
    said: dict[str, Any] = {each: record.values.get(each) for each in (*_TEXTS, *DATES, *CRITERIA)}
    wrong: list[Wrong] = []
    place, town = str(record.values.get("municipality", "")), str(said["town"] or "")
    said["municipality"], said["town"] = places.read(record.row, place, town)
    if criteria := str(record.values.get("criteria", "")):
        if _ALL_FOUR.fullmatch(criteria):
            said.update({each: True if said[each] is None else said[each] for each in CRITERIA})
        else:
            wrong.append(("criteria", criteria, _("this does not say which of the four criteria are met")))
    state = str(record.values.get("state", ""))
    told = [said["ended"], said["dormant"], draft.entry.ended, draft.entry.dormant]
    if state and not _ACTIVE.fullmatch(state) and not any(told):
        wrong.append(("state", state, _("since when is not said: write the date under Ended or Dormant from")))
    names = [*draft.entry.aliases, *names_from_text(str(record.values.get("aliases", "")))]
    if fold(name) != fold(draft.entry.name):
        names.append(name)
    own = {fold(each): each for each in names if fold(each) != fold(draft.entry.name)}
    said["aliases"] = tuple(alias for key, alias in own.items() if drafts.names.get(key, draft) is draft)
    return said, wrong
