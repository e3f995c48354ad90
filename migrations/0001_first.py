"""The first tables: plans, people, organisations, groups, events, attendance, and the log.

Models are frozen copies: what the program's own become later changes nothing here.
"""

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
    TimeField,
)


def up(migrator, db):
    class Plan(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        code = CharField(unique=True)
        name = TextField()
        association = TextField()
        county = TextField()
        language = CharField()
        start = DateField()
        end = DateField()
        purpose = TextField()
        budget = IntegerField()
        day_rate = IntegerField()
        half_day = CharField()
        default_event_type = CharField()
        document = TextField()

        class Meta:
            database = db
            table_name = "plan"

    db.create_tables([Plan])

    class Goal(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        plan = ForeignKeyField(Plan)
        position = IntegerField()
        code = CharField()
        kind = CharField()
        text = TextField()
        short = TextField()
        guidelines = TextField(default="[]")

        class Meta:
            database = db
            table_name = "goal"
            indexes = ((("plan", "code"), True),)

    db.create_tables([Goal])

    class Activity(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        plan = ForeignKeyField(Plan)
        goal = ForeignKeyField(Goal)
        position = IntegerField()
        code = CharField()
        title = TextField()
        how = TextField()
        responsible = TextField()
        when = TextField(column_name="when_text")
        planned = IntegerField(null=True)
        start = DateField(null=True)
        end = DateField(null=True)
        audience = CharField(null=True)
        track = CharField()
        assignments = TextField()
        needs = TextField()

        class Meta:
            database = db
            table_name = "activity"
            indexes = ((("plan", "code"), True),)

    db.create_tables([Activity])

    class Event(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        date = DateField(index=True)
        end_date = DateField(null=True)
        start_time = TimeField(null=True)
        end_time = TimeField(null=True)
        type = CharField()
        title = TextField(default="")
        search_key = TextField(index=True)
        status = CharField()
        moved_from = DateField(null=True)
        town = TextField(default="")
        premises = TextField(default="")
        municipality = TextField(null=True)
        arranged = BooleanField(default=True)
        counts = BooleanField(null=True)
        informs = BooleanField(null=True)
        invited = IntegerField(null=True)
        signed_up = IntegerField(null=True)
        speaker = TextField(default="")
        notes = TextField(default="")
        next_step = TextField(default="")

        class Meta:
            database = db
            table_name = "event"

    db.create_tables([Event])

    class Organisation(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        name = TextField()
        search_key = TextField(index=True)
        sort_key = TextField(index=True)
        kind = CharField(default="other")
        municipality = TextField(null=True)
        own = BooleanField(default=False)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "organisation"

    db.create_tables([Organisation])

    class Person(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        name = TextField()
        search_key = TextField(index=True)
        sort_key = TextField(index=True)
        email = TextField(index=True, default="")
        telephone = TextField(default="")
        organisation = ForeignKeyField(Organisation, null=True)
        unit = TextField(default="")
        title = TextField(default="")
        role = CharField(null=True)
        municipality = TextField(null=True)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([Person])

    class Attendance(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        event = ForeignKeyField(Event)
        person = ForeignKeyField(Person)
        role = CharField()
        role_known = BooleanField(default=True)
        organisation = ForeignKeyField(Organisation, null=True)
        unit = TextField(default="")
        title = TextField(default="")
        municipality = TextField(null=True)
        present = BooleanField(default=True)

        class Meta:
            database = db
            table_name = "attendance"
            indexes = ((("event", "person"), True),)

    db.create_tables([Attendance])

    class Batch(Model):
        id = IntegerField(primary_key=True)
        file = TextField()
        sheet = TextField()
        kind = CharField()
        digest = CharField(index=True)
        rows = TextField()

        class Meta:
            database = db
            table_name = "batch"

    db.create_tables([Batch])

    class Change(Model):
        at = DateTimeField()
        by = TextField()
        what = TextField()
        batch = ForeignKeyField(Batch, null=True)
        undoes = IntegerField(null=True)
        undone = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "change"

    db.create_tables([Change])

    class Audit(Model):
        change = ForeignKeyField(Change)
        table = CharField(column_name="table_name")
        record = IntegerField(column_name="record_id")
        action = CharField()
        before = TextField(null=True)
        after = TextField(null=True)
        sheet = TextField(null=True)
        row = IntegerField(null=True)
        salt = BlobField(null=True)
        before_digest = BlobField()
        after_digest = BlobField()
        chain = BlobField()

        class Meta:
            database = db
            table_name = "audit"
            indexes = ((("table", "record"), False),)

    db.create_tables([Audit])

    class Counter(Model):
        name = CharField(primary_key=True)
        next = IntegerField()

        class Meta:
            database = db
            table_name = "counter"

    db.create_tables([Counter])

    class EventActivity(Model):
        id = IntegerField(primary_key=True)
        event = ForeignKeyField(Event)
        activity = CharField(index=True)

        class Meta:
            database = db
            table_name = "event_activity"
            indexes = ((("event", "activity"), True),)

    db.create_tables([EventActivity])

    class Group(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        name = TextField()
        search_key = TextField(index=True)
        sort_key = TextField(index=True)
        kind = CharField(default="group")
        organisation = ForeignKeyField(Organisation, null=True)
        municipality = TextField(null=True)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "informed_group"

    db.create_tables([Group])

    class EventGroup(Model):
        id = IntegerField(primary_key=True)
        event = ForeignKeyField(Event)
        group = ForeignKeyField(Group)

        class Meta:
            database = db
            table_name = "event_group"
            indexes = ((("event", "group"), True),)

    db.create_tables([EventGroup])

    class EventType(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        plan = ForeignKeyField(Plan)
        position = IntegerField()
        code = CharField()
        name = TextField()
        aliases = TextField()
        counts = BooleanField()
        informs = BooleanField()
        activities = TextField()
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "event_type"
            indexes = ((("plan", "code"), True),)

    db.create_tables([EventType])

    class HeadCount(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        event = ForeignKeyField(Event)
        role = CharField()
        organisation = ForeignKeyField(Organisation, null=True)
        total = IntegerField()

        class Meta:
            database = db
            table_name = "head_count"

    db.create_tables([HeadCount])

    class Indicator(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        plan = ForeignKeyField(Plan)
        goal = ForeignKeyField(Goal, null=True)
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

        class Meta:
            database = db
            table_name = "indicator"
            indexes = ((("plan", "code"), True),)

    db.create_tables([Indicator])

    class OrganisationAlias(Model):
        id = IntegerField(primary_key=True)
        organisation = ForeignKeyField(Organisation)
        name = TextField()
        search_key = TextField(unique=True)

        class Meta:
            database = db
            table_name = "organisation_alias"

    db.create_tables([OrganisationAlias])

    class Reading(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        indicator = ForeignKeyField(Indicator)
        date = DateField()
        value = FloatField()
        baseline = BooleanField(default=False)
        source = TextField(default="")
        note = TextField(default="")

        class Meta:
            database = db
            table_name = "reading"

    db.create_tables([Reading])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("reading"))
    migrator.migrate(migrator.drop_table("organisation_alias"))
    migrator.migrate(migrator.drop_table("indicator"))
    migrator.migrate(migrator.drop_table("head_count"))
    migrator.migrate(migrator.drop_table("event_type"))
    migrator.migrate(migrator.drop_table("event_group"))
    migrator.migrate(migrator.drop_table("informed_group"))
    migrator.migrate(migrator.drop_table("event_activity"))
    migrator.migrate(migrator.drop_table("counter"))
    migrator.migrate(migrator.drop_table("audit"))
    migrator.migrate(migrator.drop_table("change"))
    migrator.migrate(migrator.drop_table("batch"))
    migrator.migrate(migrator.drop_table("attendance"))
    migrator.migrate(migrator.drop_table("person"))
    migrator.migrate(migrator.drop_table("organisation"))
    migrator.migrate(migrator.drop_table("event"))
    migrator.migrate(migrator.drop_table("activity"))
    migrator.migrate(migrator.drop_table("goal"))
    migrator.migrate(migrator.drop_table("plan"))
