"""One event: what it was, and who came."""

from collections import Counter
from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from asftui.errors import AsftuiError, RecordError
from asftui.formats import show_day, show_time, show_weekday
from asftui.i18n import N_, _, ngettext
from asftui.registers import attendance, event_lists, events
from asftui.registers.event_lists import AttendanceLine
from asftui.registers.event_types import type_name
from asftui.registers.events import EventDetail
from asftui.registers.today import today
from asftui.registers.values import parse_date
from asftui.registers.wording import ROLE_NAMES, STATUS_NAMES
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.attendance_form import attendance_form
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.deleting import ask_delete_event
from asftui.tui.screens.dialogs import FormScreen, QuestionScreen
from asftui.tui.screens.event_form import event_form
from asftui.tui.screens.sign_in_form import sign_in_form
from asftui.tui.widgets.form import FormField
from asftui.tui.widgets.record_table import Column, RecordTable, Row


class EventScreen(FramedScreen):
    """What an event was, with the people in it below."""

    SECTION = "events"
    HELP = N_(
        "One event. Enter opens a person; n adds one, Space marks somebody as present or not, r changes the role they"
        " came in, Del takes them out. e changes the event itself; h says that it was held, x that it was cancelled,"
        " m moves it. l saves a sign-in sheet, ready to print, that on import finds this event."
    )
    BINDINGS = bindings("new", "present", "role", "edit", "held", "cancelled", "move", "sign-in", "delete")
    AUTO_FOCUS = "RecordTable"

    def __init__(self, *, key: int) -> None:
        super().__init__()
        self._key = key

    def compose_body(self) -> ComposeResult:
        yield Static("", id="what", classes="inset")
        yield RecordTable(
            columns=(
                Column(label=_("Name"), width=14, grows=True),
                Column(label=_("Organisation"), width=20, grows=True),
                Column(label=_("Title"), width=14, grows=True, least=100),
                Column(label=_("Role"), width=13),
                Column(label=_("Municipality"), width=12, least=100),
                Column(label=_("Present"), width=10),
            ),
            empty=_("Nobody here yet: n adds a person, i takes in a sheet, e gives head counts."),
        )

    def reload(self) -> None:
        try:
            detail = events.event(self._key)
        except AsftuiError as gone:
            self.ours.tell(gone)
            self.app.pop_screen()
            return
        people = event_lists.attendance_at(self._key)
        self.query_one("#what", Static).update(plain("\n".join(self._lines(detail, people))))
        self.query_one(RecordTable).show(
            lambda limit, offset: [self._row(p) for p in people[offset : offset + limit]], len(people)
        )

    @on(RecordTable.Opened)
    def _open(self) -> None:
        from asftui.tui.screens.record import open_record

        line = self._pointed()
        if line is not None:
            open_record(self, "person", line.person)

    def action_new(self) -> None:
        self.app.push_screen(attendance_form(self._key, self.ours.plan), self.wrote)

    def action_present(self) -> None:
        line = self._pointed()
        if line is not None:
            with self.telling():
                attendance.set_present(line.id, not line.present, revision=line.revision)
            self.ours.look_again()

    def action_role(self) -> None:
        line = self._pointed()
        if line is not None:
            roles = [*ROLE_NAMES]
            role = roles[(roles.index(line.role) + 1) % len(roles)] if line.role_known else "employee"
            with self.telling():
                attendance.set_role(line.id, role, revision=line.revision)
                self.ours.tell(_("{name} came as {role}.").format(name=line.name, role=_(ROLE_NAMES[role])))
            self.ours.look_again()

    def action_edit(self) -> None:
        with self.telling():
            self.app.push_screen(event_form(self.ours.plan, events.event(self._key)), self.wrote)

    def action_status(self, status: str) -> None:
        with self.telling():
            events.set_status(self._key, status)
        self.ours.look_again()

    def action_move(self) -> None:
        field = FormField(name="date", label=_("New date"), hint=_("2017-03-14, 14/3, tomorrow …"))
        self.app.push_screen(FormScreen(title=_("Move to another date"), fields=[field], save=self._move), self.wrote)

    def action_sign_in(self) -> None:
        self.app.push_screen(sign_in_form(self._key, self.ours.plan, self.ours.import_folder), self._saved_sheet)

    def action_delete(self) -> None:
        line = self._pointed()
        with self.telling():
            if line is None:
                ask_delete_event(self, self._key, self.app.pop_screen)
                return
            title = _("Take {name} out of the event?").format(name=line.name)
            text = _("The person stays in the register. Ctrl+Z brings the attendance back.")
            self.app.push_screen(QuestionScreen(title=title, lines=[text]), lambda yes: self._take_out(line, yes))

    def _saved_sheet(self, saved: bool | None) -> None:
        if saved:
            self.ours.tell(_("The sign-in sheet is saved. Filled in, it finds its own event on import."))

    def _take_out(self, line: AttendanceLine, yes: bool | None) -> None:
        if yes:
            with self.telling():
                attendance.delete_attendance(line.id, revision=line.revision)
            self.ours.look_again()

    def _move(self, typed: Mapping[str, str]) -> None:
        try:
            day = parse_date(typed["date"], year=self.ours.plan.start.year, today=today())
        except RecordError as error:
            raise RecordError(error.what, field="date", remedy=error.remedy) from error
        events.move_event(self._key, day)

    def _pointed(self) -> AttendanceLine | None:
        key = self.query_one(RecordTable).key
        return next((line for line in event_lists.attendance_at(self._key) if line.id == key), None)

    def _lines(self, detail: EventDetail, people: list[AttendanceLine]) -> list[str]:
        year = self.ours.plan.start.year
        kind = type_name(self.ours.plan, detail.type)
        when = f"{show_weekday(detail.date)} {show_day(detail.date, year)}"
        if detail.end_date:
            when += f"–{show_day(detail.end_date, year)}"
        if detail.start_time:
            when += f" {show_time(detail.start_time)}" + (f"–{show_time(detail.end_time)}" if detail.end_time else "")
        first = " · ".join(filter(None, (when, detail.town, detail.premises, _(STATUS_NAMES[detail.status]))))
        if detail.moved_from:
            first += " · " + _("moved from {date}").format(date=show_day(detail.moved_from, year))
        present = sum(line.present for line in people)
        numbers = [ngettext("{n} by name", "{n} by name", present).format(n=present)]
        heads: dict[str, int] = {}
        for head in detail.head_counts:
            heads[head.role] = heads.get(head.role, 0) + head.total
        by_role = Counter(line.role for line in people if line.present)
        fewer = [(role, n, by_role[role]) for role, n in heads.items() if 0 < n < by_role[role]]
        numbers += [_("{n} as {role} in all").format(n=n, role=_(ROLE_NAMES[role])) for role, n in heads.items() if n]
        for label, number in ((_("signed up {n}"), detail.signed_up), (_("invited {n}"), detail.invited)):
            if number is not None:
                numbers.append(label.format(n=number))
        lines = [detail.title if detail.title else kind, f"{kind} · {first}" if detail.title else first]
        lines.append(_("Came: {numbers}").format(numbers=", ".join(numbers)))
        for role, n, by_name in fewer:
            text = _("! {n} as {role} in all, but {named} by name: change the number (e), or the names.")
            lines.append(text.format(n=n, role=_(ROLE_NAMES[role]), named=by_name))
        titles = {a.code: a.title for a in self.ours.plan.activities}
        serves = ", ".join(f"{code} {titles.get(code, '')}" for code in detail.activities)
        named = ", ".join(event_lists.groups_of(self._key))
        for label, text in (
            (_("Activity: {text}"), serves),
            (_("For: {text}"), named),
            (_("Speaker: {text}"), detail.speaker),
            (_("Notes: {text}"), detail.notes.replace("\n", " ")),
            (_("Next step: {text}"), detail.next_step.replace("\n", " ")),
        ):
            if text:
                lines.append(label.format(text=text))
        return [*lines, ""]

    def _row(self, line: AttendanceLine) -> Row:
        organisation = f"{line.organisation} / {line.unit}" if line.unit else line.organisation
        role = _(ROLE_NAMES[line.role]) + ("" if line.role_known else " ?")
        cells = (
            line.name,
            organisation,
            line.title,
            role,
            line.municipality or "",
            _("yes") if line.present else _("no"),
        )
        return Row(line.id, cells, "" if line.present else "dim")
