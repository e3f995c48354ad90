"""Surveys: what was asked, and what each answered. Who answered is not kept."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited, Record
from asftui.store.models.events import Event


class Survey(Edited):
    """One round of a form. The same form at another time is another survey."""

    title = TextField()
    about = CharField()
    """`event`, `activity`, `placements` or `plan`."""
    event = ForeignKeyField(Event, null=True, backref="surveys", index=True)
    activity = CharField(null=True)
    """The activity's code in the plan whose period holds the date."""
    date = DateField(null=True)
    """Of the event, or of the first answer."""


class SurveyQuestion(Record):
    """A question, typed by what its answers hold."""

    survey = ForeignKeyField(Survey, backref="questions", index=True)
    position = IntegerField()
    text = TextField()
    key = CharField()
    """By which the same question is known in another round."""
    type = CharField()
    """`scale`, `choice`, `several`, `number` or `text`."""


class SurveyResponse(Record):
    """What one respondent sent in."""

    survey = ForeignKeyField(Survey, backref="responses", index=True)
    key = CharField()
    """Tells it from the others of its survey when they are exported again: a hash, never a name or an address."""

    class Meta:
        indexes = ((("survey", "key"), True),)


class SurveyAnswer(Record):
    """One question's answer in one response."""

    response = ForeignKeyField(SurveyResponse, backref="answers", index=True)
    question = ForeignKeyField(SurveyQuestion, backref="answers", index=True)
    text = TextField()
    """As it was given; of several choices one a line."""

    class Meta:
        indexes = ((("response", "question"), True),)
