"""How common names are among the people of the store, and which organisation an address belongs to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from asftui.registers.values import words

_FEW = 200
"""Fewer people do not tell how common a name is."""
_RARE_FAMILY = 0.003
"""A family name that a smaller share have is rare …"""
_RARE = 0.02
"""… where fewer namesakes than this are to be expected among all in the store."""
_MOST = 0.95
"""So large a share of those with addresses at a domain belong to its organisation."""
_SOME = 3
"""So many people at the least tell whose a domain is."""


@dataclass
class Commonness:
    """What is counted in one pass over everybody in the store."""

    people: int = 0
    first: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    addressed: dict[str, Counter[int]] = field(default_factory=dict)
    """People by organisation, by the domain of their address."""

    def add(self, key: str, email: str, organisation: int | None) -> None:
        """Count somebody: folded name, address, organisation."""
        first, _space, rest = key.partition(" ")
        self.people += 1
        self.first[first] += 1
        self.last[rest.rpartition(" ")[2]] += 1
        if organisation is not None:
            domain = email.rpartition("@")[2]
            if domain:
                self.addressed.setdefault(domain, Counter())[organisation] += 1

    @property
    def is_few(self) -> bool:
        """Return whether the store has so few people that it does not tell how common a name is."""
        return self.people < _FEW

    def is_rare(self, key: str) -> bool:
        """Return whether a folded name is so rare that it tells somebody among all: its family name is."""
        first, _space, rest = key.partition(" ")
        given, family = self.first[first] - 1, self.last[rest.rpartition(" ")[2]] - 1
        if self.is_few or not rest or family >= _RARE_FAMILY * self.people:
            return False
        return given * family < _RARE * self.people  # each part by its share: so many namesakes are to be expected

    def domains(self, organisation_names: Mapping[str, int]) -> dict[str, int]:
        """Return the organisation of each domain that is one's: by its name, or by whose people have it."""
        found = {
            domain: owner
            for domain, owners in self.addressed.items()
            for owner, n in owners.most_common(1)
            if n >= _SOME and n >= _MOST * owners.total()
        }
        named = {name.replace(" ", ""): owner for name, owner in organisation_names.items()}
        for domain in self.addressed:
            if (owner := named.get(domain.split(".")[-2] if "." in domain else "")) is not None:
                found[domain] = owner
        return {
            domain: owner
            for domain, owner in found.items()
            if domain.split(".")[0] not in words()["names"]["free_mail"]
        }
