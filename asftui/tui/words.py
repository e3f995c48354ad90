"""What tables are called on screens; msgids, for `_` to translate where they are shown."""

from asftui.i18n import N_

TABLES = {
    "plan": N_("Plans"),
    "goal": N_("Goals"),
    "activity": N_("Activities"),
    "indicator": N_("Indicators"),
    "reading": N_("Readings"),
    "event_type": N_("Event types"),
    "organisation": N_("Organisations"),
    "organisation_alias": N_("Aliases of organisations"),
    "informed_group": N_("Groups"),
    "person": N_("People"),
    "person_name": N_("Names of people"),
    "kept_apart": N_("Told apart"),
    "event": N_("Events"),
    "event_activity": N_("Activities of events"),
    "event_group": N_("Groups of events"),
    "attendance": N_("Attendances"),
    "head_count": N_("Head counts"),
    "enterprise": N_("ASF"),
    "enterprise_alias": N_("Aliases of ASF"),
    "enterprise_count": N_("Counts"),
    "survey": N_("Surveys"),
    "survey_question": N_("Questions"),
    "survey_response": N_("Responses"),
    "survey_answer": N_("Answers"),
    "placement": N_("Placements"),
    "placement_day": N_("Placement days"),
    "claim": N_("Claims"),
}
