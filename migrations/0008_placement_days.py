"""Placement days, and the claims for them."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Organisation(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "organisation"

    class Placement(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "placement"

    class Claim(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        principal = ForeignKeyField(Organisation)
        start = DateField()
        end = DateField()
        received = DateField(index=True)
        halves = IntegerField()
        amount = IntegerField()
        reference = TextField()
        invoice_seen = BooleanField()
        lines = TextField()
        approved = DateField(null=True)
        approved_by = TextField()
        paid = DateField(null=True)
        returned = DateField(null=True)
        reason = TextField()
        notes = TextField()

        class Meta:
            database = db
            table_name = "claim"

    class PlacementDay(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        placement = ForeignKeyField(Placement)
        date = DateField(index=True)
        mark = CharField()
        claim = ForeignKeyField(Claim, null=True)

        class Meta:
            database = db
            table_name = "placement_day"
            indexes = ((("placement", "date"), True),)

    db.create_tables([Claim, PlacementDay])


def down(migrator, db):
    for table in ("placement_day", "claim"):
        migrator.migrate(migrator.drop_table(table))
