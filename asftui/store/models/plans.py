"""The plans as the store owns them: an action plan file is how one comes in and goes out."""

from peewee import BooleanField, CharField, DateField, FloatField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited


class Plan(Edited):
    """An action plan. What no other record refers to stands in `document`, as JSON."""

    code = CharField(unique=True)
    name = TextField()
    association = TextField()
    county = TextField()
    language = CharField()
    start = DateField()
    end = DateField()
    purpose = TextField()
    budget = IntegerField()
    """Öre."""
    day_rate = IntegerField()
    """Öre."""
    half_day = CharField()
    default_event_type = CharField()
    document = TextField()
    """JSON: municipalities, tracks, needs, assignments, target groups, roles, report dates, paid marks, structure
    members."""


class Goal(Edited):
    """The overall goal or a process goal."""

    plan = ForeignKeyField(Plan, backref="goals")
    position = IntegerField()
    code = CharField()
    kind = CharField()
    text = TextField()
    short = TextField()
    guidelines = TextField(default="[]")
    """JSON: kinds of party that are to adopt guidelines under it."""

    class Meta:
        indexes = ((("plan", "code"), True),)


class Activity(Edited):
    """One row of the activity plan."""

    plan = ForeignKeyField(Plan, backref="activities")
    goal = ForeignKeyField(Goal, backref="activities")
    position = IntegerField()
    code = CharField()
    title = TextField()
    how = TextField()
    responsible = TextField()
    """JSON: list of roles."""
    when = TextField(column_name="when_text")
    planned = IntegerField(null=True)
    start = DateField(null=True)
    end = DateField(null=True)
    audience = CharField(null=True)
    track = CharField()
    assignments = TextField()
    """JSON: list of numbers."""
    needs = TextField()
    """JSON: list of numbers."""

    class Meta:
        indexes = ((("plan", "code"), True),)


class Indicator(Edited):
    """One indicator with its target; the baseline is its first reading."""

    plan = ForeignKeyField(Plan, backref="indicators")
    goal = ForeignKeyField(Goal, null=True, backref="indicators")
    position = IntegerField()
    code = CharField()
    name = TextField()
    short = TextField()
    section = TextField()
    kind = CharField()
    unit = TextField()
    counts = TextField()
    target = FloatField()
    target_date = DateField()
    milestones = TextField()
    """JSON: list of [date, value]."""

    class Meta:
        indexes = ((("plan", "code"), True),)


class Reading(Edited):
    """A value of an indicator at a date, as somebody read it."""

    indicator = ForeignKeyField(Indicator, backref="readings")
    date = DateField()
    value = FloatField()
    baseline = BooleanField(default=False)
    source = TextField(default="")
    note = TextField(default="")


class EventType(Edited):
    """A kind of event, with its two marks."""

    plan = ForeignKeyField(Plan, backref="event_types")
    position = IntegerField()
    code = CharField()
    name = TextField()
    aliases = TextField()
    """JSON: list of names."""
    counts = BooleanField()
    informs = BooleanField()
    activities = TextField()
    """JSON: list of codes."""
    note = TextField(default="")

    class Meta:
        indexes = ((("plan", "code"), True),)
