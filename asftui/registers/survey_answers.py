"""What answers to a question hold, and what can be said of them together. Pure: texts in, figures out."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from statistics import median
from typing import Literal

from asftui.text import fold

QuestionType = Literal["scale", "choice", "several", "number", "text"]
TYPES: tuple[QuestionType, ...] = ("scale", "choice", "several", "number", "text")
FEWEST = 5
"""Fewer answers than these are not broken down: somebody could be told by them."""
_HIGHEST_STEP = 10
_MOST_CHOICES = 12
_LONGEST_CHOICE = 80
_ALIKE = 0.6
"""How alike the words of two questions must be, before and now aside, to be a pair."""
_STEP = re.compile(r"(\d{1,2})(?:\s*[-–—=:.,)(/]\s*\D.*)?", re.S)
"""A step of a scale, with or without what it is called: `5`, `5 – mycket bra`, `1 (inte alls)`."""
_NUMBER = re.compile(r"[-−+]?\d{1,3}(?:[ \u00a0.]\d{3})+|[-−+]?\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"(?<![\d-])(\d{1,2})\s*(?:-|–|—|till|to)\s*(\d{1,2})(?![\d-])")
_ENDS = re.compile(r"(?<!\d)(\d{1,2})\s*=[^=\d]{1,60}?(\d{1,2})\s*=")
"""The ends of a scale by what they are called: `1 = låg, 5 = hög`."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_NUMBER = 20
"""Signs of a number that an answer can be."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a question's answers come to."""

    n: int = 0
    mean: float | None = None
    median: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many gave each answer, in order; empty where there are too few, or where they are texts."""

    @property
    def too_few(self) -> bool:
        """Return whether there are answers, but not so many that they are broken down."""
        return 0 < self.n < FEWEST


@dataclass(frozen=True, kw_only=True)
class PairFigures:
    """How the same people stood before, and now."""

    n: int
    """Those who answered both."""
    change: float | None
    """Mean of now − before; None where there are too few."""
    rose: float | None
    """Per cent of them who stand higher now."""


def question_key(text: str) -> str:
    """Return by what a question is known in another round: its words without a year."""
    return fold(_YEAR.sub(" ", text)) or fold(text)


def tell_type(question: str, answers: Sequence[str]) -> QuestionType:
    """Return what a question's answers hold, told from the answers and from the words of the question."""
    if not answers:
        return "text"
    if _are_steps(question, answers):
        return "scale"
    if sum(number_of(answer) is not None for answer in answers) >= 0.9 * len(answers):
        return "number"
    if _says(question, "text"):
        return "text"
    if _are_several(answers):
        return "several"
    return "choice" if _are_choices(answers) else "text"


def normal(answer: str, kind: QuestionType) -> str:
    """Return an answer as it is kept: of several choices one a line."""
    return "\n".join(options_of(answer)) if kind == "several" else answer


def options_of(answer: str) -> list[str]:
    """Return the options of an answer with several."""
    separator = "\n" if "\n" in answer else ";" if ";" in answer else ","
    return list(dict.fromkeys(part for piece in answer.split(separator) if (part := piece.strip())))


def step_of(answer: str) -> int | None:
    """Return the step of a scale that an answer is."""
    match = _STEP.fullmatch(answer.strip())
    return int(match[1]) if match and int(match[1]) <= _HIGHEST_STEP else None


def number_of(answer: str) -> float | None:
    """Return the number that an answer is: `27,5`, `1 250`."""
    if not _NUMBER.fullmatch(answer.strip()):
        return None
    digits = re.sub(r"[ \u00a0]", "", answer.strip()).replace("−", "-").replace(",", ".")
    if digits.count(".") > 1:  # they part thousands
        digits = digits.replace(".", "")
    return float(digits) if len(digits) < _LONGEST_NUMBER else None


def summarise(question: str, kind: QuestionType, answers: Mapping[str, int]) -> Figures:
    """Return a question's figures, from how many gave each answer."""
    n = sum(answers.values())
    if n < FEWEST or kind == "text":
        return Figures(n=n)
    if kind == "several":
        chosen: Counter[str] = Counter()
        for answer, times in answers.items():
            chosen.update(dict.fromkeys(answer.split("\n"), times))
        return Figures(n=n, counts=_by_size(chosen))
    if kind == "choice":
        return Figures(n=n, counts=_by_size(answers))
    read = step_of if kind == "scale" else number_of
    numbers = Counter[float]()
    others = Counter[str]()
    for answer, times in answers.items():
        number = read(answer)
        if number is None:
            others[answer] += times
        else:
            numbers[number] += times
    if kind == "scale":
        low, high = scale_ends(question, numbers)
        counts = {str(step): numbers[step] for step in range(low, high + 1)}
    else:
        counts = {f"{value:g}": numbers[value] for value in sorted(numbers)}
    each = sorted(numbers.elements())
    return Figures(
        n=n,
        mean=sum(each) / len(each) if len(each) >= FEWEST else None,
        median=float(median(each)) if len(each) >= FEWEST else None,
        counts={**counts, **_by_size(others)} if numbers else _by_size(others),
    )


def scale_ends(question: str, steps: Iterable[float]) -> tuple[int, int]:
    """Return the lowest and the highest step of a scale: as the question says (`1–5`), else as it was used."""
    used = [int(step) for step in steps]
    low, high = min([1, *used]), max([1, *used])
    said = _said_range(question)
    return (min(low, said[0]), max(high, said[1])) if said else (low, high)


def find_pairs(questions: Sequence[str]) -> list[tuple[int, int]]:
    """Return which scales are pairs, before and now, by their places."""
    sides = [_side(question) for question in questions]
    wishes = []
    for a, (side, words) in enumerate(sides):
        for b, (other, others) in enumerate(sides):
            if (side, other) == ("before", "now"):
                likeness = SequenceMatcher(None, words, others, autojunk=False).ratio()
                if likeness >= _ALIKE:
                    wishes.append((-likeness, abs(a - b), a, b))
    pairs: list[tuple[int, int]] = []
    for _likeness, _apart, a, b in sorted(wishes):
        if all(a not in pair and b not in pair for pair in pairs):
            pairs.append((a, b))
    return sorted(pairs)


def pair_figures(answers: Mapping[tuple[str, str], int]) -> PairFigures:
    """Return a pair's figures, from how many gave each answer before together with each now."""
    n = total = rose = 0
    for (before, now), times in answers.items():
        first, then = step_of(before), step_of(now)
        if first is None or then is None:
            continue
        n += times
        total += (then - first) * times
        rose += times if then > first else 0
    if n < FEWEST:
        return PairFigures(n=n, change=None, rose=None)
    return PairFigures(n=n, change=total / n, rose=100 * rose / n)


def _are_steps(question: str, answers: Sequence[str]) -> bool:
    steps = [step for answer in answers if (step := step_of(answer)) is not None]
    rest = {fold(answer) for answer in answers if step_of(answer) is None}
    if not steps or len(rest - _words("no_step")) > 1 or len(steps) * 2 < len(answers):
        return False
    said = _said_range(question)
    return bool(said and said[0] <= min(steps) and max(steps) <= said[1]) or not _says(question, "number")


def _said_range(question: str) -> tuple[int, int] | None:
    for match in (*_RANGE.finditer(question), *_ENDS.finditer(question)):
        low, high = int(match[1]), int(match[2])
        if low in (0, 1) and low + 1 < high <= _HIGHEST_STEP:
            return low, high
    return None


def _are_several(answers: Sequence[str]) -> bool:
    if any(";" in answer for answer in answers):
        ended = sum(answer.rstrip().endswith(";") for answer in answers)
        if ended >= 0.9 * len(answers):  # Microsoft Forms ends every option so
            return True
        return _recur([options_of(answer) for answer in answers if answer.strip()])
    if any("\n" in answer for answer in answers):
        return _recur([answer.split("\n") for answer in answers])
    if not any(", " in answer for answer in answers):
        return False
    return _recur([[part.strip() for part in answer.split(",")] for answer in answers])


def _recur(split: Sequence[Sequence[str]]) -> bool:
    """Return whether pieces are options put together in many ways, and not parts of single answers.

    `Ja, absolut` and `Ja, delvis` are answers with a comma in them: most of their pieces stand in one answer only.
    """
    whole = {tuple(map(fold, pieces)) for pieces in split}
    stands = Counter(piece for pieces in whole for piece in set(pieces))
    if len(split) < 2 or not any(len(pieces) > 1 for pieces in whole) or "" in stands:
        return False
    if max(map(len, stands)) > _LONGEST_CHOICE:
        return False
    shared = sum(times > 1 for times in stands.values())
    return len(stands) < len(whole) or (len(stands) <= len(whole) and shared >= 0.6 * len(stands))


def _are_choices(answers: Sequence[str]) -> bool:
    kinds = Counter(map(fold, answers))
    if max(map(len, answers)) > _LONGEST_CHOICE or len(kinds) > _MOST_CHOICES:
        return False
    return len(answers) >= 2 * len(kinds) or set(kinds) <= {"ja", "nej", "yes", "no", "vet ej", "true", "false"}


def _by_size(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], fold(pair[0]), pair[0])))


def _side(question: str) -> tuple[str, list[str]]:
    """Return whether a question asks of before or of now (neither where both or none), and its other words."""
    words = fold(question).split()
    hits = {name: [w for w in words if w in _words(name)] for name in ("before", "now")}
    if " i dag" in f" {fold(question)} ":
        hits["now"].append("i dag")
    sides = [name for name, found in hits.items() if found]
    rest = [word for word in words if word not in _words("before") and word not in _words("now")]
    return (sides[0] if len(sides) == 1 else ""), rest


def _says(question: str, name: str) -> bool:
    text = f" {fold(question)} "
    return any(f" {word[:-1]}" in text if word.endswith("*") else f" {word} " in text for word in _words(name))


@cache
def _words(name: str) -> frozenset[str]:
    path = Path(__file__).parent / "survey_words.toml"
    listed: list[str] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return frozenset(fold(word) + ("*" if word.endswith("*") else "") for word in listed)
