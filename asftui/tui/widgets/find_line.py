"""A line to find with: opened by a key, narrows a list while one types, gone again with Esc."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from asftui.i18n import _
from asftui.tui.plain import plain


class FindLine(Horizontal):
    """Hidden until opened; Enter and Down go to the list with what was found, Esc clears it."""

    DEFAULT_CSS = """
    FindLine { height: 1; display: none; }
    FindLine.-open { display: block; }
    FindLine Label { width: auto; padding: 0 1 0 2; }
    FindLine Input { width: 1fr; }
    """

    @dataclass
    class Changed(Message):
        """Something else is looked for; empty: everything."""

        text: str

    def compose(self) -> ComposeResult:
        yield Label(plain(_("Find")))
        box = Input(compact=True, select_on_focus=False)
        box.cursor_blink = False
        yield box

    def open(self) -> None:
        """Show the line and write in it."""
        self.add_class("-open")
        self.query_one(Input).focus()

    def close(self) -> None:
        """Look for nothing any more, and go back to the list."""
        box = self.query_one(Input)
        box.value = ""
        if box.has_focus:
            self.screen.focus_next()
        self.remove_class("-open")

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self.close()
        elif event.key in ("down", "enter"):
            event.stop()
            self.screen.focus_next()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
