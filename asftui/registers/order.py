"""Where a record stands in a list: so that a marker follows it."""

from typing import Any

from asftui.store.models import Group, Organisation, Person


def place_in(query: Any, model: type[Organisation | Group | Person], key: int) -> int | None:
    """Return the place of a record, from 0, among those of a query sorted by `sort_key`; None where it is not there."""
    found = query.where(model.id == key).dicts().first()
    if found is None:
        return None
    before = (model.sort_key < found["sort_key"]) | ((model.sort_key == found["sort_key"]) & (model.id < key))
    return int(query.where(before).count())
