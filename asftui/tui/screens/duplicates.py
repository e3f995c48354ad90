"""People and organisations that may stand twice: joined, or kept apart and not asked about again."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult

from asftui.i18n import N_, _
from asftui.registers import organisations, people, provenance, same_people
from asftui.registers.duplicates import Named, Pair, likely_organisations, likely_people
from asftui.tui.keys import bindings
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import FormScreen, LinesScreen
from asftui.tui.screens.facts import read_known
from asftui.tui.screens.people_actions import tell_joined
from asftui.tui.widgets.form import FormField
from asftui.tui.widgets.record_table import Column, RecordTable, Row
from asftui.tui.widgets.tabbed_lists import ListOf, TabbedLists


class DuplicatesScreen(FramedScreen):
    """Two lists of pairs: people, organisations."""

    SECTION = "people"
    HELP = N_(
        "Pairs that look as if they were one: nothing is joined by itself. j joins the pair at the marker, after asking"
        " which name stays; a says that they are two, and the pair does not come back. Enter shows what is known of"
        " both. Tab goes to the organisations."
    )
    BINDINGS = bindings("next-tab", "join", "apart")
    AUTO_FOCUS = "RecordTable"

    def compose_body(self) -> ComposeResult:
        columns = (
            Column(label=_("One"), width=20, grows=True),
            Column(label=_("The other"), width=20, grows=True),
            Column(label=_("Why"), width=22),
        )
        empty = _("None looks as if it stood twice.")
        yield TabbedLists(
            [
                ListOf(id="person", label=_("People"), columns=columns, empty=empty),
                ListOf(id="organisation", label=_("Organisations"), columns=columns, empty=empty),
            ]
        )

    def reload(self) -> None:
        self._pairs: dict[str, list[Pair]] = {"person": likely_people(), "organisation": likely_organisations()}
        for kind, pairs in self._pairs.items():
            rows = [Row(n, (_shown(pair.a), _shown(pair.b), pair.why)) for n, pair in enumerate(pairs)]
            self._show(kind, rows)

    @on(RecordTable.Opened)
    def _open(self, _event: RecordTable.Opened) -> None:
        if (pair := self._pair) is None:
            return
        lines = [_why(pair)]
        for each in (pair.a, pair.b):
            known = read_known(self._kind, each.id, self.ours.plan, self.ours.as_of)
            lines += ["", known.name, *(f"  {fact.label}: {fact.text}" for fact in known.facts)]
        self.app.push_screen(LinesScreen(title=_("Are they one?"), lines=lines))

    @on(TabbedLists.Turned)
    def _turned(self) -> None:
        self.refresh_bindings()

    def action_next_tab(self) -> None:
        self.query_one(TabbedLists).turn()

    def action_join(self) -> None:
        if (pair := self._pair) is None:
            return
        kind = self._kind
        kept: list[int] = []

        def save(typed: Mapping[str, str]) -> None:
            keep, gone = (pair.a.id, pair.b.id) if typed["stays"] == "a" else (pair.b.id, pair.a.id)
            if kind == "person":
                same_people.join_people(keep, gone)
            else:
                organisations.join_organisations(keep, gone)
            kept.append(keep)

        choices = [("a", _described(kind, pair.a)), ("b", _described(kind, pair.b))]
        fields = [FormField(name="stays", label=_("Name that stays"), choices=choices)]
        note = _("The other name is remembered, so that old sheets still find it. Ctrl+Z takes it back.")
        form = FormScreen(
            title=_("Join {one} with {other}").format(one=pair.a.name, other=pair.b.name),
            fields=fields,
            save=save,
            note=note,
        )

        def done(saved: bool | None) -> None:
            if saved:
                self.ours.look_again()
                tell_joined(self, kind, kept[0])

        self.app.push_screen(form, done)

    def action_apart(self) -> None:
        if (pair := self._pair) is not None:
            with self.telling():
                same_people.keep_apart(self._kind, pair.a.id, pair.b.id)
                self.ours.tell(_("Kept apart. Ctrl+Z takes it back."))
            self.ours.look_again()

    @property
    def _kind(self) -> same_people.Kind:
        return "person" if self.query_one(TabbedLists).here == "person" else "organisation"

    @property
    def _pair(self) -> Pair | None:
        key = self.query_one(TabbedLists).current.key
        return self._pairs[self._kind][key] if key is not None else None

    def _show(self, kind: str, rows: list[Row]) -> None:
        self.query_one(TabbedLists).show(kind, lambda limit, offset: rows[offset : offset + limit], len(rows))


def _why(pair: Pair) -> str:
    return pair.why[:1].upper() + pair.why[1:]


def _shown(each: Named) -> str:
    return f"{each.name}, {each.organisation}" if each.organisation else each.name


def _described(kind: same_people.Kind, each: Named) -> str:
    if kind == "person":
        return people.described(each.id)
    belongs = provenance.needed_by("organisation", each.id).in_words()
    return f"{each.name} ({belongs})" if belongs else each.name
