"""The built-in plan holds what the document says."""

import re
from collections import Counter
from datetime import date

import pytest

from asftui.plan import Plan
from asftui.plan.loader import builtin_plan_paths, load_plan

FIRST, LAST = date(2017, 1, 1), date(2017, 12, 31)
PATH = next(path for path in builtin_plan_paths() if path.stem == "gavleborg-2017")
MUNICIPALITIES = (
    "Bollnäs Gävle Hofors Hudiksvall Ljusdal Nordanstig Ockelbo Ovanåker Sandviken Söderhamn".split()  # noqa: SIM905
)
INDICATORS = {
    # code: label, section, baseline, target
    "organisations-informed": ("Organisationer/grupper", "Kännedom om ASF", None, 30),
    "employees-informed": ("Medarbetare informerade", "Kännedom om ASF", None, 500),
    "politicians-informed": ("Politiker informerade", "Kännedom om ASF", None, 250),
    "information-events": ("Informationsinsatser", "Kännedom om ASF", None, 50),
    "active-enterprises": ("Aktiva ASF", "ASF i länet", 25, 30),
    "employed": ("Anställda", "ASF i länet", 190, 200),
    "participants": ("Deltagare", "ASF i länet", 150, 180),
    "funded-placements": ("Platser", "Individer", None, 10),
    "placement-outcome": ("Studier eller arbete", "Individer", None, 30),
    "municipalities-in-support-structure": ("Kommuner i stödstruktur", "Struktur", 3, 5),
    "regional-council": ("Länsövergripande råd", "Struktur", None, 1),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PATH)


def test_the_plan_covers_the_year_2017(plan: Plan) -> None:
    assert (plan.code, plan.start, plan.end, plan.language) == ("gavleborg-2017", FIRST, LAST, "sv")
    assert plan.association == "Samordningsförbund Gävleborg"


def test_money_is_800_000_kronor_and_200_a_day_in_ore(plan: Plan) -> None:
    assert (plan.budget, plan.day_rate, plan.half_day) == (80_000_000, 20_000, "half")


def test_reports_come_twice_a_year(plan: Plan) -> None:
    assert plan.report_dates == (date(2017, 6, 30), LAST)


def test_there_are_one_overall_goal_and_five_process_goals(plan: Plan) -> None:
    assert [(goal.code, goal.kind) for goal in plan.goals] == [
        ("3.1", "overall"),
        *((f"3.2.{n}", "process") for n in range(1, 6)),
    ]


def test_the_24_activities_are_split_11_5_4_3_1_and_numbered_in_order(plan: Plan) -> None:
    split = {"3.2.1": 11, "3.2.2": 5, "3.2.3": 4, "3.2.4": 3, "3.2.5": 1}
    assert [activity.code for activity in plan.activities] == [
        f"{goal}-{n:02}" for goal, many in split.items() for n in range(1, many + 1)
    ]
    assert Counter(activity.goal for activity in plan.activities) == split


def test_only_breakfasts_and_seminars_have_a_number(plan: Plan) -> None:
    planned = {activity.code: activity.planned for activity in plan.activities if activity.planned is not None}
    assert planned == {"3.2.1-04": 10, "3.2.1-05": 4}


def test_only_the_fair_has_a_period_which_is_the_spring(plan: Plan) -> None:
    dated = [(a.code, a.when, a.start, a.end) for a in plan.activities if a.start or a.end]
    assert dated == [("3.2.1-06", "Våren 2017", FIRST, date(2017, 6, 30))]


def test_when_is_in_the_plans_own_words(plan: Plan) -> None:
    assert Counter(activity.when for activity in plan.activities) == {
        "Löpande": 14,
        "Vid behov": 4,
        "Vid behov och löpande": 2,
        "10 ggr 2017": 1,
        "Vid behov, minst 4 ggr": 1,
        "Våren 2017": 1,
        "Löpande, utifrån behov från parterna och utifrån budget": 1,
    }


def test_namesakes_are_told_apart_by_audience(plan: Plan) -> None:
    audiences = {activity.code: activity.audience for activity in plan.activities if activity.audience}
    assert audiences == {"3.2.1-01": "politician", "3.2.1-02": "employee"}
    assert plan.activities[0].title == plan.activities[1].title == "Informations-/dialogmöten"


def test_who_is_responsible_is_a_function(plan: Plan) -> None:
    functions = {role for activity in plan.activities for role in activity.responsible}
    assert functions == {
        "Processledare",
        "Förbundschef",
        "Verksamhetsutvecklare",
        "Konsulttjänst",
        "Verksamhetsledare",
        "i samverkan med initierade parter och lokala ASF",
    }
    assert all(activity.responsible[0] == "Processledare" for activity in plan.activities)


def test_every_activity_serves_an_assignment_and_a_need(plan: Plan) -> None:
    assert all(activity.assignments and activity.needs for activity in plan.activities)
    assert {n for activity in plan.activities for n in activity.assignments} == {1, 2, 3, 4, 5}
    assert {n for activity in plan.activities for n in activity.needs} == set(range(1, 9))


def test_only_the_placements_belong_to_the_individual_track(plan: Plan) -> None:
    assert [track.code for track in plan.tracks] == ["structure", "individual"]
    assert [a.code for a in plan.activities if a.track == "individual"] == ["3.2.5-01"]


def test_the_11_indicators_have_the_documents_baselines_and_targets_in_order(plan: Plan) -> None:
    found = {i.code: (i.short, i.section, i.baseline, i.target) for i in plan.indicators}
    assert found == INDICATORS
    assert list(found) == list(INDICATORS)


def test_baselines_are_of_the_first_day_and_targets_of_the_last(plan: Plan) -> None:
    assert all(i.target_date == LAST for i in plan.indicators)
    assert all(i.baseline_date == (None if i.baseline is None else FIRST) for i in plan.indicators)


def test_one_indicator_is_a_share_and_one_a_yes_or_no(plan: Plan) -> None:
    kinds = {i.code: i.kind for i in plan.indicators if i.kind != "count"}
    assert kinds == {"placement-outcome": "share", "regional-council": "yes-no"}


def test_every_indicator_serves_one_goal_and_guidelines_stand_in_for_the_goal_without(plan: Plan) -> None:
    served = {goal.code: goal.indicators for goal in plan.goals}
    codes = tuple(INDICATORS)
    assert served == {
        "3.1": (),
        "3.2.1": codes[:4],
        "3.2.2": (),
        "3.2.3": ("municipalities-in-support-structure",),
        "3.2.4": ("regional-council",),
        "3.2.5": codes[4:9],
    }
    kinds = {goal.code: goal.guidelines for goal in plan.goals if goal.guidelines}
    assert kinds == {"3.2.2": ("municipality", "region")}
    assert sum(party.kind in kinds["3.2.2"] for party in plan.parties) == 11


def test_there_are_ten_municipalities_each_with_its_organisation_and_mysam_group(plan: Plan) -> None:
    assert list(plan.municipalities) == MUNICIPALITIES
    organisations = [party for party in plan.parties if party.kind == "municipality"]
    assert [party.municipality for party in organisations] == MUNICIPALITIES
    assert [p.name for p in organisations if not p.name.startswith(f"{p.municipality} ")] == [
        "Hudiksvalls kommun",
        "Ljusdals kommun",
        "Nordanstigs kommun",
        "Ovanåkers kommun",
        "Sandvikens kommun",
        "Söderhamns kommun",
    ]
    assert [(g.name, g.municipality) for g in plan.groups] == [(f"Mysam {m}", m) for m in MUNICIPALITIES]


def test_parties_are_known_by_their_short_names(plan: Plan) -> None:
    known = {alias: party.name for party in plan.parties for alias in party.aliases}
    for alias, name in {
        "AF": "Arbetsförmedlingen",
        "FK": "Försäkringskassan",
        "Regionen": "Region Gävleborg",
        "Landstinget Gävleborg": "Region Gävleborg",
        "Hudiksvall kn": "Hudiksvalls kommun",
        "Hudiksvall kommun": "Hudiksvalls kommun",
    }.items():
        assert known[alias] == name


def test_the_associations_own_people_are_marked(plan: Plan) -> None:
    assert [party.name for party in plan.parties if party.own] == ["Samordningsförbund Gävleborg"]


def test_event_types_carry_the_two_marks(plan: Plan) -> None:
    marks = {t.name: (t.counts, t.informs) for t in plan.event_types}
    both = ("Informationsmöte", "Frukostmöte", "Seminarium", "Konferens", "Mässa", "Utbildning")
    assert [name for name, mark in marks.items() if mark == (True, True)] == list(both)
    assert [name for name, mark in marks.items() if mark == (False, True)] == ["Studieresa"]
    assert {name for name, mark in marks.items() if mark == (False, False)} == {
        "Utskick",
        "Webb",
        "Mysam-möte",
        "Planeringsmöte",
        "Rådsmöte",
    }
    assert [t.name for t in plan.event_types if t.note] == ["Utbildning"]


def test_an_event_of_unknown_type_is_an_information_meeting_for_politicians_or_employees(plan: Plan) -> None:
    default = next(t for t in plan.event_types if t.code == plan.default_event_type)
    assert (default.name, default.activities) == ("Informationsmöte", ("3.2.1-01", "3.2.1-02"))


def test_three_municipalities_are_in_a_support_structure_from_the_first_day(plan: Plan) -> None:
    assert {(m.municipality, m.since) for m in plan.structure_members} == {
        ("Hudiksvall", FIRST),
        ("Nordanstig", FIRST),
        ("Bollnäs", FIRST),
    }


def test_there_are_eight_needs_five_assignments_two_target_groups_and_five_roles(plan: Plan) -> None:
    for items, many in ((plan.needs, 8), (plan.assignments, 5), (plan.target_groups, 2), (plan.roles, 5)):
        assert [item.number for item in items] == list(range(1, many + 1))


def test_no_person_is_named_in_the_file() -> None:
    """Two capitalised words in a row are a name; each pair in the file, comments included, names no person."""
    word = r"[A-ZÅÄÖÉ][a-zåäöé]+"
    pairs = set(re.findall(rf"\b{word} (?:{word} )*{word}\b", PATH.read_text(encoding="utf-8")))
    places = "|".join(["Gävleborg", *MUNICIPALITIES])
    bodies = "Samordningsförbund|Samordningsförbundet|Region|Regionen|Coompanion|Landstinget|Finsam|Sof|Mysam"
    known = re.compile(rf"(?:{bodies}) (?:{places})|Använda Glada Hudik")
    assert {pair for pair in pairs if not known.fullmatch(pair)} == set()


def test_no_slip_of_the_pen_is_left_outside_the_comments() -> None:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    # An alias may well be spelled as people spell it.
    text = "\n".join(line.partition("# ")[0] for line in lines if not re.match(r"aliases|  \"", line))
    for slip in ("medarbetar ", "Individier", "SKR", "utbildnings ", "mini sem", "individ inr", "MYSAM", "Tex."):
        assert slip not in text
