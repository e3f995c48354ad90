"""Sheets of enterprises: what each layout gives, what is said of it, and that nothing is written twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from asftui import importing, store
from asftui.i18n import use_language
from asftui.importing import ImportPlan, Options
from asftui.importing.plan import VERDICTS
from asftui.indicators.asof import choose_plan
from asftui.indicators.gauges import read_status
from asftui.registers import enterprises, organisations
from asftui.registers.enterprise_counts import CountEntry, counts_of, edit_count
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.part_dates import parse_part_date
from asftui.store.models import Person
from tests.importing.ugly_enterprises import COUNTS, REGISTERS, TWO, EnterpriseCase
from tests.indicators.making import HALF
from tests.store.contents import contents

cases = pytest.mark.parametrize("case", (*COUNTS, *REGISTERS), ids=lambda case: case.name.replace(" ", "-"))
HEADING = ["ASF", "Kommun", "Startår", "Anställda 2017-01-01", "Deltagare 2017-01-01"]


@pytest.fixture(autouse=True)
def in_english(new_store: Path) -> None:
    use_language("en")


def the_plan_of(case: EnterpriseCase, save: Callable[..., Path]) -> ImportPlan:
    path = save(case.rows, file=case.file, sheet=case.sheet, merged=case.merged)
    return importing.prepare(path, Options())[0]


def stored() -> dict[str, dict[str, tuple[int | None, int | None]]]:
    counts = counts_of()
    return {
        each.name: {c.date.isoformat(): (c.employed, c.participants) for c in counts.get(each.id, ())}
        for each in enterprises.all_enterprises()
    }


@cases
def test_a_sheet_gives_what_it_must(case: EnterpriseCase, save: Callable[..., Path]) -> None:
    plan = the_plan_of(case, save)
    assert plan.kind == "enterprises", plan.notes
    assert plan.header_row == case.header
    expected = case.verdicts or {"new": len(case.counts)}
    assert {v: n for v, n in plan.counts.items() if n and v in VERDICTS} == expected, plan.rows
    importing.apply(plan)
    assert stored() == case.counts
    said = " / ".join([*plan.notes, *(p.reason for p in plan.problems)]).replace("\u00a0", " ")
    assert case.says in said
    for name, wanted in case.fields.items():
        key = enterprises.resolve(name)
        assert key is not None
        found = enterprises.enterprise(key)
        assert {each: str(getattr(found, each)) for each in wanted} == wanted
    assert Person.select().count() == 0


@cases
def test_it_goes_in_out_and_in_again_without_a_trace(case: EnterpriseCase, save: Callable[..., Path]) -> None:
    empty = contents()
    path = save(case.rows, file=case.file, sheet=case.sheet, merged=case.merged)
    book = importing.read_file(path)
    ((_sheet, plan),) = importing.plan_book(book, Options())
    applied = importing.apply(plan)
    assert applied.change is not None
    store.undo(applied.change)
    assert contents() == empty
    ((_sheet, again),) = importing.plan_book(book, Options())
    importing.apply(again)
    once = contents()
    for digest in (book.digest, "the same rows, saved again"):
        ((_sheet, third),) = importing.plan_book(replace(book, digest=digest), Options())
        assert not third.changes
        assert third.counts["new"] == third.counts["updated"] == 0
    assert contents() == once


def test_a_later_sheet_adds_dates_and_says_what_has_changed(load: Callable[..., ImportPlan]) -> None:
    load([HEADING, ["Verkstan", "Gävle", 2010, 14, 9], ["Humlan", "Bollnäs", 2011, 8, 11]])
    plan = load(
        [
            ["ASF", "Kommun", "Startår", "Upphörde", "Anställda 2017-01-01", "Anställda 2017-06-30"],
            ["Verkstan", "Gävle", "2010-05-01", None, 14, 16],
            ["Humlan", "Bollnäs", 2011, "2017-03-31", 7, None],
            ["Spiran", "Gävle", "2017-04", None, None, 3],
        ],
        file="senare.xlsx",
    )
    assert [row.verdict for row in plan.rows] == ["updated", "updated", "new"]
    assert stored() == {
        "Humlan": {"2017-01-01": (7, 11)},
        "Spiran": {"2017-06-30": (3, None)},
        "Verkstan": {"2017-01-01": (14, 9), "2017-06-30": (16, None)},
    }
    key = enterprises.resolve("Verkstan")
    assert key is not None
    assert str(enterprises.enterprise(key).started) == "2010-05-01"


def test_the_same_file_again_takes_back_nothing_that_was_put_right_by_hand(
    save: Callable[..., Path], new_store: Path
) -> None:
    path = save([HEADING, ["Verkstan", "Gävle", 2010, 14, 9]])
    importing.apply(importing.prepare(path, Options())[0])
    key = enterprises.resolve("Verkstan")
    assert key is not None
    entry = EnterpriseEntry(name="Verkstan", municipality="Bollnäs", started=parse_part_date("2011"))
    enterprises.edit_enterprise(key, entry)
    (count,) = counts_of([key])[key]
    edit_count(count.id, CountEntry(enterprise=key, date=count.date, employed=15, participants=9))
    (plan,) = importing.prepare(path, Options())
    assert not plan.changes
    assert plan.counts["unchanged"] == 1


def test_a_name_that_is_like_a_known_one_is_noted_and_joined_only_when_somebody_says_so(
    plan: Callable[..., ImportPlan],
) -> None:
    key = enterprises.add_enterprise(EnterpriseEntry(name="Glada Hudik"))
    rows = [HEADING, ["Glada Hudik ek. för.", "Hudiksvall", 2010, 14, 9]]
    apart = plan(rows)
    assert apart.rows[0].mark == "alike"
    assert apart.rows[0].alike == (key,)
    assert "may be Glada Hudik" in " ".join(apart.notes)
    joined = plan(rows, decisions={2: key})
    assert joined.rows[0].verdict == "updated"
    importing.apply(joined)
    assert enterprises.resolve("Glada Hudik ek. för.") == key
    assert list(stored()) == ["Glada Hudik"]


def test_the_same_organisation_number_is_the_same_enterprise(load: Callable[..., ImportPlan]) -> None:
    key = enterprises.add_enterprise(EnterpriseEntry(name="Glada Hudik", number="556000-4615"))
    load([["ASF", "Org.nr", "Kommun"], ["Hudik Glada AB", "5560004615", "Hudiksvall"]])
    found = enterprises.enterprise(key)
    assert (found.municipality, found.aliases) == ("Hudiksvall", ("Hudik Glada AB",))


def test_what_was_rejected_and_mended_comes_in(save: Callable[..., Path], tmp_path: Path) -> None:
    path = save([["ASF", "Per den", "Antal anställda"], ["Verkstan", "2017-01-01", 14], ["Humlan", "snart", 8]])
    (plan,) = importing.prepare(path, Options())
    importing.apply(plan)
    out = tmp_path / "avvisade.xlsx"
    assert importing.save_rejects([plan], out) == 1
    from openpyxl import load_workbook

    book = load_workbook(out)
    rows: list[list[Any]] = [[cell.value for cell in row] for row in book.active.iter_rows()]
    at = next(n for n, row in enumerate(rows, 1) if row[0] == "Humlan")
    book.active.cell(at, 2, "2017-01-01")
    book.save(out)
    (mended,) = importing.prepare(out, Options())
    assert mended.counts["new"] == 1, mended.rows
    importing.apply(mended)
    assert stored()["Humlan"] == {"2017-01-01": (8, None)}


@pytest.mark.parametrize(
    "rows",
    [
        [["Namn", "2017-01-01", "2017-06-30"], ["Anna Berg", "x", None], ["Per Dahl", "x", "x"]],
        [["Deltagare", "1/2", "7/3"], ["Anna Berg", 1, 1], ["Per Dahl", 0, 1]],
        [["Datum", "Aktivitet", "Antal deltagare"], ["2017-03-14", "Frukostmöte", 12]],
        [["Datum", "Typ", "Ort", "Antal medarbetare", "Antal politiker"], ["2017-03-14", "Frukostmöte", "Gävle", 9, 3]],
        [["Frukostmöte 2017-03-14"], ["Namn", "Företag", "Verksamhet"], ["Anna Berg", "Verkstan", "snickeri"]],
        [["Närvaro 2017-03-14"], ["Organisation", "Antal deltagare"], ["Gävle kommun", 12]],
        [["Möte 2017-03-14"], ["Organisation", "Anställda", "Politiker"], ["Gävle kommun", 12, 2]],
        [["Plats", "ASF", "Startdatum", "Planerat slut"], ["P-001", "Verkstan", "2017-02-01", "2017-06-30"]],
        [["Deltagare", "ASF", "Antal dagar mars 2017"], ["P-001", "Verkstan", 14]],
        [["Närvaro 2017-03-14"], ["Namn", "ASF", "Kommun", "Signatur"], ["Anna Berg", "Verkstan", "Gävle", "AB"]],
    ],
    ids=["marks", "ones", "events", "heads", "sign-in", "heads-of-a-day", "roles", "places", "days", "network"],
)
def test_a_sheet_of_people_or_events_is_never_taken_for_enterprises(
    rows: list[list[Any]], plan: Callable[..., ImportPlan]
) -> None:
    assert plan(rows).kind != "enterprises"


def test_the_gauges_of_the_preview_are_those_of_the_import(plan: Callable[..., ImportPlan]) -> None:
    done = plan([HEADING, ["Verkstan", "Gävle", "2017-03-01", 14, 9]])
    importing.apply(done)
    assert stored() == {"Verkstan": {"2017-01-01": (14, 9)}}
    assert any("it had not started then" in problem.reason for problem in done.problems)


def test_two_sheets_of_a_book_each_with_its_measure_complete_each_other(save: Callable[..., Path]) -> None:
    heading = ["ASF", "2017-01-01", "2017-06-30"]
    path = save(
        [heading, ["Verkstan", 14, 16], ["Humlan", 8, 10]],
        sheet="Anställda",
        Deltagare=[heading, ["Verkstan", 9, 12], ["Humlan", 11, 14]],
    )
    book = importing.read_file(path)
    for number in range(2):
        importing.apply(importing.plan_book(book, Options())[number][1])
    assert stored() == TWO


@pytest.mark.parametrize("first", ["enterprises", "people"])
def test_an_enterprises_own_people_are_counted_nowhere_whichever_comes_first(
    first: str, save: Callable[..., Path]
) -> None:
    sheets = {
        "enterprises": save([["ASF", "Startår"], ["Verkstan", 2010]], file="asf.xlsx"),
        "people": save(
            [["Frukostmöte 2017-03-14"], ["Namn", "Organisation"], ["Anna Berg", "Verkstan"], ["Per Dahl", "AF"]],
            file="lista.xlsx",
        ),
    }
    changes = []
    for name in sorted(sheets, key=lambda each: each != first):
        (plan,) = importing.prepare(sheets[name], Options())
        changes.append(importing.apply(plan).change)
    plan_of_year, as_of = choose_plan("", HALF)
    assert read_status(plan_of_year, as_of).gauge("employees-informed").value == 1
    for change in reversed(changes):
        store.undo(change or 0)
    assert organisations.resolve("Verkstan") is None
    assert not enterprises.all_enterprises()


def test_of_all_employed_and_those_until_further_notice_the_latter_are_counted(load: Callable[..., ImportPlan]) -> None:
    head = ["Socialt företag", "Antal anställda", "varav tillsvidare", "Antal deltagare"]
    load([["Uppföljning 2017-06-30"], head, ["Ett", 6, 4, 3]])
    assert stored() == {"Ett": {"2017-06-30": (4, 3)}}


def test_of_both_under_a_date_too(load: Callable[..., ImportPlan]) -> None:
    load([["ASF", "Anställda 2017-06-30", "Varav tillsvidare 2017-06-30", "Deltagare 2017-06-30"], ["Ett", 6, 4, 3]])
    assert stored() == {"Ett": {"2017-06-30": (4, 3)}}


def test_a_month_in_a_column_of_dates_is_taken_as_in_a_heading(load: Callable[..., ImportPlan]) -> None:
    done = load(
        [["ASF", "Datum", "Tillsvidareanställda", "I åtgärd"], ["Ett", "juni 2017", 6, 3], ["Ett", "jul 2017", 7, 3]]
    )
    assert done.counts["rejected"] == 0
    assert stored() == {"Ett": {"2017-06-01": (6, 3), "2017-07-01": (7, 3)}}
