"""Enterprises (ASF), their other names, and their counts at dates."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Organisation(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "organisation"

    class Enterprise(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        name = TextField()
        search_key = TextField(index=True)
        sort_key = TextField(index=True)
        organisation = ForeignKeyField(Organisation, null=True)
        municipality = TextField(null=True)
        town = TextField(default="")
        activity = TextField(default="")
        legal_form = TextField(default="")
        number = CharField(default="")
        started = DateField(null=True)
        started_exact = CharField(default="day")
        ended = DateField(null=True)
        ended_exact = CharField(default="day")
        dormant = DateField(null=True)
        dormant_exact = CharField(default="day")
        resumed = DateField(null=True)
        resumed_exact = CharField(default="day")
        integrates = BooleanField(null=True)
        participation = BooleanField(null=True)
        reinvests = BooleanField(null=True)
        independent = BooleanField(null=True)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "enterprise"

    class EnterpriseAlias(Model):
        id = IntegerField(primary_key=True)
        enterprise = ForeignKeyField(Enterprise)
        name = TextField()
        search_key = TextField(unique=True)

        class Meta:
            database = db
            table_name = "enterprise_alias"

    class EnterpriseCount(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        enterprise = ForeignKeyField(Enterprise)
        date = DateField(index=True)
        employed = IntegerField(null=True)
        participants = IntegerField(null=True)
        source = TextField(default="")
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "enterprise_count"
            indexes = ((("enterprise", "date"), True),)

    db.create_tables([Enterprise, EnterpriseAlias, EnterpriseCount])


def down(migrator, db):
    for table in ("enterprise_count", "enterprise_alias", "enterprise"):
        migrator.migrate(migrator.drop_table(table))
