"""The key that personal identity numbers are hashed with: a file beside the store, never in it.

There are so few numbers that whoever had hashes and key together would try them all in seconds. So a copy of the store
alone tells nobody's number, and what copies or restores a store must say what becomes of its key.
"""

import os
import secrets
import tempfile
from pathlib import Path

from asftui.errors import StoreError
from asftui.i18n import _

_BYTES = 32


def key_path(location: str) -> Path:
    """Return where the key of the store at this path lies: `store.key` beside `store.db`."""
    path = Path(location)
    return path.with_name(f"{path.name}.key") if path.suffix == ".key" else path.with_suffix(".key")


def read_key(location: str) -> bytes | None:
    """Return the key of a store; None where it has none. Raises StoreError where it cannot be read or is no key."""
    path = key_path(location)
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unusable(path, getattr(error, "strerror", None) or _("it holds something else")) from error
    if len(key) != _BYTES:
        raise _unusable(path, _("it holds something else"))
    return key


def make_key(location: str) -> bytes:
    """Return the key of a store, made now where it has none; the file is its owner's only.

    Raises:
        StoreError: it cannot be written.
    """
    path = key_path(location)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w") as file:  # mkstemp makes it readable by its owner only
                file.write(f"{secrets.token_hex(_BYTES)}\n")
                file.flush()
                os.fsync(handle)
            os.link(name, path)  # whole or not at all; who comes second takes the first one's
        except FileExistsError:
            pass
        finally:
            Path(name).unlink()
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    key = read_key(location)
    if key is None:
        raise _unusable(path, _("it has just gone"))
    return key


def _unusable(path: Path, why: str) -> StoreError:
    return StoreError(
        _("The key of the personal identity numbers cannot be used ({reason})").format(reason=why),
        where=str(path),
        remedy=_("Put the right file back from your backup of it, readable by you."),
    )
