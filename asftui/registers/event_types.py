"""Kinds of event told from words, and the activities that an event serves unless somebody says otherwise."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from asftui.plan import EventType, Plan
from asftui.text import fold

_ENDINGS = ("", "t", "n", "et", "en", "s", "ets", "ens")
"""A type's name may stand in definite form or genitive: `Frukostmötet`, `nämndens`."""


def find_type(plan: Plan, text: str) -> EventType | None:
    """Return the event type whose name or alias stands in a text, or None.

    Leftmost counts first, then length: `Seminarium: information om ASF` is a seminar, `Digital information` is
    found before `Information`.
    """
    place = type_place(plan, fold(text).split())
    return place[0] if place else None


def type_place(plan: Plan, words: Sequence[str]) -> tuple[EventType, int, int] | None:
    """Return the event type that stands in these folded words, with where it begins and ends; or None."""
    names = _forms(plan.event_types)
    longest = max(map(len, names), default=0)
    for start in range(len(words)):
        for n in range(min(longest, len(words) - start), 0, -1):
            if (kind := names.get(tuple(words[start : start + n]))) is not None:
                return kind, start, start + n
    return None


def default_activities(plan: Plan, type_code: str, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the activities that an event of a type serves.

    Of several those whose audience is among the roles of those who came; nobody known to have come is taken as
    employees, as in the gauges. Where none fits, the first.
    """
    kind = event_type(plan, type_code)
    if kind is None or len(kind.activities) < 2:
        return kind.activities if kind else ()
    came = set(roles) or {"employee"}
    audiences = {activity.code: activity.audience for activity in plan.activities}
    fit = tuple(code for code in kind.activities if audiences.get(code) in (None, *came))
    return fit or kind.activities[:1]


def event_type(plan: Plan, code: str) -> EventType | None:
    """Return a plan's event type by its code, or None."""
    return next((kind for kind in plan.event_types if kind.code == code), None)


def type_name(plan: Plan, code: str) -> str:
    """Return what a type is called; its code where the plan does not know it."""
    kind = event_type(plan, code)
    return kind.name if kind else code


@lru_cache(maxsize=8)
def _forms(kinds: tuple[EventType, ...]) -> dict[tuple[str, ...], EventType]:
    """Return the types by the words of their names and aliases, in every form of the last of them."""
    forms: dict[tuple[str, ...], EventType] = {}
    for kind in kinds:
        for name in (kind.name, *kind.aliases):
            if words := fold(name).split():
                for ending in _ENDINGS:
                    forms.setdefault((*words[:-1], words[-1] + ending), kind)
    return forms
