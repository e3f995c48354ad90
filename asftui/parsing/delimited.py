"""Text with separators (.csv, .tsv, .txt) as the message of one sheet: its encoding, its separator, its records.

Encodings by a fixed chain and no detector, which reads Swedish Windows-1252 as 1250: byte-order mark, strict UTF-8,
UTF-16 by its zero bytes, Windows-1252.
"""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from typing import Any

from asftui.parsing.bounds import WIDEST, Bounds, TooLarge

SEPARATORS = (";", "\t", ",", "|")
LONGEST = 100
"""Lines of one record; more means that a quotation mark was never closed."""
MOST_OPEN = 20
"""Quotation marks that are never closed, beyond which nothing in the file can be trusted."""
MOST_LINES = 3_000_000
"""Lines; Excel has a million rows."""
LONGEST_LINE = 2_000_000
"""Signs of one line."""
PORTION = 2000
"""Rows in one message."""
_ODD = 20
"""Signs that nobody prints, at the beginning, beyond which it is no text."""
Record = list[Any]


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the messages that tell the one sheet of a text, or the one that says why not."""
    text = decode(data)
    if (
        text.count("\0") > 3 + len(text) // 100
        or sum(not c.isprintable() and c not in "\t\r\n" for c in text[:4000]) > _ODD
    ):
        yield {"error": "foreign"}
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES or (len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE):
        yield {"error": "too-large"}
        return
    first, _newline, rest = text.partition("\n")
    separator = said_separator(first)
    lines = (rest if separator else text).split("\n")
    skipped = 1 if separator else 0
    records, still_open = split(lines, separator or find_separator(lines), skipped)
    if len(still_open) > MOST_OPEN:
        yield {"error": "quotes", "line": still_open[0], "count": len(still_open)}
        return
    if still_open:
        yield {"note": ["quotes", *still_open]}
    bounds, widest = Bounds(len(data)), 0
    try:
        for record in records:
            if len(record) > WIDEST:
                widest = max(widest, len(record))
                del record[WIDEST:]
            bounds.hold(record)
    except TooLarge:
        yield {"error": "too-large"}
        return
    yield {"sheet": "", "hidden": False, "left": 0, "merged": [], "hidden_rows": [], "hidden_columns": []}
    rows: list[Record] = [[] for _n in range(skipped)] + records
    while rows and not rows[-1]:
        rows.pop()
    begins = next((n for n, row in enumerate(rows) if row), 0)
    for at in range(begins, len(rows), PORTION):
        yield {"first": begins + 1, "rows": rows[at : at + PORTION]}
    if widest:
        yield {"cut": [WIDEST, widest]}


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
        pass
    # a file cut in the midst of a letter is still UTF-8: in Windows-1252 hardly any two such bytes make a letter
    text = data.decode("utf-8", "replace")
    letters = sum(c > "\x7f" and c != "\ufffd" for c in text[:100_000])
    if text.count("\ufffd") * 3 < letters:
        return text
    return data.decode("cp1252", "replace")


def said_separator(line: str) -> str:
    """Return the separator that a first line `sep=;` says, or nothing."""
    word = line.strip(" \r\n").strip('"')
    return word[4] if word[:4].lower() == "sep=" and len(word) == 5 else ""


def find_separator(lines: Sequence[str]) -> str:
    """Return the separator that cuts the first lines into most equal parts."""
    head = [line for line in lines[:60] if line.strip()]

    def score(separator: str) -> tuple[int, int]:
        counts = [_parts(line, separator) for line in head]
        alike = max((sum(1 for n in counts if n == m) * (m - 1) for m in set(counts) if m > 1), default=0)
        return alike, -SEPARATORS.index(separator)

    return max(SEPARATORS, key=score)


def _parts(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return line.count(separator) + 1


def split(lines: Sequence[str], separator: str, skipped: int = 0) -> tuple[list[Record], list[int]]:
    """Return the records, and the numbers of the lines on which a quotation mark is never closed.

    Such a line is read as it stands and its cell says what is wrong, so that it swallows none of those below it.
    """
    records: list[Record] = []
    still_open: list[int] = []
    at, width = 0, 0
    while at < len(lines) and len(still_open) <= MOST_OPEN:
        reader = csv.reader(_bounded(lines, at), delimiter=separator, strict=True)
        begins = at
        try:
            for cells in reader:
                ends = at + reader.line_num
                if ends - begins > 1 and _swallows(cells, separator, width):
                    raise csv.Error
                records.append(trimmed(cells))
                width = width or (len(cells) if len(cells) > 1 else 0)
                begins = ends
            break
        except csv.Error:
            record, unclosed = _as_it_stands(lines[begins], separator, begins + 1 + skipped)
            records.append(record)
            if unclosed:
                still_open.append(begins + 1 + skipped)
            at = begins + 1
    return records, still_open


def _bounded(lines: Sequence[str], at: int) -> Iterator[str]:
    for n in range(at, len(lines) - 1):
        yield lines[n] + "\n"
    if lines[-1] and at < len(lines):
        yield lines[-1]


def _swallows(cells: Sequence[str], separator: str, width: int) -> bool:
    """Return whether a quoted text of several lines holds whole records, or more lines than a cell does."""
    for cell in cells:
        inside = cell.split("\n")[1:]
        if len(inside) > LONGEST or (width and any(line.count(separator) >= width - 1 for line in inside[:LONGEST])):
            return True
    return False


def _as_it_stands(line: str, separator: str, number: int) -> tuple[Record, bool]:
    """Return one line's cells: with stray quotation marks as text, and a cell that is never closed marked so."""
    for strict in (True, False):
        try:
            return trimmed(next(csv.reader([line], delimiter=separator, strict=strict), [])), False
        except csv.Error as error:
            if "field larger" in str(error):
                return trimmed(line.split(separator)), False
            if "unexpected end" in str(error):  # else a mark within a quoted field: `"Anna "Kalle" Berg"`
                break
    cells: Record = trimmed(line.split(separator))
    return [
        {"broken": [cell.strip('"'), "quote", number]} if cell and cell.count('"') % 2 else cell for cell in cells
    ], True


def trimmed(cells: Sequence[str]) -> Record:
    """Return the cells of a record without empty ones at its end."""
    row: Record = [cell or None for cell in cells]
    while row and (row[-1] is None or row[-1].isspace()):
        row.pop()
    return row
