"""What stands over the columns of `asftui list`, one line for each register; msgids."""

from asftui.i18n import N_

HEADINGS: dict[str, tuple[str, ...]] = {
    "events": (N_("No."), N_("Date"), N_("Type"), N_("Town"), N_("Title"), N_("Status"), N_("Came")),
    "people": (
        N_("No."), N_("Name"), N_("Organisation"), N_("Title"), N_("Role"), N_("Municipality"), N_("E-mail"),
        N_("Attended"),
    ),
    "organisations": (N_("No."), N_("Name"), N_("Kind"), N_("Municipality"), N_("People"), N_("Also called")),
    "groups": (N_("No."), N_("Name"), N_("Kind"), N_("Organisation"), N_("Municipality"), N_("Events")),
    "placements": (
        N_("No."), N_("Code"), N_("Principal"), N_("ASF"), N_("Start"), N_("To"), N_("Days"), N_("State"),
        N_("Is missing"),
    ),
    "placement-days": (N_("Code"), N_("Date"), N_("Marked as"), N_("Note"), N_("Claim")),
    "unclaimed": (N_("Month"), N_("Principal"), N_("Days"), N_("Amount")),
    "claims": (
        N_("No."), N_("Received"), N_("Principal"), N_("Period"), N_("Days"), N_("Amount"), N_("State"), N_("Note"),
    ),
    "enterprises": (
        N_("No."), N_("Name"), N_("Municipality"), N_("State"), N_("Started"), N_("Employed"), N_("Participants"),
        N_("Counted on"), N_("Criteria"),
    ),
    "municipalities": (
        N_("Municipality"), N_("Evts"), N_("Pol"), N_("Empl"), N_("ASF"), N_("Pl"), N_("Guidelines"), N_("Support"),
        N_("Mysam"), N_("Next"), N_("Latest"),
    ),
    "structures": (
        N_("No."), N_("Municipality"), N_("Step"), N_("From"), N_("To"), N_("Name"), N_("Supplier"), N_("Financed by"),
    ),
    "guidelines": (N_("Authority"), N_("Step"), N_("Date"), N_("Title"), N_("Document"), N_("Decided by")),
    "council": (N_("Step"), N_("Date"), N_("Who"), N_("Document")),
    "costs": (
        N_("No."), N_("Date"), N_("Amount"), N_("Text"), N_("Budget line"), N_("Supplier"), N_("Reference"),
    ),
    "budget": (N_("Budget line"), N_("Budget"), N_("Booked"), N_("Left")),
}  # fmt: skip
