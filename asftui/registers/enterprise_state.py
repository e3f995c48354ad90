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
        steps = self._steps()
        past = [state for at, _order, state in steps if at <= day]
        if past:
            return past[-1]
        if self.started is not None:
            return "not-started"
        return "dormant" if steps and steps[0][1] == _RESUMED else "active"

    def is_active(self, day: dt.date) -> bool:
        """Return whether it is active at a date."""
        return self.state(day) == "active"

    def latest_step(self, day: dt.date) -> dt.date | None:
        """Return the day from which it is what it is at a date; None where it always was."""
        return max((at for at, _order, _state in self._steps() if at <= day), default=None)

    def _steps(self) -> list[tuple[dt.date, int, State]]:
        after: tuple[tuple[PartDate | None, State], ...] = (
            (self.started, "active"),
            (self.dormant, "dormant"),
            (self.ended, "ended"),
            (self.resumed, "active"),
        )
        return sorted((part.counts_from, order, state) for order, (part, state) in enumerate(after) if part is not None)


_RESUMED = 3
"""Its place among the steps."""
