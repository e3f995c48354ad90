"""The demo: an invented year, the same on every run."""

import stat
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.commands import demo as command
from asftui.commands.parser import parse
from asftui.config import load_settings
from asftui.demo import AS_OF, PLAN, open_demo
from asftui.demo.placement_days import add_placement_days
from asftui.indicators.budget import read_budget
from asftui.indicators.gauges import read_status
from asftui.registers.claim_days import unclaimed
from asftui.registers.claim_lists import find_claims
from asftui.registers.event_lists import EventFilter, find_events
from asftui.registers.people import find_people
from asftui.registers.plans import load_plan
from tests.placement_making import a_placement


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    store.close()


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return open_demo(tmp_path, user="anna")


def test_its_gauges_are_a_real_mix(demo: Path) -> None:
    gauges = read_status(load_plan(PLAN), AS_OF).gauges
    status = {gauge.code: gauge.status for gauge in gauges}
    assert {"reached", "on-track", "behind", "far-behind"} <= set(status.values())
    assert status["politicians-informed"] == "far-behind"
    assert status["employed"] == "reached"


def test_it_has_a_year_of_events_and_people(demo: Path) -> None:
    events = find_events(EventFilter())
    assert 40 <= len(events) <= 55
    statuses = Counter(event.status for event in events)
    assert statuses["cancelled"] >= 2
    assert any(event.status == "planned" and event.date > AS_OF for event in events)
    assert any(event.status == "planned" and event.date < AS_OF for event in events)
    assert not any(event.status == "held" and event.date > AS_OF for event in events)
    assert 250 <= len(find_people()) <= 300


def test_it_is_the_same_on_every_run(tmp_path: Path) -> None:
    seen = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        open_demo(tmp_path / name)
        seen.append((find_people(), find_events(EventFilter()), store.imports()))
    assert seen[0] == seen[1]


def test_opening_it_again_fills_nothing_twice(tmp_path: Path) -> None:
    open_demo(tmp_path)
    before = store.change_count()
    open_demo(tmp_path)
    assert store.change_count() == before


def test_its_imports_can_be_undone(demo: Path) -> None:
    batch = store.imports()[0]
    people = len(find_people())
    store.undo(store.change_of_batch(batch.batch))
    assert len(find_people()) < people
    assert store.imports()[0].undone


def test_no_change_in_it_is_the_users_own(demo: Path) -> None:
    assert store.last_change() is None


def test_nobody_in_it_has_an_address_that_exists(demo: Path) -> None:
    addresses = [person.email for person in find_people() if person.email]
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)


def test_the_command_shows_it_in_a_private_folder_that_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def run_app(*, settings, as_of, demo):  # type: ignore[no-untyped-def]
        folder = Path(settings.store).parent
        seen.update(folder=folder, mode=stat.S_IMODE(folder.stat().st_mode), as_of=as_of, demo=demo)
        return 0

    monkeypatch.setattr("asftui.tui.app.run_app", run_app)
    args = parse(["demo"])
    args.settings = load_settings({})
    assert command.run(args) == 0
    assert seen["mode"] == 0o700
    assert (seen["as_of"], seen["demo"]) == (AS_OF, True)
    assert not seen["folder"].exists()


def test_placements_get_their_days_and_claims_of_which_one_has_a_day_too_many(new_store: Path) -> None:
    for code, owner in (("P-001", "Bollnäs"), ("P-002", "Gävle")):
        a_placement(code, principal=owner)
    add_placement_days()
    claims = find_claims()
    assert [claim.state for claim in claims] == ["approved", "received", "paid", "paid"]
    (text,) = [text for text in claims[1].differences if "i våra närvarodagar" in text]
    claimed, own = (float(word.replace(",", ".")) for word in text.split() if word[0].isdigit())
    assert claimed - own == 1
    assert {line.month.month for line in unclaimed(date(2017, 9, 1))} == {8}
    budget = read_budget(load_plan("gavleborg-2017"), AS_OF)
    assert budget.accrued > budget.claimed > budget.paid > 0
