"""Whether two names may be one person's, and which names are worth comparing: spelling, initials, short forms."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from asftui.registers.values import words
from asftui.text import fold

Block = tuple[str, str]
"""How a word of a name sounds, and how another of its words begins: names that share none are not compared."""

_SOUNDS = (
    ("ä", "e"), ("é", "e"), ("è", "e"), ("ph", "f"), ("sch", "sk"), ("ch", "k"), ("ck", "k"), ("qu", "kv"),
    ("qv", "kv"), ("q", "k"), ("c", "k"), ("w", "v"), ("th", "t"), ("dt", "t"), ("z", "s"), ("x", "ks"),
    ("hj", "j"), ("lj", "j"), ("y", "i"), ("fv", "v"),
)  # fmt: skip
"""Letters that sound alike in Swedish names: Kristina and Christina, Lindqvist and Lindkvist, Per and Pär."""


def like_names(one: str, other: str) -> bool:
    """Return whether two names may be one person's.

    They may where each word of the shorter is one of the longer's: the same, sounding so, its initial, its short form
    (`Kalle`, `Lasse`); one word may have a slip of the pen. `Anna Berg` may be `Anna Berg-Lund`, `A. Berg`, `Ana Berg`.
    """
    return _like(one, other) if one <= other else _like(other, one)


def blocks(name: str) -> frozenset[Block]:
    """Return the keys of a name: two names are like only if they share one."""
    return _blocks(name)


def same_words(one: str, other: str) -> bool:
    """Return whether two names are the same words, whatever their order, accents and hyphens."""
    return sorted(fold(one).split()) == sorted(fold(other).split())


def is_given(word: str) -> bool:
    """Return whether a folded word is a given name that many bear."""
    return word in _given()


@lru_cache(maxsize=1 << 17)
def _like(one: str, other: str) -> bool:
    a, b = _sounds(one), _sounds(other)
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 2:
        return bool(a) and a == b
    if sorted(a) == sorted(b):
        return True
    left = list(b)
    whole = slips = 0
    # The surest words are paired first, so that an initial takes what is left over.
    for word in sorted(a, key=lambda word: (len(word) == 1, word not in left)):
        kin, near = _pair(word, left)
        if kin is None:
            return False
        left.remove(kin)
        slips += near
        whole += len(word) > 1 and len(kin) > 1 and not near
    return slips <= 1 and whole > 0


def _pair(word: str, left: Sequence[str]) -> tuple[str | None, bool]:
    if word in left:
        return word, False
    for other in left:
        if 1 in (len(word), len(other)) and word[0] == other[0]:
            return other, False
        if not _families().get(word, frozenset()).isdisjoint(_families().get(other, ())):
            return other, False
    for other in left:
        if _is_slip(word, other):
            return other, True
    return None, False


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < 3 or abs(len(one) - len(other)) > 2:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other, score_cutoff=2) <= (1 if shorter < 8 else 2))


@lru_cache(maxsize=1 << 17)
def _blocks(name: str) -> frozenset[Block]:
    sounds = _sounds(name)
    heads = [{family[0] for family in _families().get(word, ())} | {word[0]} for word in sounds]
    keys = [_families().get(word, frozenset()) | {word} for word in sounds]
    return frozenset(
        (key, head)
        for n, own in enumerate(keys)
        for key in own
        for m, others in enumerate(heads)
        if n != m
        for head in others
    )


@lru_cache(maxsize=1 << 17)
def _sounds(name: str) -> tuple[str, ...]:
    """Return how each word of a name sounds; `von` and the like say nothing."""
    text = name.casefold()
    for written, sound in _SOUNDS[:3]:
        text = text.replace(written, sound)
    parts = fold(text).split()
    return tuple(_sound(part) for part in parts if part not in _particles()) or tuple(map(_sound, parts))


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    for written, sound in _SOUNDS[3:]:
        word = word.replace(written, sound)
    return "".join(c for n, c in enumerate(word) if n == 0 or c != word[n - 1])


@cache
def _listed() -> dict[str, list[str] | list[list[str]]]:
    return tomllib.loads((Path(__file__).parent / "name_words.toml").read_text(encoding="utf-8"))


@cache
def _given() -> frozenset[str]:
    return frozenset(name for name in _listed()["given"] if isinstance(name, str))


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return the families of short forms that a word belongs to, each by its first name, as they sound."""
    found: dict[str, set[str]] = {}
    for family in _listed()["nicknames"]:
        for name in family:
            found.setdefault(_sound(name), set()).add(_sound(family[0]))
    return {name: frozenset(families) for name, families in found.items()}


@cache
def _particles() -> frozenset[str]:
    return frozenset(words()["names"]["particles"])
