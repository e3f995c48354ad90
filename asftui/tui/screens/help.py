"""The help of a screen: what it is for, and the keys that really work there."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from asftui.i18n import _
from asftui.tui.keys import ACTIONS, bindings, key_sign
from asftui.tui.plain import fit, plain
from asftui.tui.widgets.frame import KeyBar


class HelpScreen(ModalScreen[None]):
    """Help on the screen under it."""

    BINDINGS = bindings("close")

    def __init__(self, *, about: Screen[Any]) -> None:
        super().__init__()
        self._text: str = getattr(about, "HELP", "")
        self._ids = list(
            dict.fromkeys(
                active.binding.id
                for active in about.active_bindings.values()
                if active.binding.id in ACTIONS and active.enabled
            )
        )

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("Help"), classes="dialog-title", markup=False)
            with VerticalScroll():
                if self._text:
                    yield Static(plain(_(self._text) + "\n"))
                for action in (ACTIONS[i] for i in self._ids if i):
                    keys = ", ".join(_(key_sign(key)) for key in action.keys.split(","))
                    yield Static(plain(f"{fit(keys, 16)} {_(action.hint)}"))
        yield KeyBar()

    def action_close(self) -> None:
        self.dismiss()
