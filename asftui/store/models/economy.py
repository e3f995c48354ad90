"""Money: the lines that a budget is divided into, and costs beside those of the placements."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited
from asftui.store.models.plans import Plan


class BudgetLine(Edited):
    """A part of a plan's budget, as the users divide it: the plan itself gives only the total."""

    plan = ForeignKeyField(Plan, backref="budget_lines", index=True)
    name = TextField()
    search_key = TextField()
    amount = IntegerField()
    """Öre."""
    notes = TextField(default="")

    class Meta:
        indexes = ((("plan", "search_key"), True),)


class Cost(Edited):
    """A cost booked beside those of the placements. It belongs to the plan whose period holds its date."""

    date = DateField(index=True)
    text = TextField()
    amount = IntegerField()
    """Öre; below nought where money came back."""
    line = ForeignKeyField(BudgetLine, null=True, backref="costs", index=True)
    supplier = TextField(default="")
    reference = TextField(default="")
    """Number of the invoice or the voucher."""
    notes = TextField(default="")
