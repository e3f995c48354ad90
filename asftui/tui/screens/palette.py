"""The command palette: every action that works here, found by its name."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from asftui.i18n import _
from asftui.tui.keys import ACTIONS, MOVING, key_sign
from asftui.tui.plain import plain


class ActionProvider(Provider):
    """Offers the actions whose keys work on the screen under the palette."""

    async def discover(self) -> Hits:
        for text, hint, run in self._offers():
            yield DiscoveryHit(plain(text), run, text=text, help=hint)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, hint, run in self._offers():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), run, text=text, help=hint)

    def _offers(self) -> list[tuple[str, str, Callable[[], Any]]]:
        offers = {}
        for active in self.screen.active_bindings.values():
            action = ACTIONS.get(active.binding.id or "")
            if action is not None and active.enabled and action.id not in MOVING:
                sign = _(key_sign(action.keys.split(",")[0]))
                run = partial(self.app.run_action, action.action, active.node)
                offers[action.id] = (f"{_(action.label)}  ({sign})", _(action.hint), run)
        return list(offers.values())


def open_palette(app: App[Any]) -> None:
    """Open the palette over the screen that is shown."""
    app.push_screen(CommandPalette(providers=[ActionProvider], placeholder=_("Search for an action …")))
