"""Sheets as people send them: other headings, orders, languages, titles, dates and places than the next."""

import datetime as dt
from collections.abc import Callable

import pytest

from asftui.importing import ImportPlan

Plan = Callable[..., ImportPlan]
MARCH = dt.date(2017, 3, 14)


def _names(plan: ImportPlan) -> list[str]:
    return [row.name for row in plan.rows]


def test_a_sign_in_sheet_with_event_date_and_place_above_the_table(plan: Plan) -> None:
    found = plan(
        [
            ["NÄRVAROLISTA"],
            ["Aktivitet:", None, "Frukostmöte om sociala företag"],
            ["Datum:", None, dt.datetime(2017, 3, 14)],  # noqa: DTZ001
            ["Plats:", None, "Bollnäs"],
            [],
            ["Nr", "Namn", "Organisation", "Titel", "Kommun", "E-post", "Närvarande"],
            [1, "Anna Berg", "Bollnäs kommun", "Handläggare", "Bollnäs", "anna.berg@exempel.se", "x"],
            [2, "Per Dahl", "Region Gävleborg", "Ledamot", "Gävle", "per.dahl@exempel.se", None],
            [],
            [None, "Summa närvarande", None, None, None, None, 1],
        ],
        merged=["A1:G1"],
    )
    assert (found.kind, found.header_row) == ("attendance", 6)
    assert found.counts == {"read": 2, "new": 2, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0}
    (event,) = found.events
    assert (event.date, event.type, event.town) == (MARCH, "breakfast-meeting", "Bollnäs")
    assert event.title == "Frukostmöte om sociala företag"
    assert event.activities == ("3.2.1-04",)
    assert [(row.present, row.role) for row in found.rows] == [(True, "employee"), (False, "politician")]


@pytest.mark.parametrize(
    "above",
    [
        [["Närvarolista frukostmöte Bollnäs 14 mars 2017"]],
        [["Frukostmöte Bollnäs"], ["2017-03-14 kl 08:00-09:30"]],
        [["Insats: Frukostmöte Bollnäs"], ["Datum: 14/3 2017"]],
        [["Tillfälle", "Frukostmöte Bollnäs", None, "Datum", "2017-03-14"]],
        [["Event:", "Frukostmöte Bollnäs"], ["Date:", "March 14, 2017"], ["Place:", "Bollnäs"]],
        [["Frukostmöte"], ["Dag:", "tisdag 14 mars"], ["Lokal:", "Folkets hus, Bollnäs"]],
        [["Datum", "Plats"], ["14/3-17", "Bollnäs"], ["Frukostmöte"]],
    ],
)
def test_the_event_is_found_however_it_is_written_above_the_table(plan: Plan, above: list[list[str]]) -> None:
    found = plan([*above, [], ["Namn", "Organisation"], ["Anna Berg", "AF"], ["Per Dahl", "FK"]])
    assert found.kind == "attendance", found.notes
    (event,) = found.events
    assert (event.date, event.type, event.town) == (MARCH, "breakfast-meeting", "Bollnäs")
    assert found.counts["new"] == 2


@pytest.mark.parametrize(
    ("file", "sheet"),
    [
        ("frukostmöte Bollnäs 2017-03-14.xlsx", "Blad1"),
        ("170314_frukostmote_bollnas.xlsx", "Sheet1"),
        ("lista.xlsx", "Frukostmöte Bollnäs 14 mars"),
        ("frukostmöte-bollnäs.xlsx", "2017-03-14"),
    ],
)
def test_the_event_may_stand_in_the_name_of_file_or_sheet_alone(plan: Plan, file: str, sheet: str) -> None:
    found = plan([["Namn", "Arbetsplats"], ["Anna Berg", "AF"]], file=file, sheet=sheet)
    assert found.kind == "attendance", found.notes
    (event,) = found.events
    assert (event.date, event.type, event.town) == (MARCH, "breakfast-meeting", "Bollnäs")


def test_one_row_for_each_person_and_event(plan: Plan) -> None:
    found = plan(
        [
            ["Roll", "Deltagare", "Ort", "Insats", "Datum"],
            ["Tjänsteman", "Berg, Anna", "Gävle", "Seminarium om upphandling", "2017-04-20"],
            ["Politiker", "von Post, Fredrik", "Gävle", "Seminarium om upphandling", dt.date(2017, 4, 20)],
            ["Tjänsteman", "Berg, Anna", "Söderhamn", "Mässa", "11 maj 2017"],
        ]
    )
    assert [(e.date.isoformat(), e.type, e.town) for e in found.events] == [
        ("2017-04-20", "seminar", "Gävle"),
        ("2017-05-11", "fair", "Söderhamn"),
    ]
    assert _names(found) == ["Anna Berg", "Fredrik von Post", "Anna Berg"]
    assert len(found.changes.people) == 2
    assert found.counts["new"] == 3


def test_an_event_written_once_over_its_people_is_theirs(plan: Plan) -> None:
    found = plan(
        [
            ["Datum", "Aktivitet", "Namn", "Organisation"],
            ["2017-04-20", "Seminarium", "Anna Berg", "AF"],
            [None, None, "Per Dahl", "FK"],
            ["2017-05-11", "Mässa", "Lars Ek", "AF"],
            [None, None, "Eva Holm", "FK"],
        ]
    )
    assert [row.event for row in found.rows] == [0, 0, 1, 1]


def test_english_headings_are_as_good(plan: Plan) -> None:
    found = plan(
        [
            ["Attendance list"],
            ["Event: Seminarium"],
            ["Date: 2017-04-20"],
            ["First name", "Last name", "Company", "Job title", "E-mail", "Attended"],
            ["Anna", "Berg", "Försäkringskassan", "Handläggare", "anna@exempel.se", "yes"],
            ["Per", "Dahl", "Region Gävleborg", "Councillor", "per@exempel.se", "no"],
        ]
    )
    assert found.header_row == 4
    assert [(row.name, row.role, row.present) for row in found.rows] == [
        ("Anna Berg", "employee", True),
        ("Per Dahl", "politician", False),
    ]


def test_a_register_of_people_is_no_attendance(plan: Plan) -> None:
    found = plan(
        [
            ["Förnamn", "Efternamn", "Arbetsplats", "Befattning", "E-postadress", "Telefon"],
            ["Anna", "Berg", "Gävle kommun", "Handläggare", "anna.berg@exempel.se", "070-1234567"],
            ["ANNA", "Berg", "Gävle kommun", "Handläggare", "ANNA.BERG@EXEMPEL.SE", None],
        ],
        file="deltagarlista.xlsx",
        sheet="Deltagare",
    )
    assert found.kind == "people"
    assert [row.verdict for row in found.rows] == ["new", "duplicate"]
    assert not found.events
    assert any("Telefon" in note for note in found.notes)
    assert found.changes.people[0].entry.telephone == ""


def test_a_list_of_events_without_names(plan: Plan) -> None:
    found = plan(
        [
            ["Datum", "Typ", "Rubrik", "Ort", "Antal tjm", "Antal pol.", "Organisationer", "Status"],
            ["2017-02-07", "Informationsmöte", "Info socialnämnden", "Hudiksvall", 14, 5, "AF, FK", "genomförd"],
            ["2017-03-14", "Frukostmöte", "", "Bollnäs", 12, None, "Bollnäs kommun", ""],
            ["2017-04-01", "Seminarium", "", "Gävle", 30, 2, "", "inställt"],
        ]
    )
    assert found.kind == "events"
    assert found.counts["new"] == 3
    assert [event.entry.status for event in found.changes.events] == ["held", "held", "cancelled"]
    heads = {(h.event.n, h.role, h.organisation is None, h.total) for h in found.changes.heads}  # type: ignore[union-attr]
    assert {(0, "employee", True, 14), (0, "politician", True, 5), (0, "employee", False, 0)} <= heads
    assert (1, "employee", False, 12) in heads


def test_heads_of_an_organisation_need_no_name(plan: Plan) -> None:
    found = plan(
        [
            ["Informationsmöte 2017-05-03"],
            ["Organisation", "Namn", "Antal"],
            ["Bollnäs kommun", None, 14],
            ["AF", "Anna Berg", None],
            ["FK", None, None],
        ]
    )
    assert [row.verdict for row in found.rows] == ["new", "new", "rejected"]
    assert found.rows[0].heads == 14
    assert found.problems[0].row == 5


@pytest.mark.parametrize("mark", ["x", "X", "ja", "1", 1, True, "✓", "närvarande", "deltog"])
def test_marks_of_every_kind_say_present(plan: Plan, mark: object) -> None:
    found = plan(
        [["Frukostmöte 2017-03-14"], ["Namn", "Närvaro"], ["Anna Berg", mark], ["Per Dahl", "nej"], ["Eva Ek", None]]
    )
    assert [row.present for row in found.rows] == [True, False, False]


def test_a_signature_is_a_mark(plan: Plan) -> None:
    found = plan([["Frukostmöte 2017-03-14"], ["Namn", "Underskrift"], ["Anna Berg", "A. Berg"], ["Per Dahl", None]])
    assert [row.present for row in found.rows] == [True, False]


def test_headings_over_two_rows(plan: Plan) -> None:
    found = plan(
        [
            ["Frukostmöte 2017-03-14"],
            ["Organisation", "Namn", "Antal", None],
            [None, None, "tjm", "pol"],
            ["Bollnäs kommun", None, 4, 2],
            ["AF", "Anna Berg", None, None],
        ],
        merged=["C2:D2", "A2:A3", "B2:B3"],
    )
    assert found.header_row == 3
    assert found.mapping["Antal tjm"] == "employees"
    assert found.mapping["Antal pol"] == "politicians"
    assert found.counts["new"] == 2


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Berg, Anna", "Anna Berg"),
        ("von Post, Fredrik", "Fredrik von Post"),
        ("Anna Berg (Extern)", "Anna Berg"),
        ("[AF] Anna Berg", "Anna Berg"),
        ("Anna Berg (S)", "Anna Berg"),
        ("Anna Berg, AF", "Anna Berg"),
        ("ANNA BERG", "Anna Berg"),
        ("Anna  Berg", "Anna Berg"),
    ],
)
def test_names_are_read_as_they_are_written(plan: Plan, cell: str, name: str) -> None:
    found = plan([["Frukostmöte 2017-03-14"], ["Namn"], [cell], ["Eva Ek"], ["Per Holm"]])
    assert found.rows[0].name == name


def test_a_column_of_capitals_first_is_family_name_first(plan: Plan) -> None:
    found = plan([["Frukostmöte 2017-03-14"], ["Namn"], ["BERG Anna"], ["EK Eva"], ["VON POST Per"]])
    assert _names(found) == ["Anna Berg", "Eva Ek", "Per von Post"]


def test_a_unit_after_an_organisation_is_no_organisation_of_its_own(plan: Plan) -> None:
    found = plan(
        [
            ["Frukostmöte 2017-03-14"],
            ["Namn", "Organisation"],
            ["Anna Berg", "Hudiksvalls Kommun/IFO"],
            ["Per Dahl", "hudiksvalls kommun, Skola"],
            ["Eva Ek", "AF Bollnäs"],
            ["Lars Ek", "Bollnäs Bostäder AB"],
            ["Olle Ek", "Försäkringskasan"],
        ]
    )
    assert [row.organisation for row in found.rows] == [
        "Hudiksvalls kommun",
        "Hudiksvalls kommun",
        "Arbetsförmedlingen",
        "Bollnäs Bostäder AB",
        "Försäkringskassan",
    ]
    assert [entry.entry.unit for entry in found.changes.people][:3] == ["IFO", "Skola", "Bollnäs"]
    assert len(found.changes.organisations) == 1


def test_sums_remarks_and_repeated_headings_are_no_rows(plan: Plan) -> None:
    found = plan(
        [
            ["Frukostmöte 2017-03-14"],
            ["Namn", "Organisation", "Närvarande"],
            ["Anna Berg", "AF", "x"],
            ["Namn", "Organisation", "Närvarande"],
            [],
            ["Per Dahl", "FK", "x"],
            ["Antal närvarande:", None, 2],
            [None, None, 2],
            [],
            ["Listan är ifylld av processledaren: ring vid frågor"],
        ]
    )
    assert [row.row for row in found.rows] == [3, 6]


def test_columns_of_diet_party_and_personal_number_are_never_taken(plan: Plan) -> None:
    found = plan(
        [
            ["Frukostmöte 2017-03-14"],
            ["Namn", "Specialkost", "Parti", "Personnummer"],
            ["Anna Berg", "gluten", "X-partiet", "19121212-1212"],
        ]
    )
    assert any("Specialkost, Parti" in note for note in found.notes)
    assert "gluten" not in repr(found.changes)
    assert "1212" not in repr(found)
    assert found.changes.people[0].kept["birth_year"] == 1912


def test_a_survey_is_no_attendance(plan: Plan) -> None:
    found = plan([["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Fråga"], [1, "a", "b", "anonymous", None, 3]])
    assert found.kind == "survey"
    assert not found.changes.people


def test_codes_are_no_names(plan: Plan) -> None:
    found = plan([["Närvaro mars 2017"], ["Deltagare", "ASF", 1, 2, 3], ["P-001", "Verkstan", "x", "S", "x"]])
    assert found.kind == "placement-days"
    assert not found.changes.people


def test_a_teams_report_in_three_sections(tmp_path: object, new_store: object, save: object) -> None:
    from pathlib import Path

    from asftui import importing

    text = (
        "1. Sammanfattning\nMötesrubrik\tDigital information om ASF\nStarttid\t2017-09-05 09:00:12\n\n"
        "2. Deltagare\nNamn\tAnslöt första gången\tE-post\tRoll\n"
        "Anna Berg (Ljusdals kommun)\t2017-09-05 09:01:00\tanna@exempel.se\tPresentatör\n"
        "Per Dahl (Extern)\t2017-09-05 09:01:00\tper@exempel.se\tDeltagare\n\n"
        "3. Aktiviteter under möte\nNamn\tTid för anslutning\tE-post\tRoll\n"
        "Anna Berg (Ljusdals kommun)\t2017-09-05 09:01:00\tanna@exempel.se\tPresentatör\n"
    )
    path = Path(str(tmp_path)) / "rapport.csv"
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    found = importing.prepare(path, importing.Options())[0]
    assert (found.kind, found.header_row, found.counts["new"]) == ("attendance", 6, 2)
    assert found.rows[0].organisation == "Ljusdals kommun"
    assert found.events[0].date == dt.date(2017, 9, 5)
    assert not found.problems


def test_an_empty_form_says_that_it_is_empty(plan: Plan) -> None:
    found = plan([["Närvarolista"], ["Datum:"], ["Namn", "Organisation", "Närvarande"]])
    assert found.kind == ""
    assert "rubrik" in found.reason or "heading" in found.reason


def test_rows_under_a_role_or_an_organisation_have_it(plan: Plan) -> None:
    found = plan(
        [
            ["Informationsmöte 2017-05-03"],
            ["Namn", "Titel"],
            ["Politiker:"],
            ["Anna Berg", None],
            ["Arbetsförmedlingen"],
            ["Per Dahl", "Handläggare"],
        ]
    )
    assert [(row.row, row.role, row.organisation) for row in found.rows] == [
        (4, "politician", ""),
        (6, "employee", "Arbetsförmedlingen"),
    ]


def test_a_register_called_by_a_kind_of_event_is_still_a_register(plan: Plan) -> None:
    rows = [
        ["Kontaktlista Mysam"],
        ["Uppdaterad 2017-03-01"],
        ["Namn", "Organisation", "E-post"],
        ["Anna Berg", "AF", "a@exempel.se"],
    ]
    assert plan(rows).kind == "people"


def test_people_against_dates_are_attendance_at_each_date(plan: Plan) -> None:
    found = plan([["Namn", "2017-03-14", "2017-04-20"], ["Anna Berg", "x", "x"], ["Per Dahl", None, "x"]])
    assert found.kind == "attendance"
    assert [event.date.isoformat() for event in found.events] == ["2017-03-14", "2017-04-20"]
    assert len(found.changes.attendances) == 3
