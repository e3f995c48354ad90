"""What a sheet hides is said, and left out only on request; what is merged down stands in every row."""

import datetime as dt
from pathlib import Path

import pytest

from asftui import importing
from asftui.importing import Options
from asftui.importing.layout import hidden_in_words, merged_down, without_hidden
from asftui.importing.read import read_bytes
from asftui.importing.sheets import Cell, Sheet
from tests.importing.making import row, rows, text, xlsx

FILTERED = (
    row(1, text("A1", "Namn"), text("B1", "Telefon"), text("C1", "Organisation"))
    + row(2, text("A2", "Anna Berg"), text("B2", "070"), text("C2", "AF"))
    + row(3, text("A3", "Per Dahl"), text("B3", "071"), text("C3", "FK"), more='hidden="1"')
    + row(4, text("A4", "Eva Ek"), text("B4", "072"), text("C4", "AF"))
    + row(5, more='hidden="1"')
)
COLUMNS = '<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="true"/></cols>'


def _sheet() -> Sheet:
    return read_bytes(xlsx(FILTERED, before=COLUMNS), "lista.xlsx").sheets[0]


def test_hidden_rows_and_columns_that_hold_something_are_told() -> None:
    assert (_sheet().hidden_rows, _sheet().hidden_columns) == ((3,), (1,))


def test_what_is_hidden_is_left_out_in_its_place() -> None:
    assert without_hidden(_sheet()).rows == (
        ("Namn", None, "Organisation"),
        ("Anna Berg", None, "AF"),
        (),
        ("Eva Ek", None, "AF"),
    )


def test_what_is_hidden_is_said_whether_it_is_read_or_not() -> None:
    read, left = hidden_in_words(_sheet(), skipped=False), hidden_in_words(_sheet(), skipped=True)
    assert "3" in read[0]
    assert "B" in read[0]
    assert "--skip-hidden" in read[0]
    assert "--skip-hidden" not in left[0]


@pytest.mark.parametrize(("skip", "names"), [(False, 3), (True, 2)])
def test_hidden_rows_are_imported_unless_the_user_says_otherwise(
    tmp_path: Path, new_store: Path, skip: bool, names: int
) -> None:
    path = tmp_path / "frukostmöte Bollnäs 2017-03-14.xlsx"
    path.write_bytes(xlsx(FILTERED, before=COLUMNS))
    (plan,) = importing.prepare(path, Options(skip_hidden=skip))
    assert plan.counts["new"] == names
    assert [row.row for row in plan.rows] == ([2, 4] if skip else [2, 3, 4])
    assert any("3" in note for note in plan.notes)


def test_an_error_in_a_field_that_must_be_there_rejects_the_row_with_its_reason(
    tmp_path: Path, new_store: Path
) -> None:
    path = tmp_path / "frukostmöte Bollnäs 2017-03-14.xlsx"
    table = rows(["Namn", "Organisation"], ["Anna Berg", "AF"])
    path.write_bytes(xlsx(table + row(3, '<c r="A3" t="e"><v>#REF!</v></c>', text("B3", "FK"))))
    (plan,) = importing.prepare(path, Options())
    assert (plan.counts["new"], plan.counts["rejected"]) == (1, 1)
    assert "#REF!" in [problem.value for problem in plan.problems]


@pytest.mark.parametrize(
    ("value", "filled"), [("AF", True), (dt.date(2017, 3, 14), True), (14, False), (2.5, False), (None, False)]
)
def test_a_text_or_date_merged_down_stands_in_every_row_but_a_number_stands_once(value: Cell, filled: bool) -> None:
    sheet = Sheet(name="x", rows=(("Vad", "Namn"), (value, "Anna"), (None, "Per")), merged=((1, 0, 2, 0),))
    assert merged_down(sheet, 0).rows[2] == (value if filled else None, "Per")


def test_a_heading_merged_down_stays_as_it_is() -> None:
    sheet = Sheet(name="x", rows=(("Namn",), (None, "Förnamn"), ("a", "b")), merged=((0, 0, 1, 0),))
    assert merged_down(sheet, 1) is sheet


def test_rows_with_nothing_else_in_them_are_not_filled() -> None:
    sheet = Sheet(name="x", rows=(("Namn",), ("Anna",), (), ("Per",)), merged=((1, 0, 2, 0),))
    assert merged_down(sheet, 0).rows[2] == ()
