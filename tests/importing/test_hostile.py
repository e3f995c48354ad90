"""Nothing that a file holds can hurt: each is refused in one line, or is plain data; nothing is left behind."""

import datetime as dt
import io
import random
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from asftui import importing, store
from asftui.errors import AsftuiError, SheetError
from asftui.importing import Options
from asftui.importing.read import read_bytes
from asftui.parsing import bounds, child, sheet_xml, workbook
from asftui.parsing.zipped import Bomb, unpack
from asftui.parsing.zipped import parts as zipped_parts
from tests.importing.making import ods, row, rows, text, xlsx, zipped

PEOPLE = rows(["Namn", "Organisation"], ["Anna Berg", "AF"])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
UNFOLDING = ENTITIES + "]><worksheet><sheetData>&j;</sheetData></worksheet>"


def _wide(name: str) -> bytes:
    return OLE + b"\0" * 600 + name.encode("utf-16-le")


def _saying(data: bytes, size: int) -> bytes:
    """Return a ZIP file whose directory says that every part unpacks to this size."""
    said = bytearray(data)
    at = said.find(b"PK\x01\x02")
    while at >= 0:
        said[at + 24 : at + 28] = struct.pack("<I", size)
        at = said.find(b"PK\x01\x02", at + 4)
    return bytes(said)


REFUSED: dict[str, Callable[[], bytes]] = {
    "locked xlsx": lambda: _wide("EncryptedPackage"),
    "old Word": lambda: _wide("WordDocument"),
    "an e-mail": lambda: _wide("__substg1.0_0037001F"),
    "Word": lambda: zipped({"[Content_Types].xml": "", "word/document.xml": "<w/>"}),
    "slides": lambda: zipped({"[Content_Types].xml": "", "ppt/presentation.xml": "<p/>"}),
    "Numbers": lambda: zipped({"Index/Document.iwa": b"x"}),
    "an archive": lambda: zipped({"lista.xlsx": b"x"}),
    "cut in half": lambda: xlsx(PEOPLE)[: len(xlsx(PEOPLE)) // 2],
    "entities": lambda: xlsx("", whole=UNFOLDING.encode()),
    "entities in UTF-16": lambda: xlsx("", whole=UNFOLDING.encode("utf-16")),
    "a bomb that says so": lambda: _saying(xlsx(PEOPLE), 401 << 20),
    "a row a million times": lambda: ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    ),
    "a sheet that points outside": lambda: xlsx(
        "", more={"xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="../../../etc/passwd"/>'}
    ),
    "too many lines": lambda: b"a\n" * 3_000_001,
    "quotes never closed": lambda: b"Namn;Ort\n" + b'"Anna;X\n' * 30,
}
"""Each with the bytes, made when they are wanted."""


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_with_a_remedy(kind: str) -> None:
    with pytest.raises(SheetError) as told:
        read_bytes(REFUSED[kind](), "fil.xlsx")
    assert str(told.value).startswith("fil.xlsx: ")
    assert "\n" not in str(told.value)
    assert told.value.remedy


def test_what_a_zipped_file_is_instead_is_named() -> None:
    told = set()
    for kind in ("locked xlsx", "old Word", "an e-mail", "slides", "Numbers", "an archive", "entities", "cut in half"):
        with pytest.raises(SheetError) as refused:
            read_bytes(REFUSED[kind](), "x")
        told.add(refused.value.what)
    assert len(told) == 8


def test_a_bomb_that_lies_about_its_size_is_found_while_unpacking() -> None:
    data = _saying(xlsx(" " * 100_000), 900)
    part = next(part for part in zipped_parts(data) if part.name.endswith("sheet1.xml"))
    assert part.size == 900
    with pytest.raises(Bomb):
        list(unpack(data, part, 50_000))


def test_texts_that_many_cells_share_are_counted_as_often_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "TEXT", 1000)
    data = xlsx("".join(row(n, text(f"A{n}", "x" * 90)) for n in range(1, 20)))
    assert list(workbook.read(data))[-1] == {"error": "too-large"}


def test_a_million_empty_rows_with_a_format_never_reach_the_parser() -> None:
    empty = "".join([f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_003)])
    after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    small, large = xlsx(PEOPLE, formats=["0"], after=after), xlsx(PEOPLE + empty, formats=["0"], after=after)
    part = next(part for part in zipped_parts(large) if part.name.endswith("sheet1.xml"))
    assert part.size > 30_000_000
    assert len(sheet_xml.cut(large, part, sheet_xml.glance(large, part, part.size))) < 10_000
    assert read_bytes(large, "x").sheets == read_bytes(small, "x").sheets


@pytest.mark.parametrize(
    "far", [row(1_048_576, text("XFD1048576", "x")), row(3, text("XFD3", "x")), row(900_000, text("B900000", "x"))]
)
def test_a_cell_far_from_the_rest_is_left_out_and_said(far: str) -> None:
    (sheet,) = read_bytes(xlsx(PEOPLE + far), "x").sheets
    assert sheet.rows == (("Namn", "Organisation"), ("Anna Berg", "AF"))
    assert "(x)" in sheet.notes[0]


def test_of_sixteen_thousand_columns_five_hundred_are_read_and_the_longest_cell_is_plain_data() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([f"Kolumn {n}" for n in range(16_000)])
    sheet.append(["å" * 32_767])
    data = io.BytesIO()
    book.save(data)
    found = read_bytes(data.getvalue(), "x").sheets[0]
    assert (len(found.rows[0]), found.rows[1]) == (500, ("å" * 32_767,))
    assert "500" in found.notes[0]
    assert "16000" in found.notes[0]


@pytest.mark.parametrize("data", [b"Namn;Ort\nAn\0na;\x1b[2JX\n", b"Namn;Ort\nAnna;\xe2\x80\xaeX\x07\n"])
def test_control_signs_are_taken_out(data: bytes) -> None:
    assert read_bytes(data, "x").sheets[0].rows[1][0] == "Anna"
    assert str(read_bytes(data, "x").sheets[0].rows[1][1])[-1] == "X"


def test_the_child_itself_never_fails_on_text_that_was_changed_at_random() -> None:
    chance = random.Random(17)
    plain = 'Namn;Ort;Datum\r\n"Åsa; Öberg";Bollnäs;2017-03-14\r\nPer;"två\r\nrader";1,5\r\n'
    for _turn in range(300):
        data = bytearray(plain.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])))
        for _change in range(chance.randrange(1, 8)):
            _change_one(data, chance)
        messages = list(child.read(bytes(data)))
        assert all(set(message) & {"error", "note", "sheet", "rows"} for message in messages)


def _change_one(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) or 1)
    match chance.randrange(4):
        case 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        case 1:
            del data[at : at + chance.randrange(1, 40)]
        case 2:
            data[at:at] = data[: chance.randrange(1, 40)]
        case _:
            data[at:at] = chance.choice([b'"', b"\0", b";", b"\n", b"<", b"&", b"\xff\xfe", b"=1+1", b'r="XFD9"'])


def test_workbooks_changed_at_random_leave_a_line_or_a_plan_and_write_nothing(tmp_path: Path, new_store: Path) -> None:
    chance = random.Random(2017)
    table = rows(["Namn", "Organisation", "Datum"], ["Anna Berg", "AF", "2017-03-14"], ["Per Dahl", "FK", "14/3"])
    before, ends = store.change_count(), time.monotonic() + 6
    path = tmp_path / "lista.xlsx"
    for turn in range(120):
        if time.monotonic() > ends:
            break
        if turn % 2:  # what is in the sheet
            inner = bytearray(table.encode())
            for _change in range(chance.randrange(1, 4)):
                _change_one(inner, chance)
            data = bytearray(xlsx(inner.decode("latin-1"), book=""))
        else:  # the file itself
            data = bytearray(xlsx(table))
            for _change in range(chance.randrange(1, 4)):
                _change_one(data, chance)
        path.write_bytes(data)
        try:
            importing.prepare(path, Options(today=dt.date(2017, 6, 30)))
        except AsftuiError as error:
            assert "\n" not in str(error)
    assert store.change_count() == before
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {"store.db", "lista.xlsx"}
