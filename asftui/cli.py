"""The `asftui` command: settings, the store and the one edge at which every error becomes one line.

Commands import what they need when they run, and Textual only for the interface.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from asftui.commands.parser import parse
from asftui.config import Settings, load_settings
from asftui.errors import AsftuiError, StoreError, UsageError
from asftui.i18n import LANGUAGES, _, use_language
from asftui.text import harmless

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it."""
PIPE_CLOSED = 141
"""Exit status where the reader left, as shells have it."""
UNFORESEEN = 2
_MODULES = {"list": "listing", "import": "import_sheets"}
"""Modules of the commands whose names are taken."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status: 0 done, 1 done but something was left out, 2 not done."""
    _accept_all_signs()
    given = list(sys.argv[1:] if argv is None else argv)
    use_language(_language(given))
    try:
        status = run(given)
        sys.stdout.flush()
    except AsftuiError as error:
        return _say(str(error), error.exit_status)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes again when it ends: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the one edge that turns the unforeseen into a saved report
        return _report(error)
    return status


def run(argv: Sequence[str]) -> int:
    """Run a command line and return its exit status.

    Raises:
        AsftuiError: it could not be done.
    """
    try:
        args = parse(list(argv))
    except SystemExit as done:  # help or version, which are printed
        return int(done.code or 0)
    args.settings = load_settings(os.environ, store=args.store, plan=args.plan, lang=args.lang, user=args.user)
    if args.command == "demo":
        if args.store is not None:
            raise UsageError(_("The demo has a store of its own"), remedy=_("Leave --store out."))
        return _command(args)
    if args.command == "import":
        from asftui.parsing.process import begin_ahead

        with begin_ahead(args.files) as args.begun:
            return _with_store(args)
    return _with_store(args)


def _with_store(args: argparse.Namespace) -> int:
    from asftui import store
    from asftui.registers.seed import seed_builtin_plan

    _make_own_folder(args.settings, told=args.store is not None)
    store.open_store(args.settings.store, user=args.settings.user, seed=seed_builtin_plan, role=args.settings.role)
    try:
        if not args.command:
            _offer_upgrade()
        if args.command != "upgrade":
            store.require_current()
        return _command(args)
    finally:
        store.close()


def _command(args: argparse.Namespace) -> int:
    if not args.command:
        from asftui.tui.app import run_app

        return run_app(settings=args.settings, as_of=args.as_of)
    module = import_module(f"asftui.commands.{_MODULES.get(args.command, args.command)}")
    status: int = module.run(args)
    return status


def _offer_upgrade() -> None:
    """Before the interface: bring an older store up to this version, if the user says so."""
    from asftui import store
    from asftui.errors import StoreTooOld

    try:
        store.require_current()
    except StoreTooOld as old:
        if not sys.stdin.isatty():
            raise
        print(old.what)
        answer = input(_("Upgrade it now? It can then not be opened by the earlier version. (y/n) "))
        if answer.strip().lower() in (_("y"), "y", "yes"):
            store.upgrade()


def _language(argv: Sequence[str]) -> str:
    """Return the language to speak before the command line is read, for its help and its errors."""
    for i, word in enumerate(argv):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang":
            value = next(iter(argv[i + 1 :]), "")
        if value in LANGUAGES:
            return value
    try:
        return load_settings(os.environ).lang
    except UsageError:  # said when the settings are read in earnest
        return Settings.lang


def _make_own_folder(settings: Settings, *, told: bool) -> None:
    """Make the folder of the user's own store where it is missing; one that was told of must be there."""
    if told or os.environ.get("ASFTUI_STORE"):
        return
    from pathlib import Path

    from asftui.config import data_folder

    folder = data_folder()
    if Path(settings.store).parent != folder:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            _("The folder of your store cannot be made ({reason})").format(reason=error.strerror or error),
            where=str(folder),
            remedy=_("Give another place with --store."),
        ) from error


def _accept_all_signs() -> None:
    """Keep a terminal that cannot show a sign from stopping the command: it shows `?` instead."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def _say(text: str, status: int) -> int:
    print(f"asftui: {harmless(text)}", file=sys.stderr)
    return status


def _report(error: Exception) -> int:
    from asftui.crash import save_report

    name = type(error).__name__
    try:
        path = save_report(error)
    except OSError as problem:
        return _say(
            _("Something went wrong that was not foreseen ({name}), and no report could be saved ({reason}).").format(
                name=name, reason=problem.strerror or problem
            ),
            UNFORESEEN,
        )
    return _say(
        _("Something went wrong that was not foreseen ({name}). A report is in {path}.").format(name=name, path=path),
        UNFORESEEN,
    )
