"""Structures on the screen: the municipalities, their steps, guidelines, the council."""

import datetime as dt
from pathlib import Path

from playhouse.test_utils import count_queries

from asftui import store
from asftui.indicators.gauges import read_status
from asftui.registers import council, guidelines, interest, organisations, structures
from asftui.registers.events import EventEntry, HeadCountEntry, add_event
from asftui.registers.groups import resolve
from asftui.registers.guidelines import GuidelineEntry
from asftui.registers.plans import load_plan
from tests.tui.opening import AS_OF, LARGE, opened, press, screen_text, write


def line_of(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if f" {name} " in line)


async def test_each_municipality_has_a_line_within_80_columns_and_what_is_missing_is_marked(new_store: Path) -> None:
    heads = (HeadCountEntry(role="politician", total=7),)
    group = (resolve("Mysam Ockelbo"),)
    add_event(
        EventEntry(
            date=dt.date(2017, 3, 14),
            type="information-meeting",
            municipality="Ockelbo",
            head_counts=heads,
            groups=group,
        )
    )
    async with opened() as pilot:
        await press(pilot, "7")
        shown = screen_text(pilot)
    cells = line_of(shown, "Ockelbo").replace("\u00a0", "_").split()
    assert cells == ["Ockelbo", "1", "7", "!", "!", "!", "!", "!", "!", "14_mar", "!", "14_mar"]
    assert "med" in line_of(shown, "Bollnäs")
    assert "Sista" not in shown
    assert "Senast" in shown


async def test_people_are_told_by_where_they_come_from_after_b(new_store: Path) -> None:
    owner = organisations.resolve("Hofors")
    heads = (HeadCountEntry(role="employee", total=5, organisation=owner),)
    add_event(EventEntry(date=dt.date(2017, 3, 14), type="seminar", municipality="Gävle", head_counts=heads))
    async with opened() as pilot:
        await press(pilot, "7")
        assert " 5 " in line_of(screen_text(pilot), "Gävle")
        await press(pilot, "b")
        assert " 5 " in line_of(screen_text(pilot), "Hofors")
        assert " 5 " not in line_of(screen_text(pilot), "Gävle")


async def test_a_municipality_joins_a_structure_by_keyboard_and_the_gauge_moves(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "s")
        await press(pilot, "enter", "m", "enter", "ctrl+s")
        shown = line_of(screen_text(pilot), "Bollnäs")
        assert "med" in shown
        await press(pilot, "down", "s", "enter", "right", "ctrl+s")
        assert "med" in line_of(screen_text(pilot), "Gävle")
        assert read_status(load_plan("gavleborg-2017"), AS_OF).gauge("municipalities-in-support-structure").value == 4
        await press(pilot, "ctrl+z", "enter")
        assert "med" not in line_of(screen_text(pilot), "Gävle")


async def test_guidelines_are_written_for_the_authority_that_the_marker_stands_at(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "tab", "tab", "down", "enter")
        await press(pilot, "enter", "right", "ctrl+s")
        assert "1 av 11" in screen_text(pilot)
        await press(pilot, "2", "down", "down")
    (step,) = guidelines.guidelines()
    assert (step.organisation_name, step.step) == ("Gävle kommun", "adopted")


async def test_goal_322_shows_how_many_have_adopted_guidelines(new_store: Path) -> None:
    owner = organisations.resolve("Region Gävleborg")
    guidelines.add_guideline(GuidelineEntry(organisation=owner, step="adopted", date=dt.date(2017, 2, 1)))
    async with opened(LARGE) as pilot:
        await press(pilot, "2", *["down"] * 13)
        shown = screen_text(pilot)
        assert "Antagna riktlinjer: 1 av 11" in shown
        assert "Region Gävleborg" in shown


async def test_the_councils_next_step_is_offered_and_enter_writes_it(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "tab", "tab", "tab")
        assert "nästa steg" in line_of(screen_text(pilot), "idé")
        await press(pilot, "enter", "ctrl+s")
        assert [line.step for line in council.council_steps()] == ["idea"]
        assert "nästa steg" in line_of(screen_text(pilot), "mobilisering")


async def test_a_member_of_the_council_whose_organisation_is_unknown_is_made_on_the_second_save(
    new_store: Path,
) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "tab", "tab", "tab", "tab", "n")
        await write(pilot, "Nya Kooperativet")
        await press(pilot, "ctrl+s")
        assert council.council_members() == []
        await press(pilot, "ctrl+s")
        assert "Nya Kooperativet" in screen_text(pilot)


async def test_a_municipality_opens_with_its_lists_and_their_history(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "enter")
        assert "Stödstruktur: med" in screen_text(pilot)
        await press(pilot, "a", "enter", "enter")
        await press(pilot, "enter", "j", "ctrl+s")
        assert [line.answer for line in interest.interests("Bollnäs")] == ["yes"]
        await press(pilot, "tab", "tab", "tab", "tab")
        assert "Intresse: Bollnäs" in screen_text(pilot)


async def test_deleting_a_step_asks_and_can_be_undone(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "tab", "delete", "enter")
        assert len(structures.structure_steps()) == 2
        await press(pilot, "ctrl+z", "enter")
        assert len(structures.structure_steps()) == 3


async def test_the_gauge_of_the_council_opens_its_steps(new_store: Path) -> None:
    council.add_council_step(council.CouncilStepEntry(step="initiated", date=dt.date(2017, 3, 1)))
    async with opened() as pilot:
        await press(pilot, "end", "enter", "enter")
        assert "initierat" in screen_text(pilot)
        assert "etablerat" in screen_text(pilot)


async def test_what_somebody_else_saved_meanwhile_is_not_written_over(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "tab", "e")
        (first, *_others) = structures.structure_steps()
        entry = structures.StructureEntry(
            municipality=first.municipality, step="member", since=first.since, name="Annan"
        )
        structures.edit_structure_step(first.id, entry)
        await press(pilot, *["down"] * 4)
        await write(pilot, "x")
        await press(pilot, "ctrl+s")
        assert "ndrat" in screen_text(pilot)
    assert structures.structure_step(first.id).name == "Annan"


def test_the_number_of_queries_does_not_grow_with_the_records(new_store: Path) -> None:
    from asftui.indicators.municipalities import read_municipalities

    plan = load_plan("gavleborg-2017")

    def queries() -> int:
        with count_queries() as counted:
            read_municipalities(plan, AS_OF)
        return int(counted.count)

    heads = (HeadCountEntry(role="employee", total=5),)
    for day in (1, 2):
        entry = EventEntry(date=dt.date(2017, 3, day), type="seminar", municipality="Gävle", head_counts=heads)
        add_event(entry)
    before = queries()
    for day in range(3, 20):
        add_event(EventEntry(date=dt.date(2017, 3, day), type="seminar", municipality="Hofors", head_counts=heads))
        entry = structures.StructureEntry(municipality="Hofors", step="exploring", since=dt.date(2017, 3, day))
        structures.add_structure_step(entry)
    assert queries() == before <= 17
    assert store.change_count()


async def test_an_authoritys_earlier_and_planned_steps_stand_under_the_one_that_holds(new_store: Path) -> None:
    owner = organisations.resolve("Region Gävleborg")
    for kind, month in (("none", 1), ("in-work", 3), ("adopted", 11)):
        guidelines.add_guideline(GuidelineEntry(organisation=owner, step=kind, date=dt.date(2017, month, 1)))
    async with opened(as_of=dt.date(2017, 6, 30)) as pilot:
        await press(pilot, "7", "tab", "tab")
        shown = screen_text(pilot).replace("\u00a0", " ")
        lines = shown.splitlines()
        place = next(n for n, line in enumerate(lines) if "Region Gävleborg" in line)
        assert "på gång" in lines[place]
        assert "planerat 1 nov" in lines[place + 1]
        assert "0 av 11" in shown
        await press(pilot, "end", "delete", "enter")
        assert [step.step for step in guidelines.guidelines()] == ["adopted", "in-work"]
        await press(pilot, *["tab"] * 4)
        assert "Riktlinjer borttagna" in screen_text(pilot)


async def test_a_step_backwards_is_asked_about_and_saved_at_the_second_time(new_store: Path) -> None:
    before = len(structures.structure_steps("Bollnäs"))
    async with opened() as pilot:
        await press(pilot, "7", "n", "ctrl+s")
        assert "steg bakåt" in screen_text(pilot)
        assert len(structures.structure_steps("Bollnäs")) == before
        await press(pilot, "ctrl+s")
    assert len(structures.structure_steps("Bollnäs")) == before + 1


async def test_a_step_of_the_council_before_its_idea_is_asked_about(new_store: Path) -> None:
    council.add_council_step(council.CouncilStepEntry(step="idea", date=dt.date(2017, 12, 31)))
    async with opened() as pilot:
        await press(pilot, "7", "tab", "tab", "tab", "down", "down", "enter", "enter", "ctrl+u")
        await write(pilot, "1 feb")
        await press(pilot, "ctrl+s")
        assert "borde komma efter" in screen_text(pilot)
        await write(pilot, "ruari")  # another day is asked about anew
        await press(pilot, "ctrl+s")
        assert len(council.council_steps()) == 1
        await press(pilot, "ctrl+s")
    assert [line.step for line in council.council_steps()] == ["idea", "initiated"]


async def test_guidelines_that_go_from_adopted_to_in_work_are_asked_about(new_store: Path) -> None:
    owner = organisations.resolve("Gävle kommun")
    guidelines.add_guideline(GuidelineEntry(organisation=owner, step="adopted", date=dt.date(2017, 2, 1)))
    async with opened() as pilot:
        await press(pilot, "7", "tab", "tab", "down", "n", "ctrl+s")
        assert "steg bakåt" in screen_text(pilot)
        await press(pilot, "ctrl+s")
    assert len(guidelines.guidelines()) == 2


async def test_what_came_with_the_plan_is_one_line_of_the_history(new_store: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "7", *["tab"] * 6)
        assert screen_text(pilot).count("Plan gavleborg-2017") == 1
