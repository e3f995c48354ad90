"""The screen of claims: what has come in, what it says otherwise, and what nobody has claimed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from asftui.registers.claim_lists import find_claims
from asftui.tui.screens.claims import ClaimsScreen
from tests.placement_making import a_claim, a_placement, days
from tests.tui.opening import SMALL, opened, press, screen_text, write

pytestmark = [pytest.mark.usefixtures("new_store"), pytest.mark.asyncio]


@asynccontextmanager
async def claims_screen() -> AsyncIterator[Pilot[None]]:
    async with opened(SMALL) as pilot:
        pilot.app.push_screen(ClaimsScreen())
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> str:
    return screen_text(pilot).replace("\u00a0", " ")


async def test_a_difference_is_marked_in_the_list_and_named_when_it_is_opened():
    days(a_placement(), "2017-03", {1: "present"})
    a_claim(days=2)
    async with claims_screen() as pilot:
        assert "Bollnäs kommun" in shown(pilot)
        assert "mottagen" in shown(pilot)
        await press(pilot, "enter")
        assert "2 dagar i rekvisitionen, 1 i våra närvarodagar" in shown(pilot)
        assert "avtal saknas" in shown(pilot)
        assert "anna: Rekvisition från Bollnäs kommun mottagen" in shown(pilot)


async def test_a_month_without_a_claim_is_listed_and_becomes_one_in_a_few_keys():
    days(a_placement(), "2017-03", {1: "present", 2: "half"})
    async with claims_screen() as pilot:
        await press(pilot, "tab")
        assert "mars 2017" in shown(pilot)
        assert "300 kr" in shown(pilot)
        await press(pilot, "n", "ctrl+s")
        (claim,) = find_claims()
        assert (claim.principal, claim.days, claim.amount) == ("Bollnäs kommun", 1.5, 300)
        assert "Alla närvarodagar" in shown(pilot)


async def test_a_claim_is_approved_paid_and_another_sent_back_with_a_reason():
    placement = a_placement()
    days(placement, "2017-03", {1: "present"})
    a_claim(days=1)
    async with claims_screen() as pilot:
        await press(pilot, "g", "enter")
        assert "godkänd" in shown(pilot)
        await press(pilot, "b", "ctrl+s")
        assert "betald" in shown(pilot)
        days(placement, "2017-03", {2: "present"})
        a_claim(days=3, received="2017-04-06")
        pilot.app.look_again()
        await pilot.pause()
        await press(pilot, "home", "g", "enter")  # refused: more than our own days give
        assert find_claims()[0].state == "received"
        await press(pilot, "r")
        await write(pilot, "fel antal")
        await press(pilot, "ctrl+s")
        assert [claim.state for claim in find_claims()] == ["returned", "paid"]


async def test_a_basis_is_saved_from_a_month_that_nobody_claimed(tmp_path: Path):
    days(a_placement(), "2017-03", {1: "present"})
    async with claims_screen() as pilot:
        pilot.app.import_folder = tmp_path
        await press(pilot, "tab", "l", "ctrl+s")
        assert [path.name for path in tmp_path.glob("*.xlsx")] == ["underlag-bollnas-kommun-2017-03.xlsx"]


async def test_what_a_claim_has_come_too_far_for_is_refused_at_the_key_and_dead_keys_are_not_shown():
    days(a_placement(), "2017-03", {1: "present"})
    a_claim(days=1)
    async with claims_screen() as pilot:
        await press(pilot, "b")
        assert any("Bara en godkänd rekvisition" in note.message for note in pilot.app._notifications)
        await press(pilot, "g", "enter", "g")
        assert any("redan godkänd" in note.message for note in pilot.app._notifications)
        await press(pilot, "tab")
        footer = shown(pilot).splitlines()[-1]
        assert "l Underlag" in footer
        assert "g Godkänn" not in footer
        assert "b Betald" not in footer


async def test_the_differences_stand_over_the_reason_and_dates_are_of_the_time_that_is_shown():
    days(a_placement(), "2017-03", {1: "present"})
    a_claim(days=2)
    a_claim(days=1, received="2017-03-04", principal="Gävle")
    async with claims_screen() as pilot:
        await press(pilot, "r")
        assert "2 dagar i rekvisitionen, 1 i våra närvarodagar" in shown(pilot)
        await press(pilot, *"fel", "ctrl+s")
        assert next(line for line in find_claims() if line.reason).returned == pilot.app.as_of
        await press(pilot, "n")
        assert pilot.app.as_of.isoformat() in shown(pilot)


async def test_the_marker_stands_at_a_new_claim():
    days(a_placement(), "2017-03", {1: "present"})
    a_claim(days=1, received="2018-01-05")
    async with claims_screen() as pilot:
        await press(pilot, "n")
        await write(pilot, "Bollnäs")
        await press(pilot, "enter", *"april", "enter", "enter", "1", "ctrl+s")
        (line,) = [line for line in shown(pilot).splitlines() if "april 2017" in line]
        assert "›" in line


async def test_empty_lists_say_what_belongs_there():
    async with claims_screen() as pilot:
        assert "n skriver in en" in shown(pilot)
