"""What all tables share: the one database, ids that the store hands out, and the revision of what people edit."""

from collections.abc import Mapping
from typing import Any

from peewee import DatabaseProxy, IntegerField, Model

database: Any = DatabaseProxy()
"""Bound once, by `store.open_store`."""


class Table(Model):  # type: ignore[misc]
    """Any table of the store."""

    class Meta:
        database = database
        legacy_table_names = False


class Record(Table):
    """A row with an id that is never used again, also after the row has gone."""

    id = IntegerField(primary_key=True)

    @classmethod
    def derived(cls, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that follow from several others of a row: undo works them out, it does not compare them."""
        return {}


class Edited(Record):
    """A row that people edit: saving over a newer revision is noticed."""

    revision = IntegerField(default=1)
