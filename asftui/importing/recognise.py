"""Second stage: where the heading is, which kind of sheet it is and why, where the table ends."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asftui.errors import UsageError
from asftui.i18n import _
from asftui.importing.bare import find_bare, why_left
from asftui.importing.facts import Facts, find_date, find_facts, said_year
from asftui.importing.heading import Heading, bare_heading, find_heading, table_above
from asftui.importing.layout import merged_down
from asftui.importing.mapping import Column, is_known, map_columns, without_answers
from asftui.importing.matrix import dated_columns, find_matrix
from asftui.importing.meetings import find_meeting
from asftui.importing.profiles import Profile
from asftui.importing.shape import Shape
from asftui.importing.sheets import Cell, Sheet, column_letter, shown
from asftui.importing.surveys import month_heading, survey_heading
from asftui.importing.table import Table, cut_table, not_read
from asftui.registers import values
from asftui.text import fold

_SAMPLE = 1000
"""Rows whose values tell what a column is."""


_OF_PEOPLE = ("attendance", "people", "events")
"""What rows are where nothing but marks and head counts can stand under dates."""


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
    left_kind: str = ""
    """The kind that it is of, where sheets of that kind are left."""
    shape: Shape | None = None
    """What its shape told."""

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
    if not hints.kind and (other := _other(sheet, profiles)) is not None:
        return other
    shape = _shape(sheet, file, profiles, hints)
    heading = shape.heading if shape else find_heading(sheet, profiles.values(), hints.overrides or {})
    if heading is None:
        shape = _bare(sheet, profiles, hints)
        if shape is None:
            bare = bare_heading(sheet, list(profiles.values()))
            why = _("there are no rows under the heading") if bare else why_left(sheet)
            return Recognised(kind="", certainty=0.0, reason=why, header_row=bare)
        heading = shape.heading
    sheet = merged_down(sheet, heading.last)
    table = (shape.table if shape else None) or cut_table(
        sheet,
        heading,
        profiles.values(),
        hints.is_organisation,
        lambda text: hints.is_type(text) or fold(text) in hints.towns,
    )
    if shape is None and (other_table := table_above(sheet, heading, list(profiles.values()))):
        above = (other_table, not_read())
        table = replace(table, left_out=(above, *table.left_out))
    if why := _explains(heading, table, profiles.values()):
        return Recognised(
            kind="", certainty=0.0, reason=why, heading=heading, header_row=sheet.first_row + heading.last
        )
    best, others = _choose(sheet, file, profiles, hints, heading, table, shape)
    header_row = sheet.first_row + heading.last if heading.texts else 0
    if best is None:
        missing = (
            _("it has none of the columns that {kind} needs") if hints.kind else _("its columns fit no kind of sheet")
        )
        reason = missing.format(kind=hints.kind)
        if not hints.kind and sum(find_date(text, 2000) is not None for text in heading.texts) > 1:
            reason = _("what stands under its dates is neither marks nor head counts of a list of events")
        return Recognised(kind="", certainty=0.0, reason=reason, heading=heading, header_row=header_row)
    margin = best.score - others[0].score if others else 4.0
    certainty = min(0.99, 0.6 + 0.08 * margin, shape.certainty if shape else 1.0)
    others_by_kind = tuple(each.profile.kind for each in others)
    if best.profile.left:
        return Recognised(
            kind="",
            certainty=round(certainty, 2),
            reason=best.profile.left,
            left_kind=best.profile.kind,
            others=others_by_kind,
            heading=heading,
            header_row=header_row,
        )
    why_all = [*([shape.why] if shape else []), *best.why]
    return Recognised(
        kind=best.profile.kind,
        certainty=1.0 if hints.kind else round(certainty, 2),
        reason=_("by {evidence}").format(evidence=", ".join(why_all)) if why_all else _("by its headings"),
        others=others_by_kind,
        heading=heading,
        columns=best.columns,
        facts=best.facts,
        table=_without_empty_lines(table, best.columns),
        header_row=header_row,
        shape=shape,
    )


def _without_empty_lines(table: Table, columns: Iterable[Column]) -> Table:
    """Return a table without lines that hold their printed number alone: nobody has written there."""
    numbers = {column.index for column in columns if column.field == "number"}
    if not numbers:
        return table
    kept = [
        (row, cells)
        for row, cells in table.body
        if any(c is not None and n not in numbers for n, c in enumerate(cells))
    ]
    return replace(table, body=tuple(kept))


def _other(sheet: Sheet, profiles: Mapping[str, Profile]) -> Recognised | None:
    """Return what a sheet is that holds nobody who came, where its shape alone tells that."""
    for kind, find in (("survey", survey_heading), ("placement-days", month_heading)):
        if kind in profiles and (index := find(sheet)) is not None:
            return Recognised(
                kind="",
                certainty=0.9,
                reason=profiles[kind].left or _("the days of a month stand over something else than marks"),
                left_kind=kind,
                header_row=sheet.first_row + index,
            )
    return None


def _shape(sheet: Sheet, file: str, profiles: Mapping[str, Profile], hints: Hints) -> Shape | None:
    profile = profiles.get(hints.kind or "attendance")
    if profile is None or profile.rows != "attendance" or profile.left:
        return None
    return find_meeting(sheet, profile, file, hints.order) or find_matrix(
        sheet, list(profiles.values()), said_year(sheet, file) or hints.year, hints.order
    )


def _bare(sheet: Sheet, profiles: Mapping[str, Profile], hints: Hints) -> Shape | None:
    profile = profiles[hints.kind or "attendance"]
    if profile.rows == "events" or profile.left:
        return None
    return find_bare(sheet, profile, hints.is_organisation, hints.is_type, hints.towns)


def _explains(heading: Heading, table: Table, profiles: Iterable[Profile]) -> str:
    """Return why a table is no table of people: it explains headings, one in each row."""
    listed = list(profiles)
    firsts = [str(cells[0]) for _n, cells in table.body if cells and isinstance(cells[0], str)]
    known = sum(is_known(text, listed) for text in firsts)
    if len(firsts) > 1 and known * 2 > len(table.body) and len([t for t in heading.texts if t]) < 5:
        return _("it explains the columns of another sheet")
    return ""


def _choose(
    sheet: Sheet,
    file: str,
    profiles: Mapping[str, Profile],
    hints: Hints,
    heading: Heading,
    table: Table,
    shape: Shape | None,
) -> tuple[_Candidate | None, list[_Candidate]]:
    """Return the likeliest kind and the others that fit. Raises UsageError."""
    known = frozenset(fold(text) for text in heading.texts if text and is_known(text, profiles.values()))
    body = [cells for _n, cells in table.body]
    parts = shape is None and bool(table_above(sheet, heading, list(profiles.values())))
    parted = any(name == "date" for _n, name, _value in table.sections)
    candidates: list[_Candidate] = []
    wrong: UsageError | None = None
    for profile in profiles.values():
        if hints.kind not in ("", profile.kind):
            continue
        if shape is not None and not hints.kind and not _shaped(profile, shape):
            continue
        try:
            found = _weigh(sheet, file, heading, body, profile, hints, known, shape, parted=parted, parts=parts)
        except UsageError as error:  # a field that only another kind has
            wrong = wrong or error
            continue
        if found is not None:
            candidates.append(found)
    candidates.sort(key=lambda c: -c.score)
    if not candidates and wrong is not None:
        raise wrong
    return (candidates[0], candidates[1:]) if candidates else (None, [])


def _shaped(profile: Profile, shape: Shape) -> bool:
    """Return whether a kind of sheet can have this shape."""
    if profile.left:
        return False
    return profile.rows == "attendance" or (profile.rows == "people" and shape.certainty < 0.5)


def _weigh(
    sheet: Sheet,
    file: str,
    heading: Heading,
    body: Sequence[tuple[Cell, ...]],
    profile: Profile,
    hints: Hints,
    known_elsewhere: Collection[str],
    shape: Shape | None = None,
    *,
    parted: bool = False,
    parts: bool = False,
) -> _Candidate | None:
    keys = {fold(text) for text in heading.texts if text}
    if not hints.kind and shape is None and any(set(against) <= keys for against in profile.not_with):
        return None
    width = max([len(heading.texts), *map(len, body)], default=0)
    texts = [*heading.texts, *[""] * (width - len(heading.texts))]
    samples = [[row[i] if i < len(row) else None for row in body[:_SAMPLE]] for i in range(width)]
    letters = [column_letter(sheet.first_column + i) for i in range(width)]
    remembered = hints.remembered([t for t in texts if t]) if hints.remembered else None
    dates = sum(find_date(text, 2000) is not None for text in heading.texts)
    if dates > 1 and profile.rows in _OF_PEOPLE and not profile.left and not hints.kind and not (shape and shape.dated):
        return None  # something against dates that is no mark: what stands under them would be lost
    columns = map_columns(
        texts,
        samples,
        letters,
        profile,
        overrides=hints.overrides,
        remembered=remembered,
        elsewhere=known_elsewhere,
        told=shape.fields if shape else None,
        skip=shape.dated if shape else (),
    )
    if shape and shape.dated:
        columns = dated_columns(columns, shape.dated)
    columns = without_answers(columns, profile)
    fields = {column.field: column for column in columns if column.field}
    if not any(all(name in fields for name in names) for names in profile.sheet):
        return None
    above = list(enumerate(sheet.rows[: heading.first]))[_begin(sheet, heading, parts) :]
    if shape and shape.facts:
        above = []  # labels of a language that nobody knows are no title
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
    if shape and shape.facts:
        facts = _with_shape(facts, shape.facts)
    if profile.left:  # it holds nobody: what its names would tell is of no matter
        facts = Facts()
    score = sum(column.certainty for name, column in fields.items() if profile.fields[name].kept)
    why: list[str] = []
    for name, weight in profile.evidence.items():
        if name in fields:
            score += weight * fields[name].certainty
            why.append(_('the column "{heading}"').format(heading=fields[name].heading))
    if shape is not None and profile.rows == "attendance" and shape.certainty > 0.5:
        score += 4
    if parted and profile.rows == "attendance":
        score += 6
        why.append(_("events over their people"))
    if "event" in profile.evidence:
        told, facts_why = _told_by_facts(facts, profile, hints, fields)
        score, why = score + told, [*why, *facts_why]
    names = " ".join([*(shown(cell) for _i, row in above for cell in row if cell is not None), sheet.name, file])
    if word := _word(names, profile.words):
        score += 3
        why.append(_('the word "{word}"').format(word=word))
    if profile.needs_evidence and not why and (shape is None or shape.certainty < 0.5) and not hints.kind:
        score -= 4
    return _Candidate(profile=profile, columns=columns, facts=facts, score=score, why=tuple(why))


def _begin(sheet: Sheet, heading: Heading, parts: bool) -> int:
    """Return where what stands above a table begins: after another table, where one stands there."""
    index = heading.first
    while parts and index and not any(cell is not None for cell in sheet.rows[index - 1]):
        index -= 1
    while parts and index and any(cell is not None for cell in sheet.rows[index - 1]):
        index -= 1
    return index if parts else 0


def _with_shape(facts: Facts, told: Facts) -> Facts:
    """Return what names and shape say together: what stands in the sheet before what its name says."""
    return replace(
        facts,
        title=told.title or facts.title,
        date=told.date or facts.date,
        start_time=told.start_time or facts.start_time,
        end_time=told.end_time or facts.end_time,
        labelled=frozenset(name for name in told.labelled if getattr(told, name)),
    )


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
