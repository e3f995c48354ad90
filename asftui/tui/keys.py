"""The one table of keys: every action with its keys, its words in the footer and in help.

Footer, help, the command palette and tests read it. Bindings keep the action's id, so that a user's own keys can
take their place.
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from asftui.i18n import N_


@dataclass(frozen=True)
class Action:
    """One thing that a key does."""

    id: str
    keys: str
    """Comma-separated; the first is the one that is shown."""
    action: str
    """What Textual runs."""
    label: str
    """A word or two for the footer; a msgid."""
    hint: str
    """A sentence for help and the palette; a msgid."""
    footer: bool = True
    first: bool = False
    """Taken before what has the focus sees the key."""


_TABLE = (
    Action("overview", "1", "app.section('overview')", N_("Overview"), N_("All gauges, and the budget."), False),
    Action("goals", "2", "app.section('goals')", N_("Goals"), N_("The goals and their activities."), False),
    Action("events", "3", "app.section('events')", N_("Events"), N_("What was held or is planned."), False),
    Action("people", "4", "app.section('people')", N_("People"), N_("People, organisations and groups."), False),
    Action("enterprises", "5", "app.section('enterprises')", N_("ASF"), N_("Enterprises, with their counts."), False),
    Action("placements", "6", "app.section('placements')", N_("Places"), N_("Places for individuals."), False),
    Action(
        "structures",
        "7",
        "app.section('structures')",
        N_("Matrix"),
        N_("Municipalities, support structures, guidelines, the council."),
        False,
    ),
    Action(
        "surveys", "8", "app.section('surveys')", N_("Surveys"), N_("What was asked, and what was answered."), False
    ),
    Action("budget", "9", "app.section('budget')", N_("Budget"), N_("What is used, bound and left."), False),
    Action("history", "u", "app.section('history')", N_("History"), N_("The imports, and taking one back."), False),
    Action("import", "i", "app.import_file", N_("Import"), N_("Take in a sheet.")),
    Action("quick", "plus,colon", "app.quick_entry", N_("New line"), N_("Write an event as one line.")),
    Action("as-of", "t", "app.ask_as_of", N_("As of"), N_("See everything as of another date."), False),
    Action("undo", "ctrl+z", "app.undo", N_("Undo"), N_("Take back your latest change, after a look at it."), False),
    Action("redo", "ctrl+y", "app.redo", N_("Redo"), N_("Do again what you took back."), False),
    Action("help", "question_mark,f1", "app.help", N_("Help"), N_("This screen's help and keys.")),
    Action("palette", "ctrl+p", "app.palette", N_("Commands"), N_("Every action by name."), False),
    Action("quit", "q,ctrl+q", "app.quit", N_("Quit"), N_("Leave the program."), False),
    Action("back", "escape,backspace", "app.back", N_("Back"), N_("Out again, to where you were.")),
    Action("close", "escape", "close", N_("Close"), N_("Close without saving.")),
    Action("form-help", "f1", "app.help", N_("Help"), N_("This form's help and keys."), False),
    Action("save", "ctrl+s", "save", N_("Save"), N_("Save what is written.")),
    Action("next-field", "enter,tab,down", "step(1)", N_("Next field"), N_("On to the next field."), True, True),
    Action("previous-field", "shift+tab,up", "step(-1)", N_("Back"), N_("Back to the field before."), False, True),
    Action("yes", "enter,j,y", "yes", N_("Yes"), N_("Do it.")),
    Action("take-back", "j,y", "yes", N_("Take back"), N_("Take it back.")),
    Action("no", "escape,n", "no", N_("No"), N_("Leave it as it is.")),
    Action("save-line", "enter", "save", N_("Save"), N_("Save what is written."), True, True),
    Action("open", "enter", "open", N_("Open"), N_("Open what the marker stands at.")),
    Action("open-node", "enter", "select_cursor", N_("Open"), N_("Open what the marker stands at.")),
    Action("new", "n", "new", N_("New"), N_("A new record.")),
    Action("edit", "e,f2", "edit", N_("Edit"), N_("Change what the marker stands at.")),
    Action("delete", "delete", "delete", N_("Delete"), N_("Remove it, after saying what depends on it.")),
    Action("find", "slash,ctrl+f", "find", N_("Find"), N_("Find by some of its letters.")),
    Action("path", "slash", "path", N_("Path"), N_("Write or paste a file's path.")),
    Action("filter", "f", "filter", N_("Filter"), N_("Show only some: the next choice at each press.")),
    Action("unfilter", "F", "unfilter", N_("Show all"), N_("Show all again, whatever was filtered.")),
    Action("count", "c", "count", N_("Count"), N_("Write how many are employed and take part, at a date.")),
    Action("round", "d", "round", N_("Counts of all"), N_("Write the counts of all at one date.")),
    Action("present", "space", "present", N_("Present"), N_("Mark as present, or not.")),
    Action("held", "h", "status('held')", N_("Held"), N_("It was held.")),
    Action("cancelled", "x", "status('cancelled')", N_("Cancelled"), N_("It was cancelled.")),
    Action("move", "m", "move", N_("Move"), N_("Move it to another date; the old one is kept.")),
    Action("role", "r", "role", N_("Role"), N_("Change what the person came as.")),
    Action("join", "j", "join", N_("Join"), N_("Make two that are the same one.")),
    Action("apart", "a", "apart", N_("Keep apart"), N_("They are not the same: it is not asked again.")),
    Action("duplicates", "d", "duplicates", N_("Duplicates"), N_("Who and what may stand twice.")),
    Action("part", "z", "part", N_("Part again"), N_("Part two people who were joined.")),
    Action("breakdown", "b", "breakdown", N_("Held/home"), N_("By where it was held, or by where people come from.")),
    Action("structure-step", "s", "record('structure')", N_("Step"), N_("A step towards a support structure.")),
    Action("guideline", "r", "record('guideline')", N_("Guidelines"), N_("How far its guidelines have come.")),
    Action("interest", "a", "record('interest')", N_("Interest"), N_("What it answered when its interest was asked.")),
    Action("next-tab", "tab", "next_tab", N_("Next list"), N_("The next of the lists on this screen.")),
    Action("sign-in", "l", "sign_in", N_("Sign-in sheet"), N_("Save its sign-in sheet, ready to print.")),
    Action("compare", "c", "compare", N_("Compare"), N_("Set another round of the same survey beside it.")),
    Action("rejects", "r", "rejects", N_("Save rejected"), N_("Save the rejected rows as a sheet to mend.")),
    Action("apply", "g", "apply", N_("Apply"), N_("Write what the preview shows.")),
    Action("columns", "k", "columns", N_("Columns"), N_("Say what the columns hold.")),
    Action("event", "b", "event", N_("Event"), N_("Say which event the sheet is about.")),
    Action("problems", "a", "problems", N_("Problems"), N_("Everything that was wrong, by row and column.")),
    Action("next-sheet", "tab", "next_sheet", N_("Next sheet"), N_("The next sheet of the book."), False),
    Action("undo-import", "z", "undo_import", N_("Undo this"), N_("Take it back, after a look; an import whole.")),
    Action("step", "g", "step", N_("Step"), N_("Write the next step: application, decision, agreement, start.")),
    Action("sus", "s", "sus", N_("SUS"), N_("Note that it was registered in SUS today.")),
    Action("ending", "o", "ending", N_("Outcome"), N_("Write how it ended.")),
    Action("days", "d", "days", N_("Days"), N_("The placement days of a month, typed in a grid.")),
    Action("claims", "r", "claims", N_("Claims"), N_("What the principals claim for their placement days.")),
    Action("fill-week", "w", "fill_week", N_("Fill row"), N_("Mark the rest of the row by its days a week.")),
    Action("fill-down", "d,ctrl+d", "fill_down", N_("As above"), N_("Take the mark of the row above.")),
    Action("clear-day", "space,delete", "clear_day", N_("Clear"), N_("Take the mark away.")),
    Action("next-month", "pagedown", "next_month", N_("Next month"), N_("On to the next month.")),
    Action("previous-month", "pageup", "previous_month", N_("Month before"), N_("Back to the month before."), False),
    Action("undo-typed", "ctrl+z", "undo_typed", N_("Undo"), N_("Take back what is not saved; else as ever."), False),
    Action("leave-cells", "escape", "leave_cells", N_("Leave cells"), N_("The sections' keys work again."), False),
    Action("next-row", "enter", "next_row", N_("Next row"), N_("To the first workday of the next row.")),
    Action("edit-cells", "enter", "edit_cells", N_("Into the cells"), N_("Letters go to the cells again.")),
    Action("approve", "g", "approve", N_("Approve"), N_("Approve the claim.")),
    Action("paid", "b", "paid", N_("Paid"), N_("Note when the claim was paid.")),
    Action("return", "r", "return_claim", N_("Return"), N_("Send the claim back, with a reason.")),
    Action("basis", "l", "basis", N_("Basis"), N_("Save a pre-filled basis for the principal to sign.")),
    Action("down", "down", "down", N_("Down"), N_("One line down."), False),
    Action("up", "up", "up", N_("Up"), N_("One line up."), False),
    Action("page-down", "pagedown", "page_down", N_("Page down"), N_("One page down."), False),
    Action("page-up", "pageup", "page_up", N_("Page up"), N_("One page up."), False),
    Action("first", "home", "first", N_("First"), N_("To the first line."), False),
    Action("last", "end", "last", N_("Last"), N_("To the last line."), False),
)
MOVING = ("down", "up", "page-down", "page-up", "first", "last")
"""Actions that nobody looks for by name."""
ACTIONS = {action.id: action for action in _TABLE}

SIGNS = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "colon": ":",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": N_("Space"),
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "backspace": N_("Backspace"),
}
"""How keys are written on screens; `ctrl+z` becomes `Ctrl+Z`, other single keys are themselves."""


def bindings(*ids: str) -> list[BindingType]:
    """Return Textual's bindings for these actions, in the order that the footer shows them."""
    return [
        Binding(a.keys, a.action, a.label, show=a.footer, priority=a.first, id=a.id, tooltip=a.hint)
        for a in (ACTIONS[i] for i in ids)
    ]


def key_sign(key: str) -> str:
    """Return a key as it is written on screens; the caller translates it."""
    if key in SIGNS:
        return SIGNS[key]
    return "+".join(part.capitalize() for part in key.split("+")) if "+" in key else key
