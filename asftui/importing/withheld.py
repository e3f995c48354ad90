"""The one door for personal identity numbers: no later stage sees one in clear, wherever in a sheet it stood.

A heading that says personal number decides for its column, whatever the check digits. Elsewhere the share of valid
values does: one in a hundred mobile numbers passes the check, and a column of them is none of numbers. A valid number
among other texts is masked by itself.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.identity import Number, hide, mask, read
from asftui.importing.sheets import Cell, Sheet, Withheld, shown
from asftui.text import fold

_NOT = frozenset({"utan", "ej", "inga", "inget", "inte", "aldrig", "without", "no", "not"})
_PARTS = ("personnum", "personnr", "samordningsnum", "samordningsnr", "fodelsenum", "fodelsenr")
_OWN = (
    "person nr", "person nummer", "pers nr", "pers nummer", "persnr", "pnr", "p nr", "p nummer", "interimsnummer",
    "social security number", "social security no", "social security", "ssn", "personal number", "personal no",
    "personal identity number", "personal identification number", "personal id number", "personal id", "national id",
    "identity number", "national identity number", "civic number", "civic registration number", "personal identity no",
    "person number", "tf nummer", "tf nr",
)  # fmt: skip
_FOREIGN = (
    "henkilotunnus", "henkilotunnuksesi", "hetu", "sosiaaliturvatunnus", "cpr", "cpr nr", "cpr nummer", "cprnr",
    "cprnummer", "kennitala", "isikukood", "fodselsnummer", "fodselsnr", "pesel",
)  # fmt: skip
_HINT = re.compile(
    r"pers|\bp[. -]?n|samord|delsen|dselsn|social|identi|civic|interim|henkil|hetu|cpr|kenni|isiku|tf|pesel|ssn"
    r"|national i|sosiaali",
    re.I,
)
"""What every such heading has, to look for first."""
_LONGEST = 90
_HEADINGS_WITHIN = 1000
"""Rows in which a heading is looked for."""
_FEW_WORDS = 4
"""Words of a heading that stands by itself in its row; a longer text there is a title."""
_HAS_DIGITS = re.compile(r"\d\d.?\d\d", re.S)
_HAS_NUMBER = re.compile(r"\d{6}|\d\d.\d\d.\d\d")
_LIKE_NUMBER = re.compile(r"[\d +.,'’()–−‑-]{0,40}[\dTRSUWXJKLMN]?[\d .,+e-]{0,20}", re.I)
_ORGANISATION = re.compile(r"(?:16)?\d\d[2-9]\d{3}-?\d{4}")
"""Of a legal person, whose "month" is 20 or more."""
_TELEPHONE = re.compile(r"0\d+")
_FEWEST, _MOST = 9, 14
"""Digits of what may be a number in a column that does not say so; a float has a zero more."""
_LEAST, _TEN = 10**6, 10**9
"""The least that a spreadsheet makes of a number, robbed of its zeros; the least that has kept them."""
_FEW = 2
"""So few numbers say nothing of a column."""
_MASKED = re.compile(r"(?:[(\[]|(?<![\d+ .-]))[\d+ .-]*\*{4,}[\d*+ .-]*[)\]]?")
_SHARE = 0.5
"""What part of the numbers in a column must be valid for it to be one of personal numbers."""
_SURE_DIGITS = 4
"""Digits that make a value under such a heading one that is withheld: the last four by themselves tell enough."""
_LABELLED = 6
"""Digits of a value that a label says."""


def heading_says(text: str) -> Literal["own", "foreign", ""]:
    """Return whether a heading says that Swedish numbers stand under it, or another country's."""
    if len(text) > _LONGEST or not _HINT.search(text):
        return ""
    words = fold(text).split()
    key = f" {' '.join(words)} "
    if not _NOT.isdisjoint(words):
        return ""
    if any(f" {term} " in key for term in _FOREIGN):
        return "foreign"
    if any(part in key for part in _PARTS) or any(f" {term} " in key for term in _OWN):
        return "own"
    return ""


def withhold(sheet: Sheet, *, today: dt.date | None = None) -> Sheet:
    """Return a sheet in which every personal number is a `Withheld` cell or masked text; its name too.

    Args:
        sheet: as it was read.
        today: tells the century of numbers of ten figures; today where it is None.
    """
    day = today or dt.date.today()  # noqa: DTZ011 - the day on the user's own wall
    places: dict[tuple[int, int], Withheld] = {}
    for column in range(max(map(len, sheet.rows), default=0)):
        cells = {n: row[column] for n, row in enumerate(sheet.rows) if column < len(row) and row[column] is not None}
        for row, says in _headings(sheet, column, cells):
            places.update(_under(sheet, cells, row, column, own=says == "own", today=day))
        rest = {row: cell for row, cell in cells.items() if (row, column) not in places}
        places.update({(row, column): cell for row, cell in _by_content(rest, day).items()})
    name = mask(sheet.name, today=day)
    if not places:
        return sheet if name == sheet.name else replace(sheet, name=name)
    rows = list(sheet.rows)
    for at in {row for row, _column in places}:
        rows[at] = tuple([places.get((at, column), cell) for column, cell in enumerate(rows[at])])
    return replace(sheet, name=name, rows=tuple(rows), withheld=Counter(column for _row, column in places))


def hidden(cell: Cell, *, today: dt.date | None = None) -> Cell:
    """Return a cell of a column of numbers: withheld where it may be one, whatever its check digit says."""
    if isinstance(cell, Withheld):
        return cell
    text = shown(cell)
    if sum(map(str.isdigit, text)) < _SURE_DIGITS:
        return cell
    return Withheld(hide(text), read(cell, today=today))


def number_in(cell: Cell) -> Number | None:
    """Return the number that a cell hides; None where only a mask is left, as in rejected rows that come back.

    Raises:
        RecordError: there is none that passes its check.
    """
    number = number_beside(cell)
    if number is None and (isinstance(cell, Withheld) or "*" not in shown(cell)):
        raise RecordError(_("This is no valid personal identity number; it is not stored"))
    return number


def number_beside(cell: Cell) -> Number | None:
    """Return the number that a cell hides beside other text; None where it hides none."""
    return cell.number if isinstance(cell, Withheld) else None


def without_numbers(text: str) -> str:
    """Return a text without the masks of numbers: a name stands alone again."""
    return _MASKED.sub(" ", text).strip(" ,;-") if "*" in text else text


def _by_content(cells: Mapping[int, Cell], today: dt.date) -> dict[int, Withheld]:
    """Return by row what is withheld of a column for what it holds."""
    texts = {cell for cell in cells.values() if type(cell) is str and _HAS_DIGITS.search(cell)}
    numbers = {cell for cell in cells.values() if type(cell) in (int, float) and cell >= _LEAST}  # type: ignore[operator]
    alone = {text for text in texts if _FEWEST <= _digits(text) <= _MOST and _LIKE_NUMBER.fullmatch(text)}
    if not alone and not numbers and not any(map(_HAS_NUMBER.search, texts)):
        return {}
    candidates: list[Any] = [each for each in (*alone, *numbers) if not _ORGANISATION.fullmatch(shown(each))]
    valid = {each: number for each in candidates if (number := read(each, today=today)) is not None}
    are_numbers = len(valid) >= max(1, len(candidates) * _SHARE)
    instead: dict[Cell, Withheld] = {}
    for each in candidates if are_numbers else valid:
        sure = isinstance(each, str) or each >= _TEN or len(candidates) > _FEW
        if are_numbers and sure:
            instead[each] = Withheld(hide(shown(each)), valid.get(each))
        elif isinstance(each, int | float) and each >= _TEN:
            instead[each] = Withheld(hide(shown(each)), valid[each])
    for text in texts:
        if text in instead or (text in alone and not are_numbers and _TELEPHONE.fullmatch(text)):
            continue
        masked = mask(text, today=today)
        if masked != text:
            instead[text] = Withheld(masked, read(text, today=today))
    return {row: instead[cell] for row, cell in cells.items() if type(cell) in (str, int, float) and cell in instead}


def _headings(sheet: Sheet, column: int, cells: Mapping[int, Cell]) -> Iterator[tuple[int, str]]:
    """Give the rows of a column where a heading stands that says personal number."""
    texts = {cell for row, cell in cells.items() if type(cell) is str and row < _HEADINGS_WITHIN}
    told = {text: says for text in texts if (says := heading_says(text))}
    for row, cell in cells.items() if told else ():
        if type(cell) is str and (says := told.get(cell, "")):
            alone = sum(other is not None for other in sheet.rows[row]) == 1
            if not alone or len(cell.split()) <= _FEW_WORDS:
                yield row, says


def _under(
    sheet: Sheet, cells: Mapping[int, Cell], at: int, column: int, *, own: bool, today: dt.date
) -> Iterator[tuple[tuple[int, int], Withheld]]:
    """Give the cells that a heading speaks of: those under it, or the one to the right of a label."""
    right = next(((n, c) for n, c in enumerate(sheet.rows[at]) if n > column and c is not None), None)
    if right is not None and _digits(shown(right[1])) >= _LABELLED:
        under = [((at, right[0]), right[1], True)]
    else:
        under = []
        close = True
        for row in range(at + 1, len(sheet.rows)):
            if (cell := cells.get(row)) is not None:
                under.append(((row, column), cell, close))
            elif close and not any(other is not None for other in sheet.rows[row]):
                close = False  # what stands below may be another table: only what is long enough is one there
    for place, cell, sure in under:
        if not sure and not _FEWEST <= _digits(shown(cell)) <= _MOST:
            continue
        found = hidden(cell, today=today)
        if isinstance(found, Withheld):
            yield place, found if own else Withheld(found, None)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
