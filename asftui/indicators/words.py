"""A gauge in words: its status, and its values as their kind is written."""

from asftui.formats import show_number, show_percent
from asftui.i18n import N_, _
from asftui.indicators.gauges import Gauge

STATUS_WORDS = {
    "reached": N_("reached"),
    "on-track": N_("on track"),
    "behind": N_("behind"),
    "far-behind": N_("far behind"),
    "too-early": N_("too early"),
    "missed": N_("missed"),
    "no-data": N_("no data"),
}
"""What each status is called; `_` translates."""


def status_word(gauge: Gauge) -> str:
    """Return what a gauge's status is called; a yes/no before its date is not done, rather than too early."""
    if gauge.kind == "yes-no" and gauge.status == "too-early":
        return _("not yet")
    return _(STATUS_WORDS[gauge.status])


def show_value(gauge: Gauge, value: float | None) -> str:
    """Return a value of an indicator as its kind is written: a number, per cent, yes or no; nothing is a dash."""
    if value is None:
        return "–"
    if gauge.kind == "yes-no":
        return _("yes") if value >= 1 else _("no")
    return show_percent(value) if gauge.kind == "share" else show_number(value)


def show_now(gauge: Gauge) -> str:
    """Return where an indicator is. A per cent of fewer than five would say too much: there it is n/N."""
    if gauge.share_of and gauge.share_of[1] < 5:
        return f"{gauge.share_of[0]}/{gauge.share_of[1]}"
    return show_value(gauge, gauge.value)
