"""The frame that all screens share: the line at the top, the sections, and the keys that work here."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from asftui.i18n import _
from asftui.tui.drawing import glyphs_of
from asftui.tui.keys import ACTIONS, key_sign
from asftui.tui.plain import fit

SECTIONS = (
    "overview", "goals", "events", "people", "enterprises", "placements", "structures", "surveys", "budget", "history",
)  # fmt: skip
"""The sections, by their actions' ids."""


class TopLine(Widget):
    """Plan on the left; as-of date and freshness on the right."""

    DEFAULT_CSS = """
    TopLine { height: 1; background: $panel; color: $foreground; text-style: bold; }
    """

    plan: reactive[str] = reactive("")
    """Name of the plan."""
    state: reactive[str] = reactive("")
    """As-of date and when the values were read."""

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        right = f"{self.state} "
        left = fit(f" {self.plan}", max(0, width - cell_len(right) - 1)) + " "
        return Strip([Segment(fit(left + right, width), self.rich_style)])


class SectionBar(Widget):
    """The sections with the key of each; the one in use stands in brackets or, where room is scarce, has a pointer."""

    DEFAULT_CSS = """
    SectionBar { height: 1; color: $text-muted; }
    """
    COMPONENT_CLASSES = {"sections--here"}

    def __init__(self, *, here: str) -> None:
        super().__init__()
        self._here = here

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        here = base + self.get_component_rich_style("sections--here")
        width = self.size.width
        shown = list(SECTIONS)
        if self._here != "history" and sum(cell_len(_section(each)) + 1 for each in shown) >= width:
            shown.remove("history")  # not one of the plan's sections; its key works all the same
        tight = sum(cell_len(_section(each)) + 1 for each in shown) >= width
        segments = [] if tight else [Segment("[" if shown[0] == self._here else " ", base)]
        for number, section in enumerate(shown):
            following = shown[number + 1] if number + 1 < len(shown) else ""
            marked = section == self._here
            if tight:
                text = _section(section, glyphs_of(self.app).pointer if marked else " ")
                edge = " "
            else:
                text = _section(section)
                edge = "]" if marked else "[" if following == self._here else " "
            segments += [Segment(text, here if marked else base), Segment(edge, base if edge == " " else here)]
        return Strip(segments).adjust_cell_length(width, base)


def _section(section: str, between: str = " ") -> str:
    """Return a section's key and name."""
    action = ACTIONS[section]
    return f"{key_sign(action.keys.split(',')[0])}{between}{_(action.label)}"


class Rule(Widget):
    """A line that parts things."""

    DEFAULT_CSS = """
    Rule { height: 1; color: $surface-lighten-2; }
    """

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(" " + glyphs_of(self.app).rule * (self.size.width - 2) + " ", self.rich_style)])


class KeyBar(Widget):
    """The keys that work here, from the bindings that really hold; help and what leads out always have room."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; color: $foreground; }
    """
    COMPONENT_CLASSES = {"keys--key"}
    LAST = ("app.back", "close", "no", "app.help")
    """Actions that stand at the end, and are never cut."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        bold = base + self.get_component_rich_style("keys--key")
        first: list[tuple[str, str]] = []
        last: list[tuple[str, str]] = []
        seen = set()
        words: dict[str, str] = getattr(self.screen, "key_words", {})  # what a key does at this very place
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not active.enabled or binding.action in seen:
                continue
            seen.add(binding.action)
            shown = key_sign(ACTIONS[binding.id].keys.split(",")[0]) if binding.id in ACTIONS else key_sign(binding.key)
            word = words.get(binding.action, binding.description)
            (last if binding.action in self.LAST else first).append((_(shown), _(word)))
        return Strip(_cut(first, last, self.size.width, base, bold)).adjust_cell_length(self.size.width, base)


def _cut(
    first: list[tuple[str, str]], last: list[tuple[str, str]], width: int, base: Style, bold: Style
) -> list[Segment]:
    room = width - sum(cell_len(k) + cell_len(w) + 3 for k, w in last)
    segments = []
    for key, word in first:
        need = cell_len(key) + cell_len(word) + 3
        if need > room:
            break
        room -= need
        segments += [Segment(f" {key}", bold), Segment(f" {word} ", base)]
    for key, word in last:
        segments += [Segment(f" {key}", bold), Segment(f" {word} ", base)]
    return segments
