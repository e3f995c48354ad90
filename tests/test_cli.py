"""The command line: where options may stand, what errors look like, what is never imported."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from asftui import cli, store
from asftui.commands.parser import parse
from asftui.errors import UsageError
from asftui.i18n import use_language
from tests.commands.running import ROOT, run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def main(*args: str) -> int:
    """Run a command line in this process."""
    return cli.main(["--lang", "en", *args])


def test_common_options_stand_before_or_after_the_command(place: Path) -> None:
    before = parse(["--store", str(place), "--as-of", "2017-06-30", "status"])
    after = parse(["status", "--as-of", "2017-06-30", "--store", str(place)])
    for name in ("store", "as_of", "command", "user", "plan", "lang"):
        assert getattr(before, name) == getattr(after, name)
    assert before.as_of.isoformat() == "2017-06-30"


def test_the_same_value_twice_is_no_error() -> None:
    assert parse(["--user", "eva", "history", "--user", "eva"]).user == "eva"


@pytest.mark.parametrize(
    "argv",
    [
        ["--store", "a", "history", "--store", "b"],
        ["--as-of", "2017-01-01", "status", "--as-of=2017-02-01"],
        ["history", "--user", "a", "--user", "b"],
        ["--lang", "sv", "history", "--lang", "en"],
    ],
)
def test_two_values_that_differ_are_an_error(argv: list[str]) -> None:
    with pytest.raises(UsageError, match="given twice"):
        parse(argv)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["stauts"], "stauts"),
        (["status", "--jsno"], "--jsno"),
        (["--as-of", "30/6", "status"], "30/6"),
        (["--as-of", "2017-06-30", "history"], "--as-of"),
        (["undo", "seven"], "seven"),
        (["undo"], "BATCH"),
        (["list"], "KIND"),
        (["list", "peopel"], "peopel"),
        (["import"], "FILE"),
        (["import", "a.xlsx", "--event", "1", "--new-event", "x"], "--new-event"),
        (["import", "a.xlsx", "--dates", "ymd"], "ymd"),
        (["--store"], "--store"),
        (["--lang", "de", "status"], "de"),
    ],
)
def test_a_usage_error_is_one_line_that_names_what_is_off(argv: list[str], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(argv)
    text = str(caught.value)
    assert says in text
    assert "\n" not in text
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    "command", ["", "demo", "status", "goals", "list", "add", "import", "template", "history", "undo", "upgrade"]
)
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(*filter(None, [command]), "--help") == 0
    text = capsys.readouterr().out
    assert f"asftui {command}".strip() in text.split("Example:")[1]
    assert "--store" in text


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("--version") == 0
    assert capsys.readouterr().out.startswith("asftui ")


def test_a_missing_store_is_made_where_its_folder_is(place: Path) -> None:
    done = run("history", store=place)
    assert (done.status, done.err) == (0, "")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_store_whose_folder_is_missing_is_an_error(tmp_path: Path) -> None:
    assert run("history", store=tmp_path / "nowhere" / "a.db").failed_with("nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_the_users_own_folder_is_made_for_the_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "new-home"
    home.mkdir()
    done = run("history", store=None, env={"HOME": str(home)})
    assert (done.status, done.err) == (0, "")
    folder = home / ".local" / "share" / "asftui"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.glob("*.db")] == ["asftui.db"]


def test_a_file_that_is_no_store_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is a letter and no store at all.\n" * 40)
    assert run("history", store=path).failed_with("letter.txt")


def test_an_older_store_is_refused_with_what_to_do(place: Path) -> None:
    assert run("history", store=place).status == 0
    _migrations(place, "DELETE FROM schema_migration")
    assert run("history", store=place).failed_with("asftui upgrade", str(place))


def test_a_newer_store_is_refused(place: Path) -> None:
    assert run("history", store=place).status == 0
    _migrations(place, "INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2030-01-01')")
    assert run("history", store=place).failed_with("9999_future")
    assert run("upgrade", store=place).failed_with("9999_future")


def test_upgrade_says_that_there_is_nothing_to_do(place: Path) -> None:
    done = run("upgrade", store=place)
    assert done.status == 0
    assert "already" in done.out


def test_an_unknown_plan_is_an_error_that_lists_the_plans(place: Path) -> None:
    assert run("list", "events", "--plan", "nowhere-2017", store=place).failed_with("nowhere-2017", "gavleborg-2017")


def test_settings_that_cannot_be_read_are_an_error_but_help_still_works(tmp_path: Path, place: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("lang = [")
    env = {"ASFTUI_CONFIG": str(config)}
    assert run("history", store=place, env=env).failed_with("config.toml")
    assert run("--help", store=place, env=env).status == 0


def test_the_demo_takes_no_store(place: Path) -> None:
    assert run("demo", "--store", str(place), store=None).failed_with("--store")


@pytest.mark.parametrize(
    "args", [("history",), ("list", "events"), ("status", "--json"), ("add", "frukost", "14/3"), ("--help",)]
)
def test_a_one_shot_command_never_imports_textual(place: Path, args: tuple[str, ...]) -> None:
    code = "import sys; from asftui.cli import main; s = main(sys.argv[1:]); sys.exit(s or 'textual' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ASFTUI_STORE": str(place)}
    done = subprocess.run([sys.executable, "-c", code, *args], check=False, env=env, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


def test_a_closed_pipe_ends_quietly(place: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ASFTUI_STORE": str(place)}
    process = subprocess.Popen(
        [sys.executable, "-m", "asftui", "list", "groups"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        said = process.stderr.read()
    assert (process.wait(60), said) == (141, b"")


def test_a_terminal_without_our_signs_gets_question_marks(place: Path) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run("list", "organisations", store=place, env=env)
    assert (done.status, done.err) == (0, "")
    assert "G?vle kommun" in done.out


def test_json_is_whole_in_any_encoding(place: Path) -> None:
    for env in ({"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "utf-8"}):
        done = run("list", "organisations", "--json", store=place, env=env)
        names = [row["name"] for row in json.loads(done.raw)["organisations"]]
        assert "Gävle kommun" in names


def test_interrupting_gives_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_argv: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", interrupt)
    assert main("history") == 130


def test_the_unforeseen_becomes_one_line_and_a_private_report(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_args: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("asftui.commands.history.run", fail)
    assert main("--store", str(place), "history") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError" in said
    (report,) = (tmp_path / "home").rglob("report-*.txt")
    assert str(report) in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "Traceback" in report.read_text()


def test_where_no_report_can_be_saved_that_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_args: object) -> int:
        raise ZeroDivisionError

    def full(_error: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("asftui.commands.history.run", fail)
    monkeypatch.setattr("asftui.crash.save_report", full)
    assert main("--store", str(place), "history") == 2
    assert "No space left" in capsys.readouterr().err


def test_the_bare_command_opens_the_interface_on_the_open_store(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def run_app(*, settings, as_of, demo=False):  # type: ignore[no-untyped-def]
        seen.update(store=settings.store, as_of=as_of, open=store.change_count())
        return 0

    monkeypatch.setattr("asftui.tui.app.run_app", run_app)
    assert main("--store", str(place), "--as-of", "2017-03-01") == 0
    assert seen["store"] == str(place)
    assert seen["as_of"].isoformat() == "2017-03-01"
    assert seen["open"] > 0


def _migrations(path: Path, sql: str) -> None:
    """Change what a store says of the migrations it has had."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
