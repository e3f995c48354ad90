"""People against dates: a row for each person, a column for each event, a mark where somebody came."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.check import Checked, Problem, Record, settle_order
from asftui.importing.facts import Facts, find_date
from asftui.importing.heading import DEEPEST, Heading
from asftui.importing.mapping import Column, is_known
from asftui.importing.profiles import Profile
from asftui.importing.shape import Dated, Shape, at, column
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.registers import values
from asftui.text import fold

_LONGEST = 60
_SHARE = 0.6
_SAMPLE = 60
NOT_OF_PEOPLE = (
    "heads",
    "employees",
    "politicians",
    "present",
    "signature",
    "joined",
    "coming",
    "date",
    "event",
    "type",
)
"""Fields that no column beside the dates can be: sums, for the most part."""


def find_matrix(
    sheet: Sheet, profiles: Collection[Profile], year: int | None, order: values.Order | None
) -> Shape | None:
    """Return the table of people against dates that a sheet holds, or None."""
    seen = 0
    for index, cells in enumerate(sheet.rows):
        if not any(cell is not None for cell in cells):
            continue
        seen += 1
        if seen > DEEPEST:
            break
        found = _at_row(sheet, index, profiles, year, order)
        if found is not None:
            return found
    return None


def _at_row(
    sheet: Sheet, index: int, profiles: Collection[Profile], year: int | None, order: values.Order | None
) -> Shape | None:
    cells = sheet.rows[index]
    settled = settle_order(cells, order)[0]
    dated = {n: day for n, cell in enumerate(cells) if (day := _dated(cell, year, settled)) is not None}
    if len(dated) < 2 or len({(each.day, fold(each.title)) for each in dated.values()}) < 2:
        return None
    titles_below, titles_above = _titles(sheet, index + 1, dated), _titles(sheet, index - 1, dated)
    last = index + 1 if titles_below else index
    first = index - 1 if titles_above and not titles_below else index
    more = titles_below or titles_above
    dated = {n: Dated(each.day, each.title or more.get(n, "")) for n, each in dated.items()}
    body = [row for row in sheet.rows[last + 1 : last + 1 + _SAMPLE] if not _are_sums([at(row, n) for n in dated])]
    marks = [cell for n in dated for cell in column(body, n)]
    if not marks or sum(map(_is_mark, marks)) < _SHARE * len(marks):
        return None
    width = max(map(len, sheet.rows[first : last + 1]))
    texts = [
        " ".join(dict.fromkeys(text for row in sheet.rows[first : last + 1] if (text := _text(at(row, n)))))
        for n in range(width)
    ]
    if not any(text and n not in dated and is_known(text, profiles) for n, text in enumerate(texts)):
        return None
    return Shape(
        why=_("dates in the heading, and marks under them"),
        heading=Heading(first=first, last=last, texts=tuple(texts)),
        dated=dated,
    )


def dated_columns(columns: Sequence[Column], dated: Mapping[int, Dated]) -> tuple[Column, ...]:
    """Return the columns with those of events as marks, but where the user says something else of them."""
    found = []
    for each in columns:
        if each.index in dated and each.how != "user":
            each = replace(each, field="present", how="exact", certainty=1.0)  # noqa: PLW2901
        elif each.field in NOT_OF_PEOPLE and each.how != "user":
            each = replace(each, field="", how="", certainty=0.0)  # noqa: PLW2901
        found.append(each)
    return tuple(found)


def spread(checked: Checked, columns: Sequence[Column], dated: Mapping[int, Dated], facts: Facts) -> Checked:
    """Return a record for each mark of each row.

    An empty cell says nothing. Who has no mark at all is kept as not present at every event, so that nobody is lost.
    """
    used = [column for column in columns if column.index in dated and column.field == "present"]
    records: list[Record] = []
    problems = list(checked.problems)
    for record in checked.records:
        if record.rejected is not None:
            records.append(record)
            continue
        marks: dict[int, bool] = {}
        wrong: list[Problem] = []
        for each in used:
            cell = at(record.cells, each.index)
            try:
                mark = values.parse_mark(cell)
            except RecordError as error:
                wrong.append(Problem(row=record.row, column=each.place, value=shown(cell), reason=str(error)))
                continue
            if mark is not None:
                marks[each.index] = mark
        problems += wrong
        if not marks and wrong:
            records.append(replace(record, rejected=wrong[0]))
            continue
        records += [
            _record(record, dated[each.index], facts, present=marks.get(each.index, False))
            for each in used
            if each.index in marks or not marks
        ]
    return replace(checked, records=tuple(records), problems=tuple(problems))


def unmarked(records: Collection[Record], columns: Sequence[Column], dated: Mapping[int, Dated]) -> list[str]:
    """Return the headings under which nobody has a mark: no event is made of them."""
    if not dated:
        return []
    came = {record.values["date"][0] for record in records if record.values.get("present")}
    return [column.heading for column in columns if column.index in dated and dated[column.index].day not in came]


def _record(record: Record, dated: Dated, facts: Facts, *, present: bool) -> Record:
    said = {**record.values, "date": (dated.day, None), "present": present}
    if dated.title:
        said["event"] = dated.title
    if facts.town:
        said.setdefault("town", facts.town)
    return replace(record, values=said)


def _dated(cell: Cell, year: int | None, order: values.Order) -> Dated | None:
    if cell is None or isinstance(cell, int | float | bool):
        return None
    text = shown(cell)
    if not isinstance(cell, str):
        return Dated(values.parse_date(cell), "") if hasattr(cell, "year") else None
    if len(text) > _LONGEST:
        return None
    try:
        return Dated(values.parse_date(text, year=year, order=order), "")
    except RecordError:
        found = find_date(text, year, order)
    if found is None:
        return None
    day, (start, end) = found
    title = " ".join(f"{text[:start]} {text[end:]}".split()).strip(" -–:,.()")
    return Dated(day, title if re.search(r"[^\W\d_]{2}", title) and values_weekday(title) is False else "")


def values_weekday(text: str) -> bool:
    """Return whether a text is the name of a weekday."""
    return any(fold(text) in map(fold, names) for names in values.words()["dates"]["weekdays"])


def _titles(sheet: Sheet, index: int, dated: Mapping[int, Dated]) -> dict[int, str]:
    """Return the titles that a row beside the dates has over or under them, or nothing."""
    if not 0 <= index < len(sheet.rows):
        return {}
    found = {n: cell for n in dated if (cell := at(sheet.rows[index], n)) is not None}
    if len(found) < 2 or not all(isinstance(cell, str) and _is_title(cell) for cell in found.values()):
        return {}
    return {n: str(cell) for n, cell in found.items()}


def _is_title(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) > 2 and not _is_mark(cell) and not values_weekday(cell)


def _are_sums(cells: Sequence[Cell]) -> bool:
    """Return whether cells are the numbers of those who came, as under a short list."""
    filled = [cell for cell in cells if cell is not None]
    return all(isinstance(cell, int | float) for cell in filled) and any(cell not in (0, 1) for cell in filled)


def _is_mark(cell: Cell) -> bool:
    try:
        return values.parse_mark(cell) is not None
    except RecordError:
        return False


def _text(cell: Cell) -> str:
    return shown(cell).removesuffix(" 00:00")
