"""`asftui undo BATCH`: a whole import is taken back, field by field, as long as nothing later builds on it."""

import argparse

from asftui import store
from asftui.i18n import _, ngettext


def run(args: argparse.Namespace) -> int:
    """Take an import back and say what that did."""
    change = store.change_of_batch(args.batch)
    gone, back, changed = store.plan_undo(change).counts()
    store.undo(change)
    told = [
        text.format(n=n)
        for n, text in (
            (gone, ngettext("{n} record removed", "{n} records removed", gone)),
            (back, ngettext("{n} record back", "{n} records back", back)),
            (changed, ngettext("{n} record as before", "{n} records as before", changed)),
        )
        if n
    ]
    print(_("Import {batch} is undone: {what}.").format(batch=args.batch, what=", ".join(told)))
    return 0
