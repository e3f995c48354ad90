"""Kinds of event told from words, and the activities that an event serves unless somebody says otherwise."""

from collections.abc import Iterable, Iterator, Sequence
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
    names = sorted(_names(plan), key=lambda pair: -len(pair[0]))
    for start in range(len(words)):
        for name, kind in names:
            end = start + len(name)
            if _is_name(words[start:end], name):
                return kind, start, end
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


def _names(plan: Plan) -> Iterator[tuple[tuple[str, ...], EventType]]:
    for kind in plan.event_types:
        for name in (kind.name, *kind.aliases):
            if words := _words(name):
                yield words, kind


@lru_cache(maxsize=1 << 12)
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _is_name(words: Sequence[str], name: tuple[str, ...]) -> bool:
    if len(words) != len(name) or tuple(words[:-1]) != name[:-1]:
        return False
    return words[-1].startswith(name[-1]) and words[-1][len(name[-1]) :] in _ENDINGS
