"""The plan of a register of people: being in it informs nobody, so nothing but people and organisations moves."""

from collections.abc import Mapping, Sequence

from asftui.i18n import _
from asftui.importing.check import Problem, Record
from asftui.importing.plan import Changes, Ref, RowPlan, Verdict
from asftui.importing.plan_told import plan_told
from asftui.importing.planning import (
    Gathered,
    PersonRow,
    add_person,
    changed_words,
    doubtful_notes,
    mark_of,
    person_row,
    update_person,
)
from asftui.importing.someone import Sighting, Someone
from asftui.importing.who import Decision, tell_people


def plan_people(
    records: Sequence[Record], gathered: Gathered, decisions: Mapping[int, Decision]
) -> tuple[dict[int, RowPlan], Changes]:
    """Return each row's plan by row number, and what would be written."""
    rows = {record.row: person_row(record, gathered, town=str(record.values.get("town", ""))) for record in records}
    everybody = tell_people([_sighting(row) for row in rows.values()], gathered.known, decisions)
    plans: dict[int, RowPlan] = {}
    refs: dict[int, Ref] = {}
    for someone in everybody:
        own = [rows[each.row] for each in someone.sightings]
        verdict: Verdict = "new"
        reason = ""
        if someone.person is None:
            ref = add_person(gathered, someone, own)
            if isinstance(ref, Problem):
                for row in own:
                    gathered.problems.append(Problem(row=row.record.row, column="", value=ref.value, reason=ref.reason))
                    plans[row.record.row] = _plan(someone, row, "rejected", ref.reason)
                continue
            refs[someone.first.row] = ref
        else:
            refs[someone.first.row] = someone.person.id
            # The same file again does not undo what was mended by hand since: it only fills.
            changed = update_person(
                gathered, someone.person, own, news=not (gathered.known.imported or someone.is_doubtful)
            )
            verdict = "updated" if changed else "unchanged"
            reason = _("changes: {what}").format(what=changed_words(changed)) if changed else ""
        plans[own[0].record.row] = _plan(someone, own[0], verdict, reason)
        for row in own[1:]:
            same = _("the same person as row {row}").format(row=own[0].record.row)
            plans[row.record.row] = _plan(someone, row, "duplicate", same)
    gathered.notes += doubtful_notes(everybody, gathered.known)
    names, apart = plan_told(everybody, refs, decisions)
    changes = Changes(
        organisations=tuple(gathered.organisations.added),
        people=tuple(gathered.people),
        people_updates=tuple(gathered.people_updates),
        names=names,
        apart=apart,
    )
    return plans, changes


def _sighting(row: PersonRow) -> Sighting:
    return Sighting(
        row=row.record.row,
        name=str(row.record.values["name"]),
        email=str(row.values.get("email", "")),
        organisation=row.ref,
        role=str(row.values.get("role", "")),
        unit=str(row.values.get("unit", "")),
        title=str(row.values.get("title", "")),
        identity=str(row.values.get("identity", "")),
    )


def _plan(someone: Someone, row: PersonRow, verdict: Verdict, reason: str) -> RowPlan:
    stands = someone.person
    return RowPlan(
        row=row.record.row,
        verdict=verdict,
        reason=reason,
        name=str(row.record.values["name"]),
        organisation=row.organisation.name if row.organisation else "",
        role=row.values.get("role") or (stands.role if stands else None) or "",
        mark=mark_of(someone),
        person=stands.id if stands else None,
        alike=someone.alike,
        alike_rows=someone.alike_rows,
        cells=row.record.cells,
    )
