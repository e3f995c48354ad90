"""What is said of a plan beside its rows: what was assumed, left out, refused, and why."""

from collections.abc import Sequence

from asftui.i18n import _, ngettext
from asftui.importing.check import Checked, Record
from asftui.importing.mapping import Column
from asftui.importing.plan import ImportPlan
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Recognised
from asftui.importing.sheets import Cell
from asftui.registers.values import is_empty
from asftui.text import fold

_SURE = 0.8
_LEFT_ALONE = ("", "notes", "signed_up")
"""Fields of columns that are named when they are not taken: what a sheet's own numbers and keys are is no loss."""
_SIGNED_UP = ("anmalningslista", "anmalda", "anmalan", "sign up list", "registrations")


def kind_notes(plan: ImportPlan, found: Recognised, profile: Profile) -> list[str]:
    """Return what is said of what the sheet was taken for, and of its columns."""
    notes = []
    shape = found.shape
    twice = [
        c for c in plan.columns if not c.field and not c.how and _is_name(c, profile) and _has_names(plan, c.index)
    ]
    if twice and any(c.field in ("name", "given_name", "name_reversed") for c in plan.columns):
        notes.append(
            _(
                "NOT READ: a second column of names stands beside the first ({columns}); move its rows under the others"
            ).format(columns=", ".join(column.place for column in twice))
        )
    if shape is not None and not shape.heading.texts:
        told = ", ".join(f"{c.letter}: {profile.fields[c.field].label}" for c in found.columns if c.field)
        notes.append(
            _("there is no heading: the columns are told by what stands in them ({columns})").format(columns=told)
        )
    if found.others and found.certainty < _SURE:
        notes.append(
            _("taken as {kind} ({reason}); it could be {others} (--kind says which)").format(
                kind=plan.kind, reason=plan.reason, others=", ".join(found.others)
            )
        )
    refused = [c.heading for c in plan.columns if c.field and profile.fields[c.field].type == "refused"]
    if refused:
        notes.append(_("never stored: {headings}").format(headings=", ".join(refused)))
    phones = [c.heading for c in plan.columns if not c.field and _is_telephone(c.heading, profile)]
    if phones:
        notes.append(
            _('not taken unless you say so: {headings} (--map "{heading}=telephone")').format(
                headings=", ".join(phones), heading=phones[0]
            )
        )
    cells = [row.cells for row in plan.rows]
    rest = [c for c in plan.columns if c not in twice and c.heading not in phones]
    return [*notes, *unused_note(rest, profile, cells)]


def unused_note(columns: Sequence[Column], profile: Profile, body: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the note that names the columns with values that are not taken in, where there are any."""
    unused = [
        column.heading
        for column in columns
        if column.field in _LEFT_ALONE
        and not (column.field and profile.fields[column.field].kept)
        and any(column.index < len(cells) and not is_empty(cells[column.index]) for cells in body)
    ]
    return [_("not taken in: {headings}").format(headings=", ".join(unused))] if unused else []


def row_notes(plan: ImportPlan, checked: Checked, found: Recognised, unmarked: Sequence[str]) -> list[str]:
    """Return what is said of the rows."""
    notes = []
    words = fold(" ".join([plan.file, plan.sheet, *(str(cell) for row in plan.top for cell in row if cell)]))
    has_marks = any(c.field in ("present", "signature", "joined", "coming") for c in plan.columns)
    if plan.events and not has_marks and any(word in words for word in _SIGNED_UP):
        notes.append(_("it seems to be a list of those who signed up, and has no marks: all are taken as present"))
    answers = [c.heading for c in plan.columns if c.field == "coming"]
    if plan.events and answers:
        notes.append(
            _("no column marks who was there: the answers under “{heading}” are taken as presence").format(
                heading=answers[0]
            )
        )
    marks = [c for c in plan.columns if c.field in ("present", "signature", "coming")]
    if plan.events and marks and plan.rows and not any(row.present for row in plan.rows):
        notes.append(
            _('no row has a mark under "{heading}": nobody is taken as present').format(heading=marks[0].heading)
        )
    if unmarked:
        notes.append(_("nobody is marked as present under: {headings}").format(headings=", ".join(unmarked)))
    by_email = sum("named_by_email" in record.values for record in _once(checked))
    if by_email:
        notes.append(
            ngettext(
                "{n} row without a name is named by its e-mail address",
                "{n} rows without a name are named by their e-mail addresses",
                by_email,
            ).format(n=by_email)
        )
    never = sum(1 for row in plan.rows if row.present is False)
    if never and any(c.field == "joined" for c in found.columns):
        notes.append(
            ngettext(
                "{n} row has no time of joining, and is kept as not present",
                "{n} rows have no time of joining, and are kept as not present",
                never,
            ).format(n=never)
        )
    return [*notes, *_left_out(found.table.left_out)]


def _is_name(column: Column, profile: Profile) -> bool:
    heading = column.heading.removesuffix(f" ({column.letter})")
    return bool({"name", "given_name", "name_reversed"} & set(profile.known.get(fold(heading), ())))


def _has_names(plan: ImportPlan, index: int) -> bool:
    return any(index < len(row.cells) and isinstance(row.cells[index], str) for row in plan.rows)


def _once(checked: Checked) -> list[Record]:
    return list({record.row: record for record in checked.records}.values())


def _left_out(rows: Sequence[tuple[int, str]]) -> list[str]:
    return [_("row {row} is left out: {why}").format(row=row, why=why) for row, why in rows]


def _is_telephone(heading: str, profile: Profile) -> bool:
    return any(profile.fields[name].type == "telephone" for name in profile.known.get(fold(heading), ()))
