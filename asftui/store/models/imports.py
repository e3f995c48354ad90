"""What an import leaves beside the records: how its headings were read, and which mended rows have come in."""

from peewee import CharField, TextField

from asftui.store.models.base import Record


class SheetMapping(Record):
    """How the headings of a sheet were read where they did not say it themselves.

    The latest of a set of headings holds. Rows are only added: so an import that comes later stands in no earlier
    one's way when that is undone.
    """

    headings = CharField(index=True)
    """SHA-256 of the set of folded headings."""
    fields = TextField()
    """JSON: field by heading; an empty field is a heading that the user cleared."""


class MendedRow(Record):
    """A row that was rejected once and has come in mended: its heads are added to the event's, and only once."""

    key = CharField(index=True)
    """The row key that the workbook of rejected rows gave it."""
