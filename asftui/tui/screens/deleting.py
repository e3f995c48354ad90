"""Deleting an event, after saying what goes with it."""

from collections.abc import Callable

from asftui.i18n import _, ngettext
from asftui.registers import event_lists, events
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import QuestionScreen


def ask_delete_event(screen: FramedScreen, key: int, then: Callable[[], object]) -> None:
    """Ask whether an event is to go, with what depends on it; do it and call `then` where the answer is yes.

    Raises:
        NotFound: it has gone already.
    """
    detail = events.event(key)
    named = len(event_lists.attendance_at(key))
    lines = []
    if named:
        lines.append(ngettext("{n} attendance goes with it.", "{n} attendances go with it.", named).format(n=named))
    if detail.head_counts:
        n = len(detail.head_counts)
        lines.append(ngettext("{n} head count goes with it.", "{n} head counts go with it.", n).format(n=n))
    lines.append(_("The people stay in the register. Ctrl+Z brings everything back."))

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                events.delete_event(key, revision=detail.revision)
                then()
            screen.ours.look_again()

    title = _("Delete {title}?").format(title=detail.title or detail.type)
    screen.app.push_screen(QuestionScreen(title=title, lines=lines), answered)
