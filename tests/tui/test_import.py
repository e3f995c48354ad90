"""A sheet's way in on screen: picked, looked at, mended, carried out, taken back; by keyboard alone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from textual.events import Paste
from textual.pilot import Pilot

from asftui import store
from asftui.registers import event_lists, events, people
from asftui.registers.event_lists import EventFilter
from tests.tui.opening import LARGE, SMALL, opened, press, screen_text, write

HEADING = ("Namn", "Organisation", "Titel", "Närvarande")
ROWS = (
    ("Karin Öberg", "Bollnäs kommun", "Handläggare", "x"),
    ("Lars Ek", "Region Gävleborg", "Ledamot", "x"),
    ("Åsa Holm", "Söderhamns kommun", "Enhetschef", None),
)


def _sheet(folder: Path, rows: Sequence[Sequence[object]], heading: Sequence[str] = HEADING) -> Path:
    book = Workbook()
    for row in (
        ("Närvarolista",),
        ("Aktivitet:", "Frukostmöte i Bollnäs"),
        ("Datum:", "2017-03-14"),
        (),
        heading,
        *rows,
    ):
        book.active.append(list(row))
    path = folder / "lista.xlsx"
    book.save(path)
    return path


async def _previewed(pilot: Pilot[None], folder: Path) -> None:
    """Pick the only sheet of a folder and wait until it has been read."""
    pilot.app.import_folder = folder  # type: ignore[attr-defined]
    await press(pilot, "i", "enter")
    await _settled(pilot)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sheet in it."""
    made = tmp_path / "inbox"
    made.mkdir()
    _sheet(made, ROWS)
    return made


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_preview_says_what_was_understood_and_writes_nothing(
    new_store: Path, folder: Path, size: tuple[int, int]
) -> None:
    async with opened(size) as pilot:
        await _previewed(pilot, folder)
        text = screen_text(pilot)
        assert "Närvarolista" in text
        assert "Frukostmöte i Bollnäs" in text
        assert "3 nya" in text
        assert "Medarbetare informerade 0→1" in " ".join(text.split())
        assert event_lists.count_events(EventFilter()) == 0


async def test_apply_writes_the_plan_and_shows_the_gauges_that_moved(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "g")
        await _settled(pilot)
        text = screen_text(pilot)
        assert "Läge" in text
        assert "▲1" in text
    assert people.count_people() == 3


async def test_the_same_file_again_writes_nothing(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        for _ in range(2):
            await _previewed(pilot, folder)
            await press(pilot, "g")
            await _settled(pilot)
        assert any("fanns redan" in notice.message for notice in pilot.app._notifications)
    assert len(store.imports()) == 1


async def test_an_import_is_taken_back_from_history(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "g")
        await _settled(pilot)
        await press(pilot, "u", "z", "enter")
    assert people.count_people() == 0
    assert store.imports()[0].undone


async def test_a_column_is_mended_by_hand(new_store: Path, tmp_path: Path) -> None:
    made = tmp_path / "inbox"
    made.mkdir()
    _sheet(made, ROWS, ("Vem", "Arbetar på", "Zzz", "Närvarande"))
    async with opened() as pilot:
        await _previewed(pilot, made)
        await press(pilot, "k")
        await press(pilot, "down", "down", "down")
        for _ in range(10):  # round the fields that begin with t
            if any(line.startswith("  Zzz") and "titel" in line for line in screen_text(pilot).splitlines()):
                break
            await press(pilot, "t")
        await press(pilot, "ctrl+s")
        await _settled(pilot)
        assert "Zzz→titel" in screen_text(pilot)


async def test_the_event_can_be_said_by_hand(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "b", "enter")
        await write(pilot, "15/3 seminarium Om upphandling")
        await press(pilot, "ctrl+s")
        await _settled(pilot)
        assert "Om upphandling" in screen_text(pilot)
        await press(pilot, "g")
        await _settled(pilot)
    (line,) = event_lists.find_events(EventFilter())
    assert (line.type, line.title) == ("seminar", "Om upphandling")


async def test_the_filter_shows_only_some_rows(new_store: Path, tmp_path: Path) -> None:
    made = tmp_path / "inbox"
    made.mkdir()
    _sheet(made, [*ROWS, (None, "Gävle kommun", None, "x")])
    async with opened(LARGE) as pilot:
        await _previewed(pilot, made)
        await press(pilot, *["f"] * 6)
        text = screen_text(pilot)
        assert "[1 avvisad]" in text
        assert "Karin Öberg" not in text


async def test_a_file_that_is_no_sheet_says_so_and_esc_leads_out(new_store: Path, tmp_path: Path) -> None:
    made = tmp_path / "inbox"
    made.mkdir()
    (made / "lista.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    async with opened() as pilot:
        await _previewed(pilot, made)
        assert "lista.xlsx" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert "Läge" in screen_text(pilot)


async def test_a_table_copied_in_excel_is_pasted_and_taken_in(new_store: Path, folder: Path) -> None:
    rows = [("Datum", "Typ", *HEADING), *(("2017-03-14", "Frukostmöte", *(c or "" for c in row)) for row in ROWS)]
    async with opened() as pilot:
        pilot.app.import_folder = folder  # type: ignore[attr-defined]
        await press(pilot, "i")
        pilot.app.screen.post_message(Paste("\r\n".join("\t".join(row) for row in rows)))
        await pilot.pause()
        await _settled(pilot)
        assert "inklistrad tabell" in screen_text(pilot)
        await press(pilot, "g")
        await _settled(pilot)
    assert people.count_people() == 3


async def test_the_rejected_rows_are_saved_mended_and_only_they_are_added(new_store: Path, folder: Path) -> None:
    _sheet(folder, [*ROWS, (None, "Gävle kommun", None, "x")])
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "r", "ctrl+s")
        saved = folder / "lista-avvisade.xlsx"
        assert saved.exists()
        await press(pilot, "g")
        await _settled(pilot)
    book = load_workbook(saved)
    row = next(row for row in book.active.iter_rows() if row[1].value == "Gävle kommun")
    row[0].value = "Per Dahl"
    book.save(saved)
    async with opened() as pilot:
        await _previewed(pilot, folder)  # the newest file stands first
        assert "1 ny " in screen_text(pilot)
        await press(pilot, "g")
        await _settled(pilot)
    assert people.count_people() == 4
    assert event_lists.count_events(EventFilter()) == 1


async def test_the_kind_of_sheet_can_be_said_by_hand(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "k", "right")
        while "Personer" not in screen_text(pilot) and "person" not in screen_text(pilot).splitlines()[3]:
            await press(pilot, "right")
        await press(pilot, "ctrl+s")
        await _settled(pilot)
        assert "Hör till" not in screen_text(pilot)


async def test_an_events_sign_in_sheet_filled_in_finds_its_own_event(new_store: Path, folder: Path) -> None:
    day = date(2017, 3, 14)
    event = events.add_event(events.EventEntry(date=day, type="breakfast-meeting", town="Bollnäs", status="planned"))
    (folder / "lista.xlsx").unlink()
    async with opened() as pilot:
        pilot.app.import_folder = folder  # type: ignore[attr-defined]
        await press(pilot, "3", "enter", "l", "ctrl+s")
        (saved,) = folder.iterdir()
        book = load_workbook(saved)
        heading = next(row for row in book.active.iter_rows() if "Namn" in [cell.value for cell in row])
        line = book.active[heading[0].row + 1]
        for cell, title in zip(line, heading, strict=True):
            cell.value = {"Namn": "Karin Öberg", "Organisation": "Bollnäs kommun"}.get(str(title.value), cell.value)
            if "ärvar" in str(title.value) or "nderskrift" in str(title.value):
                cell.value = "x"
        book.save(saved)
        await _previewed(pilot, folder)
        assert "finns redan" in screen_text(pilot)
        await press(pilot, "g")
        await _settled(pilot)
    assert [line.name for line in event_lists.attendance_at(event)] == ["Karin Öberg"]
    assert event_lists.count_events(EventFilter()) == 1


async def test_nasty_headings_and_cells_show_as_plain_text(new_store: Path, tmp_path: Path) -> None:
    made = tmp_path / "inbox"
    made.mkdir()
    nasty = "a[/nope]b [bold]c[/bold]"
    _sheet(made, [(nasty, nasty, nasty, "x")], ("Namn", "Organisation", nasty, "Närvarande"))
    async with opened(LARGE) as pilot:
        await _previewed(pilot, made)
        assert nasty in screen_text(pilot)
        await press(pilot, "enter")
        assert nasty in screen_text(pilot)
        await press(pilot, "escape", "k")
        assert "a[/nope]b" in screen_text(pilot)
        await press(pilot, "escape", "a")
        await press(pilot, "escape", "g")
        await _settled(pilot)
        await press(pilot, "4")
        assert nasty in screen_text(pilot)


async def test_hidden_rows_are_left_out_only_when_the_user_says_so(new_store: Path, folder: Path) -> None:
    book = load_workbook(folder / "lista.xlsx")
    book.active.row_dimensions[7].hidden = True
    book.save(folder / "lista.xlsx")
    async with opened() as pilot:
        await _previewed(pilot, folder)
        assert "3 nya" in screen_text(pilot)
        await press(pilot, "k", *["down"] * 5, "right", "ctrl+s")
        await _settled(pilot)
        assert "2 nya" in screen_text(pilot)


async def test_a_list_of_events_is_previewed_with_day_and_town(new_store: Path, tmp_path: Path) -> None:
    made = tmp_path / "inbox"
    made.mkdir()
    book = Workbook()
    for row in (("Datum", "Typ", "Ort", "Antal tjm", "Antal pol"), ("2017-03-14", "Frukostmöte", "Bollnäs", 14, 3)):
        book.active.append(list(row))
    book.save(made / "insatser.xlsx")
    async with opened() as pilot:
        await _previewed(pilot, made)
        assert "14\u00a0mar · Bollnäs" in screen_text(pilot)


async def test_a_path_that_is_written_takes_the_place_of_the_folders(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "i", "slash")
        pilot.app.screen.focused.post_message(Paste(str(folder / "finns-inte.xlsx")))  # type: ignore[union-attr]
        await press(pilot, "enter")
        (told,) = (notice.message for notice in pilot.app._notifications)
        assert told.startswith(str(folder / "finns-inte.xlsx"))
        assert "Rätta sökvägen" in told


async def test_rejected_rows_never_take_the_place_of_a_file(new_store: Path, folder: Path) -> None:
    _sheet(folder, [*ROWS, (None, "Gävle kommun", None, "x")])
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "r", "ctrl+s", "r", "ctrl+s")
    assert {path.name for path in folder.iterdir()} == {
        "lista.xlsx", "lista-avvisade.xlsx", "lista-avvisade-2.xlsx",
    }  # fmt: skip


async def test_an_event_that_is_not_understood_is_mended_in_its_form(new_store: Path, folder: Path) -> None:
    async with opened() as pilot:
        await _previewed(pilot, folder)
        await press(pilot, "b", "enter")
        await write(pilot, "frukost hos oss")
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "frukost hos oss" in text
        assert "--new-event" not in text
        assert pilot.app.screen.query(".error.-shown")
