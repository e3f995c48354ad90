"""A mapping that was guessed or said is remembered with the import, holds the next time, and goes with its undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asftui import importing, store
from asftui.importing import ImportPlan, Options
from asftui.store.models import SheetMapping

HEADING = ["Namn", "Zonen", "Befatning"]
FIRST = [["Frukostmöte 2017-03-14"], HEADING, ["Anna Berg", "AF", "Handläggare"]]
SECOND = [["Mässa 2017-05-11"], HEADING, ["Per Dahl", "FK", "Chef"]]
SAID = {"Zonen": "organisation"}


@pytest.fixture
def taken(save: Callable[..., Path], new_store: Path) -> Callable[..., tuple[ImportPlan, int | None]]:
    """Save rows and import them; return the plan and the id of the change."""

    def load(rows: list[list[Any]], file: str = "a.xlsx", **said: Any) -> tuple[ImportPlan, int | None]:
        (plan,) = importing.prepare(save(rows, file=file), Options(**said))
        return plan, importing.apply(plan).change

    return load


def _hows(plan: ImportPlan) -> dict[str, tuple[str, str]]:
    return {column.heading: (column.field, column.how) for column in plan.columns}


def test_what_the_user_said_and_what_was_guessed_hold_the_next_time(taken: Callable[..., Any]) -> None:
    plan, _change = taken(FIRST, mapping=SAID)
    assert _hows(plan)["Zonen"] == ("organisation", "user")
    later, _change = taken(SECOND, "b.xlsx")
    assert _hows(later) == {
        "Namn": ("name", "exact"),
        "Zonen": ("organisation", "remembered"),
        "Befatning": ("title", "remembered"),
    }


def test_the_order_of_the_headings_does_not_matter_but_their_set_does(taken: Callable[..., Any]) -> None:
    taken(FIRST, mapping=SAID)
    turned = [["Mässa 2017-05-11"], ["ZONEN", "Befatning", "Namn"], ["FK", "Chef", "Per Dahl"]]
    assert _hows(taken(turned, "b.xlsx")[0])["ZONEN"] == ("organisation", "remembered")
    wider = [["Mässa 2017-05-12"], [*HEADING, "E-post"], ["Eva Ek", "FK", "Chef", "eva@exempel.se"]]
    assert _hows(taken(wider, "c.xlsx")[0])["Zonen"] == ("", "")


def test_what_the_user_cleared_or_changed_stays_so_though_the_heading_is_known(taken: Callable[..., Any]) -> None:
    rows = [["Frukostmöte 2017-03-14"], ["Namn", "Organisation", "Titel"], ["Anna Berg", "Zon 3", "AF"]]
    taken(rows, mapping={"Organisation": "", "Titel": "organisation"})
    rows[0] = ["Mässa 2017-05-11"]
    assert _hows(taken(rows, "b.xlsx")[0]) == {
        "Namn": ("name", "exact"),
        "Organisation": ("", "remembered"),
        "Titel": ("organisation", "remembered"),
    }


def test_the_latest_word_holds_and_the_users_goes_before_it(taken: Callable[..., Any]) -> None:
    taken(FIRST, mapping=SAID)
    taken(SECOND, "b.xlsx", mapping={"Zonen": "unit"})
    third = [["Seminarium 2017-04-20"], HEADING, ["Eva Ek", "FK", "Chef"]]
    assert _hows(taken(third, "c.xlsx", mapping={"Zonen": "municipality"})[0])["Zonen"] == ("municipality", "user")
    fourth = [["Seminarium 2017-04-21"], HEADING, ["Eva Ek", "FK", "Chef"]]
    assert _hows(taken(fourth, "d.xlsx")[0])["Zonen"] == ("municipality", "remembered")


def test_nothing_is_remembered_where_the_headings_say_all_or_nothing_was_written(taken: Callable[..., Any]) -> None:
    rows = [["Frukostmöte 2017-03-14"], ["Namn", "Organisation"], ["Anna Berg", "AF"]]
    taken(rows)
    assert SheetMapping.select().count() == 0
    _plan, change = taken(rows, mapping={"Organisation": "unit"})
    assert (change is None) == (SheetMapping.select().count() == 0)


def test_the_same_again_is_remembered_once(taken: Callable[..., Any]) -> None:
    taken(FIRST, mapping=SAID)
    taken(SECOND, "b.xlsx")
    assert SheetMapping.select().count() == 1


def test_undo_forgets_and_a_later_import_stands_in_nobodys_way(taken: Callable[..., Any]) -> None:
    _plan, first = taken(FIRST, mapping=SAID)
    _plan, _second = taken(SECOND, "b.xlsx", mapping={"Zonen": "unit"})
    store.undo(first)
    third = [["Seminarium 2017-04-20"], HEADING, ["Eva Ek", "FK", "Chef"]]
    assert _hows(taken(third, "c.xlsx")[0])["Zonen"] == ("unit", "remembered")
    store.undo(store.change_of_batch(3))
    store.undo(store.change_of_batch(2))
    assert SheetMapping.select().count() == 0
    assert _hows(taken(SECOND, "b.xlsx")[0])["Zonen"] == ("", "")
