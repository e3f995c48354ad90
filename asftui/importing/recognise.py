"""Second stage: where the heading is, which kind of sheet it is and why, where the table ends."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.importing.facts import Facts, find_date, find_facts
from asftui.importing.mapping import Column, is_known, map_columns, variants
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, column_letter, shown
from asftui.registers import values
from asftui.text import fold

DEEPEST = 60
"""How many rows with something in them are looked at for a heading."""
_LONG = 60
_SUMS = (
    "summa",
    "totalt",
    "total",
    "totalsumma",
    "sum",
    "summering",
    "s:a",
    "delsumma",
    "subtotal",
    "grand total",
    "antal",
)
_SUM_START = re.compile(
    r"(summa|totalt?|sum|delsumma|s:a|subtotal|antal (närvarande|deltagare|personer|anmälda|st))\b[^@]{0,40}$", re.I
)
_SECTION = re.compile(r"\d+\.\s+\D")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The heading of a table, which may take two rows."""

    first: int
    last: int
    """Indexes into the sheet's rows."""
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """What a sheet was taken for. `kind` is empty where it was left, and `reason` says why."""

    kind: str
    certainty: float
    reason: str
    others: tuple[str, ...] = ()
    """Other kinds that it could be, the likeliest first."""
    heading: Heading | None = None
    columns: tuple[Column, ...] = ()
    facts: Facts = field(default_factory=Facts)
    body: tuple[tuple[int, tuple[Cell, ...]], ...] = ()
    """The rows under the heading with the sheet's own row numbers; no sums, no empty ones."""
    sections: tuple[tuple[int, str, str], ...] = ()
    """Rows that stand over others: number, the field that they tell (`role`, `organisation`), its value."""
    left_out: tuple[tuple[int, str], ...] = ()
    """Row numbers under the heading that are no rows of the table, with why."""

    header_row: int = 0
    """The sheet's own number of the heading's last row; 0 where there is none."""


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the rest of the program knows that helps to read a sheet."""

    is_type: Callable[[str], bool]
    """Tells whether a text holds the name of a kind of event."""
    towns: Mapping[str, str]
    """Names of places by folded name."""
    year: int | None = None
    """The year of dates without one, where the file says none."""
    order: values.Order | None = None
    """Which comes first in `3/4`, where the user says."""
    is_organisation: Callable[[str], bool] = lambda _text: False
    """Tells whether a text is the name of an organisation that is known."""
    kind: str = ""
    """The kind of sheet, where the user says."""
    attends: bool = False
    """The user says which event it is: the rows are people who were there."""
    overrides: Mapping[str, str] | None = None
    remembered: Callable[[Sequence[str]], Mapping[str, str]] | None = None
    """Gives the mapping of an earlier sheet with these headings."""


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    profile: Profile
    columns: tuple[Column, ...]
    facts: Facts
    score: float
    why: tuple[str, ...]


def recognise(sheet: Sheet, file: str, profiles: Mapping[str, Profile], hints: Hints) -> Recognised:
    """Return what a sheet is taken for.

    Raises:
        UsageError: the user names a heading or field that is not there.
    """
    heading = find_heading(sheet, profiles.values(), hints.overrides or {})
    if heading is None:
        bare = _bare_heading(sheet, list(profiles.values()))
        why = _("there are no rows under the heading") if bare else _("no heading that is known")
        return Recognised(kind="", certainty=0.0, reason=why, header_row=bare)
    body, left_out, sections = _cut(sheet, heading, profiles.values(), hints)
    candidates = []
    known = frozenset(fold(text) for text in heading.texts if text and is_known(text, profiles.values()))
    wrong: UsageError | None = None
    for profile in profiles.values():
        if hints.kind not in ("", profile.kind):
            continue
        try:
            found = _weigh(sheet, file, heading, [cells for _n, cells in body], profile, hints, known)
        except UsageError as error:  # a field that only another kind has
            wrong = wrong or error
            continue
        if found is not None:
            candidates.append(found)
    candidates.sort(key=lambda c: -c.score)
    if not candidates and wrong is not None:
        raise wrong
    if not candidates:
        missing = (
            _("it has none of the columns that {kind} needs") if hints.kind else _("its columns fit no kind of sheet")
        )
        return Recognised(
            kind="",
            certainty=0.0,
            reason=missing.format(kind=hints.kind),
            heading=heading,
            header_row=sheet.first_row + heading.last,
        )
    best = candidates[0]
    margin = best.score - candidates[1].score if len(candidates) > 1 else 4.0
    return Recognised(
        kind=best.profile.kind,
        certainty=1.0 if hints.kind else round(min(0.99, 0.6 + 0.08 * margin), 2),
        reason=_("by {evidence}").format(evidence=", ".join(best.why)) if best.why else _("by its headings"),
        others=tuple(c.profile.kind for c in candidates[1:]),
        heading=heading,
        columns=best.columns,
        facts=best.facts,
        body=tuple(body),
        sections=tuple(sections),
        left_out=tuple(left_out),
        header_row=sheet.first_row + heading.last,
    )


def find_heading(sheet: Sheet, profiles: Iterable[Profile], overrides: Mapping[str, str]) -> Heading | None:
    """Return the heading: the row, or two rows, with most headings that are known, above rows that hold something."""
    profiles = list(profiles)
    said = {fold(heading) for heading in overrides}
    best: tuple[float, Heading] | None = None
    seen = 0
    for index, cells in enumerate(sheet.rows):
        if not any(cell is not None for cell in cells):
            continue
        seen += 1
        if seen > DEEPEST:
            break
        for last in (index, index + 1):
            texts = _heading_texts(sheet, index, last)
            if texts is None:
                continue
            points = _points(sheet, last, cells if last == index else sheet.rows[last], texts, profiles, said)
            points -= 0.6 * (last - index)
            if points > 0 and (best is None or points > best[0]):
                best = points, Heading(first=index, last=last, texts=texts)
    return best[1] if best else None


def _bare_heading(sheet: Sheet, profiles: list[Profile]) -> int:
    """Return the row number of a heading at the end of a sheet, as an empty form has it; 0 where there is none."""
    texts = [cell for cell in sheet.rows[-1] if cell is not None]
    known = sum(isinstance(cell, str) and is_known(cell, profiles) for cell in texts)
    return sheet.first_row + len(sheet.rows) - 1 if known > 1 and known >= len(texts) / 2 else 0


def _heading_texts(sheet: Sheet, first: int, last: int) -> tuple[str, ...] | None:
    top = [shown(cell).strip() for cell in sheet.rows[first]]
    if last == first:
        return tuple(top)
    if last >= len(sheet.rows):
        return None
    under = sheet.rows[last]
    if not any(cell is not None for cell in under) or not all(cell is None or isinstance(cell, str) for cell in under):
        return None
    for a, b, c, d in sheet.merged:  # a group's name stands over all its columns
        if a <= first <= c and d > b and b < len(top):
            top += [""] * (d + 1 - len(top))
            top[b : d + 1] = [top[b]] * (d + 1 - b)
    width = max(len(top), len(under))
    top += [""] * (width - len(top))
    low = [shown(cell).strip() for cell in under] + [""] * (width - len(under))
    return tuple(f"{t} {u}".strip() for t, u in zip(top, low, strict=True))


def _points(
    sheet: Sheet, last: int, cells: Sequence[Cell], texts: Sequence[str], profiles: list[Profile], said: set[str]
) -> float:
    points = 0.0
    hits = 0
    folded = [fold(text) for text in texts if text]
    for text, cell in zip(texts, [*cells, *[None] * len(texts)], strict=False):
        if not text:
            continue
        if fold(text) in said:
            points, hits = points + 3, hits + 1
        elif cell is not None and not isinstance(cell, str):
            points -= 0.7
        elif is_known(text, profiles):
            # `Datum:` with a value beside it is a label above the table
            points, hits = points + (0.6 if text.endswith(":") else 1.0), hits + 1
        elif len(text) > _LONG or "@" in text:
            points -= 0.7
        else:
            points -= 0.1
    points -= 0.5 * (len(folded) - len(set(folded)))
    below = _block(sheet.rows[last + 1 : last + 24])
    if not below:
        return 0.0
    filled = sum(1 for row in below[:5] for cell, text in zip(row, texts, strict=False) if text and cell is not None)
    points += min(filled / len(below[:5]) / max(len(folded), 1), 1.0) * 0.5
    # of two tables with much the same heading the longer one is meant
    points += 0.05 * len(below[:20])
    # one known word is a heading only where the table has little else
    return points if hits > 1 or (hits == 1 and len(folded) <= 3 and not any(t.endswith(":") for t in texts)) else 0.0


def _block(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return the rows up to an empty one, without empty ones before them."""
    block: list[Sequence[Cell]] = []
    for row in rows:
        if any(cell is not None for cell in row):
            block.append(row)
        elif block:
            break
    return block


def _weigh(
    sheet: Sheet,
    file: str,
    heading: Heading,
    body: Sequence[tuple[Cell, ...]],
    profile: Profile,
    hints: Hints,
    known_elsewhere: Collection[str],
) -> _Candidate | None:
    keys = {fold(text) for text in heading.texts if text}
    if not hints.kind and any(set(against) <= keys for against in profile.not_with):
        return None
    width = max([len(heading.texts), *map(len, body)], default=0)
    texts = [*heading.texts, *[""] * (width - len(heading.texts))]
    samples = [[row[i] if i < len(row) else None for row in body] for i in range(width)]
    letters = [column_letter(sheet.first_column + i) for i in range(width)]
    remembered = hints.remembered([t for t in texts if t]) if hints.remembered else None
    if sum(find_date(text, 2000) is not None for text in heading.texts) > 1 and not hints.kind:
        return None  # people against dates: what stands under the dates would be lost
    columns = map_columns(
        texts,
        samples,
        letters,
        profile,
        overrides=hints.overrides,
        remembered=remembered,
        elsewhere=known_elsewhere,
    )
    fields = {column.field: column for column in columns if column.field}
    if not any(all(name in fields for name in names) for names in profile.sheet):
        return None
    above = [(index, cells) for index, cells in enumerate(sheet.rows[: heading.first])]
    facts = find_facts(
        above,
        profile,
        sheet=sheet.name,
        file=file,
        year=hints.year,
        order=hints.order or "dmy",
        is_type=hints.is_type,
        towns=hints.towns,
    )
    score = sum(column.certainty for name, column in fields.items() if profile.fields[name].kept)
    why: list[str] = []
    for name, weight in profile.evidence.items():
        if name in fields:
            score += weight
            why.append(_('the column "{heading}"').format(heading=fields[name].heading))
    if "event" in profile.evidence:
        told, facts_why = _told_by_facts(facts, profile, hints, fields)
        score, why = score + told, [*why, *facts_why]
    names = " ".join([*(shown(cell) for _i, row in above for cell in row if cell is not None), sheet.name, file])
    if word := _word(names, profile.words):
        score += 3
        why.append(_('the word "{word}"').format(word=word))
    if profile.needs_evidence and not why and not hints.kind:
        score -= 4
    return _Candidate(profile=profile, columns=columns, facts=facts, score=score, why=tuple(why))


def _told_by_facts(
    facts: Facts, profile: Profile, hints: Hints, fields: Mapping[str, Column]
) -> tuple[float, list[str]]:
    if hints.attends:
        return 10.0, [_("the event that was given")]
    points, why = 0.0, []
    if facts.date is not None and "date" not in fields:
        sure = "date" in facts.labelled
        points += profile.evidence.get("date", 0) * (1 if sure else 0.7)
        why.append(_("the date above the table") if sure else _("the date in the name of sheet or file"))
    if facts.title and "event" not in fields and ("title" in facts.labelled or hints.is_type(facts.title)):
        if facts.date is not None or hints.is_type(facts.title):
            # a register may be called by a kind of event, as `Kontakter Mysam` is; only a date makes it one
            points += profile.evidence["event"] * (1 if facts.date is not None else 0.5)
            why.append(_("the title above the table"))
    elif hints.is_type(facts.type) and "type" not in fields:
        points += profile.evidence["event"]
        why.append(_("the kind of event in its name"))
    return points, why


def _word(text: str, words: Sequence[str]) -> str:
    low = text.casefold().replace("_", " ")
    plain = f" {fold(text.replace('_', ' '))} "
    for word in words:
        key = fold(word)
        if f" {key} " in plain or (word.endswith("*") and f" {key}" in plain) or f" {word} " in f" {low} ":
            return word.rstrip("*")
    return ""


def _cut(
    sheet: Sheet, heading: Heading, profiles: Iterable[Profile], hints: Hints
) -> tuple[list[tuple[int, tuple[Cell, ...]]], list[tuple[int, str]], list[tuple[int, str, str]]]:
    """Return the rows of the table, those left out of it, and those that stand over others."""
    profiles = list(profiles)
    body: list[tuple[int, tuple[Cell, ...]]] = []
    left: list[tuple[int, str]] = []
    sections: list[tuple[int, str, str]] = []
    same = [fold(text) for text in heading.texts]
    width = sum(1 for text in heading.texts if text)
    after_blank = after_foot = False
    for index in range(heading.last + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        number = sheet.first_row + index
        filled = [cell for cell in cells if cell is not None and cell != ""]
        if not filled:
            after_blank = True
            continue
        if len(filled) > 1 and all(fold(shown(cell)) == text for cell, text in zip(cells, same, strict=False)):
            left.append((number, _("the heading again")))
        elif after_blank and _begins_other(cells, filled, profiles):
            left.append((number, _("another table begins here")))
            break
        elif width > 1 and len(filled) == 1 and (section := _section(cells, heading, profiles, hints)) is not None:
            sections.append((number, *section))
        elif why := _foot(cells, filled, width, after_blank or after_foot):
            left.append((number, why))
            after_foot = True
            continue
        else:
            body.append((number, cells))
        after_blank = after_foot = False
    return body, left, sections


def _section(cells: Sequence[Cell], heading: Heading, profiles: list[Profile], hints: Hints) -> tuple[str, str] | None:
    """Return what a row with one cell says of the rows under it: their role, or their organisation."""
    index, cell = next((n, cell) for n, cell in enumerate(cells) if cell is not None)
    if not isinstance(cell, str):
        return None
    text = cell.rstrip(": ")
    if (role := values.section_role(text)) is not None:
        return "role", role
    over = heading.texts[index] if index < len(heading.texts) else ""
    told = {name for _c, key in variants(over) for profile in profiles for name in profile.known.get(key, ())}
    # in the column of organisations it is a row that says nothing else
    return ("organisation", text) if hints.is_organisation(text) and "organisation" not in told else None


def _is_remark(text: str) -> bool:
    """Return whether a text by itself under the table is no name: a sentence, or the heading of notes."""
    small = [word for word in text.split()[1:] if word[:1].islower()]
    particles = values.words()["names"]["particles"]
    return (
        text.endswith((".", "!", "?"))
        or any(word not in particles for word in small)
        or fold(text) in {"anteckningar", "ovrigt", "kommentarer", "notes", "noteringar"}
    )


def _begins_other(cells: Sequence[Cell], filled: Sequence[Cell], profiles: list[Profile]) -> bool:
    if len(filled) == 1 and isinstance(filled[0], str) and _SECTION.match(filled[0]):
        return True
    texts = [cell for cell in filled if isinstance(cell, str)]
    return len(texts) == len(filled) > 2 and sum(is_known(t, profiles) for t in texts) >= max(3, len(texts) * 0.6)


def _foot(cells: Sequence[Cell], filled: Sequence[Cell], width: int, after_blank: bool) -> str:
    texts = [cell for cell in filled if isinstance(cell, str)]
    if any("@" in text for text in texts):
        return ""
    if texts and len(filled) <= max(3, width // 2) and len(texts) <= 2:
        head = texts[0].rstrip(":= ").casefold()
        if head in _SUMS or _SUM_START.match(texts[0]):
            return _("a row of sums")
    if not texts and after_blank and len(filled) <= max(1, width // 3):
        return _("a row of sums")
    if len(filled) == 1 and texts and width > 1:
        text = texts[0]
        if len(text) > _LONG or ":" in text or "=" in text or (after_blank and _is_remark(text)):
            return _("a remark under the table")
    return ""
