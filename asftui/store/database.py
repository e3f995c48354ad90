"""The one connection: bound once at start, its pragmas in one place, its file readable by the owner only."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from peewee import IntegrityError, OperationalError, PeeweeException, SqliteDatabase

from asftui.errors import RecordError, StoreError
from asftui.i18n import _
from asftui.store.models.base import database

BUSY_SECONDS = 30
"""How long a writer waits for another's transaction."""
PRAGMAS = {"foreign_keys": 1, "busy_timeout": BUSY_SECONDS * 1000, "synchronous": 1, "secure_delete": 1}
SYSTEM = "(asftui)"
"""Who is written beside what the program itself puts in a new store; no login is called so."""
HISTORY = "schema_migration"
"""The table of the scripts that a store has had; a file without it is no store of ours."""
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time now as UTC without a zone, to the second: what the log keeps."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True, kw_only=True)
class Session:
    """What the open store knows of this run."""

    location: str
    user: str
    clock: Clock = utc_now
    role: str = "administrator"
    """What the user may see: `administrator`, `editor` or `reader`."""


_session: Session | None = None
_local = threading.local()


def session() -> Session:
    """Return this run's session. Raises StoreError where no store is open."""
    if _session is None:
        raise StoreError(_("No store is open"))
    return _session


def bind(location: str, user: str, clock: Clock = utc_now, role: str = "administrator") -> None:
    """Bind all tables to the SQLite file at this path and connect; the file is made where it is missing.

    Raises:
        StoreError: the folder is missing, or the file cannot be opened or is another program's.
    """
    global _session
    close()
    path = Path(location)
    _make_file(path)
    database.initialize(SqliteDatabase(str(path), pragmas=PRAGMAS, timeout=BUSY_SECONDS))
    try:
        database.connect()
        _refuse_foreign(path)
        if database.execute_sql("PRAGMA journal_mode").fetchone()[0] != "wal":
            _use_wal()
    except (PeeweeException, sqlite3.Error) as error:  # pragmas are set past peewee's own exceptions
        database.close()
        raise _cannot(path, error) from error
    except StoreError:
        database.close()
        raise
    _session = Session(location=str(path), user=user, clock=clock, role=role)


def close() -> None:
    """Close this thread's connection and forget the store."""
    global _session
    if database.obj is not None and not database.is_closed():
        database.close()
    _session = None


@contextmanager
def connected() -> Iterator[None]:
    """Use the store in a thread of one's own: its connection is closed at the end."""
    if database.is_closed():
        with database.connection_context():
            yield
    else:
        yield


@contextmanager
def transaction() -> Iterator[None]:
    """Write all or nothing. BEGIN IMMEDIATE: a deferred one would fail where it waits for another writer."""
    try:
        with database.atomic("IMMEDIATE"):
            yield
    except OperationalError as error:
        raise _cannot(Path(session().location), error) from error
    except IntegrityError as error:
        raise RecordError(
            _("Something that it builds on is not there any more, or stands there already ({reason})").format(
                reason=error
            ),
            remedy=_("Look at it again, then try again."),
        ) from error


def defer_references() -> None:
    """Look at what refers to what only at the end of the transaction, so that rows may go and come in any order."""
    database.execute_sql("PRAGMA defer_foreign_keys = 1")


class _TakenBack(Exception):
    """Ends a trial."""


@contextmanager
def trial() -> Iterator[None]:
    """Write to see what would come of it: all is rolled back at the end, and nobody else ever sees it."""
    try:
        with transaction():
            yield
            raise _TakenBack
    except _TakenBack:
        pass


@contextmanager
def snapshot() -> Iterator[None]:
    """Read several things as they were at one moment."""
    if database.in_transaction():
        yield
        return
    with database.atomic("DEFERRED"):
        yield


def thread_state() -> Any:
    """Return this thread's own place for the change under way."""
    return _local


def _make_file(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(
            _("The store's folder is not there"), where=str(path.parent), remedy=_("Make it, or give another --store.")
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))
    except FileExistsError:
        return
    except OSError as error:
        raise _cannot(path, error) from error


def _refuse_foreign(path: Path) -> None:
    if HISTORY not in (tables := database.get_tables()) and tables:
        raise StoreError(
            _("The file is another program's database"), where=str(path), remedy=_("Give another --store.")
        )


def _use_wal() -> None:
    # Turning WAL on takes an exclusive lock, and SQLite does not wait for it: so it is asked for until it is had.
    for attempt in range(BUSY_SECONDS * 20):
        try:
            database.execute_sql("PRAGMA journal_mode=wal")
        except OperationalError as error:
            if error.orig.sqlite_errorcode != sqlite3.SQLITE_BUSY or attempt == BUSY_SECONDS * 20 - 1:
                raise
            threading.Event().wait(0.05)
        else:
            return


def _cannot(path: Path, error: Exception) -> StoreError:
    return StoreError(
        _("The store cannot be used ({reason})").format(reason=error),
        where=str(path),
        remedy=_("See that the file is a store, that the disk has room, and that you may write there."),
    )
