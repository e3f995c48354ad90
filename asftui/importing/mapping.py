"""Third stage: headings become fields: exact, remembered, alike, by content; the user's word goes before all."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from asftui.errors import RecordError, UsageError
from asftui.i18n import _
from asftui.importing.cells import is_doubtful_answer, read_answer
from asftui.importing.profiles import Field, Profile
from asftui.importing.sheets import Cell, Withheld
from asftui.importing.withheld import heading_says, without_numbers
from asftui.registers import values
from asftui.text import fold

How = Literal["exact", "remembered", "alike", "content", "user", ""]
_ALIKE = 84.0
"""How alike (per cent) a heading must be to one that is known."""
_SHORT, _ALIKE_SHORT = 5, 92.0
"""Signs of a short heading, and how alike such a one must be."""
_MARKS = ("narv", "present", "attend", "deltog", "deltagit", "pa plats", "avprick", "incheck", "kom")
"""How headings begin that speak of presence and nothing else."""
_FITS = 0.2
"""What part of a column's values must fit a field whose values are easily told."""
_ANSWERED = 0.5
"""What part of a column's values must be answers to an invitation."""
_PRESENCE = ("mark", "signature", "joined")
"""Types of fields that say who was there."""
_SAMPLE = 60


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table and the field it goes to."""

    index: int
    """Its place in the rows."""
    letter: str
    heading: str
    """As the sheet has it; with its letter where two are the same, the letter alone where there is none."""
    field: str
    """Empty: not used."""
    how: How
    certainty: float

    @property
    def place(self) -> str:
        """Return how a problem names the column: letter and heading."""
        return f"{self.letter} {self.heading}".strip() if self.heading != self.letter else self.letter


Guess = tuple[float, str, How]


def map_columns(
    headings: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    letters: Sequence[str],
    profile: Profile,
    *,
    overrides: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    elsewhere: Collection[str] = (),
    told: Mapping[int, str] | None = None,
    skip: Collection[int] = (),
) -> tuple[Column, ...]:
    """Return what each column is.

    Args:
        headings: their texts; empty where a column has none.
        samples: the values under each.
        letters: the letters of the columns.
        profile: the kind of sheet.
        overrides: field by heading or letter, as the user says; an empty field clears.
        remembered: field by heading, as it was when such a sheet was last imported.
        elsewhere: folded headings that other kinds know, and which are therefore like none of this one's.
        told: field by column, as the shape of the whole table tells; an empty field is no field.
        skip: columns that are something else than a field.

    Raises:
        UsageError: an override names a heading or a field that is not there.
    """
    names = _unique(headings, letters)
    said = _overrides(overrides or {}, names, letters, profile)
    remembered_by = {fold(heading) or heading: name for heading, name in (remembered or {}).items()}
    wishes: list[tuple[float, int, str, How]] = []
    for index, heading in enumerate(headings):
        if index in said:
            wishes.append((2.0, index, said[index], "user"))
            continue
        if index in skip:
            continue
        if told is not None and index in told:
            name = told[index] if told[index] in profile.fields else ""  # a kind without marks knows nothing of them
            wishes.append((1.2, index, name, "content"))
            continue
        key = fold(names[index]) or names[index]
        if key in remembered_by and remembered_by[key] in ("", *profile.fields):
            # Only what the headings did not say themselves, or the user put in its place, is ever remembered.
            wishes.append((1.5, index, remembered_by[key], "remembered"))
            continue
        if number := _number(heading, samples[index], profile):
            wishes.append((1.1, index, number, "exact" if heading_says(heading) else "content"))
            continue
        found = guesses(heading, profile, alike=fold(heading) not in elsewhere)
        for certainty, name, how in found:
            fit = share(profile.fields[name], samples[index])
            if profile.fields[name].type == "coming":
                if how == "exact" and fit >= _ANSWERED and (len(found) == 1 or any(map(_is_filled, samples[index]))):
                    wishes.append((certainty + 0.01, index, name, how))
                continue
            # an address or a mark that is none is a problem to list, not a sign that the column is another
            sure = profile.fields[name].type == "email" or (
                profile.fields[name].type == "mark" and fold(heading).startswith(_MARKS)
            )
            if fit >= _FITS or (sure and how == "exact"):
                wishes.append((certainty - (1 - fit) * 0.2, index, name, how))
        if not found and (name := by_content(samples[index], profile)):
            wishes.append((0.7, index, name, "content"))
    taken: dict[int, tuple[str, How, float]] = {}
    used: set[str] = set()
    for certainty, index, name, how in sorted(wishes, key=lambda wish: (-wish[0], wish[1])):
        if index in taken or (name in used and profile.fields[name].kept):
            continue
        taken[index] = (name, how, min(certainty, 0.9 if how == "content" else 1.0))
        if name:
            used.add(name)
    return tuple(
        Column(
            index=index,
            letter=letters[index],
            heading=names[index],
            field=taken[index][0] if index in taken else "",
            how=taken[index][1] if index in taken else "",
            certainty=round(taken[index][2], 2) if index in taken else 0.0,
        )
        for index in range(len(headings))
        if headings[index] or any(value is not None for value in samples[index])
    )


def guesses(heading: str, profile: Profile, *, alike: bool = True) -> list[Guess]:
    """Return the fields that a heading may be, each with its certainty; without `alike` only those that know it."""
    found: dict[str, Guess] = {}

    def add(certainty: float, name: str, how: How) -> None:
        each = profile.fields.get(name)
        if each is not None and each.automatic and certainty > found.get(name, (0,))[0]:
            found[name] = (certainty, name, how)

    key = fold(heading)
    for certainty, text in variants(heading):
        for name in profile.known.get(text, ()):
            add(certainty, name, "exact")
    if alike and not found and len(key) > 3:
        for certainty, name in _alike(key, profile):
            add(certainty, name, "alike")
    return list(found.values())


def variants(heading: str) -> Iterable[tuple[float, str]]:
    """Return the folded forms under which a heading may be known, the whole first."""
    whole = fold(heading) or heading.strip()
    if whole:
        yield 1.0, whole
    if "(" in heading:
        yield 0.97, fold(heading.partition("(")[0])
    for part in heading.replace("\n", "/").replace(",", "/").replace(" - ", "/").replace("|", "/").split("/")[:3]:
        if (key := fold(part)) and key != whole:
            yield 0.9, key


def is_known(heading: str, profiles: Iterable[Profile]) -> bool:
    """Return whether a heading is known to any of these profiles, without looking for what is alike."""
    forms = [text for _certainty, text in variants(heading)]
    return any(text in profile.known for profile in profiles for text in forms)


def is_alike(heading: str, profiles: Iterable[Profile]) -> bool:
    """Return whether a heading is known to any of these profiles, or alike to one that is."""
    key = fold(heading)
    return len(key) > 4 and any(certainty > 0.7 for profile in profiles for certainty, _name in _alike(key, profile))


def _alike(key: str, profile: Profile) -> list[tuple[float, str]]:
    words = key.split()
    contained = []
    for known, names in profile.known.items():
        parts = known.split()
        if len(known) > 3 and len(parts) < len(words) <= len(parts) + 4:
            for at in range(len(words) - len(parts) + 1):
                if words[at : at + len(parts)] == parts:
                    # more of the heading is better, and what stands first says what it is
                    weight = 0.6 + 0.25 * len(known) / len(key) - 0.05 * at
                    contained += [(weight, name) for name in names]
                    break
    if contained:
        return contained
    from rapidfuzz import fuzz, process  # only where a heading is strange: it takes a while to start

    cutoff = _ALIKE if len(key) > _SHORT else _ALIKE_SHORT  # `Svar` is no slip for `Var`
    hits = process.extract(key, list(profile.known), scorer=fuzz.ratio, score_cutoff=cutoff, limit=3)
    return [(score / 100 - 0.1, name) for known, score, _index in hits for name in profile.known[known]]


def share(field: Field, sample: Sequence[Cell]) -> float:
    """Return what part of a column's values can be read as a field's type; 1 where that cannot be told."""
    test = _TESTS.get(field.type)
    seen = [value for value in sample[:_SAMPLE] if not values.is_empty(value)]
    if test is None or not seen:
        return 1.0
    return sum(map(test, seen)) / len(seen)


def by_content(sample: Sequence[Cell], profile: Profile) -> str:
    """Return the field that a column's values alone tell (e-mail addresses do), or nothing."""
    seen = [value for value in sample[:_SAMPLE] if not values.is_empty(value)]
    if "email" in profile.fields and seen and sum(map(_is_email, seen)) / len(seen) >= 0.8:
        return "email"
    return ""


def _number(heading: str, sample: Sequence[Cell], profile: Profile) -> str:
    """Return the field of a column of personal numbers, as its heading says or its values show; or nothing."""
    says = heading_says(heading)
    seen = [value for value in sample[:_SAMPLE] if not values.is_empty(value)]
    numbers = sum(type(value) is Withheld and not any(map(str.isalnum, value)) for value in seen)
    if not says and numbers * 2 > len(seen):
        says = "own"
    name = {"own": "identity", "foreign": "foreign_number", "": ""}[says]
    return name if name in profile.fields else ""


def _is_email(value: Cell) -> bool:
    return isinstance(value, str) and "@" in value and " " not in value


def _is_name(value: Cell) -> bool:
    if not isinstance(value, str):
        return False
    letters = sum(c.isalpha() for c in value)
    return letters > 1 and not any(c.isdigit() for c in value)


def _reads(parse: Callable[[object], object]) -> Callable[[Cell], bool]:
    def test(value: Cell) -> bool:
        try:
            parse(value)
        except RecordError:
            return False
        return True

    return test


def is_person(value: Cell) -> bool:
    """Return whether a cell may be a person's name: also an address, or `Anna Berg 2`; `P 001` is none."""
    if not isinstance(value, str):
        return False
    value = without_numbers(value)
    if _is_name(value):
        return True
    return "@" in value or (" " in value and sum(map(str.isalpha, value)) > sum(map(str.isdigit, value)))


def _is_answer(value: Cell) -> bool:
    try:
        return read_answer(value) is not None
    except RecordError:
        return is_doubtful_answer(value)


def _is_filled(value: Cell) -> bool:
    return not values.is_empty(value)


def without_answers(columns: Sequence[Column], profile: Profile) -> tuple[Column, ...]:
    """Return the columns with answers to an invitation left alone where another column says who was there."""
    types = {profile.fields[column.field].type for column in columns if column.field in profile.fields}
    if "coming" not in types or types.isdisjoint(_PRESENCE):
        return tuple(columns)
    known = "signed_up" if "signed_up" in profile.fields else ""
    return tuple(
        replace(column, field=known)
        if column.field in profile.fields and profile.fields[column.field].type == "coming"
        else column
        for column in columns
    )


_TESTS: dict[str, Callable[[Cell], bool]] = {
    "name": is_person,
    "name-reversed": is_person,
    "email": _is_email,
    "count": _reads(values.parse_count),
    "mark": _reads(values.parse_mark),
    "coming": _is_answer,
}


def _overrides(
    given: Mapping[str, str], names: Sequence[str], letters: Sequence[str], profile: Profile
) -> dict[int, str]:
    said: dict[int, str] = {}
    for heading, name in given.items():
        places = [i for i, text in enumerate(names) if text == heading or fold(text) == fold(heading) != ""]
        places = places or [i for i, letter in enumerate(letters) if letter == heading]
        if not places:
            from difflib import get_close_matches  # only for the message

            near = get_close_matches(heading, names, 1)
            raise UsageError(
                _('There is no heading "{heading}" in the sheet').format(heading=heading),
                remedy=_('Did you mean "{near}"?').format(near=near[0])
                if near
                else _("There are: {headings}.").format(headings=", ".join(n for n in names if n)),
            )
        if name and name not in profile.fields:
            kept = sorted(each.name for each in profile.fields.values() if each.kept)
            raise UsageError(
                _('"{name}" is no field of {kind}').format(name=name, kind=profile.kind),
                remedy=_("Choose one of: {values}.").format(values=", ".join(kept)),
            )
        if name and profile.fields[name].type == "refused":
            raise UsageError(
                _('"{label}" is never stored').format(label=profile.fields[name].label),
                remedy=_("Leave the column out."),
            )
        said[places[0]] = name
    return said


def _unique(headings: Sequence[str], letters: Sequence[str]) -> list[str]:
    folded = [fold(heading) for heading in headings]
    times = Counter(folded)
    return [
        f"{heading} ({letter})" if heading and times[key] > 1 else heading or letter
        for heading, letter, key in zip(headings, letters, folded, strict=True)
    ]
