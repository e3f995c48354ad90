"""Several names in one field: parted by commas, or by semicolons where a name holds a comma."""

from collections.abc import Iterable

from asftui.text import clean


def names_from_text(text: str) -> tuple[str, ...]:
    """Return the aliases in `FK, Kassan`. Where there is a semicolon that parts them, and a comma belongs to one."""
    pieces = text.split(";" if ";" in text else ",")
    return tuple(piece for piece in map(clean, pieces) if piece)


def text_of_names(aliases: Iterable[str]) -> str:
    """Return aliases as one line that `names_from_text` reads back."""
    listed = list(aliases)
    if any("," in alias for alias in listed):
        return "; ".join(listed) + (";" if len(listed) == 1 else "")
    return ", ".join(listed)
