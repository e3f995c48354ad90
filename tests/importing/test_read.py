"""A file's bytes become plain values, or one line that names the file and what to do."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from asftui.errors import SheetError
from asftui.importing.read import read_bytes, read_file
from asftui.importing.sheets import Broken, column_letter
from asftui.parsing import child, delimited, refusal

Save = Callable[..., Path]


def test_values_keep_their_kind(save: Save) -> None:
    day = dt.date(2017, 3, 14)
    at = dt.datetime(2017, 3, 14, 8, 30)  # noqa: DTZ001 - a cell has no zone
    book = read_file(save([["text", 1, 2.5, True, day, at, dt.time(8, 30)]]))
    assert book.sheets[0].rows == (("text", 1, 2.5, True, day, at, dt.time(8, 30)),)


def test_rows_and_columns_keep_their_places(save: Save) -> None:
    sheet = read_file(save([[], [], [None, None, "a"], [], [None, None, None, "b"]])).sheets[0]
    assert (sheet.first_row, sheet.first_column) == (3, 2)
    assert sheet.rows == (("a",), (), (None, "b"))


def test_merged_cells_are_told_in_the_same_places(save: Save) -> None:
    sheet = read_file(save([[], [None, "a"], [None, "b", "c"]], merged=["B2:C2"])).sheets[0]
    assert sheet.merged == ((0, 0, 0, 1),)


def test_text_is_cleaned_at_the_door(save: Save) -> None:
    rows = [["a[/nope]b", "=1+1", "ESC\u202eABC\u00a0 x", " Å"]]
    assert read_file(save(rows)).sheets[0].rows == (("a[/nope]b", "=1+1", "ESCABC x", "Å"),)


def test_what_it_is_is_told_by_content_not_by_name(save: Save) -> None:
    path = save([["Namn"], ["Anna"]], file="lista.csv")
    assert read_file(path).sheets[0].rows == (("Namn",), ("Anna",))


def test_hidden_sheets_are_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["a"])
    hidden = book.create_sheet("dold")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "b.xlsx")
    assert [sheet.hidden for sheet in read_file(tmp_path / "b.xlsx").sheets] == [False, True]


def _zip(**entries: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return data.getvalue()


def _far_cell() -> bytes:
    book = Workbook()
    book.active["XFD1048576"] = "x"
    book.active["A1"] = "y"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _workbook() -> bytes:
    book = Workbook()
    book.active.append(["Namn"])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"%PDF-1.4 something",
        b"<html><table></table></html>",
        b"\x89PNG\r\n\x1a\n0000",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        _zip(word__document_dot_xml=b"<w/>"),
        _zip(notes_dot_txt=b"hej"),
        _workbook()[:-200],
        bytes(range(256)) * 20,
    ],
    ids=["empty", "blank", "pdf", "html", "png", "encrypted", "broken ole", "word", "zip", "cut", "binary"],
)
def test_what_is_no_sheet_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(SheetError) as told:
        read_bytes(data, "fil.xlsx")
    assert str(told.value).startswith("fil.xlsx: ")
    assert "\n" not in str(told.value)
    assert told.value.remedy


def test_a_cell_at_the_far_corner_takes_nobody_down() -> None:
    (sheet,) = read_bytes(_far_cell(), "ond.xlsx").sheets
    assert sheet.rows == (("y",),)
    assert "XFD1048576 (x)" in sheet.notes[0]


def test_reading_can_be_given_up(save: Save) -> None:
    path = save([["Namn"], ["Anna"]] * 3000)
    asked = iter([True] * 100)
    try:
        read_file(path, cancelled=lambda: next(asked))
    except SheetError as error:
        assert "lista.xlsx" in str(error)


@pytest.mark.parametrize("name", ["saknas.xlsx", "."])
def test_a_missing_file_or_a_folder_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(SheetError):
        read_file(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_is_read_whatever_its_encoding_and_separator(encoding: str, separator: str) -> None:
    text = f"Namn{separator}Ort\r\nÅsa Öberg{separator}Bollnäs\r\n"
    assert read_bytes(text.encode(encoding), "l.csv").sheets[0].rows == (("Namn", "Ort"), ("Åsa Öberg", "Bollnäs"))


def test_a_separator_may_be_said_in_the_first_line() -> None:
    sheet = read_bytes(b"sep=;\nNamn;Ort\nAnna, Berg;X\n", "l.csv").sheets[0]
    assert (sheet.first_row, sheet.rows) == (2, (("Namn", "Ort"), ("Anna, Berg", "X")))


def test_a_quote_that_is_never_closed_is_said_with_its_line_and_swallows_nothing() -> None:
    (sheet,) = read_bytes(b'Namn;Ort\nAnna;X\n"Per;Y\nEva;Z\n', "l.csv").sheets
    assert sheet.rows == (("Namn", "Ort"), ("Anna", "X"), ("Per", "Y"), ("Eva", "Z"))
    assert isinstance(sheet.rows[2][0], Broken)
    assert "3" in sheet.rows[2][0].reason
    assert "3" in sheet.notes[0]


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    if not refusal.is_workbook(data):
        assert all(isinstance(message, dict) for message in child.read(data))


@given(st.text(max_size=200))
def test_decoding_never_fails(text: str) -> None:
    assert isinstance(delimited.decode(text.encode("utf-8", "replace")), str)


def test_columns_have_letters() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
