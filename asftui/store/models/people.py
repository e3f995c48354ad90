"""People, organisations and groups."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited, Record


class Organisation(Edited):
    """A municipality, the region, an authority, a company, an association."""

    name = TextField()
    search_key = TextField(index=True)
    sort_key = TextField(index=True)
    kind = CharField(default="other")
    """`municipality`, `region`, `authority`, `association`, `enterprise` or `other`."""
    municipality = TextField(null=True)
    own = BooleanField(default=False)
    """The association itself: its staff are counted nowhere."""
    notes = TextField(default="")


class OrganisationAlias(Record):
    """Another name that an organisation is known by."""

    organisation = ForeignKeyField(Organisation, backref="aliases", index=True)
    name = TextField()
    search_key = TextField(unique=True)


class Group(Edited):
    """A Mysam group, board, network or unit that is informed as such."""

    name = TextField()
    search_key = TextField(index=True)
    sort_key = TextField(index=True)
    kind = CharField(default="group")
    organisation = ForeignKeyField(Organisation, null=True, backref="groups", index=True)
    municipality = TextField(null=True)
    notes = TextField(default="")

    class Meta:
        table_name = "informed_group"


class Person(Edited):
    """Somebody who has been met, with the latest that is known of them."""

    name = TextField()
    """As one writes it: given name first."""
    search_key = TextField(index=True)
    sort_key = TextField(index=True)
    """By family name."""
    email = TextField(default="", index=True)
    """Lower case."""
    telephone = TextField(default="")
    organisation = ForeignKeyField(Organisation, null=True, backref="people", index=True)
    unit = TextField(default="")
    title = TextField(default="")
    role = CharField(null=True)
    """`employee`, `politician` or `other`; null: not known."""
    municipality = TextField(null=True)
    notes = TextField(default="")
    identity = CharField(null=True, index=True)
    """Keyed hash of the personal identity number (`registers/identities.py`): two numbers, two people. Never shown."""
    birth_year = IntegerField(null=True)
    sex = CharField(null=True)
    """`woman` or `man`, as the number says."""


class PersonName(Record):
    """A name that somebody is also known by, with the address or organisation that it stood with: imports find by it.

    It is what a person was called who was joined with this one, or what a user said of a row of a sheet.
    """

    person = ForeignKeyField(Person, backref="names", index=True)
    name = TextField()
    search_key = TextField(index=True)
    email = TextField(default="", index=True)
    organisation = ForeignKeyField(Organisation, null=True, backref="person_names", index=True)


class KeptApart(Record):
    """Two people, or two organisations, that are alike and not the same: nobody is asked again."""

    kind = CharField()
    """`person` or `organisation`."""
    one = IntegerField()
    """Id of the one with the lower id; no reference: ids are never used again, so one that has gone does no harm."""
    other = IntegerField()

    class Meta:
        indexes = ((("kind", "one", "other"), True),)
