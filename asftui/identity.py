"""Swedish personal identity numbers, wherever they stand and however they are written: found, read, masked.

Personal identity numbers (personnummer), co-ordination numbers (day + 60) and interim numbers (a letter for the first
of the last four). Pure: what is read lives in memory only, and shows itself to nobody.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal

Sex = Literal["woman", "man"]
HIDDEN = "****"
"""What stands in the place of the last four."""
_YOUNG = 14
"""Years: `20170314 0830` is a day and an hour, and nobody's number, where whoever was born then would be younger."""
_HYPHENS = "‐‑‒–—―−﹘﹣－"
_BLANKS = "\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_BLANKS, " "), "\uff0b": "+"})
_SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"(?:(?P<century>18|19|20) ?)?"
    r"(?P<year>\d\d)(?P<inner>[-./ ]?)(?P<month>\d\d)(?P=inner)(?P<day>\d\d)"
    r"(?P<between> {0,2}[-+] {0,2}| {1,2}|[./]|)"
    r"(?P<last>[\dTRSUWXJKLMN]\d{3})(?!\d)",
    re.I | re.A,
)
_NEAR = re.compile(r"\d\d.?\d\d.?\d\d.{0,5}\w\d{3}(?!\d)", re.S)
"""What every number has, to look for first: most texts have nothing like it."""
_RUN = re.compile(r"\d\d.?\d\d", re.S)
_LABEL = (
    r"(?:person(?:al)?[ -]?(?:nummer|nr|number|id(?:entity)?(?: number)?)|pers\.? ?nr|p\.?-?nr|"
    r"samordnings(?:nummer|nr)|f[oö]delse(?:nummer|nr)|social security number|ssn|henkil[oö]tunnus|hetu|"
    r"f[oø]dsels(?:nummer|nr)|cpr(?:[ -]?(?:nummer|nr))?|kennitala)"
)
_LABELLED = re.compile(rf"\b{_LABEL}\.?[ :=(]{{1,4}}(?P<number>\d[\d +./-]{{4,14}}[a-z]?\d{{0,3}}[a-z]?)", re.I | re.A)
_FIGURES = re.compile(r"(?<!\w)\w*\d\w*")
_FLOAT = re.compile(r"\d+(?:[.,]\d*)?e\+?\d{1,2}|\d{6,12}[.,]0*", re.I | re.A)
_THOUSANDS = re.compile(r"(?<=\d)[ .,'](?=\d{3}(?!\d))")
_SHORTEST = 5
"""Figures of a number robbed of its zeros."""
_FEWEST = 6
"""Digits after a label that says what they are."""


@dataclass(frozen=True)
class Number:
    """A number that passes its check. It shows itself to nobody; `digits` is for the keyed hash alone."""

    digits: str = field(repr=False)
    """Twelve signs, `198501011239`; of an interim number the ninth is a letter."""

    @property
    def birth_year(self) -> int:
        """Return the year of birth, all four figures."""
        return int(self.digits[:4])

    @property
    def sex(self) -> Sex:
        """Return the sex, which the last figure but one tells: even for women."""
        return "man" if int(self.digits[10]) % 2 else "woman"


@dataclass(frozen=True)
class Found:
    """A number in a text, or something that cannot be anything else."""

    start: int
    end: int
    masked: str = field(repr=False)
    """What may stand in its place."""
    number: Number | None = field(repr=False)
    """None where it fails its check: it is withheld all the same."""


def find(text: str, *, today: dt.date | None = None) -> Iterator[Found]:
    """Give the numbers in a text, in order.

    A valid one is found in any form. One that fails is found where its form leaves no doubt: after a word that says
    what it is, with a hyphen or plus, or of twelve figures.

    Args:
        text: any text.
        today: tells the century of ten figures; today where it is None.
    """
    if len(text) <= _FEWEST or not _RUN.search(text) or not (_NEAR.search(text) or _LABELLED.search(text)):
        return
    plain = _plain(text)
    day = today or dt.date.today()  # noqa: DTZ011 - the day on the user's own wall
    ends = 0
    places = [(match.start(), False, match) for match in _shapes(plain)]
    places += [(match.start("number"), True, match) for match in _LABELLED.finditer(plain)]
    for start, labelled, match in sorted(places, key=lambda place: place[:2]):
        if start < ends:
            continue
        if not labelled:
            number, sure = _judge(match, day)
            if number is None and not sure:
                continue
            ends = match.end()
            head = text[start : match.start("between")]
            yield Found(start, ends, f"{head}-{HIDDEN}", number)
        elif sum(map(str.isdigit, match["number"])) >= _FEWEST and plain[match.end() : match.end() + 1] != "*":
            ends = match.end("number")
            yield Found(start, ends, hide(text[start:ends]), None)


def mask(text: str, *, today: dt.date | None = None) -> str:
    """Return a text with the last four of each number hidden: `850101-****`."""
    parts = []
    at = 0
    for found in find(text, today=today):
        parts += [text[at : found.start], found.masked]
        at = found.end
    return "".join((*parts, text[at:])) if parts else text


def hide(text: str) -> str:
    """Return a text with all its figures hidden, and the letters that stand close to them."""
    return _FIGURES.sub(lambda match: "*" * len(match[0]), text)


def read(value: object, *, today: dt.date | None = None) -> Number | None:
    """Return the one number that a cell or a field holds; None where there is none, or none that passes its check.

    Taken are also a number that Excel made a float (`8.501011239e9`, `8501011239.0`), robbed of leading zeros or parted
    in thousands; and one with other words around it.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    day = today or dt.date.today()  # noqa: DTZ011 - the day on the user's own wall
    text = _plain(str(value)).strip(" '\"`´:;,.()")
    for form in (text, _whole(text)):
        match = _SHAPE.fullmatch(form) if form else None
        if match is not None and (number := _judge(match, day, alone=True)[0]) is not None:
            return number
    numbers = [found.number for found in find(text, today=day) if found.number is not None]
    return numbers[0] if len(numbers) == 1 else None


def _plain(text: str) -> str:
    """Return a text of the same length with plain digits, hyphens and blanks."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_SAME)
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _shapes(text: str) -> Iterator[re.Match[str]]:
    """Give what looks like a number; one that is none may hide another that begins inside it."""
    at = 0
    while (match := _SHAPE.search(text, at)) is not None:
        yield match
        at = match.start() + 1


def _judge(match: re.Match[str], today: dt.date, *, alone: bool = False) -> tuple[Number | None, bool]:
    """Return the number, and whether it can be nothing else where it fails its check."""
    mark = match["between"].strip() in ("-", "+") and bool(match["between"].strip())
    if match["inner"] and not match["century"] and not mark:
        return None, False
    born = _born(match, today)
    if born is None:
        return None, False
    last = match["last"].upper()
    young = today.year - born.year < _YOUNG
    if young and not alone and (_is_clock(last) or not mark):
        return None, False
    tens = f"{match['year']}{match['month']}{match['day']}{last}"
    if _passes(tens):
        return Number(f"{born.year // 100}{tens}"), True
    whole = match["century"] is not None and not match["inner"] and last.isdigit()
    return None, not young and (mark or whole) and (not match["inner"] or match["century"] is not None)


def _born(match: re.Match[str], today: dt.date) -> dt.date | None:
    month, day = int(match["month"]), int(match["day"])
    day -= 60 if day > 60 else 0
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if match["century"]:
        years = [int(match["century"] + match["year"])]
    else:
        latest = today.year - (today.year - int(match["year"])) % 100
        older = 100 if "+" in match["between"] else 0
        years = [latest - older, latest - 100 - older]
    for year in years:
        try:
            born = dt.date(year, month, day)
        except ValueError:
            continue
        if born <= today:
            return born
    return None


def _is_clock(last: str) -> bool:
    return last.isdigit() and int(last[:2]) < 24 and int(last[2:]) < 60


def _passes(tens: str) -> bool:
    """Return whether ten signs pass the check (Luhn's); the letter of an interim number counts as 1."""
    total = 0
    for place, sign in enumerate(tens):
        n = (int(sign) if sign.isdigit() else 1) * (1 if place % 2 else 2)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def _whole(text: str) -> str:
    """Return the figures that a spreadsheet made another number of, or nothing."""
    if not text[:1].isdigit():
        return ""
    if _FLOAT.fullmatch(text):
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation:
            return ""
        if number != number.to_integral_value():
            return ""
        text = str(int(number))
    digits = _THOUSANDS.sub("", text)
    return digits.zfill(10) if digits.isdigit() and _SHORTEST <= len(digits) < 13 else ""
