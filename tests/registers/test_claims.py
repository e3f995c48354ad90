"""The register of claims, and what a claim says otherwise than our own records."""

import datetime as dt

import pytest

from asftui import store
from asftui.errors import RecordError
from asftui.registers.claim_checks import differences
from asftui.registers.claim_days import covered_days, unclaimed
from asftui.registers.claim_input import FIELDS, claim_from_text, claim_texts, lines_from_text
from asftui.registers.claims import ClaimLine, approve_claim, claim, delete_claim, edit_claim, pay_claim, return_claim
from tests.indicators.making import the_plan
from tests.placement_making import MARCH, a_claim, a_placement, days

pytestmark = pytest.mark.usefixtures("new_store")
APRIL = (dt.date(2017, 4, 1), dt.date(2017, 4, 30))
TODAY = dt.date(2017, 5, 2)
GRANTED = {"decision": dt.date(2017, 1, 20), "agreement": dt.date(2017, 1, 25), "sus": dt.date(2017, 2, 1)}


def covers(key):
    return [(day.code, day.date.month, day.date.day) for day in covered_days(key)]


def test_a_claim_covers_the_paid_days_of_its_principal_and_period():
    mine, other = a_placement("P-001", **GRANTED), a_placement("P-002", principal="Gävle")
    days(mine, "2017-03", {1: "present", 2: "half", 3: "sick"})
    days(mine, "2017-04", {3: "present"})
    days(other, "2017-03", {1: "present"})
    key = a_claim(days=1.5, invoice_seen=True)
    assert covers(key) == [("P-001", 3, 1), ("P-001", 3, 2)]
    assert differences(claim(key)) == []


def test_a_late_day_goes_into_the_next_claim_and_is_named():
    mine = a_placement(**GRANTED)
    days(mine, "2017-03", {1: "present"})
    a_claim(days=1)
    days(mine, "2017-03", {2: "present"})
    days(mine, "2017-04", {3: "present"})
    key = a_claim(period=APRIL, days=2, received="2017-05-03", invoice_seen=True)
    assert covers(key) == [("P-001", 3, 2), ("P-001", 4, 3)]
    assert [text for text in differences(claim(key)) if "sena" in text] == [
        "1 sena dagar från tiden före perioden: P-001 2\u00a0mar"
    ]


def test_a_claim_of_just_the_periods_days_leaves_late_ones_to_the_next():
    mine = a_placement()
    days(mine, "2017-03", {1: "present", 2: "present"})
    days(mine, "2017-04", {3: "present"})
    key = a_claim(period=APRIL, days=1, received="2017-05-03")
    assert covers(key) == [("P-001", 4, 3)]
    assert [(line.month.month, line.halves) for line in unclaimed(dt.date(2017, 6, 1))] == [(3, 4)]


def test_a_day_is_claimed_once_and_a_second_claim_of_it_finds_nothing():
    mine = a_placement(**GRANTED)
    days(mine, "2017-03", {1: "present", 2: "present"})
    first = a_claim()
    second = a_claim(invoice_seen=True, lines=(ClaimLine(code="P-001", halves=4, dates=(MARCH[0],)),))
    assert len(covers(first)) == 2
    assert covers(second) == []
    assert "P-001 1\u00a0mar är redan rekvirerad" in differences(claim(second))


def test_a_difference_of_one_day_is_named_by_totals_by_placement_and_by_date():
    mine = a_placement("P-003", **GRANTED)
    days(mine, "2017-03", {13: "present", 15: "present"})
    by_totals = a_claim(days=3, invoice_seen=True)
    assert differences(claim(by_totals))[0] == "3 dagar i rekvisitionen, 2 i våra närvarodagar"
    delete_claim(by_totals)
    by_code = a_claim(days=3, lines=(ClaimLine(code="P-003", halves=6),))
    assert "P-003: 3 dagar i rekvisitionen, 2 i våra närvarodagar" in differences(claim(by_code))
    delete_claim(by_code)
    line = ClaimLine(code="P-003", halves=6, dates=tuple(dt.date(2017, 3, day) for day in (13, 14, 15)))
    by_date = a_claim(days=3, lines=(line,))
    assert "P-003 14\u00a0mar saknas i våra närvarodagar" in differences(claim(by_date))


def test_what_a_placement_lacks_is_named():
    mine = a_placement(decision=dt.date(2017, 1, 20))
    days(mine, "2017-03", {1: "present"})
    found = differences(claim(a_claim(days=1, amount=30_000)))
    assert "P-001: avtal saknas" in found
    assert "P-001: inte registrerad i SUS" in found
    assert "P-001: beslut saknas" not in found
    assert "fakturaunderlaget är inte sett" in found
    assert "300\u00a0kr i rekvisitionen, 200\u00a0kr efter våra närvarodagar och dagersättningen" in [
        text.replace(" kr", "\u00a0kr") for text in found
    ]


def test_a_claim_is_approved_and_then_paid():
    mine = a_placement()
    days(mine, "2017-03", {1: "present", 2: "present"})
    key = a_claim()
    with pytest.raises(RecordError, match="Godkänn den först"):
        pay_claim(key, TODAY)
    approve_claim(key, TODAY)
    pay_claim(key, TODAY)
    found = claim(key)
    assert (found.state, found.approved_by, found.paid) == ("paid", "anna", TODAY)
    with pytest.raises(RecordError, match="betald"):
        return_claim(key, TODAY, "fel")
    with pytest.raises(RecordError, match="betald"):
        delete_claim(key)


def test_more_than_our_own_days_give_is_not_approved_until_the_day_is_noted():
    mine = a_placement()
    days(mine, "2017-03", {1: "present"})
    key = a_claim(days=2)
    with pytest.raises(RecordError, match="våra närvarodagar ger 200"):
        approve_claim(key, TODAY)
    days(mine, "2017-03", {2: "present"})
    approve_claim(key, TODAY)
    assert len(covers(key)) == 2


def test_a_claim_is_neither_approved_nor_paid_before_it_came():
    mine = a_placement()
    days(mine, "2017-03", {1: "present"})
    key = a_claim(days=1, received="2017-04-04")
    with pytest.raises(RecordError, match="innan rekvisitionen kom"):
        approve_claim(key, dt.date(2017, 4, 3))
    approve_claim(key, dt.date(2017, 4, 4))
    with pytest.raises(RecordError, match="innan rekvisitionen kom"):
        pay_claim(key, dt.date(2017, 1, 1))
    assert claim(key).state == "approved"


def test_days_that_do_not_give_the_amount_by_the_day_rate_are_named():
    days(a_placement(**GRANTED), "2017-03", {1: "present", 2: "present", 3: "half"})
    found = differences(claim(a_claim(days=2, amount=50_000, invoice_seen=True)))
    assert "500 kr i rekvisitionen, men 2 dagar ger 400 kr efter dagersättningen" in [
        text.replace("\u00a0", " ") for text in found
    ]


def test_the_amount_is_read_as_the_budgets_are():
    a_placement("P-001")
    typed = dict.fromkeys(FIELDS, "") | {"principal": "Bollnäs", "period": "mars", "received": "5/4", "days": "15"}
    amounts = {
        text: claim_from_text({**typed, "amount": text}, the_plan(), TODAY).amount
        for text in ("3 tkr", "3 000,50", "3 000 kr")
    }
    assert amounts == {"3 tkr": 300_000, "3 000,50": 300_050, "3 000 kr": 300_000}
    with pytest.raises(RecordError, match="inget belopp"):
        claim_from_text({**typed, "amount": "mycket"}, the_plan(), TODAY)


def test_a_line_is_shown_as_it_was_written_after_it_has_been_stored():
    a_placement("BO-01"), a_placement("BO-02")
    said = "BO-01: 1–3, 6–10, BO-02 5"
    key = a_claim(days=13, lines=lines_from_text(said, *MARCH))
    assert claim_texts(claim(key))["lines"] == said


def test_a_returned_claim_frees_its_days_and_says_why():
    mine = a_placement()
    days(mine, "2017-03", {1: "present", 2: "present"})
    key = a_claim()
    with pytest.raises(RecordError, match="varför"):
        return_claim(key, TODAY, " ")
    return_claim(key, TODAY, "fel antal")
    assert (claim(key).state, claim(key).reason, covers(key)) == ("returned", "fel antal", [])
    assert len(covers(a_claim(received="2017-05-05"))) == 2


def test_a_claim_and_its_return_are_undone_with_their_days():
    mine = a_placement()
    days(mine, "2017-03", {1: "present", 2: "present"})
    key = a_claim()
    return_claim(key, TODAY, "fel")
    store.undo(store.last_change())
    assert (claim(key).state, len(covers(key))) == ("received", 2)
    store.undo(store.last_change())
    assert [line.halves for line in unclaimed(TODAY)] == [4]


def test_a_personal_number_in_a_claims_texts_is_masked():
    key = a_claim(days=0, reference="19900101-2385", notes="gäller 900101-2385")
    assert "2385" not in claim(key).reference + claim(key).notes


def test_a_claim_that_is_edited_covers_its_new_period():
    mine = a_placement()
    days(mine, "2017-03", {1: "present"})
    days(mine, "2017-04", {3: "present"})
    key = a_claim(days=1)
    found = claim(key)
    from dataclasses import replace

    edit_claim(key, replace(found, end=APRIL[1], halves=4, amount=40_000), revision=found.revision)
    assert len(covers(key)) == 2


def test_principals_with_days_and_no_claim_are_listed_by_month_in_arrears():
    mine, other = a_placement("P-001"), a_placement("P-002", principal="Gävle")
    days(mine, "2017-03", {1: "present", 2: "half"})
    days(other, "2017-05", {2: "present"})
    listed = [(line.name, line.month.month, line.halves, line.amount) for line in unclaimed(dt.date(2017, 5, 31))]
    assert listed == [("Bollnäs kommun", 3, 3, 30_000)]
    assert len(unclaimed(dt.date(2017, 6, 1))) == 2


def test_a_form_is_read_and_shown_as_it_was_written():
    a_placement("P-001"), a_placement("P-002")
    typed = {
        "principal": "Bollnäs", "period": "mars", "received": "5/4", "days": "", "amount": "", "reference": "4711",
        "invoice_seen": "yes", "lines": "p-001 14, P-002 10,5", "notes": "",
    }  # fmt: skip
    entry = claim_from_text(typed, the_plan(), TODAY)
    assert (entry.start, entry.end, entry.received) == (*MARCH, dt.date(2017, 4, 5))
    assert (entry.halves, entry.amount) == (49, 490_000)
    shown = claim_texts(entry)
    assert (shown["period"], shown["days"], shown["lines"]) == ("2017-03", "24,5", "P-001 14, P-002 10,5")
    assert claim_from_text(shown, the_plan(), TODAY) == entry


def test_lines_with_dates_give_the_days_and_their_number():
    a_placement("P-003")
    (line,) = lines_from_text("P-003: 1–3, 6½, 14/3", *MARCH)
    assert (line.halves, [day.day for day in line.dates]) == (9, [1, 2, 3, 6, 14])
    with pytest.raises(RecordError, match="P-999"):
        lines_from_text("P-999 4", *MARCH)
    with pytest.raises(RecordError, match="säger ingen månad"):
        lines_from_text("P-003: 1", MARCH[0], APRIL[1])
