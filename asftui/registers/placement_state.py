"""What state a placement is in on a day. Pure: dates in, a word out."""

import datetime as dt
from typing import Literal, Protocol

from asftui.i18n import N_

State = Literal["applied", "refused", "granted", "running", "ended"]
STATE_NAMES: dict[State, str] = {
    "applied": N_("applied for"),
    "refused": N_("refused"),
    "granted": N_("granted"),
    "running": N_("running"),
    "ended": N_("ended"),
}
SOON = dt.timedelta(days=30)
"""What ends within so long is shown as soon at its end."""


class Steps(Protocol):
    """What tells the state of a placement."""

    @property
    def funding(self) -> str | None: ...  # noqa: D102 - as in PlacementEntry
    @property
    def decision(self) -> dt.date | None: ...  # noqa: D102
    @property
    def applied(self) -> dt.date | None: ...  # noqa: D102
    @property
    def start(self) -> dt.date | None: ...  # noqa: D102
    @property
    def planned_end(self) -> dt.date | None: ...  # noqa: D102
    @property
    def end(self) -> dt.date | None: ...  # noqa: D102
    @property
    def outcome(self) -> str | None: ...  # noqa: D102


def state_of(placement: Steps, day: dt.date) -> State:
    """Return the state at the end of a day: who has their last day then has ended."""
    decided = placement.decision is None or placement.decision <= day
    if placement.funding == "refused":
        return "refused" if decided else "applied"
    if has_ended(placement, day):
        return "ended"
    if placement.start is not None and placement.start <= day and decided:
        return "running"
    if placement.funding == "granted":
        return "granted" if decided else "applied"
    return "granted" if placement.start is not None and placement.applied is None and decided else "applied"


def has_ended(placement: Steps, day: dt.date) -> bool:
    """Return whether a placement has ended by a day: by its last day, or by its outcome where that is not known."""
    if placement.start is not None and placement.start > day:
        return False
    if placement.end is not None:
        return placement.end <= day
    return placement.outcome is not None and (placement.planned_end is None or placement.planned_end <= day)


def is_funded(placement: Steps, first: dt.date, day: dt.date) -> bool:
    """Return whether a placement is one of the funded ones (Bilaga 2, indicator 8).

    It has a decision on funding by the day, and ran on any day from the first through the day. Where nothing is said
    of a decision it is taken as funded.
    """
    if placement.start is None or placement.start > day:
        return False
    if placement.funding == "refused" or (placement.decision is not None and placement.decision > day):
        return False
    last = placement.end or placement.planned_end
    return last is None or last >= first


def ends_soon(placement: Steps, day: dt.date) -> bool:
    """Return whether a running placement ends within thirty days, or should have ended."""
    last = placement.end or placement.planned_end
    return state_of(placement, day) == "running" and last is not None and last <= day + SOON
