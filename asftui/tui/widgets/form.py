"""A form: fields as data, drawn one to a line, walked with Enter, Tab and the arrows.

It knows nothing of what is filled in: it gives back what was typed, and shows the error that a register answers with
beside the field that is to blame.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Label

from asftui.text import fold, harmless
from asftui.tui.drawing import glyphs_of
from asftui.tui.plain import fit, plain


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One field of a form."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    """Shown while the field is empty: how it is written."""
    choices: Sequence[tuple[str, str]] = ()
    """(value, label): the field takes one of these only."""
    known: Sequence[str] = ()
    """What is known already, the likeliest first: offered while one types, taken with the right arrow."""
    several: bool = False
    """Several of the known, with commas between."""
    completes: bool = False
    """Enter takes what is offered, as in Excel. Not for names of people: `Lars Ek` is not `Lars Ekström`."""


class KnownSuggester(Suggester):
    """Completes what is typed, or its last piece after a comma, from what is known; accents and case aside."""

    def __init__(self, known: Sequence[str], *, several: bool) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = [(fold(text), harmless(text)) for text in known]
        self._several = several

    async def get_suggestion(self, value: str) -> str | None:
        return self.complete(value)

    def complete(self, value: str) -> str | None:
        """Return the text completed, or None where nothing known begins so."""
        head, piece = "", value
        if self._several and "," in value:
            cut = value.rindex(",") + 1
            cut += len(value[cut:]) - len(value[cut:].lstrip())
            head, piece = value[:cut], value[cut:]
        wanted = fold(piece)
        if not wanted:
            return None
        for folded, text in self._known:
            # Textual shows what lies behind the typed text, so only a name of the same beginning can be offered.
            if folded.startswith(wanted) and len(text) > len(piece) and fold(text[: len(piece)]) == wanted:
                return head + piece + text[len(piece) :]
        return None


class ChoiceInput(Widget, can_focus=True):
    """One of a few: the arrows left and right, Space, or a first letter change it."""

    DEFAULT_CSS = """
    ChoiceInput { height: 1; width: 1fr; background: $surface-lighten-1; }
    ChoiceInput:focus { background: $primary 30%; }
    """

    class Changed(Message):
        """Another is taken."""

        def __init__(self, box: "ChoiceInput") -> None:
            super().__init__()
            self.box = box

    place: reactive[int] = reactive(0)
    """Number of the choice that is taken."""

    def __init__(self, *, choices: Sequence[tuple[str, str]], value: str, id: str) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._choices = choices
        values = [choice for choice, _label in choices]
        self.set_reactive(ChoiceInput.place, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The value that is taken."""
        return self._choices[self.place][0]

    def render_line(self, y: int) -> Strip:
        label = self._choices[self.place][1]
        text = f"‹ {label} ›" if self.has_focus and glyphs_of(self.app).pointer == "›" else f"< {label} >"
        return Strip([Segment(fit(text, self.size.width), self.rich_style)])

    def on_key(self, event: events.Key) -> None:
        step = {"left": -1, "right": 1, "space": 1}.get(event.key)
        if step is not None:
            self.place = (self.place + step) % len(self._choices)
        elif event.character and event.character.isalnum():
            order = [(self.place + n) % len(self._choices) for n in range(1, len(self._choices) + 1)]
            found = [n for n in order if fold(self._choices[n][1]).startswith(fold(event.character))]
            if not found:
                return
            self.place = found[0]
        else:
            return
        self.post_message(self.Changed(self))
        event.stop()
        event.prevent_default()


class Form(VerticalScroll):
    """Fields under one another. The screen that holds it moves between them by `step`."""

    DEFAULT_CSS = """
    Form { height: auto; max-height: 1fr; }
    Form Horizontal { height: 1; }
    Form Label { width: 20; color: $text-muted; }
    Form .error { width: 1fr; height: auto; color: $error; display: none; }
    Form .error.-shown { display: block; }
    """

    def __init__(self, fields: Sequence[FormField]) -> None:
        super().__init__(can_focus=False)
        self._fields = tuple(fields)

    def compose(self) -> ComposeResult:
        for field in self._fields:
            with Horizontal():
                yield Label(plain(field.label), markup=False)
                if field.choices:
                    yield ChoiceInput(choices=field.choices, value=field.value, id=f"field-{field.name}")
                else:
                    suggester = KnownSuggester(field.known, several=field.several) if field.known else None
                    box = Input(
                        harmless(field.value), placeholder=field.hint, suggester=suggester, id=f"field-{field.name}",
                        select_on_focus=False, compact=True,
                    )  # fmt: skip
                    box.cursor_blink = False
                    yield box
            yield Label("", markup=False, classes="error", id=f"error-{field.name}")

    def typed(self) -> dict[str, str]:
        """Return what stands in each field, by its name."""
        return {field.name: self._box(field.name).value for field in self._fields}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put other text into some fields."""
        for name, value in values.items():
            box = self._box(name)
            if isinstance(box, Input):
                box.value = harmless(value)

    @property
    def at_last(self) -> bool:
        """Whether the cursor stands in the last field."""
        return bool(self._fields) and self.screen.focused is self._box(self._fields[-1].name)

    @on(Input.Changed)
    @on(ChoiceInput.Changed)
    def _changed(self, event: Input.Changed | ChoiceInput.Changed) -> None:
        box = event.input if isinstance(event, Input.Changed) else event.box
        name = (box.id or "").removeprefix("field-")
        self.query_one(f"#error-{name}", Label).remove_class("-shown")  # it was said of another text

    def blame(self, name: str, text: str) -> bool:
        """Show an error under a field and go there. Returns False where the form has no such field."""
        for label in self.query(".error"):
            label.remove_class("-shown")
        if name not in {field.name for field in self._fields}:
            return False
        label = self.query_one(f"#error-{name}", Label)
        label.update(plain(text))
        label.add_class("-shown")
        self.screen.set_focus(self._box(name))
        return True

    def step(self, step: int) -> bool:
        """Go to the next field (1) or the one before (-1). Returns False where there is none.

        At once, not by a message: what a fast typist or a slow line has sent already goes to the new field.
        """
        boxes = [self._box(field.name) for field in self._fields]
        focused = self.screen.focused
        if step > 0:
            self.take_offer()
        place = next((n for n, box in enumerate(boxes) if box is focused), -1) + step
        if not 0 <= place < len(boxes):
            return False
        self.screen.set_focus(boxes[place])
        boxes[place].scroll_visible(animate=False)
        return True

    def take_offer(self) -> None:
        """Take what the field with the cursor offers, where such a field takes it."""
        box = self.screen.focused
        if not isinstance(box, Input):
            return
        field = next((f for f in self._fields if box.id == f"field-{f.name}"), None)
        if field is not None and field.completes and isinstance(box.suggester, KnownSuggester):
            box.value = box.suggester.complete(box.value) or box.value

    def _box(self, name: str) -> Input | ChoiceInput:
        widget = self.query_one(f"#field-{name}")
        assert isinstance(widget, Input | ChoiceInput)  # noqa: S101 - compose yields no other
        return widget
