"""An event as somebody types it: each text to its field, each error with its field."""

from datetime import date, time
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import Changed, RecordError, UnknownName
from asftui.plan import Plan
from asftui.registers import groups, organisations
from asftui.registers import plans as stored_plans
from asftui.registers.event_input import FIELDS, event_from_text, event_texts, save_event
from asftui.registers.events import EventEntry, HeadCountEntry, add_event, entry_of, event
from asftui.registers.groups import GroupEntry
from tests.store.contents import contents

TODAY = date(2017, 6, 30)


@pytest.fixture
def plan(new_store: Path) -> Plan:
    return stored_plans.load_plan("gavleborg-2017")


def _typed(plan: Plan, **texts: str) -> dict[str, str]:
    return {**event_texts(None, plan), "date": "14/3", "type": "Frukostmöte", **texts}


def test_what_is_typed_becomes_an_entry(plan: Plan) -> None:
    typed = _typed(
        plan,
        end_date="15/3",
        time="8.30–10",
        title="Om ASF",
        status="planned",
        town="Bollnäs kommun",
        premises="Folkets Hus",
        groups="Nämnden, Nätverket",
        employees="ca 20",
        politicians="3",
        others="",
        invited="30",
        signed_up="25",
        activities="3.2.1-04 Något, 3.2.1-01",
        arranged="no",
        speaker="Bo",
        counts="yes",
        informs="no",
        notes="rad\nrad",
        next_step="ring",
    )
    names = [groups.resolve("Nämnden"), groups.resolve("Nätverket")]
    assert names == [None, None]
    assert event_from_text(typed, plan, TODAY, make_groups=True) == EventEntry(
        date=date(2017, 3, 14),
        type="breakfast-meeting",
        end_date=date(2017, 3, 15),
        start_time=time(8, 30),
        end_time=time(10),
        title="Om ASF",
        status="planned",
        town="Bollnäs kommun",
        premises="Folkets Hus",
        municipality="Bollnäs",
        arranged=False,
        counts=True,
        informs=False,
        invited=30,
        signed_up=25,
        speaker="Bo",
        notes="rad\nrad",
        next_step="ring",
        activities=("3.2.1-04", "3.2.1-01"),
        groups=(groups.resolve("Nämnden"), groups.resolve("Nätverket")),
        head_counts=(HeadCountEntry(role="employee", total=20), HeadCountEntry(role="politician", total=3)),
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", ""),
        ("date", "32/3"),
        ("end_date", "igen"),
        ("end_date", "13/3"),
        ("time", "25:00"),
        ("time", "10–8"),
        ("type", "Kalas"),
        ("status", "kanske"),
        ("employees", "några"),
        ("politicians", "-1"),
        ("others", "1,5"),
        ("invited", "många"),
        ("signed_up", "-2"),
        ("activities", "9.9.9"),
    ],
)
def test_a_text_that_cannot_be_names_its_field_and_nothing_is_written(plan: Plan, field: str, text: str) -> None:
    before = contents()
    with pytest.raises(RecordError) as caught:
        save_event(_typed(plan, groups="Ny grupp") | {field: text}, plan, TODAY, make_groups=True)
    assert caught.value.field == ("end_time" if text == "10–8" else field)
    assert contents() == before


def test_the_form_has_a_text_for_each_of_its_fields(plan: Plan) -> None:
    entry = EventEntry(date=TODAY, type="fair")
    assert set(event_texts(None, plan)) == set(FIELDS) == set(event_texts(entry, plan))


def test_an_event_opened_and_saved_writes_nothing(plan: Plan) -> None:
    owner = organisations.resolve("AF")
    boards = tuple(groups.add_group(GroupEntry(name=name)) for name in ("Arbete, integration", "Nämnden"))
    key = add_event(
        EventEntry(
            date=date(2017, 3, 14),
            end_date=date(2017, 3, 15),
            start_time=time(8),
            type="fair",
            status="planned",
            moved_from=date(2017, 2, 1),
            town="Arbrå",
            municipality="Bollnäs",
            counts=False,
            informs=None,
            invited=0,
            groups=boards,
            activities=("3.2.1-04",),
            notes="a\nb",
            head_counts=(
                HeadCountEntry(role="employee", total=9),
                HeadCountEntry(role="employee", total=4, organisation=owner),
            ),
        )
    )
    before = (contents(), store.change_count())
    save_event(event_texts(event(key), plan), plan, TODAY, key=key, revision=1, make_groups=True)
    assert (contents(), store.change_count()) == before


@pytest.mark.parametrize("names", [("Arbete, integration",), ("Arbete, integration", "Nämnden")])
def test_a_group_with_a_comma_in_its_name_stays_one_group(plan: Plan, names: tuple[str, ...]) -> None:
    keys = tuple(groups.add_group(GroupEntry(name=name)) for name in names)
    key = add_event(EventEntry(date=TODAY, type="fair", groups=keys))
    save_event(event_texts(event(key), plan) | {"title": "Mässa"}, plan, TODAY, key=key, make_groups=True)
    assert event(key).groups == keys


def test_an_event_and_its_new_groups_are_one_change(plan: Plan) -> None:
    before = contents()
    key = save_event(_typed(plan, groups="Ny, NY, Ny två"), plan, TODAY, make_groups=True)
    assert [groups.group(g).name for g in event(key).groups] == ["Ny", "Ny två"]
    store.undo(store.last_change() or 0)
    assert contents() == before


def test_a_new_event_gets_the_activity_that_its_type_and_those_who_came_tell(plan: Plan) -> None:
    for field, code in (("politicians", "3.2.1-01"), ("employees", "3.2.1-02")):
        entry = event_from_text(_typed(plan, type="Informationsmöte", **{field: "4"}), plan, TODAY, make_groups=True)
        assert entry.activities == (code,)


def test_activities_that_were_taken_away_stay_away(plan: Plan) -> None:
    key = save_event(_typed(plan, type="Informationsmöte"), plan, TODAY, make_groups=True)
    save_event(event_texts(event(key), plan) | {"activities": ""}, plan, TODAY, key=key, make_groups=True)
    assert event(key).activities == ()


@pytest.mark.parametrize(
    ("town", "municipality"), [("ARBRÅ", "Bollnäs"), ("Gävle", "Gävle"), ("Stockholm", None), ("", None)]
)
def test_a_municipality_that_a_sheet_told_holds_as_long_as_the_town_does(
    plan: Plan, town: str, municipality: str | None
) -> None:
    old = EventEntry(date=TODAY, type="fair", town="Arbrå", municipality="Bollnäs")
    typed = event_texts(old, plan) | {"town": town}
    assert event_from_text(typed, plan, TODAY, old).municipality == municipality


def test_a_form_saved_over_a_newer_event_is_refused_with_its_new_groups(plan: Plan) -> None:
    key = save_event(_typed(plan), plan, TODAY, make_groups=True)
    save_event(_typed(plan, title="Andras"), plan, TODAY, key=key, revision=1, make_groups=True)
    with pytest.raises(Changed):
        save_event(_typed(plan, title="Mitt", groups="Ny"), plan, TODAY, key=key, revision=1, make_groups=True)
    assert groups.resolve("Ny") is None
    assert entry_of(event(key)).title == "Andras"


def test_a_group_that_no_register_has_is_made_only_when_asked_for(plan: Plan) -> None:
    before = contents()
    with pytest.raises(UnknownName) as caught:
        save_event(_typed(plan, groups="Mysam Bolnäs, –"), plan, TODAY)
    assert caught.value.field == "groups"
    assert "Mysam Bollnäs" in caught.value.remedy
    assert contents() == before
