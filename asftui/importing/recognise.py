"""Second stage: where the heading is, which kind of sheet it is and why, where the table ends."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.importing.facts import Facts, find_date, find_facts
from asftui.importing.heading import Heading, bare_heading, find_heading
from asftui.importing.layout import merged_down
from asftui.importing.mapping import Column, is_known, map_columns
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, column_letter, shown
from asftui.importing.table import Table, cut_table
from asftui.registers import values
from asftui.text import fold


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
    table: Table = field(default_factory=Table)
    """What stands under the heading."""
    header_row: int = 0
    """The sheet's own number of the heading's last row; 0 where there is none."""

    @property
    def body(self) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
        """Return the rows of the table, with the sheet's own row numbers."""
        return self.table.body


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
        bare = bare_heading(sheet, list(profiles.values()))
        why = _("there are no rows under the heading") if bare else _("no heading that is known")
        return Recognised(kind="", certainty=0.0, reason=why, header_row=bare)
    sheet = merged_down(sheet, heading.last)
    table = cut_table(sheet, heading, profiles.values(), hints.is_organisation)
    candidates = []
    known = frozenset(fold(text) for text in heading.texts if text and is_known(text, profiles.values()))
    wrong: UsageError | None = None
    for profile in profiles.values():
        if hints.kind not in ("", profile.kind):
            continue
        try:
            found = _weigh(sheet, file, heading, [cells for _n, cells in table.body], profile, hints, known)
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
        table=table,
        header_row=sheet.first_row + heading.last,
    )


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
