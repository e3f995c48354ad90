"""What undoing a change would put back, before it is done."""

from asftui.i18n import _
from asftui.store import Reversal
from asftui.tui.keys import bindings
from asftui.tui.screens.dialogs import QuestionScreen
from asftui.tui.words import TABLES


class UndoScreen(QuestionScreen):
    """Says in numbers what goes, what comes back and what changes, register by register, and asks."""

    def __init__(self, reversal: Reversal) -> None:
        lines = []
        for table, (gone, back, changed) in reversal.by_table().items():
            parts = [
                text.format(n=n)
                for text, n in ((_("{n} go"), gone), (_("{n} come back"), back), (_("{n} become as before"), changed))
                if n
            ]
            lines.append(f"{_(TABLES.get(table, table))}: {', '.join(parts)}")
        title = _("Redo: {what}") if reversal.redo else _("Undo: {what}")
        if not reversal.redo:
            lines.append(_("Ctrl+Y does it again."))
        super().__init__(title=title.format(what=reversal.what), lines=lines)


class OpenedChangeScreen(UndoScreen, inherit_bindings=False):
    """The same of a change that was opened with Enter: Enter once more takes nothing back, j does."""

    BINDINGS = bindings("take-back", "no")
