"""Dialogs: a form to fill in, a question to answer."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from asftui.errors import AsftuiError, Doubtful, RecordError, UnknownName
from asftui.i18n import N_, _
from asftui.tui.keys import ACTIONS, bindings
from asftui.tui.plain import plain
from asftui.tui.widgets.form import Form, FormField
from asftui.tui.widgets.frame import KeyBar

Save = Callable[[Mapping[str, str], bool], object]
"""What a form's text is given to, and whether it is sure: an unknown name is to be made, what is doubtful is meant."""


class SecondThought:
    """Saves a form; an unknown name, or what is doubtful, goes through when it is saved a second time unchanged."""

    def __init__(self, save: Save) -> None:
        self._save = save
        self._asked: Mapping[str, str] = {}
        """What stood in the fields that were asked about."""

    def __call__(self, typed: Mapping[str, str]) -> object:
        is_sure = bool(self._asked) and all(typed[name] == text for name, text in self._asked.items())
        try:
            return self._save(typed, is_sure)
        except UnknownName as unknown:
            self._asked = {unknown.field: typed[unknown.field]}
            raise _asking(unknown, _("Ctrl+S once more makes a new one.")) from unknown
        except Doubtful as doubtful:
            self._asked = dict(typed)
            raise _asking(doubtful, _("Ctrl+S once more saves it all the same.")) from doubtful


def _asking(error: RecordError, advice: str) -> RecordError:
    remedy = f"{error.remedy} {advice}" if error.remedy else advice
    return RecordError(error.what, field=error.field, remedy=remedy)


class FormScreen(ModalScreen[bool]):
    """A form in a dialog. `save` gets what was typed; what it refuses is shown and nothing is lost."""

    HELP = N_(
        "Enter, Tab and the arrows go from field to field; Ctrl+S saves, Esc closes. What is known is offered while"
        " you type: the right arrow takes it, and where a name must be known Enter does. A choice between ‹ › changes"
        " with the arrows left and right or a first letter."
    )
    BINDINGS = bindings("save", "next-field", "previous-field", "form-help", "close")

    def __init__(
        self, *, title: str, fields: Sequence[FormField], save: Callable[[Mapping[str, str]], object], note: str = ""
    ) -> None:
        super().__init__()
        self._title, self._fields, self._save, self._note = title, fields, save, note

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Form(self._fields)
            yield Static(plain(self._note), classes="quiet", id="note")
        yield KeyBar()

    @property
    def key_words(self) -> dict[str, str]:
        """What the footer says of a key in place of its usual word: on the last field Enter saves."""
        return {"step(1)": ACTIONS["save"].label} if self.query_one(Form).at_last else {}

    def on_mount(self) -> None:
        self._before = self.query_one(Form).typed()

    def action_step(self, step: int) -> None:
        form = self.query_one(Form)
        if not form.step(step) and step > 0:
            self.action_save()

    def action_save(self) -> None:
        form = self.query_one(Form)
        form.take_offer()
        try:
            self._save(form.typed())
        except AsftuiError as error:
            field = error.field if isinstance(error, RecordError) else ""
            blamed = form.blame(field, str(error))
            self.query_one("#note", Static).update(plain(self._note if blamed else str(error)))
            return
        self.dismiss(True)

    def action_close(self) -> None:
        if self.query_one(Form).typed() != self._before:
            self.app.push_screen(
                QuestionScreen(title=_("Close without saving what you have written?"), lines=()), self._give_up
            )
        else:
            self.dismiss(False)

    def _give_up(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(False)


class QuestionScreen(ModalScreen[bool]):
    """A question with what it means in lines under it; Enter or j says yes, Esc or n no."""

    BINDINGS = bindings("yes", "no")

    def __init__(self, *, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            with VerticalScroll():
                for line in self._lines:
                    yield Static(plain(line))
        yield KeyBar()

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)


class LinesScreen(ModalScreen[None]):
    """Some lines to read; Esc closes them."""

    BINDINGS = bindings("close")

    def __init__(self, *, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Static(plain("\n".join(self._lines)))
        yield KeyBar()

    def action_close(self) -> None:
        self.dismiss()


def file_field(path: Path) -> FormField:
    """Return the field of a form that asks for a file to save."""
    return FormField(name="file", label=_("File"), value=str(path))


def file_named(typed: Mapping[str, str], folder: Path) -> Path:
    """Return the file that was written in that field; a bare name belongs to the folder. Raises RecordError."""
    text = typed["file"].strip()
    if not text:
        raise RecordError(_("A file needs a name"), field="file")
    return folder / Path(text).expanduser()
