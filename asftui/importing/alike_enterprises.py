"""Names of enterprises that may mean the same one: `Glada Hudik` and `Glada Hudik ek. för.` Never joined in silence."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from asftui.text import fold

_ALIKE = 88.0
"""How alike (per cent) two names must be, their legal forms aside."""
_SHORT = 5
"""Signs; shorter names must be the same."""
_FORMS = frozenset(
    {"ek", "for", "ekfor", "ekonomisk", "ekonomiska", "forening", "foreningen", "ideell", "ideella", "ab", "aktiebolag"}
    | {
        "aktiebolaget",
        "hb",
        "kb",
        "svb",
        "stiftelse",
        "stiftelsen",
        "foretag",
        "foretaget",
        "asf",
        "socialt",
        "sociala",
    }
    | {"arbetskooperativ", "arbetskooperativet", "kooperativ", "kooperativet", "kooperativa"}
    | {"arbetsintegrerande", "social", "i", "och", "the", "of"}
)
"""Words of a name that say what sort of enterprise it is."""


def bare_name(name: str) -> str:
    """Return a name, folded, without what says its legal form; the whole where nothing else is left."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)


def alike_to(name: str, others: Mapping[str, int]) -> list[int]:
    """Return the ids of enterprises whose names may mean the same, the likest first.

    Args:
        name: as a sheet has it.
        others: ids by folded name and alias.
    """
    bare = bare_name(name)
    found: dict[int, float] = {}
    for other, key in others.items():
        score = _score(bare, bare_name(other))
        if score >= _ALIKE:
            found[key] = max(score, found.get(key, 0.0))
    return sorted(found, key=lambda key: -found[key])


def alike_pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs among some names that may mean the same."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        bare = bare_name(name)
        by_letter.setdefault(bare[:1], []).append((name, bare))
    return [
        (one, other)
        for group in by_letter.values()
        for (one, bare_one), (other, bare_other) in combinations(group, 2)
        if _score(bare_one, bare_other) >= _ALIKE
    ]


def _score(one: str, other: str) -> float:
    if one == other:
        return 100.0
    if min(len(one), len(other)) <= _SHORT:
        return 0.0
    from rapidfuzz import fuzz  # only where a sheet has a name that nobody knows: it takes a while to start

    return fuzz.ratio(one, other, score_cutoff=_ALIKE)
