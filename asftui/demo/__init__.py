"""The demo: a store filled with an invented year of the built-in plan, the same on every run."""

import datetime as dt
from pathlib import Path

from asftui import store
from asftui.registers.seed import seed_builtin_plan

PLAN = "gavleborg-2017"
AS_OF = dt.date(2017, 9, 30)
"""The day that the demo opens on."""
NOW = dt.datetime(2017, 9, 30, 8, 0)  # noqa: DTZ001 - as the store's clock gives it
"""What the log's clock says in it (UTC)."""


def open_demo(folder: Path, *, user: str = "demo") -> Path:
    """Make a demo store in a folder, leave it open, and return its path; fills it where it is new.

    Raises:
        StoreError: the folder is missing or cannot be written.
    """
    from asftui.demo.filling import fill_demo

    path = folder / "demo.db"
    store.open_store(str(path), user=user, seed=seed_builtin_plan, clock=lambda: NOW)
    if not store.imports():
        fill_demo()
    return path
