"""Reports of meeting programs, told by their shape in any language: who joined, when, and for how long.

Teams and Zoom translate everything: section titles, headings, dates, durations. What stays is the shape: names first,
then moments of one meeting, perhaps how long each was there; above it pairs of a label and a value, or nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Sequence

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.check import settle_order
from asftui.importing.facts import Facts, find_date
from asftui.importing.heading import DEEPEST, Heading
from asftui.importing.mapping import by_content, is_person
from asftui.importing.profiles import Profile
from asftui.importing.shape import Shape, at, column
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.importing.table import Table
from asftui.registers import values
from asftui.text import fold

SECTION = re.compile(r"\d{1,3}\.\s+\D")
_MOMENT = re.compile(
    r"(?P<day>\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4})\D{1,8}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?"
    r"\s*(?P<half>[ap]\.?\s?m\.?|fm|em)?(?:\s*(?:utc|gmt|[+-]\d).*)?",
    re.I,
)
_WIDEST = 60
"""Columns; no report has so many."""
_LENGTH = re.compile(r"(?:\d{1,4}\s?[^\W\d]{1,10}\.?\s?){1,3}|\d{1,2}:\d{2}:\d{2}|PT[\dHMS.]+", re.I)
_SHARE = 0.8
_SAMPLE = 200
_FEW_DAYS = 2
"""A meeting is over on the next day; a list of meetings is not."""
_DATE_SHAPE = re.compile(r"\D+")


def find_meeting(sheet: Sheet, profile: Profile, file: str, order: values.Order | None) -> Shape | None:
    """Return the report that a sheet holds, or None.

    Args:
        sheet: the sheet.
        profile: of attendance; knows headings that name no people.
        file: its name, whose date tells day from month.
        order: which comes first in `3/4`, where the user says.
    """
    seen = 0
    for index, cells in enumerate(sheet.rows):
        filled = [cell for cell in cells if cell is not None]
        if not filled:
            continue
        seen += 1
        if seen > DEEPEST:
            break
        is_heading = 2 < len(filled) < _WIDEST and all(
            isinstance(cell, str) and not _has_moment(cell) for cell in filled
        )
        first = index + 1 if is_heading else index
        bare = not is_heading and seen == 1 and 2 < len(filled) < _WIDEST
        if not is_heading and not bare:
            continue
        heading = [shown(cell) for cell in cells] if is_heading else []
        body, left = _body(sheet, first, first + _SAMPLE)
        fields = _fields([row for _n, row in body], heading, profile)
        if fields is not None:
            body, left = _body(sheet, first, len(sheet.rows))
            return _shape(sheet, index if is_heading else 0, heading, body, left, fields, file, order)
    return None


Rows = list[tuple[int, tuple[Cell, ...]]]


def _body(sheet: Sheet, first: int, end: int) -> tuple[Rows, list[tuple[int, str]]]:
    """Return the rows down to the next section, which repeats the same people."""
    body: Rows = []
    for index in range(first, min(end, len(sheet.rows))):
        cells = sheet.rows[index]
        filled = [cell for cell in cells if cell is not None]
        number = sheet.first_row + index
        if not filled:
            continue
        if len(filled) == 1 and isinstance(filled[0], str) and SECTION.match(filled[0]):
            return body, [(number, _("another table begins here"))]
        body.append((number, cells))
    return body, []


def _fields(rows: Sequence[Sequence[Cell]], heading: Sequence[str], profile: Profile) -> dict[int, str] | None:
    """Return what each column is, or None where this is no report."""
    if not rows:
        return None
    width = max(map(len, rows))
    columns = [column(rows, index) for index in range(width)]
    moments = [n for n, cells in enumerate(columns) if _share(cells, _is_moment) >= _SHARE]
    lengths = [n for n, cells in enumerate(columns) if n not in moments and _share(cells, _is_length) >= _SHARE]
    if not moments:
        return None
    name = next((n for n, cells in enumerate(columns) if cells), -1)
    if name in moments or name > min(moments) or _share(columns[name], _is_somebody) < _SHARE:
        return None
    told = profile.known.get(fold(heading[name]), ()) if name < len(heading) else ()
    if "event" in told and "name" not in told:  # a calendar: subject, start, end
        return None
    if not _is_meeting(rows, columns, moments, lengths, name, width):
        return None
    if _days(columns, moments) > _FEW_DAYS:
        return None
    some_never_came = len(columns[moments[0]]) < len(rows)
    fields = {name: "name", moments[0]: "joined" if some_never_came and len(moments) > 1 else "join_time"}
    fields.update(dict.fromkeys([*moments[1:], *lengths], "leave_time"))
    email = next((n for n in range(width) if n not in fields and by_content(columns[n], profile) == "email"), None)
    if email is not None:
        fields[email] = "email"
    if not heading:
        fields.update({n: "" for n in range(width) if n not in fields})
    return fields


def _is_meeting(
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[Sequence[Cell]],
    moments: Sequence[int],
    lengths: Sequence[int],
    name: int,
    width: int,
) -> bool:
    if len(moments) > 1:
        pairs = [(at(row, moments[0]), at(row, moments[1])) for row in rows]
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        # leaving comes after joining; other moments are of something else
        return bool(both) and sum(_sortable(a) <= _sortable(b) for a, b in both) >= _SHARE * len(both)
    if lengths:
        return True
    # Teams' old list: name, what they did, when
    between = [n for n in range(name + 1, moments[0]) if columns[n]]
    if width > 4 or len(between) != 1 or moments[0] != between[0] + 1:
        return False
    actions = {fold(shown(cell)) for cell in columns[between[0]]}
    words = all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in columns[between[0]])
    known = {"joined", "joined before", "left", "ansluten", "anslot", "anslot fore", "lamnade", "lamnat"}
    return words and (bool(actions & known) or (len(actions) < 4 and len(rows) > 2 * len(actions)))


def _shape(
    sheet: Sheet,
    index: int,
    heading: Sequence[str],
    body: Rows,
    left: Sequence[tuple[int, str]],
    fields: dict[int, str],
    file: str,
    order: values.Order | None,
) -> Shape:
    above = sheet.rows[:index] if heading else ()
    when = [n for n, name in fields.items() if name in ("join_time", "joined")]
    joins = [cell for n in when for cell in column([row for _n, row in body], n)]
    told = _pairs(above)
    settled = _order([*told, *joins], file, sheet.name, order)
    days = [day for cell in joins if (day := _day(cell, settled)) is not None]
    title = next((shown(cell) for cell in told if isinstance(cell, str) and _is_title(cell)), "")
    moments = [cell for cell in told if _is_moment(cell)]
    start = _day(moments[0], settled) if moments else None
    facts = Facts(
        title=title,
        date=start or min(days, default=None),
        start_time=_clock(moments[0]) if moments else None,
        end_time=_clock(moments[1]) if len(moments) > 1 else None,
        labelled=frozenset({"date", *(["title"] if title else [])}),
    )
    last = index if heading else -1
    return Shape(
        why=_("the shape of a meeting's report"),
        heading=Heading(first=index, last=last, texts=tuple(heading)),
        fields=fields,
        facts=facts,
        table=Table(body=tuple(body), left_out=tuple(left)),
        certainty=0.95 if heading else 0.7,
    )


def _pairs(above: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Return the values above the table: beside their labels, or in a row under a row of labels."""
    found: list[Cell] = []
    for cells in above:
        filled = [cell for cell in cells if cell is not None]
        if len(filled) == 2:
            found.append(filled[1])
        elif len(filled) > 2 and any(_is_moment(cell) for cell in filled):
            found += filled
    return found


def _order(cells: Collection[Cell], file: str, sheet: str, said: values.Order | None) -> values.Order:
    """Return which comes first in `3/4`: as the user says, as the name of the file tells, as the values tell."""
    if said is not None:
        return said
    named = find_date(re.sub(r"[_+]+", " ", f"{file} {sheet}"), None)
    if named is not None:
        fits = [order for order in _ORDERS if any(_day(cell, order) == named[0] for cell in cells)]
        if len(fits) == 1:
            return fits[0]
    return settle_order(cells, None)[0]


_ORDERS: tuple[values.Order, ...] = ("dmy", "mdy")


def _is_title(cell: str) -> bool:
    letters = sum(map(str.isalpha, cell))
    is_code = " " not in cell and any(map(str.isdigit, cell)) and len(cell) > 20
    return letters > 1 and "@" not in cell and not is_code and not _is_moment(cell) and not _is_length(cell)


def _day(cell: Cell, order: values.Order) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    match = _MOMENT.search(cell) if isinstance(cell, str) else None
    if match is None:
        return None
    try:
        return values.parse_date(re.sub(r"\s", "", match["day"]), order=order)
    except RecordError:
        return None


def _clock(cell: Cell) -> dt.time | None:
    if isinstance(cell, dt.datetime):
        return cell.time().replace(second=0)
    match = _MOMENT.search(cell) if isinstance(cell, str) else None
    if match is None:
        return None
    half = re.sub(r"[\s.]", "", match["half"] or "")
    try:
        return values.parse_time(f"{match['hour']}:{match['minute']} {half}".strip())
    except RecordError:
        return None


def _sortable(cell: Cell) -> str:
    """Return what two moments of one column pair are compared by: within a day, whatever the order of day and month."""
    clock = _clock(cell)
    day = cell.date() if isinstance(cell, dt.datetime) else None
    if day is None and isinstance(cell, str) and (match := _MOMENT.search(cell)) is not None:
        return f"{match['day']} {clock}" if match["day"][:4].isdigit() else str(clock)
    return f"{day} {clock}"


def _days(columns: Sequence[Sequence[Cell]], moments: Sequence[int]) -> int:
    days = set()
    for n in moments:
        for cell in columns[n]:
            match = _MOMENT.search(cell) if isinstance(cell, str) else None
            days.add(_DATE_SHAPE.sub("-", match["day"]) if match else shown(cell)[:10])
    return len(days)


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_moment(cell: Cell) -> bool:
    if isinstance(cell, dt.datetime):
        return bool(cell.hour or cell.minute or cell.second)
    return isinstance(cell, str) and _MOMENT.fullmatch(cell.strip()) is not None


def _has_moment(cell: str) -> bool:
    return _MOMENT.search(cell) is not None


def _is_length(cell: Cell) -> bool:
    if isinstance(cell, dt.time):
        return True
    return isinstance(cell, str) and _LENGTH.fullmatch(cell.strip()) is not None


def _is_somebody(cell: Cell) -> bool:
    """Return whether a cell may name who joined; telephone numbers stand there too."""
    return is_person(cell) or (isinstance(cell, str) and cell.lstrip().startswith("+"))
