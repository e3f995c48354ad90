"""A survey's export as questions and answers, whatever tool made it: pure, values in and values out.

Told by the columns that a tool puts beside the questions (`imports/survey.toml`), else by headings that are questions.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.importing.facts import find_date
from asftui.importing.mapping import Column, How, is_known
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, Withheld, column_letter, shown
from asftui.importing.survey_columns import Asked, ask, cell_at
from asftui.importing.survey_heading import (
    MENTIMETER,
    filled,
    find_heading,
    has_options,
    heading_texts,
    holds,
    is_forms,
    texts_of,
    words,
)
from asftui.importing.withheld import heading_says
from asftui.text import clean, fold

_LONG_ID = 6
"""Signs of an id that no other form's respondent has."""
_PERSONAL = frozenset({"name", "name-reversed", "email", "telephone", "identity", "refused"})
_TIMES = ("completed", "submitted", "timestamp", "ended", "started", "begun")
_IDS = ("respondent", "number", "voter")


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One respondent's row."""

    number: int
    key: str
    """A hash; see `_key`."""
    answers: Mapping[int, str]
    """By the question's place."""
    finished: bool
    day: dt.date | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class SurveySheet:
    """A sheet as a survey."""

    header_row: int
    first: int
    """Index of the heading's first row."""
    last: int
    why: str
    columns: tuple[Column, ...]
    questions: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    own_keys: bool
    """The rows have ids or times of their own, that no other round has."""
    personal: tuple[str, ...] = ()
    """Headings of questions that are never stored."""
    masked: int = 0
    """Answers with personal identity numbers, which are not stored."""


def read_survey(
    sheet: Sheet, profiles: Mapping[str, Profile], *, wanted: bool = False, overrides: Mapping[str, str] | None = None
) -> SurveySheet | None:
    """Return what a sheet asks and answers; None where it is no survey.

    Args:
        sheet: the sheet.
        profiles: all kinds: `survey` tells what belongs to the respondent, the others what is no question.
        wanted: the user says that it is one.
        overrides: `question`, another field, or nothing, by heading.

    Raises:
        UsageError: an override names a heading or a field that is not there.
    """
    profile = profiles["survey"]
    others = [each for kind, each in profiles.items() if kind in ("attendance", "people", "events")]
    found = find_heading(sheet, profile, wanted=wanted)
    if found is None:
        return None
    index, why = found
    last = index + 1 if has_options(sheet, index, profile) else index
    body = [(sheet.first_row + n, row) for n, row in enumerate(sheet.rows) if n > last and filled(row)]
    said_above = texts_of(sheet.rows[index])
    body = [(number, row) for number, row in body if texts_of(row) != said_above]
    while body and _is_foot(body[-1][1]):
        body.pop()
    texts = heading_texts(sheet.rows[index], profile)
    width = max(map(len, [*(row for _n, row in body), texts, sheet.rows[last]]))
    texts += [""] * (width - len(texts))
    under = texts_of(sheet.rows[last]) if last > index else []
    fields = _fields(texts, body, profile, others, bool(under))
    letters = [column_letter(sheet.first_column + n) for n in range(width)]
    said = _overridden(fields, texts, letters, overrides or {}, profile)
    asked = ask(texts, under, [n for n, name in enumerate(fields) if name == "question"], body, words("single"))
    if not asked or (not wanted and _is_sign_up(asked, fields, others)):
        return None
    asked = [_without_answer(each) for each in asked]
    rows, own = _rows(body, fields, asked)
    return SurveySheet(
        header_row=sheet.first_row + last,
        first=index,
        last=last,
        why=why,
        columns=_columns(texts, under, fields, letters, said),
        questions=tuple(each.text for each in asked),
        rows=rows,
        own_keys=own,
        personal=tuple(texts[n] for n, name in enumerate(fields) if name == "personal"),
        masked=sum(n for at, n in sheet.withheld.items() if at < len(fields) and fields[at] == "question"),
    )


def _fields(
    texts: Sequence[str],
    body: Sequence[tuple[int, Sequence[Cell]]],
    profile: Profile,
    others: Collection[Profile],
    continued: bool,
) -> list[str]:
    """Return each column's field: `question`, `personal`, one of the respondent's, or nothing."""
    fields: list[str] = []
    for n, text in enumerate(texts):
        key = fold(text) or text
        cells = [cell for _n, row in body if (cell := cell_at(row, n)) is not None]
        own = [name for name in profile.known.get(key, ()) if name != "question"]
        if not text:
            fields.append(fields[-1] if continued and fields and fields[-1] in ("question", "personal") else "")
        elif own:
            fields.append(own[0])
        elif _is_beside(text, texts):
            fields.append("")
        elif _is_personal(text, cells, others):
            fields.append("personal")
        else:
            fields.append("question")
    rows = [row for _n, row in body]
    if is_forms(texts, rows):
        addresses = [fold(text) for row in rows if (text := shown(cell_at(row, 3)))]
        by_shape = ("number", "started", "completed", "email", "name")
        # in whatever language: who was asked to say who they are has an address, others are `anonymous`
        known = all("@" in shown(cell_at(row, 3)) for row in rows) or len(set(addresses)) == 1
        fields[: 5 if known else 3] = by_shape[: 5 if known else 3]
    return fields


def _is_foot(cells: Sequence[Cell]) -> bool:
    first = next((text for text in texts_of(cells) if text), "")
    return fold(first) in words("foot")


def _is_beside(text: str, texts: Sequence[str]) -> bool:
    """Return whether a column holds a quiz's points of another, or how long an answer took."""
    head, dash, tail = text.partition(" - ")
    if dash and fold(head) in words("beside") and any(fold(tail) == fold(other) for other in texts):
        return True
    return fold(text.rpartition(":")[2]) in words("beside") and ":" in text


def _is_personal(text: str, cells: Sequence[Cell], others: Collection[Profile]) -> bool:
    key = fold(text)
    for profile in others:
        for name in profile.known.get(key, ()):
            if profile.fields[name].type in _PERSONAL or name in ("given_name", "family_name"):
                return True
    if heading_says(text):
        return True
    shows = [shown(cell) for cell in cells]
    if holds(text, "refused") or (holds(text, "personal") and not _are_few(shows)):
        return True
    addresses = sum("@" in each and " " not in each.strip() for each in shows)
    numbers = sum(isinstance(cell, Withheld) for cell in cells)
    return bool(shows) and max(addresses, numbers) * 2 > len(shows)


def _are_few(shows: Sequence[str]) -> bool:
    """Return whether answers are a few choices: `Vill du ha nyhetsbrev per e-post?` is answered by yes and no."""
    kinds = {fold(each) for each in shows}
    return len(shows) >= 2 * len(kinds) > 0 and not any("@" in each or any(map(str.isdigit, each)) for each in shows)


def _is_sign_up(asked: Sequence[Asked], fields: Sequence[str], others: Collection[Profile]) -> bool:
    """Return whether a form asks who will come, and not what they think."""
    known = sum(is_known(each.text, others) and "?" not in each.text for each in asked)
    return known * 2 > len(asked) or ("personal" in fields and known * 2 >= len(asked))


def _overridden(
    fields: list[str], texts: Sequence[str], letters: Sequence[str], overrides: Mapping[str, str], profile: Profile
) -> set[int]:
    """Put what the user says in the place of what was told, and return where. Raises UsageError."""
    said: set[int] = set()
    for heading, name in overrides.items():
        places = [n for n, text in enumerate(texts) if text and fold(text) == fold(heading)]
        places = places or [n for n, letter in enumerate(letters) if letter == heading]
        if not places:
            raise UsageError(
                _('There is no heading "{heading}" in the sheet').format(heading=heading),
                remedy=_("There are: {headings}.").format(headings=", ".join(filter(None, texts))),
            )
        if name and name not in profile.fields:
            raise UsageError(
                _('"{name}" is no field of {kind}').format(name=name, kind=profile.kind),
                remedy=_("Choose one of: {values}.").format(values=", ".join(sorted(profile.fields))),
            )
        if name or fields[places[0]] == "question":  # what is of the respondent is no question, said or not
            fields[places[0]] = name
            said.add(places[0])
    return said


def _columns(
    texts: Sequence[str], under: Sequence[str], fields: Sequence[str], letters: Sequence[str], said: set[int]
) -> tuple[Column, ...]:
    under = [*under, *[""] * (len(texts) - len(under))]
    whole = [f"{a} {b}".strip() for a, b in zip(texts, under, strict=True)]
    times = Counter(map(fold, filter(None, whole)))
    return tuple(
        Column(
            index=n,
            letter=letters[n],
            heading=f"{text} ({letters[n]})" if text and times[fold(text)] > 1 else text or letters[n],
            field="" if name == "personal" else name,
            how="user" if n in said else _how(name),
            certainty=1.0 if name else 0.0,
        )
        for n, (text, name) in enumerate(zip(whole, fields, strict=True))
        if text
    )  # fmt: skip


def _how(name: str) -> How:
    return "" if name in ("", "personal") else "content" if name == "question" else "exact"


def _rows(
    body: Sequence[tuple[int, tuple[Cell, ...]]], fields: Sequence[str], asked: Sequence[Asked]
) -> tuple[tuple[SheetRow, ...], bool]:
    """Return the rows, and whether they have keys of their own."""
    ids = _first_of(fields, _IDS)
    times = [n for name in _TIMES for n, own in enumerate(fields) if own == name]
    state = _first_of(fields, ("state",))
    submitted = _first_of(fields, ("submitted",))
    rows: list[SheetRow] = []
    dropped = {n for n, name in enumerate(fields) if name == "personal"}
    alike: Counter[str] = Counter()
    moments: dict[str, object] = {}
    own = bool(times) or (ids is not None and any(len(_id(shown(cell_at(row, ids)))) >= _LONG_ID for _n, row in body))
    for number, cells in body:
        answers = {place: text for place, each in enumerate(asked) if (text := each.answer(cells))}
        at = next((cell for n in times if (cell := cell_at(cells, n)) is not None), None)
        identity = _id(shown(cell_at(cells, ids))) if ids is not None else ""
        said = _identity(identity, at)
        if not said:  # nothing but what was answered tells one from another; the same answers are not the same people
            said = repr(sorted((fold(asked[place].text), fold(text)) for place, text in answers.items()))
            alike[said] += 1
            said += f" {alike[said]}"
        elif not identity and moments.setdefault(said, answers) != answers:  # two in the same second
            said += repr(sorted(answers.items()))
        unfinished = (submitted is not None and cell_at(cells, submitted) is None) or (
            state is not None and fold(shown(cell_at(cells, state))) in words("unfinished")
        )
        rows.append(
            SheetRow(
                number=number,
                key=hashlib.sha256(said.encode()).hexdigest()[:32],
                answers=answers,
                finished=not unfinished,
                day=_day(at),
                cells=tuple([None if n in dropped else cell for n, cell in enumerate(cells)]),
            )
        )
    return tuple(rows), own


def _id(text: str) -> str:
    """Return an id; a name or an address that stands for one is not used, since its hash could be guessed."""
    return text if any(map(str.isdigit, text)) and "@" not in text else ""


def _identity(identity: str, at: Cell) -> str:
    """Return what tells a response from the others of its form, in every export of it: never who it is from.

    With an id the day is enough, for another format may leave out seconds; without, the moment is what there is.
    """
    day = _day(at)
    if identity:
        return f"{identity}|{day or ''}"
    if at is None:
        return ""
    moment = at.replace(microsecond=0).isoformat(" ") if isinstance(at, dt.datetime) else clean(shown(at))
    return f"|{moment}"


def _day(at: Cell) -> dt.date | None:
    if isinstance(at, dt.datetime):
        return at.date()
    if isinstance(at, dt.date):
        return at
    found = find_date(at, None) if isinstance(at, str) else None
    return found[0] if found else None


def _without_answer(asked: Asked) -> Asked:
    match = MENTIMETER.fullmatch(asked.text)
    return asked.called(match[1]) if match else asked


def _first_of(fields: Sequence[str], names: Sequence[str]) -> int | None:
    return next((fields.index(name) for name in names if name in fields), None)
