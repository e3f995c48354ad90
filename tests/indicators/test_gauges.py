"""The gauges, their JSON and the printed overview."""

import json
from argparse import Namespace
from datetime import date

import pytest

from asftui import store
from asftui.commands import goals as goals_command
from asftui.commands import status as status_command
from asftui.config import Settings
from asftui.errors import NotFound
from asftui.i18n import use_language
from asftui.indicators.asof import choose_plan
from asftui.indicators.gauges import as_json, gauge_of, read_status
from asftui.indicators.value import Value
from asftui.indicators.words import show_now, status_word
from asftui.plan import Indicator
from tests.indicators.making import HALF, a_person, an_event, came, the_plan

KEYS = [
    "code", "name", "unit", "goal", "baseline", "target", "value", "expected", "progress", "status", "forecast",
    "needed_per_month", "notes",
]  # fmt: skip


@pytest.fixture
def plan(new_store):
    return the_plan()


def args(**more):
    return Namespace(**{"json": False, "as_of": HALF, "settings": Settings(store="", user="anna"), **more})


def test_a_new_store_shows_the_plans_baselines_targets_and_budget(plan):
    found = as_json(read_status(plan, HALF))
    assert list(found) == ["plan", "as_of", "period", "indicators", "budget"]
    assert found["plan"] == "gavleborg-2017"
    assert found["as_of"] == "2017-06-30"
    assert found["period"] == {"start": "2017-01-01", "end": "2017-12-31"}
    assert [list(indicator) for indicator in found["indicators"]] == [KEYS] * 11
    assert [i["target"] for i in found["indicators"]] == [30, 500, 250, 50, 30, 200, 180, 10, 30, 5, 1]
    assert [i["baseline"] for i in found["indicators"]] == [None] * 4 + [25, 190, 150, None, None, 3, None]
    assert found["budget"] == {
        "total": 800000, "accrued": 0, "claimed": 0, "paid": 0, "other": 0, "committed": 0, "left": 800000,
    }  # fmt: skip


def test_whole_numbers_have_no_decimals_and_others_few(plan):
    an_event(heads=[("employee", 212, None)])
    found = {i["code"]: i for i in as_json(read_status(plan, HALF))["indicators"]}
    employees = found["employees-informed"]
    assert employees["expected"] == 247.9
    assert employees["forecast"] == 427.5
    assert employees["needed_per_month"] == 47.6
    assert employees["progress"] == 0.424
    assert employees["status"] == "behind"
    assert employees["goal"] == "3.2.1"
    assert '"value": 212,' in json.dumps(employees)
    assert '"target": 500,' in json.dumps(employees)


def test_undo_gives_the_same_json_to_the_byte(plan):
    before = json.dumps(as_json(read_status(plan, HALF)))
    an_event(heads=[("employee", 212, None)])
    change = store.last_change()
    assert json.dumps(as_json(read_status(plan, HALF))) != before
    store.undo(change)
    assert json.dumps(as_json(read_status(plan, HALF))) == before


def test_an_indicator_that_the_program_does_not_know_comes_from_readings_or_has_no_data(plan):
    own = Indicator(
        code="own", name="Own", short="Own", section="S", kind="count", unit="", counts="", target=9,
        target_date=plan.end,
    )  # fmt: skip
    other = type(plan)(**{**vars(plan), "indicators": (own,)})
    gauge = read_status(other, HALF).gauges[0]
    assert gauge.value is None
    assert gauge.status == "no-data"
    assert gauge.expected == pytest.approx(9 * 181 / 365)


def test_a_share_of_few_is_shown_as_n_of_n_and_a_yes_or_no_is_not_yet(plan):
    indicators = {indicator.code: indicator for indicator in plan.indicators}
    few = gauge_of(indicators["placement-outcome"], plan.start, HALF, Value(value=200 / 3, share_of=(2, 3)))
    assert show_now(few) == "2/3"
    many = gauge_of(indicators["placement-outcome"], plan.start, HALF, Value(value=40.0, share_of=(2, 5)))
    assert show_now(many).startswith("40")
    use_language("en")
    assert status_word(gauge_of(indicators["regional-council"], plan.start, HALF, Value(value=0))) == "not yet"
    assert status_word(few) == "too early"


def test_the_date_defaults_to_today_held_within_the_plan(new_store):
    assert choose_plan(today=date(2017, 5, 5))[1] == date(2017, 5, 5)
    assert choose_plan(today=date(2026, 5, 5))[1] == date(2017, 12, 31)
    assert choose_plan(today=date(2016, 5, 5))[1] == date(2017, 1, 1)
    assert choose_plan("gavleborg-2017", date(2017, 6, 1))[1] == date(2017, 6, 1)
    with pytest.raises(NotFound, match="gavleborg-2017"):
        choose_plan("gävleborg")


def test_the_overview_fits_eighty_columns_and_says_each_status_in_words(plan, capsys):
    use_language("en")
    event = an_event(kind="training", heads=[("employee", 1412, None)])
    came(event, a_person("Anna Ek"), role_known=False)
    assert status_command.run(args()) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 80
    assert "\x1b" not in printed
    for gauge in read_status(plan, HALF).gauges:
        line = next(line for line in printed.splitlines() if gauge.short in line)
        assert line.endswith(status_word(gauge))


def test_the_commands_print_one_json_object(plan, capsys):
    assert status_command.run(args(json=True)) == 0
    assert len(json.loads(capsys.readouterr().out)["indicators"]) == 11
    assert goals_command.run(args(json=True)) == 0
    assert len(json.loads(capsys.readouterr().out)["goals"]) == 6


def test_the_goals_are_printed_within_eighty_columns(plan, capsys):
    assert goals_command.run(args()) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 80
    assert "3.2.5-01" in printed


def test_colours_stand_beside_the_words(plan):
    lines = list(status_command.overview(read_status(plan, HALF), colours=True))
    assert any("\x1b[31m" in line and line.endswith("\x1b[0m") for line in lines)
