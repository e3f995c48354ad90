"""The budget in sentences, each with its arithmetic."""

from datetime import date

from asftui.formats import show_day, show_money, show_number
from asftui.i18n import _, ngettext
from asftui.indicators.economy import Economy, Suffices
from asftui.plan import Plan
from asftui.tui.widgets.money_line import Amount
from asftui.tui.widgets.sentences import unbroken


def amounts(economy: Economy, plan: Plan) -> list[Amount]:
    """Return the bars: what is used, what is bound too, and where it ends."""
    total, budget = plan.budget, economy.budget
    bound = economy.used + budget.committed
    end = show_day(plan.end, plan.start.year)
    of = _("of {total}").format(total=_money(total))
    rows = (
        (_("Used"), economy.used, economy.expected, of),
        (_("With committed"), bound, None, _("left {left}").format(left=_money(budget.left))),
        (_("Forecast {date}").format(date=end), economy.forecast, None, of),
    )
    return [
        Amount(
            name=name,
            share=n / total if total else 0.0,
            expected=expected / total if expected is not None and total else None,
            text=f"{_money(n)} {text}",
        )
        for name, n, expected, text in rows
    ]


def sentences(economy: Economy, plan: Plan, as_of: date) -> list[str]:
    """Return what is to be said of a plan's money at a date."""
    budget = economy.budget
    lines = [
        _("Used = accrued {accrued} (claimed {claimed}, paid {paid}) + other {other}.").format(
            accrued=_bare(budget.accrued),
            claimed=_bare(budget.claimed),
            paid=_bare(budget.paid),
            other=_money(budget.other),
        )
    ]
    if as_of < plan.end:
        lines.append(
            _("Forecast = used + committed {committed} + other at this pace {other}.").format(
                committed=_bare(budget.committed), other=_money(economy.other_to_come)
            )
        )
    if economy.suffices is not None:
        lines += answer(economy.suffices, plan)
    if assumed := sum(each.is_assumed for each in economy.commitments):
        text = ngettext(
            "{n} placement says nothing of its days a week: five are taken.",
            "{n} placements say nothing of their days a week: five are taken.",
            assumed,
        )
        lines.append(text.format(n=assumed))
    return lines


def answer(found: Suffices, plan: Plan) -> list[str]:
    """Return whether the money suffices for the placements that the plan aims at, and how that was worked out."""
    question = _("Does the money suffice for {n} placements?").format(n=found.target)
    if found.missing and not found.days:
        told = _("No workday is left of the period. {there} of {n} were funded or granted, and {left} is left over.")
        if found.left < 0:
            told = _("No workday is left of the period. {there} of {n} were funded or granted, and {short} is lacking.")
        words = told.format(there=found.there, n=found.target, left=_money(found.left), short=_money(-found.left))
        return [f"{question} {words}"]
    if not found.missing:
        told = _("Yes: {there} are funded or granted, and {left} is left.")
        if found.left < 0:
            told = _("No: {there} are funded or granted, and {short} is lacking.")
        words = told.format(there=found.there, left=_money(found.left), short=_money(-found.left))
        return [f"{question} {words}"]
    sums = _("{missing} more × {days} days × {rate} = {cost}; {rest}").format(
        missing=found.missing,
        days=show_number(found.days),
        rate=_money(plan.day_rate),
        cost=_money(found.cost),
        rest=_over(found.over),
    )
    line = f"{question} {_verdict(found)}: {sums}"
    if found.other_to_come:
        line += " " + _("({rest} with other costs to come)").format(rest=_over(found.over_with_other))
    return [f"{line}.", _reason(found)]


def _verdict(found: Suffices) -> str:
    if found.over < 0:
        return _("No")
    return _("Yes") if found.over_with_other >= 0 else _("Not with the other costs to come")


def _money(ore: int) -> str:
    return unbroken(show_money(ore))


def _bare(ore: int) -> str:
    """Return an amount whose unit stands further on in the sentence."""
    return show_number(ore / 100, 2)


def divided(economy: Economy) -> str:
    """Return how much of the budget the lines divide."""
    total, lines = economy.budget.total, economy.divided
    text = _("Lines: {lines} of {total}.").format(lines=_money(lines), total=_money(total))
    if lines < total:
        return text + " " + _("{rest} is not divided.").format(rest=_money(total - lines))
    if lines > total:
        return text + " " + _("{rest} too much is divided.").format(rest=_money(lines - total))
    return text


def _over(ore: int) -> str:
    if ore >= 0:
        return _("{amount} remains").format(amount=_money(ore))
    return _("{amount} is lacking").format(amount=_money(-ore))


def _reason(found: Suffices) -> str:
    days = show_number(found.days)
    if not found.known:
        return _("No placement has days yet: {days} are all workdays left of the period.").format(days=days)
    if found.capped:
        return _("{days} days: all workdays left of the period, fewer than placements have had.").format(days=days)
    text = ngettext(
        "{days} days: as the placement so far, noted days and days to come.",
        "{days} days: the average of {n} placements, noted days and days to come.",
        found.known,
    )
    return text.format(days=days, n=found.known)


def nothing_bound(economy: Economy) -> str:
    """Return what stands where nothing is committed: whether placements run or are granted all the same."""
    if not economy.running and not economy.granted:
        return _("No placement runs or is granted.")
    there = [
        text.format(n=n)
        for text, n in ((_("{n} running"), economy.running), (_("{n} granted, not begun"), economy.granted))
        if n
    ]
    return _("Nothing is bound: {there}, without any workday to come in the period.").format(there=", ".join(there))
