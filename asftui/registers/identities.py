"""Personal identity numbers as keyed hashes: the same individual is known again, and nobody's number is kept."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from peewee import fn

from asftui.i18n import _
from asftui.identity import Number
from asftui.store import session
from asftui.store.models import RECORDS
from asftui.store.secret import key_path, make_key, read_key

_KEY_MARK = 8
"""Signs before the colon of a hash that tell which key it was made with."""
_LONG = 48
"""Signs of the hash itself: 192 bits."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What is kept of a number."""

    identity: str | None
    """The keyed hash; None where the store's key is missing. It is never shown."""
    birth_year: int
    sex: str
    """`woman` or `man`."""


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """Makes what is kept of numbers, with the key of the store that is open."""

    keep: Callable[[Number], Identity]
    problem: str = ""
    """Why nobody is known again by their number: what is missing, and how it is mended."""


def open_identifier() -> Identifier:
    """Return what identifies individuals in the store that is open; its key is made where none was ever needed.

    A key that is missing, or another than hashes were made with, is never replaced in silence: then birth year and sex
    are kept, no hash, and `problem` says what to do.

    Raises:
        StoreError: the key's file is unreadable, or cannot be made.
    """
    location = session().location
    key = read_key(location)
    marks = _marks()
    if key is None and not marks:
        key = make_key(location)
    if key is not None and marks <= {_mark(key)}:
        return Identifier(keep=_keeper(key))
    missing = _("The key of the personal identity numbers is missing, so nobody is known by their number.")
    other = _("The key of the personal identity numbers is not the one there was, so nobody is known by their number.")
    remedy = _("Put {path} back from your backup of it.").format(path=key_path(location))
    return Identifier(keep=_keeper(None), problem=f"{missing if key is None else other} {remedy}")


def _keeper(key: bytes | None) -> Callable[[Number], Identity]:
    def keep(number: Number) -> Identity:
        return Identity(
            identity=_hash(key, number) if key is not None else None, birth_year=number.birth_year, sex=number.sex
        )

    return keep


def _hash(key: bytes, number: Number) -> str:
    return f"{_mark(key)}:{hmac.new(key, number.digits.encode(), hashlib.sha256).hexdigest()[:_LONG]}"


def _mark(key: bytes) -> str:
    return hmac.new(key, b"asftui", hashlib.sha256).hexdigest()[:_KEY_MARK]


def _marks() -> set[str]:
    """Return which keys the store's hashes were made with."""
    found: set[str] = set()
    for model in RECORDS:
        hashes = model._meta.fields.get("identity")
        if hashes is not None:
            query = model.select(fn.SUBSTR(hashes, 1, _KEY_MARK)).where(hashes.is_null(False)).distinct()
            found.update(mark for (mark,) in query.tuples())
    return found
