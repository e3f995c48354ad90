"""What holds for any records: examples made by hypothesis, on a real store."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asftui import store
from asftui.indicators.gauges import read_status
from asftui.registers import events as event_register
from asftui.registers import organisations
from asftui.registers.seed import seed_builtin_plan
from tests.indicators.making import HALF, a_group, a_person, an_event, an_organisation, came, the_plan

few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ROLES = st.sampled_from(["employee", "politician", "other"])
OWNERS = st.sampled_from([None, "Ett AB", "Två AB", "ASF Pärlan", "Samordningsförbund Gävleborg"])
NOWHERE = {"ASF Pärlan", "Samordningsförbund Gävleborg"}
EVENTS = st.tuples(
    st.sampled_from(["2016-12-31", "2017-01-01", "2017-03-14", "2017-06-30", "2017-07-01"]),
    st.sampled_from(["breakfast-meeting", "study-visit", "planning-meeting"]),
    st.sampled_from(["held", "held", "held", "planned", "cancelled"]),
    st.sampled_from([None, None, True, False]),
    st.frozensets(st.sampled_from(["Nämnden", "Nätverket"])),
)
CAME = st.tuples(ROLES, OWNERS, st.booleans(), st.booleans())


@dataclass(frozen=True)
class World:
    """Some events, who came to them, and how many were counted."""

    events: list
    came: dict
    heads: dict


@st.composite
def worlds(draw):
    events = draw(st.lists(EVENTS, min_size=1, max_size=4))
    places = st.integers(0, len(events) - 1)
    return World(
        events,
        draw(st.dictionaries(st.tuples(places, st.integers(0, 3)), CAME, max_size=8)),
        draw(st.dictionaries(st.tuples(places, ROLES, OWNERS), st.integers(0, 9), max_size=5)),
    )


@pytest.fixture(scope="module")
def blank(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "store.db"
    store.open_store(str(path), user="anna", seed=seed_builtin_plan)
    store.close()
    return path


@contextmanager
def fresh(blank: Path) -> Iterator[None]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        shutil.copy(blank, path)
        store.open_store(str(path), user="anna", seed=seed_builtin_plan)
        try:
            yield
        finally:
            store.close()


def write(world: World, order: int = 0, *, apart: bool = False) -> dict[int, int]:
    """Write a world in an order of its own; with `apart`, with everything that breakdowns go by."""
    random = Random(order)

    def mixed(things):
        things = list(things)
        if order:
            random.shuffle(things)
        return things

    def where():
        town = random.choice(["Bollnäs", "Gävle", "Ljusdal"])
        return {"municipality": town} if apart else {}

    owners = {"Samordningsförbund Gävleborg": organisations.resolve("Samordningsförbund Gävleborg"), None: None}
    for name, kind in mixed([("Ett AB", "other"), ("Två AB", "authority"), ("ASF Pärlan", "enterprise")]):
        owners[name] = an_organisation(name, kind=kind, **where())
    groups = {name: a_group(name, **where()) for name in mixed(["Nämnden", "Nätverket"])}
    people = {n: a_person(f"Person {n}", **where()) for n in mixed(range(4))}
    keys = {}
    for n, (day, kind, status, informs, for_groups) in mixed(enumerate(world.events)):
        heads = [(role, total, owners[o]) for (e, role, o), total in mixed(world.heads.items()) if e == n]
        more = (
            {"town": "Gävle", "premises": "Rådhuset", "title": f"Nr {n}", "activities": ("3.2.1-04",)} if apart else {}
        )
        keys[n] = an_event(
            day, kind, heads, status=status, informs=informs, groups=tuple(groups[g] for g in mixed(for_groups)),
            **more, **where(),
        )  # fmt: skip
    for (event, person), (role, owner, present, known) in mixed(world.came.items()):
        more = {"unit": "IFO", "title": "chef", **where()} if apart else {}
        came(
            keys[event], people[person], role, organisation=owners[owner], present=present,
            role_known=known or role != "employee", **more,
        )  # fmt: skip
    return keys


def status():
    return read_status(the_plan(), HALF)


def informing(world: World) -> set[int]:
    return {
        n
        for n, (day, kind, state, informs, _groups) in enumerate(world.events)
        if state == "held"
        and "2017-01-01" <= day <= "2017-06-30"
        and (kind != "planning-meeting" if informs is None else informs)
    }


@few
@given(world=worlds(), order=st.integers(1, 1000))
def test_the_order_of_records_never_matters(blank, world, order):
    with fresh(blank):
        write(world)
        before = status()
    with fresh(blank):
        write(world, order)
        assert status() == before


@few
@given(world=worlds())
def test_totals_never_depend_on_what_a_breakdown_goes_by(blank, world):
    with fresh(blank):
        write(world)
        before = status()
    with fresh(blank):
        write(world, apart=True)
        assert status() == before


@few
@given(world=worlds())
def test_a_person_counts_once_in_a_role_and_nobody_is_left_out(blank, world):
    world = World(world.events, world.came, {})
    held = informing(world)
    counted = {
        (person, role)
        for (event, person), (role, owner, present, _known) in world.came.items()
        if event in held and present and owner not in NOWHERE
    }
    owners = {
        owner
        for (event, _person), (role, owner, present, _known) in world.came.items()
        if event in held and present and role != "other" and owner and owner not in NOWHERE
    }
    groups = {group for event in held for group in world.events[event][4]}
    with fresh(blank):
        write(world)
        now = status()
    for role, code in (("employee", "employees-informed"), ("politician", "politicians-informed")):
        assert now.gauge(code).value == sum(came_as == role for _person, came_as in counted)
    assert now.gauge("organisations-informed").value == len(owners) + len(groups)


@few
@given(world=worlds(), more=worlds())
def test_undo_puts_every_value_back_exactly(blank, world, more):
    with fresh(blank):
        keys = write(world)
        before = status()
        with store.writing("More"):
            for n, (day, kind, state, informs, _groups) in enumerate(more.events):
                heads = [(role, total, None) for (e, role, _o), total in more.heads.items() if e == n]
                heads = list({role: (role, total, owner) for role, total, owner in heads}.values())
                key = an_event(day, kind, heads, status=state, informs=informs)
                came(key, a_person(f"Ny {n}"), "politician")
            event_register.delete_event(keys[0])
        change = store.last_change()
        after = status()
        undone = store.undo(change)
        assert status() == before
        store.undo(undone)
        assert status() == after
