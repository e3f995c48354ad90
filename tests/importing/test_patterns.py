"""No pattern takes longer than in step with the text: a cell of 32 767 signs made for it would stop everything.

Texts have single spaces, as all that comes through the door.
"""

import ast
import re
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
FILES = sorted((HOUSE / "asftui").rglob("*.py"))
LONG, SHORT = 1200, 300
"""Signs of two texts: four times as many may take four times as long, and not sixteen."""
BITS = ("1", "a", "A", "-", "_", ".", ",", ":", "(", "[", "/", "@", "+", "?", "–", "ä", "=")
PAIRS = (
    "a ",
    "1 ",
    " -",
    "a@",
    "a.",
    "1.",
    "1/",
    "1 -",
    "A-",
    "(a",
    "[a",
    ", ",
    " (1",
    "1:1",
    " 1",
    "? ",
    "a-a ",
    "1,",
    "a@a.",
    "m ",
    "+1",
)
ENDS = ("\0", "1", ")")


Ways = tuple[Callable[[str], object], ...]
BOUNDED = ("asftui/registers/values.py",)
"""Here what is longer than any value is turned away before it is looked at (`_plain`)."""
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in FILES)


def ways(name: str, pattern: re.Pattern[str]) -> Ways:
    """Return how a pattern is used: within a text, or only on the whole of it."""
    used = set(re.findall(rf"\b{name}\.(\w+)\b", SOURCE)) if name else set()
    if used and used <= {"fullmatch", "match", "pattern"}:
        return pattern.fullmatch, pattern.match
    if used and not used & {"fullmatch", "match"}:
        return (pattern.search,)
    return pattern.search, pattern.fullmatch


def patterns() -> dict[str, Ways]:
    """Return every pattern of the house by where it stands: with a name, or written where it is used."""
    found: dict[str, Ways] = {}
    for path in FILES:
        place = path.relative_to(HOUSE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            first = node.args[0]
            if (
                ast.unparse(node.func.value) == "re"
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                flags = re.findall(r"re\.([A-Z]+)", " ".join(map(ast.unparse, [*node.args[1:], *node.keywords])))
                flag = re.RegexFlag(0)
                for name in flags:
                    flag |= re.RegexFlag[name]
                if node.func.attr in ("fullmatch", "match"):
                    compiled = re.compile(first.value, flag)
                    found[f"{place} {first.value}"] = compiled.fullmatch, compiled.match
                elif node.func.attr != "compile":
                    found[f"{place} {first.value}"] = ways("", re.compile(first.value, flag))
        if place.startswith(("asftui/importing", "asftui/registers", "asftui/text", "asftui/identity")):
            module = import_module(place.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
            for name, value in vars(module).items():
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        found.setdefault(f"{place} {each.pattern}", ways(name, each))
    return found


def texts(size: int) -> Iterator[str]:
    for bit in (*BITS, *PAIRS):
        for end in ENDS:
            yield (bit * (size // len(bit))) + end
    for start in ("[a", "(", "a(", "1", "kl ", "a [", "<", '"', "Q1[", "för ", "a@"):
        for bit in BITS:
            yield start + bit * size + "\0"


def taken(how: Ways, text: str) -> float:
    begun = time.process_time()
    for way in how:
        way(text)
    return time.process_time() - begun


PATTERNS = patterns()


@pytest.mark.parametrize("place", PATTERNS)
def test_no_pattern_takes_longer_than_in_step_with_the_text(place: str) -> None:
    if place.startswith(BOUNDED):
        return
    how = PATTERNS[place]
    for short, long in zip(texts(SHORT), texts(LONG), strict=True):
        if taken(how, long) > 0.001:  # else it is no matter, and too short to be told
            first = min(taken(how, short) for _turn in range(7))
            assert min(taken(how, long) for _turn in range(7)) < 9 * first, short[:8] + "…" + short[-2:]


def test_all_kinds_of_place_are_looked_at() -> None:
    assert len(PATTERNS) > 60
