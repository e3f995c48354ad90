"""`asftui demo`: the interface on a throw-away store that is gone afterwards."""

import argparse
import tempfile
from pathlib import Path

from asftui import store
from asftui.demo import AS_OF, open_demo


def run(args: argparse.Namespace) -> int:
    """Fill a store in a temporary folder (the owner's only), show it, and remove it."""
    from dataclasses import replace

    with tempfile.TemporaryDirectory(prefix="asftui-demo-") as folder:
        path = open_demo(Path(folder), user=args.settings.user)
        try:
            from asftui.tui.app import run_app

            settings = replace(args.settings, store=str(path))
            return run_app(settings=settings, as_of=args.as_of or AS_OF, demo=True)
        finally:
            store.close()
