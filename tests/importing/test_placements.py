"""Lists of placements: what each layout gives; no name and no number of anybody is kept; nothing is written twice."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from asftui import importing, store
from asftui.importing import ImportPlan, Options
from asftui.registers import enterprises, organisations
from asftui.registers.placements import PlacementDetail, placements
from asftui.registers.seed import seed_builtin_plan
from asftui.store.models import Person
from tests.importing.ugly import day
from tests.store.contents import contents

Load = Callable[..., ImportPlan]
HEADING = ["Deltagarkod", "Huvudman", "ASF", "Startdatum", "Slutdatum", "Registrerad i SUS", "Resultat efter insats"]
ROWS = [
    HEADING,
    ["P-001", "Hudiksvalls kommun", "Verkstan", day(2, 1), day(6, 30), "ja", "Arbete"],
    ["P-002", "AF", "Humlan", day(2, 15), None, "nej", None],
]


def _stored() -> dict[str, PlacementDetail]:
    return {each.code: each for each in placements()}


def _names(found: PlacementDetail) -> tuple[str, str]:
    owner = organisations.organisation(found.principal).name if found.principal else ""
    return owner, enterprises.enterprise(found.enterprise).name if found.enterprise else ""


def test_a_list_gives_placements_and_informs_nobody(load: Load) -> None:
    done = load(ROWS)
    assert (done.kind, done.header_row, done.counts["new"]) == ("placements", 1, 2)
    found = _stored()
    assert _names(found["P-001"]) == ("Hudiksvalls kommun", "Verkstan")
    assert (found["P-001"].start, found["P-001"].end) == (dt.date(2017, 2, 1), dt.date(2017, 6, 30))
    assert (found["P-001"].in_sus, found["P-002"].in_sus) == (True, False)
    assert (found["P-001"].outcome, found["P-002"].outcome) == ("own-work", None)
    assert Person.select().count() == 0


def test_the_same_file_twice_writes_nothing_and_a_later_one_what_has_come_since(load: Load, plan: Load) -> None:
    load(ROWS)
    assert not plan(ROWS).changes
    later = [*ROWS[:2], ["p-002", "AF", "Humlan", day(2, 15), day(9, 30), "2017-04-01", "Studier"]]
    done = load(later, file="senare.xlsx")
    assert (done.counts["unchanged"], done.counts["updated"]) == (1, 1)
    found = _stored()["P-002"]
    assert (found.end, found.sus, found.outcome) == (dt.date(2017, 9, 30), dt.date(2017, 4, 1), "studies")


def test_undoing_the_import_leaves_nothing(load: Load, new_store: Path) -> None:
    before = contents()
    load(ROWS)
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert contents() == before


def test_a_heading_over_rows_of_a_county_in_english_with_steps_as_dates_and_words(load: Load) -> None:
    done = load(
        [
            ["Funded placements 2017"],
            [],
            [
                "Participant code", "Referrer", "Social enterprise", "Application", "Decision", "Agreement",
                "Start date", "Planned end", "Days a week", "Target group", "Gender", "Born", "In SUS", "Outcome",
            ],
            [
                "A7", "Region Gävleborg", "Verkstan", "3 jan 2017", "Granted 2017-01-20", "yes",
                "1 Feb 2017", "31/12/2017", "3 days", "Disability, newly arrived", "F", 1985, "yes 2017-02-10",
                "ongoing",
            ],
            ["A8", "FK", "Verkstan", None, "Refused", None, None, None, "50 %", "Young", "M", "1999-05-06", "no", None],
            ["Total", None, 2],
        ]
    )  # fmt: skip
    assert (done.kind, done.header_row, done.counts["new"], done.counts["rejected"]) == ("placements", 3, 2, 0)
    one, other = _stored()["A7"], _stored()["A8"]
    assert (one.applied, one.decision, one.funding) == (dt.date(2017, 1, 3), dt.date(2017, 1, 20), "granted")
    assert (one.agreed, one.sus, one.days_a_week) == (True, dt.date(2017, 2, 10), 3.0)
    assert one.planned_end == dt.date(2017, 12, 31)
    assert one.target_groups == ("disability", "newly-arrived")
    assert (one.sex, one.birth_year, one.outcome) == ("woman", 1985, None)
    assert (other.funding, other.days_a_week, other.sex, other.birth_year) == ("refused", 2.5, "man", 1999)


def test_codes_may_stand_under_the_heading_of_names(load: Load) -> None:
    rows = [["Namn", "ASF", "Registrerad i SUS", "Resultat efter insats"], ["P-001", "Verkstan", "ja", "Arbete"]]
    assert load(rows).counts["new"] == 1
    assert _stored()["P-001"].outcome == "own-work"


def test_names_beside_codes_are_not_taken_and_a_row_with_only_a_name_is_rejected(load: Load, new_store: Path) -> None:
    done = load(
        [
            ["Namn", "Personnummer", *HEADING],
            ["Eva Hemlig", "850101-1236", *ROWS[1]],
            ["Per Dold", "19900202-2380", None, *ROWS[2][1:]],
            ["Ada Anon", None, "Ada Anon", *ROWS[2][1:]],
        ]
    )
    assert (done.counts["new"], done.counts["rejected"]) == (1, 2)
    stored = b"".join(path.read_bytes() for path in new_store.parent.glob(f"{new_store.name}*"))
    for secret in ("Hemlig", "Dold", "Anon", "850101", "900202"):
        assert secret.encode() not in stored
    assert "Hemlig" not in str(done.rows_with("new"))
    said = " ".join([*done.notes, *(f"{p.value} {p.reason}" for p in done.problems), *(r.name for r in done.rows)])
    assert not any(secret in said for secret in ("Hemlig", "Dold", "Anon", "850101", "900202"))


def test_an_individual_who_comes_back_has_two_placements(load: Load) -> None:
    done = load(
        [
            ["Kod", "Huvudman", "ASF", "Period", "Utfall"],
            ["P1", "Gävle", "Verkstan", "2017-01-09 – 2017-03-31", "Avbruten"],
            ["P1", "Gävle", "Verkstan", "2017-09-01 –", None],
        ]
    )
    assert done.counts["new"] == 2
    assert [(p.start, p.end) for p in placements()] == [
        (dt.date(2017, 1, 9), dt.date(2017, 3, 31)),
        (dt.date(2017, 9, 1), None),
    ]


def test_a_bad_value_is_listed_with_its_cell_and_the_row_goes_in(load: Load) -> None:
    done = load([HEADING, ["P-1", "Okänd part", "Verkstan", "snart", day(6, 30), "kanske", "jättebra"]])
    assert done.counts["new"] == 1
    assert [p.column for p in done.problems] == [
        "B Huvudman",
        "D Startdatum",
        "F Registrerad i SUS",
        "G Resultat efter insats",
    ]


def test_an_unknown_enterprise_moves_no_gauge_of_enterprises(load: Load, plan: Load) -> None:
    from asftui.indicators.queries import read_values
    from asftui.registers import plans

    the_plan = plans.load_plan(plans.current_code(dt.date(2017, 6, 1), ""))
    before = read_values(the_plan, dt.date(2017, 12, 31))["active-enterprises"].value
    done = load(ROWS)
    assert read_values(the_plan, dt.date(2017, 12, 31))["active-enterprises"].value == before
    assert any("Verkstan" in note for note in done.notes)


@pytest.mark.parametrize("sep", [";", "\t"])
def test_a_list_may_be_a_text_file(new_store: Path, tmp_path: Path, sep: str) -> None:
    rows = (["Kod", "Part", "ASF", "Fr.o.m.", "T.o.m.", "SUS"], ["P-1", "FK", "Verkstan", "1/2 2017", "", "x"])
    (tmp_path / "platser.csv").write_text("\n".join(map(sep.join, rows)), encoding="utf-8")
    found = importing.prepare(tmp_path / "platser.csv", Options())[0]
    assert (found.kind, found.counts["new"]) == ("placements", 1)


def test_a_personal_number_beside_a_code_tells_age_and_sex_and_stands_nowhere(load: Load, new_store: Path) -> None:
    done = load(
        [
            ["Kod", "Personnr", "Huvudman", "ASF", "Start", "SUS", "Anm"],
            ["P1", "19850101-1236", "Gävle", "Verkstan", "2017-02-01", "x", "ring om 850101-1236"],
            ["P2", 8501011236, "FK", "Verkstan", "2017-03-01", "", None],
        ]
    )
    assert done.counts["new"] == 2
    assert [(p.sex, p.birth_year) for p in placements()] == [("man", 1985), ("man", 1985)]
    stored = b"".join(path.read_bytes() for path in new_store.parent.glob(f"{new_store.name}*"))
    assert b"1236" not in stored


def test_a_personal_number_in_place_of_a_code_is_told_how_to_be_mended(load: Load) -> None:
    rows = [
        ["Personnummer", "Huvudman", "ASF", "Start", "SUS"],
        ["19850101-1236", "Gävle", "Verkstan", "2017-02-01", "x"],
    ]
    done = load(rows)
    assert done.counts["rejected"] == 1
    assert "Kod" in done.problems[0].reason
    mended = [[*rows[0], "Kod"], [*rows[1], "P-1"]]
    assert load(mended, file="rättad.xlsx").counts["new"] == 1
    assert (_stored()["P-1"].sex, _stored()["P-1"].birth_year) == ("man", 1985)


def test_a_number_under_the_heading_of_birth_tells_the_year(load: Load) -> None:
    load([["Kod", "Född", "Huvudman", "ASF", "SUS"], ["P1", "850101-1236", "FK", "V", "x"], ["P2", 85, "FK", "V", "x"]])
    assert [p.birth_year for p in placements()] == [1985, 1985]


@pytest.mark.parametrize(
    "over",
    [
        [["Huvudman:", "Gävle kommun"], ["ASF: Humlan"], []],
        [["Platser 2017"], ["Huvudman", "Gävle kn"], ["ASF", "Humlan"], []],
    ],
)
def test_whose_placements_they_are_may_stand_above_the_table(load: Load, over: list[list[str]]) -> None:
    load([*over, ["Kod", "Start", "SUS", "Resultat"], ["P1", "2017-02-01", "ja", "Arbete"]])
    assert _names(_stored()["P1"]) == ("Gävle kommun", "Humlan")


def test_principals_may_stand_over_their_rows_or_in_the_sheets_name(load: Load) -> None:
    heading = ["Kod", "ASF", "Start", "SUS"]
    rows = [["Bollnäs kommun"], ["P1", "Humlan", "2017-02-01", "ja"], ["AF"], ["P2", "Humlan", "2017-02-01", "nej"]]
    load([heading, *rows])
    load([heading, ["P3", "Humlan", "2017-02-01", "ja"]], sheet="Gävle", file="andra.xlsx")
    assert [_names(p)[0] for p in placements()] == ["Bollnäs kommun", "Arbetsförmedlingen", "Gävle kommun"]


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        (["ID", "Referring party", "Company", "Begin", "Stop", "Reason for leaving", "SUS"],
         ["A1", "FK", "Humlan", "1 Feb 2017", "ongoing", "", "yes"], {"in_sus": True, "end": None}),
        (["ID", "Referring party", "Company", "Begin", "Stop", "Reason for leaving", "SUS"],
         ["A1", "FK", "Humlan", "1 Feb 2017", "30 June 2017", "Got a job", "no"],
         {"outcome": "own-work", "in_sus": False}),
        (["Deltakerkode", "Oppdragsgiver", "Bedrift", "Startdato", "Sluttdato", "Kjønn", "I SUS", "Resultat"],
         ["A1", "FK", "Humlan", "01.02.2017", "30.06.2017", "Kvinne", "Nei", "Arbeid"],
         {"sex": "woman", "outcome": "own-work", "in_sus": False}),
        (["Koodi", "Toimeksiantaja", "Yritys", "Alkoi", "Päättyi", "Sukupuoli", "SUS", "Tulos"],
         ["A1", "FK", "Humlan", "1.2.2017", "30.6.2017", "mies", "kyllä", "työ"],
         {"sex": "man", "outcome": "own-work", "in_sus": True}),
        (["Plats", "Part", "Företag", "Påbörjad", "Avslutad", "Efter insats", "SUS"],
         ["A1", "FK", "Humlan", "februari 2017", "juni 2017", "Studier", "ja"],
         {"end": dt.date(2017, 6, 30), "outcome": "studies"}),
        (["Kod", "Part", "Arbetsplats", "Period", "Omfattning", "SUS-registrerad", "Status"],
         ["A1", "FK", "Humlan", "1/2 2017 – tv", "mån, ons, fre", "Saknas", "Pågående"],
         {"end": None, "days_a_week": 3.0, "in_sus": False, "outcome": None}),
        (["Kod", "Part", "Arbetsplats", "Period", "Omfattning", "SUS", "Status"],
         ["A1", "FK", "Humlan", "1/2–30/6 2017", "halvtid", "ja 2017-02-03", "Avslutad – studier"],
         {"end": dt.date(2017, 6, 30), "days_a_week": 2.5, "sus": dt.date(2017, 2, 3), "outcome": "studies"}),
        (["Kod", "Part", "ASF", "Start", "Slut", "SUS", "Status"],
         ["A1", "FK", "Humlan", "2017-02-01", "2017-06-30", "ja", "Avslutad"], {"outcome": None}),
    ],
)  # fmt: skip
def test_lists_of_many_hands_are_understood(
    load: Load, heading: list[str], row: list[str], told: dict[str, object]
) -> None:
    done = load([heading, row])
    assert (done.counts["new"], done.problems) == (1, ())
    found = _stored()["A1"]
    assert {name: getattr(found, name) for name in told} == told
    assert found.start == dt.date(2017, 2, 1)
    assert _names(found) == ("Försäkringskassan", "Humlan")


def test_columns_may_be_marked_under_what_they_say(load: Load) -> None:
    load(
        [
            [
                "Kod",
                "Part",
                "ASF",
                "Start",
                "SUS",
                "Kvinna",
                "Man",
                "Unga",
                "Nyanlända",
                "Studier",
                "Arbete",
                "Sjukdom",
            ],
            ["P1", "AF", "Humlan", "2017-02-01", "x", 1, None, "x", "x", None, "x", None],
            ["P2", "AF", "Humlan", "2017-02-01", None, None, 1, None, "x", None, None, "x"],
            ["P3", "AF", "Humlan", "2017-02-01", None, None, 1, None, None, "x", None, None],
        ]
    )
    assert [(p.sex, p.target_groups, p.outcome) for p in placements()] == [
        ("woman", ("newly-arrived", "young"), "own-work"),
        ("man", ("newly-arrived",), "illness"),
        ("man", (), "studies"),
    ]


def test_a_name_among_codes_is_rejected_and_the_others_go_in(load: Load) -> None:
    heading = ["Deltagare", "Part", "ASF", "Start", "SUS", "Utfall"]
    done = load([heading, ["P-1", "AF", "Humlan", "2017-02-01", "ja", ""], ["Per Dold", "FK", "Humlan", "", "nej", ""]])
    assert (done.counts["new"], done.counts["rejected"]) == (1, 1)
    assert "Dold" not in str(done.problems)


def test_an_editors_same_list_twice_writes_nothing_though_a_target_group_is_not_seen(
    tmp_path: Path, save: Load
) -> None:
    rows = [
        ["Kod", "ASF", "Start", "SUS", "Målgrupp"],
        ["P1", "Humlan", "2017-02-01", "ja", "Funktionsnedsättning, unga"],
    ]
    path = str(tmp_path / "s.db")
    for role, changes in (("administrator", True), ("editor", False)):
        store.open_store(path, user="anna", seed=seed_builtin_plan, role=role)
        (found,) = importing.prepare(save(rows), Options())
        assert bool(found.changes) is changes
        if changes:
            importing.apply(found)
        store.close()
