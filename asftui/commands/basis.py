"""`asftui basis PRINCIPAL PERIOD OUT.xlsx|.docx`: a pre-filled basis for a claim, for the principal to sign."""

import argparse
from pathlib import Path

from asftui.commands.output import plan_in_use
from asftui.errors import NotFound
from asftui.formats import show_money, show_number
from asftui.i18n import _


def run(args: argparse.Namespace) -> int:
    """Save the basis and say where, with what it sums to."""
    from asftui.registers.organisations import resolve
    from asftui.registers.periods import parse_period
    from asftui.registers.placement_lookup import principals
    from asftui.reporting.basis import read_basis, save_basis

    plan = plan_in_use(args)
    known = principals()
    key = resolve(args.principal)
    if key not in {each for each, _name in known}:
        names = ", ".join(name for _key, name in known)
        raise NotFound(
            _('"{name}" is the principal of no placement').format(name=args.principal),
            remedy=_("There are: {names}.").format(names=names) if names else "",
        )
    start, end = parse_period(args.period, year=plan.start.year)
    basis = read_basis(key, start, end, plan)
    save_basis(basis, Path(args.out))
    days, amount = show_number(basis.days), show_money(round(basis.amount * 100))
    print(_("Saved: {path}").format(path=args.out))
    print(_("{days} days, {amount}").format(days=days, amount=amount))
    return 0
