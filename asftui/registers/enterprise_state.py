"""Whether an enterprise is active at a date: told by its four dates, of which the latest that is past holds. Pure."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from asftui.registers.part_dates import PartDate

State = Literal["not-started", "active", "dormant", "ended"]


@dataclass(frozen=True, kw_only=True)
class Life:
    """The dates of an enterprise; each None where nobody knows, or it has not happened."""

    started: PartDate | None = None
    dormant: PartDate | None = None
    ended: PartDate | None = None
    resumed: PartDate | None = None

    def state(self, day: dt.date) -> State:
        """Return what it is at a date. Of two things on one day the one that stands later in the fields holds."""
        after: tuple[tuple[PartDate | None, State], ...] = (
            (self.started, "active"),
            (self.dormant, "dormant"),
            (self.ended, "ended"),
            (self.resumed, "active"),
        )
        steps = sorted(
            (part.counts_from, order, state) for order, (part, state) in enumerate(after) if part is not None
        )
        past = [state for at, _order, state in steps if at <= day]
        if past:
            return past[-1]
        if self.started is not None:
            return "not-started"
        return "dormant" if steps and steps[0][1] == len(after) - 1 else "active"

    def is_active(self, day: dt.date) -> bool:
        """Return whether it is active at a date."""
        return self.state(day) == "active"

    def stood(self, day: dt.date) -> bool:
        """Return whether it had started by a date, whatever became of it after."""
        return self.state(day) != "not-started"
