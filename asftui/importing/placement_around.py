"""What a list of placements tells beside its fields: which column holds the codes, whose placements they are, how old.

Of a personal identity number, which the reading withholds, year of birth and sex are taken; it is kept nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asftui.errors import RecordError
from asftui.importing.mapping import Column
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Recognised
from asftui.importing.shape import at
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.importing.withheld import number_beside
from asftui.registers import organisations, values
from asftui.registers.placement_words import tell
from asftui.registers.placements import check_code
from asftui.text import clean, fold

Body = Sequence[tuple[int, Sequence[Cell]]]
_ABOVE = ("principal", "enterprise", "municipality")
"""Fields that may stand once, above the table."""
_MARKED = ("outcome", "target_groups", "sex", "kind")
"""Lists whose names may be headings of columns that are marked."""
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
        codes = sum(_is_code(cell) for cell in cells)
        # under the heading of names a name may stand among the codes: its row is rejected
        if codes and (codes == len(cells) or (column.field == "name" and 2 * codes >= len(cells))):
            return column
    return None


def marked_columns(columns: Sequence[Column], body: Body) -> list[tuple[Column, str, str]]:
    """Return the columns that are marked under what they say: `Studier`, `Arbete`, `Sjukdom` with an x in one of them.

    Each with the field and the code of its list that a mark gives. One such column alone is none.
    """
    left = [column for column in columns if not column.field and _is_marked(column, body)]
    found: list[tuple[Column, str, str]] = []
    while left:
        told = [[(c, which, code) for c in left if (code := _code_of(which, c.heading))] for which in _MARKED]
        most = max(told, key=len)
        if len(most) < 2:
            break
        found += most
        taken = {column.index for column, _which, _code in most}
        left = [column for column in left if column.index not in taken]
    return found


def read_number(cells: Sequence[Cell]) -> dict[str, Any]:
    """Return the year of birth and the sex that a personal identity number in a row tells; nothing without one."""
    for cell in cells:
        if (number := number_beside(cell)) is not None:
            return {"birth_year": number.birth_year, "sex": number.sex}
    return {}


def organisation_in(text: str) -> int | None:
    """Return the organisation that a cell names, with a unit or a remark after it or not."""
    for part in (text, *(text.partition(sign)[0] for sign in ("/", ",", " - ", " – ", "("))):
        if fold(part) and (key := organisations.resolve(part)) is not None:
            return key
    return None


def _is_marked(column: Column, body: Body) -> bool:
    try:
        marks = [values.parse_mark(at(cells, column.index)) for _row, cells in body]
    except RecordError:
        return False
    return True in marks


def _code_of(which: str, heading: str) -> str | None:
    try:
        return tell(which, heading)
    except RecordError:
        return None


def _is_code(cell: Cell) -> bool:
    text = clean(shown(cell))
    if not isinstance(cell, str | int) or len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    try:
        return bool(check_code(text))
    except RecordError:
        return False
