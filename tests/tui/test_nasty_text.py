"""Text from people and sheets shows as plain text on every screen: never markup, never an escape sequence."""

from datetime import date
from pathlib import Path

import pytest

from asftui.registers import (
    attendance,
    council,
    economy,
    enterprises,
    events,
    groups,
    guidelines,
    interest,
    organisations,
    people,
    same_people,
)
from asftui.registers.enterprise_counts import CountEntry, add_count
from asftui.registers.events import EventEntry
from asftui.registers.surveys import Addition, Question, Response, SurveyEntry, add_survey
from asftui.store.models import (
    BudgetLine,
    Change,
    Claim,
    Cost,
    CouncilMember,
    CouncilStep,
    Enterprise,
    EnterpriseAlias,
    EnterpriseCount,
    Event,
    Group,
    GuidelineStep,
    Interest,
    Organisation,
    Person,
    PersonName,
    Placement,
    StructureStep,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
)
from asftui.tui.screens.claims import ClaimsScreen
from asftui.tui.screens.placement_days import PlacementDaysScreen
from tests.placement_making import a_claim, a_placement, days
from tests.tui.opening import opened, press, screen_text

MARKUP = "a[/nope]b [bold]c[/bold] [@click=app.quit]d[/]"
NASTY = [
    MARKUP,
    "\x1b]0;owned\x07\x1b[31mred\x1b[0m",
    "\x9b31mcsi \x90dcs\x9c",
    "abc\u202edef\u2066ghi",
    "nul\x00bell\x07back\x08",
    "two\nlines\ttab",
    "=HYPERLINK(1)",
    "[/]",
    "\\[escaped]",
    "${jndi}{curly}%s%(x)s",
    "e\u0301\u200b\u200f combining",
    "字" * 60,
]
FORBIDDEN = [chr(c) for c in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x202E, 0x2066, 0x200F)]


def _fill() -> None:
    """Put every nasty text into all that people and sheets name, past the door that would clean it.

    The newest event and the first in every list hold all of them but the wide one, so that what is opened is nasty too.
    """
    for number, text in enumerate([*NASTY, "".join(NASTY[:-1])]):
        owner = organisations.add_organisation(organisations.OrganisationEntry(name=f"X{number}"))
        group = groups.add_group(groups.GroupEntry(name=f"X{number}", organisation=owner))
        event = events.add_event(
            EventEntry(date=date(2017, 3, number + 1), type="seminar", groups=(group,), activities=("3.2.1-05",))
        )
        person = people.add_person(people.PersonEntry(name=f"X{number}", organisation=owner))
        entry = attendance.entry_for(event, people.person(person), role="employee")
        attendance.add_attendances([entry])
        order = f"a{100 - number}"
        Person.update(name=text, title=text, notes=text, municipality=text, sort_key=order).where(
            Person.id == person
        ).execute()
        Organisation.update(name=text, notes=text, sort_key=order).where(Organisation.id == owner).execute()
        Group.update(name=text, notes=text, sort_key=order).where(Group.id == group).execute()
        Event.update(title=text, town=text, premises=text, speaker=text, notes=text, next_step=text).where(
            Event.id == event
        ).execute()
    for number, text in enumerate(["".join(NASTY[:-1]), "".join(NASTY[:-1])]):
        questions = tuple(Question(text=f"{n}", type=kind) for n, kind in enumerate(("choice", "several", "text")))
        responses = tuple(Response(key=f"{n}", answers=dict.fromkeys(range(3), "x"), row=n) for n in range(6))
        entry = SurveyEntry(title=f"X{number}", date=date(2017, 5, number + 1))
        key = add_survey(Addition(entry=entry, survey=None, questions=questions, responses=responses))
        Survey.update(title=text).where(Survey.id == key).execute()
    SurveyQuestion.update(text=SurveyQuestion.text.concat("".join(NASTY[:-1]))).execute()
    SurveyAnswer.update(text="".join(NASTY)).execute()
    nasty = "".join(NASTY[:-1])
    key = enterprises.add_enterprise(enterprises.EnterpriseEntry(name="X", aliases=("Y",)))
    for month in (1, 6):
        add_count(CountEntry(enterprise=key, date=date(2017, month, 1), employed=month))
    told = dict.fromkeys(("name", "municipality", "town", "activity", "legal_form", "number", "notes"), nasty)
    Enterprise.update(**told).execute()
    EnterpriseAlias.update(name=nasty).execute()
    EnterpriseCount.update(note=nasty, source=nasty).execute()
    _fill_structures("".join(NASTY[:-1]))
    twins = [people.add_person(people.PersonEntry(name="X X")) for _n in range(3)]
    same_people.join_people(twins[0], twins[2])
    Person.update(name=nasty, title=nasty, sort_key="a").where(Person.id.in_(twins)).execute()
    PersonName.update(name=nasty).execute()
    # What the log says of it in words is shown too.
    Change.update(what="".join(NASTY[:-1])).execute()


def _fill_structures(text: str) -> None:
    day = date(2017, 3, 1)
    council.add_council_step(council.CouncilStepEntry(step="idea", date=day))
    owner = organisations.resolve("Bollnäs kommun")
    council.add_council_member(council.CouncilMemberEntry(organisation=owner))
    guidelines.add_guideline(guidelines.GuidelineEntry(organisation=owner, step="adopted", date=day))
    interest.add_interest(interest.InterestEntry(municipality="Bollnäs", about="structure", date=day))
    line = economy.add_budget_line(economy.BudgetLineEntry(plan="gavleborg-2017", name="X", amount=100))
    economy.add_cost(economy.CostEntry(date=day, text="x", amount=100, line=line))
    BudgetLine.update(name=text, notes=text).execute()
    Cost.update(text=text, supplier=text, reference=text, notes=text).execute()
    StructureStep.update(name=text, supplier=text, document=text, notes=text).execute()
    CouncilStep.update(who=text, document=text, notes=text).execute()
    CouncilMember.update(name=text, role=text, notes=text).execute()
    GuidelineStep.update(title=text, document=text, decided_by=text, notes=text).execute()
    Interest.update(notes=text).execute()


WALKS = {
    "overview": (),
    "a gauge": ("enter",),
    "an event behind a gauge": ("enter", "enter"),
    "goals": ("2", "down", "down", "down", "down", "down", "down"),
    "an activity's events": ("2", "down", "down", "down", "down", "down", "down", "enter"),
    "events": ("3",),
    "finding events": ("3", "slash", "a", "slash", "n"),
    "an event": ("3", "enter"),
    "who may stand twice": ("4", "d"),
    "two who may be one": ("4", "d", "enter"),
    "joining two who may be one": ("4", "d", "j"),
    "joining a person": ("4", "j"),
    "parting a person": ("4", "enter", "z"),
    "the form of an event": ("3", "e"),
    "deleting an event": ("3", "delete"),
    "taking somebody out": ("3", "enter", "delete"),
    "a person into an event": ("3", "enter", "n"),
    "people": ("4",),
    "a person": ("4", "enter"),
    "the form of a person": ("4", "e"),
    "deleting a person": ("4", "delete"),
    "organisations": ("4", "tab"),
    "an organisation": ("4", "tab", "enter"),
    "the form of an organisation": ("4", "tab", "e"),
    "joining organisations": ("4", "tab", "j"),
    "groups": ("4", "tab", "tab"),
    "a group": ("4", "tab", "tab", "enter"),
    "the form of a group": ("4", "tab", "tab", "e"),
    "enterprises": ("5",),
    "enterprises that come or went": ("5", "f", "f", "f"),
    "an enterprise": ("5", "enter"),
    "a count of an enterprise": ("5", "enter", "enter"),
    "deleting a count": ("5", "enter", "delete"),
    "the form of an enterprise": ("5", "e"),
    "deleting an enterprise": ("5", "delete"),
    "a new count": ("5", "c"),
    "the counts of all": ("5", "d"),
    "municipalities": ("7",),
    "support structures": ("7", "tab"),
    "the form of a step": ("7", "tab", "e"),
    "guidelines": ("7", "tab", "tab"),
    "the form of guidelines": ("7", "tab", "tab", "e"),
    "the council": ("7", "tab", "tab", "tab"),
    "deleting a step of the council": ("7", "tab", "tab", "tab", "delete"),
    "the council's members": ("7", "tab", "tab", "tab", "tab"),
    "a municipality": ("7", "enter"),
    "a municipality's guidelines": ("7", "enter", "tab"),
    "a municipality's interest": ("7", "enter", "tab", "tab"),
    "budget": ("9",),
    "the form of a budget line": ("9", "e"),
    "costs": ("9", "tab"),
    "the form of a cost": ("9", "tab", "e"),
    "deleting a cost": ("9", "tab", "delete"),
    "the history of money": ("9", "tab", "tab", "tab"),
    "surveys": ("8",),
    "a survey": ("8", "enter"),
    "two rounds of a survey": ("8", "enter", "c"),
    "the form of a survey": ("8", "e"),
    "deleting a survey": ("8", "delete"),
    "history": ("u",),
    "undo": ("ctrl+z",),
    "one-line entry": ("plus", "left_square_bracket", "slash", "right_square_bracket", "a"),
    "help": ("question_mark",),
    "the palette": ("ctrl+p", "a"),
    "the as-of date": ("t", "left_square_bracket"),
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
async def test_every_screen_shows_nasty_text_as_plain_text(new_store: Path, walk: tuple[str, ...]) -> None:
    _fill()
    async with opened((120, 40)) as pilot:
        await press(pilot, *walk)
        shown = screen_text(pilot)
        assert [c for c in FORBIDDEN if c in shown.replace("\n", "")] == []


@pytest.mark.parametrize("walk", [("d",), ("r",), ("r", "enter"), ("r", "e"), ("r", "g"), ("r", "tab")], ids="".join)
async def test_placement_days_and_claims_show_nasty_text_as_plain_text(new_store: Path, walk: tuple[str, ...]) -> None:
    text = "".join(NASTY[:-1])
    placement = a_placement("P-001")
    days(placement, "2017-03", {1: "present"})
    days(placement, "2017-04", {3: "present"})
    a_claim(days=2)
    Placement.update(code=text).execute()
    Organisation.update(name=text).execute()
    Claim.update(reference=text, notes=text).execute()
    screen = PlacementDaysScreen(month=date(2017, 3, 1)) if walk[0] == "d" else ClaimsScreen()
    async with opened((120, 40)) as pilot:
        pilot.app.push_screen(screen)
        await pilot.pause()
        await press(pilot, *walk[1:])
        shown = screen_text(pilot)
        assert [c for c in FORBIDDEN if c in shown.replace("\n", "")] == []
        assert "a[/nope]b" in shown


@pytest.mark.parametrize(
    "walk", [(), ("enter",), ("e",), ("g",), ("o",), ("s",), ("b",), ("delete",), ("slash", "a")], ids="".join
)
async def test_placements_show_nasty_text_as_plain_text(new_store: Path, walk: tuple[str, ...]) -> None:
    text = "".join(NASTY[:-1])
    key = enterprises.add_enterprise(enterprises.EnterpriseEntry(name="X"))
    a_placement("P-001", enterprise=key)
    told = dict.fromkeys(("code", "municipality", "decision_reference", "agreement_reference", "notes"), text)
    Placement.update(**told).execute()
    Organisation.update(name=text).execute()
    Enterprise.update(name=text).execute()
    async with opened((120, 40)) as pilot:
        await press(pilot, "6", *walk)
        shown = screen_text(pilot)
        assert [c for c in FORBIDDEN if c in shown.replace("\n", "")] == []
        assert "a[/nope]b" in shown


async def test_markup_stands_as_it_was_written(new_store: Path) -> None:
    _fill()
    async with opened((200, 60)) as pilot:
        for walk in (("3",), ("enter",), ("escape", "4"), ("enter",)):
            await press(pilot, *walk)
            assert "a[/nope]b [bold]c[/bold]" in screen_text(pilot), walk
