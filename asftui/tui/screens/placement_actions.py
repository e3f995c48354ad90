"""What can be done to a placement, from the list and from its own page."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from asftui.formats import show_day
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers import placements
from asftui.registers.placements import PlacementDetail
from asftui.registers.today import today
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.deleting import ask_delete_placement
from asftui.tui.screens.dialogs import FormScreen
from asftui.tui.screens.placement_forms import ending_form, placement_form, step_form

if TYPE_CHECKING:
    from asftui.tui.app import AsftuiApp

FormOf = Callable[[Plan, dt.date, PlacementDetail], FormScreen]
"""plan, the day that is offered, the placement → its form."""


_AFTER = dt.timedelta(days=183)
"""How long after its plan's end a year is still written to: claims and follow-ups come in arrears."""


def offered_day(ours: "AsftuiApp") -> dt.date:
    """Return the day that forms offer: today while the plan's year is written to, else the day that is shown."""
    now = today()
    is_written = ours.plan.start <= now <= ours.plan.end + _AFTER and not ours.demo and not ours.is_past
    return now if is_written else ours.as_of


class PlacementActions(FramedScreen):
    """A screen on which keys act on one placement."""

    SECTION = "placements"

    @property
    def chosen(self) -> int | None:
        """Id of the placement that keys act on; None: there is none."""
        raise NotImplementedError

    @property
    def day(self) -> dt.date:
        """The day that forms offer."""
        return offered_day(self.ours)

    def deleted(self) -> None:
        """Do what is to be done when the placement has gone."""

    def action_edit(self) -> None:
        self._ask(placement_form)

    def action_step(self) -> None:
        self._ask(step_form)

    def action_ending(self) -> None:
        self._ask(ending_form)

    def action_sus(self) -> None:
        if self.chosen is None:
            return
        with self.telling():
            found = placements.placement(self.chosen)
            if found.is_in_sus:
                text = _("{code} is in SUS already.")
            else:
                placements.register_in_sus(found.id, self.day, revision=found.revision)
                text = _("{code} is noted as registered in SUS {date}. Ctrl+Z takes it back.")
            self.ours.tell(text.format(code=found.code, date=show_day(self.day)))
        self.ours.look_again()

    def action_days(self) -> None:
        from asftui.tui.screens.placement_days import PlacementDaysScreen

        self.app.push_screen(PlacementDaysScreen(month=self.ours.as_of))

    def action_delete(self) -> None:
        if self.chosen is not None:
            with self.telling():
                ask_delete_placement(self, self.chosen, self.deleted)

    def _ask(self, form: FormOf) -> None:
        if self.chosen is None:
            return
        with self.telling():
            screen = form(self.ours.plan, self.day, placements.placement(self.chosen))
            self.ours.entering(lambda: self.app.push_screen(screen, self.wrote))
