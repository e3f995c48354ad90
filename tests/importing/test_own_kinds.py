"""A new kind of sheet is one file in the user's folder, by the recipe in CONTRIBUTING and without any code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from asftui import importing
from asftui.errors import SheetError
from asftui.importing import Options
from asftui.importing.profiles import load_profiles

RECIPE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
MEMBERS = """
kind = "member-list"
label = { sv = "Medlemslista", en = "List of members" }
like = "people"
sheet = [["name", "node"]]
evidence = { node = 5 }

[fields.node]
type = "none"
label = { sv = "nod", en = "node" }
headings = ["Nod"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "imports"
    made.mkdir()
    return made


def _recipe() -> str:
    (found,) = re.findall(r"```toml\n(kind = .+?)```", RECIPE, re.S)
    return str(found)


def test_the_recipes_own_file_takes_a_sheet_that_no_other_kind_takes_so(
    save: Callable[..., Path], new_store: Path, folder: Path
) -> None:
    path = save([["Nätverksdag", "2017-03-14"], ["Namn", "Nod", "Hemvist"], ["Anna Berg", "Norr", "AF"]])
    assert importing.prepare(path, Options())[0].kind == "attendance"
    (folder / "network.toml").write_text(_recipe(), encoding="utf-8")
    (found,) = importing.prepare(path, Options(profile_folder=folder))
    assert found.kind == "network-day"
    assert found.mapping == {"Namn": "name", "Nod": "unit", "Hemvist": "organisation"}
    applied = importing.apply(found)
    assert applied.rows["new"] == 1
    (again,) = importing.prepare(path, Options(profile_folder=folder, kind="network-day"))
    assert not again.changes


def test_a_kind_may_be_like_one_that_is_itself_like_another(
    save: Callable[..., Path], new_store: Path, folder: Path
) -> None:
    (folder / "members.toml").write_text(MEMBERS, encoding="utf-8")
    profile = load_profiles(folder)["member-list"]
    assert profile.rows == "people"
    assert "date" not in profile.fields
    path = save([["Namn", "Nod", "E-post"], ["Anna Berg", "Norr", "anna@exempel.se"]])
    (found,) = importing.prepare(path, Options(profile_folder=folder))
    assert (found.kind, found.counts["new"], found.events) == ("member-list", 1, ())


def test_a_kind_may_be_recognised_only_to_be_left_with_its_reason(
    save: Callable[..., Path], new_store: Path, folder: Path
) -> None:
    text = (
        'kind = "keys"\nlabel = {sv = "Nycklar", en = "Keys"}\nleft = {sv = "en nyckellista", en = "a list of keys"}\n'
    )
    text += 'sheet = [["key"]]\nevidence = {key = 9}\n[fields.key]\ntype = "none"\nheadings = ["Nyckel nr"]\n'
    (folder / "keys.toml").write_text(text, encoding="utf-8")
    (found,) = importing.prepare(
        save([["Namn", "Nyckel nr"], ["Anna Berg", 14]], file="2017-03-14.xlsx"), Options(profile_folder=folder)
    )
    assert (found.kind, found.left_kind, found.reason) == ("", "keys", "en nyckellista")


def test_a_kind_that_is_like_itself_or_says_no_kind_of_row_is_refused(folder: Path) -> None:
    for text in ('like = "round"', 'rows = "cakes"\nsheet = [["a"]]\n[fields.a]\nheadings = ["A"]'):
        (folder / "round.toml").write_text(f'kind = "round"\n{text}', encoding="utf-8")
        load_profiles.cache_clear()
        with pytest.raises(SheetError, match=r"round\.toml"):
            load_profiles(folder)
