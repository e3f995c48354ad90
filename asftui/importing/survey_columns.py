"""From a survey's columns to its questions: one question may take many columns, one for each option or part."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from asftui.importing.sheets import Cell, shown
from asftui.registers.survey_answers import question_key
from asftui.text import clean, fold

_PART = re.compile(r"(.[^\[]*?)\s?\[(.+)\]\s?", re.S)
"""`Q4[SQ001]`, `Vad vill du veta mer om? [Finansiering]`."""
_YES = frozenset({"y", "yes", "ja", "true", "x"})
_NO = frozenset({"n", "no", "nej", "false"})
_OTHER = ("other", "annat", "annan", "ovrigt", "andet", "annet")
"""A part whose heading begins so is written in one's own words."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, and the columns that its answers stand in."""

    text: str
    columns: tuple[int, ...]
    options: tuple[str, ...] = ()
    """Of a question with several choices: each column's."""
    yes: Callable[[str, str], bool] | None = None
    """Whether a cell says that its column's option is chosen."""

    def answer(self, cells: Sequence[Cell]) -> str:
        """Return what a row answers; empty where it does not."""
        if self.yes is None:
            return clean(shown(cell_at(cells, self.columns[0])), lines=True)
        pairs = zip(self.columns, self.options, strict=True)
        return "\n".join(option for n, option in pairs if self.yes(shown(cell_at(cells, n)), option))

    def called(self, text: str) -> "Asked":
        """Return the same question under another text."""
        return replace(self, text=text)


def cell_at(cells: Sequence[Cell], index: int) -> Cell:
    """Return the cell of a row; None where it is empty, or beyond the row's end."""
    return cells[index] if index < len(cells) and cells[index] != "" else None


def ask(
    texts: Sequence[str],
    under: Sequence[str],
    columns: Sequence[int],
    body: Sequence[tuple[int, Sequence[Cell]]],
    single: Collection[str],
) -> list[Asked]:
    """Return the questions that columns belong to, each with a text of its own.

    Args:
        texts: the heading.
        under: its second row, where it has one.
        columns: those of questions.
        body: the rows.
        single: folded words that say that a question has one answer.
    """
    found: list[Asked] = []
    for group in _groups(texts, under, columns):
        found += _asked(group, body, single)
    keys: set[str] = set()
    unlike: list[Asked] = []
    for each in found:
        text, n = each.text, 1
        while question_key(each.text if n == 1 else f"{text} ({n})") in keys:
            n += 1
        unlike.append(each if n == 1 else each.called(f"{text} ({n})"))
        keys.add(question_key(unlike[-1].text))
    return unlike


Part = tuple[int, str, str]
"""Column, question, and what the column is of it."""


def _groups(texts: Sequence[str], under: Sequence[str], columns: Sequence[int]) -> list[list[Part]]:
    groups: list[list[Part]] = []
    for n in columns:
        if under:
            text, part = texts[n], under[n] if n < len(under) else ""
            if not text and groups:
                groups[-1].append((n, groups[-1][0][1], part))
                continue
        else:
            match = _PART.fullmatch(texts[n])
            text, part = (match[1], match[2]) if match else (texts[n], "")
            if part and groups and groups[-1][0][1] == text and groups[-1][0][2]:
                groups[-1].append((n, text, part))
                continue
        groups.append([(n, text, part)])
    return groups


def _asked(group: Sequence[Part], body: Sequence[tuple[int, Sequence[Cell]]], single: Collection[str]) -> list[Asked]:
    columns = {
        n: [fold(shown(cell)) for _n, row in body if (cell := cell_at(row, n)) is not None] for n, *_rest in group
    }
    own = [part for part in group if _is_own_words(part[2]) and len(group) > 1]
    rest = [part for part in group if part not in own]
    asked: list[Asked] = []
    yes = _reader([(columns[n], fold(part)) for n, _text, part in rest if part and fold(part) not in single])
    if len(rest) > 1 and yes is not None and all(part for _n, _text, part in rest):
        asked.append(
            Asked(
                text=rest[0][1],
                columns=tuple(n for n, _text, _part in rest),
                options=tuple(part for _n, _text, part in rest),
                yes=yes,
            )
        )
    else:
        for n, text, part in rest:
            whole = text if not part or fold(part) in single else f"{text} – {part}"
            asked.append(Asked(text=whole, columns=(n,)))
    return asked + [Asked(text=f"{text} – {part}", columns=(n,)) for n, text, part in own]


def _reader(columns: Sequence[tuple[Sequence[str], str]]) -> Callable[[str, str], bool] | None:
    """Return what tells that an option is chosen, or None where the columns are no options of one question."""
    if not columns or not any(cells for cells, _option in columns):
        return None
    if all(cell == option for cells, option in columns for cell in cells):
        return lambda text, _option: bool(text.strip())
    if all(cell in _YES or cell in _NO for cells, _option in columns for cell in cells):
        return lambda text, _option: fold(text) in _YES
    return None


def _is_own_words(part: str) -> bool:
    return fold(part).startswith(_OTHER)
