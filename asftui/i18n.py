"""Screen strings in Swedish and English by gettext; msgids are English.

The language is chosen once, at start. Text that must exist before that (tables of keys, of errors) is marked
with `N_` and translated by `_` where it is shown.
"""

import gettext
from pathlib import Path

LANGUAGES = ("sv", "en")
DOMAIN = "asftui"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Show everything in this language from now on (`sv` or `en`; anything else falls back to English)."""
    global _catalogue, _language
    _catalogue = gettext.translation(
        DOMAIN, localedir=Path(__file__).parent / "locale", languages=[language], fallback=True
    )
    _language = language


def language() -> str:
    """Return the language in use, `sv` or `en`."""
    return _language


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for n in the language in use; the caller formats it."""
    return _catalogue.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a message for the catalogue and return it untranslated."""
    return message
