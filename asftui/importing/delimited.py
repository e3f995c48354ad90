"""Text with separators (.csv, .tsv) as a sheet: its encoding, its separator, its rows.

Encodings by a fixed chain and no detector, which reads Swedish Windows-1252 as 1250: byte-order mark, strict UTF-8,
UTF-16 by its zero bytes, Windows-1252.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from asftui.errors import SheetError
from asftui.i18n import _
from asftui.importing.sheets import Cell, Sheet
from asftui.text import clean

_SEPARATORS = (";", "\t", ",", "|")


def read(data: bytes, name: str) -> Sheet:
    """Return the one sheet of a delimited text.

    Raises:
        SheetError: it is no text, or a quote is never closed.
    """
    text = decode(data)
    if text.count("\0") or sum(not c.isprintable() and c not in "\t\r\n" for c in text[:4000]) > 20:
        raise SheetError(_("This is no sheet"), where=name, remedy=_("Save it as .xlsx or .csv."))
    first, _newline, rest = text.partition("\n")
    separator = None
    if first.strip().strip('"').lower().startswith("sep=") and len(first.strip().strip('"')) == 5:
        separator = first.strip().strip('"')[4]
    skipped = 1 if separator else 0
    body = rest if separator else text
    records = _records(body, separator or find_separator(body), name)
    rows: list[list[Cell]] = [[] for _n in range(skipped)] + records
    while rows and not rows[-1]:
        rows.pop()
    first_row = next((n for n, row in enumerate(rows) if row), 0)
    return Sheet(
        name=name.rpartition(".")[0] or name, rows=tuple(map(tuple, rows[first_row:])), first_row=first_row + 1
    )


def decode(data: bytes) -> str:
    """Return a file's bytes as text; never fails, since every byte means something in the last resort."""
    if data.startswith(BOM_UTF8):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    head = data[:4000]
    if head.count(0) * 4 > len(head):
        return data.decode("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def find_separator(text: str) -> str:
    """Return the separator that cuts the first lines into most equal parts."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def score(separator: str) -> tuple[int, int]:
        counts = [len(next(csv.reader([line], delimiter=separator), [])) for line in lines]
        alike = max((sum(1 for n in counts if n == m) * (m - 1) for m in set(counts) if m > 1), default=0)
        return alike, -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=score)


def _records(text: str, separator: str, name: str) -> list[list[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[Cell]] = []
    begins = 1
    try:
        for cells in reader:
            row: list[Cell] = [clean(cell) or None for cell in cells]
            while row and row[-1] is None:
                row.pop()
            records.append(row)
            begins = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise SheetError(
                _("A quotation mark on line {line} is never closed").format(line=begins),
                where=name,
                remedy=_("Close it, or take it away, and import the file again."),
            ) from error
        # a stray quote within a field: read it as it stands
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        records = [[clean(cell) or None for cell in cells] for cells in reader]
    return records
