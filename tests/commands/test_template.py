"""`asftui template`: where the sheet goes, and what is refused."""

import stat
from pathlib import Path

import pytest

from tests.commands.running import run


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def test_a_sheet_is_saved_for_the_owner_only(place: Path, tmp_path: Path) -> None:
    done = run("template", "attendance", "lista.xlsx", store=place, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert stat.S_IMODE((tmp_path / "lista.xlsx").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_overwritten(place: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.xlsx").write_text("mine")
    assert run("template", "people", "lista.xlsx", store=place, cwd=tmp_path).failed_with("lista.xlsx", "there already")
    assert (tmp_path / "lista.xlsx").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("attendance", "lista.csv"), ("lista.csv", ".xlsx")),
        (("attendance", "nowhere/lista.xlsx"), ("nowhere",)),
        (("attendance", "lista.xlsx", "--event", "7"), ("7",)),
        (("people", "lista.xlsx", "--event", "7"), ("attendance",)),
        (("survey", "lista.xlsx"), ("survey",)),
    ],
)
def test_what_cannot_be_made_is_an_error(
    place: Path, tmp_path: Path, args: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert run("template", *args, store=place, cwd=tmp_path).failed_with(*words)
    assert not list(tmp_path.glob("*.xlsx"))
