"""Every error that a plan file can give, with the smallest change to a smallest plan that provokes it."""

import pytest

from asftui.plan import Plan
from asftui.plan.loader import parse_plan
from asftui.plan.problems import PlanFileError

PLAN = """\
[plan]
code = "p"
name = "P"
association = "S"
county = "C"
language = "sv"
start = 2031-01-01
end = 2031-12-31
purpose = "W"
budget_sek = 1
day_rate_sek = 1
default_event_type = "e"
municipalities = ["M"]
needs = ["n"]
[[event_types]]
code = "e"
name = "E"
"""
"""A smallest plan that loads; its first line below is 18."""
GOAL = '[[goals]]\ncode = "G"\nkind = "process"\ntext = "t"\nshort = "s"\n'
"""Five lines: the next one is 23 where it comes first."""
ACTIVITY = GOAL + ('[[activities]]\ncode = "A"\ngoal = "G"\ntitle = "t"\nhow = "h"\nresponsible = ["r"]\nwhen = "w"\n')
"""Its heading is on line 23, its last key on line 29."""
INDICATOR = (
    '[[indicators]]\ncode = "I"\nname = "n"\nshort = "s"\nsection = "s"\nkind = "count"\nunit = "u"\ncounts = "c"\n'
    "target = 5\ntarget_date = 2031-12-31\n"
)
"""Its heading is on line 18, target on 26, target_date on 27."""
PARTY = '[[parties]]\nname = "Öster"\nkind = "other"\n'
"""Three lines: the next one is 21."""


def add(below: str) -> str:
    return PLAN + below


def put(old: str, new: str, text: str = PLAN) -> str:
    assert old in text
    return text.replace(old, new, 1)


ERRORS = {
    # name: the text, line, key, what is wrong, a word of the remedy
    "not TOML": (put("start =", "start"), 7, "", "This is not valid TOML", "quote"),
    "not TOML at the end": (add("x = '''"), 18, "", "This is not valid TOML", "quote"),
    "a key twice": (put("[[event", 'needs = ["n"]\n[[event'), 15, "", "Cannot overwrite a value", "line"),
    "a day that is none": (put("2031-12-31", "2031-02-30"), 8, "", "This is not valid TOML", "line"),
    "no plan": (GOAL, 1, "plan", "has no [plan]", "code, name, association"),
    "an unknown table": (add("[[activites]]\n"), 18, "activites", "is no part", 'Did you mean "activities"?'),
    "a key above the headings": ('name = "P"\n' + PLAN, 1, "name", "is no part", "under [plan]"),
    "a list that is a table": (add("[goals]\n"), 18, "goals", "is not a list of tables", "[[goals]]"),
    "an unknown key": (put("county", "conty"), 5, "plan.conty", "is no key of [plan]", 'Did you mean "county"?'),
    "an unlike key": (add(PARTY + "zzz = 1\n"), 21, "parties.zzz", "is no key", "Choose one of: name, kind,"),
    "a missing key": (put('name = "P"\n', ""), 1, "plan.name", "is missing", "a text in quotes"),
    "a missing key of an entry": (add("[[groups]]\nkind = 'k'\n"), 18, "groups.name", "is missing", "text"),
    "a missing word": (add(put('kind = "process"\n', "", GOAL)), 18, "goals.kind", "is missing", "overall, process"),
    "a number for a text": (put('"P"', "7"), 3, "plan.name", "7 cannot be", "a text in quotes"),
    "an empty text": (put('"P"', '" "'), 3, "plan.name", "cannot be the value", "Write a text"),
    "a text for a date": (put("2031-01-01", '"2031-01-01"'), 7, "plan.start", "cannot be", "without quotes"),
    "a time for a date": (put("2031-01-01", "2031-01-01T10:00:00"), 7, "plan.start", "cannot be", "a date"),
    "a text for an amount": (put("budget_sek = 1", 'budget_sek = "1"'), 10, "plan.budget_sek", "cannot be", "kronor"),
    "a third decimal": (put("rate_sek = 1", "rate_sek = 1.001"), 11, "plan.day_rate_sek", "1.001", "two decimals"),
    "a negative amount": (put("rate_sek = 1", "rate_sek = -1"), 11, "plan.day_rate_sek", "-1", "kronor"),
    "an endless amount": (put("rate_sek = 1", "rate_sek = inf"), 11, "plan.day_rate_sek", "Infinity", "kronor"),
    "a part of a time": (add(ACTIVITY + "planned = 1.5\n"), 30, "activities.planned", "1.5", "a whole number"),
    "yes for a number": (add(ACTIVITY + "planned = true\n"), 30, "activities.planned", "true", "a whole number"),
    "a text for a number": (
        add(put("target = 5", 'target = "5"', INDICATOR)),
        26,
        "indicators.target",
        "cannot be",
        "a number",
    ),
    "a text for yes": (add(PARTY + 'own = "ja"\n'), 21, "parties.own", '"ja" cannot be', "true or false"),
    "a text for a list": (put('["M"]', '"M"'), 13, "plan.municipalities", "cannot be", "a list of texts"),
    "a number in a list": (put('["n"]', '["n", 1]'), 14, "plan.needs", "1 cannot be", "a list of texts"),
    "a text in numbers": (add(ACTIVITY + "needs = ['n']\n"), 30, "activities.needs", "cannot be", "whole numbers"),
    "a text among dates": (put("needs", 'report_dates = ["x"]\nneeds'), 14, "plan.report_dates", '"x"', "dates"),
    "a word that is none": (add(put("process", "proces", GOAL)), 20, "goals.kind", "cannot be", "process"),
    "a number for a word": (add(put('"process"', "1", GOAL)), 20, "goals.kind", "1 cannot", "overall, process"),
    "a list's word that is none": (
        add(GOAL + "guidelines = ['regio']\n"),
        23,
        "goals.guidelines",
        '"regio" cannot',
        'Did you mean "region"?',
    ),
    "a milestone without value": (
        add(INDICATOR + "milestones = [\n  { date = 2031-05-01 },\n]\n"),
        28,
        "indicators.milestones",
        "A table cannot be",
        "value = 15",
    ),
    "a code with a space": (put('"p"', '"p 1"'), 2, "plan.code", "cannot be a code", "letters"),
    "a code twice": (add(GOAL + GOAL), 24, "goals.code", '"G" stands twice', "Change it"),
    "a type's name twice": (
        add("[[event_types]]\ncode = 'f'\nname = 'F'\naliases = [\n  'x',\n  'É',\n]\n"),
        23,
        "event_types.aliases",
        '"É" stands twice',
        "Change it",
    ),
    "a party's name twice": (add(PARTY + put("Ö", "O", PARTY)), 22, "parties.name", '"Oster" stands', "Change"),
    "a group twice": (
        add("[[groups]]\nname = 'g'\nkind = 'k'\n" * 2),
        22,
        "groups.name",
        '"g" stands twice',
        "Change it",
    ),
    "a municipality twice": (put('["M"]', '["M",\n"m"]'), 14, "plan.municipalities", '"m" stands', "Change"),
    "a member twice": (
        add("[[structure_members]]\nmunicipality = 'M'\nsince = 2031-01-01\n" * 2),
        22,
        "structure_members.municipality",
        '"M" stands twice',
        "Change it",
    ),
    "no such goal": (add(put('goal = "G"', 'goal = "g"', ACTIVITY)), 25, "activities.goal", "not in", 'mean "G"?'),
    "no such track": (add(ACTIVITY + "track = 't'\n"), 30, "activities.track", '"t" is not in', "none to choose"),
    "no such need": (add(ACTIVITY + "needs = [1, 2]\n"), 30, "activities.needs", "no number 2", "from 1 to 1"),
    "no such assignment": (add(ACTIVITY + "assignments = [0]\n"), 30, "activities.assignments", "no number 0", "to 0"),
    "no such indicator": (add(INDICATOR + GOAL + "indicators = ['J']\n"), 33, "goals.indicators", '"J"', "one of: I"),
    "an indicator of two goals": (
        add(INDICATOR + GOAL + "indicators = ['I']\n" + put('"G"', '"H"', GOAL) + "indicators = ['I']\n"),
        39,
        "goals.indicators",
        '"I" serves two goals',
        "one of them",
    ),
    "no such activity": (add("activities = ['A']\n"), 18, "event_types.activities", '"A" is not in', "none"),
    "no such municipality": (add(PARTY + "municipality = 'N'\n"), 21, "parties.municipality", '"N"', "one of: M"),
    "no such organisation": (
        add("[[groups]]\nname = 'g'\nkind = 'k'\norganisation = 'Öst'\n" + PARTY),
        21,
        "groups.organisation",
        '"Öst" is not in',
        'Did you mean "Öster"?',
    ),
    "no such event type": (put('type = "e"', 'type = "x"'), 12, "plan.default_event_type", '"x"', "one of: e"),
    "no default type": (
        put('default_event_type = "e"\n', ""),
        1,
        "plan.default_event_type",
        "missing",
        "cannot be told",
    ),
    "no event types": (
        PLAN[: PLAN.index("[[")].replace('default_event_type = "e"\n', ""),
        1,
        "event_types",
        "no event types",
        "[[event_types]]",
    ),
    "an end before the start": (put("end = 2031", "end = 2030"), 8, "plan.end", "ends before it starts", "Change"),
    "a report outside the period": (
        put("needs", "report_dates = [2032-01-01]\nneeds"),
        14,
        "plan.report_dates",
        "2032-01-01 is outside",
        "from 2031-01-01 to 2031-12-31",
    ),
    "reports out of order": (
        put("needs", "report_dates = [2031-06-30, 2031-06-30]\nneeds"),
        14,
        "plan.report_dates",
        "not in order",
        "earliest first",
    ),
    "a start alone": (
        add(ACTIVITY + "start = 2031-02-01\n"),
        30,
        "activities.start",
        "start stands without end",
        "both",
    ),
    "an end alone": (add(ACTIVITY + "end = 2031-02-01\n"), 30, "activities.end", "end stands without start", "both"),
    "an activity that ends first": (
        add(ACTIVITY + "start = 2031-02-01\nend = 2031-01-01\n"),
        31,
        "activities.end",
        "ends before it starts",
        "Change",
    ),
    "an activity outside the period": (
        add(ACTIVITY + "start = 2030-12-31\nend = 2031-01-01\n"),
        30,
        "activities.start",
        "2030-12-31 is outside",
        "The plan runs",
    ),
    "planned no times": (add(ACTIVITY + "planned = 0\n"), 30, "activities.planned", "0 times", "Leave the key out"),
    "a long label": (
        add(put('short = "s"', f'short = "{"s" * 25}"', INDICATOR)),
        21,
        "indicators.short",
        "25 characters",
        "at most 24",
    ),
    "a baseline without date": (
        add(INDICATOR + "baseline = 1\n"),
        28,
        "indicators.baseline",
        "baseline stands without baseline_date",
        "or neither",
    ),
    "a baseline's date alone": (
        add(INDICATOR + "baseline_date = 2031-01-01\n"),
        28,
        "indicators.baseline_date",
        "baseline_date stands without baseline",
        "or neither",
    ),
    "a baseline after the target": (
        add(INDICATOR + "baseline = 1\nbaseline_date = 2031-12-31\n"),
        29,
        "indicators.baseline_date",
        "not before the target",
        "Change one",
    ),
    "a target that is no change": (
        add(put("target = 5", "target = 0", INDICATOR)),
        26,
        "indicators.target",
        "where the indicator starts",
        "differs",
    ),
    "a target outside the period": (
        add(put("2031-12-31", "2032-01-01", INDICATOR)),
        27,
        "indicators.target_date",
        "2032-01-01 is outside",
        "The plan runs",
    ),
    "a share above all": (
        add(put("target = 5", "target = 101", put("count", "share", INDICATOR))),
        26,
        "indicators.target",
        "A share cannot be 101",
        "per cent",
    ),
    "a yes that is five": (
        add(put("count", "yes-no", INDICATOR)),
        26,
        "indicators.target",
        "A yes or no cannot be 5",
        "Write 1",
    ),
    "a milestone outside the period": (
        add(INDICATOR + "milestones = [\n{ date = 2030-05-01, value = 1 },\n]\n"),
        29,
        "indicators.milestones",
        "2030-05-01 is outside",
        "The plan runs",
    ),
    "a milestone after the target": (
        add(INDICATOR + "milestones = [{ date = 2031-12-31, value = 1 }]\n"),
        28,
        "indicators.milestones",
        "not in order",
        "before the target",
    ),
    "a member who joined later": (
        add("[[structure_members]]\nmunicipality = 'M'\nsince = 2031-01-02\n"),
        20,
        "structure_members.since",
        "2031-01-02 is after",
        "as they join",
    ),
}


def problems_of(text: str) -> PlanFileError:
    with pytest.raises(PlanFileError) as caught:
        parse_plan(text, source="p.toml")
    return caught.value


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_names_file_line_and_key_and_says_what_to_do(name: str) -> None:
    text, line, key, what, remedy = ERRORS[name]
    error = problems_of(text)
    problem = error.problems[0]
    assert [(p.line, p.key) for p in error.problems] == [(line, key)], str(error)
    assert what in problem.what
    assert remedy in problem.remedy
    where = f"p.toml, line {line}, {key}" if key else f"p.toml, line {line}"
    assert str(error).startswith(f"{where}: ")
    assert "\n" not in str(error)


def test_the_smallest_plan_loads() -> None:
    assert isinstance(parse_plan(PLAN, source="p.toml"), Plan)
    assert len(parse_plan(PLAN + INDICATOR + ACTIVITY + PARTY, source="p.toml").activities) == 1


def test_all_problems_are_collected_in_the_order_of_the_lines() -> None:
    error = problems_of(put('"P"', "7", put('type = "e"', 'type = "x"')) + "[[activites]]\n")
    assert [(p.line, p.key) for p in error.problems] == [
        (3, "plan.name"),
        (12, "plan.default_event_type"),
        (18, "activites"),
    ]


def test_an_error_among_several_is_one_line_that_tells_how_many_more() -> None:
    error = problems_of(put('"P"', "7", put("county", "conty")))
    text = str(error)
    assert text.startswith("p.toml, line 3, plan.name: 7 cannot be the value of")
    assert text.endswith("(1 more problem in the file.)")


def test_a_misspelled_key_is_not_missing_as_well() -> None:
    error = problems_of(put("default_event_type", "default_event_typ"))
    assert [p.key for p in error.problems] == ["plan.default_event_typ"]


def test_what_could_not_be_read_is_not_blamed_for_anything_else() -> None:
    """A goal whose code is a number makes no fault of the activity that names it."""
    error = problems_of(add(put('"G"', "1", ACTIVITY)))
    assert [p.key for p in error.problems] == ["goals.code"]


def test_one_line_may_hold_two_faults_of_one_list() -> None:
    error = problems_of(add("activities = ['A', 'B']\n"))
    assert [p.what for p in error.problems] == ['"A" is not in this plan', '"B" is not in this plan']


def test_a_text_as_long_as_a_book_is_quoted_short() -> None:
    error = problems_of(add(PARTY + f"own = '{'x' * 9999}'\n"))
    assert len(str(error)) < 200
