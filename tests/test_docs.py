"""What a user can do stands in the documents, and what stands in the documents is so."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from asftui.commands import parser
from asftui.config import Settings
from asftui.tui.keys import ACTIONS, key_sign
from asftui.tui.widgets.frame import SECTIONS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GLOBAL = ("import", "quick", "as-of", "undo", "redo", "help", "palette", "quit", *SECTIONS)
"""Actions that work on every screen."""


COMMANDS = next(action for action in parser.build_parser({})._actions if isinstance(action.choices, dict)).choices


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`asftui {command}" in README


@pytest.mark.parametrize("action", GLOBAL)
def test_every_key_that_works_everywhere_stands_in_the_readme(action: str) -> None:
    assert f"`{key_sign(ACTIONS[action].keys.split(',')[0])}`" in README


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_readme(setting: str) -> None:
    assert f"`{setting}" in README


def test_every_dependency_says_what_it_is_for() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.S | re.M)
    assert block
    for name in re.findall(r'"([a-z-]+)', block[1]):
        assert name in README.lower()


@pytest.mark.parametrize("path", re.findall(r"`((?:asftui|tests|migrations|imports)/[\w./-]*)`", CONTRIBUTING))
def test_every_place_in_the_map_is_there(path: str) -> None:
    assert (ROOT / path).exists() or "NNNN" in path  # the form of a migration's name


@pytest.mark.parametrize("picture", re.findall(r"\]\(([\w-]+\.svg)\)", README))
def test_every_picture_is_there_and_fetches_nothing(picture: str) -> None:
    assert "@font-face" not in (ROOT / picture).read_text(encoding="utf-8")


def test_ci_runs_the_readmes_test_command() -> None:
    assert "<!-- test -->" in README
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
