"""Whatever is claimed, returned and noted in whatever order: no day twice, and never more than was there."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asftui import store
from asftui.errors import RecordError
from asftui.indicators.budget import read_budget
from asftui.registers.claim_days import covered_days, worth
from asftui.registers.claims import approve_claim, claim, pay_claim, return_claim
from asftui.store.models import Claim, PlacementDay
from tests.indicators.making import the_plan
from tests.placement_making import a_claim, a_placement, days

MARKS = st.sampled_from(["present", "half", "sick", "absent", "leave", "care"])
STEPS = st.one_of(
    st.tuples(st.just("note"), st.integers(3, 5), st.integers(1, 28), MARKS),
    st.tuples(st.just("claim"), st.integers(3, 5), st.integers(0, 8), st.none()),
    st.tuples(st.sampled_from(["approve", "pay", "return"]), st.integers(0, 5), st.none(), st.none()),
)
LAST = dt.date(2017, 12, 31)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_no_day_is_claimed_twice_and_no_more_is_claimed_or_paid_than_has_accrued(new_store, steps):
    with store.trial():
        placement = a_placement()
        for what, first, second, mark in steps:
            keys = [key for (key,) in Claim.select(Claim.id).tuples()]
            try:
                if what == "note":
                    days(placement, f"2017-0{first}", {second: mark})
                elif what == "claim":
                    end = dt.date(2017, first + 1, 1) - dt.timedelta(days=1)
                    a_claim(period=(end.replace(day=1), end), days=second / 2, received="2017-06-01")
                elif keys:
                    key = keys[first % len(keys)]
                    if what == "return":
                        return_claim(key, LAST, "fel")
                    else:
                        (approve_claim if what == "approve" else pay_claim)(key, LAST)
            except RecordError:
                pass  # what the rules refuse changes nothing
        budget = read_budget(the_plan(), LAST)
        claims = [claim(key) for (key,) in Claim.select(Claim.id).tuples()]
        covered = [day.id for each in claims for day in covered_days(each.id)]
        assert len(covered) == len(set(covered))
        assert sum(worth(covered_days(each.id)) for each in claims) <= budget.accrued
        assert budget.paid <= budget.accrued
        assert budget.paid <= budget.claimed
        assert all(not covered_days(each.id) for each in claims if each.state == "returned")
        halves = {"present": 2, "half": 1}
        assert budget.accrued == sum(
            halves.get(mark, 0) * 10_000 for (mark,) in PlacementDay.select(PlacementDay.mark).tuples()
        )
