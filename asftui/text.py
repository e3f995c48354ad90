"""Text from outside: cleaned once at the door, and the two keys that names are found and sorted by.

No engine's collation is relied on: SQLite's LIKE knows no Å, and its order puts Ä before Å.
"""

import re
import unicodedata

from asftui.identity import mask

_BREAKS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# C0 but tab and line feed, DEL, C1; bidi controls and isolates; zero-width and other invisible marks; interlinear
# and tag characters; surrogates and noncharacters that no encoder takes.
_NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_FOLD = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "œ": "oe"})
_SORT = str.maketrans(
    {"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "œ": "{c", "ő": "{c", "ü": "y", "ű": "y"}
    | {"ð": "d", "þ": "th", "ł": "l", "đ": "d"}
)


def clean(text: str, *, lines: bool = False) -> str:
    """Return text as it may be stored: as `tidy` makes it, and with personal identity numbers masked."""
    return mask(tidy(text, lines=lines))


def tidy(text: str, *, lines: bool = False) -> str:
    """Return text in NFC, without control or bidi characters, with plain single spaces, trimmed.

    Args:
        text: anything a sheet, a terminal or a paste can hold.
        lines: keep line breaks (notes); else they become spaces.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _BREAKS.sub("\n" if lines else " ", text)
    text = unicodedata.normalize("NFC", _NEVER.sub("", text))
    if not lines:
        return _SPACES.sub(" ", text).strip()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def harmless(text: str) -> str:
    """Return one line of text without anything that a terminal acts on; its spaces stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return _NEVER.sub("", _BREAKS.sub(" ", text).replace("\t", " "))


def fold(text: str) -> str:
    """Return the search key of a name: lower case, no accents, words parted by one space.

    `Åsa Nilsson-Dahl` gives `asa nilsson dahl`.
    """
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _bare(lowered).translate(_FOLD)
    return _NOT_WORD.sub(" ", lowered).strip()


def sort_key(text: str) -> str:
    """Return the key that sorts as Swedish does: … z å ä ö, accents and case aside."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _bare(unicodedata.normalize("NFKC", lowered).casefold().translate(_SORT))
    return lowered


def _bare(text: str) -> str:
    # Taking a sign such as ™ apart gives capitals, and lower case may be put together of parts again.
    for _turn in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
