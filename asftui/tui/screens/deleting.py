"""Deleting an event, an enterprise or one of its counts, a placement, after saying what goes with it."""

from collections.abc import Callable

from asftui.formats import show_day
from asftui.i18n import _, ngettext
from asftui.registers import enterprise_counts, enterprises, event_lists, events, placements, provenance
from asftui.registers.enterprise_counts import CountDetail
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


def ask_delete_enterprise(screen: FramedScreen, key: int, then: Callable[[], object]) -> None:
    """Ask whether an enterprise is to go, with its counts; do it and call `then` where the answer is yes.

    Raises:
        NotFound: it has gone already.
        InUse: placements are at it; the message says how many, and what to do.
    """
    detail = enterprises.enterprise(key)
    if provenance.needed_by("enterprise", key):
        enterprises.delete_enterprise(key, revision=detail.revision)  # the register says what stands in the way
    counts = len(enterprise_counts.counts_of([key]).get(key, ()))
    lines = []
    if counts:
        lines.append(ngettext("{n} count goes with it.", "{n} counts go with it.", counts).format(n=counts))
    lines.append(_("Has it ended, write when (e): then the year can be told. Ctrl+Z brings everything back."))

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                enterprises.delete_enterprise(key, revision=detail.revision)
                then()
            screen.ours.look_again()

    title = _("Delete {title}?").format(title=detail.name)
    screen.app.push_screen(QuestionScreen(title=title, lines=lines), answered)


def ask_delete_count(screen: FramedScreen, count: CountDetail) -> None:
    """Ask whether a count is to go, and do it where the answer is yes."""

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                enterprise_counts.delete_count(count.id, revision=count.revision)
            screen.ours.look_again()

    title = _("Delete the count of {date}?").format(date=show_day(count.date))
    screen.app.push_screen(QuestionScreen(title=title, lines=[_("Ctrl+Z brings everything back.")]), answered)


def ask_delete_placement(screen: FramedScreen, key: int, then: Callable[[], object]) -> None:
    """Ask whether a placement is to go; do it and call `then` where the answer is yes.

    Raises:
        NotFound: it has gone already.
        InUse: it has placement days; the message says how many, and what to do.
    """
    detail = placements.placement(key)
    if provenance.needed_by("placement", key):
        placements.delete_placement(key, revision=detail.revision)  # the register says what stands in the way

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                placements.delete_placement(key, revision=detail.revision)
                then()
            screen.ours.look_again()

    lines = [_("Has it ended, write how (o): then the year can be told. Ctrl+Z brings everything back.")]
    title = _("Delete {title}?").format(title=detail.code)
    screen.app.push_screen(QuestionScreen(title=title, lines=lines), answered)
