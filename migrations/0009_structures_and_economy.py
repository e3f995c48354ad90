"""Support structures, council, guidelines, interest; budget lines and costs. A plan's members of support structures
become records, as the plan's own: until now the gauge read how many they were."""

import hashlib
import json
import os
from datetime import UTC, datetime

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

TABLES = (
    "cost",
    "budget_line",
    "interest",
    "guideline_step",
    "council_member",
    "council_step",
    "structure_step",
)
STEPS = "structure_step"


def up(migrator, db):
    class Organisation(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "organisation"

    class Plan(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "plan"

    class StructureStep(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        municipality = TextField(index=True)
        step = CharField()
        since = DateField()
        earlier = BooleanField(default=False)
        until = DateField(null=True)
        name = TextField(default="")
        supplier = TextField(default="")
        finance = CharField(default="")
        document = TextField(default="")
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = STEPS

    class CouncilStep(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        step = CharField(unique=True)
        date = DateField()
        who = TextField(default="")
        document = TextField(default="")
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "council_step"

    class CouncilMember(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        organisation = ForeignKeyField(Organisation)
        name = TextField(default="")
        role = TextField(default="")
        since = DateField(null=True)
        until = DateField(null=True)
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "council_member"

    class GuidelineStep(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        organisation = ForeignKeyField(Organisation)
        step = CharField()
        date = DateField()
        title = TextField(default="")
        document = TextField(default="")
        decided_by = TextField(default="")
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "guideline_step"

    class Interest(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        municipality = TextField(index=True)
        about = CharField()
        date = DateField()
        answer = CharField(default="")
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "interest"

    class BudgetLine(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        plan = ForeignKeyField(Plan)
        name = TextField()
        search_key = TextField()
        amount = IntegerField()
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "budget_line"
            indexes = ((("plan", "search_key"), True),)

    class Cost(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        date = DateField(index=True)
        text = TextField()
        amount = IntegerField()
        line = ForeignKeyField(BudgetLine, null=True)
        supplier = TextField(default="")
        reference = TextField(default="")
        notes = TextField(default="")

        class Meta:
            database = db
            table_name = "cost"

    db.create_tables([StructureStep, CouncilStep, CouncilMember, GuidelineStep, Interest, BudgetLine, Cost])
    _write_members(db)


def down(migrator, db):
    for table in TABLES:
        migrator.migrate(migrator.drop_table(table))


def _write_members(db):
    """Write the members that the plans name, with their audit entries, so that the log knows them too."""
    members = {}
    plans = db.execute_sql("SELECT start, document FROM plan ORDER BY start, code").fetchall()
    for start, document in plans:
        for member in json.loads(document).get("structure_members", ()):
            members.setdefault(member["municipality"], (member["since"], member["since"] <= str(start)))
    if not members:
        return

    class Change(Model):
        id = AutoField()
        at = DateTimeField()
        by = TextField()
        what = TextField()

        class Meta:
            database = db
            table_name = "change"

    class Audit(Model):
        id = AutoField()
        change = IntegerField(column_name="change_id")
        table = CharField(column_name="table_name")
        record = IntegerField(column_name="record_id")
        action = CharField()
        after = TextField(null=True)
        salt = BlobField(null=True)
        before_digest = BlobField()
        after_digest = BlobField()
        chain = BlobField()

        class Meta:
            database = db
            table_name = "audit"

    class Counter(Model):
        name = CharField(primary_key=True)
        next = IntegerField()

        class Meta:
            database = db
            table_name = "counter"

    counter = Counter.get_or_none(Counter.name == STEPS)
    first = counter.next if counter else 1
    at = datetime.now(UTC).replace(tzinfo=None)
    change = Change.insert(at=at, by="(asftui)", what="Kommuner i stödstruktur enligt planen").execute()
    last = Audit.select(Audit.chain).order_by(Audit.id.desc()).limit(1).tuples().first()
    chain = bytes(last[0]) if last else b""
    for record, (municipality, (since, earlier)) in enumerate(members.items(), first):
        row = {"revision": 1, "municipality": municipality, "step": "member", "since": since, "earlier": earlier}
        row |= {"name": "", "supplier": "", "finance": "", "document": "", "notes": "", "id": record}
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join([db.param] * len(row))
        db.execute_sql(f'INSERT INTO "{STEPS}" ({names}) VALUES ({marks})', tuple(row.values()))  # noqa: S608
        kept = {name: value for name, value in row.items() if name != "revision"}
        after, salt = json.dumps(kept, ensure_ascii=False, separators=(",", ":")), os.urandom(16)
        was, became = (hashlib.sha256(salt + text.encode()).digest() for text in ("", after))
        head = f"{change}:{STEPS}:create:".encode()
        chain = hashlib.sha256(b"".join((chain, head, str(record).encode(), was, became))).digest()
        Audit.insert(
            change=change, table=STEPS, record=record, action="create", after=after,
            salt=salt, before_digest=was, after_digest=became, chain=chain,
        ).execute()  # fmt: skip
    if counter is None:
        Counter.insert(name=STEPS, next=first + len(members)).execute()
    else:
        Counter.update(next=first + len(members)).where(Counter.name == STEPS).execute()
