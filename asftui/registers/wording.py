"""What statuses, roles and kinds are called; msgids, for `_` to translate where they are shown."""

from asftui.i18n import N_

STATUS_NAMES = {"planned": N_("planned"), "held": N_("held"), "cancelled": N_("cancelled")}
ROLE_NAMES = {"employee": N_("employee"), "politician": N_("politician"), "other": N_("other")}
ABOUT_NAMES = {
    "event": N_("an event"),
    "activity": N_("an activity"),
    "placements": N_("the placements"),
    "plan": N_("the plan"),
}
ORGANISATION_KINDS = {
    "municipality": N_("municipality"),
    "region": N_("region"),
    "authority": N_("authority"),
    "association": N_("association"),
    "enterprise": N_("ASF"),
    "other": N_("other"),
}
GROUP_KINDS = {
    "mysam": N_("Mysam group"),
    "board": N_("board"),
    "network": N_("network"),
    "unit": N_("unit"),
    "group": N_("group"),
}
STRUCTURE_STEPS = {"none": N_("in none"), "exploring": N_("exploring"), "member": N_("member")}
FINANCE_NAMES = {
    "": N_("not known"),
    "own-budget": N_("own budget"),
    "iop": N_("IOP"),
    "procurement": N_("procurement"),
    "other": N_("other way"),
}
COUNCIL_STEPS = {
    "idea": N_("idea"),
    "mobilising": N_("mobilising"),
    "initiated": N_("initiated"),
    "established": N_("established"),
}
GUIDELINE_STEPS = {"none": N_("none"), "in-work": N_("in work"), "adopted": N_("adopted")}
INTEREST_ABOUT = {"establishing": N_("establishing ASF"), "structure": N_("support structure")}
INTEREST_ANSWERS = {"": N_("no answer yet"), "yes": N_("yes"), "no": N_("no"), "unsure": N_("unsure")}
