"""`asftui duplicates`: who may stand twice, in words and as JSON; nothing is joined by itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from asftui import store
from asftui.registers import people, same_people
from asftui.registers.organisations import resolve
from asftui.registers.people import PersonEntry
from tests.commands.running import run
from tests.importing.conftest import load, plan, save  # noqa: F401 - fixtures


def test_what_the_command_line_kept_apart_is_listed_with_why(
    load: Callable[..., Any],  # noqa: F811
    new_store: Path,
) -> None:
    key = people.add_person(PersonEntry(name="Per Dahl", organisation=resolve("Gävle kommun")))
    load([["Frukostmöte 2017-03-14"], ["Namn", "Organisation"], ["Pär Dahl", "Gävle kommun"]])
    store.close()
    found = json.loads(run("duplicates", "--json", store=new_store).out)
    assert set(found) == {"people", "organisations"}
    (pair,) = found["people"]
    assert pair["a"] == {"id": key, "name": "Per Dahl", "organisation": "Gävle kommun"}
    assert (pair["b"]["name"], found["organisations"]) == ("Pär Dahl", [])
    assert pair["why"]
    assert "Pär Dahl (Gävle kommun)" in run("duplicates", store=new_store).out


def test_a_pair_told_apart_is_not_listed(new_store: Path) -> None:
    one, other = (people.add_person(PersonEntry(name="Anna Berg")) for _n in range(2))
    same_people.keep_apart("person", one, other)
    store.close()
    done = run("duplicates", "--json", store=new_store)
    assert (done.status, json.loads(done.out)) == (0, {"people": [], "organisations": []})
