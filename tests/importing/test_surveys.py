"""Exports of survey tools become surveys: the same answers from every make, added to, never doubled, nobody named."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asftui import importing, store
from asftui.errors import NotFound
from asftui.importing import ImportPlan
from asftui.registers.events import EventEntry, add_event, delete_event
from asftui.registers.survey_figures import SurveyFigures, find_surveys, read_figures
from tests.importing import survey_makes as makes
from tests.importing.survey_makes import MAKES, QUESTIONS, ROLE, SAID, SHEETS, WANTED, given

Plan = Callable[..., ImportPlan]
TYPES = ["choice", "scale", "scale", "several", "text"]
FORMS = {
    "Danish": ("ID", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"),
    "English": ("ID", "Start time", "Completion time", "Email", "Name"),
    "Finnish": ("Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"),
    "German": ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"),
    "Norwegian": ("ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn"),
    "one that nobody knows": ("ID", "Abc", "Def", "Email", "Name"),
}


def _only() -> SurveyFigures:
    (line,) = find_surveys()
    return read_figures(line.id)


def _store_bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


@pytest.mark.parametrize("make", MAKES)
def test_each_make_gives_the_same_questions_and_answers(load: Plan, make: str) -> None:
    people = given(24)
    done = load(MAKES[make](people), file="enkät.xlsx", sheet=SHEETS.get(make, "Blad1"))
    assert (done.kind, done.counts["read"], done.counts["new"], done.counts["rejected"]) == ("survey", 24, 24, 0)
    found = _only()
    assert [q.text for q in found.questions[:3]] == list(QUESTIONS[:3])
    assert [q.type for q in found.questions] == TYPES
    figures = {q.text: q.figures for q in found.questions}
    assert figures[ROLE].counts == {"Tjänsteman": 18, "Politiker": 6}
    assert figures[WANTED].counts == Counter(option for p in people for option in p.wanted)
    assert found.questions[1].figures.mean == sum(p.before for p in people) / 24
    assert Counter(found.questions[4].texts) == Counter(p.said for p in people if p.said)
    (pair,) = found.pairs
    assert pair.figures.n == 24
    assert pair.figures.change == pytest.approx(sum(p.now - p.before for p in people) / 24)
    assert pair.figures.rose == pytest.approx(100 * sum(p.now > p.before for p in people) / 24)


@pytest.mark.parametrize("make", MAKES)
def test_a_later_export_adds_only_what_is_new_and_the_same_one_nothing(load: Plan, plan: Plan, make: str) -> None:
    how = {"file": "enkät.xlsx", "sheet": SHEETS.get(make, "Blad1")}
    load(MAKES[make](given(9)), **how)
    assert plan(MAKES[make](given(9)), **how).counts["unchanged"] == 9
    later = load(MAKES[make](given(14)), **{**how, "file": "enkät (2).xlsx"})
    assert (later.counts["new"], later.counts["unchanged"], later.counts["read"]) == (5, 9, 14)
    assert _only().responses == 14
    assert not plan(MAKES[make](given(14)), **how).changes


@pytest.mark.parametrize("head", FORMS.values(), ids=FORMS)
def test_microsoft_forms_is_known_in_any_language(load: Plan, head: tuple[str, ...]) -> None:
    assert load(makes.microsoft(given(8), head)).kind == "survey"
    assert len(_only().questions) == 5


@pytest.mark.parametrize("stamp", ["Timestamp", "Tidstämpel", "Zeitstempel", "Aikaleima"])
def test_google_forms_is_known_by_its_first_column(load: Plan, stamp: str) -> None:
    assert load(makes.google(given(8), stamp)).kind == "survey"


def test_who_answered_is_nowhere_in_the_store(load: Plan, new_store: Path) -> None:
    rows = makes.microsoft(given(6))
    rows[0] += ["Vad heter du?", "Din e-post", "Specialkost"]
    for n, row in enumerate(rows[1:]):
        row[3:5] = [f"svarande{n}@example.se", f"Hemlig Person{n}"]
        row += [f"Hemlig Person{n}", f"annan{n}@example.se", "gluten"]
    rows[1][9] = "Ring mig, 19121212-1212"
    done = load(rows)
    assert len(_only().questions) == 5
    store.close()
    held = _store_bytes(new_store)
    for secret in (b"svarande", b"Hemlig", b"annan", b"gluten", b"1212-1212"):
        assert secret not in held
    notes = " ".join(done.notes)
    assert "Vad heter du?" in notes
    assert "Specialkost" in notes


def test_an_unfinished_answer_is_rejected_and_comes_in_when_it_is_finished(load: Plan) -> None:
    first = load(makes.limesurvey(given(8), unfinished=2))
    assert (first.counts["new"], first.counts["rejected"]) == (6, 2)
    assert [problem.row for problem in first.problems] == [2, 3]
    later = load(makes.limesurvey(given(8)))
    assert (later.counts["new"], later.counts["unchanged"]) == (2, 6)


def test_codes_and_labels_of_one_survey_are_not_mixed(load: Plan) -> None:
    load(makes.enalyzer(given(8)))
    again = load(makes.enalyzer(given(8), codes=True))
    assert again.counts["unchanged"] == 8
    assert any(ROLE in note for note in again.notes)
    assert set(_only().questions[0].figures.counts) == {"Tjänsteman", "Politiker"}


def test_the_same_form_at_another_time_is_another_round(load: Plan) -> None:
    load(makes.microsoft(given(8)), file="Enkät vår.xlsx")
    load(makes.microsoft(given(6, dt.date(2017, 10, 3))), file="Enkät höst.xlsx")
    later, earlier = (read_figures(line.id) for line in find_surveys())
    assert (later.responses, earlier.responses) == (6, 8)
    assert [each.id for each in later.rounds] == [earlier.detail.id]
    assert [each.id for each in earlier.rounds] == [later.detail.id]


def test_an_answer_that_was_mended_in_the_tool_is_updated_and_an_empty_one_is_not(load: Plan) -> None:
    rows = makes.microsoft(given(8))
    load(rows)
    rows[1][5], rows[2][5] = "Politiker", None
    done = load(rows)
    assert (done.counts["updated"], done.counts["unchanged"]) == (1, 7)
    assert _only().questions[0].figures.counts == {"Tjänsteman": 5, "Politiker": 3}


def test_a_question_that_the_form_has_got_since_is_added(load: Plan) -> None:
    load(makes.microsoft(given(6)))
    rows = makes.microsoft(given(8))
    rows[0].append("Skulle du rekommendera träffen?")
    for row in rows[1:]:
        row.append("Ja")
    assert load(rows).counts["updated"] == 6
    found = _only()
    assert (found.responses, len(found.questions), found.questions[5].figures.counts) == (8, 6, {"Ja": 8})


def test_answers_without_ids_or_times_are_told_by_what_they_say(load: Plan) -> None:
    people = [[p.role, p.before, p.now] for p in given(16)]
    assert len({tuple(row) for row in people}) < 14
    assert load([list(QUESTIONS[:3]), *people[:14]], file="Enkät.xlsx").counts["new"] == 14
    again = load([list(QUESTIONS[:3]), *people], file="Enkät.xlsx")
    assert (again.counts["new"], again.counts["unchanged"]) == (2, 14)


def test_two_rows_of_one_response_are_one(load: Plan) -> None:
    rows = makes.microsoft(given(6))
    done = load([*rows, rows[1]])
    assert (done.counts["new"], done.counts["duplicate"]) == (6, 1)


def test_two_who_answered_google_in_the_same_second_are_two(load: Plan) -> None:
    rows = makes.google(given(6))
    rows[2][0] = rows[1][0]
    assert load(rows).counts["new"] == 6


def _breakfast(**more: Any) -> int:
    given: dict[str, Any] = {"date": dt.date(2017, 3, 14), "type": "breakfast-meeting", "town": "Bollnäs"}
    return add_event(EventEntry(**{**given, **more}))


def test_a_survey_is_about_the_only_event_that_its_date_and_title_fit(load: Plan) -> None:
    key = _breakfast()
    _breakfast(type="seminar", town="Gävle")
    done = load(makes.microsoft(given(6)), file="enkat-frukostmote(1-6).xlsx")
    assert (_only().detail.about, _only().detail.event) == ("event", key)
    assert done.events[0].ref == key
    assert any("Frukost" in note or "breakfast" in note for note in done.notes)


@pytest.mark.parametrize("events", [[], [{}, {"town": "Gävle"}], [{"date": dt.date(2017, 1, 10)}]])
def test_a_survey_that_fits_no_event_or_several_is_about_the_plan(load: Plan, events: list[dict[str, Any]]) -> None:
    for each in events:
        _breakfast(**each)
    load(makes.microsoft(given(6)), file="enkat-frukostmote.xlsx")
    assert (_only().detail.about, _only().detail.event, _only().detail.date) == ("plan", None, dt.date(2017, 3, 14))


def test_the_user_says_which_event_a_survey_is_about(load: Plan, plan: Plan) -> None:
    key = _breakfast(date=dt.date(2017, 1, 10))
    load(makes.microsoft(given(6)), event=key)
    assert _only().detail.event == key
    with pytest.raises(NotFound):
        plan(makes.microsoft(given(5, dt.date(2017, 9, 1))), event=999)


def test_a_survey_outlives_its_event_and_the_event_comes_back_to_it(load: Plan) -> None:
    key = _breakfast()
    load(makes.microsoft(given(6)), file="enkat-frukostmote.xlsx")
    delete_event(key)
    assert (_only().detail.about, _only().detail.event) == ("plan", None)
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert _only().detail.event == key


def test_an_import_of_answers_is_undone_whole(load: Plan) -> None:
    load(makes.microsoft(given(6)))
    load(makes.microsoft(given(9)))
    store.undo(store.change_of_batch(2))
    assert _only().responses == 6
    store.undo(store.change_of_batch(1))
    assert find_surveys() == []


def test_the_user_says_what_a_column_is(load: Plan) -> None:
    rows = makes.microsoft(given(6))
    load(rows, kind="survey", mapping={SAID: "", "Namn": "question"})
    assert [q.text for q in _only().questions] == ["Namn", *QUESTIONS[:4]]


AT = dt.datetime(2017, 3, 1, 8, 0)  # noqa: DTZ001 - a cell has no zone
SIGN_UP = [
    ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "För- och efternamn", "Organisation", "Specialkost"],
    *([n, AT, AT, "anonymous", None, f"Anna Berg{n}", "AF", "x"] for n in range(1, 7)),
]
TEAMS = [
    ["Full Name", "User Action", "Timestamp"],
    *([f"Anna Berg{n}", "Joined", "3/14/2017, 9:00:00 AM"] for n in range(6)),
]
ATTENDANCE = [
    ["Närvarolista frukostmöte 2017-03-14"],
    ["Namn", "Organisation", "Närvarande?"],
    *([f"Anna Berg{n}", "AF", "x"] for n in range(6)),
]


@pytest.mark.parametrize("rows", [SIGN_UP, TEAMS, ATTENDANCE], ids=["sign-up form", "Teams' list", "sign-in sheet"])
def test_what_lists_people_is_no_survey(plan: Plan, rows: list[list[Any]]) -> None:
    assert plan(rows).kind != "survey"


def test_what_was_planned_is_what_is_written(plan: Plan) -> None:
    planned = plan(makes.google(given(7)))
    assert find_surveys() == []
    importing.apply(planned)
    assert _only().responses == planned.counts["new"] == 7


def test_limesurvey_is_known_by_headings_of_code_and_text(load: Plan) -> None:
    head = ["id. Svars-ID", "submitdate. Datum skickad", "lastpage. Sista sidan", "startlanguage. Startspråk"]
    asked = ["Q1. Hur nöjd är du?", "Q2[SQ001]. Vad gäller? [Kunskap]", "Q2[SQ002]. Vad gäller? [Nätverk]"]
    rows = [
        [i, f"2017-04-0{i} 10:00:00", 2, "sv", i % 5, "Ja" if i % 2 else "Nej", "Nej" if i % 3 else "Ja"]
        for i in range(1, 7)
    ]
    assert load([head + asked, *rows], file="lime.xlsx").kind == "survey"
    assert [(q.text, q.type) for q in _only().questions] == [("Hur nöjd är du?", "scale"), ("Vad gäller?", "several")]


def test_a_sheet_made_by_hand_is_a_survey_where_its_headings_say_their_scales(load: Plan) -> None:
    rows = [[i + 1, 3 + i % 3, 4, f"text {i}"] for i in range(11)]
    done = load(
        [
            ["Utvärdering seminarium"],
            [],
            ["Nr", "1. Innehåll (1-5)", "2. Lokalen (1 = dålig, 5 = bra)", "3. Vad var bäst?"],
            *rows,
            ["Medel", 3.9, 4, None],
        ],
        file="utvärdering.xlsx",
    )
    assert (done.kind, done.header_row, done.counts["read"]) == ("survey", 3, 11)
    assert [q.type for q in _only().questions] == ["scale", "scale", "text"]
    assert list(_only().questions[1].figures.counts) == ["1", "2", "3", "4", "5"]


def test_the_date_of_an_answer_and_remarks_of_a_quiz_are_no_questions(load: Plan) -> None:
    head = ["Respondent", "Status", "Svarsdatum", "Feedback om test", "Hur ofta har du kontakt med ASF?"]
    load([head, *([f"R{i:03}", "Besvarad", f"2017-11-0{i}", None, "Ofta"] for i in range(1, 8))])
    assert [q.text for q in _only().questions] == ["Hur ofta har du kontakt med ASF?"]
