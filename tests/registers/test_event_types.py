"""Kinds of event told from words, and their default activities."""

from datetime import date

import pytest

from asftui.plan import Activity, EventType, Plan
from asftui.registers.event_types import default_activities, find_type, type_name


def _activity(code: str, audience: str | None = None) -> Activity:
    return Activity(code=code, goal="1", title="Möten", how="", responsible=(), when="", audience=audience)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> Plan:
    return Plan(
        code="p",
        name="P",
        association="",
        county="",
        language="sv",
        start=date(2020, 1, 1),
        end=date(2020, 12, 31),
        purpose="",
        budget=0,
        day_rate=0,
        activities=(_activity("1-01", "politician"), _activity("1-02", "employee"), _activity("1-03")),
        event_types=(
            EventType(
                code="info",
                name="Informationsmöte",
                aliases=("Information", "Digital information", "APT", "Nämnd", "Informations-/dialogmöte"),
                activities=("1-01", "1-02"),
            ),
            EventType(code="breakfast", name="Frukostmöte", aliases=("Frukost",), activities=("1-03",)),
            EventType(code="seminar", name="Seminarium"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Frukostmöte", "breakfast"),
        ("FRUKOSTMOTE om ASF", "breakfast"),
        ("frukostmötet i Bollnäs", "breakfast"),
        ("Seminarium: information om ASF", "seminar"),
        ("Informations-/dialogmöte", "info"),
        ("nämndens möte", "info"),
        ("Inbjudan till frukost", "breakfast"),
    ],
)
def test_a_type_is_told_by_its_name_or_alias_leftmost_first(plan: Plan, text: str, code: str) -> None:
    kind = find_type(plan, text)
    assert kind is not None
    assert kind.code == code


@pytest.mark.parametrize("text", ["", "Kaffe", "APTitlig", "Informationssystem"])
def test_other_words_are_no_type(plan: Plan, text: str) -> None:
    assert find_type(plan, text) is None


@pytest.mark.parametrize(
    ("roles", "codes"),
    [
        (["politician"], ("1-01",)),
        (["employee"], ("1-02",)),
        ([], ("1-02",)),
        (["other"], ("1-01",)),
        (["employee", "politician"], ("1-01", "1-02")),
    ],
)
def test_of_namesakes_the_activity_whose_audience_came_is_served(
    plan: Plan, roles: list[str], codes: tuple[str, ...]
) -> None:
    assert default_activities(plan, "info", roles) == codes


def test_a_single_activity_is_served_whoever_came(plan: Plan) -> None:
    assert default_activities(plan, "breakfast", ["politician"]) == ("1-03",)
    assert default_activities(plan, "seminar", ["employee"]) == ()
    assert default_activities(plan, "unknown", []) == ()


def test_an_unknown_type_is_called_by_its_code(plan: Plan) -> None:
    assert type_name(plan, "breakfast") == "Frukostmöte"
    assert type_name(plan, "retreat") == "retreat"
