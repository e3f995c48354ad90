"""The plan of a list of placements: which are new, what is said of those there, and what cannot be taken."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asftui.errors import RecordError
from asftui.i18n import _, ngettext
from asftui.identity import mask
from asftui.importing.alike_enterprises import alike_to
from asftui.importing.check import Problem, settle_order
from asftui.importing.known import Known, is_imported
from asftui.importing.mapping import Column
from asftui.importing.notes import unused_note
from asftui.importing.placement_around import code_column, marked_columns, organisation_in, read_around, read_number
from asftui.importing.placement_cells import Reader
from asftui.importing.plan import Changes, ImportPlan, RowPlan, Verdict
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Hints, Recognised
from asftui.importing.rejects import read_keys, reading
from asftui.importing.shape import at
from asftui.importing.sheets import Book, Cell, Sheet, shown
from asftui.registers import enterprises, values
from asftui.registers.placement_intake import IntakePlacement
from asftui.registers.placements import (
    PlacementDetail,
    PlacementEntry,
    check_code,
    code_key,
    has_groups,
    known_codes,
    placement_values,
    warnings_of,
)
from asftui.registers.places import municipality_of
from asftui.text import clean

_DATED = ("applied", "decision", "agreement", "start", "planned_end", "end", "sus", "followed_up", "period")
_OURS = ("code", "name", "principal", "enterprise", "municipality", "number", "row_key", "personal")
"""Columns that are not read cell by cell as fields of the placement."""


@dataclass(kw_only=True)
class _Draft:
    """A placement as it would be."""

    id: int | None
    revision: int | None
    entry: PlacementEntry
    row: int
    new_enterprise: str = ""
    changed: bool = False
    said: set[str] = field(default_factory=set)
    """Fields that a row of the sheet has said."""


def plan_placements(
    book: Book, sheet: Sheet, found: Recognised, profile: Profile, base: Known, hints: Hints, today: dt.date
) -> ImportPlan:
    """Return what importing a list of placements would do.

    Args:
        book: the file.
        sheet: its sheet.
        found: its heading, columns and rows.
        profile: the kind.
        base: the store as it is.
        hints: what the user says of dates.
        today: a last day after it is a planned one.
    """
    planner = _Planner(book=book, sheet=sheet, found=found, profile=profile, base=base, hints=hints, today=today)
    return planner.plan()


@dataclass(kw_only=True)
class _Planner:
    book: Book
    sheet: Sheet
    found: Recognised
    profile: Profile
    base: Known
    hints: Hints
    today: dt.date
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drafts: dict[str, list[_Draft]] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    """Enterprises that the import adds, in order."""
    withheld: int = 0
    """Names that stood beside codes."""

    def plan(self) -> ImportPlan:
        """Return the plan."""
        mended = read_keys(self.found.body, self.found.columns)
        order, why = settle_order(
            [at(cells, c.index) for c in self.found.columns if c.field in _DATED for _n, cells in self.found.body],
            self.hints.order or mended.order,
        )
        year = self.found.facts.year or mended.year or self.hints.year
        self.reader = Reader(year=year, order=order)
        self.imported = is_imported(self.book.digest)
        self.code_column = code_column(self.found.columns, self.found.body)
        self.marked = marked_columns(self.found.columns, self.found.body)
        self.around = read_around(self.sheet, self.found, self.profile)
        codes = [shown(at(cells, self.code_column.index)) for _n, cells in self.found.body] if self.code_column else []
        for key, there in known_codes(codes).items():
            self.drafts[key] = [_Draft(id=p.id, revision=p.revision, entry=_entry(p), row=0) for p in there]
        rows = [self._row(number, cells) for number, cells in self.found.body]
        self._say([*self.sheet.notes, *([why] if why else [])])
        changed = [d for drafts in self.drafts.values() for d in drafts if d.changed]
        intake = tuple(
            IntakePlacement(id=d.id, revision=d.revision, entry=d.entry, new_enterprise=d.new_enterprise, row=d.row)
            for d in sorted(changed, key=lambda d: d.row)
        )
        heading = self.found.heading
        return ImportPlan(
            file=self.book.file,
            digest=self.book.digest,
            sheet=self.sheet.name,
            kind=self.profile.kind,
            certainty=self.found.certainty,
            reason=self.found.reason,
            others=self.found.others,
            header_row=self.found.header_row,
            top=self.sheet.rows[: heading.last + 1] if heading else (),
            reading=reading(order, family_first=False, year=year),
            columns=self.found.columns,
            rows=tuple(rows),
            problems=tuple(sorted(self.problems, key=lambda p: (p.row, p.column))),
            notes=tuple(self.notes),
            changes=Changes(placements=intake),
            change=self.base.change,
        )

    def _row(self, number: int, cells: tuple[Cell, ...]) -> RowPlan:
        code, why = self._code(number, cells)
        if why is not None:
            self.problems.append(why)
            return RowPlan(row=number, verdict="rejected", reason=why.reason, column=why.column, cells=cells)
        names = {c.index for c in self.found.columns if c.field == "name" and c is not self.code_column}
        self.withheld += sum(at(cells, index) is not None for index in names)
        said, new_enterprise = self._said(number, cells)
        drafts = self.drafts.setdefault(code_key(code), [])
        draft = _meant(drafts, said)
        verdict: Verdict = "unchanged"
        labels: list[str] = []
        if draft is None:
            draft = _Draft(id=None, revision=None, entry=PlacementEntry(code=code), row=number, changed=True)
            drafts.append(draft)
            verdict = "new"
        elif draft.row and draft.id is None:
            verdict = "duplicate"
        changed = self._take(draft, number, said)
        if new_enterprise and draft.entry.enterprise is None and not draft.new_enterprise:
            draft.new_enterprise, draft.changed = new_enterprise, True
            changed.append("enterprise")
        if changed and verdict != "new":
            verdict = "updated"
            labels = [self.profile.fields[n].label if n in self.profile.fields else n for n in changed]
        draft.row = draft.row or number
        self._warn(draft, number)
        return RowPlan(
            row=number,
            verdict=verdict,
            reason=_("changes: {what}").format(what=", ".join(labels)) if labels else "",
            name=code,
            organisation=self._text("enterprise", cells),
            mark="known" if draft.id is not None else "",
            cells=tuple([None if index in names else cell for index, cell in enumerate(cells)]),
        )

    def _code(self, number: int, cells: Sequence[Cell]) -> tuple[str, Problem | None]:
        column = self.code_column
        text = shown(at(cells, column.index)) if column else ""
        place = column.place if column else ""
        if column is None:
            why = _("No column holds codes: add one called Kod, with P-001 and so on, never a name")
            return "", Problem(row=number, column="", value="", reason=why)
        try:
            return check_code(text if not values.is_empty(text) else ""), None
        except RecordError as error:
            # what stands there may be a name or a personal number: it is not told again
            return "", Problem(row=number, column=place, value="…" if text else "", reason=str(error))

    def _said(self, number: int, cells: Sequence[Cell]) -> tuple[dict[str, Any], str]:
        """Return what a row says by field, and the enterprise that no register has."""
        said: dict[str, Any] = {}
        for column in self.found.columns:
            if not column.field or column.field in _OURS or column is self.code_column:
                continue
            cell = at(cells, column.index)
            try:
                found = self.reader.read(column.field, cell)
                said = {**found, **said} if column.field == "period" else {**said, **found}
            except RecordError as error:
                self._wrong(number, column, shown(cell), str(error))
        said = {**read_number(cells), **self._marks(cells), **said}
        if (text := self._around("principal", number, cells)) and (key := organisation_in(text)) is None:
            self._blame(number, "principal", text, _("no organisation is called so: add it, or mend the name"))
        elif text:
            said["principal"] = key
        place = self._around("municipality", number, cells)
        municipality = next((m for plan in self.base.plans if (m := municipality_of(place, plan))), None)
        if municipality:
            said["municipality"] = municipality
        elif place:
            self._blame(number, "municipality", place, _("no municipality of the plan is called so"))
        name = self._around("enterprise", number, cells)
        if not name:
            return _with_planned_end(said, self.today), ""
        if (at_enterprise := enterprises.resolve(name)) is not None:
            said["enterprise"] = at_enterprise
            return _with_planned_end(said, self.today), ""
        if name not in self.unknown and (alike := alike_to(name, enterprises.known_names())):
            other = enterprises.enterprise(alike[0]).name
            self.notes.append(
                _("row {rows}: {name} may be {others}, and is kept apart").format(rows=number, name=name, others=other)
            )
        self.unknown[name] = None
        return _with_planned_end(said, self.today), name

    def _take(self, draft: _Draft, number: int, said: dict[str, Any]) -> list[str]:
        """Put what a row says into a draft, and return the fields that change."""
        changed = []
        for name, value in said.items():
            now = getattr(draft.entry, name)
            if value == now or value in (None, "", ()):
                continue
            if name == "target_groups" and draft.id is not None and has_groups(draft.id, value):
                continue  # one of them is not seen by who imports
            if now not in (None, "", ()) and (name in draft.said or (draft.id is not None and self.imported)):
                if name in draft.said:
                    why = _("another row says otherwise of {code}: the first stands").format(code=draft.entry.code)
                    self._blame(number, name, str(value), why)
                continue
            try:
                entry = replace(draft.entry, **{name: value})
                placement_values(entry)
            except RecordError as error:
                self._blame(number, name, str(value), str(error))
                continue
            draft.entry, draft.changed = entry, True
            draft.said.add(name)
            changed.append(name)
        draft.said.update(said)
        return changed

    def _warn(self, draft: _Draft, number: int) -> None:
        for text in warnings_of(draft.entry):
            self.problems.append(Problem(row=number, column="", value=draft.entry.code, reason=text))

    def _marks(self, cells: Sequence[Cell]) -> dict[str, Any]:
        """Return what the columns that are marked in a row say."""
        said: dict[str, Any] = {}
        groups = []
        for column, which, code in self.marked:
            if values.parse_mark(at(cells, column.index)):
                groups += [code] if which == "target_groups" else []
                said.update({} if which == "target_groups" else {which: code})
        return {**said, **({"target_groups": tuple(sorted(groups))} if groups else {})}

    def _around(self, name: str, number: int, cells: Sequence[Cell]) -> str:
        """Return what a row says of a field, else what stands over it or above the table."""
        return self._text(name, cells) or self.around.of(name, number)

    def _text(self, name: str, cells: Sequence[Cell]) -> str:
        column = next((c for c in self.found.columns if c.field == name), None)
        cell = at(cells, column.index) if column else None
        return "" if cell is None or values.is_empty(cell) else clean(shown(cell))

    def _blame(self, number: int, name: str, value: str, why: str) -> None:
        column = next((c for c in self.found.columns if c.field == name), None)
        where = column.place if column else ""
        self.problems.append(Problem(row=number, column=where, value=mask(value), reason=mask(why)))

    def _wrong(self, number: int, column: Column, value: str, why: str) -> None:
        self.problems.append(Problem(row=number, column=column.place, value=mask(value), reason=mask(why)))

    def _say(self, told: Sequence[str]) -> None:
        notes = list(told)
        refused = [c.heading for c in self.found.columns if c.field == "personal"]
        if refused:
            notes.append(_("never stored: {headings}").format(headings=", ".join(refused)))
        marked = {column.index for column, _which, _code in self.marked}
        left = [c for c in self.found.columns if c.index not in marked and c is not self.code_column]
        notes += unused_note(left, self.profile, [cells for _n, cells in self.found.body])
        if self.withheld:
            text = ngettext(
                "{n} name is not taken: the code stands for it",
                "{n} names are not taken: codes stand for them",
                self.withheld,
            )
            notes.append(text.format(n=self.withheld))
        if self.unknown:
            text = ngettext(
                "{n} enterprise is new in the register, as one that has long stood: {names}",
                "{n} enterprises are new in the register, as ones that have long stood: {names}",
                len(self.unknown),
            )
            notes.append(text.format(n=len(self.unknown), names=", ".join(self.unknown)))
        drafts = [d for each in self.drafts.values() for d in each]
        unsaid = sum(d.id is None and d.entry.funding is None and d.entry.start is not None for d in drafts)
        if unsaid:
            text = ngettext(
                "{n} says nothing of a decision, and is taken as funded",
                "{n} say nothing of a decision, and are taken as funded",
                unsaid,
            )
            notes.append(text.format(n=unsaid))
        missing = sum(not d.entry.is_in_sus and d.entry.funding != "refused" for d in drafts)
        if missing:
            text = ngettext("{n} is not registered in SUS", "{n} are not registered in SUS", missing)
            notes.append(text.format(n=missing))
        notes += [_("row {row} is left out: {why}").format(row=row, why=why) for row, why in self.found.table.left_out]
        self.notes[:0] = notes


def _entry(detail: PlacementDetail) -> PlacementEntry:
    names = PlacementEntry.__dataclass_fields__
    return PlacementEntry(**{name: getattr(detail, name) for name in names})


def _meant(drafts: Sequence[_Draft], said: dict[str, Any]) -> _Draft | None:
    """Return the placement that a row of a code is about: of several that whose time it shares."""
    start = said.get("start")
    if start is None:
        return drafts[-1] if drafts else None
    for draft in drafts:
        if draft.entry.start in (None, start):
            return draft
    last = said.get("end") or said.get("planned_end") or dt.date.max
    for draft in drafts:
        first = draft.entry.start or dt.date.min
        if first <= last and start <= (draft.entry.last or dt.date.max):
            return draft
    return None


def _with_planned_end(said: dict[str, Any], today: dt.date) -> dict[str, Any]:
    """A last day that has not come yet is a planned one, unless the row has that too."""
    if said.get("end") and said["end"] > today and not said.get("outcome"):
        last = said.pop("end")
        said.setdefault("planned_end", last)
    return said
