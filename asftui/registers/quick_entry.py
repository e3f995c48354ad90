"""One-line entry: `frukostmöte Bollnäs 14/3 14 tjm 3 pol, för Mysam Bollnäs, från AF, FK` becomes an event.

Pure: a line and what is known in, an event and what was understood out. Date, type, town and heads may stand in any
order; `för` gives the groups it was for, `från` the organisations that were there, each perhaps with heads of its own
(`från AF 5 tjm, FK 3`). Words that mean nothing else are the title; a title may stand in quotes. Nothing is guessed
that could be lost: a bare number, or a group or organisation that is not known, is an error.
"""

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.plan import Activity, EventType, Plan
from asftui.registers.event_types import default_activities, event_type, type_place
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.registers.quick_dates import Period, take_dates, take_times
from asftui.registers.values import parse_role
from asftui.text import clean, fold

EXAMPLE = "frukostmöte Bollnäs 14/3 14 tjm 3 pol, för Mysam Bollnäs, från AF, FK"
ROLE_WORDS = {
    word: role
    for role, words in {
        "employee": "medarb tjm tj chefer",
        "politician": "pol",
        "other": "ovriga ovr andra others",
        "": "personer pers deltagare delt narvarande st people participants",
    }.items()
    for word in words.split()
}
"""Folded words after a number that only a line has; the others are those of sheets. An empty role is not known."""
NUMBER_WORDS = {"anmalda": "signed_up", "inbjudna": "invited", "signed": "signed_up", "invited": "invited"}
STATUS_WORDS = {
    "installt": "cancelled",
    "installd": "cancelled",
    "cancelled": "cancelled",
    "planerat": "planned",
    "planerad": "planned",
    "planned": "planned",
}
_JOINING = frozenset({"om", "med", "infor", "kring", "for", "about", "on", "with"})
"""After these a type's name belongs to the title: `Frukostmöte om upphandling`."""
_BEFORE_TOWN = frozenset({"i", "in"})
_AND = {"och", "and", ""}
_QUOTED = re.compile(r"[\"“”»«]([^\"“”»«]+)[\"“”»«]")
_CLAUSE = re.compile(r"(?:^|[\s,;])(för|for|från|from)\s", re.IGNORECASE)
_HEADS = re.compile(r"(?<![\w.,-])(\d{1,5})\s*(?:st\s+)?([^\W\d_]+)")
_DIGITS = 5
"""Of a number of people, at the most, as above."""
_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a line is read against."""

    plan: Plan
    today: dt.date
    groups: Mapping[str, int]
    """Ids by folded name."""
    organisations: Mapping[str, int]
    """Ids by folded name and alias."""
    group_names: Mapping[int, str]
    organisation_names: Mapping[int, str]
    towns: tuple[str, ...] = ()
    """Towns that events have been in, beside the plan's municipalities."""


@dataclass(frozen=True, kw_only=True)
class QuickEvent:
    """What was understood of a line."""

    entry: EventEntry
    type: EventType | None
    """The type; None where the plan has no such."""
    type_told: bool
    """False: the line names no type, and the plan's default was taken."""
    roles_told: bool
    """False: some heads came without a role, and employee was taken."""
    groups: tuple[str, ...]
    """Names of the groups that it is for."""
    organisations: tuple[str, ...]
    """Names of the organisations that were there."""
    activities: tuple[Activity, ...]

    @property
    def informs_nobody_new(self) -> bool:
        """Whether neither groups nor organisations were named, so that organisations informed cannot move."""
        return not self.groups and not self.organisations


def read_line(line: str, known: Known) -> QuickEvent:
    """Return the event in a line.

    Raises:
        RecordError: no date, or something that was not understood; `field` says which part.
    """
    return _Reader(known).read(line)


class _Reader:
    """Takes a line apart; what it has found stands in its attributes."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.heads: dict[tuple[str, int | None], int] = {}
        self.numbers: dict[str, int] = {}
        self.groups: list[int] = []
        self.organisations: list[int] = []
        self.audience: set[str] = set()
        self.roles_told = True

    def read(self, line: str) -> QuickEvent:
        text = clean(line)
        if not text:
            raise RecordError(_("The line is empty"), remedy=_('Write it as "{example}".').format(example=EXAMPLE))
        titles = [match[1].strip() for match in _QUOTED.finditer(text)]
        main = self._take_clauses(_QUOTED.sub(" ", text))
        plan = self.known.plan
        main, days = take_dates(main, Period(start=plan.start, end=plan.end, today=self.known.today))
        main, begins, ends = take_times(main)
        main = self._take_heads(main)
        if (bare := _NUMBER.search(main)) and len(bare[0]) > _DIGITS:
            raise RecordError(
                _('"{number}" is too large for a number of people').format(number=bare[0]), field="head_counts"
            )
        if bare:
            raise RecordError(
                _('What does "{number}" count?').format(number=bare[0]),
                field="head_counts",
                remedy=_('Write "{number} tjm" or "{number} pol"; a title with figures goes in quotes.').format(
                    number=bare[0]
                ),
            )
        if not 1 <= len(days) <= 2:
            what = _("The line has no date") if not days else _("The line has more than two dates")
            raise RecordError(what, field="date", remedy=_("Write it as 14/3, 14 mar or 2017-03-14."))
        words = _Words(main)
        town = self._take_town(words)
        status = self._take_status(words)
        kind, told = self._take_type(words)
        entry = EventEntry(
            date=days[0],
            end_date=days[1] if len(days) == 2 and days[1] != days[0] else None,
            start_time=begins,
            end_time=ends,
            type=kind,
            title=titles[0] if titles else words.rest(),
            status=status or ("planned" if days[0] > self.known.today else "held"),
            town=town,
            municipality=town if town in plan.municipalities else None,
            invited=self.numbers.get("invited"),
            signed_up=self.numbers.get("signed_up"),
            activities=default_activities(plan, kind, self.audience or {role for role, _owner in self.heads}),
            groups=tuple(dict.fromkeys(self.groups)),
            head_counts=self._head_counts(),
        )
        return QuickEvent(
            entry=entry,
            type=event_type(plan, kind),
            type_told=told,
            roles_told=self.roles_told,
            groups=tuple(self.known.group_names[key] for key in entry.groups),
            organisations=tuple(self.known.organisation_names[key] for key in dict.fromkeys(self.organisations)),
            activities=tuple(a for a in plan.activities if a.code in entry.activities),
        )

    def _take_clauses(self, text: str) -> str:
        """Return the text without `för …` and `från …`; what they hold beside names goes back to it."""
        cuts = [(m.start(), m.end(), fold(m[1])) for m in _CLAUSE.finditer(text)]
        main = [text[: cuts[0][0]] if cuts else text]
        for i, (start, end, word) in enumerate(cuts):
            clause = text[end : cuts[i + 1][0] if i + 1 < len(cuts) else len(text)]
            role = _role(next(iter(clause.split()), ""))
            if word == "for" and role:  # `för politiker` is whom it is for, and no group
                self.audience.add(role)
                main.append(text[start:end].strip(" ,;"))
                main.append(clause)
            else:
                main += [self._take_names(item, groups=word == "for") for item in re.split(r"[,;]", clause)]
        return " ".join(main)

    def _take_names(self, item: str, *, groups: bool) -> str:
        """Take the known names that an item begins with, and return what is left of it."""
        names = self.known.groups if groups else self.known.organisations
        words = item.split()
        taken = False
        while words:
            size = next((n for n in range(len(words), 0, -1) if fold(" ".join(words[:n])) in names), 0)
            if not size:
                break
            key = names[fold(" ".join(words[:size]))]
            (self.groups if groups else self.organisations).append(key)
            words = words[size:]
            taken = True
            if not groups:
                words = self._take_own_heads(words, key)
            if not words or fold(words[0]) not in _AND:
                break
            words = words[1:]
        rest = " ".join(words)
        if not taken and (name := self._words_of(rest)):
            self._not_known(name, groups)
        return rest

    def _take_own_heads(self, words: list[str], owner: int) -> list[str]:
        """Take the heads that follow an organisation's name: `5`, `5 tjm`, `5 tjm 2 pol`, each perhaps in brackets."""
        while words and (number := re.fullmatch(r"\(?(\d{1,5})([^\W\d_]*)\)?", words[0])):
            word = number[2] or (words[1] if len(words) > 1 else "")
            role = _role(word)
            if role is None and (number[2] or fold(word) not in _AND):  # `AF 14 mars` has no heads
                break
            self._count(role or "", int(number[1]), owner)
            words = words[1 if role is None or number[2] else 2 :]
        return words

    def _take_heads(self, text: str) -> str:
        def take(match: re.Match[str]) -> str:
            role, field = _role(match[2]), NUMBER_WORDS.get(fold(match[2]))
            if field:
                self.numbers[field] = int(match[1])
            elif role is not None:
                self._count(role, int(match[1]), None)
            else:
                return match[0]
            return " "

        return _HEADS.sub(take, text)

    def _count(self, role: str, number: int, owner: int | None) -> None:
        self.roles_told = self.roles_told and bool(role)
        key = (role or "employee", owner)
        self.heads[key] = self.heads.get(key, 0) + number

    def _head_counts(self) -> tuple[HeadCountEntry, ...]:
        roles = [role for role, _owner in self.heads]
        counted = {owner for _role, owner in self.heads}
        role = roles[0] if roles else "employee"
        without = [(role, owner) for owner in dict.fromkeys(self.organisations) if owner not in counted]
        totals = [*self.heads.items(), *((pair, 0) for pair in without)]
        return tuple(HeadCountEntry(role=r, total=total, organisation=owner) for (r, owner), total in totals)

    def _take_town(self, words: "_Words") -> str:
        """Take the first town in the line, with the `i` before it."""
        towns = [(fold(town).split(), town) for town in (*self.known.plan.municipalities, *self.known.towns)]
        places = [(place, -len(name), town) for name, town in towns if (place := words.find(name)) is not None]
        if not places:
            return ""
        start, size, town = min(places)
        before = start > 0 and words.folded()[start - 1] in _BEFORE_TOWN
        words.take_range(start - before, start - size)
        return town

    def _take_status(self, words: "_Words") -> str:
        for word, status in STATUS_WORDS.items():
            place = words.find([word])
            if place is not None:
                words.take_range(place, place + 1)
                return status
        return ""

    def _take_type(self, words: "_Words") -> tuple[str, bool]:
        place = type_place(self.known.plan, words.folded())
        if place is None:
            return self.known.plan.default_event_type, False
        kind, start, end = place
        words.take_range(start, end, unless_before=_JOINING)
        return kind.code, True

    def _words_of(self, text: str) -> str:
        """Return what is left of an item beside dates, times and heads."""
        plan = self.known.plan
        rest, _days = take_dates(text, Period(start=plan.start, end=plan.end, today=self.known.today))
        rest, _begins, _ends = take_times(rest)
        rest = _HEADS.sub(lambda m: m[0] if _role(m[2]) is None and fold(m[2]) not in NUMBER_WORDS else " ", rest)
        return " ".join(rest.split()) if fold(rest) else ""

    def _not_known(self, name: str, groups: bool) -> None:
        from difflib import get_close_matches  # only where something is wrong

        names = self.known.groups if groups else self.known.organisations
        shown = self.known.group_names if groups else self.known.organisation_names
        near = dict.fromkeys(shown[names[key]] for key in get_close_matches(fold(name), names, n=3, cutoff=0.6))
        what = _('There is no group "{name}"') if groups else _('There is no organisation "{name}"')
        remedy = _("Did you mean {names}? Else add it first, or put the title in quotes.")
        if not near:
            remedy = _("Add it first, or put the title in quotes.")
        raise RecordError(
            what.format(name=name),
            field="groups" if groups else "organisations",
            remedy=remedy.format(names=", ".join(near)),
        )


def _role(word: str) -> str | None:
    """Return the role that a word after a number means: empty where it only says people, None where it says nothing."""
    folded = fold(word)
    return ROLE_WORDS[folded] if folded in ROLE_WORDS else parse_role(folded)


class _Words:
    """The words of a line, folded, each with the piece of text that it stands in."""

    def __init__(self, text: str) -> None:
        self._pieces: list[str | None] = [piece.strip(",;") for piece in text.split()]
        self._words = [(word, i) for i, piece in enumerate(self._pieces) for word in fold(piece or "").split()]

    def folded(self) -> list[str]:
        """Return the words that are left."""
        return [word for word, _i in self._words]

    def find(self, wanted: list[str]) -> int | None:
        """Return where words stand in a row, or None."""
        words = self.folded()
        starts = range(len(words) - len(wanted) + 1)
        return next((i for i in starts if words[i : i + len(wanted)] == wanted), None)

    def take_range(self, start: int, end: int, unless_before: AbstractSet[str] = frozenset()) -> None:
        """Take out the words from start to end, unless one of some words follows."""
        if end < len(self._words) and self._words[end][0] in unless_before:
            return
        gone = {i for _word, i in self._words[start:end]}
        self._words = [(word, i) for word, i in self._words if i not in gone]
        for i in gone:
            self._pieces[i] = None

    def rest(self) -> str:
        """Return what is left, as it was written, with a capital first."""
        text = " ".join(piece for piece in self._pieces if piece and fold(piece))
        return text[:1].upper() + text[1:]
