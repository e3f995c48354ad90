"""Enterprises on the screen: the list and its filters, one opened, and counts written quickly."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from asftui.registers import enterprise_counts, enterprises
from asftui.registers.enterprise_counts import CountEntry, add_count
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.part_dates import parse_part_date
from asftui.tui.drawing import LEVELS, draw_course
from asftui.tui.screens.dialogs import QuestionScreen
from tests.placement_making import a_placement
from tests.tui.opening import opened, press, screen_text, write

JAN, JUN = dt.date(2017, 1, 1), dt.date(2017, 12, 1)


def an_enterprise(name: str, *counts: tuple[dt.date, int | None, int | None], **more: object) -> int:
    dates = {each: parse_part_date(more.pop(each)) for each in ("started", "ended") if each in more}
    key = enterprises.add_enterprise(EnterpriseEntry(name=name, **dates, **more))
    for day, employed, participants in counts:
        add_count(CountEntry(enterprise=key, date=day, employed=employed, participants=participants))
    return key


@pytest.fixture
def four(new_store: Path) -> dict[str, int]:
    """Write an enterprise with counts, one whose counts are old, one that came and one that went."""
    all_met = dict.fromkeys(("integrates", "participation", "reinvests", "independent"), True)
    return {
        "Humlan": an_enterprise("Humlan", (JAN, 8, 11), (JUN, 10, 14), municipality="Bollnäs", **all_met),
        "Verkstan": an_enterprise("Verkstan", (JAN, 14, 9), started="2010", integrates=False),
        "Spiran": an_enterprise("Spiran", started="2017-04"),
        "Slut": an_enterprise("Slut", (JAN, 3, 1), ended="2017-05-31"),
    }


def line_of(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.strip(" ›").startswith(name))


async def test_an_empty_list_says_how_an_enterprise_comes_in(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "5")
        assert "n skriver ett" in screen_text(pilot)
        await press(pilot, "d", "c", "e", "delete", "enter")


async def test_the_list_tells_counts_criteria_and_what_is_missing(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5")
        text = screen_text(pilot)
    assert "3 aktiva, 0 vilande, 1 upphörda" in text
    assert "1 nya (Spiran), 1 borta (Slut)" in text
    assert "utan aktuella antal: 2 · alla fyra kriterier: 1 av 3" in text
    assert line_of(text, "Humlan").split() == ["›", "Humlan", "Bollnäs", "10", "14", "1", "dec", "4/4"]
    assert "!" in line_of(text, "Verkstan")
    assert "0/4 ?" in line_of(text, "Verkstan")
    assert "!" in line_of(text, "Spiran")
    assert "slut 17-05" in line_of(text, "Slut")


@pytest.mark.parametrize(
    ("presses", "shown"),
    [
        (1, {"Humlan", "Verkstan", "Spiran"}),
        (2, {"Slut"}),
        (3, {"Spiran", "Slut"}),
        (4, {"Verkstan", "Spiran"}),
        (5, {"Verkstan", "Spiran"}),
        (6, {"Humlan", "Verkstan", "Spiran", "Slut"}),
    ],
)
async def test_f_answers_the_years_questions(four: dict[str, int], presses: int, shown: set[str]) -> None:
    async with opened((120, 40)) as pilot:
        await press(pilot, "5", *["f"] * presses)
        text = screen_text(pilot)
    assert ("bara: " in text) is (presses < 6)
    assert {name for name in four if name in text.split("Krit.")[1]} == shown


async def test_a_slash_finds_by_name_place_or_what_it_does(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "slash")
        await write(pilot, "bollnas")
        rows = screen_text(pilot).split("Krit.")[1]
    assert "Humlan" in rows
    assert "Verkstan" not in rows


async def test_one_opened_shows_its_course_and_where_each_count_came_from(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "enter")
        text = screen_text(pilot)
    assert "4 av 4" in text
    assert "8 → 10" in text
    assert "11 → 14" in text
    assert "anna" in text


async def test_a_new_one_is_written_in_the_form(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "n")
        await write(pilot, "Nya Spiran")
        await press(pilot, "enter")
        await write(pilot, "söder")
        await press(pilot, "enter", "enter")
        await write(pilot, "odling")
        await press(pilot, "enter")
        await write(pilot, "april 2017")
        await press(pilot, "enter", "enter", "enter", "enter", "j", "ctrl+s")
        assert "Nya Spiran" in screen_text(pilot)
    key = enterprises.resolve("Nya Spiran")
    assert key is not None
    found = enterprises.enterprise(key)
    assert (found.municipality, found.activity, str(found.started)) == ("Söderhamn", "odling", "2017-04")
    assert (found.integrates, found.participation) == (True, None)


async def test_what_cannot_be_is_told_beside_its_field(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "n")
        await write(pilot, "humlan")
        await press(pilot, "ctrl+s")
        assert "redan ett namn" in screen_text(pilot)


async def test_a_count_takes_five_keys_beside_its_numbers_and_keeps_the_date(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "c", "ctrl+u")
        await write(pilot, "31/12")
        await press(pilot, "enter")
        await write(pilot, "12")
        await press(pilot, "enter")
        await write(pilot, "ca 15")
        await press(pilot, "ctrl+s", "down", "c")
        assert "2017-12-31" in screen_text(pilot)
        await press(pilot, "escape")
    count = enterprise_counts.count_at(four["Humlan"], dt.date(2017, 12, 31))
    assert count is not None
    assert (count.employed, count.participants, count.note) == (12, 15, "ca 15")


async def test_the_counts_of_all_are_written_one_line_each(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "d")
        assert "senast 10 14" in screen_text(pilot)
        await press(pilot, "enter")
        for numbers in ("12 15", "", "20 9"):
            await write(pilot, numbers)
            await press(pilot, "enter")
        assert "utan aktuella antal: 1" in screen_text(pilot)
    last = dt.date(2017, 12, 31)
    found = {name: enterprise_counts.count_at(key, last) for name, key in four.items()}
    told = {name: (count.employed, count.participants) for name, count in found.items() if count}
    assert told == {"Humlan": (12, 15), "Verkstan": (20, 9)}


async def test_a_number_that_is_none_leaves_nothing_written(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "d", "enter")
        await write(pilot, "12 15")
        await press(pilot, "enter")
        await write(pilot, "många")
        await press(pilot, "ctrl+s")
        assert "många" in screen_text(pilot)
        await press(pilot, "escape", "enter")
    assert enterprise_counts.count_at(four["Humlan"], dt.date(2017, 12, 31)) is None


async def test_a_count_is_changed_with_enter_and_taken_away_with_delete(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "enter", "enter", "enter", "ctrl+u")
        await write(pilot, "9")
        await press(pilot, "ctrl+s", "down", "delete", "enter")
        assert "1 rad" in screen_text(pilot)
    (count,) = enterprise_counts.counts_of([four["Humlan"]])[four["Humlan"]]
    assert (count.date, count.employed) == (JUN, 9)


async def test_one_that_is_deleted_says_what_goes_and_comes_back(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "delete")
        assert "2 antalsuppgifter" in screen_text(pilot)
        await press(pilot, "enter")
        assert enterprises.resolve("Humlan") is None
        await press(pilot, "ctrl+z", "enter")
    assert enterprises.resolve("Humlan") == four["Humlan"]


async def test_an_imported_name_like_a_known_one_is_asked_about(new_store: Path, tmp_path: Path) -> None:
    key = an_enterprise("Glada Hudik")
    book = Workbook()
    for row in (("ASF", "Kommun", "Anställda 2017-06-30"), ("Glada Hudik ek. för.", "Hudiksvall", 14)):
        book.active.append(row)
    folder = tmp_path / "inbox"
    folder.mkdir()
    book.save(folder / "asf.xlsx")
    async with opened() as pilot:
        pilot.app.import_folder = folder  # type: ignore[attr-defined]
        await press(pilot, "i", "enter")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert "Vilket ASF är det?" in screen_text(pilot)
        await press(pilot, "left", "ctrl+s")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "g")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert enterprises.resolve("Glada Hudik ek. för.") == key
    assert [count.employed for count in enterprise_counts.counts_of([key])[key]] == [14]


async def test_two_that_are_the_same_one_are_joined(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "j")
        await write(pilot, "spir")
        await press(pilot, "ctrl+s")
        assert "4 rader" not in screen_text(pilot)
    assert enterprises.resolve("Humlan") == enterprises.resolve("Spiran") == four["Humlan"]  # one's own stays


async def test_after_joining_the_marker_stands_at_the_one_that_is_kept(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "j")
        await write(pilot, "spir")
        await press(pilot, "enter", "right", "ctrl+s")
        assert "Spiran" in line_of_marker(screen_text(pilot))


async def test_the_gauge_of_employed_opens_to_the_enterprises(four: dict[str, int]) -> None:
    async with opened() as pilot:
        for _turn in range(12):
            if "Anställda" in line_of_marker(screen_text(pilot)):
                break
            await press(pilot, "down")
        await press(pilot, "enter")
        assert "Humlan: 8 → 10" in screen_text(pilot)
        await press(pilot, "enter")
        assert "4 av 4" in screen_text(pilot)


def line_of_marker(text: str) -> str:
    return next((line for line in text.splitlines()[2:] if "›" in line), "")  # under the frame's own pointer


@pytest.mark.parametrize("level", ["full", "windows", "ascii"])
def test_a_course_is_drawn_in_the_signs_of_each_level(level: str) -> None:
    glyphs = LEVELS[level]
    drawn = draw_course([(JAN, 0), (dt.date(2017, 7, 1), 8)], dt.date(2017, 12, 31), 12, glyphs)
    assert drawn == glyphs.levels[0] * 6 + glyphs.levels[-1] * 6


async def test_one_that_placements_are_at_is_refused_at_once(four: dict[str, int]) -> None:
    a_placement(enterprise=four["Humlan"])
    async with opened() as pilot:
        await press(pilot, "5", "delete")
        assert any("Humlan används: 1 plats" in note.message for note in pilot.app._notifications)
        assert not isinstance(pilot.app.screen, QuestionScreen)


async def test_a_count_proposes_no_date_before_the_latest_and_asks_before_it_writes_over_one(
    four: dict[str, int],
) -> None:
    key = four["Humlan"]
    add_count(CountEntry(enterprise=four["Spiran"], date=JAN, employed=1))  # the one that was written last
    async with opened() as pilot:
        await press(pilot, "5", "c")
        assert "2017-12-31" in screen_text(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "1 dec")
        await press(pilot, "enter")
        await write(pilot, "99")
        await press(pilot, "ctrl+s")
        assert "anställda 10, deltagare 14" in screen_text(pilot)
        count = enterprise_counts.count_at(key, dt.date(2017, 12, 1))
        assert count is not None and count.employed == 10
        await press(pilot, "ctrl+s")
    count = enterprise_counts.count_at(key, dt.date(2017, 12, 1))
    assert count is not None and (count.employed, count.participants) == (99, 14)


async def test_a_filter_says_its_place_and_shift_f_shows_all_again(four: dict[str, int]) -> None:
    async with opened() as pilot:
        await press(pilot, "5", "f", "f", "f", "f")
        assert "(4 av 5), f nästa" in screen_text(pilot)
        await press(pilot, "F")
        assert "bara:" not in screen_text(pilot)
