"""The tables, one module for each area."""

from asftui.store.models.base import Edited, Record, database
from asftui.store.models.claims import Claim, PlacementDay
from asftui.store.models.economy import BudgetLine, Cost
from asftui.store.models.enterprises import Enterprise, EnterpriseAlias, EnterpriseCount
from asftui.store.models.events import Attendance, Event, EventActivity, EventGroup, HeadCount
from asftui.store.models.imports import MendedRow, SheetMapping
from asftui.store.models.log import Audit, Batch, Change, Counter
from asftui.store.models.people import Group, KeptApart, Organisation, OrganisationAlias, Person, PersonName
from asftui.store.models.placements import Placement
from asftui.store.models.plans import Activity, EventType, Goal, Indicator, Plan, Reading
from asftui.store.models.structures import CouncilMember, CouncilStep, GuidelineStep, Interest, StructureStep
from asftui.store.models.surveys import Survey, SurveyAnswer, SurveyQuestion, SurveyResponse

LOG = (Batch, Change, Audit, Counter)
"""Tables that record what happened to the others."""

RECORDS = (
    Plan,
    Goal,
    Activity,
    Indicator,
    Reading,
    EventType,
    Organisation,
    OrganisationAlias,
    Group,
    Person,
    PersonName,
    KeptApart,
    Event,
    EventActivity,
    EventGroup,
    Attendance,
    HeadCount,
    Survey,
    SurveyQuestion,
    SurveyResponse,
    SurveyAnswer,
    Enterprise,
    EnterpriseAlias,
    EnterpriseCount,
    Placement,
    StructureStep,
    CouncilStep,
    CouncilMember,
    GuidelineStep,
    Interest,
    BudgetLine,
    Cost,
    Claim,
    PlacementDay,
    SheetMapping,
    MendedRow,
)
"""Tables of records, each after those that it refers to."""

__all__ = [
    "LOG",
    "RECORDS",
    "Activity",
    "Attendance",
    "Audit",
    "Batch",
    "BudgetLine",
    "Change",
    "Claim",
    "Cost",
    "CouncilMember",
    "CouncilStep",
    "Counter",
    "Edited",
    "Enterprise",
    "EnterpriseAlias",
    "EnterpriseCount",
    "Event",
    "EventActivity",
    "EventGroup",
    "EventType",
    "Goal",
    "Group",
    "GuidelineStep",
    "HeadCount",
    "Indicator",
    "Interest",
    "KeptApart",
    "MendedRow",
    "Organisation",
    "OrganisationAlias",
    "Person",
    "PersonName",
    "Placement",
    "PlacementDay",
    "Plan",
    "Reading",
    "Record",
    "SheetMapping",
    "StructureStep",
    "Survey",
    "SurveyAnswer",
    "SurveyQuestion",
    "SurveyResponse",
    "database",
]
