"""The store: opening, writing and undoing, and the log of what was done.

store.open_store(path, user="anna", seed=...)
with store.writing("New event") as writer: ...
store.undo(change)
"""

from collections.abc import Callable

from asftui.store import database as _database
from asftui.store import upgrade as _upgrade
from asftui.store.database import SYSTEM, Clock, close, connected, session, snapshot, transaction, trial, utc_now
from asftui.store.history import (
    BatchLine,
    ChangeLine,
    RecordLine,
    Written,
    change_count,
    changes,
    count_changes,
    history_of,
    history_of_tables,
    imports,
    latest_change,
    written,
)
from asftui.store.undo import Reversal, change_of_batch, last_change, plan_undo, undo
from asftui.store.upgrade import require_current, upgrade
from asftui.store.writing import BatchInfo, Source, Writer, writing

__all__ = [
    "SYSTEM",
    "BatchInfo",
    "BatchLine",
    "ChangeLine",
    "Clock",
    "RecordLine",
    "Reversal",
    "Source",
    "Writer",
    "Written",
    "change_count",
    "change_of_batch",
    "changes",
    "close",
    "connected",
    "count_changes",
    "history_of",
    "history_of_tables",
    "imports",
    "last_change",
    "latest_change",
    "open_store",
    "plan_undo",
    "require_current",
    "session",
    "snapshot",
    "transaction",
    "trial",
    "undo",
    "upgrade",
    "utc_now",
    "writing",
    "written",
]


def open_store(
    location: str, *, user: str, seed: Callable[[], None], clock: Clock = utc_now, role: str = "administrator"
) -> None:
    """Open the store, and make it with what `seed` writes where the file is missing or empty.

    Raises:
        StoreError: it cannot be opened. Its age is not looked at: see `require_current`.
    """
    _database.bind(location, user, clock, role)
    if _upgrade.is_empty():
        _upgrade.create(seed)
