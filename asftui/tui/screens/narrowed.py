"""A list of records that is narrowed by a filter and by words: what events, enterprises and placements share."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.reactive import reactive
from textual.widgets import Static

from asftui.i18n import _
from asftui.tui.keys import ACTIONS, bindings, key_sign
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.widgets.find_line import FindLine
from asftui.tui.widgets.record_table import RecordTable


class NarrowedScreen(FramedScreen):
    """One table of records. Its body holds a FindLine, a Static with the id `filtered`, and a RecordTable."""

    FILTERS: ClassVar[Mapping[Any, str]] = {}
    """What the list can be narrowed to, with its names (msgids); the empty one is everything."""
    BINDINGS = bindings("unfilter")
    AUTO_FOCUS = "RecordTable"

    only: reactive[Any] = reactive[Any]("", init=False)
    """What the list is narrowed to."""
    text: reactive[str] = reactive("", init=False)
    """Words that a record must hold."""

    @property
    def chosen(self) -> int | None:
        """Id of the record that the marker stands at; None: there is none."""
        return self.query_one(RecordTable).key

    def narrowed_to(self, *before: str) -> list[str]:
        """Return in words what the list is narrowed to, after what narrows it besides."""
        parts = list(before)
        if self.only:
            choices = list(self.FILTERS)
            text = _("only: {what} ({n} of {of}), {key} next")
            what, key = _(self.FILTERS[self.only]), key_sign(ACTIONS["filter"].keys)
            parts.append(text.format(what=what, n=choices.index(self.only), of=len(choices) - 1, key=key))
        if self.text:
            parts.append(_("with “{text}”").format(text=self.text))
        return parts

    def say_narrowed(self, parts: Sequence[str], rows: str) -> None:
        """Say over the table what it is narrowed to, and how many rows are left; nothing where it shows all."""
        shown = self.query_one("#filtered", Static)
        shown.update(plain("  " + " · ".join([*parts, rows])))
        shown.display = bool(parts)

    @on(FindLine.Changed)
    def _find(self, event: FindLine.Changed) -> None:
        self.text = event.text

    def watch_only(self) -> None:
        self.reload()
        self.refresh_bindings()

    def watch_text(self) -> None:
        self.reload()

    def action_find(self) -> None:
        self.query_one(FindLine).open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.only) if action == "unfilter" else super().check_action(action, parameters)

    def action_unfilter(self) -> None:
        self.only = next(iter(self.FILTERS))

    def action_filter(self) -> None:
        choices = list(self.FILTERS)
        self.only = choices[(choices.index(self.only) + 1) % len(choices)]
