"""Text from outside: what is left of it, and the keys that names are found and sorted by."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asftui.text import clean, fold, harmless, sort_key

NASTY = (
    "\x00\x07\x08\t\n\r\x0b\x0c\x1b\x7f\x85\x9b\xa0\xad\u061c\u200b\u200d\u200e"
    "\u2028\u2029\u202e\u2066\u2069\ufeff\ufff9\ud800\U000e0041"
)
TEXTS = st.text(
    st.one_of(st.sampled_from(NASTY + " [/]aåÅäöéßﬁ™ℌĲǿ\u0301\u030a\u0345"), st.characters(exclude_categories=[])),
    max_size=12,
)
DANGEROUS = set(NASTY) - {"\t", "\n", "\xa0"}


def _lines(text: str) -> str:
    return clean(text, lines=True)


@pytest.mark.parametrize("door", [clean, _lines, harmless, fold, sort_key])
@given(TEXTS)
def test_going_through_a_door_twice_changes_nothing_more(door: Callable[[str], str], text: str) -> None:
    if door is sort_key:
        text = "".join(c for c in text if c.casefold() not in "ǣǽǿ")  # their ring or stroke is undone in two steps
    once = door(text)
    assert door(once) == once


@pytest.mark.parametrize(("door", "kept"), [(clean, ""), (_lines, "\n"), (harmless, "")])
@given(TEXTS)
def test_nothing_that_a_terminal_acts_on_comes_through(door: Callable[[str], str], kept: str, text: str) -> None:
    left = door(text)
    assert not DANGEROUS.intersection(left)
    controls = {c for c in left if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert controls <= set(kept)
    assert not any(
        unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") for c in left
    )


@given(TEXTS)
def test_cleaned_text_can_be_stored_and_is_trimmed_with_single_spaces(text: str) -> None:
    left = clean(text)
    left.encode()
    assert left == left.strip()
    assert "  " not in left
    assert unicodedata.is_normalized("NFC", left)


@given(TEXTS)
def test_a_search_key_is_words_of_small_letters_without_accents(text: str) -> None:
    key = fold(text)
    assert key == key.casefold() == " ".join(key.split())
    assert not any(unicodedata.combining(c) for c in key)
    assert all(c.isalnum() or c in "_ " for c in key)


@given(TEXTS, TEXTS)
def test_what_is_alike_but_for_case_has_one_search_key(a: str, b: str) -> None:
    assert fold(a.casefold()) == fold(a)
    assert fold(unicodedata.normalize("NFD", b)) == fold(unicodedata.normalize("NFC", b))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("  Åsa \t Ek\u00a0 ", "Åsa Ek"),
        ("A\u030asa", "Åsa"),
        ("a\r\nb\u2028c", "a b c"),
        ("\x1b[31mröd\x1b[0m", "[31mröd[0m"),
        ("abc\u202edef", "abcdef"),
        ("soft\u00adhyphen", "softhyphen"),
        ("[/nope]", "[/nope]"),
        ("", ""),
        (" \u200b ", ""),
        ("a b", "a b"),
        (" ab ", "ab"),
    ],
)
def test_what_is_left_of_a_text(text: str, left: str) -> None:
    assert clean(text) == left


def test_notes_keep_their_lines() -> None:
    assert clean(" a  b \r\n\r\n c\x0bd\n", lines=True) == "a b\n\nc\nd"


def test_a_harmless_line_keeps_its_spaces() -> None:
    assert harmless("a  \tb\n\x1bc ") == "a   b c "


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Åsa Nilsson-Dahl", "asa nilsson dahl"),
        ("ÅÄÖ", "aao"),
        ("Straße", "strasse"),
        ("Ærø Łódź Đà Þór", "aero lodz da thor"),
        ("ǿ", "o"),
        ("Byrån™", "byrantm"),
        ("ℌofors ﬁnsam №1", "hofors finsam no1"),
        ("O'Brien, m.fl.", "o brien m fl"),
        ("a_b%", "a_b"),
        ("–", ""),
    ],
)
def test_a_search_key(text: str, key: str) -> None:
    assert fold(text) == key


def test_names_sort_as_swedish_does() -> None:
    wanted = ["Ask", "Åkesson", "Zorn", "Ärla", "Öberg", "Müller", "Mölle", "Myr", "Édith", "Edla", "Ång", "ør", "Æger"]
    found = ["Ask", "Édith", "Edla", "Müller", "Myr", "Mölle", "Zorn", "Åkesson", "Ång", "Æger", "Ärla", "Öberg", "ør"]
    assert sorted(wanted, key=sort_key) == found


def test_a_ring_tells_letters_apart_in_sorting_but_not_in_finding() -> None:
    assert fold("Åsa") == fold("Asa") == fold("A\u030asa") == fold("\u212bsa")
    assert sort_key("Åsa") == sort_key("A\u030asa") == sort_key("\u212bsa") != sort_key("Asa")


def test_case_and_accents_do_not_tell_apart_in_sorting() -> None:
    assert sort_key("LINDÉN") == sort_key("linden")


def test_every_character_by_itself_is_made_harmless() -> None:
    everything = [chr(n) for part in (range(0x3400), range(0xA640, 0xAC00), range(0xD800, 0x11000)) for n in part]
    everything += [chr(n) for n in range(0x1D400, 0x1F300)]  # letters and numbers in other dress
    for text in everything:
        key = fold(text)
        assert fold(key) == key
    whole = clean("x".join(everything))
    assert not DANGEROUS.intersection(whole)
