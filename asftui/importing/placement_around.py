"""What a list of placements tells beside its fields: which column holds the codes, whose placements they are, how old.

A personal identity number is read for the year of birth and the sex that it tells, and is kept nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asftui import identity
from asftui.errors import RecordError
from asftui.importing.mapping import Column
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Recognised
from asftui.importing.shape import at
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.registers import organisations
from asftui.registers.placements import check_code
from asftui.text import clean, fold

Body = Sequence[tuple[int, Sequence[Cell]]]
_ABOVE = ("principal", "enterprise", "municipality")
"""Fields that may stand once, above the table."""
_LONGEST = 15
"""Signs of a code under a heading that does not say that it is one."""


@dataclass(frozen=True)
class Around:
    """What is said of several rows at once."""

    above: Mapping[str, str]
    """By field: what stands above the table, or in the sheet's name."""
    sections: Sequence[tuple[int, str]]
    """Rows that stand over others, each with the principal that it names."""

    def of(self, name: str, row: int) -> str:
        """Return what is said of a field of a row; empty where nothing is."""
        if name == "principal":
            over = [text for number, text in self.sections if number < row]
            if over:
                return over[-1]
        return self.above.get(name, "")


def read_around(sheet: Sheet, found: Recognised, profile: Profile) -> Around:
    """Return what stands above the table and over groups of its rows: `Huvudman: Gävle kommun`."""
    headings = {fold(text): name for name in _ABOVE for text in profile.fields[name].headings}
    above: dict[str, str] = {}
    rows = sheet.rows[: found.heading.first] if found.heading else ()
    for row in rows:
        texts = [clean(shown(cell)) for cell in row if cell is not None]
        if len(texts) == 1 and ":" in texts[0]:
            texts = [part.strip() for part in texts[0].split(":", 1)]
        if len(texts) > 1 and (name := headings.get(fold(texts[0].rstrip(":")))):
            above.setdefault(name, texts[1])
    if "principal" not in above and organisations.resolve(sheet.name) is not None:
        above["principal"] = sheet.name
    sections = [(number, text) for number, name, text in found.table.sections if name == "organisation"]
    return Around(above, sections)


def code_column(columns: Sequence[Column], body: Body) -> Column | None:
    """Return the column of codes: that of its heading, else the first that holds codes throughout, each once."""
    by_field = {column.field: column for column in reversed(columns) if column.field}
    if "code" in by_field:
        return by_field["code"]
    left = [column for column in columns if not column.field]
    named, numbered = ([by_field[name]] if name in by_field else [] for name in ("name", "number"))
    for column in (*named, *left, *numbered):
        cells = [cell for _row, row in body if (cell := at(row, column.index)) is not None]
        if cells and all(_is_code(cell) for cell in cells):
            return column
    return None


def read_number(cells: Sequence[Cell], *, but: Column | None) -> dict[str, Any]:
    """Return the year of birth and the sex that a personal identity number in a row tells; nothing without one."""
    for index, cell in enumerate(cells):
        if but is None or index != but.index:
            number = identity.read(cell) if isinstance(cell, str | int | float) else None
            if number is not None:
                return {"birth_year": number.birth_year, "sex": number.sex}
    return {}


def organisation_in(text: str) -> int | None:
    """Return the organisation that a cell names, with a unit or a remark after it or not."""
    for part in (text, *(text.partition(sign)[0] for sign in ("/", ",", " - ", " – ", "("))):
        if fold(part) and (key := organisations.resolve(part)) is not None:
            return key
    return None


def _is_code(cell: Cell) -> bool:
    text = clean(shown(cell))
    if not isinstance(cell, str | int) or len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    try:
        return bool(check_code(text))
    except RecordError:
        return False
