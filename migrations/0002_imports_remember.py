"""What imports remember: how a sheet's headings were read, and which rejected rows have come in mended."""

from peewee import CharField, IntegerField, Model, TextField


def up(migrator, db):
    class SheetMapping(Model):
        id = IntegerField(primary_key=True)
        headings = CharField(index=True)
        fields = TextField()

        class Meta:
            database = db
            table_name = "sheet_mapping"

    class MendedRow(Model):
        id = IntegerField(primary_key=True)
        key = CharField(index=True)

        class Meta:
            database = db
            table_name = "mended_row"

    db.create_tables([SheetMapping, MendedRow])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("mended_row"))
    migrator.migrate(migrator.drop_table("sheet_mapping"))
