"""Which organisation a cell means: one that is known, one nearly written so, one with its unit, or a new one."""

import re
from dataclasses import dataclass, field

from asftui.i18n import _
from asftui.importing.known import Known
from asftui.importing.names import folded
from asftui.importing.plan import New, OrganisationNew, Ref
from asftui.text import clean

_ALIKE = 93.0
"""How alike (per cent) a name must be to be taken for a slip of the pen."""
_KOMMUN_LAST = re.compile(r" (?:k n|kn|kom|komm|kommunen)$")
_KOMMUN_FIRST = re.compile(r"^kommun(?:en)? (.+)$")
_PARTS = re.compile(r"[/,;()\n]| - | – ")


@dataclass(frozen=True)
class Found:
    """An organisation and, where the cell says one, its unit."""

    ref: Ref
    name: str
    unit: str = ""


@dataclass
class Organisations:
    """Tells organisations by name, and gathers those to be added."""

    known: Known
    added: list[OrganisationNew] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _told: dict[str, Found] = field(default_factory=dict)
    _new: dict[str, int] = field(default_factory=dict)

    def is_known(self, text: str) -> bool:
        """Return whether a text is the name of an organisation that is known."""
        return folded(text) in self.known.organisation_names

    def find(self, text: str, row: int) -> Found | None:
        """Return the organisation that a cell means, adding it to the plan where nobody knows it."""
        key = folded(text)
        if not key:
            return None
        if key not in self._told:
            self._told[key] = self._by_name(text) or self._with_unit(text) or self._alike(text) or self._add(text, row)
        return self._told[key]

    def municipality(self, ref: Ref | None) -> str | None:
        """Return the municipality of an organisation, where it has one."""
        if isinstance(ref, New):
            return self.added[ref.n].municipality
        return self.known.organisations[ref].municipality if ref is not None else None

    def _by_name(self, text: str) -> Found | None:
        names, key_of = self.known.organisation_names, folded(text)
        key = names.get(key_of)
        if key is None:  # `Hudiksvalls k:n`, `Kommunen Hudiksvall`
            key = names.get(_KOMMUN_LAST.sub(" kommun", _KOMMUN_FIRST.sub(r"\1 kommun", key_of)))
        return Found(key, self.known.organisations[key].name) if key is not None else None

    def _with_unit(self, text: str) -> Found | None:
        parts = [part for each in _PARTS.split(text) if (part := each.strip())]
        if len(parts) > 1:
            for at in (0, len(parts) - 1):
                if (found := self._by_name(parts[at]) or self._genitive(parts[at])) is not None:
                    unit = ", ".join(part for n, part in enumerate(parts) if n != at)
                    return Found(found.ref, found.name, unit)
        words = text.split()
        tail = " ".join(words[1:])
        if len(words) > 2 and folded(tail) not in self.known.places and (found := self._by_name(tail)) is not None:
            return Found(found.ref, found.name, words[0])  # `IFO Hudiksvalls kommun`
        for n in range(len(words) - 1, 0, -1):
            head = " ".join(words[:n])
            # `Bollnäs Bostäder` is no unit of the municipality that is also called Bollnäs
            if folded(head) in self.known.places:
                continue
            if (found := self._by_name(head) or self._genitive(head)) is not None:
                return Found(found.ref, found.name, " ".join(words[n:]))
        return None

    def _genitive(self, text: str) -> Found | None:
        return self._by_name(text[:-1]) if text.casefold().endswith("s") and " " in text else None

    def _alike(self, text: str) -> Found | None:
        key = folded(text)
        if len(key) < 6:
            return None
        from rapidfuzz import fuzz, process

        names = list(self.known.organisation_names)
        hits = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        # `Skola 1` and `Skola 2` are two
        digits = sorted(word for word in key.split() if word.isdecimal())
        near = [name for name, *_ in hits if sorted(word for word in name.split() if word.isdecimal()) == digits]
        ids = {self.known.organisation_names[name] for name in near}
        if len(ids) != 1:
            return None
        found = self.known.organisations[ids.pop()]
        self.notes.append(_('"{text}" is taken for {name}').format(text=text, name=found.name))
        return Found(found.id, found.name)

    def _add(self, text: str, row: int) -> Found:
        head, slash, tail = text.partition("/")
        name, unit = (clean(head), clean(tail)) if slash and folded(head) else (clean(text), "")
        key = folded(name)
        if key not in self._new:
            self._new[key] = len(self.added)
            self.added.append(OrganisationNew(name=name, kind=_kind(key), municipality=self._seat(key), row=row))
        n = self._new[key]
        return Found(New(n), self.added[n].name, unit)

    def _seat(self, key: str) -> str | None:
        if not key.endswith(" kommun"):
            return None
        name = key.removesuffix(" kommun")
        return self.known.places.get(name) or self.known.places.get(name.removesuffix("s"))


def _kind(key: str) -> str:
    if key.endswith((" kommun", " stad")):
        return "municipality"
    return "region" if key.startswith(("region ", "landstinget ")) else "other"
