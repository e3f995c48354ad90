"""Fourth stage: each row's cells become typed values; every problem is kept with its row, column, value and reason."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.cells import PLAIN, CellReader, is_cancelled
from asftui.importing.mapping import Column
from asftui.importing.names import Name, family_comes_first, joined, name_from_email, without_others
from asftui.importing.profiles import Field, Profile
from asftui.importing.sheets import Cell, shown
from asftui.importing.table import PRESENT
from asftui.importing.withheld import number_beside
from asftui.registers import values
from asftui.text import fold

_TWO_NUMBERS = re.compile(r"(?<![\d/.:-])(\d{1,2})([/.-])(\d{1,2})(?:\2|\s|$|[ ,-])(?!\d{1,2}:)")
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.I)
_NAMES = ("name", "name_reversed", "given_name", "family_name")
_FILLED_DOWN = ("date", "event", "type", "town", "time", "premises")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A value that could not be taken, or a row that could not."""

    row: int
    column: str
    """Letter and heading; empty where the whole row is meant."""
    value: str
    reason: str


@dataclass(slots=True, kw_only=True)  # not frozen, which takes three times as long to make
class Record:
    """A row as typed values by field; what is empty is not there."""

    row: int
    values: Mapping[str, Any]
    person: Mapping[str, Any]
    """Of `values`, what it says of the person: rows that say the same share it."""
    rejected: Problem | None = None
    """Why the row cannot go in."""
    cells: tuple[Cell, ...] = field(default=(), repr=False)
    """The row as it stands in the sheet."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """All rows, and every problem in them."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    order: values.Order
    notes: tuple[str, ...]
    family_first: bool = False
    """Names were read with the family name first."""


def check_rows(
    body: Sequence[tuple[int, tuple[Cell, ...]]],
    columns: Sequence[Column],
    profile: Profile,
    *,
    year: int | None,
    order: values.Order | None = None,
    is_organisation: Callable[[str], bool] = lambda _text: False,
    dated: bool = False,
    sections: Sequence[tuple[int, str, str]] = (),
    family_first: bool = False,
) -> Checked:
    """Read every row.

    Args:
        body: the rows with the sheet's own numbers.
        columns: what each column is.
        profile: the kind of sheet.
        year: the year of dates that lack one.
        order: which comes first in `3/4`, where somebody says; else the dates of the whole sheet tell.
        is_organisation: tells whether a text is the name of an organisation that is known.
        dated: the date stands elsewhere, so that a row without one can go in.
        sections: rows that stand over others, with the field that they tell and its value.
        family_first: names have the family name first, where somebody says so; else the column tells.
    """
    used = [(column, profile.fields[column.field]) for column in columns if column.field]
    used = [(column, each) for column, each in used if each.kept]
    notes: list[str] = []
    settled, why = settle_order(
        [
            *{_at(cells, column.index) for column, each in used if each.type == "dates" for _n, cells in body},
            *(value for _at_row, name, value in sections if name == "date"),
        ],
        order,
    )
    if why:
        notes.append(why)
    rows = _fill_down(body, used, notes)
    family_first = family_first or _shouting(rows, used)
    cell_reader = CellReader(
        year=year, order=settled, is_organisation=is_organisation, family_first=family_first, commas=_commas(rows, used)
    )
    needs_date = not dated and any(each.name == "date" for _c, each in used) and "date" not in profile.row
    reader = _RowReader(cell_reader, used, profile, needs_date=needs_date)
    records: list[Record] = []
    problems: list[Problem] = []
    over: dict[str, str] = {}
    coming = sorted(sections, key=lambda section: section[0])[::-1]
    for number, cells in rows:
        while coming and coming[-1][0] < number:
            _at_row, name, value = coming.pop()
            over[name] = value
        record, found = reader.row(number, cells, over)
        records.append(record)
        problems += found
    return Checked(
        records=tuple(records),
        problems=tuple(problems),
        order=settled,
        notes=tuple(notes),
        family_first=family_first,
    )


def settle_order(cells: Iterable[Cell], said: values.Order | None) -> tuple[values.Order, str]:
    """Return which comes first in `3/4`, day or month, once for all; and a note where nothing told it."""
    if said is not None:
        return said, ""
    first_over = second_over = either = half_days = False
    for cell in cells:
        if not isinstance(cell, str):
            continue
        half_days = half_days or _HALF_DAY.search(cell) is not None
        if match := _TWO_NUMBERS.search(cell):
            a, b = int(match[1]), int(match[3])
            first_over, second_over = first_over or a > 12, second_over or b > 12
            either = either or (a <= 12 and b <= 12 and a != b)
    if second_over and not first_over:
        return "mdy", _("dates have the month first: one has a second number above 12")
    if first_over or not either:
        return "dmy", ""
    if half_days:
        return "mdy", _("dates are taken with the month first, since times have AM and PM (--dates dmy says otherwise)")
    return "dmy", _("dates such as 3/4 are taken with the day first (--dates mdy says otherwise)")


@dataclass(frozen=True, kw_only=True)
class _Fault:
    """What is wrong with a cell: the place of its column among those used, and whether the cell could not be read."""

    at: int
    value: str
    reason: str
    unread: bool = True


def _place(fault: _Fault) -> int:
    return fault.at


@dataclass(frozen=True, kw_only=True)
class _Part:
    """What a row says of its event, or of its person and the rest: rows with the same cells share it."""

    values: dict[str, Any]
    faults: tuple[_Fault, ...]
    fields: frozenset[str]


class _RowReader:
    """Reads rows in two parts, event and person, each once for all rows that say the same: few are distinct."""

    def __init__(
        self, cells: CellReader, used: Sequence[tuple[Column, Field]], profile: Profile, *, needs_date: bool
    ) -> None:
        self.cells = cells
        self.used = used
        self.profile = profile
        self.needs_date = needs_date
        of_event = {n for n, (_column, each) in enumerate(used) if each.name in _FILLED_DOWN}
        self.halves = [[n for n in range(len(used)) if (n in of_event) is half] for half in (True, False)]
        self.places = [[used[n][0].index for n in half] for half in self.halves]
        self.parts: dict[tuple[Any, ...], _Part] = {}
        self.lacking: dict[tuple[frozenset[str], frozenset[str]], str] = {}

    def row(self, number: int, cells: tuple[Cell, ...], over: Mapping[str, str]) -> tuple[Record, list[Problem]]:
        """Return a row as a record, and its problems; `over` is what rows over it say."""
        event, person = self._part(0, cells, over), self._part(1, cells, over)
        said = {**event.values, **person.values}
        problems: list[Problem] = []
        rejected: Problem | None = None
        blamed: Problem | None = None  # why there is nobody in the row, where a cell says somebody
        for fault in sorted((*event.faults, *person.faults), key=_place):
            column, each = self.used[fault.at]
            problem = Problem(row=number, column=column.place, value=fault.value, reason=fault.reason)
            problems.append(problem)
            if blamed is None and fault.unread and (each.name in self.profile.row or each.name in _NAMES):
                blamed = problem
            if rejected is None and fault.unread and (each.required or (self.needs_date and each.name == "date")):
                rejected = problem
        if rejected is None and (why := self._lacks(event.fields, person.fields)):
            rejected = blamed
            if rejected is None:
                rejected = Problem(row=number, column="", value="", reason=why)
                problems.append(rejected)
        return Record(row=number, values=said, person=person.values, rejected=rejected, cells=cells), problems

    def _part(self, half: int, cells: tuple[Cell, ...], over: Mapping[str, str]) -> _Part:
        width = len(cells)
        found = [cells[n] if n < width else None for n in self.places[half]]
        # 1, 1.0 and True are equal, and so are texts of which one hides a personal number or is a broken cell's
        kinds = [kind if (kind := type(cell)) in PLAIN else id(cell) for cell in found]
        key = (half, *found, *kinds, *over.items())
        part = self.parts.get(key)
        if part is None:
            part = self.parts[key] = self._read(half, found, over)
        return part

    def _read(self, half: int, cells: Sequence[Cell], over: Mapping[str, str]) -> _Part:
        found: dict[str, Any] = {}
        faults: list[_Fault] = []
        for n, cell in zip(self.halves[half], cells, strict=True):
            _column, each = self.used[n]
            if cell is None or (each.type not in ("mark", "signature", "coming") and values.is_empty(cell)):
                continue
            try:
                value = self.cells.read(each, cell)
            except RecordError as error:
                if each.type == "count" and is_cancelled(cell):
                    found["status"] = "cancelled"  # written where the number would stand
                    continue
                faults.append(_Fault(at=n, value=shown(cell), reason=str(error)))
            else:
                if value is not None and value != "":
                    found[each.name] = value
                if isinstance(value, Name) and (beside := number_beside(cell)) is not None:
                    found.setdefault("identity", beside)
                if isinstance(value, Name) and without_others(text := shown(cell)) != text:
                    why = _("others stand with the name, and are not counted: give them a row with their number")
                    faults.append(_Fault(at=n, value=text, reason=why, unread=False))
        if half == 1:
            _complete(found)
        for name, told in over.items():
            if (name in _FILLED_DOWN) is not (half == 0):
                continue
            if name == "role" and "title" in found and values.parse_role(found["title"]):
                continue
            if told and name == "present":
                found.setdefault("present", told == PRESENT)
            elif told and name in self.profile.fields:
                found.setdefault(name, self._day(told) if name == "date" else told)
        return _Part(values=found, faults=tuple(faults), fields=frozenset(found))

    def _day(self, text: str) -> Any:
        return values.parse_dates(text, year=self.cells.year, order=self.cells.order)

    def _lacks(self, event: frozenset[str], person: frozenset[str]) -> str:
        """Return what a row with these fields lacks that it must have, or nothing."""
        if (event, person) not in self.lacking:
            self.lacking[event, person] = self._lack(event | person)
        return self.lacking[event, person]

    def _lack(self, found: frozenset[str]) -> str:
        fields = self.profile.fields
        if self.profile.row and not any(name in found for name in self.profile.row):
            labels = [fields[name].label for name in self.profile.row if name in fields]
            return _("the row has none of: {fields}").format(fields=", ".join(labels))
        for each in fields.values():
            if each.required and each.name not in found:
                return _("{field} is missing").format(field=each.label)
        if self.needs_date and "date" not in found:
            return _("{field} is missing").format(field=fields["date"].label)
        return ""


def _complete(found: dict[str, Any]) -> None:
    """Make one name of its parts, and take what stood beside it where the row says nothing else."""
    name = found.pop("name_reversed", None) or found.get("name")
    given, family = found.pop("given_name", ""), found.pop("family_name", "")
    if given or family:
        name = Name(joined(given, family)) if fold(f"{given}{family}") else None
    if name is not None:
        found["name"] = name.name
        if name.organisation:
            found.setdefault("organisation", name.organisation)
        if name.title:
            found.setdefault("title", name.title)
        if name.politician:
            found.setdefault("role", "politician")
        if "@" in name.name:
            found.setdefault("email", name.name.lower())
    for other in ("signature", "joined"):
        if other in found:
            found["present"] = bool(found.pop(other)) or bool(found.get("present"))
    if "coming" in found:  # no other column marks presence: see mapping.without_answers
        found.setdefault("present", found.pop("coming"))
    if "email" in found and ("name" not in found or "@" in found["name"]):
        found["named_by_email"] = True
        found["name"] = name_from_email(found["email"])
    if "title" in found:
        found["title"], politician = _without_party(found["title"])
        if politician:
            found.setdefault("role", "politician")


def _without_party(title: str) -> tuple[str, bool]:
    parties = values.words()["names"]["parties"]
    match = re.search(r"\(([A-ZÅÄÖ]{1,4})\)\s*$", title)
    if match and match[1] in parties:
        return title[: match.start()].rstrip(), True
    return title, False


def _fill_down(
    body: Sequence[tuple[int, tuple[Cell, ...]]], used: Sequence[tuple[Column, Field]], notes: list[str]
) -> list[tuple[int, tuple[Cell, ...]]]:
    """Give rows the event of the row above where an event is written once over its people."""
    places = [column.index for column, each in used if each.name in _FILLED_DOWN]
    key = [column.index for column, each in used if each.name in ("date", "event")]
    if not any(each.name == "date" for _c, each in used) or not any(each.name == "name" for _c, each in used):
        return list(body)
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    above: tuple[Cell, ...] | None = None
    filled = 0
    for number, cells in body:
        if above is not None and all(_at(cells, place) is None for place in key):
            row = [*cells, *[None] * (max(places) + 1 - len(cells))]
            for place in places:
                row[place] = row[place] if row[place] is not None else _at(above, place)
            rows.append((number, tuple(row)))
            filled += 1
            continue
        above = cells
        rows.append((number, cells))
    if filled:
        notes.append(_("{n} rows without date and title belong to the event of the row above").format(n=filled))
    return rows


def _commas(rows: Sequence[tuple[int, tuple[Cell, ...]]], used: Sequence[tuple[Column, Field]]) -> bool:
    """Return whether most names of the sheet are written with a comma, family name first."""
    for column, each in used:
        if each.type == "name":
            texts = [cell for _n, cells in rows if isinstance(cell := _at(cells, column.index), str)]
            return sum("," in text for text in texts) * 2 > len(texts) > 2
    return False


def _shouting(rows: Sequence[tuple[int, tuple[Cell, ...]]], used: Sequence[tuple[Column, Field]]) -> bool:
    for column, each in used:
        if each.type == "name":
            cells = [_at(cells, column.index) for _n, cells in rows]
            return family_comes_first([cell for cell in cells if isinstance(cell, str)])
    return False


def _at(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index < len(cells) else None
