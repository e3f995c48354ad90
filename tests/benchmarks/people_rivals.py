"""What others do with the same rows: a plain rapidfuzz threshold, and recordlinkage's unsupervised classifier."""

from collections import Counter
from collections.abc import Sequence

import pytest
from rapidfuzz import fuzz, process

from asftui.text import fold
from tests.benchmarks.clerks import Sheet
from tests.benchmarks.people_measures import Measure

Flat = tuple[int, str, str, str]
"""Truth, folded name, folded organisation, e-mail."""


def flat(sheets: Sequence[Sheet]) -> list[Flat]:
    """Return the rows of all lists, one after the other."""
    rows = []
    for sheet in sheets:
        for key, cells in zip(sheet.truth, sheet.rows, strict=True):
            said = {label: cell or "" for label, cell in zip(sheet.heading, cells, strict=True)}
            rows.append((key, fold(said["Namn"]), fold(said.get("Organisation", "")), said.get("E-post", "").lower()))
    return rows


def by_threshold(rows: Sequence[Flat], sure: float, doubtful: float) -> Measure:
    """Take each row for the earlier one whose name and organisation are the likest, by rapidfuzz's token_sort_ratio.

    Args:
        rows: all rows.
        sure: per cent from which on they are one.
        doubtful: per cent from which on it is asked, and answered truly.
    """
    texts = [f"{name} {organisation}" for _key, name, organisation, _email in rows]
    found: list[tuple[int, bool] | None] = []
    for n, text in enumerate(texts):
        hit = process.extractOne(text, texts[:n], scorer=fuzz.token_sort_ratio, score_cutoff=doubtful)
        found.append((hit[2], hit[1] >= sure) if hit else None)
    return _measured(rows, found)


def by_recordlinkage(rows: Sequence[Flat]) -> Measure:
    """Take each row for the earlier one that recordlinkage's ECM classifier finds the likeliest match."""
    recordlinkage = pytest.importorskip("recordlinkage")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        [
            {"name": " ".join(sorted(name.split())), "organisation": organisation, "email": email or None}
            for _key, name, organisation, email in rows
        ]
    )
    frame["word"] = [max(name.split(), key=len) if name else "" for name in frame["name"]]
    index = recordlinkage.Index()
    index.block("word")
    index.sortedneighbourhood("name", window=9)
    index.block("email")
    pairs = index.index(frame)
    compare = recordlinkage.Compare()
    compare.string("name", "name", method="jarowinkler", threshold=0.92)
    compare.string("organisation", "organisation", method="jarowinkler", threshold=0.9)
    compare.exact("email", "email")
    features = compare.compute(pairs, frame)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    probabilities = classifier.prob(features)
    best: dict[int, tuple[float, int]] = {}
    for (a, b), probability in probabilities.items():
        later, earlier = max(a, b), min(a, b)
        if probability >= 0.5 and (probability, earlier) > best.get(later, (0.0, -1)):
            best[later] = probability, earlier
    found = [(best[n][1], best[n][0] >= 0.95) if n in best else None for n in range(len(rows))]
    return _measured(rows, found)


def _measured(rows: Sequence[Flat], found: Sequence[tuple[int, bool] | None]) -> Measure:
    result = Measure(people=len({key for key, *_rest in rows}))
    seen: Counter[int] = Counter()
    for (key, *_rest), hit in zip(rows, found, strict=True):
        result.rows += 1
        result.seen += bool(seen[key])
        right = hit is not None and rows[hit[0]][0] == key
        if hit is not None and hit[1]:
            result.sure += 1
            result.sure_right += right
            result.found_sure += right
        elif hit is not None:
            result.asked += 1
            result.asked_about.add(key)
        result.found += right
        result.records += hit is None or not (hit[1] or right)
        seen[key] += 1
    return result
