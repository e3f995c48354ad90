"""What lists and forms of placements say in words: kinds, outcomes, SUS' categories, target groups.

Categories of occupation and support before and after are SUS' own, so that figures can be held against its reports.
"""

import tomllib
from functools import cache
from pathlib import Path

from asftui.errors import RecordError
from asftui.i18n import N_, _
from asftui.text import clean, fold

KINDS = {
    "work-training": N_("work training"),
    "rehabilitation": N_("rehabilitation"),
    "employment": N_("employment"),
    "similar": N_("similar"),
}
OUTCOMES = {
    "studies": N_("studies"),
    "own-work": N_("own work"),
    "case-officer": N_("back to case officer"),
    "illness": N_("illness"),
    "interrupted": N_("interrupted"),
    "other": N_("else"),
}
WANTED = ("studies", "own-work")
"""Bilaga 2, indicator 9: "studier eller eget arbete efter insats"."""
SEXES = {"woman": N_("woman"), "man": N_("man")}
OCCUPATIONS = {
    "work": N_("paid work"),
    "studies": N_("studies"),
    "seeking": N_("actively seeking work"),
    "other": N_("else"),
}
SUPPORTS = {
    "sickness-benefit": N_("sickness benefit"),
    "sickness-compensation": N_("sickness or activity compensation"),
    "activity-support": N_("activity support"),
    "unemployment": N_("unemployment benefit"),
    "income-support": N_("income support"),
    "parental": N_("parental benefit"),
    "study": N_("study support"),
    "wages": N_("wages"),
    "none": N_("no support"),
    "other": N_("else"),
}
TARGET_GROUPS = {
    "disability": N_("disability"),
    "newly-arrived": N_("newly arrived"),
    "young": N_("young"),
    "long-term-sick": N_("long sick"),
    "long-term-unemployed": N_("long unemployed"),
    "other": N_("else"),
}
CONSENTS = {"consent": N_("consent in writing"), "anonymous": N_("anonymous in SUS")}
FUNDINGS = {"granted": N_("granted"), "refused": N_("refused")}
LISTS = {
    "kind": KINDS,
    "outcome": OUTCOMES,
    "sex": SEXES,
    "occupation": OCCUPATIONS,
    "support": SUPPORTS,
    "target_groups": TARGET_GROUPS,
    "consent": CONSENTS,
    "funding": FUNDINGS,
}
"""What each list is called, and its codes with their names; msgids."""


_SAYING_NOTHING = ("running", "over")
"""Of words of an outcome: that it goes on, or that it is over and no more."""


def tell(which: str, text: str) -> str | None:
    """Return the code that a text says of a list (`outcome`, `sex` …); None where it says nothing.

    Raises:
        RecordError: it says something that is none of them.
    """
    names = LISTS[which]
    text = clean(text)
    found = fold(text)
    if not found:
        return None
    for code, name in names.items():
        if found in (fold(code), fold(name), fold(_(name))):
            return code
    for code, words in _words(which).items():
        if any(_holds(found, word) for word in words):
            return None if code in _SAYING_NOTHING else code
    raise RecordError(
        _('"{value}" is none of those known').format(value=text),
        remedy=_("Choose one of: {values}.").format(values=", ".join(_(name) for name in names.values())),
    )


def _holds(text: str, word: str) -> bool:
    spaced = f" {text} "
    if word.endswith("*"):
        return f" {word[:-1]}" in spaced
    if word.startswith("*"):
        return f"{word[1:]} " in spaced
    return f" {word} " in spaced


@cache
def _words(which: str) -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "placement_words.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)[which]
    return {code: tuple(_folded(word) for word in words) for code, words in found.items()}


def _folded(word: str) -> str:
    return ("*" if word.startswith("*") else "") + fold(word) + ("*" if word.endswith("*") else "")
