"""Every format that a sheet comes in gives the same plain values, whatever its file is called."""

import datetime as dt
import io

import pytest
import xlwt

from asftui.importing.read import read_bytes
from asftui.importing.sheets import Broken, Sheet
from tests.importing.making import ods, ods_rows, row, rows, text, xlsb, xlsx

PEOPLE = (("Namn", "Ort"), ("Åsa Öberg", "Bollnäs"), ("Per Dahl", "Gävle"))


def _read(data: bytes, name: str = "lista.bin") -> Sheet:
    return read_bytes(data, name).sheets[0]


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for n, cells in enumerate(PEOPLE):
        for at, value in enumerate(cells):
            sheet.write(n, at, value)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _text(separator: str, encoding: str) -> bytes:
    return "\r\n".join(separator.join(cells) for cells in PEOPLE).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        xlsx(rows(*PEOPLE)),
        xlsx(rows(*PEOPLE), prefix="x:"),
        xlsx(rows(*PEOPLE), more={"xl/vbaProject.bin": b"never run"}),
        _xls(),
        xlsb(*PEOPLE),
        ods(ods_rows(*PEOPLE)),
        _text(";", "utf-8-sig"),
        _text("\t", "utf-16"),
        _text(",", "cp1252"),
        _text("|", "utf-8"),
    ],
    ids=["xlsx", "xlsx with prefixes", "xlsm", "xls", "xlsb", "ods", "csv", "utf-16", "windows-1252", "bars"],
)
@pytest.mark.parametrize("name", ["lista.xlsx", "lista.csv", "lista"])
def test_the_same_people_come_out_of_every_format_by_any_name(data: bytes, name: str) -> None:
    assert _read(data, name).rows == PEOPLE


def test_dates_of_every_format_are_dates() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    sheet.write(0, 0, dt.date(2017, 3, 14), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    data = io.BytesIO()
    book.save(data)
    for each in (data.getvalue(), ods(ods_rows(["2017-03-14"])), xlsx(_number("A1", 42808, 1), formats=["yyyy"])):
        assert _read(each).rows == ((dt.date(2017, 3, 14),),)


def _number(place: str, value: float, style: int) -> str:
    return row(1, f'<c r="{place}" s="{style}"><v>{value}</v></c>')


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("[$-41D]d mmmm yyyy;@", 42808, dt.date(2017, 3, 14)),
        ("d/m", 42808, dt.date(2017, 3, 14)),
        ("yyyy\\-mm\\-dd hh:mm", 42808.5, dt.datetime(2017, 3, 14, 12)),  # noqa: DTZ001 - a cell has no zone
        ("hh:mm", 0.354166666666667, dt.time(8, 30)),
        ("[h]:mm", 0.5, dt.time(12)),
        ("0%", 0.5, 0.5),
        ("0.00&quot; kr&quot;;[Red]-0.00", 42808, 42808),
        ("&quot;dag&quot; 0", 14, 14),
        ("#,##0\\ [$kr-41D]", 200, 200),
    ],
)
def test_a_number_format_makes_a_date_of_a_number_only_where_it_shows_one(
    code: str, value: float, expected: object
) -> None:
    assert _read(xlsx(_number("A1", value, 1), formats=[code])).rows == ((expected,),)


def test_a_workbook_may_count_its_days_from_1904() -> None:
    data = xlsx(_number("A1", 41346, 1), formats=["yyyy-mm-dd"], book='<workbookPr date1904="1"/>')
    assert _read(data).rows == ((dt.date(2017, 3, 14),),)


def test_numbers_as_text_stay_as_they_are_written_and_odd_spaces_are_plain() -> None:
    data = xlsx(row(1, text("A1", "0701234567"), text("B1", "\u00a014\u202f"), text("C1", "_x001B_[1mAnna")))
    assert _read(data).rows == (("0701234567", "14", "[1mAnna"),)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told_however_deep_it_is_hidden(state: str) -> None:
    assert _read(xlsx(rows(["a"]), state=state)).hidden


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="B2" t="e"><f>VLOOKUP(A2,X,2)</f><v>#N/A</v></c>', "#N/A"),
        ('<c r="B2"><f>A2&amp;"x"</f></c>', '=A2&"x"'),
        ('<c r="B2"><f>SUM(A1:A2)</f><v></v></c>', "=SUM(A1:A2)"),
        ('<c r="B2"><f t="shared" si="0"/><v/></c>', "=…"),
    ],
)
def test_an_error_or_a_formula_that_nobody_calculated_is_a_broken_cell_with_its_reason(cell: str, shown: str) -> None:
    found = _read(xlsx(rows(["Namn", "Ort"]) + row(2, text("A2", "Anna"), cell)))
    value = found.rows[1][1]
    assert isinstance(value, Broken)
    assert (value, bool(value.reason)) == (shown, True)


def test_a_formula_has_the_value_that_was_calculated_and_an_empty_text_is_one() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>IF(A1=2,"","x")</f><v></v></c>'
    assert _read(xlsx(row(1, cells))).rows == ((2,),)


def test_a_broken_cell_keeps_its_place_outside_the_values() -> None:
    cells = row(2, '<c r="A2" t="e"><v>#REF!</v></c>', text("C2", "x")) + row(5, '<c r="B5"><f>A1</f></c>')
    sheet = _read(xlsx(cells))
    assert (sheet.first_row, sheet.first_column) == (2, 0)
    assert sheet.rows == (("#REF!", None, "x"), (), (), (None, "=A1"))


def test_macros_and_links_to_other_files_are_said() -> None:
    more = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    assert len(_read(xlsx(rows(["a"]), more=more)).notes) == 2
