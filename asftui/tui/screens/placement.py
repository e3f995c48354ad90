"""One placement: its steps in order, what is known of it and where that came from."""

import datetime as dt

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from asftui.errors import NotFound
from asftui.formats import show_day, show_number
from asftui.i18n import N_, _
from asftui.registers import placement_input, placements, provenance
from asftui.registers.placement_lists import MISSING, find_placements
from asftui.registers.placement_state import STATE_NAMES
from asftui.registers.placement_words import FUNDINGS
from asftui.registers.placements import PlacementDetail
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.facts import Fact, FactSheet, Known, source_text
from asftui.tui.screens.placement_actions import PlacementActions
from asftui.tui.screens.placement_forms import CHOICES, LABELS

_STEPS = ("applied", "decision", "agreement", "start")
_PLAIN = (
    "municipality", "kind", "days_a_week", "consent", "sex", "birth_year", "target_groups", "occupation_before",
    "support_before", "outcome", "occupation_after", "support_after", "followed_up", "follow_up", "notes",
)  # fmt: skip


class PlacementScreen(PlacementActions):
    """What is known of a placement."""

    HELP = N_(
        "One placement. First its steps in order, with what is missing; then what is known of the individual, who is"
        " known by the code only, and how it ended. Beside each stands the sheet and row that it came from, or who"
        " wrote it. g writes the next step, s that it was registered in SUS today, o how it ended, e everything. d"
        " opens the month of placement days. The arrows read on where it does not fit."
    )
    BINDINGS = bindings("edit", "step", "sus", "ending", "days", "delete")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, *, key: int) -> None:
        super().__init__()
        self._key = key

    def compose_body(self) -> ComposeResult:
        with VerticalScroll():
            yield FactSheet()
            yield Static("", id="warnings", classes="inset")

    def reload(self) -> None:
        try:
            detail = placements.placement(self._key)
        except NotFound as gone:
            self.ours.tell(gone)
            self.app.pop_screen()
            return
        self.query_one(FactSheet).show(self._known(detail))
        odd = placements.warnings_of(detail)
        shown = self.query_one("#warnings", Static)
        shown.update(plain("\n".join(["", *(f"! {text}" for text in odd)])))
        shown.display = bool(odd)

    @property
    def chosen(self) -> int:
        return self._key

    def deleted(self) -> None:
        self.app.pop_screen()

    def _known(self, detail: PlacementDetail) -> Known:
        line = next(each for each in find_placements(self.ours.plan, self.ours.as_of) if each.id == detail.id)
        state = [_(STATE_NAMES[line.state]), *(f"! {_(MISSING[name])}" for name in line.missing)]
        if line.ends_soon:
            state.append(_("ends within 30 days"))
        texts = placement_input.placement_texts(detail)
        texts.update({name: _(names[texts[name]]) for name, names in CHOICES.items() if texts[name]})
        texts.update({name: self._day(getattr(detail, name)) for name in ("end", "planned_end", "followed_up")})
        facts = [
            Fact(_("State"), " · ".join(state)),
            Fact(_("Principal"), line.principal, "principal"),
            Fact(_("ASF"), line.enterprise, "enterprise"),
            *(Fact(_(LABELS[name]), self._step(detail, name), name) for name in _STEPS),
            Fact(
                _("In SUS"), self._day(detail.sus) or texts["sus"] or _("not noted"), "sus" if detail.sus else "in_sus"
            ),
            Fact(_("Planned end"), texts["planned_end"], "planned_end"),
            Fact(_("Ended"), texts["end"], "end"),
            Fact(_("Days so far"), show_number(line.days) if line.days else ""),
            *(Fact(_(LABELS[name]), texts[name], name) for name in _PLAIN),
        ]
        steps = {_(LABELS[name]) for name in _STEPS}
        origins = provenance.field_origins("placement", detail.id)
        sources = {name: source_text(origin) for name, origin in origins.items()}
        return Known(detail.code, [fact for fact in facts if fact.text or fact.label in steps], sources)

    def _step(self, detail: PlacementDetail, name: str) -> str:
        day = self._day(getattr(detail, name))
        reference = getattr(detail, placement_input.REFERENCES["granted" if name == "decision" else name])
        parts = [day, reference]
        if name == "decision" and detail.funding:
            parts.insert(1, _(FUNDINGS[detail.funding]))
        if name == "agreement" and not day and detail.agreed is not None:
            parts.insert(0, _("yes") if detail.agreed else _("no"))
        return " · ".join(filter(None, parts)) or _("not noted")

    def _day(self, day: dt.date | None) -> str:
        return show_day(day, self.ours.plan.start.year) if day else ""
