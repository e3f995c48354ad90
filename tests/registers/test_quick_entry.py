"""One-line entry: what a line is understood as, and what is said where it is not."""

from datetime import date, time
from pathlib import Path

import pytest

from asftui.errors import RecordError
from asftui.i18n import use_language
from asftui.registers import groups, organisations
from asftui.registers.events import EventEntry, add_event, event
from asftui.registers.plans import load_plan
from asftui.registers.quick_entry import EXAMPLE, Known, QuickEvent, read_line
from asftui.registers.quick_lookup import known_now, like_events

LINES = (
    EXAMPLE,
    "2017-03-14 frukostmöte Bollnäs 14 medarbetare 3 politiker, för Mysam Bollnäs, från AF, FK",
    "Bollnäs frukostmöte från AF och FK, för Mysam Bollnäs, 3 pol, 14 tjm, 14/3",
    "Frukostmöte i Bollnäs tisdag den 14 mars 14 tjänstemän 3 politiker för Mysam Bollnäs från AF och FK",
    "frukost bollnas 14/3-17 14tjm 3pol för mysam bollnäs från af, fk",
)


@pytest.fixture
def known(new_store: Path) -> Known:
    return known_now(load_plan("gavleborg-2017"), date(2017, 6, 30))


def _heads(found: QuickEvent) -> dict[tuple[str, str], int]:
    return {
        (head.role, organisations.organisation(head.organisation).name if head.organisation else ""): head.total
        for head in found.entry.head_counts
    }


@pytest.mark.parametrize("line", LINES)
def test_the_order_of_words_is_free(known: Known, line: str) -> None:
    found = read_line(line, known)
    entry = found.entry
    assert (entry.date, entry.type, entry.town, entry.municipality) == (
        date(2017, 3, 14),
        "breakfast-meeting",
        "Bollnäs",
        "Bollnäs",
    )
    assert (entry.title, entry.status, entry.activities) == ("", "held", ("3.2.1-04",))
    assert found.groups == ("Mysam Bollnäs",)
    assert found.organisations == ("Arbetsförmedlingen", "Försäkringskassan")
    heads = _heads(found)
    assert heads[("employee", "")] == 14
    assert heads[("politician", "")] == 3
    assert sum(heads.values()) == 17


def test_organisations_are_kept_as_present_without_heads_of_their_own(known: Known) -> None:
    stored = event(add_event(read_line(EXAMPLE, known).entry))
    named = {head.organisation: head.total for head in stored.head_counts if head.organisation}
    assert named == {organisations.resolve("AF"): 0, organisations.resolve("FK"): 0}


def test_an_organisation_may_have_heads_of_its_own(known: Known) -> None:
    found = read_line("APT Gävle 3 maj från AF 5 tjm 2 pol, FK (3), Region Gävleborg och Gävle 4 politiker", known)
    assert _heads(found) == {
        ("employee", "Arbetsförmedlingen"): 5,
        ("politician", "Arbetsförmedlingen"): 2,
        ("employee", "Försäkringskassan"): 3,
        ("politician", "Gävle kommun"): 4,
        ("employee", "Region Gävleborg"): 0,
    }
    assert not found.roles_told


def test_a_date_after_an_organisation_is_no_head_count(known: Known) -> None:
    found = read_line("APT Gävle från AF 14 mars", known)
    assert found.entry.date == date(2017, 3, 14)
    assert _heads(found) == {("employee", "Arbetsförmedlingen"): 0}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/3", date(2017, 3, 14)),
        ("14/3 2018", date(2018, 3, 14)),
        ("14/3-18", date(2018, 3, 14)),
        ("20170314", date(2017, 3, 14)),
        ("14.3.2017", date(2017, 3, 14)),
        ("14 mar", date(2017, 3, 14)),
        ("14:e mars", date(2017, 3, 14)),
        ("14 October", date(2017, 10, 14)),
        ("idag", date(2017, 6, 30)),
        ("i går", date(2017, 6, 29)),
    ],
)
def test_dates_are_read_as_people_write_them(known: Known, text: str, day: date) -> None:
    assert read_line(f"frukostmöte {text} 14 tjm", known).entry.date == day


def test_two_days_are_a_first_and_a_last(known: Known) -> None:
    for line in ("utbildning Gävle 14-15/3", "utbildning Gävle 14–15 mars", "utbildning Gävle 14/3 15/3"):
        entry = read_line(line, known).entry
        assert (entry.date, entry.end_date, entry.type) == (date(2017, 3, 14), date(2017, 3, 15), "training")


def test_a_clock_time_is_read(known: Known) -> None:
    entry = read_line("frukostmöte 14/3 kl 8-9.30 Bollnäs", known).entry
    assert (entry.start_time, entry.end_time) == (time(8), time(9, 30))
    assert read_line("frukostmöte 14/3 08:15 Bollnäs", known).entry.start_time == time(8, 15)


def test_an_event_ahead_of_today_is_planned(known: Known) -> None:
    assert read_line("frukostmöte Ljusdal 1/7", known).entry.status == "planned"
    assert read_line("frukostmöte Ljusdal 30/6", known).entry.status == "held"
    assert read_line("inställt frukostmöte Ljusdal 30/6", known).entry.status == "cancelled"


def test_words_that_mean_nothing_else_are_the_title(known: Known) -> None:
    assert read_line("seminarium upphandling med sociala hänsyn Gävle 3/5", known).entry.title == (
        "Upphandling med sociala hänsyn"
    )
    assert read_line("frukostmöte om upphandling Gävle 3/5", known).entry.title == "Frukostmöte om upphandling"
    assert read_line('seminarium "ASF 2.0 för alla" Gävle 3/5 5 pol', known).entry.title == "ASF 2.0 för alla"


def test_a_town_of_earlier_events_is_known(known: Known) -> None:
    add_event(EventEntry(date=date(2017, 2, 1), type="seminar", town="Iggesund"))
    now = known_now(known.plan, known.today)
    entry = read_line("seminarium i Iggesund 3/5", now).entry
    assert (entry.town, entry.municipality, entry.title) == ("Iggesund", None, "")


def test_those_who_came_decide_the_activity_among_namesakes(known: Known) -> None:
    assert read_line("nämnd Hofors 3/5 9 pol", known).entry.activities == ("3.2.1-01",)
    assert read_line("APT Hofors 3/5 9 tjm", known).entry.activities == ("3.2.1-02",)
    found = read_line("informationsmöte för politiker Hofors 3/5", known)
    assert found.entry.activities == ("3.2.1-01",)
    assert found.entry.title == "Informationsmöte för politiker"


def test_a_line_without_a_type_gets_the_plans_default_and_says_so(known: Known) -> None:
    found = read_line("Gävle 3/5 14 personer", known)
    assert found.type is not None
    assert (found.type.code, found.type_told, found.roles_told) == ("information-meeting", False, False)
    assert found.informs_nobody_new


def test_signed_up_and_invited_are_no_heads(known: Known) -> None:
    entry = read_line("frukostmöte Gävle 3/7 12 anmälda 40 inbjudna", known).entry
    assert (entry.signed_up, entry.invited, entry.head_counts) == (12, 40, ())


@pytest.mark.parametrize(
    ("line", "field", "says"),
    [
        ("", "", "The line is empty"),
        ("frukostmöte Bollnäs 14 tjm", "date", "no date"),
        ("frukostmöte 1/3 2/3 3/3", "date", "more than two"),
        ("frukostmöte 31/2", "date", "31/2"),
        ("frukostmöte 14/3 kl 25", "start_time", "kl 25"),
        ("frukostmöte 14/3 14", "head_counts", "14"),
        ("frukostmöte 14/3 för Mysam Bolnäs", "groups", "Mysam Bollnäs"),
        ("frukostmöte 14/3 från Kyrkan 5 tjm", "organisations", "Kyrkan"),
        ("frukostmöte 14/3 från AF, Försäkringskasan", "organisations", "Försäkringskassan"),
    ],
)
def test_what_is_not_understood_is_said(known: Known, line: str, field: str, says: str) -> None:
    use_language("en")
    with pytest.raises(RecordError) as caught:
        read_line(line, known)
    assert caught.value.field == field
    assert says in str(caught.value)


def test_a_new_group_is_known_once_it_is_there(known: Known) -> None:
    groups.add_group(groups.GroupEntry(name="Socialnämnden Hofors", kind="board"))
    now = known_now(known.plan, known.today)
    assert read_line("nämnd Hofors 3/5 9 pol för Socialnämnden Hofors", now).groups == ("Socialnämnden Hofors",)


def test_a_likeness_has_the_same_date_type_and_town(known: Known) -> None:
    there = add_event(read_line("frukostmöte Bollnäs 14/3", known).entry)
    add_event(read_line("frukostmöte Gävle 14/3", known).entry)
    add_event(read_line("seminarium Bollnäs 14/3", known).entry)
    like = like_events(read_line("frukost i Bollnäs 14/3 8 tjm", known).entry)
    assert [line.id for line in like] == [there]


def test_text_from_outside_is_cleaned(known: Known) -> None:
    entry = read_line("seminarium a[/nope]b\x1b[31m\u202e 3/5", known).entry
    assert "\x1b" not in entry.title
    assert "\u202e" not in entry.title
