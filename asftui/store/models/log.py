"""The log: each change with its entries, and the imports. Nothing here is ever changed but the mark of undoing."""

from peewee import AutoField, BlobField, CharField, DateTimeField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Record, Table


class Batch(Record):
    """All that one import wrote; the unit of undo."""

    file = TextField()
    """Name of the file, without its folder."""
    sheet = TextField()
    kind = CharField()
    digest = CharField(index=True)
    """SHA-256 of the file's bytes."""
    rows = TextField()
    """JSON: how many rows were read, new, updated, unchanged, duplicate, rejected."""


class Change(Record):
    """One transaction: who did what, when."""

    id = AutoField()
    at = DateTimeField()
    """UTC."""
    by = TextField()
    what = TextField()
    """One line for people, in the language of the one who did it."""
    batch = ForeignKeyField(Batch, null=True, backref="changes", index=True)
    undoes = IntegerField(null=True)
    """Id of the change that this one took back."""
    undone = IntegerField(null=True)
    """Id of the change that took this one back, while that holds."""


class Audit(Record):
    """One record's part in a change, with what it was and what it became: enough to reverse it.

    The chain hashes digests of before and after, never the text, so that erasing a person can blank the text and
    leave the chain whole; the salt, blanked with it, keeps short texts from being guessed from their digest.
    """

    id = AutoField()
    change = ForeignKeyField(Change, backref="entries", index=True)
    table = CharField(column_name="table_name")
    record = IntegerField(column_name="record_id")
    action = CharField()
    """`create`, `update` or `delete`."""
    before = TextField(null=True)
    """JSON: the fields that changed, or the whole row where it went."""
    after = TextField(null=True)
    """JSON: the fields that changed, or the whole row where it came."""
    sheet = TextField(null=True)
    """The sheet it came from, where it was imported."""
    row = IntegerField(null=True)
    """The sheet's own row number, from 1."""
    salt = BlobField(null=True)
    before_digest = BlobField()
    after_digest = BlobField()
    chain = BlobField()

    class Meta:
        indexes = ((("table", "record"), False),)


class Counter(Table):
    """The next id of each table, handed out inside the transaction that uses it."""

    name = CharField(primary_key=True)
    next = IntegerField()
