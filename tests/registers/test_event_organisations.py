"""Organisations that were at an event without a number."""

from datetime import date
from pathlib import Path

from asftui.registers.events import EventEntry, HeadCountEntry, add_event, edit_event, entry_of, event
from asftui.registers.organisations import resolve


def _entry(*heads: HeadCountEntry) -> EventEntry:
    return EventEntry(date=date(2017, 3, 14), type="breakfast-meeting", head_counts=heads)


def test_an_organisation_without_a_number_is_kept(new_store: Path) -> None:
    office = resolve("AF")
    assert office is not None
    heads = (
        HeadCountEntry(role="employee", total=14),
        HeadCountEntry(role="employee", total=0, organisation=office),
    )
    assert event(add_event(_entry(*heads))).head_counts == heads


def test_a_total_of_none_without_an_organisation_says_nothing(new_store: Path) -> None:
    key = add_event(_entry(HeadCountEntry(role="employee", total=0)))
    assert event(key).head_counts == ()


def test_an_organisation_left_out_of_the_entry_goes(new_store: Path) -> None:
    office = resolve("AF")
    key = add_event(_entry(HeadCountEntry(role="employee", total=0, organisation=office)))
    edit_event(key, entry_of(event(key), head_counts=()))
    assert event(key).head_counts == ()
