"""A sheet of enterprises: where its heading is, what each column counts and of which date. Pure.

Counts at dates are told by headings that say both (`Anställda 2017-01-01`), in one row or two, in any order; what is
counted may also stand over the table or in the name of the sheet. Others are told as all sheets are, by `recognise`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.count_headings import Day, Measure, any_measure, find_day, find_measure, is_permanent, without_day
from asftui.importing.heading import DEEPEST, Heading
from asftui.importing.layout import merged_down
from asftui.importing.mapping import Column, map_columns
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Recognised
from asftui.importing.shape import at, column
from asftui.importing.sheets import Cell, Sheet, column_letter, shown
from asftui.importing.table import Table, cut_table
from asftui.registers import values
from asftui.registers.enterprise_counts import MEASURES, parse_count_of_people
from asftui.text import fold

_DEEP = 3
"""Rows that a heading takes at most."""
_NUMBERS = 0.5
"""What part of the cells under a heading that counts must be numbers."""
_SAMPLE = 60
_ABOVE = 50
"""Cells of a row above the table that are looked at."""
_SMALL = re.compile(r"\b(?:den|per|avser|as of|antal|st|kl)\b", re.I)
"""Words beside a date that count nothing."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Counted:
    """A column that counts something at a date."""

    measure: Measure
    day: Day


@dataclass(frozen=True, kw_only=True)
class EnterpriseSheet:
    """A sheet as a table of enterprises."""

    heading: Heading
    columns: tuple[Column, ...]
    table: Table
    counted: Mapping[int, Counted] = field(default_factory=dict)
    """Columns that count at a date."""
    day: Day | None = None
    """The date of columns that count without one: from a name, or from above the table."""
    why: str = ""
    certainty: float = 0.95
    others: tuple[str, ...] = ()
    year: int | None = None
    """The year of dates without one: what heading and names say, else the plan's."""
    unused: tuple[str, ...] = ()
    """Headings with a date whose numbers are not taken."""


def read_dated(
    sheet: Sheet,
    file: str,
    profile: Profile,
    *,
    year: int | None,
    order: values.Order | None = None,
    wanted: bool = False,
    overrides: Mapping[str, str] | None = None,
) -> EnterpriseSheet | None:
    """Return a sheet whose headings say dates of counts, or None.

    Args:
        sheet: the sheet.
        file: the name of its file.
        profile: the kind `enterprises`.
        year: the year of dates without one.
        order: which comes first in `3/4`.
        wanted: the user says that it is of enterprises.
        overrides: field by heading, as the user says.

    Raises:
        UsageError: an override names a heading or a field that is not there.
    """
    best: tuple[tuple[int, int, int], EnterpriseSheet] | None = None
    seen = 0
    for index, cells in enumerate(sheet.rows):
        seen += any(cell is not None for cell in cells)
        if seen > DEEPEST:
            break
        for deep in range(1, _DEEP + 1):
            if index + deep >= len(sheet.rows):
                break
            found = _at(sheet, file, profile, index, index + deep - 1, year, order or "dmy", wanted, overrides)
            if found is None:
                continue
            known = sum(1 for each in found.columns if each.field)
            rank = (len(found.counted), known, -deep)
            if best is None or rank > best[0]:
                best = rank, found
    return best[1] if best else None


def from_recognised(
    sheet: Sheet,
    file: str,
    found: Recognised,
    profile: Profile,
    *,
    year: int | None,
    order: values.Order | None = None,
) -> EnterpriseSheet:
    """Return a sheet that its headings alone have told, with the date that its names or the rows above say."""
    heading = found.heading
    assert heading is not None  # noqa: S101 - a kind is told by a heading
    above = [shown(cell) for cells in sheet.rows[: heading.first] for cell in cells if cell is not None]
    stem = file.rpartition(".")[0] or file
    year = _said_year((*above, sheet.name, stem)) or year
    days = (find_day(text, year, order or "dmy", whole_year=False) for text in (*above, sheet.name, stem))
    return EnterpriseSheet(
        heading=heading,
        columns=_permanent_first(_named(found.columns)),
        table=cut_table(merged_down(sheet, heading.last), heading, [profile], lambda _text: False),
        day=next((day for day in days if day is not None), None),
        year=year,
        why=found.reason,
        certainty=found.certainty,
        others=found.others,
    )


def _at(
    sheet: Sheet,
    file: str,
    profile: Profile,
    first: int,
    last: int,
    year: int | None,
    order: values.Order,
    wanted: bool,
    overrides: Mapping[str, str] | None,
) -> EnterpriseSheet | None:
    rows = sheet.rows[first : last + 1]
    if any(not any(cell is not None for cell in cells) for cells in rows):
        return None
    width = max(map(len, sheet.rows[first : last + 1 + _SAMPLE]), default=0)
    parts = [[at(cells, n) for cells in rows] for n in range(width)]
    _carry_right(sheet, parts, first)
    above = [shown(cell) for cells in sheet.rows[:first] for cell in cells[:_ABOVE] if isinstance(cell, str)]
    names = [*reversed(above), sheet.name, re.sub(r"[_-]+", " ", file.rpartition(".")[0] or file)]
    over = any_measure(names)
    year = _said_year([*names, *(shown(cell) for cells in rows for cell in cells if cell is not None)]) or year
    body = sheet.rows[last + 1 : last + 1 + _SAMPLE]
    texts: list[str] = []
    counted: dict[int, Counted] = {}
    dated: list[int] = []
    measured = False
    for n, cells in enumerate(parts):
        day = _day(cells, year, order)
        words = " ".join(without_day(shown(cell)) for cell in cells if isinstance(cell, str))
        own = find_measure(words)
        if day is None or (own is None and fold(words) in profile.known):  # a field under a date that is another's
            texts.append(_text(cells) if day is None else words)
            continue
        texts.append(_text(cells))
        dated.append(n)
        measured = measured or own is not None
        measure = own or (None if fold(_SMALL.sub("", words)) else over)
        if measure is not None and _counts(column(body, n)):
            counted[n] = Counted(measure, day)
    if not counted:
        return None
    counted = _permanent_only(_in_order(counted, parts, year, order), texts)
    columns = map_columns(
        texts,
        [[at(cells, n) for cells in body] for n in range(width)],
        [column_letter(sheet.first_column + n) for n in range(width)],
        profile,
        overrides=overrides,
        skip=dated,
    )
    said = {each.index for each in columns if each.how == "user"}
    counted = {n: each for n, each in counted.items() if n not in said}
    columns = _named(tuple(_as_count(each, counted) for each in columns))
    by_field = {each.field: each for each in columns if each.field and each.index not in counted}
    if "enterprise" not in by_field or not counted:
        return None
    name = by_field["enterprise"]
    exact = "enterprise" in profile.known.get(fold(name.heading), ()) or name.how == "user"
    told = f" {fold(' '.join(names))} "
    asf = any(f" {fold(word)} " in told for word in profile.words)
    both = any(each.measure == "employed" for each in counted.values()) and measured
    if not (wanted or exact or ((both or asf) and measured)):
        return None
    heading = Heading(first=first, last=last, texts=tuple(texts))
    unused = [each.heading for each in columns if each.index in dated and each.index not in counted and not each.field]
    return EnterpriseSheet(
        heading=heading,
        columns=columns,
        table=cut_table(sheet, heading, [profile], lambda _text: False),
        counted=counted,
        year=year,
        why=_("dates in the headings, and numbers under them"),
        unused=tuple(unused),
    )


def _day(cells: Sequence[Cell], year: int | None, order: values.Order) -> Day | None:
    """Return the date that the parts of a heading say together: a year in one, day and month in another."""
    years = [int(match[0]) for cell in cells if cell is not None and (match := _YEAR.fullmatch(shown(cell).strip()))]
    said = years[0] if years else year
    days = [day for cell in cells if (day := find_day(cell, said, order, whole_year=False)) is not None]
    days += [day for cell in cells if (day := find_day(cell, said, order)) is not None]
    return next((day for day in days if day.exact), days[0] if days else None)


def _in_order(
    counted: Mapping[int, Counted], parts: Sequence[Sequence[Cell]], year: int | None, order: values.Order
) -> dict[int, Counted]:
    """Return the columns with their dates in order: `31/12` before `30/6` is of the year before."""
    found = dict(counted)
    after: dict[Measure, Day] = {}
    for n in sorted(found, reverse=True):
        each = found[n]
        following = after.get(each.measure)
        if following is not None and year is not None and each.day.date > following.date:
            earlier = _day(parts[n], year - 1, order)
            if earlier is not None and earlier.date < following.date:
                each = found[n] = Counted(each.measure, Day(earlier.date, exact=False))
        after[each.measure] = each.day
    return found


def _permanent_only(counted: Mapping[int, Counted], texts: Sequence[str]) -> dict[int, Counted]:
    """Return the columns without those of all employed, where those employed until further notice stand beside."""
    permanent = {each.day for n, each in counted.items() if each.measure == "employed" and is_permanent(texts[n])}
    return {
        n: each
        for n, each in counted.items()
        if each.measure != "employed" or each.day not in permanent or is_permanent(texts[n])
    }


def _permanent_first(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the one of those employed until further notice for the employed, where there is one."""
    permanent = next((c for c in columns if is_permanent(c.heading) and (c.field == "employed" or not c.field)), None)
    if permanent is None or any(c.field == "employed" and c.how == "user" for c in columns):
        return columns
    return tuple(
        replace(each, field="employed", how="exact", certainty=1.0)
        if each is permanent
        else replace(each, field="", how="", certainty=0.0)
        if each.field == "employed"
        else each
        for each in columns
    )


def _said_year(texts: Iterable[str]) -> int | None:
    """Return the first year that some texts say."""
    return next((int(match[0]) for text in texts if (match := _YEAR.search(text))), None)


def _text(cells: Sequence[Cell]) -> str:
    return " ".join(dict.fromkeys(shown(cell).removesuffix(" 00:00") for cell in cells if cell is not None))


def _carry_right(sheet: Sheet, parts: list[list[Cell]], first: int) -> None:
    """Give columns what stands once over several of them: merged, or written over the first alone."""
    for depth in range(len(parts[0]) - 1 if parts else 0):
        carried: Cell = None
        for cells in parts:
            if cells[depth] is not None:
                carried = cells[depth]
            elif carried is not None and any(cell is not None for cell in cells[depth + 1 :]):
                cells[depth] = carried if _spans(carried) else None
            else:
                carried = None
    for a, b, c, d in sheet.merged:
        row = a - first
        if a == c and d > b and 0 <= row < len(parts[0] if parts else ()) and b < len(parts):
            for n in range(b, min(d + 1, len(parts))):
                parts[n][row] = parts[b][row]


def _spans(cell: Cell) -> bool:
    """Return whether a cell may stand over several columns: a date, or what is counted."""
    return find_day(cell, 2000) is not None or (isinstance(cell, str) and find_measure(cell) is not None)


def _counts(cells: Sequence[Cell]) -> bool:
    """Return whether a column holds numbers of people, for the most part; an empty one may."""
    said = [cell for cell in cells if not values.is_empty(cell)]
    return sum(map(_is_number, said)) >= _NUMBERS * len(said)


def _is_number(cell: Cell) -> bool:
    try:
        parse_count_of_people(cell)
    except RecordError:
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    return True


def _as_count(each: Column, counted: Mapping[int, Counted]) -> Column:
    if each.index not in counted:
        return each
    return replace(each, field=counted[each.index].measure, how="exact", certainty=1.0)


def _named(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with one that names the enterprise: where none does for sure, what is called a name does.

    What only looks as if it counted, as `Förändring anställda`, does not.
    """
    columns = tuple(
        replace(each, field="", how="", certainty=0.0)
        if each.field in MEASURES and each.how == "alike" and find_measure(each.heading) is None
        else each
        for each in columns
    )
    fields = {each.field for each in columns}
    if "enterprise" in fields:
        return columns
    other = next((name for name in ("name", "activity") if name in fields), None)
    return tuple(replace(each, field="enterprise") if each.field and each.field == other else each for each in columns)
