"""Funded places for individuals, by code."""

from peewee import BooleanField, CharField, DateField, FloatField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Organisation(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "organisation"

    class Enterprise(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "enterprise"

    class Placement(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        code = CharField()
        code_key = CharField(index=True)
        principal = ForeignKeyField(Organisation, null=True)
        enterprise = ForeignKeyField(Enterprise, null=True)
        municipality = TextField(null=True)
        kind = CharField(null=True)
        applied = DateField(null=True)
        application_reference = TextField(default="")
        decision = DateField(null=True)
        decision_reference = TextField(default="")
        funding = CharField(null=True)
        agreement = DateField(null=True)
        agreement_reference = TextField(default="")
        agreed = BooleanField(null=True)
        start = DateField(null=True)
        start_reference = TextField(default="")
        planned_end = DateField(null=True)
        end = DateField(null=True, index=True)
        days_a_week = FloatField(null=True)
        target_groups = TextField(default="[]")
        sex = CharField(null=True)
        birth_year = IntegerField(null=True)
        sus = DateField(null=True)
        in_sus = BooleanField(null=True)
        consent = CharField(null=True)
        occupation_before = CharField(null=True)
        occupation_after = CharField(null=True)
        support_before = CharField(null=True)
        support_after = CharField(null=True)
        outcome = CharField(null=True)
        followed_up = DateField(null=True)
        follow_up = CharField(null=True)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "placement"

    db.create_tables([Placement])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("placement"))
