"""What is done to a person, an organisation or a group from their lists and from their own pages alike."""

from collections.abc import Callable, Mapping

from asftui.i18n import _
from asftui.registers import organisations, provenance
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import QuestionScreen
from asftui.tui.screens.people_forms import RecordForm, join_form
from asftui.tui.screens.people_kinds import Register


def ask_new(
    screen: FramedScreen, register: Register, then: Callable[[int], object], preset: Mapping[str, str] | None = None
) -> None:
    """Open the form of a new record; `then` gets its id once it is saved."""
    _open(screen, RecordForm(register, screen.ours.plan, preset=preset), then)


def ask_edit(screen: FramedScreen, register: Register, key: int, then: Callable[[int], object]) -> None:
    """Open the form of a record. Raises NotFound where it has gone."""
    _open(screen, RecordForm(register, screen.ours.plan, register.read(key)), then)


def ask_delete(screen: FramedScreen, register: Register, key: int, then: Callable[[], object]) -> None:
    """Ask whether a record is to go, and remove it where the answer is yes.

    Raises:
        NotFound: it has gone already.
        InUse: something depends on it; the message says what, and what to do.
    """
    found = register.read(key)
    if provenance.needed_by(register.kind, key):
        register.delete(key, found.revision)  # the register says what stands in the way

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                register.delete(key, found.revision)
                then()
            screen.ours.look_again()

    lines = [_("Nothing depends on it. Ctrl+Z brings it back.")]
    screen.app.push_screen(QuestionScreen(title=_("Delete {title}?").format(title=found.name), lines=lines), answered)


def ask_join(screen: FramedScreen, key: int, then: Callable[[int], object]) -> None:
    """Ask which organisation this one is the same as, and join them. Raises NotFound where it has gone."""
    found = organisations.organisation(key)
    moves = provenance.needed_by("organisation", key).in_words()
    stays: list[int] = []

    def answered(saved: bool | None) -> None:
        if saved:
            kept = organisations.organisation(stays[0])
            then(kept.id)  # first, so that the page of the one that went is not read again
            screen.ours.look_again()
            screen.ours.tell(_("Now one organisation: {name}. Ctrl+Z parts them.").format(name=kept.name))

    screen.app.push_screen(join_form(found, moves, stays.append), answered)


def _open(screen: FramedScreen, form: RecordForm, then: Callable[[int], object]) -> None:
    def answered(saved: bool | None) -> None:
        if saved and form.key is not None:
            screen.ours.look_again()
            then(form.key)

    screen.app.push_screen(form, answered)
