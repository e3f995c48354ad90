"""Text with separators: its encoding and separator are told, and a stray quotation mark swallows nothing."""

import pytest

from asftui.parsing.delimited import decode, find_separator, split


def _split(text: str, separator: str = ";") -> tuple[list[list[object]], list[int]]:
    return split(text.split("\n"), separator)


@pytest.mark.parametrize(
    ("lines", "separator"),
    [
        (["Namn;Vikt", "Anna;3,5", "Per;4,25"], ";"),
        (["Namn,Ort", '"Berg, Anna",Bollnäs'], ","),
        (["Namn\tOrt", "Berg, Anna\tBollnäs; Gävle"], "\t"),
        (["Namn|Ort", "Anna|X"], "|"),
        (["Möte; 14 mars, Bollnäs", "", "Namn,Ort,Kommun", "Anna,X,Y", "Per,Z,Y"], ","),
        (["Namn", "Anna"], ";"),
    ],
)
def test_the_separator_is_the_one_that_cuts_alike(lines: list[str], separator: str) -> None:
    assert find_separator(lines) == separator


def test_a_file_cut_in_the_midst_of_a_letter_is_still_utf_8() -> None:
    text = "Åsa Öberg, Gävle, Söderhamn, Ljusdal, Hällefors och Älvdalen är här"
    assert decode(text.encode() + b"\xc3").startswith(text)


def test_windows_1252_is_what_is_not_utf_8() -> None:
    assert decode("Åsa Öberg – Gävle".encode("cp1252")) == "Åsa Öberg – Gävle"


def test_a_quoted_cell_may_have_line_breaks() -> None:
    assert _split('Namn;Vad\nAnna;"två\nrader"\nPer;x') == ([["Namn", "Vad"], ["Anna", "två\nrader"], ["Per", "x"]], [])


@pytest.mark.parametrize(
    "below",
    ["Eva;Z", 'Eva;"Z"', '"Eva";Z', '"Eva";"Z"\n"Bo";"Y"', 'Eva;Z"', "Eva;Z\n" * 500 + 'x;"y"'],
    ids=["plain", "quoted last", "quoted first", "all quoted", "closed by another", "long"],
)
def test_a_quote_that_is_never_closed_swallows_none_of_the_rows_below(below: str) -> None:
    records, still_open = _split(f'Namn;Ort\n"Per;Y\n{below}')
    assert records[1] == [{"broken": ["Per", "quote", 2]}, "Y"]
    assert records[2][0] == "Eva"
    assert 2 in still_open


def test_a_quotation_mark_within_a_cell_is_part_of_it() -> None:
    records, still_open = _split('Namn;Ort\n"Anna "Kalle" Berg";X\nPer "Pelle" Dahl;Y')
    assert [row[1] for row in records] == ["Ort", "X", "Y"]
    assert records[2][0] == 'Per "Pelle" Dahl'
    assert still_open == []


def test_a_very_long_cell_is_a_cell() -> None:
    assert _split("a;b\n" + "x" * 200_000 + ";y") == ([["a", "b"], ["x" * 200_000, "y"]], [])
