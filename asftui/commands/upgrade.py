"""`asftui upgrade`: an older store is brought up to this version, whole or not at all."""

import argparse

from asftui import store
from asftui.i18n import _


def run(args: argparse.Namespace) -> int:
    """Upgrade the open store and say what was run."""
    ran = store.upgrade()
    if ran:
        print(_("The store is upgraded: {names}.").format(names=", ".join(ran)))
    else:
        print(_("The store is of this version already; nothing was done."))
    return 0
