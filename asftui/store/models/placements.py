"""Funded places (platser) for individuals at enterprises. An individual is known by a code, never by a name."""

from peewee import BooleanField, CharField, DateField, FloatField, ForeignKeyField, IntegerField, TextField

from asftui.store.models.base import Edited
from asftui.store.models.enterprises import Enterprise
from asftui.store.models.people import Organisation


class Placement(Edited):
    """One place for one individual at one enterprise; who comes back has another one, and each counts."""

    code = CharField()
    """What the individual is known by here, as the principal writes it."""
    code_key = CharField(index=True)
    """By which the code is known however it is written: `P-001`, `p 001` and `P001` are one."""
    principal = ForeignKeyField(Organisation, null=True, backref="placements", index=True)
    """The party (huvudman) that places the individual and claims the money."""
    enterprise = ForeignKeyField(Enterprise, null=True, backref="placements", index=True)
    municipality = TextField(null=True)
    kind = CharField(null=True)
    """`work-training`, `rehabilitation`, `employment` or `similar`."""
    applied = DateField(null=True)
    application_reference = TextField(default="")
    decision = DateField(null=True)
    """When it was decided whether the association funds it."""
    decision_reference = TextField(default="")
    funding = CharField(null=True)
    """`granted` or `refused`; null: nothing is said of a decision, and it is taken as funded."""
    agreement = DateField(null=True)
    agreement_reference = TextField(default="")
    agreed = BooleanField(null=True)
    """Whether there is an agreement between principal and enterprise; null: not said. A date says that there is."""
    start = DateField(null=True)
    start_reference = TextField(default="")
    planned_end = DateField(null=True)
    end = DateField(null=True, index=True)
    """The actual last day."""
    days_a_week = FloatField(null=True)
    target_groups = TextField(default="[]")
    """JSON: list of codes. Disability is health data, seen by the administrator only."""
    sex = CharField(null=True)
    """`woman` or `man`, as in SUS."""
    birth_year = IntegerField(null=True)
    sus = DateField(null=True)
    """When it was registered in SUS."""
    in_sus = BooleanField(null=True)
    """Whether it is registered in SUS; null: not said. A date says that it is."""
    consent = CharField(null=True)
    """`consent` in writing, or `anonymous` in SUS."""
    occupation_before = CharField(null=True)
    """SUS' categories: `work`, `studies`, `seeking` or `other`."""
    occupation_after = CharField(null=True)
    support_before = CharField(null=True)
    """SUS' categories of what one lives on."""
    support_after = CharField(null=True)
    outcome = CharField(null=True)
    """At the end: `studies`, `own-work`, `case-officer`, `illness`, `interrupted` or `other`."""
    followed_up = DateField(null=True)
    """When it was asked how it went after the end."""
    follow_up = CharField(null=True)
    """What the individual did then, by SUS' categories of occupation."""
    notes = TextField(default="")
