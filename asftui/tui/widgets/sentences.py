"""Some sentences, wrapped to the width they have; an amount such as `389 530 kr` stays on one line."""

import textwrap
from collections.abc import Sequence

from textual import events
from textual.widgets import Static

from asftui.formats import NBSP
from asftui.tui.plain import plain


class Sentences(Static):
    """Sentences, each from a line of its own. Textual itself wraps at no-break spaces too."""

    DEFAULT_CSS = """
    Sentences { height: auto; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, classes=classes)
        self._lines: Sequence[str] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show other sentences."""
        self._lines = lines
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width or 78
        self.update(plain("\n".join(part for line in self._lines for part in textwrap.wrap(line, width))))


def unbroken(amount: str) -> str:
    """Return an amount whose unit stays beside it."""
    return amount.replace(" ", NBSP)
