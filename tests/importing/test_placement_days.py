"""Sheets of placement days, in the layouts and with the marks that people use."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asftui import importing, store
from asftui.importing import ImportPlan, Options
from asftui.indicators.budget import read_budget
from asftui.registers.placement_days import days_of
from tests.indicators.making import the_plan
from tests.placement_making import a_claim, a_placement, days

pytestmark = pytest.mark.usefixtures("new_store")
Load = Callable[..., ImportPlan]
MARCH = list(range(1, 32))


@pytest.fixture(autouse=True)
def placements(new_store: Any) -> dict[str, int]:
    return {code: a_placement(code) for code in ("P-001", "P-002")}


def noted(placement: int) -> dict[str, str]:
    found = days_of([placement], [dt.date(2016, 1, 1), dt.date(2018, 12, 31)])
    return {f"{day:%m-%d}": known.mark for (_p, day), known in sorted(found.items())}


def reasons(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.reason) for problem in plan.problems]


def test_a_month_with_its_title_legend_and_sums_goes_in(load: Load, placements: dict[str, int]):
    plan = load(
        [
            ["Närvaro mars 2017"],
            ["x = närvarande, ½ = halv dag, S = sjuk, F = frånvaro"],
            [],
            ["Deltagare", "ASF", *MARCH, "Summa"],
            ["P-001", "Verkstan", "x", "½", "S", None, None, "F", *[None] * 25, 1.5],
            ["Summa", None, 1, 0.5, *[None] * 29, 1.5],
        ]
    )
    assert (plan.kind, plan.header_row, plan.counts["new"], plan.problems) == ("placement-days", 4, 1, ())
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "half", "03-03": "sick", "03-06": "absent"}
    assert read_budget(the_plan(), dt.date(2017, 12, 31)).accrued == 30_000


@pytest.mark.parametrize(
    ("title", "file", "sheet"),
    [
        ("Månad: mars 2017", "lista.xlsx", "Blad1"),
        ("2017-03", "lista.xlsx", "Blad1"),
        ("Period 2017-03-01 – 2017-03-31", "lista.xlsx", "Blad1"),
        ("Närvarolista", "lista.xlsx", "Mars"),
        ("Närvarolista", "narvaro-mars-2017.xlsx", "Blad1"),
        ("Maaliskuu 2017", "lista.xlsx", "Taul1"),
        ("Marts 2017", "lista.xlsx", "Ark1"),
        ("Attendance, March 2017", "lista.xlsx", "Sheet1"),
    ],
)
def test_the_month_is_told_above_the_table_or_by_a_name(
    load: Load, placements: dict[str, int], title: str, file: str, sheet: str
):
    load([[title], ["Kod", *MARCH], ["P-001", None, "x"]], file=file, sheet=sheet)
    assert noted(placements["P-001"]) == {"03-02": "present"}


def test_without_a_month_nothing_goes_in_and_the_reason_is_given(plan: Load):
    found = plan([["Kod", *MARCH], ["P-001", "x"]])
    assert (found.kind, found.left_kind) == ("", "placement-days")
    assert "vilken månad" in found.reason


def test_dates_as_headings_tell_their_own_month(load: Load, placements: dict[str, int]):
    dates = [dt.date(2017, 3, 27) + dt.timedelta(days=n) for n in range(5)]
    dates += [dt.date(2017, 4, 3) + dt.timedelta(days=n) for n in range(5)]
    load([["Deltagarkod", *dates], ["p 001", "X", None, "V", None, None, "1"]])
    assert noted(placements["P-001"]) == {"03-27": "present", "03-29": "present", "04-03": "present"}


def test_weekdays_over_or_under_the_days_are_part_of_the_heading(load: Load, placements: dict[str, int]):
    weekdays = ["on", "to", "fr", "lö", "sö", "må", "ti"] * 5
    under = load([["mars 2017"], ["Kod", *MARCH], [None, *weekdays[:31]], ["P-001", "x"]])
    assert under.header_row == 3
    over = load([["mars 2017"], [None, *weekdays[:31]], ["Kod", *MARCH], ["P-002", "x"]], file="b.xlsx")
    assert over.header_row == 3
    assert (noted(placements["P-001"]), noted(placements["P-002"])) == ({"03-01": "present"}, {"03-01": "present"})


def test_weekdays_of_another_month_are_noted(load: Load):
    weekdays = ["må", "ti", "on", "to", "fr", "lö", "sö"] * 5
    plan = load([["mars 2017"], ["Kod", *MARCH], [None, *weekdays[:31]], ["P-001", "x"]])
    assert any("veckodagar" in note for note in plan.notes)


def test_a_month_without_a_year_is_of_the_year_that_its_weekdays_fit(load: Load, placements: dict[str, int]):
    weekdays = ["to", "fr", "lö", "sö", "må", "ti", "on"] * 5  # 1 March 2018
    load([["mars"], ["Kod", *MARCH], [None, *weekdays[:31]], ["P-001", "x"]])
    assert list(days_of([placements["P-001"]], [dt.date(2016, 1, 1), dt.date(2018, 12, 31)])) == [
        (placements["P-001"], dt.date(2018, 3, 1))
    ]


def test_several_months_stand_beside_or_under_one_another(load: Load, placements: dict[str, int]):
    load(
        [[None, "Januari", *[None] * 30, "Februari"], ["Kod", *MARCH, *range(1, 29)], ["P-001", "x", *[None] * 30, "h"]]
    )
    load(
        [["Mars 2017"], ["Kod", *MARCH], ["P-002", "x"], [], ["April 2017"], ["Kod", *MARCH], ["P-002", None, "x"]],
        file="b.xlsx",
    )
    assert noted(placements["P-001"]) == {"01-01": "present", "02-01": "half"}
    assert noted(placements["P-002"]) == {"03-01": "present", "04-02": "present"}


def test_a_day_that_the_month_does_not_have_is_a_problem_at_its_cell(load: Load):
    plan = load([["Februari 2017"], ["Kod", *MARCH], ["P-001", "x", *[None] * 28, "x"]])
    assert [(row, column) for row, column, _why in reasons(plan)] == [(3, "AE 30")]


def test_marks_of_many_habits_are_read(load: Load, placements: dict[str, int]):
    marks = ["✓", "n", "Närv", "hel", "8", 7.5, 0.5, "halv", "fm", 4, "½", "SJUK", "L", "VAB", "-", "Frånv."]
    load([["mars 2017"], ["Kod", *MARCH], ["P-001", *marks]])
    expected = ["present"] * 6 + ["half"] * 5 + ["sick", "leave", "care", "", "absent"]
    assert list(noted(placements["P-001"]).values()) == [mark for mark in expected if mark]


def test_a_date_that_excel_made_of_a_half_is_a_half(load: Load, placements: dict[str, int]):
    load([["mars 2017"], ["Kod", *MARCH], ["P-001", dt.date(2017, 2, 1), "x"]])
    assert noted(placements["P-001"]) == {"03-01": "half", "03-02": "present"}


def test_a_legend_below_the_table_is_obeyed(load: Load, placements: dict[str, int]):
    load(
        [
            ["mars 2017"],
            ["Kod", *MARCH],
            ["P-001", "A", "B", "S"],
            [],
            ["A", "hel dag"],
            ["B", "halv dag"],
            ["S = semester"],
        ]
    )
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "half", "03-03": "leave"}


def test_a_legend_may_say_of_a_mark_what_it_seldom_means(load: Load, placements: dict[str, int]):
    load([["mars 2017", None, "A = arbetat, H = halv dag"], ["Kod", *MARCH], ["P-001", "A", "H"]])
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "half"}


def test_an_unknown_mark_is_a_problem_and_the_rest_of_the_row_goes_in(load: Load, placements: dict[str, int]):
    plan = load([["mars 2017"], ["Kod", *MARCH, "Summa"], ["P-001", "x", "Q", "x", *[None] * 28, 3]])
    assert [(row, column) for row, column, _why in reasons(plan)] == [(3, "C 2")]
    assert noted(placements["P-001"]) == {"03-01": "present", "03-03": "present"}


def test_an_unknown_code_rejects_its_row_and_says_what_to_do(load: Load, placements: dict[str, int]):
    plan = load([["mars 2017"], ["Kod", *MARCH], ["P-009", "x"], ["P-001", "x"], [None, "x"]])
    assert [row.verdict for row in plan.rows] == ["rejected", "new", "rejected"]
    assert reasons(plan)[0] == (3, "A Kod", "ingen plats har koden P-009: lägg till den, eller rätta koden")


def test_names_instead_of_codes_are_rejected_and_nobody_is_informed(load: Load):
    plan = load([["Närvaro mars 2017"], ["Deltagare", "ASF", *MARCH], ["Anna Berg", "Verkstan", "x", "½", "S"]])
    assert (plan.kind, plan.counts["rejected"], bool(plan.changes)) == ("placement-days", 1, False)


def test_a_sum_that_differs_is_named_with_its_cell_and_stops_nothing(load: Load, placements: dict[str, int]):
    plan = load([["mars 2017"], ["Kod", *MARCH, "Dagar", "Sjuk"], ["P-001", "x", "h", "S", *[None] * 28, 2, 2]])
    assert reasons(plan) == [
        (3, "AG Dagar", "bladets summa är 2, märkena ger 1,5"),
        (3, "AH Sjuk", "bladets summa är 2, märkena ger 1"),
    ]
    assert len(noted(placements["P-001"])) == 3


def test_odd_days_are_kept_and_flagged(load: Load, placements: dict[str, int]):
    a_placement("P-003", start="2017-05-02")
    plan = load([["maj 2017"], ["Kod", *MARCH], ["P-003", "x", "x", *[None] * 4, "x", *[None] * 17, "x"]])
    (note,) = [note for note in plan.notes if "flagga" in note]
    assert "före platsens start" in note
    assert "en söndag" in note
    assert "Kristi himmelsfärdsdag" in note
    assert plan.counts["new"] == 1


def test_the_same_file_twice_changes_nothing_and_a_later_one_updates(load: Load, placements: dict[str, int]):
    rows = [["mars 2017"], ["Kod", *MARCH], ["P-001", "x", "x"], ["P-002", "x"]]
    load(rows)
    again = load(rows)
    assert (again.counts["unchanged"], bool(again.changes)) == (2, False)
    later = load([rows[0], rows[1], ["P-001", "x", "S", "x"], rows[3]], file="b.xlsx")
    assert [row.verdict for row in later.rows] == ["updated", "unchanged"]
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "sick", "03-03": "present"}


def test_a_claimed_day_that_would_change_is_named_and_stays(load: Load, placements: dict[str, int]):
    days(placements["P-001"], "2017-03", {1: "present"})
    a_claim(days=1)
    plan = load([["mars 2017"], ["Kod", *MARCH], ["P-001", "S", "x"]])
    assert reasons(plan) == [(3, "B 1", "P-001 1\u00a0mar är rekvirerad som närvarande och ändras inte")]
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "present"}


def test_a_row_for_each_day_goes_in(load: Load, placements: dict[str, int]):
    plan = load(
        [
            ["Datum", "Deltagarkod", "Närvaro"],
            [dt.date(2017, 3, 1), "P-001", "x"],
            ["2/3", None, "halv"],
            ["3 mars", "P-002", "sjuk"],
            ["2017-03-01", "P-001", "x"],
            ["hm", "P-001", "x"],
        ]
    )
    assert [row.verdict for row in plan.rows] == ["new", "new", "new", "duplicate", "rejected"]
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "half"}
    assert noted(placements["P-002"]) == {"03-03": "sick"}


def test_hours_are_whole_days_from_six_and_half_below(load: Load, placements: dict[str, int]):
    load(
        [["Kod", "Datum", "Timmar"], ["P-001", "2017-03-01", 8], ["P-001", "2017-03-02", 4], ["P-001", "2017-03-03", 1]]
    )
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "half", "03-03": "half"}


def test_a_column_for_each_placement_or_a_sheet_of_one(load: Load, placements: dict[str, int]):
    load([["Datum", "P-001", "P-002"], ["2017-03-01", "x", "½"], ["2017-03-02", None, "S"]])
    load([["Deltagare: P-001"], ["Datum", "Närvaro"], ["2017-03-03", "x"]], file="b.xlsx")
    assert noted(placements["P-001"]) == {"03-01": "present", "03-03": "present"}
    assert noted(placements["P-002"]) == {"03-01": "half", "03-02": "sick"}


def test_numbers_of_days_without_dates_are_left_with_a_reason(plan: Load):
    found = plan([["Deltagarkod", "Antal dagar"], ["P-001", 14], ["P-002", 12]])
    assert (found.kind, found.left_kind) == ("", "placement-days")


def test_a_code_means_the_placement_that_ran_on_the_day(load: Load):
    first = a_placement("P-007", end="2017-03-15")
    second = a_placement("P-007", start="2017-03-16")
    load([["mars 2017"], ["Kod", *MARCH], ["P-007", *["x"] * 20]])
    assert (len(noted(first)), len(noted(second))) == (15, 5)


def test_an_import_of_days_is_taken_back_whole(load: Load, placements: dict[str, int]):
    days(placements["P-001"], "2017-03", {1: "half"})
    load([["mars 2017"], ["Kod", *MARCH], ["P-001", "x", "x"]])
    store.undo(store.last_change())
    assert noted(placements["P-001"]) == {"03-01": "half"}


def test_rejected_rows_come_back_with_the_month_that_only_the_file_named(
    load: Load, placements: dict[str, int], tmp_path: Path
):
    plan = load([["Kod", *MARCH], ["P-008", "x"]], file="narvaro-mars-2017.xlsx")
    out = tmp_path / "avvisade.xlsx"
    importing.save_rejects([plan], out)
    mended = a_placement("P-008")
    (again,) = importing.prepare(out, Options())
    importing.apply(again)
    assert noted(mended) == {"03-01": "present"}


def test_rejected_rows_of_a_second_month_come_back_under_their_own(load: Load, tmp_path: Path):
    rows = [["Mars 2017"], ["Kod", *MARCH], ["P-001", "x"], [], ["April 2017"], ["Kod", *MARCH], ["P-008", None, "x"]]
    out = tmp_path / "avvisade.xlsx"
    importing.save_rejects([load(rows)], out)
    mended = a_placement("P-008")
    (again,) = importing.prepare(out, Options())
    importing.apply(again)
    assert noted(mended) == {"04-02": "present"}


def test_a_day_that_the_user_clears_is_left_out(load: Load, placements: dict[str, int]):
    load([["mars 2017"], ["Kod", *MARCH], ["P-001", "x", "x"]], kind="placement-days", mapping={"2": ""})
    assert noted(placements["P-001"]) == {"03-01": "present"}


def test_days_down_the_side_are_of_the_month_that_the_sheet_is_named_by(load: Load, placements: dict[str, int]):
    load([["Dag", "P-001", "P-002"], [1, "x", "½"], [2, "S", None], ["Summa", 1, 0.5]], sheet="Mars 2017")
    assert noted(placements["P-001"]) == {"03-01": "present", "03-02": "sick"}
    assert noted(placements["P-002"]) == {"03-01": "half"}


def test_a_week_is_told_by_its_number_and_may_lie_in_two_months(load: Load, placements: dict[str, int]):
    plan = load(
        [
            ["Närvaro vecka 13 2017"],
            ["Kod", "Mån", "Tis", "Ons", "Tor", "Fre", "Lör", "Sön", "Summa"],
            ["P-001", "x", "½", "S", None, "x", "x", None, 3.5],
        ]
    )
    assert (plan.kind, plan.problems) == ("placement-days", ())
    assert noted(placements["P-001"]) == {
        "03-27": "present", "03-28": "half", "03-29": "sick", "03-31": "present", "04-01": "present",
    }  # fmt: skip


def test_weekdays_over_people_are_no_placement_days(plan: Load):
    found = plan([["Deltagare vecka 13"], ["Namn", "Mån", "Tis", "Ons", "Tor", "Fre"], ["Anna Berg", "x", "x", "x"]])
    assert found.kind != "placement-days"


def test_what_may_be_days_and_cannot_be_read_is_left_with_a_reason(plan: Load):
    found = plan([["Deltagarkod", "Datum"], ["P-001", "2017-03-01"], ["P-002", "2017-03-02"]])
    assert (found.kind, bool(found.changes)) == ("", False)
    assert found.reason
    numbers = plan(
        [["Besök i mars"], ["Hus", *MARCH], ["A", *[40 + n for n in MARCH]], ["B", *[90 + n for n in MARCH]]]
    )
    assert (numbers.kind, bool(numbers.changes)) == ("", False)
    assert numbers.reason


def test_a_personal_number_in_place_of_a_code_is_masked_wherever_it_is_told(plan: Load):
    found = plan([["mars 2017"], ["Deltagare", *MARCH], ["19900101-2385", "x"], [9001012385, "x"]])
    assert found.counts["rejected"] == 2
    told = repr([found.problems, [(row.name, row.reason, row.value) for row in found.rows]])
    assert "2385" not in told
