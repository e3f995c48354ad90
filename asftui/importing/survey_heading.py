"""The heading of a survey's export: by the columns that a tool puts beside the questions, else by the questions."""

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

from asftui.i18n import _
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet, shown
from asftui.resources import shipped
from asftui.text import clean, fold

MENTIMETER = re.compile(r"(.+?)\s?:\s?(?:answer|svar)", re.I | re.S)
_DEEPEST = 20
"""Rows that are looked at for the heading."""
_QUESTION = re.compile(
    r".{6,}\?\W{0,20}|.{4,}\?\s?[(:].*|.+[^?]:\s?(?:answer|svar)"
    r"|.{4,}[(\[]\s?[01]\s?[-–—=].{0,60}\d[^\d)\]]{0,60}[)\]]\s?",
    re.I | re.S,
)
"""A question ends in its mark, or in the scale that it is answered by: `Lokalen (1-5)`."""
_CODED = re.compile(r"(?P<code>[A-Za-z]\w*)(?:\[\w+\])*\.\s+(?P<text>.+)", re.S)
"""LimeSurvey's headings of code and text: `Q2[SQ001]. Vad gäller? [Kunskap]`."""


def find_heading(sheet: Sheet, profile: Profile, *, wanted: bool = False) -> tuple[int, str] | None:
    """Return the index of a survey's heading and what tells it, or None."""
    for index, cells in enumerate(sheet.rows[:_DEEPEST]):
        texts = heading_texts(cells, profile)
        if not _is_heading(sheet, index):
            continue
        known: dict[str, int] = {}
        for n, text in enumerate(texts):
            for name in profile.known.get(fold(text) or text, ()):
                known.setdefault(name, n)
        if any(fold(heading) in map(fold, texts) for against in profile.not_with for heading in against):
            continue
        first = next(n for n, text in enumerate(texts) if text)
        for names in profile.sheet:
            if all(name in known for name in names) and (len(names) > 1 or known[names[0]] == first):
                headings = ", ".join(f"“{texts[known[name]]}”" for name in names)
                return index, _("by the columns {headings}").format(headings=headings)
        if any(MENTIMETER.fullmatch(text) for text in texts) and fold(sheet.name) in ("voters", "rostande", "roster"):
            return index, _("by the sheet's name and its headings")
        if is_forms(texts, sheet.rows[index + 1 : index + 8]):
            return index, _("by its first columns: a number, begun, completed")
    for index, cells in enumerate(sheet.rows[:_DEEPEST]):
        texts = [text for text in texts_of(cells) if text]
        questions = sum(_QUESTION.fullmatch(text) is not None for text in texts)
        if _is_heading(sheet, index) and questions >= 2 and questions * 2 >= len(texts):
            return index, _("by headings that are questions")
        if wanted and _is_heading(sheet, index):
            return index, _("as you say")
    return None


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of folded words of the profile."""
    text = (shipped("imports") / "survey.toml").read_text(encoding="utf-8")
    listed: list[str] = tomllib.loads(text)["survey"][name]
    return frozenset(fold(word) + ("*" if word.endswith("*") else "") for word in listed)


def holds(text: str, name: str) -> bool:
    """Return whether a text has one of these words in it; a word ending in * is a beginning."""
    plain = f" {fold(text)} "
    return any(f" {word[:-1]}" in plain if word.endswith("*") else f" {word} " in plain for word in words(name))


def has_options(sheet: Sheet, index: int, profile: Profile) -> bool:
    """Return whether the row under the heading gives options, as SurveyMonkey's does, and no answers."""
    if index + 2 >= len(sheet.rows) or not filled(sheet.rows[index + 1]):
        return False
    top, under = texts_of(sheet.rows[index]), texts_of(sheet.rows[index + 1])
    if not all(cell is None or isinstance(cell, str) for cell in sheet.rows[index + 1]):
        return False
    own = [n for n, text in enumerate(top) if (fold(text) or text) in profile.known]
    if not own or any(n < len(under) and under[n] for n in own):
        return False
    below = [n for n, text in enumerate(under) if text]
    hits = sum(fold(under[n]) in words("single") or n >= len(top) or not top[n] for n in below)
    return hits * 2 >= len(below) - 1 and hits > 0


def is_forms(texts: Sequence[str], below: Sequence[Sequence[Cell]]) -> bool:
    """Return whether these are Microsoft Forms' first columns, in any language: a number, begun, completed."""
    rows = [row for row in below if filled(row)]
    if len(texts) < 5 or len(texts[0]) > 8 or not rows:
        return False
    return all(
        len(row) > 3 and shown(row[0]).isdigit() and isinstance(row[1], dt.datetime) and isinstance(row[2], dt.datetime)
        and row[1] <= row[2]
        for row in rows
    )  # fmt: skip


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """Return a row's cells as clean texts."""
    return [clean(shown(cell)) for cell in cells]


def heading_texts(cells: Sequence[Cell], profile: Profile) -> list[str]:
    """Return a heading's texts: of codes with texts what the profile knows, else the text."""
    texts = texts_of(cells)
    coded = [_CODED.fullmatch(text) for text in texts]
    if not all(coded) or not any(match and match["code"] in profile.known for match in coded):
        return texts
    return [match["code"] if match["code"] in profile.known else match["text"] for match in coded if match]


def filled(cells: Sequence[Any]) -> bool:
    """Return whether a row holds anything."""
    return any(cell is not None and cell != "" for cell in cells)


def _is_heading(sheet: Sheet, index: int) -> bool:
    cells = [cell for cell in sheet.rows[index] if cell is not None]
    below = sheet.rows[index + 1 : index + 6]
    return len(cells) > 1 and all(isinstance(cell, str) for cell in cells) and any(map(filled, below))
