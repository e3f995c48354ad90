"""A kind of sheet is one file; what is wrong in it is said with its name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from asftui import importing
from asftui.errors import SheetError
from asftui.importing import Options
from asftui.importing.profiles import TYPES, load_profiles

OWN = """
kind = "network-list"
label = { sv = "Nätverkslista", en = "Network list" }
like = "attendance"
sheet = [["name", "place"]]
row = ["name"]
evidence = { place = 5 }

[fields.place]
type = "text"
label = { sv = "nod", en = "node" }
headings = ["Nod"]
"""


def test_the_programs_own_profiles_are_whole() -> None:
    profiles = load_profiles()
    assert {"attendance", "people", "events"} <= set(profiles)
    for profile in profiles.values():
        assert profile.labels.keys() >= {"sv", "en"}
        for field in profile.fields.values():
            assert field.type in TYPES
            assert field.labels.keys() >= {"sv", "en"}, field.name


def test_a_new_heading_is_a_file_in_the_users_folder(
    save: Callable[..., Path], new_store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "imports"
    folder.mkdir()
    (folder / "attendance.toml").write_text(
        'kind = "attendance"\n[fields.organisation]\nheadings = ["Zon"]\n', encoding="utf-8"
    )
    path = save([["Frukostmöte 2017-03-14"], ["Namn", "Zon"], ["Anna Berg", "AF"]])
    (found,) = importing.prepare(path, Options(profile_folder=folder))
    assert found.mapping["Zon"] == "organisation"


def test_a_new_kind_is_a_file_in_the_users_folder(tmp_path: Path) -> None:
    (tmp_path / "network.toml").write_text(OWN, encoding="utf-8")
    profile = load_profiles(tmp_path)["network-list"]
    assert profile.label == "Nätverkslista"
    assert "email" in profile.fields


@pytest.mark.parametrize(
    "text",
    [
        "kind = ",
        'kind = "x"',
        'kind = "x"\n[fields.a]\ntype = "nonsense"',
        'kind = "x"\n[fields.a]\nheadings = "A"',
        'kind = "x"\nsheet = [["b"]]\n[fields.a]\nheadings = ["A"]',
        'kind = "x"\nsheet = [["a"]]\n[fields.a]\nheadings = ["A"]\n[facts]\nweather = ["Väder"]',
        'kind = "x"\nlike = "nobody"',
    ],
)
def test_what_is_wrong_in_a_profile_is_said_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "egen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SheetError, match=r"egen\.toml"):
        load_profiles(tmp_path)
