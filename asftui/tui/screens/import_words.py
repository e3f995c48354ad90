"""An import plan in words and rows, for the preview. Values in, text out."""

from collections.abc import Mapping, Sequence

from asftui.formats import show_day, show_number, show_percent
from asftui.i18n import N_, _, ngettext
from asftui.importing import Gauges, ImportPlan, RowPlan
from asftui.importing.plan import VERDICTS, New
from asftui.importing.profiles import Profile
from asftui.importing.wording import counts_in_words, result_in_words
from asftui.plan.model import Plan
from asftui.registers.event_types import type_name
from asftui.registers.wording import ROLE_NAMES
from asftui.tui.widgets.record_table import Row

VERDICT_WORDS = {
    "new": N_("+ new"),
    "updated": N_("~ changed"),
    "unchanged": N_("= unchanged"),
    "duplicate": N_("2 duplicate"),
    "rejected": N_("! rejected"),
}
"""What a row's verdict is called; the sign tells it without colour."""
STATES = {"new": "good", "rejected": "bad", "unchanged": "dim", "duplicate": "dim"}


def title_line(plan: ImportPlan, profile: Profile | None) -> str:
    """Return what was read, and what it was taken for."""
    kind = profile.label if profile else _("not taken in")
    certainty = _("certainty {percent}").format(percent=show_percent(plan.certainty * 100)) if profile else plan.reason
    return f"{plan.file} › {plan.sheet}   {kind}, {certainty}"


def event_lines(imported: ImportPlan, plan: Plan) -> str:
    """Return which event, or how many, the sheet is about."""
    if not imported.events:
        return ""
    if len(imported.events) > 1:
        new = sum(isinstance(event.ref, New) for event in imported.events)
        text = ngettext("Belongs to {n} event, {new} new", "Belongs to {n} events, {new} new", len(imported.events))
        return text.format(n=len(imported.events), new=new)
    event = imported.events[0]
    what = _("new") if isinstance(event.ref, New) else _("there already")
    title = event.title or type_name(plan, event.type)
    parts = (what, title, type_name(plan, event.type), show_day(event.date, plan.start.year), event.town)
    return _("Belongs to: {event}").format(event=" · ".join(dict.fromkeys(filter(None, parts))))


def columns_line(imported: ImportPlan, profile: Profile) -> str:
    """Return what each column is taken for, the unsure ones with their certainty; days and dates in a row as one."""
    told: list[tuple[str, str, str]] = []
    for column in imported.columns:
        field = profile.fields.get(column.field)
        label = field.label if field is not None and field.kept else _("not used")
        sure = "" if column.certainty >= 0.999 or not column.field else f" {show_percent(column.certainty * 100)}"
        if told and column.field and told[-1][2] == label + sure:
            told[-1] = (told[-1][0], column.heading, label + sure)
        else:
            told.append((column.heading, column.heading, label + sure))
    pieces = [f"{first}→{label}" if first == last else f"{first} … {last}→{label}" for first, last, label in told]
    return _("Columns: {columns}").format(columns="  ".join(pieces))


def counts_line(imported: ImportPlan, chosen: str) -> str:
    """Return how many rows have each verdict; the chosen one stands in brackets."""
    alike = sum(row.mark == "alike" for row in imported.rows)
    labels = {
        "": _("all"),
        **counts_in_words(imported.counts),
        "alike": ngettext("{n} alike", "{n} alike", alike).format(n=alike),
    }
    shown = (f"[{label}]" if verdict == chosen else label for verdict, label in labels.items())
    return _("Rows {n}: {counts}").format(n=imported.counts["read"], counts="  ".join(shown))


def result_line(imported: ImportPlan, batch: int | None) -> str:
    """Return what came of an import, in a line."""
    if batch is None:
        return _("Everything in {file} was there already: nothing was written.").format(file=imported.file)
    counts = result_in_words(imported.counts)
    return _("Import {batch}: {counts}. u takes it back.").format(batch=batch, counts=counts)


def noted_line(imported: ImportPlan) -> str:
    """Return how much there is to read of problems and notes; empty where there is nothing."""
    n = len(imported.problems) + len(imported.notes)
    return ngettext("{n} note: a shows it", "{n} notes and problems: a shows them", n).format(n=n) if n else ""


def rows_shown(imported: ImportPlan, chosen: str) -> Sequence[RowPlan]:
    """Return the rows that a filter lets through: a verdict, `alike`, or nothing for all."""
    if chosen in VERDICTS:
        return [row for row in imported.rows if row.verdict == chosen]
    if chosen == "alike":
        return [row for row in imported.rows if row.mark == "alike"]
    return imported.rows


def table_row(row: RowPlan, imported: ImportPlan, plan: Plan) -> Row:
    """Return a row of the preview's table; of a list of events with the day and town in the organisation's place."""
    about = row.organisation
    if imported.kind == "events" and row.event is not None:
        event = imported.events[row.event]
        about = " · ".join(filter(None, (show_day(event.date, plan.start.year), event.town)))
    word = _("? alike") if row.mark == "alike" and row.verdict != "rejected" else _(VERDICT_WORDS[row.verdict])
    present = "" if row.present is None else _("yes") if row.present else _("no")
    if row.heads is not None:
        present = show_number(row.heads)
    name = row.name if not row.reason else f"{row.name}  ({row.reason})".strip()
    if imported.kind in ("placement-days", "enterprises"):  # what becomes of the numbers is what one looks for
        name, about = row.name, row.reason or row.organisation
    role = _(ROLE_NAMES[row.role]) if row.role else ""
    return Row(row.row, (str(row.row), word, name, about, role, present), STATES.get(row.verdict, ""))


def row_lines(row: RowPlan) -> list[str]:
    """Return all that the plan says of one row."""
    lines = [_("Row {row}: {verdict}").format(row=row.row, verdict=_(VERDICT_WORDS[row.verdict]))]
    if row.reason:
        lines.append(_("Why: {reason}").format(reason=row.reason))
    if row.column:
        lines.append(_("Cell: {column}, “{value}”").format(column=row.column, value=row.value))
    cells = "  ".join(str(cell) for cell in row.cells if cell is not None)
    return [*lines, _("In the sheet: {cells}").format(cells=cells)]


def after_line(before: Gauges, after: Gauges, plan: Plan) -> str:
    """Return which gauges move, and how."""
    labels: Mapping[str, str] = {indicator.code: indicator.short for indicator in plan.indicators}
    moved = [
        f"{labels[code]} {show_number(before[code] or 0)}→{show_number(value or 0)}"
        for code, value in after.items()
        if before[code] != value
    ]
    return _("Afterwards: {gauges}").format(gauges="  ".join(moved)) if moved else _("No gauge moves.")
