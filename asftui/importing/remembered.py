"""What earlier imports taught: how a set of headings was read, kept with the import that said it (design §4)."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from asftui.importing.mapping import Column
from asftui.store import Source, Writer
from asftui.store.models import MendedRow, SheetMapping
from asftui.text import fold

_TAUGHT = ("user", "alike", "content", "remembered")
_CHUNK = 500


def recall(headings: Sequence[str]) -> Mapping[str, str]:
    """Return the field of each heading as it was when a sheet with this set of headings was last imported."""
    query = SheetMapping.select(SheetMapping.fields).where(SheetMapping.headings == _key(headings))
    found = query.order_by(SheetMapping.id.desc()).limit(1).tuples().first()
    return json.loads(found[0]) if found else {}


def to_remember(columns: Iterable[Column], recalled: Mapping[str, str]) -> Mapping[str, str]:
    """Return what to remember of a mapping: what its headings do not say themselves; nothing where all of it is known.

    What the user cleared is remembered as an empty field.
    """
    taught = {c.heading: c.field for c in columns if c.how in _TAUGHT and (c.field or c.how != "content")}
    return {} if all(recalled.get(heading) == name for heading, name in taught.items()) else {**recalled, **taught}


def remember(writer: Writer, headings: Sequence[str], fields: Mapping[str, str], source: Source) -> None:
    """Keep a mapping as a part of the import that is being written."""
    text = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True)
    writer.insert(SheetMapping, source=source, headings=_key(headings), fields=text)


def known_keys(keys: Iterable[str]) -> frozenset[str]:
    """Return which of these row keys have come in already."""
    wanted = sorted(set(keys))
    return frozenset(
        key
        for start in range(0, len(wanted), _CHUNK)
        for (key,) in MendedRow.select(MendedRow.key).where(MendedRow.key.in_(wanted[start : start + _CHUNK])).tuples()
    )


def _key(headings: Sequence[str]) -> str:
    folded = {fold(heading) or heading for heading in headings if heading}
    return hashlib.sha256("\n".join(sorted(folded)).encode()).hexdigest()
