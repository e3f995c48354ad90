"""Opens the application on a store, as its own process would."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from textual.pilot import Pilot

from asftui.config import Settings
from asftui.tui.app import AsftuiApp

AS_OF = date(2017, 12, 31)
"""The last day of the plan: no historical view, whatever day the tests run."""
SMALL, LARGE = (80, 24), (120, 40)


@asynccontextmanager
async def opened(size: tuple[int, int] = SMALL, as_of: date = AS_OF) -> AsyncIterator[Pilot[None]]:
    """Run the application on the open store, drawn and settled."""
    app = AsftuiApp(settings=Settings(store="", user="anna", glyphs="full"), as_of=as_of)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the one before has done its work."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text where the cursor stands."""
    await pilot.press(*("space" if c == " " else c for c in text))
    await pilot.pause()


def screen_text(pilot: Pilot[None]) -> str:
    """Return what the screen shows, line by line."""
    app = pilot.app
    lines = app.screen._compositor.render_strips(app.size)  # the screen as it is drawn
    return "\n".join(strip.text for strip in lines)
