"""No personal identity number is found in clear in any byte that asftui leaves behind or says, whatever is done."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from asftui.cli import main
from tests.test_identity import number_of

NUMBERS = [
    number_of(
        dt.date(1950 + n, 1 + n % 12, 1 + n), f"{'T' if n == 7 else n % 10}{(n * 37) % 100:02}", coordination=n % 5 == 0
    )
    for n in range(24)
]


def written(number: str, n: int) -> str:
    """Return a number in one of the forms that people write."""
    tens = number[2:]
    forms = [
        f"{tens[:6]}-{tens[6:]}",
        number,
        f"{number[:8]}-{number[8:]}",
        tens,
        f"{tens[:6]} - {tens[6:]}",
        f"{tens[:6]}−{tens[6:]}",
        f"{number[:8]}\u00a0–\u00a0{number[8:]}",
        f"{tens[:6]} {tens[6:]}",
    ]
    return forms[n % len(forms)]


def normal_forms(number: str) -> Iterator[str]:
    """Give the forms that are looked for: nothing that holds a number in clear lacks all of them."""
    for head in (number[:8], number[2:8]):
        for between in ("", "-", " ", " - ", "−", "\u00a0–\u00a0", "+"):
            yield f"{head}{between}{number[8:]}"


def every_byte(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each file below a folder as text, and each part of those that are packed."""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield path.name, ""
            yield path.name, data.decode("latin-1") + data.decode("utf-8", "ignore")
            if data.startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    for name in packed.namelist():
                        yield f"{path.name}/{name}", packed.read(name).decode("utf-8", "ignore")


def assert_nowhere(what: Iterator[tuple[str, str]]) -> None:
    """Look for every number in every form."""
    for place, text in what:
        for number in NUMBERS:
            for form in normal_forms(number):
                assert form not in text, (
                    f"{place}: {number} as {form!r}: {text[max(0, text.find(form) - 60) :][:150]!r}"
                )
                assert form not in place


def table(path: Path, rows: list[list[object]]) -> Path:
    """Save rows as what the name says."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        return path
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def sheets(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "inbox"
    folder.mkdir()
    each = [written(number, n) for n, number in enumerate(NUMBERS)]
    names = [f"{given} {family}" for family in ("Berg", "Dahl", "Ek") for given in ("Anna", "Per", "Eva", "Bo")]
    wrong = f"{NUMBERS[0][2:8]}-{(int(NUMBERS[0][-4:]) + 1) % 10000:04}"
    return [
        table(
            folder / f"register {each[0]}.xlsx",
            [["Kontaktlista"], ["Namn", "Pers.nr", "Telefon", "Titel", "Anteckning"]]
            + [[name, number, f"07012345{n:02}", f"handläggare {each[n]}", f"bor ihop med {each[n + 1]}"]
               for n, (name, number) in enumerate(zip(names, each, strict=False))]
            + [["", each[3], "", "", each[4]]],
        ),
        table(
            folder / "lista.xlsx",
            [[f"Frukostmöte {each[5]} 2017-03-14"], ["Ansvarig:", each[6]], ["Personnummer:", each[8]],
             ["Namn", "Personnummer", "Organisation", f"Allergi {each[9]}"]]
            + [[name, int(number) if n % 2 else float(number[2:]) if number[2:].isdigit() else number, "FK", each[n]]
               for n, (name, number) in enumerate(zip(names, (x for x in NUMBERS if x.isdigit()), strict=False))]
            + [[None, wrong, "AF", "nötter"], [each[10], "", "AF", ""], ["Okänd", "8.50101E+11", "AF", ""]],
        ),
        table(
            folder / "teams.csv",
            [["1. Sammanfattning"], ["Mötestitel", f"Möte om {each[11]}"], ["Starttid", "2017-04-04, 08:30:00"], [],
             ["2. Deltagare"], ["Namn", "Första anslutning", "Senaste utträde", "E-post", "Roll"]]
            + [[f"{name} {each[n]}", "2017-04-04, 08:31:00", "2017-04-04, 09:31:00", f"{number}@exempel.se", "x"]
               for n, (name, number) in enumerate(zip(names, NUMBERS, strict=False))],
        ),
        table(
            folder / "enkät.xlsx",
            [["ID", "Starttid", "Slutförandetid", "E-post", "Namn", f"Vad tyckte {each[12]}?",
              "Ditt personnummer?", "Övrigt"]]
            + [[n, f"2017-05-01 08:{n:02}", f"2017-05-01 09:{n:02}", "anonymous", name, 3, each[n],
                f"hälsa {each[n + 1]}"] for n, name in enumerate(names)],
        ),
        table(
            folder / "platser.xlsx",
            [["Platser 2017"], ["Deltagarkod", "Huvudman", "Startdatum", "Resultat", "Personnummer", "Anteckning"]]
            + [[f"P-{n}" if n % 3 else each[n], "FK", "2017-02-01", "studier", each[n], f"se {each[n + 2]}"]
               for n in range(12)],
        ),
        table(
            folder / "insatser.xlsx",
            [["Datum", "Typ", "Rubrik", "Ort", "Antal medarbetare", "Anteckning"],
             ["2017-06-01", "Seminarium", f"Om {each[13]}", "Gävle", 4, each[14]],
             [f"i {each[15]}", "Seminarium", "x", "Gävle", each[16], ""]],
        ),
    ]  # fmt: skip


def test_no_number_is_left_in_any_byte_or_said(
    sheets: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "store"
    home.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    said: list[str] = []

    def run(*words: object) -> int:
        status = main(["--store", str(home / "s.db"), *map(str, words)])
        out = capsys.readouterr()
        said.append(out.out + out.err)
        return status

    ninth, tenth = written(NUMBERS[9], 0), written(NUMBERS[10], 2)
    for n, sheet in enumerate(sheets):
        run("import", sheet, "--dry-run", "--json")
        assert run("import", sheet, "--json", "--rejects", home / f"rejects{n}.xlsx") in (0, 1), said[-1]
    run("import", sheets[1], "--new-event", f"2017-08-08 seminarium {ninth}", "--json")
    run("import", sheets[1], "--map", f"Allergi {ninth}=notes")
    run("import", sheets[1], "--map", ninth)
    run("import", home / f"{tenth}.xlsx")
    run("import", sheets[0], "--sheet", tenth)
    run("add", "frukostmöte", "Bollnäs", "14/3", "14", "tjm", f"“{ninth}”")
    run("add", tenth)
    run("add", f"frukostmöte Bollnäs 14/3 för {ninth}")
    for kind in ("people", "events", "organisations", "groups", "placements"):
        run("list", kind, "--json")
    run("surveys", "--json")
    run("history", "--json")
    assert_nowhere(("said", text) for text in said)
    assert_nowhere(every_byte(home))
    run("undo", 1)
    run("history")
    assert_nowhere(("said", text) for text in said)
    assert_nowhere(every_byte(home))
