"""Blank sheets that import understands: facts above the table, an example, the heading, and lines to fill in.

The example is one sentence above the heading, where nothing is ever taken as a record, and no sentence as a title: so
it cannot be imported, whatever is done to it. Headings are the names of the profiles' fields, and the labels above
are among their facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from asftui.i18n import N_, _
from asftui.importing.profiles import Profile
from asftui.plan import Plan
from asftui.registers import enterprises
from asftui.registers.event_lists import AttendanceLine
from asftui.registers.event_types import type_name
from asftui.registers.events import EventDetail
from asftui.registers.placement_words import LISTS
from asftui.registers.wording import ROLE_NAMES
from asftui.reporting.workbook import offer, put

EMPTY_LINES = 20
"""Lines for people who had not signed up, on a sign-in sheet."""
BLANK_LINES = 200
"""Lines that have drop-downs in a blank sheet."""
FACTS = {
    "title": N_("Event"),
    "type": N_("Type"),
    "date": N_("Date"),
    "time": N_("Time"),
    "town": N_("Town"),
    "premises": N_("Premises"),
}
_WIDE = {
    "name": 26, "organisation": 26, "title": 24, "email": 28, "event": 32, "organisations": 30, "signature": 30,
    "enterprise": 28, "activity": 28,
}  # fmt: skip
_LISTED = {
    "kind": "kind",
    "target_groups": "target_groups",
    "sex": "sex",
    "consent": "consent",
    "occupation_before": "occupation",
    "occupation_after": "occupation",
    "support_before": "support",
    "support_after": "support",
    "outcome": "outcome",
}
"""Fields of a placement with the list that each takes from."""
_GREY = Font(italic=True, color="808080")
_LINE = Side(style="thin", color="A0A0A0")


@dataclass(frozen=True, kw_only=True)
class Template:
    """What a kind of sheet looks like when it is blank."""

    columns: tuple[str, ...]
    """Names of the profile's fields."""
    example: str
    """A row as it may be filled in. It names no place and no year: they would be taken as the sheet's own."""
    facts: bool = False
    """It belongs to one event, told above the table."""


PLACEMENT = (
    "code", "principal", "enterprise", "municipality", "kind", "applied", "decision", "agreement", "start",
    "planned_end", "end", "days_a_week", "target_groups", "sex", "birth_year", "sus", "consent", "occupation_before",
    "support_before", "outcome", "occupation_after", "support_after", "notes",
)  # fmt: skip
"""Columns of a list of placements."""
TEMPLATES = {
    "attendance": Template(
        columns=("name", "organisation", "title", "role", "municipality", "email", "present"),
        example=N_("Given name Family name | Arbetsförmedlingen | case worker | employee | name@example.org | x"),
        facts=True,
    ),
    "people": Template(
        columns=("name", "organisation", "unit", "title", "role", "municipality", "email"),
        example=N_("Given name Family name | Arbetsförmedlingen | case worker | employee | name@example.org"),
    ),
    "events": Template(
        columns=("date", "type", "event", "town", "group", "organisations", "employees", "politicians", "notes"),
        example=N_("14 March | Breakfast meeting | town | group | AF, FK | 14 employees | 3 politicians"),
    ),
    "enterprises": Template(
        columns=(
            "enterprise",
            "municipality",
            "town",
            "activity",
            "started",
            "ended",
            "integrates",
            "participation",
            "reinvests",
            "independent",
            "date",
            "employed",
            "participants",
            "notes",
        ),
        example=N_("Name | municipality | town | what it makes and sells | year | – | x | x | x | x | date | 8 | 11"),
    ),
    "placements": Template(
        columns=PLACEMENT,
        example=N_("P-001, never a name | the party that places | ASF | 14/3 granted | yes or 20/3 | 3 days | yes"),
    ),
}
SIGN_IN = ("name", "organisation", "title", "role", "email", "present", "signature")
"""Columns of an event's sign-in sheet."""


def blank_sheet(profile: Profile, plan: Plan, rows: Sequence[Mapping[str, str]] = ()) -> Workbook:
    """Return a workbook with one blank sheet of a kind.

    Args:
        profile: the kind.
        plan: whose municipalities and types are offered.
        rows: what is known already, by field: it stands there to be completed.
    """
    template = TEMPLATES[profile.kind]
    workbook, sheet = _new(profile)
    row = _put_facts(sheet, dict.fromkeys(FACTS, "")) if template.facts else 3
    if template.facts:
        offer(workbook, sheet, f"B{3 + list(FACTS).index('type')}", [kind.name for kind in plan.event_types])
    put(sheet.cell(row, 1), _("Example, never imported: {row}.").format(row=_(template.example)))
    sheet.cell(row, 1).font = _GREY
    heading = row + 1
    _put_heading(sheet, heading, profile, template.columns)
    for number, known in enumerate(rows, heading + 1):
        for column, name in enumerate(template.columns, 1):
            put(sheet.cell(number, column), known.get(name) or None)
    _offer_choices(workbook, sheet, template.columns, heading + 1, heading + max(BLANK_LINES, len(rows)), plan)
    _set_page(sheet, heading, heading + max(25, len(rows)))
    return workbook


def sign_in_sheet(profile: Profile, plan: Plan, event: EventDetail, people: Sequence[AttendanceLine]) -> Workbook:
    """Return a workbook with an event's sign-in sheet: those who stand in it, then empty lines."""
    workbook, sheet = _new(profile)
    kind = type_name(plan, event.type)
    hours = "–".join(f"{at:%H:%M}" for at in (event.start_time, event.end_time) if at)
    facts = {
        "title": event.title or kind,
        "type": kind,
        "date": event.date.isoformat(),
        "time": hours,
        "town": event.town,
        "premises": event.premises,
    }
    heading = _put_facts(sheet, {name: value for name, value in facts.items() if value})
    _put_heading(sheet, heading, profile, SIGN_IN)
    for row, person in enumerate(people, heading + 1):
        role = _(ROLE_NAMES[person.role]) if person.role_known else ""
        for column, value in enumerate((person.name, person.organisation, person.title, role), 1):
            put(sheet.cell(row, column), value or None)
    last = heading + len(people) + EMPTY_LINES
    for row in range(heading + 1, last + 1):
        sheet.row_dimensions[row].height = 24
        for column in range(1, len(SIGN_IN) + 1):
            sheet.cell(row, column).border = Border(bottom=_LINE, left=_LINE, right=_LINE)
            sheet.cell(row, column).alignment = Alignment(vertical="center")
    _offer_choices(workbook, sheet, SIGN_IN, heading + 1, last, plan)
    _set_page(sheet, heading, last)
    return workbook


def _new(profile: Profile) -> tuple[Workbook, Any]:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = profile.label[:31]
    put(sheet.cell(1, 1), profile.label)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    return workbook, sheet


def _put_facts(sheet: Any, facts: Mapping[str, str]) -> int:
    """Write what is known of the event from row 3 on, and return the row after it and a blank one."""
    row = 3
    for name, value in facts.items():
        put(sheet.cell(row, 1), f"{_(FACTS[name])}:")
        sheet.cell(row, 1).font = Font(bold=True)
        put(sheet.cell(row, 2), value or None)
        row += 1
    return row + 1


def _put_heading(sheet: Any, row: int, profile: Profile, columns: Sequence[str]) -> None:
    for column, name in enumerate(columns, 1):
        label = profile.fields[name].label
        cell = sheet.cell(row, column)
        put(cell, label[:1].upper() + label[1:])
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E4E8EC")
        cell.border = Border(bottom=Side(style="medium"))
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE.get(name, 16)


def _offer_choices(workbook: Workbook, sheet: Any, columns: Sequence[str], first: int, last: int, plan: Plan) -> None:
    choices = {
        "role": [_(name) for name in ROLE_NAMES.values()],
        "municipality": list(plan.municipalities),
        "town": list(plan.municipalities),
        "type": [kind.name for kind in plan.event_types],
        "principal": [party.name for party in plan.parties if not party.own],
        "enterprise": enterprises.names(),
        **{name: [_(each) for each in LISTS[which].values()] for name, which in _LISTED.items()},
    }
    if "code" not in columns:  # of the other sheets the enterprise is what a row is about
        del choices["enterprise"]
    for column, name in enumerate(columns, 1):
        letter = get_column_letter(column)
        offer(workbook, sheet, f"{letter}{first}:{letter}{last}", choices.get(name, []))


def _set_page(sheet: Any, heading: int, last: int) -> None:
    """Landscape A4, as wide as the page, the heading on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.print_area = f"A1:{get_column_letter(sheet.max_column)}{last}"
    sheet.oddFooter.right.text = "&P (&N)"
    sheet.freeze_panes = f"A{heading + 1}"
