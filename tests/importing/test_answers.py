"""An invitation list's answers: who said no was not there, and who said perhaps is asked about."""

from collections.abc import Callable

import pytest

from asftui.importing import ImportPlan


@pytest.mark.parametrize("heading", ["Kommer", "Kommer?", "Deltar", "Anmäld", "OSA", "RSVP", "Svar"])
def test_answers_to_an_invitation_are_presence_where_nothing_else_marks_it(
    plan: Callable[..., ImportPlan], heading: str
) -> None:
    found = plan(
        [
            ["Frukostmöte Bollnäs 2017-03-14"],
            ["Namn", "Organisation", heading],
            ["Anna Berg", "AF", "ja"],
            ["Per Dahl", "FK", "kanske"],
            ["Lars Ek", "FK", "nej"],
            ["Åsa Holm", "FK", "Ja"],
        ]
    )
    assert [row.present for row in found.rows] == [True, False, False, True]
    assert [problem.value for problem in found.problems] == ["kanske"]
    assert any(f"svaren under ”{heading}”" in note for note in found.notes)


def test_a_column_that_marks_presence_goes_before_the_answers(plan: Callable[..., ImportPlan]) -> None:
    found = plan(
        [
            ["Frukostmöte Bollnäs 2017-03-14"],
            ["Namn", "Organisation", "Deltar", "Närvarande"],
            ["Anna Berg", "AF", "ja", None],
            ["Per Dahl", "FK", "nej", "x"],
        ]
    )
    assert [row.present for row in found.rows] == [False, True]


def test_columns_that_are_not_taken_are_named(plan: Callable[..., ImportPlan]) -> None:
    found = plan(
        [
            ["Frukostmöte Bollnäs 2017-03-14"],
            ["Namn", "Organisation", "Favoritfärg", "Anm.", "Tom"],
            ["Anna Berg", "AF", "blå", "ringer", None],
        ]
    )
    assert "tas inte in: Favoritfärg, Anm." in found.notes
