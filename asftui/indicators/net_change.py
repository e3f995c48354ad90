"""How far the register of enterprises has moved what was read. Pure: lives and counts in, moves out.

Bilaga 2, indicators 5–7: an inventory gave 25 enterprises, 190 employed and 150 participants. It does not say which,
so that what is added up is each enterprise's own change since the reading, never the register's total.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from asftui.registers.enterprise_state import Life

Count = tuple[dt.date, int]
"""What an enterprise said at a date."""
Gap = Literal["", "no-count", "late-count", "old-count"]
"""What is missing: nothing; any count; one on or before the reading; one since it was active again."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """An enterprise, as far as a number of it is to be followed."""

    id: int
    name: str
    life: Life
    counts: Sequence[Count] = ()
    """Oldest first."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """What one enterprise adds to a reading."""

    enterprise: Known
    base: int
    """What it stood for in the reading."""
    now: int
    since: dt.date | None = None
    """Date of the count that is its base."""
    at: dt.date | None = None
    """Date of its latest count; of its start or end, where it is about these."""
    gap: Gap = ""

    @property
    def change(self) -> int:
        """Return what it adds."""
        return self.now - self.base

    def __bool__(self) -> bool:
        return bool(self.now or self.base or self.gap)


def register_moves(enterprises: Iterable[Known], reading: dt.date | None, as_of: dt.date) -> list[Move]:
    """Return what each enterprise adds to the number of active ones: 1 or −1 where it came or went since the reading.

    Args:
        enterprises: all there are.
        reading: date of the latest reading; None where there is none, so that all active ones are added.
        as_of: the date of the value.
    """
    return [
        Move(
            enterprise=each,
            base=int(reading is not None and each.life.is_active(reading)),
            now=int(each.life.is_active(as_of)),
            at=each.life.latest_step(as_of),
        )
        for each in enterprises
    ]


def count_moves(enterprises: Iterable[Known], reading: dt.date | None, as_of: dt.date) -> list[Move]:
    """Return what each enterprise adds to a number of people: its latest count less what it had at the reading.

    One that started after the reading, or had ended by then, counts from zero. One that stood then and had no count
    takes its first after as its base. One that has ended counts zero.
    """
    return [_count_move(each, reading, as_of) for each in enterprises]


def _count_move(each: Known, reading: dt.date | None, as_of: dt.date) -> Move:
    said = [count for count in each.counts if count[0] <= as_of]
    now, gap = _number(each, said, as_of)
    if reading is None or not _counted(each, reading):
        base, since = 0, None
    else:
        before, _gap = _number(each, [count for count in said if count[0] <= reading], reading)
        if before is None:
            after = [count for count in said if count[0] > reading]
            before, gap = (after[0], gap or "late-count") if after else (None, gap or "no-count")
        since, base = before or (None, 0)
    at, number = now or (None, 0)
    return Move(enterprise=each, base=base, now=number, since=since, at=at or each.life.latest_step(as_of), gap=gap)


def _number(each: Known, said: Sequence[Count], day: dt.date) -> tuple[Count | None, Gap]:
    """Return the latest count that holds at a day, and what is missing where there is none."""
    if not _counted(each, day):
        return None, ""
    ended = each.life.ended.counts_from if each.life.ended else None
    if ended is not None and ended <= day:  # active again: what it said before it ended is of another time
        since = [count for count in said if count[0] >= ended]
        if not since:
            return None, "old-count" if said else "no-count"
        said = since
    return (said[-1], "") if said else (None, "no-count")


def _counted(each: Known, day: dt.date) -> bool:
    return each.life.state(day) not in ("not-started", "ended")
