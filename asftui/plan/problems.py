"""What is wrong in a plan file, each thing with its line and key.

PlanError
├── PlanProblem     one thing that is wrong
└── PlanFileError   a file with one or several of them
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property

from asftui.errors import PlanError
from asftui.i18n import _, ngettext
from asftui.plan.positions import Positions


class PlanProblem(PlanError):
    """One thing in a plan file that cannot be."""

    def __init__(self, what: str, *, file: str, line: int, key: str, remedy: str = "") -> None:
        self.line = line
        self.key = key
        where = _("{file}, line {line}, {key}") if key else _("{file}, line {line}")
        super().__init__(what, where=where.format(file=file, line=line, key=key), remedy=remedy)


class PlanFileError(PlanError):
    """A plan file that cannot be taken. Its text is the first problem, and how many more there are."""

    def __init__(self, problems: Sequence[PlanProblem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(first.what, where=first.where, remedy=first.remedy)

    def __str__(self) -> str:
        more = len(self.problems) - 1
        if not more:
            return super().__str__()
        text = ngettext("({n} more problem in the file.)", "({n} more problems in the file.)", more).format(n=more)
        told = super().__str__()
        return f"{told} {text}" if told.endswith((".", "?")) else f"{told}. {text}"


class Problems:
    """Collects what is wrong while a file is read and checked; a place is blamed once."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._found: list[PlanProblem] = []
        self._blamed: set[tuple[str, int, str]] = set()

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self._text)

    def add(self, table: str, index: int, key: str, what: str, remedy: str, value: object = None) -> None:
        """Note a problem, unless its place has one already.

        Args:
            table: name of the table; empty above the first heading.
            index: which one of an array of tables, from 0.
            key: the key to blame; empty for the table itself.
            what: what is wrong.
            remedy: what to do.
            value: a text that tells which line of a long value is meant.
        """
        whole = (table, index, key)
        if value is None and whole in self._blamed:
            return
        self._blamed.add(whole)
        line = self._positions.line(table, index, key, value)
        name = ".".join(filter(None, (table, key)))
        self._found.append(PlanProblem(what, file=self._file, line=line, key=name, remedy=remedy))

    def excuse(self, table: str, index: int, key: str) -> None:
        """Blame the place for nothing more: what is wrong with it is told elsewhere."""
        self._blamed.add((table, index, key))

    def blames(self, table: str, index: int, key: str) -> bool:
        """Tell whether the place has a problem: then its value says nothing."""
        return (table, index, key) in self._blamed

    def raise_if_any(self) -> None:
        """Raise PlanFileError with every problem, in the order of the lines."""
        if self._found:
            raise PlanFileError(sorted(self._found, key=lambda problem: problem.line))


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is most like the one given, where one is like it."""
    lower = {known.casefold(): known for known in allowed}
    near = get_close_matches(word.casefold(), lower, n=1)
    return lower[near[0]] if near else None


def choose(word: str, allowed: Iterable[str]) -> str:
    """Return the remedy for a word that is not among those allowed: the nearest, or all of them."""
    words = list(allowed)
    if near := nearest(word, words):
        return _('Did you mean "{word}"?').format(word=near)
    if not words:
        return _("There is none to choose yet.")
    return _("Choose one of: {values}.").format(values=", ".join(words))
