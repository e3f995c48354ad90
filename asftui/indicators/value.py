"""An indicator's value, before anything is judged by it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Value:
    """An indicator's value, and what is to be said of it."""

    value: float | None
    notes: tuple[str, ...] = ()
    share_of: tuple[int, int] | None = None
    """n of N, where the value is a share."""
