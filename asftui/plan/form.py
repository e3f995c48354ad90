"""The form of a plan file, which is the form of its values.

The dataclasses of the model say it all: a field's annotation tells what its key takes, its default that the key may
be left out. A tuple of dataclasses is an array of tables; all else of a plan stands under `[plan]`. Two things differ
in the file: amounts are in kronor, with keys that end in `_sek`, and numbered lines are plain lists of texts.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from asftui.i18n import N_, _
from asftui.plan.model import Item, Milestone, Plan
from asftui.plan.problems import Problems, choose, nearest
from asftui.text import clean

T = TypeVar("T")

HEAD = "plan"
"""Name of the table that holds what the plan itself says."""
AMOUNTS = {"budget": "budget_sek", "day_rate": "day_rate_sek"}
"""Fields of a plan in whole öre, and their keys in kronor."""


class Unfit(Exception):
    """A value that a key cannot take."""

    def __init__(self, value: object, *, remedy: str = "") -> None:
        self.value = value
        self.remedy = remedy
        super().__init__(value)


@dataclass(frozen=True)
class Kind:
    """What a key takes: its name for the user, and how a value is read."""

    name: str
    read: Callable[[Any], Any]
    words: tuple[str, ...] = ()
    """The words to choose among, where it takes no other."""

    @property
    def remedy(self) -> str:
        """What to write instead of what it cannot take."""
        return choose("", self.words) if self.words else _("It takes {kind}.").format(kind=_(self.name))


@dataclass(frozen=True)
class Key:
    """One key of a table, and the field that it fills."""

    field: str
    kind: Kind
    required: bool
    blank: object
    """What the field gets where the key is missing or wrong."""


def tables() -> dict[str, type]:
    """Return the arrays of tables that a plan file may have, by name, each with the dataclass of its entries."""
    found = {}
    for name, hint in get_type_hints(Plan).items():
        entry = get_args(hint)[0] if get_origin(hint) is tuple else None
        if is_dataclass(entry) and isinstance(entry, type) and entry is not Item:
            found[name] = entry
    return found


def keys_of(entry: type) -> dict[str, Key]:
    """Return the keys of the table that a dataclass is read from, in the order of its fields."""
    hints = get_type_hints(entry)
    apart = tables() if entry is Plan else {}
    found = {}
    for field in fields(entry):
        if field.name in apart:
            continue
        amount = entry is Plan and field.name in AMOUNTS
        required = field.default is MISSING
        found[AMOUNTS[field.name] if amount else field.name] = Key(
            field.name, _AMOUNT if amount else _kind(hints[field.name]), required, None if required else field.default
        )
    return found


def read_table(entry: type[T], given: Mapping[str, Any], problems: Problems, table: str, index: int = 0) -> T:
    """Return the value that a table holds; what is wrong goes to the problems, and its field stays blank."""
    keys = keys_of(entry)
    for name in given:
        if name not in keys:
            what = _('"{key}" is no key of [{table}]').format(key=name, table=table)
            problems.add(table, index, name, what, choose(name, keys))
            meant = nearest(name, keys)
            if meant and meant not in given:
                problems.excuse(table, index, meant)
    values: dict[str, Any] = {}
    for name, key in keys.items():
        values[key.field] = key.blank
        if name not in given:
            if key.required:
                what = _('"{key}" is missing').format(key=name)
                problems.add(table, index, name, what, key.kind.remedy)
            continue
        try:
            values[key.field] = key.kind.read(given[name])
        except Unfit as unfit:
            what = _('{value} cannot be the value of "{key}"').format(value=shown(unfit.value), key=name)
            remedy = unfit.remedy or key.kind.remedy
            problems.add(table, index, name, what, remedy, unfit.value)
    return entry(**values)


def shown(value: object) -> str:
    """Return a value as a message quotes it: short, and as it is written in the file."""
    if isinstance(value, str):
        text = clean(value)
        return f'"{text[:57]}…"' if len(text) > 58 else f'"{text}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return _("A list")
    if isinstance(value, dict):
        return _("A table")
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit(value)
    text = clean(value, lines=True)
    if not text:
        raise Unfit(value, remedy=_("Write a text, or leave the key out where it is not required."))
    return text


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise Unfit(value)
    return value


def _number(value: object) -> float:
    if isinstance(value, Decimal) and value.is_finite() and 0 <= value < 2**53:
        return float(value)
    return float(_whole(value))


def _amount(value: object) -> int:
    if isinstance(value, Decimal) and value.is_finite() and 0 <= value < 2**53:
        ore = value * 100
        if ore == int(ore):
            return int(ore)
        raise Unfit(value)
    return _whole(value) * 100


def _date(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Unfit(value)
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit(value)
    return value


def _milestone(value: object) -> Milestone:
    if not isinstance(value, dict) or set(value) != {"date", "value"}:
        raise Unfit(value)
    return Milestone(date=_date(value["date"]), value=_number(value["value"]))


_AMOUNT = Kind(N_("an amount in kronor, with at most two decimals"), _amount)
_KINDS: dict[object, Kind] = {
    str: Kind(N_("a text in quotes"), _text),
    int: Kind(N_("a whole number"), _whole),
    float: Kind(N_("a number"), _number),
    bool: Kind(N_("true or false"), _yes),
    date: Kind(N_("a date without quotes, such as 2017-06-30"), _date),
    Item: Kind("", _text),
    Milestone: Kind("", _milestone),
}
_LISTS: dict[object, str] = {
    str: N_("a list of texts in quotes"),
    Item: N_("a list of texts in quotes"),
    int: N_("a list of whole numbers"),
    date: N_("a list of dates without quotes"),
    Milestone: N_("a list such as [{ date = 2017-06-30, value = 15 }]"),
}


def _kind(hint: object) -> Kind:
    """Return what a field takes, by its annotation."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not types.NoneType)
    if get_origin(hint) is Literal:
        return Kind("", _choice(get_args(hint)), get_args(hint))
    if get_origin(hint) is tuple:
        one = get_args(hint)[0]
        each = _kind(one).read
        name = _LISTS[str if get_origin(one) is Literal else one]
        return Kind(name, _items if one is Item else _list(each))
    return _KINDS[hint]


def _choice(allowed: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Unfit(value, remedy=choose(value if isinstance(value, str) else "", allowed))
        return value

    return read


def _list(each: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Unfit(value)
        return tuple(each(one) for one in value)

    return read


def _items(value: object) -> tuple[Item, ...]:
    texts = _list(_text)(value)
    return tuple(Item(number=number, text=text) for number, text in enumerate(texts, start=1))
