"""The command line's grammar: commands, options and help, in the language in use.

The options that every command takes may stand before or after its name. argparse would let the one after overwrite
the one before in silence, so both are noted in one place, and two values that differ are an error.
"""

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any, NoReturn

from asftui import __version__
from asftui.errors import UsageError
from asftui.i18n import LANGUAGES, N_, _, ngettext

COMMON = ("store", "plan", "lang", "user", "as_of")
"""The options that stand before or after a command's name."""
DATED = frozenset({"", "demo", "status", "goals", "list", "import", "add"})
"""Commands in which the date of `--as-of` matters; the empty name is the interface."""
KINDS = ("attendance", "people", "events", "enterprises", "placements", "placement-days")
"""Kinds of sheet."""
IMPORTED = (*KINDS, "survey")
"""Kinds of sheet that can be imported; a survey's is made by the tool that asks."""
LISTS = (
    "events", "people", "organisations", "groups", "enterprises", "placements", "placement-days", "claims", "unclaimed",
    "municipalities", "structures", "guidelines", "council", "budget", "costs",
)  # fmt: skip
"""Registers that can be listed."""
OF_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)
"""What argparse itself says to users: marked here for the catalogue, translated by `speak_argparse`."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are errors of ours: one line, status 2."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of printing the usage and leaving."""
        raise UsageError(message, remedy=_("See `{prog} --help`.").format(prog=self.prog))


def parse(argv: list[str]) -> argparse.Namespace:
    """Return what a command line says. The common options are None where they are not given.

    Raises:
        UsageError: it says something that cannot be.
        SystemExit: it asked for help or the version, which has been printed.
    """
    speak_argparse()
    given: dict[str, Any] = {}
    args = build_parser(given).parse_args(argv)
    args.command = args.command or ""
    for name in COMMON:
        setattr(args, name, given.get(name))
    if args.as_of is not None and args.command not in DATED:
        raise UsageError(
            _('The date of --as-of does not matter to "{command}"').format(command=args.command),
            remedy=_("Leave it out."),
        )
    return args


def speak_argparse() -> None:
    """Let argparse say its own words in our language: it has no setting for that, and no catalogue but the system's."""
    setattr(argparse, "_", _)  # noqa: B010 - the name is not in its public interface
    setattr(argparse, "ngettext", ngettext)  # noqa: B010


def build_parser(given: dict[str, Any]) -> Parser:
    """Return the parser of the whole command line, which notes the common options in `given`."""
    parser = Parser(
        prog="asftui",
        description=_("The yearly action plan in the terminal: goals, events, imported sheets and live gauges."),
        epilog=_example(
            _("Without a command the interface opens."),
            "asftui",
            "asftui demo",
            "asftui status --as-of 2017-06-30",
        ),
    )
    parser.add_argument("--version", action="version", version=f"asftui {__version__}", help=_("print the version"))
    _add_common(parser, given, dated=True)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"), parser_class=Parser)

    def command(name: str, about: str, *examples: str, note: str = "") -> Parser:
        sub: Parser = commands.add_parser(name, help=about, description=about, epilog=_example(note, *examples))
        _add_common(sub, given, dated=name in DATED)
        return sub

    _add_views(command)
    _add_sheets(command)
    _add_basis(command)
    _add_history(command)
    return parser


def _add_views(command: Callable[..., Parser]) -> None:
    command("demo", _("open the interface on a throw-away store filled with an invented year"), "asftui demo")
    status = command("status", _("print the gauges"), "asftui status", "asftui status --json --as-of 2017-06-30")
    _add_json(status)
    goals = command("goals", _("print the goals and their activities, done against planned"), "asftui goals --json")
    _add_json(goals)
    surveys = command("surveys", _("print the surveys with each question's figures"), "asftui surveys --json")
    _add_json(surveys)
    duplicates = command(
        "duplicates",
        _("print people and organisations that may stand twice, with why"),
        "asftui duplicates --json",
        note=_("Nothing is joined: that is done on screen, under People (d)."),
    )
    _add_json(duplicates)
    lists = command("list", _("print a register, one record a line"), "asftui list people", "asftui list events --json")
    lists.add_argument("kind", choices=LISTS, metavar=_("KIND"), help=_one_of(LISTS))
    _add_json(lists)
    add = command(
        "add",
        _("add an event from one line"),
        "asftui add 2017-05-12 frukostmöte Bollnäs 14 tjm 3 pol, för Mysam Bollnäs, från AF, FK",
        note=_("The words may stand in any order. It is always a new event; a likeness to one that is there is noted."),
    )
    add.add_argument(
        "line", nargs="+", metavar=_("EVENT-LINE"), help=_("date, type, town, heads, groups, organisations")
    )


def _add_sheets(command: Callable[..., Parser]) -> None:
    sheets = command(
        "import",
        _("import sheets"),
        "asftui import narvarolista.xlsx --dry-run",
        "ssh server asftui import - < narvarolista.xlsx",
        'asftui import lista.xlsx --new-event "2017-05-12 frukostmöte Bollnäs"',
    )
    sheets.add_argument("files", nargs="+", metavar=_("FILE"), help=_("file to import; - is standard input"))
    # No fixed list: a user's own profiles are kinds too, and import refuses one that is not there.
    sheets.add_argument("--kind", metavar=_("KIND"), help=_one_of(IMPORTED))
    sheets.add_argument("--sheet", metavar=_("NAME"), help=_("import this sheet only"))
    where = sheets.add_mutually_exclusive_group()
    where.add_argument("--event", type=_whole, metavar="ID", help=_("the event that the attendance belongs to"))
    where.add_argument("--new-event", metavar=_('"DATE TYPE TITLE"'), help=_("make this event for the attendance"))
    sheets.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=_('"HEADING=FIELD"'),
        help=_("take a column as this field; may be repeated"),
    )
    sheets.add_argument(
        "--dates", choices=("dmy", "mdy"), metavar="dmy|mdy", help=_("which comes first in 3/4: day or month")
    )
    sheets.add_argument("--skip-hidden", action="store_true", help=_("leave out hidden rows and columns"))
    sheets.add_argument("--dry-run", action="store_true", help=_("say what would be done and write nothing"))
    sheets.add_argument("--rejects", metavar="OUT.xlsx", help=_("save the rejected rows there, ready to mend"))
    _add_json(sheets)
    template = command(
        "template",
        _("save a blank sheet with headings, drop-downs and an example row"),
        "asftui template attendance lista.xlsx",
        "asftui template attendance inskrivning.xlsx --event 12",
        note=_("With an event: its sign-in sheet, ready to print. A file that is there is never overwritten."),
    )
    template.add_argument("kind", choices=KINDS, metavar=_("KIND"), help=_one_of(KINDS))
    template.add_argument("out", metavar="OUT.xlsx", help=_("file to save"))
    template.add_argument("--event", type=_whole, metavar="ID", help=_("the event that the sign-in sheet is for"))


def _add_basis(command: Callable[..., Parser]) -> None:
    basis = command(
        "basis",
        _("save a pre-filled basis for a claim, for the principal to sign"),
        "asftui basis Bollnäs 2017-03 underlag.xlsx",
        'asftui basis "Gävle kommun" 2017-H1 underlag.docx',
        note=_("It has the placement days that nobody has claimed yet, by code. A file is never overwritten."),
    )
    basis.add_argument("principal", metavar=_("PRINCIPAL"), help=_("name of the principal"))
    basis.add_argument("period", metavar=_("PERIOD"), help=_("2017-03, mars, 2017-H1, 2017-03-01..2017-05-31"))
    basis.add_argument("out", metavar="OUT.xlsx|.docx", help=_("file to save"))


def _add_history(command: Callable[..., Parser]) -> None:
    history = command("history", _("print the imports, newest first"), "asftui history", "asftui history --json")
    _add_json(history)
    undo = command("undo", _("take a whole import back"), "asftui undo 7", note=_("`asftui history` gives the number."))
    undo.add_argument("batch", type=_whole, metavar=_("BATCH"), help=_("number of the import"))
    command("upgrade", _("bring an older store up to this version"), "asftui upgrade")


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _add_common(parser: Parser, given: dict[str, Any], *, dated: bool) -> None:
    group = parser.add_argument_group(_("before or after the command"))
    once: dict[str, Any] = {"action": _Once, "given": given, "default": argparse.SUPPRESS}
    group.add_argument(
        "--store", metavar=_("PATH"), help=_("file of the store (else ASFTUI_STORE, else your own)"), **once
    )
    group.add_argument("--plan", metavar=_("CODE"), help=_("code of the plan (else the one that holds today)"), **once)
    group.add_argument(
        "--lang", choices=LANGUAGES, metavar="sv|en", help=_("language (else ASFTUI_LANG, else sv)"), **once
    )
    group.add_argument("--user", metavar=_("NAME"), help=_("who is written beside the changes"), **once)
    if dated:
        about = _("the date that values are counted at (else today, within the plan)")
        group.add_argument("--as-of", type=_date, metavar=_("YYYY-MM-DD"), help=about, **once)


class _Once(argparse.Action):
    """Notes a common option where all the parsers see it; a second value must be the same."""

    def __init__(self, given: dict[str, Any], **kwargs: Any) -> None:
        self._given = given
        super().__init__(**kwargs)

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: Any, values: Any, option: str | None = None
    ) -> None:
        first = self._given.setdefault(self.dest, values)
        if first != values:
            raise UsageError(
                _("{option} is given twice, as {first} and {second}").format(option=option, first=first, second=values),
                remedy=_("Give it once."),
            )


def _date(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise argparse.ArgumentTypeError(_('"{text}" is no date such as 2017-06-30').format(text=text)) from None


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(_('"{text}" is no number').format(text=text))
    return int(text)


def _one_of(words: tuple[str, ...]) -> str:
    return _("one of: {words}").format(words=", ".join(words))


def _example(note: str, *lines: str) -> str:
    shown = "\n".join(f"  {line}" for line in lines)
    head = f"{note}\n\n" if note else ""
    return head + _("Example:") + "\n" + shown
