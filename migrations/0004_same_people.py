"""Names that people are also known by, and pairs that are alike and not the same."""

from peewee import CharField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Organisation(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "organisation"

    class Person(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "person"

    class PersonName(Model):
        id = IntegerField(primary_key=True)
        person = ForeignKeyField(Person)
        name = TextField()
        search_key = TextField(index=True)
        email = TextField(index=True)
        organisation = ForeignKeyField(Organisation, null=True)

        class Meta:
            database = db
            table_name = "person_name"

    class KeptApart(Model):
        id = IntegerField(primary_key=True)
        kind = CharField()
        one = IntegerField()
        other = IntegerField()

        class Meta:
            database = db
            table_name = "kept_apart"
            indexes = ((("kind", "one", "other"), True),)

    db.create_tables([PersonName, KeptApart])


def down(migrator, db):
    for table in ("kept_apart", "person_name"):
        migrator.migrate(migrator.drop_table(table))
