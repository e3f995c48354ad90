"""What all tests share: a real store in a folder of the test's own, and no setting of the machine's."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from asftui import store
from asftui.i18n import use_language
from asftui.registers.seed import seed_builtin_plan

NOW = datetime(2017, 6, 30, 8, 0)  # noqa: DTZ001 - the log keeps UTC without a zone
"""What the log's clock says in tests (UTC)."""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the machine's settings, language and stores out."""
    for name in ("ASFTUI_STORE", "ASFTUI_LANG", "ASFTUI_USER", "ASFTUI_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    use_language("sv")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with the built-in plan once, for tests to take copies of: it takes ten times as long as a copy."""
    use_language("sv")
    path = tmp_path_factory.mktemp("seeded") / "store.db"
    store.open_store(str(path), user="anna", seed=seed_builtin_plan, clock=lambda: NOW)
    store.close()
    return path


@pytest.fixture
def new_store(seeded: Path, tmp_path: Path) -> Iterator[Path]:
    """Open a new store with the built-in plan, as Anna."""
    path = tmp_path / "store.db"
    shutil.copy(seeded, path)
    store.open_store(str(path), user="anna", seed=seed_builtin_plan, clock=lambda: NOW)
    yield path
    store.close()
