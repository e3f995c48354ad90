"""How the house is kept: files of a size that can be read, and errors caught by name."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
FILES = [path for room in ("asftui", "migrations") for path in sorted((HOUSE / room).rglob("*.py"))]
LINES = 400
EDGES = {
    "asftui/cli.py": 1,  # the unforeseen becomes a report
    "asftui/tui/app.py": 1,  # the screen lives whatever the disk says
}
"""Where everything may be caught, and how many times: the edges that turn the unforeseen into something else."""


def catching_all(source: str) -> int:
    """Return how many handlers of a text catch whatever comes."""
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]
    return sum(node.type is None or _names(node.type) & {"Exception", "BaseException"} != set() for node in handlers)


def _names(node: ast.expr) -> set[str]:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return {ast.unparse(part).rpartition(".")[2] for part in parts}


def _by_place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize(
    "check", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=["lint", "format", "types"]
)
def test_the_house_is_in_order(check: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *check], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    lengths = {_by_place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert len(lengths) > 80
    assert {place: n for place, n in lengths.items() if n > LINES} == {}


def test_everything_is_caught_only_at_the_known_edges() -> None:
    found = {_by_place(path): catching_all(path.read_text(encoding="utf-8")) for path in FILES}
    assert {place: n for place, n in found.items() if n} == EDGES


def test_a_handler_that_catches_all_is_seen() -> None:
    for caught in ("", " Exception", " BaseException as e", " (OSError, Exception)", " builtins.Exception"):
        assert catching_all(f"try:\n    pass\nexcept{caught}:\n    pass") == 1
    assert catching_all("try:\n    pass\nexcept (OSError, ValueError):\n    pass") == 0
