"""What undoing a change would put back, before it is done."""

from asftui.i18n import _, ngettext
from asftui.store import Reversal
from asftui.tui.screens.dialogs import QuestionScreen


class UndoScreen(QuestionScreen):
    """Says in numbers what goes, what comes back and what changes, and asks."""

    def __init__(self, reversal: Reversal) -> None:
        gone, back, changed = reversal.counts()
        lines = []
        if gone:
            lines.append(ngettext("{n} record goes", "{n} records go", gone).format(n=gone))
        if back:
            lines.append(ngettext("{n} record comes back", "{n} records come back", back).format(n=back))
        if changed:
            lines.append(
                ngettext(
                    "{n} record becomes as it was before", "{n} records become as they were before", changed
                ).format(n=changed)
            )
        lines.append(_("Ctrl+Y does it again."))
        super().__init__(title=_("Undo: {what}").format(what=reversal.what), lines=lines)
