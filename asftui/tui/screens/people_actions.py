"""What is done to a person, an organisation or a group from their lists and from their own pages alike."""

from collections.abc import Callable, Mapping

from asftui.formats import show_moment
from asftui.i18n import _
from asftui.registers import organisations, people, provenance, same_people
from asftui.registers.duplicates import likely_people
from asftui.registers.same_people import Joining
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.dialogs import QuestionScreen
from asftui.tui.screens.people_forms import RecordForm, join_form, join_person_form
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


def ask_join(screen: FramedScreen, register: Register, key: int, then: Callable[[int], object]) -> None:
    """Ask which person or organisation this one is the same as, and join them. Raises NotFound where it has gone."""
    if register.kind == "person":
        _ask_join_person(screen, key, then)
    else:
        _ask_join_organisation(screen, key, then)


def ask_part(screen: FramedScreen, joining: Joining, then: Callable[[int], object]) -> None:
    """Ask whether two people who were joined are to be parted, and do it; `then` gets the one who comes back."""

    def answered(yes: bool | None) -> None:
        if yes:
            with screen.telling():
                back = same_people.part_people(joining.change)
                then(back)
                screen.ours.tell(_("{name} is a person of their own again.").format(name=joining.name))
            screen.ours.look_again()

    lines = [
        _("Joined {when} by {who}.").format(when=show_moment(joining.at), who=joining.by),
        _("Each gets back the events, the e-mail and the notes that were theirs."),
        _("What has been added or changed since stays here."),
    ]
    title = _("Part {name} from this person?").format(name=joining.name)
    screen.app.push_screen(QuestionScreen(title=title, lines=lines), answered)


def tell_joined(screen: FramedScreen, kind: same_people.Kind, kept: int) -> None:
    """Say that two are one now, and how they are parted again."""
    if kind == "person":
        text, name = _("Now one person: {name}. z on their page parts them again."), people.person(kept).name
    else:
        text, name = _("Now one organisation: {name}. Ctrl+Z parts them."), organisations.organisation(kept).name
    screen.ours.tell(text.format(name=name))


def _ask_join_person(screen: FramedScreen, key: int, then: Callable[[int], object]) -> None:
    found = people.person(key)
    likely = [pair.b.id if pair.a.id == key else pair.a.id for pair in likely_people(of=key)]
    stays: list[int] = []

    def answered(saved: bool | None) -> None:
        if saved:
            then(stays[0])
            screen.ours.look_again()
            tell_joined(screen, "person", stays[0])

    screen.app.push_screen(join_person_form(found, likely, stays.append), answered)


def _ask_join_organisation(screen: FramedScreen, key: int, then: Callable[[int], object]) -> None:
    found = organisations.organisation(key)
    moves = provenance.needed_by("organisation", key).in_words()
    stays: list[int] = []

    def answered(saved: bool | None) -> None:
        if saved:
            then(stays[0])  # first, so that the page of the one that went is not read again
            screen.ours.look_again()
            tell_joined(screen, "organisation", stays[0])

    screen.app.push_screen(join_form(found, moves, stays.append), answered)


def _open(screen: FramedScreen, form: RecordForm, then: Callable[[int], object]) -> None:
    def answered(saved: bool | None) -> None:
        if saved and form.key is not None:
            screen.ours.look_again()
            then(form.key)
            if form.left_out:
                screen.ours.tell(_("The personal identity number was left out: such are not kept in names."))

    screen.app.push_screen(form, answered)
