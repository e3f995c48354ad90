"""Fourth stage: each row's cells become typed values; every problem is kept with its row, column, value and reason."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.mapping import Column
from asftui.importing.names import (
    Name,
    are_several,
    family_comes_first,
    is_nobody,
    joined,
    name_from_email,
    read_name,
    without_number,
    without_others,
)
from asftui.importing.profiles import Field, Profile
from asftui.importing.sheets import Broken, Cell, shown
from asftui.importing.table import PRESENT
from asftui.importing.withheld import number_beside, number_in, without_numbers
from asftui.registers import values
from asftui.registers.part_dates import parse_part_date
from asftui.text import clean, fold

_EMAIL = re.compile(r"(?<![^@\s<>,;*])[^@\s<>,;*]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
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


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row as typed values by field; what is empty is not there."""

    row: int
    values: Mapping[str, Any]
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
            *(_at(cells, column.index) for column, each in used if each.type == "dates" for _n, cells in body),
            *(value for _at_row, name, value in sections if name == "date"),
        ],
        order,
    )
    if why:
        notes.append(why)
    rows = _fill_down(body, used, notes)
    family_first = family_first or _shouting(rows, used)
    reader = _Reader(
        year=year, order=settled, is_organisation=is_organisation, family_first=family_first, commas=_commas(rows, used)
    )
    records: list[Record] = []
    problems: list[Problem] = []
    needs_date = not dated and any(each.name == "date" for _c, each in used) and "date" not in profile.row
    for number, cells in rows:
        over = {name: value for at, name, value in sections if at < number}
        record, found = reader.row(number, cells, used, profile, needs_date, over)
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
class _Reader:
    year: int | None
    order: values.Order
    is_organisation: Callable[[str], bool]
    family_first: bool
    commas: bool = False
    """Names are written `Berg, Anna`."""
    told: dict[tuple[str, str], Any] = field(default_factory=dict)
    """Values by field and text: a sheet says the same things many times."""

    def row(
        self,
        number: int,
        cells: tuple[Cell, ...],
        used: Sequence[tuple[Column, Field]],
        profile: Profile,
        needs_date: bool,
        over: Mapping[str, str],
    ) -> tuple[Record, list[Problem]]:
        found: dict[str, Any] = {}
        problems: list[Problem] = []
        rejected: Problem | None = None
        blamed: Problem | None = None  # why there is nobody in the row, where a cell says somebody
        for column, each in used:
            cell = _at(cells, column.index)
            if (each.type != "mark" and each.type != "signature" and values.is_empty(cell)) or cell is None:
                continue
            try:
                value = self.read(each, cell)
            except RecordError as error:
                if each.type == "count" and _is_cancelled(cell):
                    found["status"] = "cancelled"  # written where the number would stand
                    continue
                problem = Problem(row=number, column=column.place, value=shown(cell), reason=str(error))
                problems.append(problem)
                if blamed is None and (each.name in profile.row or each.name in _NAMES):
                    blamed = problem
                if rejected is None and (each.required or (needs_date and each.name == "date")):
                    rejected = problem
            else:
                if value is not None and value != "":
                    found[each.name] = value
                if isinstance(value, Name) and (beside := number_beside(cell)) is not None:
                    found.setdefault("identity", beside)
                if isinstance(value, Name) and without_others(text := shown(cell)) != text:
                    why = _("others stand with the name, and are not counted: give them a row with their number")
                    problems.append(Problem(row=number, column=column.place, value=text, reason=why))
        _complete(found)
        for name, told in over.items():
            if name == "role" and "title" in found and values.parse_role(found["title"]):
                continue
            if told and name == "present":
                found.setdefault("present", told == PRESENT)
            elif told and name in profile.fields:
                found.setdefault(name, self._day(told) if name == "date" else told)
        if rejected is None and (why := self.lacks(found, profile, needs_date)):
            rejected = blamed
            if rejected is None:
                rejected = Problem(row=number, column="", value="", reason=why)
                problems.append(rejected)
        return Record(row=number, values=found, rejected=rejected, cells=cells), problems

    def _day(self, text: str) -> Any:
        return values.parse_dates(text, year=self.year, order=self.order)

    def lacks(self, found: Mapping[str, Any], profile: Profile, needs_date: bool) -> str:
        """Return what a row lacks that it must have, or nothing."""
        if profile.row and not any(name in found for name in profile.row):
            labels = [profile.fields[name].label for name in profile.row if name in profile.fields]
            return _("the row has none of: {fields}").format(fields=", ".join(labels))
        for each in profile.fields.values():
            if each.required and each.name not in found:
                return _("{field} is missing").format(field=each.label)
        if needs_date and "date" not in found:
            return _("{field} is missing").format(field=profile.fields["date"].label)
        return ""

    def read(self, each: Field, cell: Cell) -> Any:
        """Return a cell read as its field, once for all cells that say the same. Raises RecordError."""
        if type(cell) is not str:
            return self.value(each, cell)
        key = each.name, cell
        if key not in self.told:
            self.told[key] = self.value(each, cell)
        return self.told[key]

    def value(self, each: Field, cell: Cell) -> Any:
        """Return a cell read as its field. Raises RecordError."""
        if isinstance(cell, Broken):
            raise RecordError(cell.reason)
        text = shown(cell)
        match each.type:
            case "name" | "name-reversed":
                return self.name(text, family_first=self.family_first or each.type == "name-reversed")
            case "email":
                return read_email(text)
            case "count":
                return values.parse_count(cell)
            case "dates":
                return values.parse_dates(cell, year=self.year, order=self.order)
            case "part-date":
                return parse_part_date(cell, year=self.year, order=self.order)
            case "times":
                return values.parse_times(cell)
            case "mark":
                return values.parse_mark(cell)
            case "signature":
                return _signed(cell)
            case "joined":
                return True
            case "status":
                return values.parse_status(cell)
            case "role":
                return _role(text)
            case "identity":
                return number_in(cell)
            case "organisations":
                return tuple(part for part in (clean(p) for p in re.split(r"[;,\n]|\boch\b|\band\b", text)) if part)
            case _:
                return text

    def name(self, text: str, *, family_first: bool) -> Name:
        """Return the name in a cell. Raises RecordError where there is none."""
        text = without_others(without_number(without_numbers(text)))
        found = read_name(text, self.is_organisation, family_first=family_first)
        if not any(map(str.isalpha, found.name)) or is_nobody(found.name):
            raise RecordError(_('"{value}" is no name').format(value=text))
        if self.is_organisation(found.name):
            raise RecordError(_('"{value}" is an organisation, and no name').format(value=text))
        if not found.organisation and are_several(text, commas=self.commas or family_first):
            raise RecordError(_('"{value}" names several people').format(value=text), remedy=_("Give each a row."))
        return found


def read_email(text: str) -> str:
    """Return the address in `Anna <anna@x.se>` or `mailto:anna@x.se`, in lower case. Raises RecordError."""
    match = _EMAIL.search(text.removeprefix("mailto:"))
    if match is None or len(_EMAIL.findall(text)) > 1:
        raise RecordError(_('"{value}" is no e-mail address').format(value=text))
    return match[0].lower()


def _is_cancelled(cell: Cell) -> bool:
    try:
        return values.parse_status(cell) == "cancelled"
    except RecordError:
        return False


def _signed(cell: Cell) -> bool | None:
    try:
        return values.parse_mark(cell)
    except RecordError:
        return True  # a name or initials where one signs


def _role(text: str) -> str | None:
    if values.says_no_role(text):
        return None
    role = values.parse_role(text)
    if role is None:
        raise RecordError(_('"{value}" is no role').format(value=text))
    return role


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
    above: dict[int, Cell] = {}
    filled = 0
    for number, cells in body:
        if above and all(_at(cells, place) is None for place in key):
            row = [*cells, *[None] * (max(places) + 1 - len(cells))]
            for place in places:
                row[place] = row[place] if row[place] is not None else above[place]
            rows.append((number, tuple(row)))
            filled += 1
            continue
        above = {place: _at(cells, place) for place in places}
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
