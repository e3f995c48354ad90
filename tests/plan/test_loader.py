"""A plan file in: any association's, from any editor."""

from datetime import date
from pathlib import Path

import pytest

from asftui.errors import PlanError
from asftui.plan import Milestone
from asftui.plan.loader import builtin_plan_paths, load_plan, parse_plan

OTHER = Path(__file__).parent / "other-plan.toml"


def test_every_built_in_plan_loads() -> None:
    assert builtin_plan_paths()
    assert all(load_plan(path).code == path.stem for path in builtin_plan_paths())


def test_another_countys_plan_of_another_year_loads() -> None:
    plan = load_plan(OTHER)
    assert (plan.code, plan.start, plan.end) == ("fjallvik-2031", date(2031, 3, 1), date(2032, 2, 29))
    assert [t.name for t in plan.event_types] == ["Fika", "Skidtur"]
    assert plan.groups[0].organisation == "Norrfors kommun"
    assert plan.half_day == "full"


def test_amounts_in_kronor_become_exact_ore() -> None:
    plan = load_plan(OTHER)
    assert (plan.budget, plan.day_rate) == (12_500_050, 21_250)


def test_milestones_are_points_of_date_and_value() -> None:
    assert load_plan(OTHER).indicators[0].milestones == (
        Milestone(date=date(2031, 6, 30), value=10),
        Milestone(date=date(2031, 12, 31), value=62.5),
    )


def test_keys_that_are_left_out_get_the_models_defaults() -> None:
    plan = load_plan(OTHER)
    skiing = plan.activities[1]
    assert (skiing.planned, skiing.track, skiing.needs) == (None, "", ())
    assert (plan.event_types[0].counts, plan.event_types[0].informs, plan.event_types[0].note) == (True, True, "")


def test_a_file_from_windows_loads_like_any_other(tmp_path: Path) -> None:
    windows = tmp_path / "plan.toml"
    windows.write_bytes(b"\xef\xbb\xbf" + OTHER.read_bytes().replace(b"\n", b"\r\n"))
    assert load_plan(windows) == load_plan(OTHER)


def test_control_and_bidi_characters_do_not_get_into_the_plan() -> None:
    text = OTHER.read_text(encoding="utf-8").replace("Att fler vet.", r"Att\u202e fler\u0007 vet.")
    assert parse_plan(text, source="p").goals[0].text == "Att fler vet."


@pytest.mark.parametrize(
    ("content", "what"),
    [(None, "There is no such plan file"), ("Fjällvik".encode("cp1252"), "The plan file is not in UTF-8")],
)
def test_a_file_that_cannot_be_read_is_named_with_a_remedy(tmp_path: Path, content: bytes | None, what: str) -> None:
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlanError) as caught:
        load_plan(path)
    assert (caught.value.what, caught.value.where) == (what, str(path))
    assert caught.value.remedy


def test_a_folder_is_no_plan_file(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="cannot be read"):
        load_plan(tmp_path)
