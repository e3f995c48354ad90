"""What all screens share: the frame, and being told when the store has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from asftui.errors import AsftuiError
from asftui.tui.widgets.frame import KeyBar, Rule, SectionBar, TopLine

if TYPE_CHECKING:
    from asftui.tui.app import AsftuiApp


class FramedScreen(Screen[None]):
    """A screen in the common frame. It reads the store in `reload`, which is called again whenever that has changed."""

    SECTION = ""
    """Id of the section that it belongs to."""
    HELP = ""
    """What the screen is for and how it is used, a few lines; a msgid."""

    @property
    def ours(self) -> "AsftuiApp":
        """The application, as what it is."""
        return cast("AsftuiApp", self.app)

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield SectionBar(here=self.SECTION)
        yield Rule()
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """Yield what stands between the frame's lines."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read again what is shown; the place and what is marked stay."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self._seen = -1
        self.watch(self.app, "freshness", self._catch_up, init=False)
        self.watch(self.app, "frame_state", self._show_frame)

    def on_screen_resume(self) -> None:
        self._catch_up()

    def leaving(self) -> str:
        """Return what to ask before the screen is left; empty where nothing would be lost."""
        return ""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show as a message what a register refused."""
        try:
            yield
        except AsftuiError as error:
            self.ours.tell(error)

    def wrote(self, saved: bool | None) -> None:
        """Read again after a form that saved."""
        if saved:
            self.ours.look_again()

    def _catch_up(self) -> None:
        if self.is_current and self._seen != self.ours.freshness:
            self._seen = self.ours.freshness
            with self.telling():
                self.reload()

    def _show_frame(self) -> None:
        top = self.query_one(TopLine)
        top.plan, top.state = self.ours.frame_state
