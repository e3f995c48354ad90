"""Work-integrating social enterprises (ASF), and how many were employed or took part in them at dates."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited, Record
from asftui.store.models.people import Organisation


class Enterprise(Edited):
    """One enterprise. Of its four dates the latest one that is past tells whether it is active."""

    name = TextField()
    search_key = TextField(index=True)
    sort_key = TextField(index=True)
    organisation = ForeignKeyField(Organisation, null=True, backref="enterprises", index=True)
    """The same enterprise among the organisations, where it is there: its own people are counted nowhere."""
    municipality = TextField(null=True)
    town = TextField(default="")
    activity = TextField(default="")
    """What it makes and sells."""
    legal_form = TextField(default="")
    number = CharField(default="")
    """Organisation number, `769600-0001`; never a personal identity number."""
    started = DateField(null=True)
    """Null: it has stood for as long as anybody knows."""
    started_exact = CharField(default="day")
    """`day`, `month` or `year`: of the last two the date is the first day."""
    ended = DateField(null=True)
    ended_exact = CharField(default="day")
    dormant = DateField(null=True)
    """It rests from this day."""
    dormant_exact = CharField(default="day")
    resumed = DateField(null=True)
    """It is active again, after it rested or had ended."""
    resumed_exact = CharField(default="day")
    integrates = BooleanField(null=True)
    """Plan §1.4, first criterion: its purpose is to integrate people into work. Of all four, null: not known."""
    participation = BooleanField(null=True)
    """Second: those who work there take part in what is decided."""
    reinvests = BooleanField(null=True)
    """Third: most of its profit is reinvested."""
    independent = BooleanField(null=True)
    """Fourth: it stands free of the public sector."""
    notes = TextField(default="")


class EnterpriseAlias(Record):
    """Another name that an enterprise is known by."""

    enterprise = ForeignKeyField(Enterprise, backref="aliases", index=True)
    name = TextField()
    search_key = TextField(unique=True)


class EnterpriseCount(Edited):
    """What an enterprise said of itself at a date."""

    enterprise = ForeignKeyField(Enterprise, backref="counts", index=True)
    date = DateField(index=True)
    employed = IntegerField(null=True)
    """Employed until further notice (tillsvidare); null: not said."""
    participants = IntegerField(null=True)
    """In a measure there, not employed; null: not said."""
    source = TextField(default="")
    note = TextField(default="")

    class Meta:
        indexes = ((("enterprise", "date"), True),)
