"""A plan file in: TOML becomes a Plan, or an error that names every line that is wrong."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from asftui.errors import PlanError
from asftui.i18n import _
from asftui.plan.checks import check_plan
from asftui.plan.form import AMOUNTS, HEAD, keys_of, read_table, tables
from asftui.plan.model import Plan
from asftui.plan.problems import PlanFileError, PlanProblem, Problems, choose

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def builtin_plan_paths() -> list[Path]:
    """Return the plan files that come with the program, by name."""
    return sorted(Path(__file__).parent.glob("*.toml"))


def load_plan(path: Path | str) -> Plan:
    """Return the plan in a file.

    Raises:
        PlanError: the file cannot be read.
        PlanFileError: something in it is wrong; its `problems` hold everything that is.
    """
    path = Path(path)
    try:
        # Windows' editors put a byte order mark first, which TOML does not know.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise PlanError(
            _("There is no such plan file"), where=str(path), remedy=_("Check the path and the name.")
        ) from error
    except UnicodeDecodeError as error:
        raise PlanError(
            _("The plan file is not in UTF-8"), where=str(path), remedy=_("Save it as UTF-8 in the editor.")
        ) from error
    except OSError as error:
        raise PlanError(
            _("The plan file cannot be read"), where=str(path), remedy=error.strerror or str(error)
        ) from error
    return parse_plan(text, source=str(path))


def parse_plan(text: str, *, source: str) -> Plan:
    """Return the plan in a text.

    Args:
        text: the whole TOML text.
        source: what the errors call it, such as its path.

    Raises:
        PlanFileError: something in it is wrong.
    """
    text = text.replace("\r\n", "\n")
    try:
        given = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise PlanFileError([_not_toml(error, text, source)]) from error
    problems = Problems(source, text)
    plan = _read(given, problems)
    check_plan(plan, problems)
    problems.raise_if_any()
    return plan


def _not_toml(error: Exception, text: str, source: str) -> PlanProblem:
    reason = str(error)
    found = _AT_LINE.search(reason)
    last = text.rstrip("\n").count("\n") + 1
    line = int(found[1]) if found and found[1] else last
    return PlanProblem(
        _("This is not valid TOML: {reason}").format(reason=_AT_LINE.sub("", reason)),
        file=source,
        line=line,
        key="",
        remedy=_("Look at this line and the one before it for a quote, a bracket or an equals sign."),
    )


def _read(given: Mapping[str, Any], problems: Problems) -> Plan:
    """Return the plan with whatever could be read; the rest is among the problems."""
    arrays = tables()
    for name in given:
        if name in arrays or name == HEAD:
            continue
        remedy = choose(name, [HEAD, *arrays])
        if name in keys_of(Plan):
            remedy = _("Put it under [{table}].").format(table=HEAD)
        # A word above the first heading stands in no table; a heading is one itself.
        table, key = (name, "") if isinstance(given[name], dict | list) else ("", name)
        problems.add(table, 0, key, _('"{name}" is no part of a plan file').format(name=name), remedy)
    entries: dict[str, Any] = {}
    for name, entry in arrays.items():
        rows = given.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what = _('"{name}" is not a list of tables').format(name=name)
            problems.add(name, 0, "", what, _("Write [[{name}]] above each of them.").format(name=name))
            rows = []
        entries[name] = tuple(read_table(entry, row, problems, name, i) for i, row in enumerate(rows))
    head = given.get(HEAD)
    if not isinstance(head, dict):
        what = _("The file has no [{table}]").format(table=HEAD)
        keys = ", ".join(AMOUNTS.get(key.field, key.field) for key in keys_of(Plan).values() if key.required)
        problems.add(HEAD, 0, "", what, _("Write [{table}] with: {keys}.").format(table=HEAD, keys=keys))
        head = {}
        problems.raise_if_any()
    return replace(read_table(Plan, head, problems, HEAD), **entries)
