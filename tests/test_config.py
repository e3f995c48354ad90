"""Settings: where they come from, which goes before which, and what cannot be one."""

from pathlib import Path

import pytest

from asftui.config import Settings, config_file, data_folder, load_settings, profile_folder
from asftui.errors import AsftuiError, RecordError, UsageError

NAMES = ("store", "user", "lang")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"ASFTUI_CONFIG": str(tmp_path / "config.toml")}


def _write(environ: dict[str, str], text: str) -> None:
    Path(environ["ASFTUI_CONFIG"]).write_text(text, encoding="utf-8")


def test_without_any_setting_the_store_is_the_users_own(environ: dict[str, str]) -> None:
    found = load_settings(environ)
    assert found.store == str(data_folder() / "asftui.db")
    assert (found.lang, found.plan, found.glyphs) == ("sv", "", "")
    assert found.user


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_goes_before_the_environment_and_that_before_the_file(
    environ: dict[str, str], name: str
) -> None:
    text, variable, given = ("en", "sv", "en") if name == "lang" else ("/a", "/b", "/c")
    _write(environ, f'{name} = "{text}"')
    assert getattr(load_settings(environ), name) == text
    environ[f"ASFTUI_{name.upper()}"] = variable
    assert getattr(load_settings(environ), name) == variable
    assert getattr(load_settings(environ, **{name: given}), name) == given
    assert getattr(load_settings(environ, **{name: None}), name) == variable


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_variable_says_nothing(environ: dict[str, str], name: str) -> None:
    text = "en" if name == "lang" else "/a"
    _write(environ, f'{name} = "{text}"')
    environ[f"ASFTUI_{name.upper()}"] = ""
    assert getattr(load_settings(environ), name) == text


def test_every_setting_can_stand_in_the_file(environ: dict[str, str]) -> None:
    _write(environ, 'store = "/s"\nuser = "bo"\nplan = "p"\nlang = "en"\nglyphs = "ascii"\n')
    assert load_settings(environ) == Settings(store="/s", user="bo", plan="p", lang="en", glyphs="ascii")


def test_a_store_in_ones_home_can_be_written_with_a_tilde(environ: dict[str, str]) -> None:
    _write(environ, 'store = "~/asf/asf.db"')
    assert load_settings(environ).store == str(Path.home() / "asf" / "asf.db")


def test_a_file_saved_with_a_byte_order_mark_is_read(environ: dict[str, str]) -> None:
    _write(environ, '\ufeffuser = "bo"\n')
    assert load_settings(environ).user == "bo"


def test_a_user_is_cleaned_for_the_log(environ: dict[str, str]) -> None:
    environ["ASFTUI_USER"] = "\x1b[31mbo\u202e "
    assert load_settings(environ).user == "[31mbo"
    environ["ASFTUI_USER"] = "\u202e"
    assert load_settings(environ).user == load_settings({"ASFTUI_CONFIG": environ["ASFTUI_CONFIG"]}).user


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 'red'", "colour"),
        ("plan = 2017", "plan"),
        ("[store]\npath = 'x'", "store"),
        ("lang = 'de'", "de"),
        ("glyphs = 'fine'", "fine"),
        ("user = ", ""),
        ("user = '" + "[" * 3, ""),
        ("x = " + "[" * 9000, ""),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_a_remedy(environ: dict[str, str], text: str, named: str) -> None:
    _write(environ, text)
    with pytest.raises(UsageError) as caught:
        load_settings(environ)
    assert named in caught.value.what
    assert caught.value.remedy


def test_a_file_that_is_no_text_is_named(environ: dict[str, str]) -> None:
    Path(environ["ASFTUI_CONFIG"]).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"config\.toml"):
        load_settings(environ)


def test_a_folder_in_the_files_place_is_named(environ: dict[str, str]) -> None:
    Path(environ["ASFTUI_CONFIG"]).mkdir()
    with pytest.raises(UsageError, match=r"config\.toml"):
        load_settings(environ)


def test_asking_for_a_place_makes_nothing(tmp_path: Path) -> None:
    asked = (config_file({}), data_folder(), profile_folder({}))
    load_settings({})
    assert all(str(path).startswith(str(tmp_path)) for path in asked)
    assert list(tmp_path.iterdir()) == []


def test_profiles_stand_beside_the_settings(environ: dict[str, str], tmp_path: Path) -> None:
    assert profile_folder(environ) == tmp_path / "imports"


def test_an_error_is_one_harmless_line_of_where_what_and_remedy() -> None:
    error = AsftuiError("It cannot\nbe \x1b[31mread.", where="/a\u202eb", remedy="Look.")
    assert str(error) == "/ab: It cannot be [31mread. Look."
    assert str(AsftuiError("Not so")) == "Not so"


def test_an_error_of_a_record_keeps_its_field() -> None:
    assert RecordError("No", field="name").field == "name"
