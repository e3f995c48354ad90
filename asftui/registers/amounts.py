"""Amounts of money as Swedes write them, in whole öre: `12 500 kr`, `12 500,50`, `500:-`, `3 tkr`, `1,2 mkr`."""

import re

from asftui.errors import RecordError
from asftui.i18n import _
from asftui.text import clean

_AMOUNT = re.compile(
    r"(?:sek|kr\.?)?\s*([-−–+]?)\s*(?:sek|kr\.?)?\s*(\d[\d\s.,']*?)(?:[:,](-|–)|:(\d\d))?\s*(tkr|ksek|tsek|tusen|mkr|msek|miljoner)?"
    r"\s*(?:kr|kronor|sek|:-)?\.?",
    re.I,
)
_TIMES = {"tkr": 1000, "ksek": 1000, "tsek": 1000, "tusen": 1000, "mkr": 10**6, "msek": 10**6, "miljoner": 10**6}
MOST = 10**13
"""The largest amount that is taken, in öre: what is larger is a slip."""


def parse_amount(value: object) -> int:
    """Return an amount in whole öre. A comma, or a point before one or two last digits, parts kronor and öre.

    Args:
        value: a text, or a number of kronor.

    Raises:
        RecordError: it is no amount, has parts of an öre, or is beyond all reason.
    """
    text = clean(f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value))
    found = _AMOUNT.fullmatch(text)
    if found is None or isinstance(value, bool):
        raise _no_amount(value)
    sign, digits, dash, ore_part, unit = found.groups()
    try:
        whole, part = _parted(re.sub(r"[\s']", "", digits))
    except ValueError as error:
        raise _no_amount(value) from error
    if (part and (dash or ore_part)) or (len(part) > 2 and not unit and not isinstance(value, float)):
        raise _no_amount(value)  # also `12,500`: in another language it is twelve thousand
    part = part or ore_part or ""
    times: int = _TIMES.get((unit or "").casefold(), 1)
    ore, rest = divmod(int(whole + part) * 100 * times, int(10 ** len(part)))
    if rest or ore > MOST:
        raise _no_amount(value)
    return -ore if sign in ("-", "−", "–") else ore


def amount_text(ore: int) -> str:
    """Return an amount as a form's field shows it in any language, in kronor; `parse_amount` reads it back."""
    kronor, rest = divmod(abs(ore), 100)
    text = f"{kronor:,}".replace(",", " ") + (f",{rest:02}" if rest else "")
    return f"-{text}" if ore < 0 else text


def _parted(digits: str) -> tuple[str, str]:
    """Return the digits of whole kronor and those after the decimal sign. Raises ValueError."""
    sign = max(digits.rfind(","), digits.rfind("."))
    if sign < 0:
        return digits, ""
    after = digits[sign + 1 :]
    thousands = re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", digits)
    if thousands and (thousands[1] == "." or digits.count(",") > 1):  # 12.500; but 12,500 tkr has decimals
        return re.sub(r"\D", "", digits), ""
    if not re.fullmatch(r"\d+|\d{1,3}(?:[.,]\d{3})+", digits[:sign]):
        raise ValueError(digits)
    return re.sub(r"\D", "", digits[:sign]), after


def _no_amount(value: object) -> RecordError:
    return RecordError(
        _('"{value}" is no amount').format(value=value),
        field="amount",
        remedy=_("Write it as 12 500, 12 500,50 or 3 tkr."),
    )
