"""Support structures, the council, guidelines and interest: how far each municipality and authority has come."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, TextField

from asftui.store.models.base import Edited
from asftui.store.models.people import Organisation


class StructureStep(Edited):
    """A municipality's step towards a support structure, or away from it."""

    municipality = TextField(index=True)
    """As the plan spells it."""
    step = CharField()
    """`none`, `exploring` or `member`."""
    since = DateField()
    earlier = BooleanField(default=False)
    """It may have been so before that day too."""
    until = DateField(null=True)
    """Last day; null: it goes on."""
    name = TextField(default="")
    """Of the structure."""
    supplier = TextField(default="")
    finance = CharField(default="")
    """`own-budget`, `iop`, `procurement`, `other`; empty: not known."""
    document = TextField(default="")
    """Title and link of the agreement, as text."""
    notes = TextField(default="")


class CouncilStep(Edited):
    """One of the council's steps from idea to established, with its day; ahead of today: planned."""

    step = CharField(unique=True)
    """`idea`, `mobilising`, `initiated` or `established`."""
    date = DateField()
    who = TextField(default="")
    document = TextField(default="")
    notes = TextField(default="")


class CouncilMember(Edited):
    """An organisation's seat in the council."""

    organisation = ForeignKeyField(Organisation, backref="council_seats", index=True)
    name = TextField(default="")
    role = TextField(default="")
    since = DateField(null=True)
    until = DateField(null=True)
    """Last day; null: it goes on."""
    notes = TextField(default="")


class GuidelineStep(Edited):
    """How far an authority has come with its guidelines (goal 3.2.2), from a day on."""

    organisation = ForeignKeyField(Organisation, backref="guideline_steps", index=True)
    step = CharField()
    """`none`, `in-work` or `adopted`."""
    date = DateField()
    title = TextField(default="")
    """Of the document."""
    document = TextField(default="")
    """Link to it, or where it lies."""
    decided_by = TextField(default="")
    notes = TextField(default="")


class Interest(Edited):
    """What a municipality answered when its interest was asked (activities 3.2.2-03 and 3.2.3-02)."""

    municipality = TextField(index=True)
    about = CharField()
    """`establishing` an ASF, or a `structure`."""
    date = DateField()
    answer = CharField(default="")
    """`yes`, `no`, `unsure`; empty: asked, not answered yet."""
    notes = TextField(default="")
