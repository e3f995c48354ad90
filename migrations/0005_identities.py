"""People: a keyed hash of the personal identity number, and what it tells of birth year and sex."""

from peewee import CharField, IntegerField


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("person", "identity", CharField(null=True)),
        migrator.add_column("person", "birth_year", IntegerField(null=True)),
        migrator.add_column("person", "sex", CharField(null=True)),
        migrator.add_index("person", ("identity",)),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_index("person", "person_identity"),
        *(migrator.drop_column("person", column) for column in ("identity", "birth_year", "sex")),
    )
