"""The plan of an attendance sheet: events, the people who were there, and heads without a name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asftui.i18n import _, ngettext
from asftui.importing.check import Problem, Record
from asftui.importing.event_changes import EventChanges
from asftui.importing.known import KnownAttendance
from asftui.importing.names import folded
from asftui.importing.occasions import Occasion
from asftui.importing.plan import VERDICTS, AttendanceNew, Changes, HeadsNew, New, Ref, RowPlan, Update, Verdict
from asftui.importing.plan_told import plan_told
from asftui.importing.planning import (
    Gathered,
    PersonRow,
    add_person,
    attendance_values,
    changed_words,
    doubtful_notes,
    mark_of,
    person_row,
    titles_note,
    update_person,
)
from asftui.importing.someone import Sighting, Someone
from asftui.importing.who import Decision, tell_people

_COUNTED = frozenset({"employees", "politicians", "heads"})


@dataclass(slots=True, kw_only=True)
class _Attendance:
    """One person at one event: what all rows about it say together."""

    occasion: int
    someone: Someone
    rows: list[PersonRow] = field(default_factory=list)


@dataclass(kw_only=True)
class AttendancePlan:
    """Plans attendance; `rows` and `changes` are what came of it."""

    gathered: Gathered
    occasions: Sequence[Occasion]
    has_marks: bool
    decisions: Mapping[int, Decision]
    today: dt.date
    keys: Mapping[int, str] = field(default_factory=dict)
    """Keys of rows that were rejected once, by row."""
    rows: dict[int, RowPlan] = field(default_factory=dict)
    attendances: list[AttendanceNew] = field(default_factory=list)
    attendance_updates: list[Update] = field(default_factory=list)
    heads: list[HeadsNew] = field(default_factory=list)
    heads_updates: list[Update] = field(default_factory=list)
    unknown_roles: int = 0
    unknown_titles: dict[str, None] = field(default_factory=dict)
    """Titles of those, in the order of the rows."""
    mended: set[tuple[str, int]] = field(default_factory=set)
    """Key and row of the head counts that were rejected once."""
    said: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    """What rows that say the same say of an attendance, by the identity of their values."""
    drawn: dict[tuple[int, int, bool], tuple[Mapping[str, Any], str | None, Ref | None, dict[str, Any]]] = field(
        default_factory=dict
    )
    """What new attendances hold, by the identity of what is said (which is kept here too) and of whom."""
    updated: dict[int, Update] = field(default_factory=dict)
    """What changes about people who are there, by id."""

    def make(self) -> tuple[EventChanges, Changes]:
        """Plan all rows; return the events and what would be written."""
        people = self._person_rows()
        everybody = tell_people([self._sighting(n, row) for n, row in people], self.gathered.known, self.decisions)
        of_row = {each.row: someone for someone in everybody for each in someone.sightings}
        grouped: dict[tuple[int, int], _Attendance] = {}
        for n, row in people:
            someone = of_row[row.record.row]
            key = (n, id(someone))
            grouped.setdefault(key, _Attendance(occasion=n, someone=someone)).rows.append(row)
        roles = self._roles(list(grouped.values()))
        events = EventChanges(gathered=self.gathered, today=self.today)
        for n, occasion in enumerate(self.occasions):
            events.add(occasion, roles[n], held=self._came(occasion), status=occasion.status)
        refs = self._people(everybody, list(grouped.values()), events)
        self.updated = {update.id: update for update in self.gathered.people_updates}
        for each in grouped.values():
            self._one(each, refs, events)
        self._heads(events, refs)
        self.gathered.notes += doubtful_notes(everybody, self.gathered.known)
        if self.unknown_roles:
            self.gathered.notes.append(
                ngettext(
                    "{n} attendance has no known role and counts as employee",
                    "{n} attendances have no known role and count as employees",
                    self.unknown_roles,
                ).format(n=self.unknown_roles)
            )
        self.gathered.notes += titles_note(self.unknown_titles)
        written = {each.first.row: ref for each in everybody if not isinstance(ref := refs[id(each)], Problem)}
        names, apart = plan_told(everybody, written, self.decisions)
        changes = Changes(
            organisations=tuple(self.gathered.organisations.added),
            people=tuple(self.gathered.people),
            people_updates=tuple(self.gathered.people_updates),
            names=names,
            apart=apart,
            events=tuple(events.added),
            event_updates=tuple(events.updates),
            event_groups=tuple(events.groups),
            attendances=tuple(self.attendances),
            attendance_updates=tuple(self.attendance_updates),
            heads=tuple(self.heads),
            heads_updates=tuple(self.heads_updates),
            mended=tuple(sorted(self.mended)),
        )
        return events, changes

    def _person_rows(self) -> list[tuple[int, PersonRow]]:
        found = []
        for n, occasion in enumerate(self.occasions):
            towns = {folded(str(record.values.get("town", ""))) for record in occasion.rows}
            for record in occasion.rows:
                if "name" in record.values:
                    # A place that differs among one event's rows belongs to the people.
                    town = str(record.values.get("town", "")) if len(towns) > 1 else ""
                    found.append((n, person_row(record, self.gathered, day=occasion.date, town=town)))
        return found

    def _sighting(self, n: int, row: PersonRow) -> Sighting:
        match = self.occasions[n].match
        return Sighting(
            row=row.record.row,
            name=str(row.record.values["name"]),
            email=str(row.values.get("email", "")),
            organisation=row.ref,
            events=(match.id,) if match else (),
            occasion=n,
            role=str(row.values.get("role", "")),
            unit=str(row.values.get("unit", "")),
            title=str(row.values.get("title", "")),
            identity=str(row.values.get("identity", "")),
        )

    def _present(self, record: Record) -> bool:
        return bool(record.values.get("present", not self.has_marks))

    def _came(self, occasion: Occasion) -> bool:
        named = any("name" in record.values and self._present(record) for record in occasion.rows)
        return named or any(_counts(record) for record in occasion.rows)

    def _roles(self, attendances: Sequence[_Attendance]) -> list[set[str]]:
        """Return which roles came to each event, as far as the sheet and the store tell."""
        roles: list[set[str]] = [set() for _occasion in self.occasions]
        for each in attendances:
            if any(self._present(row.record) for row in each.rows):
                said = self._said(each).get("role")
                stands = each.someone.person.role if each.someone.person else None
                roles[each.occasion].add(said or stands or "employee")
        for n, occasion in enumerate(self.occasions):
            for record in occasion.rows:
                roles[n].update(_counts(record))
        return roles

    def _people(
        self, everybody: Sequence[Someone], attendances: Sequence[_Attendance], events: EventChanges
    ) -> dict[int, Ref | Problem]:
        """Plan the people themselves; return the reference of each, by identity."""
        rows_of: dict[int, list[PersonRow]] = defaultdict(list)
        news: dict[int, bool] = defaultdict(bool)
        for each in attendances:
            rows_of[id(each.someone)] += each.rows
            news[id(each.someone)] |= self._is_news(each, events)
        refs: dict[int, Ref | Problem] = {}
        for someone in everybody:
            rows = rows_of[id(someone)]
            if someone.person is None:
                refs[id(someone)] = add_person(self.gathered, someone, rows)
            else:
                refs[id(someone)] = someone.person.id
                update_person(self.gathered, someone.person, rows, news=news[id(someone)] and not someone.is_doubtful)
        return refs

    def _standing(self, each: _Attendance, events: EventChanges) -> KnownAttendance | None:
        event = events.refs[each.occasion]
        if each.someone.person is None or isinstance(event, New):
            return None
        return self.gathered.known.attendances.get((event, each.someone.person.id))

    def _is_news(self, each: _Attendance, events: EventChanges) -> bool:
        standing = self._standing(each, events)
        return standing is None or bool(self._differences(each, standing))

    def _said(self, each: _Attendance) -> Mapping[str, Any]:
        """Return what the rows say of one attendance: the first that says a thing."""
        if len(each.rows) > 1:
            return self._all_say(each.rows)
        row = each.rows[0]
        if id(row.values) not in self.said:
            self.said[id(row.values)] = self._all_say(each.rows)
        return self.said[id(row.values)]

    def _all_say(self, rows: Sequence[PersonRow]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for row in sorted(rows, key=lambda r: r.record.row):
            for name in ("role", "unit", "title", "municipality"):
                if name in row.values:
                    said.setdefault(name, row.values[name])
            if row.organisation is not None:
                said.setdefault("organisation", row.ref)
        return said

    def _differences(self, each: _Attendance, standing: KnownAttendance) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        for name, value in self._said(each).items():
            now = getattr(standing, name)
            known = standing.role_known if name == "role" else now not in (None, "")
            # The same file again does not undo what was mended by hand since: it only fills.
            if (now != value or not known) and not (known and self.gathered.known.imported):
                changed[name] = value
                if name == "role":
                    changed["role_known"] = True
        marks = [row.record.values["present"] for row in each.rows if "present" in row.record.values]
        present = any(marks) if marks else (None if self.has_marks else True)
        if present is not None and present != standing.present and not self.gathered.known.imported:
            changed["present"] = present
        return changed

    def _one(self, each: _Attendance, refs: Mapping[int, Ref | Problem], events: EventChanges) -> None:
        rows = sorted(each.rows, key=lambda row: row.record.row) if len(each.rows) > 1 else each.rows
        first = rows[0]
        ref = refs[id(each.someone)]
        if isinstance(ref, Problem):
            for row in rows:
                problem = Problem(row=row.record.row, column=ref.column, value=ref.value, reason=ref.reason)
                self.gathered.problems.append(problem)
                self._put(each, row, "rejected", ref.reason)
            return
        standing = self._standing(each, events)
        verdict: Verdict = "new"
        reason = ""
        if standing is None:
            self._add(each, first, ref, events.refs[each.occasion])
        elif changed := self._differences(each, standing):
            self.attendance_updates.append(Update(id=standing.id, revision=None, values=changed, row=first.record.row))
            verdict, reason = "updated", _("changes: {what}").format(what=changed_words(changed))
        else:
            verdict = "unchanged"
            person = self.updated.get(ref) if isinstance(ref, int) else None
            if person is not None and person.row in [row.record.row for row in rows]:
                verdict, reason = "updated", _("changes: {what}").format(what=changed_words(person.values))
        self._put(each, first, verdict, reason)
        for row in rows[1:]:
            self._put(
                each,
                row,
                "duplicate",
                _("the same person at the same event as row {row}").format(row=first.record.row),
            )

    def _add(self, each: _Attendance, first: PersonRow, person: Ref, event: Ref) -> None:
        said = self._said(each)
        present = any(self._present(row.record) for row in each.rows)
        key = id(said), id(each.someone), present
        if key not in self.drawn:
            self.drawn[key] = (said, *attendance_values(said, each.someone.person, present=present))
        _said, role, owner, values = self.drawn[key]
        self.unknown_roles += role is None and present
        if role is None and present and said.get("title"):
            self.unknown_titles[said["title"]] = None
        self.attendances.append(
            AttendanceNew(event=event, person=person, organisation=owner, values=values, row=first.record.row)
        )

    def _put(self, each: _Attendance, row: PersonRow, verdict: Verdict, reason: str) -> None:
        stands = each.someone.person
        counts = _counts(row.record)
        planned = RowPlan(
            row=row.record.row,
            verdict=verdict,
            reason=reason,
            name=str(row.record.values["name"]),
            organisation=row.organisation.name if row.organisation else "",
            role=row.values.get("role") or (stands.role if stands else None) or "",
            present=self._present(row.record),
            heads=sum(counts.values()) if counts else None,
            mark=mark_of(each.someone),
            person=stands.id if stands else None,
            alike=each.someone.alike,
            alike_rows=each.someone.alike_rows,
            event=each.occasion,
            cells=row.record.cells,
        )
        earlier = self.rows.get(row.record.row)
        self.rows[row.record.row] = planned if earlier is None else _joined(earlier, planned)

    def _heads(self, events: EventChanges, refs: Mapping[int, Ref | Problem]) -> None:
        """Plan head counts: rows of one event, role and organisation are added up, and are its total."""
        totals: dict[tuple[int, str, Ref | None], list[tuple[Record, int]]] = defaultdict(list)
        seen: dict[tuple[Any, ...], int] = {}
        for n, occasion in enumerate(self.occasions):
            for record in occasion.rows:
                text = str(record.values.get("organisation", ""))
                counts = _counts(record)
                if not counts:
                    continue
                owner = self.gathered.organisations.find(text, record.row) if text else None
                same = (n, text and folded(text), record.values.get("unit"), tuple(sorted(counts.items())))
                if "name" not in record.values:
                    if same in seen:
                        self._put_heads(record, n, owner.name if owner else "", counts, "duplicate", seen[same])
                        continue
                    seen[same] = record.row
                for role, heads in counts.items():
                    totals[n, role, owner.ref if owner else None].append((record, heads))
                if "name" not in record.values:
                    self._put_heads(record, n, owner.name if owner else "", counts, "unchanged")
        for (n, role, ref), parts in totals.items():
            self._one_total(events.refs[n], role, ref, parts)

    def _one_total(self, event: Ref, role: str, owner: Ref | None, parts: Sequence[tuple[Record, int]]) -> None:
        standing = None
        if not isinstance(event, New) and not isinstance(owner, New):
            standing = self.gathered.known.heads.get((event, role, owner))
        # What was rejected once comes on top of what came in then, and only once.
        late = [heads for record, heads in parts if self._is_late(record)]
        fresh = [heads for record, heads in parts if record.row not in self.keys]
        total = sum(fresh) if fresh or standing is None else standing[1]
        total += sum(late)
        row = parts[0][0].row
        verdict: Verdict
        if standing is None:
            if total or owner is not None:
                self.heads.append(HeadsNew(event=event, role=role, organisation=owner, total=total, row=row))
            verdict = "new"
        elif standing[1] != total and not self.gathered.known.imported:
            self.heads_updates.append(Update(id=standing[0], revision=None, values={"total": total}, row=row))
            verdict = "updated"
        else:
            return
        self.mended.update((self.keys[record.row], record.row) for record, _n in parts if self._is_late(record))
        for record, _heads in parts:
            now = self.rows.get(record.row)
            if now is not None and now.verdict == "unchanged":
                self.rows[record.row] = _with_verdict(now, verdict)

    def _is_late(self, record: Record) -> bool:
        key = self.keys.get(record.row)
        return key is not None and key not in self.gathered.known.mended

    def _put_heads(
        self, record: Record, n: int, owner: str, counts: Mapping[str, int], verdict: Verdict, like: int = 0
    ) -> None:
        self.rows[record.row] = RowPlan(
            row=record.row,
            verdict=verdict,
            reason=_("the same heads as row {row}").format(row=like) if like else "",
            organisation=owner,
            role=next(iter(counts)) if len(counts) == 1 else "",
            heads=sum(counts.values()),
            event=n,
            cells=record.cells,
        )


def _counts(record: Record) -> dict[str, int]:
    """Return the heads of a row by role; a number whose role nothing tells is of employees."""
    if _COUNTED.isdisjoint(record.values):
        return {}
    found = {
        role: int(record.values[name])
        for name, role in (("employees", "employee"), ("politicians", "politician"))
        if name in record.values
    }
    if "heads" in record.values:
        rest = int(record.values["heads"]) - sum(found.values())
        if not found or rest > 0:
            role = str(record.values.get("role", "employee"))
            found[role] = found.get(role, 0) + max(rest, 0)
    return found


def _joined(one: RowPlan, other: RowPlan) -> RowPlan:
    """Return the plan of a row that speaks of several events: its weightiest verdict, and whether anybody came."""
    first, second = sorted((one, other), key=lambda row: VERDICTS.index(row.verdict))
    return replace(first, present=bool(one.present or other.present), reason=first.reason or second.reason)


def _with_verdict(row: RowPlan, verdict: Verdict) -> RowPlan:
    return replace(row, verdict=verdict)
