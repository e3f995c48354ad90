# ruff: noqa: E501
"""Sheets changed at random: good ones of every kind and format, and what rot and malice make of them."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

import xlwt

from tests.importing.hostile import ESCAPES
from tests.importing.making import ods, ods_rows, rows, xlsb, xlsx, zipped

Chance = random.Random
Table = list[list[str]]
TABLES: dict[str, Table] = {
    "attendance": [
        ["Närvarolista", "Frukostmöte Bollnäs"],
        ["Datum:", "2017-03-14"],
        [],
        ["Namn", "Organisation", "E-post", "Roll", "Närvarande"],
        ["Anna Berg", "Bollnäs kommun/IFO", "anna@x.se", "Tjänsteman", "x"],
        ["Dahl, Per (S)", "Bollnäs kommun", "per@x.se", "Politiker", "Ja"],
        ["Åsa Öberg + 2", "Arbetsförmedlingen", "", "", "-"],
        ["Summa", "3"],
    ],
    "rows with dates": [
        ["Datum", "Typ", "Titel", "Ort", "Namn", "Organisation", "Antal"],
        ["2017-03-14", "Seminarium", "ASF i Hälsingland", "Bollnäs", "Anna Berg", "AF", ""],
        ["15/3", "frukostmöte", "", "Gävle", "", "Försäkringskassan", "14"],
        ["den 16 mars 2017", "APT", "APT", "Hofors", "Eva Ek", "Gävle kommun", ""],
    ],
    "people": [
        ["Förnamn", "Efternamn", "E-post", "Telefon", "Titel", "Organisation", "Kommun"],
        ["Anna", "Berg", "anna@x.se", "070-123 45 67", "Enhetschef", "AF", "Bollnäs"],
        ["Per", "Dahl", "per@x.se", "", "Ledamot (S)", "Bollnäs kommun", "Bollnäs"],
    ],
    "events": [
        ["Datum", "Tid", "Typ", "Titel", "Ort", "Antal tjänstemän", "Antal politiker", "Organisationer"],
        ["2017-02-01", "08:00–09:30", "Frukostmöte", "Vad är ASF?", "Bollnäs", "12", "3", "AF, FK och Bollnäs kommun"],
        ["v. 11", "kl 13", "Seminarium", "Upphandling", "Gävle", "ca 20 st", "", ""],
    ],
    "against dates": [
        ["Namn", "Organisation", "14/3", "21/3", "28/3"],
        ["Anna Berg", "AF", "x", "", "x"],
        ["Per Dahl", "FK", "", "x", "F"],
    ],
    "survey": [
        ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Hur nöjd är du (1-5)?", "Vad lärde du dig?"],
        ["1", "2017-03-14 10:00", "2017-03-14 10:05", "anonymous", "", "4", "Mycket; Annat"],
        ["2", "2017-03-14 10:02", "2017-03-14 10:09", "anonymous", "", "5", ""],
    ],
    "Teams": [
        ["1. Sammanfattning"],
        ["Mötets rubrik", "Digital information"],
        ["Starttid", "2017-03-14 08:30:00"],
        [],
        ["2. Deltagare"],
        ["Namn", "Första anslutning", "Sista utträde", "Tid i möte", "E-post", "Roll"],
        ["Anna Berg (Gäst)", "2017-03-14 08:31:00", "2017-03-14 09:31:00", "1h 0m 2s", "anna@x.se", "Deltagare"],
    ],
    "placement days": [
        ["Plats", "Mars 2017", *map(str, range(1, 32))],
        ["P 001", "", *["x", "1", "½", "S", ""] * 6],
    ],
}
WORDS = (
    *ESCAPES, "", " ", "-", "0", "1", "-1", "1e999", "²", "٣", "①", "½", "NaN", "9" * 5000, "1" * 20, "x" * 33_000, "a@b", "@",
    "2017-02-29", "9999-12-31", "0001-01-01", "31/12/9999", "v. 99", "2017-W60", "tis 14/3", "24:00", "99:99", "+1.000.000",
    "1.000 000.000", "Namn", "Datum", "Summa", "Organisation", "Titel:", "Datum: ", "Okänd", "N N", "(", "[", "((((", "a, b, c, d",
    "och", " och ", "Anna och Per", "Berg, Anna", "BERG ANNA", "Anna Berg", "19121212-1212", "19121212+1212", "\u0130", "ﬁ", "İ" * 50,
    "\ud7ff", "\U0001f600" * 40, "e\u0301", "TRUE", "#REF!", "1,5", "1/2", "1-2", "12-13/5", "2017-03-14 – 2017-03-12", "kl", "(S)",
    "mars 2017", "\u2028", "?" * 50, "Hur nöjd är du (0-10)?", "Fråga [a]", "Q1[SQ001]. x", "=1+1", "'", '"', "\\", "%", "_", "NULL",
)  # fmt: skip
"""What a cell may be changed to."""


def mutant(chance: Chance) -> tuple[str, bytes]:
    """Return the name and the bytes of a sheet that was changed at random."""
    table = [list(row) for row in chance.choice(list(TABLES.values()))]
    for _turn in range(chance.choice((0, 0, 1, 1, 2, 4, 8))):
        _change_table(table, chance)
    form = chance.choice(("xlsx", "xlsx", "xlsx", "xlsx", "csv", "csv", "csv", "ods", "xls", "xlsb"))
    data = FORMS[form](table, chance)
    for _turn in range(chance.choice((0, 0, 0, 1, 1, 2, 5))):
        change = chance.choice(
            (_change_part, _change_xml, _change_bytes) if data[:2] == b"PK" else (_change_bytes, _change_fields)
        )
        data = change(data, chance)
    if chance.random() < 0.05:
        data = data[: chance.randrange(len(data) + 1)]
    return f"lista.{form}", data


def _change_table(table: Table, chance: Chance) -> None:
    at = chance.randrange(len(table) or 1)
    row = table[at] if table else []
    match chance.randrange(11):
        case 0 if table:
            del table[at]
        case 1 if table:
            table.insert(chance.randrange(len(table)), list(row))
        case 2:
            chance.shuffle(row)
        case 3 if table:
            other = chance.choice(list(TABLES.values()))
            table[at:at] = [list(each) for each in chance.sample(other, chance.randrange(len(other)) + 1)]
        case 4 if row:
            row[chance.randrange(len(row))] = chance.choice(chance.choice(table) or [""])
        case 5 if table:
            table[:] = [
                list(column) for column in zip(*[[*each, *[""] * (40 - len(each))][:40] for each in table], strict=True)
            ]
        case 6 if table:
            table.extend([list(row) for _n in range(chance.choice((3, 30, 200)))])
        case 7:
            for each in table:
                each[:0] = [""] * chance.randrange(3)
        case _ if row:
            row[chance.randrange(len(row))] = chance.choice(WORDS)


def _xml(text: str) -> str:
    kept = "".join(c if c in "\t\n" or c >= " " else f"_x{ord(c):04X}_" for c in text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\ufff9", "")


def _as_xlsx(table: Table, chance: Chance) -> bytes:
    made = rows(*[[_xml(cell) for cell in row[:26]] for row in table])
    if chance.random() < 0.3:  # other types than text
        kinds = ("n", "b", "d", "e", "s", "str", "x")
        made = re.sub(
            r't="inlineStr"><is><t xml:space="preserve">([^<]*)</t></is>',
            lambda m: f't="{chance.choice(kinds)}"><v>{m[1]}</v>' if chance.random() < 0.2 else m[0],
            made,
        )
    merged = f'<mergeCells><mergeCell ref="A{chance.randrange(9)}:{chance.choice("ABCZ")}{chance.randrange(12)}"/></mergeCells>'
    return xlsx(made, after=merged if chance.random() < 0.2 else "")


def _as_csv(table: Table, chance: Chance) -> bytes:
    separator = chance.choice(";,\t|")
    ends = chance.choice(("\r\n", "\n", "\r"))
    text = ends.join(
        separator.join(f'"{c}"' if separator in c or chance.random() < 0.1 else c for c in row) for row in table
    )
    return text.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")), "replace")


def _as_xls(table: Table, _chance: Chance) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for n, row in enumerate(table):
        for at, cell in enumerate(row[:256]):  # as many as there are in an old one
            sheet.write(n, at, float(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 9 else cell[:32_000])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


FORMS: dict[str, Callable[[Table, Chance], bytes]] = {
    "xlsx": _as_xlsx,
    "csv": _as_csv,
    "ods": lambda table, _chance: ods(ods_rows(*[[_xml(cell) for cell in row] for row in table])),
    "xls": _as_xls,
    "xlsb": lambda table, _chance: xlsb(*[[cell or None for cell in row] for row in table if row] or [["x"]]),
}


def _parts(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zipfile.zlib.error):
        return None


def _change_part(data: bytes, chance: Chance) -> bytes:
    """Return a workbook with bytes of one part changed, and packed again."""
    parts = _parts(data)
    if not parts:
        return _change_bytes(data, chance)
    name = chance.choice(list(parts))
    match chance.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(list(parts))]
        case _:
            parts[name] = _change_bytes(parts[name], chance)
    return zipped(parts)


def _change_xml(data: bytes, chance: Chance) -> bytes:
    """Return a workbook with elements, attributes or numbers of one part changed."""
    parts = _parts(data)
    names = [name for name in parts or () if name.endswith(".xml")]
    if not parts or not names:
        return _change_bytes(data, chance)
    name = chance.choice(names)
    text = parts[name].decode("utf-8", "replace")
    tags = list(re.finditer(r"<[^<>]*>", text))
    if not tags:
        return data
    tag = chance.choice(tags)
    match chance.randrange(6):
        case 0:
            text = text[: tag.start()] + text[tag.end() :]
        case 1:
            text = text[: tag.start()] + tag[0] * chance.choice((2, 20, 2000)) + text[tag.end() :]
        case 2:
            text = text[: tag.start()] + chance.choice(tags)[0] + text[tag.end() :]
        case 3:
            new = re.sub(
                r"\d+", lambda _m: chance.choice(("0", "-1", "1048577", "4294967296", "9" * 30, "1e9")), tag[0]
            )
            text = text[: tag.start()] + new + text[tag.end() :]
        case 4:
            new = re.sub(r'"[^"]*"', lambda _m: f'"{_xml(chance.choice(WORDS)[:300])}"', tag[0], count=1)
            text = text[: tag.start()] + new + text[tag.end() :]
        case _:
            text = text[: tag.start()] + _xml(chance.choice(WORDS)) + text[tag.start() :]
    parts[name] = text.encode("utf-8", "replace")
    return zipped(parts)


BITS: Sequence[bytes] = (
    b'"',
    b"\0",
    b";",
    b"\n",
    b"\r",
    b"<",
    b"&",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=1+1",
    b'r="XFD9"',
    b"\x1b[2J",
    b"PK\x03\x04",
    b"\xff\xff\xff\xff",
)


def _change_bytes(data: bytes, chance: Chance) -> bytes:
    changed = bytearray(data)
    for _turn in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(5):
            case 0 if changed:
                changed[at % len(changed)] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randrange(1, 60)]
            case 2:
                changed[at:at] = changed[: chance.randrange(1, 60)]
            case 3:
                changed[at : at + 4] = chance.randbytes(4)
            case _:
                changed[at:at] = chance.choice(BITS)
    return bytes(changed)


def _change_fields(data: bytes, chance: Chance) -> bytes:
    """Return a text with a field put in the place of another, or many times."""
    word = chance.choice(WORDS).encode("utf-8", "replace")
    at = chance.randrange(len(data) or 1)
    end = min(len(data), at + chance.randrange(30))
    return data[:at] + word * chance.choice((1, 1, 3)) + data[end:]
