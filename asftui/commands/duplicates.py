"""`asftui duplicates`: people and organisations that may stand twice, with why. Nothing is joined."""

import argparse

from asftui.commands.output import print_columns, print_json
from asftui.i18n import _
from asftui.registers.duplicates import Named, Pair, likely_organisations, likely_people


def run(args: argparse.Namespace) -> int:
    """Print the pairs."""
    people, organisations = likely_people(), likely_organisations()
    if args.json:
        print_json(
            {
                "people": [_as_json(pair) for pair in people],
                "organisations": [_as_json(pair) for pair in organisations],
            }
        )
    elif not people and not organisations:
        print(_("Nobody, and no organisation, looks as if they stood twice."))
    else:
        print_columns([(_shown(pair.a), "~", _shown(pair.b), pair.why) for pair in (*people, *organisations)])
    return 0


def _as_json(pair: Pair) -> dict[str, object]:
    return {"a": _named(pair.a), "b": _named(pair.b), "why": pair.why}


def _named(each: Named) -> dict[str, object]:
    return {"id": each.id, "name": each.name, "organisation": each.organisation}


def _shown(each: Named) -> str:
    return f"{each.name} ({each.organisation})" if each.organisation else each.name
