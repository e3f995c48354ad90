"""The budget on the screen: what is used and left, whether it suffices, lines and costs by keyboard."""

import datetime as dt
from pathlib import Path

from asftui.registers import economy
from asftui.registers.economy import BudgetLineEntry, CostEntry
from tests.placement_making import a_placement, days
from tests.tui.opening import opened, press, screen_text, write

DAY = dt.date(2017, 9, 30)


async def test_the_question_is_answered_with_its_arithmetic(new_store: Path) -> None:
    economy.add_cost(CostEntry(date=dt.date(2017, 3, 1), text="Lokal", amount=73_000_00))
    async with opened(as_of=DAY) as pilot:
        await press(pilot, "9")
        shown = " ".join(screen_text(pilot).replace("\u00a0", " ").split())
    assert "Räcker pengarna till 10 platser? Ja: 10 till × 63 dagar × 200 kr = 126 000 kr" in shown
    assert "601 000 kr blir över (576 399 kr blir över med övriga kostnader framöver)." in shown
    assert "av 800 000 kr" in shown


async def test_a_cost_is_booked_on_a_line_as_swedes_write_it(new_store: Path) -> None:
    economy.add_budget_line(BudgetLineEntry(plan="gavleborg-2017", name="Möten", amount=90_000_00))
    async with opened() as pilot:
        await press(pilot, "9", "tab", "n", "enter")
        await write(pilot, "Kaffe")
        await press(pilot, "enter")
        await write(pilot, "3 tkr")
        await press(pilot, "enter")
        await write(pilot, "m")
        await press(pilot, "ctrl+s")
        assert "Kaffe" in screen_text(pilot)
        await press(pilot, "ctrl+z", "enter")
        assert "Kaffe" not in screen_text(pilot)
        await press(pilot, "ctrl+y", "enter")
        (cost,) = economy.costs(dt.date(2017, 1, 1), dt.date(2017, 12, 31))
        assert (cost.amount, cost.line_name) == (300_000, "Möten")
        await press(pilot, "tab", "tab")
        assert "Kaffe" in screen_text(pilot)


async def test_an_amount_that_cannot_be_is_said_so_beside_its_field(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "9", "n")
        await write(pilot, "Möten")
        await press(pilot, "enter")
        await write(pilot, "mycket")
        await press(pilot, "ctrl+s")
        assert "inget belopp" in screen_text(pilot)
    assert economy.budget_lines("gavleborg-2017") == []


async def test_more_divided_than_there_is_is_said(new_store: Path) -> None:
    economy.add_budget_line(BudgetLineEntry(plan="gavleborg-2017", name="Allt", amount=800_001_00))
    async with opened() as pilot:
        await press(pilot, "9")
        assert "för mycket är fördelat" in screen_text(pilot).replace("\u00a0", " ")


async def test_a_line_that_has_costs_is_not_removed(new_store: Path) -> None:
    line = economy.add_budget_line(BudgetLineEntry(plan="gavleborg-2017", name="Möten", amount=90_000_00))
    economy.add_cost(CostEntry(date=DAY, text="Kaffe", amount=100, line=line))
    async with opened() as pilot:
        await press(pilot, "9", "delete")
        assert any("Flytta dess kostnader" in note.message for note in pilot.app._notifications)
    assert economy.budget_line(line).name == "Möten"


async def test_what_is_accrued_stands_under_the_lines_and_is_none(new_store: Path) -> None:
    economy.add_budget_line(BudgetLineEntry(plan="gavleborg-2017", name="Möten", amount=90_000_00))
    days(a_placement(), "2017-03", {1: "present", 2: "half"})
    async with opened() as pilot:
        await press(pilot, "9")
        shown = screen_text(pilot).replace("\u00a0", " ")
        line = next(line for line in shown.splitlines() if "upparbetat för platser" in line)
        assert "300 kr" in line
        await press(pilot, "end", "enter", "delete")
        assert "upparbetat för platser" in screen_text(pilot)


async def test_when_the_period_is_over_no_days_are_reckoned_with_and_what_was_left_over_is_said(
    new_store: Path,
) -> None:
    a_placement("P-001", end=None, funding="granted")
    a_placement("P-002", start="2018-01-15", end=None, funding="granted")
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "9", "tab", "tab")
        shown = " ".join(screen_text(pilot).replace("\u00a0", " ").split())
    assert "Ingen arbetsdag återstår av perioden. 2 av 10 fick finansiering eller är beviljade" in shown
    assert "800 000 kr blev över." in shown
    assert "× 0 dagar" not in shown
    assert "1 pågår, 1 beviljade, ej påbörjade" in shown  # as section 6 says at the same date


async def test_the_printed_sum_adds_up_as_printed(new_store: Path) -> None:
    for code, noted in (("P-001", 1), ("P-002", 2), ("P-003", 2)):
        days(a_placement(code, end="2017-04-30"), "2017-03", dict.fromkeys(range(1, noted + 1), "present"))
    async with opened(size=(120, 40), as_of=dt.date(2017, 5, 1)) as pilot:
        await press(pilot, "9")
        shown = " ".join(screen_text(pilot).replace("\u00a0", " ").split())
    assert "7 till × 1,7 dagar × 200 kr = 2 380 kr" in shown


async def test_an_empty_line_asks_for_its_name_first_and_knows_no_minus(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "9", "n")
        assert "minus" not in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "En budgetpost behöver ett namn" in screen_text(pilot)
        await press(pilot, "escape", "tab", "n")
        assert "med minus när pengar kommit tillbaka" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "Skriv vad den gällde" in screen_text(pilot)
