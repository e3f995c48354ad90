"""Text that people or sheets wrote, on its way to the screen: never markup, never an escape sequence."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from asftui.text import harmless


def plain(text: str) -> Content:
    """Return text as content with markup off; line breaks stay. It was cleaned at the door, and is again here."""
    return Content("\n".join(harmless(line) for line in text.split("\n")))


def fit(text: str, width: int, align: str = "left") -> str:
    """Return text in exactly so many cells: cut with an ellipsis, or padded.

    Args:
        text: one line.
        width: cells; wide characters take two.
        align: `left` or `right`.
    """
    text = harmless(text)
    if width <= 0:
        return ""
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + "…"
    padding = " " * (width - length)
    return padding + text if align == "right" else text + padding
