"""Creating and upgrading the store, by the numbered scripts in `migrations/`.

Both look again inside one IMMEDIATE transaction, so that eight processes opening one new store all succeed and a
store is either whole or as it was.
"""

from collections.abc import Callable

from asftui.errors import StoreTooNew, StoreTooOld
from asftui.i18n import _
from asftui.resources import shipped
from asftui.store.database import HISTORY, session, transaction
from asftui.store.models.base import database


def pending() -> list[str]:
    """Return the names of the scripts that the open store has not had, in order.

    Raises:
        StoreTooNew: it has had scripts that this program does not know.
    """
    known = sorted(path.stem for path in shipped("migrations").glob("[0-9]*.py"))
    had: set[str] = set()
    if database.table_exists(HISTORY):
        had = {name for (name,) in database.execute_sql(f"SELECT name FROM {HISTORY}").fetchall()}  # noqa: S608
    if unknown := had.difference(known):
        raise StoreTooNew(
            _("The store was made by a later asftui ({names})").format(names=", ".join(sorted(unknown))),
            where=session().location,
            remedy=_("Install that version, or use another --store."),
        )
    return [name for name in known if name not in had]


def is_empty() -> bool:
    """Return whether the open file holds no store yet."""
    return not database.table_exists(HISTORY)


def create(seed: Callable[[], None]) -> None:
    """Make the store in an empty file: its tables, then what `seed` writes, all or nothing."""
    from playhouse.migrations import Runner  # only where there is something to run

    with transaction():
        if not is_empty():  # another process came first
            return
        Runner(database.obj, str(shipped("migrations")), table_name=HISTORY).up()
        seed()


def upgrade() -> list[str]:
    """Bring an older store up to this program and return the names of the scripts that ran.

    Raises:
        StoreTooNew: it is newer than the program.
    """
    from playhouse.migrations import Runner

    # SQLite's foreign keys can be turned off only outside a transaction, and tables are remade with them off.
    database.pragma("foreign_keys", 0)
    try:
        with transaction():
            if not pending():
                return []
            ran: list[str] = Runner(database.obj, str(shipped("migrations")), table_name=HISTORY).up()
            broken = database.execute_sql("PRAGMA foreign_key_check").fetchone()
            if broken:
                raise StoreTooOld(
                    _("The upgrade would leave a broken reference in {table}").format(table=broken[0]),
                    where=session().location,
                    remedy=_("The store is as it was, and the version that made it still opens it."),
                )
            return ran
    finally:
        database.pragma("foreign_keys", 1)


def require_current() -> None:
    """Refuse a store that is older or newer than the program.

    Raises:
        StoreTooOld, StoreTooNew: with what to do.
    """
    if names := pending():
        raise StoreTooOld(
            _("The store was made by an earlier asftui and lacks {names}").format(names=", ".join(names)),
            where=session().location,
            remedy=_("Run `asftui upgrade`."),
        )
