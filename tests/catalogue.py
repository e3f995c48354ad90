"""Brings the catalogues up to what the code says: `python tests/catalogue.py`.

New messages come into asftui/locale/sv/LC_MESSAGES/asftui.po without a translation; write it, and run this again to
compile. `tests/test_locale.py` holds code, catalogue and compiled catalogue together.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "asftui"
PO = PACKAGE / "locale" / "sv" / "LC_MESSAGES" / "asftui.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = "# Swedish texts of asftui. The msgids are the English texts; see CONTRIBUTING.md.\n#"


def extracted() -> Catalog:
    """Return every message that the code has, without places: they would change with every line."""
    catalogue = Catalog(fuzzy=False)
    for _name, _line, message, _comments, context in extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    ):
        catalogue.add(message, context=context)
    return catalogue


def read() -> Catalog:
    """Return the Swedish catalogue as it stands in its file."""
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def compiled(catalogue: Catalog) -> bytes:
    """Return what the compiled catalogue's file must hold."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Update and compile; return 1 where something is not translated yet."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    swedish = read() if PO.exists() else Catalog(locale="sv", fuzzy=False)
    swedish.header_comment = HEADER
    swedish.update(extracted(), no_fuzzy_matching=True)
    swedish.obsolete.clear()
    with PO.open("wb") as file:
        write_po(file, swedish, sort_output=True, omit_header=False, width=120, no_location=True)
    MO.write_bytes(compiled(read()))
    missing = [m.id for m in swedish if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]
    for message in missing:
        print(f"not translated: {message!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
