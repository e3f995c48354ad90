"""The date as of which everything is shown."""

from collections.abc import Mapping
from datetime import date

from asftui.errors import RecordError
from asftui.formats import show_day
from asftui.i18n import _
from asftui.plan.model import Plan
from asftui.registers.values import parse_date
from asftui.tui.screens.dialogs import FormScreen
from asftui.tui.widgets.form import FormField


class AsOfScreen(FormScreen):
    """Asks for a date within the plan's period."""

    def __init__(self, *, as_of: date, plan: Plan, today: date) -> None:
        self.chosen: date | None = None
        self._plan, self._today = plan, today
        field = FormField(name="date", label=_("As of"), value=as_of.isoformat(), hint=_("2017-03-14, 14/3, today …"))
        period = _("The plan runs from {start} to {end}.").format(start=show_day(plan.start), end=show_day(plan.end))
        super().__init__(title=_("Show everything as of"), fields=[field], save=self._take, note=period)

    def _take(self, typed: Mapping[str, str]) -> None:
        try:
            day = parse_date(typed["date"], year=self._plan.start.year, today=self._today)
        except RecordError as error:
            raise RecordError(error.what, field="date", remedy=error.remedy) from error
        if not self._plan.start <= day <= self._plan.end:
            raise RecordError(_("The date is outside the plan's period"), field="date")
        self.chosen = day
