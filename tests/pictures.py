"""Draws the README's pictures from the demo: `python tests/pictures.py`.

Each is an SVG that the application itself exports, at the top level of the repository.
"""

import asyncio
import re
import tempfile
from datetime import date
from pathlib import Path

from asftui import store
from asftui.config import Settings
from asftui.demo import AS_OF, open_demo
from asftui.i18n import use_language
from asftui.tui.app import AsftuiApp

TOP = Path(__file__).parent.parent
PICTURES = {
    "overview.svg": ("100x26", ()),
    "goals.svg": ("120x32", ("2", "down", "down", "down", "down", "down")),
    "gauge.svg": ("100x26", ("down", "enter")),
    "events.svg": ("100x26", ("3",)),
}
"""By file: its size, and the keys that lead there."""
# The export asks for a font from the network; the reader's own monospace does, and nothing is fetched.
_FONT = re.compile(r"@font-face\s*{[^}]*}\s*")


async def draw(name: str, size: str, keys: tuple[str, ...], as_of: date) -> None:
    """Press the keys in the demo and write what the screen shows."""
    columns, rows = map(int, size.split("x"))
    app = AsftuiApp(settings=Settings(store="", user="demo"), as_of=as_of, demo=True)
    async with app.run_test(size=(columns, rows)) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        svg = _FONT.sub("", app.export_screenshot(title="asftui"))
    (TOP / name).write_text(svg.replace("Fira Code, ", "").replace("Fira Code", "monospace"), encoding="utf-8")


def main() -> None:
    """Draw all of them."""
    use_language("sv")
    with tempfile.TemporaryDirectory() as folder:
        open_demo(Path(folder))
        for name, (size, keys) in PICTURES.items():
            asyncio.run(draw(name, size, keys, AS_OF))
        store.close()


if __name__ == "__main__":
    main()
