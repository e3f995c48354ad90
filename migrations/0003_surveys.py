"""Surveys: their questions, responses and answers."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Event(Model):
        id = IntegerField(primary_key=True)

        class Meta:
            database = db
            table_name = "event"

    class Survey(Model):
        id = IntegerField(primary_key=True)
        revision = IntegerField(default=1)
        title = TextField()
        about = CharField()
        event = ForeignKeyField(Event, null=True)
        activity = CharField(null=True)
        date = DateField(null=True)

        class Meta:
            database = db
            table_name = "survey"

    class SurveyQuestion(Model):
        id = IntegerField(primary_key=True)
        survey = ForeignKeyField(Survey)
        position = IntegerField()
        text = TextField()
        key = CharField()
        type = CharField()

        class Meta:
            database = db
            table_name = "survey_question"

    class SurveyResponse(Model):
        id = IntegerField(primary_key=True)
        survey = ForeignKeyField(Survey)
        key = CharField()

        class Meta:
            database = db
            table_name = "survey_response"
            indexes = ((("survey", "key"), True),)

    class SurveyAnswer(Model):
        id = IntegerField(primary_key=True)
        response = ForeignKeyField(SurveyResponse)
        question = ForeignKeyField(SurveyQuestion)
        text = TextField()

        class Meta:
            database = db
            table_name = "survey_answer"
            indexes = ((("response", "question"), True),)

    db.create_tables([Survey, SurveyQuestion, SurveyResponse, SurveyAnswer])


def down(migrator, db):
    for table in ("survey_answer", "survey_response", "survey_question", "survey"):
        migrator.migrate(migrator.drop_table(table))
