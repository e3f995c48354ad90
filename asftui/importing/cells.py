"""One cell as its field: typed, or refused with the reason."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.importing.names import Name, are_several, is_nobody, read_name, without_number, without_others
from asftui.importing.profiles import Field
from asftui.importing.sheets import Broken, Cell, shown
from asftui.importing.withheld import number_in, without_numbers
from asftui.registers import values
from asftui.registers.part_dates import parse_part_date
from asftui.text import clean, fold

_EMAIL = re.compile(r"(?<![^@\s<>,;*])[^@\s<>,;*]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_ANSWERS = {
    **dict.fromkeys(
        ("accepted", "accepterat", "accepterad", "tackat ja", "tackar ja", "anmald", "registered", "signed up",
         "attending", "coming", "going", "yes i am coming", "tulee", "pameldt", "tilmeldt"), True,
    ),
    **dict.fromkeys(
        ("tackat nej", "tackar nej", "kommer inte", "kommer ej", "ej anmald", "inte anmald", "deltar inte", "deltar ej",
         "avbojt", "avbojer", "not attending", "not coming", "not going", "decline", "ei tule", "avmeldt"), False,
    ),
}  # fmt: skip
"""Answers that are no marks of presence elsewhere, folded."""
_DOUBTFUL = (
    "kanske", "maybe", "tentative", "prel", "ev", "osaker", "vet ej", "vet inte", "obesvarad", "ej svarat",
    "inget svar", "no response", "none", "unsure", "ehka", "maske", "kanskje",
)  # fmt: skip
"""How answers begin that say neither, folded."""
PLAIN = frozenset({str, int, float, bool, dt.date, dt.datetime, dt.time, type(None)})
"""Types of cells that are what they show."""


@dataclass(frozen=True, kw_only=True)
class CellReader:
    """Reads the cells of one sheet."""

    year: int | None
    order: values.Order
    is_organisation: Callable[[str], bool]
    family_first: bool
    commas: bool = False
    """Names are written `Berg, Anna`."""
    told: dict[tuple[str, type, Cell], Any] = field(default_factory=dict)
    """Values by field, type and cell: a sheet says the same things many times."""

    def read(self, each: Field, cell: Cell) -> Any:
        """Return a cell read as its field, once for all cells that say the same. Raises RecordError."""
        if type(cell) not in PLAIN:
            return self.value(each, cell)
        key = each.name, type(cell), cell
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
            case "coming":
                return read_answer(cell)
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


def read_answer(cell: Cell) -> bool | None:
    """Return what an answer to an invitation says, as a mark does. Raises RecordError, for `kanske` too."""
    if (said := _ANSWERS.get(fold(shown(cell)))) is not None:
        return said
    try:
        return values.parse_mark(cell)
    except RecordError as error:
        if not is_doubtful_answer(cell):
            raise
        raise RecordError(
            _("“{value}” is neither yes nor no").format(value=shown(cell)),
            remedy=_("It is kept as not present: write yes if they came."),
        ) from error


def is_doubtful_answer(cell: Cell) -> bool:
    """Return whether an answer says that it is not known yet."""
    return shown(cell).strip() == "?" or fold(shown(cell)).startswith(_DOUBTFUL)


def is_cancelled(cell: Cell) -> bool:
    """Return whether a cell says that an event never was."""
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
