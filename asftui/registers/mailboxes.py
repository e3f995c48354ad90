"""Addresses that several people read (`info@`, `kommun@`): they tell nobody from anybody."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from asftui.registers.alike_names import like_names
from asftui.registers.values import words
from asftui.text import fold

_SEVERAL = 3
"""So many people at one address, no two of them alike, share it."""


@lru_cache(maxsize=1 << 16)
def is_shared(email: str) -> bool:
    """Return whether an address is by its words nobody's own: `info@…`, `ifo.bollnas@…`, `bollnas@bollnas.se`."""
    local, _at, domain = email.partition("@")
    parts = [part for part in re.split(r"[._+-]+", re.sub(r"\d+", "", fold(local).replace(" ", "."))) if part]
    labels = set(domain.split("."))
    known = _mailboxes()
    return not parts or parts[0] in known or (len(parts) < 3 and parts[-1] in known) or set(parts) <= labels


def shared_addresses(named: Iterable[tuple[str, str]], stored: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the addresses that several people read.

    Args:
        named: address and name of each row of a sheet.
        stored: address and name of each person of the store.
    """
    here: dict[str, dict[str, None]] = defaultdict(dict)
    for email, name in named:
        here[email].setdefault(name)
    there: dict[str, list[str]] = defaultdict(list)
    for email, name in stored:
        there[email].append(name)
    # The names of both are counted together: so it is the same before a sheet is taken in and after.
    return frozenset(
        email
        for email, names in here.items()
        if email
        and (
            is_shared(email)
            or (len(names) + len(there.get(email, ())) >= _SEVERAL and _unlike([*names, *there[email]]) >= _SEVERAL)
        )
    )


def _unlike(names: Iterable[str]) -> int:
    """Return how many names are like none of those before them."""
    kept: list[str] = []
    for name in names:
        if len(kept) < _SEVERAL and not any(like_names(name, other) for other in kept):
            kept.append(name)
    return len(kept)


@cache
def _mailboxes() -> frozenset[str]:
    return frozenset(words()["names"]["mailboxes"])
