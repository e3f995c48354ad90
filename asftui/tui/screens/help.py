"""The help of a screen: what it is for, and the keys that really work there."""

from typing import Any

from textual.screen import Screen

from asftui.i18n import _
from asftui.tui.keys import ACTIONS, key_sign
from asftui.tui.plain import fit
from asftui.tui.screens.dialogs import LinesScreen


class HelpScreen(LinesScreen):
    """Help on the screen under it."""

    def __init__(self, *, about: Screen[Any]) -> None:
        text: str = getattr(about, "HELP", "")
        lines = [_(text), ""] if text else []
        seen = set()
        for active in about.active_bindings.values():
            action = ACTIONS.get(active.binding.id or "")
            if action is not None and active.enabled and action.id not in seen:
                seen.add(action.id)
                keys = ", ".join(_(key_sign(key)) for key in action.keys.split(","))
                lines.append(f"{fit(keys, 16)} {_(action.hint)}")
        super().__init__(title=_("Help"), lines=lines)
