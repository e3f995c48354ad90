"""Budget lines, costs, and amounts as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui.errors import InUse, RecordError
from asftui.registers import economy, economy_input
from asftui.registers.amounts import MOST, amount_text, parse_amount
from asftui.registers.economy import BudgetLineEntry, CostEntry
from asftui.registers.plans import load_plan

TODAY = dt.date(2017, 6, 30)


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("12 500 kr", 1_250_000),
        ("12\u00a0500", 1_250_000),
        ("12 500,50", 1_250_050),
        ("12.500,50", 1_250_050),
        ("12.500", 1_250_000),
        ("1000.50", 100_050),
        ("SEK 1,000.50", 100_050),
        ("500:-", 50_000),
        ("500,-", 50_000),
        ("99:50", 9_950),
        ("3 tkr", 300_000),
        ("0,5 tkr", 50_000),
        ("12,500 tkr", 1_250_000),
        ("1,2 mkr", 120_000_000),
        ("-500", -50_000),
        ("−1 000,5 kr", -100_050),
        ("500 kronor", 50_000),
        (12.5, 1_250),
        (100, 10_000),
    ],
)
def test_an_amount_is_read_as_swedes_write_it(text: object, ore: int) -> None:
    assert parse_amount(text) == ore


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "12,345", "12,500", "1e5", "0,001 tkr x", "5 € ", "9" * 20])
def test_what_is_no_amount_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(RecordError) as caught:
        parse_amount(text)
    assert "3 tkr" in str(caught.value)


@given(st.integers(-MOST, MOST))
def test_an_amount_reads_back_from_the_form_to_the_oere(ore: int) -> None:
    assert parse_amount(amount_text(ore)) == ore


def test_a_line_with_costs_is_not_removed_and_its_name_stands_once(new_store: object) -> None:
    entry = BudgetLineEntry(plan="gavleborg-2017", name="Möten", amount=100)
    line = economy.add_budget_line(entry)
    with pytest.raises(RecordError):
        economy.add_budget_line(BudgetLineEntry(plan="gavleborg-2017", name="  MÖTEN ", amount=1))
    economy.add_cost(CostEntry(date=TODAY, text="Kaffe", amount=5, line=line))
    with pytest.raises(InUse) as caught:
        economy.delete_budget_line(line)
    assert "1" in str(caught.value)


def test_a_form_names_the_field_that_is_to_blame(new_store: object) -> None:
    plan = load_plan("gavleborg-2017")
    typed = {**economy_input.cost_texts(None, TODAY), "text": "Kaffe", "amount": "12 500"}
    for field, text in (("date", "i fjol"), ("amount", "dyrt"), ("amount", ""), ("line", "Finns inte"), ("text", "")):
        with pytest.raises(RecordError) as caught:
            economy_input.save_cost({**typed, field: text}, plan, TODAY)
        assert caught.value.field == field
    assert economy.count_costs(plan.start, plan.end) == 0
    key = economy_input.save_cost(typed, plan, TODAY)
    assert economy_input.cost_texts(economy.cost(key), TODAY)["amount"] == "12 500"
