"""A room imports only rooms below it, and importing does nothing."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parent.parent
PACKAGE = HOUSE / "asftui"

ROOMS = (
    {"errors", "identity", "text", "i18n", "formats", "resources", "crash"},
    {"plan"},
    {"config"},
    {"store"},
    {"registers"},
    {"indicators"},
    {"parsing"},
    {"importing"},
    {"reporting"},  # above importing: a blank sheet is drawn from the profile that reads it
    {"demo"},
    {"tui"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""The rooms from the lowest to the highest. Those of one line may import each other: they are one room."""
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
OPENED_WHEN_RUN = {
    "textual": {"tui"},
    "openpyxl": {"parsing", "importing", "reporting"},
    "python_calamine": {"parsing"},
}
"""Heavy libraries, and the only rooms that use them."""


class Import(NamedTuple):
    """One name that a module imports, with the line where it does."""

    module: str
    name: str
    line: int


def imports_in(source: str, module: str) -> Iterator[Import]:
    """Return everything that a module's text imports, inside functions too, by its full name."""
    package = module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                start = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield Import(module, f"{start}.{alias.name}", node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module") and node.args:
            text = node.args[0]
            parts = text.values if isinstance(text, ast.JoinedStr) else [text]
            if isinstance(parts[0], ast.Constant):
                yield Import(module, str(parts[0].value), node.lineno)


def room_of(name: str) -> str | None:
    """Return the room of the house that a full name stands in; None where it is not of the house, or its front door."""
    parts = name.split(".")
    if parts[0] != "asftui" or len(parts) < 2 or parts[1] in ("__init__", "__version__"):
        return None
    return parts[1]


def upward(found: Import) -> bool:
    """Return whether an import goes to a room that does not lie below."""
    here, there = room_of(found.module), room_of(found.name)
    if there is None or here == there:
        return False
    if here is None:
        return True
    return LEVEL[there] > LEVEL[here] or (LEVEL[there] == LEVEL[here] != 0)


def modules() -> dict[str, Path]:
    """Return all modules of the package by name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(HOUSE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def all_imports() -> list[Import]:
    """Return everything that the package imports. A package's own `__init__` stands as a module in it."""
    found: list[Import] = []
    for name, path in modules().items():
        inside = f"{name}.__init__" if path.name == "__init__.py" else name
        found.extend(imports_in(path.read_text(encoding="utf-8"), inside))
    return found


def test_every_room_has_its_level() -> None:
    assert {room_of(name) for name in modules()} - {None} == set(LEVEL)


def test_a_room_imports_only_rooms_below_it() -> None:
    found = all_imports()
    assert len(found) > 500, "the imports were not read"
    assert [one for one in found if upward(one)] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("asftui.store.undo", "from asftui.registers import events"),
        ("asftui.store.undo", "from asftui import registers"),
        ("asftui.store.undo", "from ..registers.events import event"),
        ("asftui.store.__init__", "from ..registers.events import event"),
        ("asftui.store.undo", "def f():\n    import asftui.registers.events"),
        ("asftui.store.undo", "def f():\n    if x:\n        from asftui.tui.app import run_app"),
        ("asftui.store.undo", "import importlib\nimportlib.import_module('asftui.tui')"),
        ("asftui.store.undo", "def f(x):\n    import_module(f'asftui.commands.{x}')"),
        ("asftui.plan.model", "from asftui.config import Settings"),
        ("asftui.indicators.gauges", "from asftui.tui.drawing import bar"),
        ("asftui.importing.plan", "from asftui.reporting import workbook"),
        ("asftui.text", "from asftui.plan import Plan"),
        ("asftui.__init__", "from asftui import store"),
    ],
)
def test_an_import_upward_is_seen(module: str, source: str) -> None:
    assert any(upward(one) for one in imports_in(source, module))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("asftui.store.undo", "from asftui.store.writing import Writer"),
        ("asftui.store.undo", "from .writing import Writer\nimport asftui.text, os"),
        ("asftui.registers.events", "from asftui import store"),
        ("asftui.crash", "from asftui import __version__"),
        ("asftui.formats", "from asftui.i18n import _"),
        ("asftui.commands.undo", "import json\nfrom asftui.tui.app import run_app"),
    ],
)
def test_an_import_downward_is_let_through(module: str, source: str) -> None:
    assert not any(upward(one) for one in imports_in(source, module))


def test_no_screen_runs_a_query_of_its_own() -> None:
    forbidden = (
        "peewee",
        "playhouse",
        "sqlite3",
        "asftui.store.models",
        "asftui.store.database",
        "asftui.store.writing",
    )
    found = [one for one in all_imports() if room_of(one.module) == "tui" and one.name.startswith(forbidden)]
    assert found == []


def test_only_the_rooms_that_keep_count_or_compare_records_know_peewee() -> None:
    rooms = {room_of(one.module) for one in all_imports() if one.name.split(".")[0] in ("peewee", "playhouse")}
    assert {"store", "registers", "indicators"} <= rooms <= {"store", "registers", "indicators", "importing"}


def test_the_indicators_never_write() -> None:
    used = {one.name for one in all_imports() if room_of(one.module) == "indicators"}
    writing = ("asftui.store.writing", "asftui.store.undo", "asftui.store.transaction", "asftui.store.Writer")
    assert "asftui.store.models.Event" in used
    assert {name for name in used if name.startswith(writing)} <= {"asftui.store.writing.chunks"}


@pytest.mark.parametrize(("library", "rooms"), OPENED_WHEN_RUN.items())
def test_a_heavy_library_has_its_own_rooms(library: str, rooms: set[str]) -> None:
    found = {room_of(one.module) for one in all_imports() if one.name.split(".")[0] == library}
    assert found
    assert found <= rooms


def test_the_interface_is_reached_from_the_commands_only_when_it_is_asked_for() -> None:
    for name, path in modules().items():
        if room_of(name) in ("cli", "commands", "__main__"):
            at_top = ast.Module(
                [
                    n
                    for n in ast.parse(path.read_text(encoding="utf-8")).body
                    if isinstance(n, ast.Import | ast.ImportFrom)
                ],
                [],
            )
            assert not [one for one in imports_in(ast.unparse(at_top), name) if room_of(one.name) == "tui"], name


def _python(script: str, tmp_path: Path, *args: str) -> str:
    """Run a script in a process of its own, with a home of its own, and return what it printed."""
    home = tmp_path / "home"
    home.mkdir()
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("ASFTUI", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", script, *args],
        env={**environ, "HOME": str(home), "PYTHONPATH": str(HOUSE)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["status"], "asftui.indicators.gauges"),
        (["goals"], "asftui.indicators.goals"),
        (["history"], "asftui.store.history"),
        (["list", "events"], "asftui.registers.event_lists"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_one_shot_command_loads_neither_the_interface_nor_a_workbooks_library(
    new_store: Path, tmp_path: Path, command: list[str], needed: str
) -> None:
    script = """
import io, json, sys
from contextlib import redirect_stdout
from asftui.cli import main
with redirect_stdout(io.StringIO()):
    status = main(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]))
"""
    status, loaded = json.loads(_python(script, tmp_path, "--store", str(new_store), *command))
    assert status == 0
    assert needed in loaded, "the command did not run"
    heavy = ("textual", "rich", "openpyxl", "python_calamine", "rapidfuzz", "playhouse", "asftui.tui")
    assert [name for name in loaded if name.startswith(heavy)] == []


LISTENING = """
import importlib, json, os, sys
done = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def listen(event, args):
    if event == "open" and (args[2] or 0) & WRITES and args[0] != os.devnull:
        done.append(f"open {args[0]}")
    elif event in ("os.mkdir", "os.rename", "os.remove", "sqlite3.connect", "socket.connect", "subprocess.Popen"):
        done.append(f"{event} {args[0]}")
sys.addaudithook(listen)
"""
IMPORTING = """
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(done))
"""


def test_importing_any_module_makes_nothing_and_opens_no_store(tmp_path: Path) -> None:
    names = [name for name in modules() if name != "asftui.__main__"]
    assert len(names) > 80
    assert json.loads(_python(LISTENING + IMPORTING, tmp_path, *names)) == []
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["home"]


def test_what_a_module_does_when_imported_is_heard(tmp_path: Path) -> None:
    (tmp_path / "offender.py").write_text(
        "import os, sqlite3\nos.mkdir('made')\nsqlite3.connect('x.db').close()\nopen('w.txt', 'w').close()\n"
    )
    script = LISTENING + "sys.path.insert(0, '.')\n" + IMPORTING
    heard = [line.split()[0] for line in json.loads(_python(script, tmp_path, "offender"))]
    assert heard == ["os.mkdir", "sqlite3.connect", "open"]


def test_no_module_reads_the_environment_or_the_clock_as_it_is_imported() -> None:
    """At a module's or class's top level; what a function does is done when it is called."""
    asked = {
        f"{name}:{node.lineno}"
        for name, path in modules().items()
        if name != "asftui.__main__"
        for node in _at_import(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("environ", "getenv", "now", "today", "utcnow", "home", "cwd")
    }
    assert asked == set()


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _at_import(child)
