"""Names as sheets have them: family name first, in capitals, with a company in brackets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from asftui.registers.alike_names import is_given
from asftui.registers.values import parse_role, words
from asftui.text import fold

_BRACKETS = re.compile(r"^(?P<name>[^(\[]+?)\s[(\[](?P<note>[^)\]]*)[)\]]\s*$")
_COMPANY_FIRST = re.compile(r"^\[(?P<note>[^\]/=]+)\]\s+(?P<name>.+)$")

_PARTY = re.compile(r"\(\s?(?P<party>[A-ZÅÄÖ]{1,4})\s?\)")
_NUMBER = re.compile(r"^\s?(?:\d{1,3}\s?[.):]?|[-–*•·])\s+(?=[^\W\d_])")


folded = lru_cache(maxsize=1 << 16)(fold)
"""`fold`, for texts that stand in many rows."""


_NOBODY = frozenset(
    [
        "vakant",
        "vakans",
        "n n",
        "nn",
        "ersattare",
        "reserv",
        "okand person",
        "okand deltagare",
        "anonym",
        "anonymous",
        "tba",
    ]
)
_ENOUGH = 4
"""So many names at the least must tell that a column has family names first."""
_TITLE_WORDS = 4
"""So many words of a title may stand before a name: `2:e vice ordf. KS Anna Berg`."""
_OTHERS = re.compile(
    r"(?:\+\s?\d{1,3}(?:\s?(?:st|till|pers\w{0,9}|gäst\w{0,9}))?|m\.?\s?fl\.?|med flera|et al\.?)\s*$", re.I
)
_AND = re.compile(r"\s(?:och|and|samt|&|/)\s|\s?&\s?", re.I)


@dataclass(frozen=True)
class Name:
    """A person's name, and what stood beside it in the same cell."""

    name: str
    organisation: str = ""
    title: str = ""
    politician: bool = False
    """The letter of a party stood there; the letter itself is not kept."""


def read_name(text: str, is_organisation: Callable[[str], bool], *, family_first: bool = False) -> Name:
    """Return the name in a cell, given name first.

    Args:
        text: the cell.
        is_organisation: tells whether a text is the name of an organisation that is known.
        family_first: the column has family names first, without a comma.
    """
    if match := _COMPANY_FIRST.match(text):
        inner = read_name(match["name"], is_organisation, family_first=family_first)
        return replace(inner, organisation=match["note"].strip())
    text, party = _without_party(text)
    text, before = _without_title(text)
    found = _read(text, is_organisation, family_first=family_first)
    return replace(found, title=found.title or before, politician=found.politician or party)


def _read(text: str, is_organisation: Callable[[str], bool], *, family_first: bool) -> Name:
    if match := _BRACKETS.match(text):
        inner = read_name(match["name"], is_organisation, family_first=family_first)
        # what is not understood is part of the name: nothing is lost
        return _with_note(inner, match["note"].strip(), is_organisation) or _named(text)
    for separator in (",", "/", " - ", " – ", ";"):
        head, found, tail = text.partition(separator)
        if found and head.strip() and tail.strip() and is_organisation(tail.strip()):
            return _named(head, organisation=tail.strip())
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        if family and given:
            if len(family.split()) > 1 and (parse_role(given) is not None or folded(given) in _behind()):
                return Name(_tidy(family), title=given)
            if len(words_of := given.split()) > 1 and _capitals(words_of) and parse_role(family) is not None:
                return Name(_tidy(given), title=family)  # `Ordf. i KS, Anna Berg`
            name, before = _without_title(f"{given} {family}")  # `Berg, Dr Anna`
            return Name(_tidy(name), title=before)
        text = family or given
    if family_first and len(parts := text.split()) > 1:
        cut = _family_length(parts)
        # in a column of `EK Eva` also two capitals are a name
        calm = [part.title() if part.isupper() and len(part) < 3 else part for part in parts[:cut]]
        text = " ".join([*parts[cut:], *calm])
    return _named(text)


def _without_party(text: str) -> tuple[str, bool]:
    """Return a name without the letter of a party that stands before or in it, and whether one did."""
    match = _PARTY.search(text)
    if match is None or match["party"] not in words()["names"]["parties"] or not text[match.end() :].strip():
        return text, False
    return f"{text[: match.start()]} {text[match.end() :]}".strip(), True


def _without_title(text: str) -> tuple[str, str]:
    """Return a name and the title that stands before or after it, as long as two words with capitals are left.

    A title that tells no role (`Dr`, `herr`) is left out.
    """
    parts = text.split()
    for n in range(2, len(parts)):
        title = " ".join(parts[n:])
        if parts[n][0].islower() and len(title) > 3 and _capitals(parts[:n]) and parse_role(title) is not None:
            return " ".join(parts[:n]).rstrip(","), title
    for n in range(min(len(parts) - 2, _TITLE_WORDS), 0, -1):
        head, rest = parts[:n], parts[n:]
        title = " ".join(head)
        bare = folded(title)
        # initials and letters of roles (`T Berg`) are names; so is what stands before a comma
        if "," in title or "," in rest[0] or not _capitals(rest[:2]):
            continue
        if bare in _before() or (len(bare) > 3 and parse_role(title) is not None and not is_given(folded(head[-1]))):
            return " ".join(rest), title.rstrip(":,") if parse_role(title) is not None else ""
    return text, ""


def without_others(text: str) -> str:
    """Return a name without the unnamed others that stand with it: `Anna Berg + 2`, `Anna Berg m.fl.`"""
    return _OTHERS.sub("", text).rstrip()


def is_nobody(text: str) -> bool:
    """Return whether a text stands where nobody is: `vakant`, `N.N.`"""
    return folded(text) in _NOBODY


def are_several(text: str, *, commas: bool) -> bool:
    """Return whether a cell names more than one person.

    Args:
        text: the cell.
        commas: the column has `Berg, Anna`, so that a comma parts no people.
    """
    parts = [part.strip() for part in _AND.split(text)]
    if len(parts) > 1 and all(any(map(str.isalpha, part)) for part in parts):
        return True
    several = [part.split() for part in text.split(",")]
    return not commas and len(several) > 1 and all(len(words) > 1 and _capitals(words) for words in several)


def _capitals(parts: Sequence[str]) -> bool:
    return all(part[0].isupper() and not any(map(str.isdigit, part)) for part in parts)


def without_number(text: str) -> str:
    """Return a name without the number or dash that a list puts before it: `1. Anna Berg`."""
    return _NUMBER.sub("", text)


def family_comes_first(texts: Sequence[str]) -> bool:
    """Return whether a column of names is written `BERG Anna`: the first word, and not the last, in capitals."""
    several = [parts for text in texts if len(parts := text.split()) > 1 and "," not in text]
    shouted = [parts for parts in several if _in_capitals(parts[0]) and not _in_capitals(parts[-1])]
    if len(shouted) > 1 and len(shouted) >= 0.6 * len(several):
        return True
    # `Berg Anna`: of those that tell, nearly all have a given name last and none first.
    ends = [(is_given(folded(parts[0])), is_given(folded(parts[-1]))) for parts in several]
    telling = [first for first, last in ends if first != last]
    return len(telling) >= _ENOUGH and telling.count(False) >= 0.8 * len(telling)


def joined(given: str, family: str) -> str:
    """Return a name from its two parts."""
    return _tidy(f"{given} {family}".strip())


def name_from_email(email: str) -> str:
    """Return the name that an address is made of (`anna.berg@…` gives `Anna Berg`), or what stands before the @."""
    local = email.partition("@")[0]
    parts = [part for part in re.split(r"[._-]+", local.rstrip("0123456789")) if part]
    if len(parts) > 1 and all(part.isalpha() for part in parts):
        return " ".join(part.capitalize() for part in parts)
    return local


def _with_note(inner: Name, note: str, is_organisation: Callable[[str], bool]) -> Name | None:
    known = words()["names"]
    if not note or note.casefold() in known["after"]:
        return inner
    if note.upper() in known["parties"] and note.upper() == note:
        return Name(inner.name, politician=True)
    if is_organisation(note) or set(fold(note).split()) & {fold(word) for word in known["organisation"]}:
        return Name(inner.name, organisation=note)
    if parse_role(note) is not None:
        return Name(inner.name, title=note)
    return None


def _named(name: str, organisation: str = "") -> Name:
    return Name(_tidy(name), organisation=organisation.strip())


@cache
def _before() -> frozenset[str]:
    return frozenset(map(folded, words()["names"]["before"]))


@cache
def _behind() -> frozenset[str]:
    return frozenset(map(folded, words()["names"]["behind"]))


def _tidy(name: str) -> str:
    return " ".join(_calm(word) for word in name.split())


def _calm(word: str) -> str:
    if not _in_capitals(word):
        return word
    if word.casefold() in words()["names"]["particles"]:
        return word.casefold()
    return "-".join(part.capitalize() for part in word.split("-"))


def _in_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)


def _family_length(parts: Sequence[str]) -> int:
    cut = 1
    while cut < len(parts) - 1 and _in_capitals(parts[cut]) and not _in_capitals(parts[-1]):  # `BERG LUND Anna`
        cut += 1
    while cut < len(parts) - 1 and parts[cut - 1].casefold() in words()["names"]["particles"]:
        cut += 1
    return cut
