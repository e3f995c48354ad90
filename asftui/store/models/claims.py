"""The days that individuals were at their enterprises, and what the principals claim for them."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited
from asftui.store.models.people import Organisation
from asftui.store.models.placements import Placement


class Claim(Edited):
    """What a principal claims in arrears for the placement days of a period."""

    principal = ForeignKeyField(Organisation, backref="claims", index=True)
    start = DateField()
    end = DateField()
    """Last day of the period."""
    received = DateField(index=True)
    halves = IntegerField()
    """Days that are claimed, in half days."""
    amount = IntegerField()
    """Öre."""
    reference = TextField(default="")
    """Its number, or that of its invoice."""
    invoice_seen = BooleanField(default=False)
    """The invoice basis has been seen."""
    lines = TextField(default="[]")
    """JSON: what it says of each placement, as {code, halves, dates, said}; dates may be none."""
    approved = DateField(null=True)
    approved_by = TextField(default="")
    paid = DateField(null=True)
    returned = DateField(null=True)
    """Sent back; its days are free for another claim."""
    reason = TextField(default="")
    """Why it was sent back."""
    notes = TextField(default="")


class PlacementDay(Edited):
    """A day of a placement, with what was noted of it."""

    placement = ForeignKeyField(Placement, backref="days", index=True)
    date = DateField(index=True)
    mark = CharField()
    """`present`, `half`, `sick`, `care`, `leave` or `absent`."""
    claim = ForeignKeyField(Claim, null=True, backref="covers", index=True)
    """The claim that it stands in: a day is claimed once, ever."""

    class Meta:
        indexes = ((("placement", "date"), True),)
