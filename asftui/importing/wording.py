"""An import in words: what kinds of sheet are called, and how many rows came to what."""

from collections.abc import Callable, Mapping

from asftui.i18n import N_, _, ngettext

KIND_NAMES = {
    "attendance": N_("attendance"),
    "people": N_("people"),
    "events": N_("events"),
    "survey": N_("survey"),
    "enterprises": N_("enterprises"),
    "placements": N_("placements"),
    "placement-days": N_("placement days"),
}
"""Msgids, by the kind's code."""
_COUNTED: dict[str, Callable[[int], str]] = {
    "new": lambda n: ngettext("{n} new", "{n} new", n),
    "updated": lambda n: ngettext("{n} changed", "{n} changed", n),
    "unchanged": lambda n: ngettext("{n} unchanged", "{n} unchanged", n),
    "duplicate": lambda n: ngettext("{n} duplicate", "{n} duplicates", n),
    "rejected": lambda n: ngettext("{n} rejected", "{n} rejected", n),
}


def kind_name(kind: str) -> str:
    """Return what a kind of sheet is called; its code where that is not known."""
    return _(KIND_NAMES[kind]) if kind in KIND_NAMES else kind


def counts_in_words(rows: Mapping[str, int]) -> dict[str, str]:
    """Return how many rows have each verdict, in words (`12 nya`), by verdict."""
    return {verdict: text(rows.get(verdict, 0)).format(n=rows.get(verdict, 0)) for verdict, text in _COUNTED.items()}


def result_in_words(rows: Mapping[str, int]) -> str:
    """Return the counts that are not none, with commas between."""
    return ", ".join(words for verdict, words in counts_in_words(rows).items() if rows.get(verdict))
