"""Invented people: common names put together by chance, with a seed, so that they are the same on every run."""

import random
from collections.abc import Sequence
from typing import TypeVar

from asftui.text import fold

T = TypeVar("T")

GIVEN = (
    "Agneta Ahmed Alexander Alva Amina Anders Anette Anna Annika Arvid Axel Barbro Bengt Birgitta Björn Bo "
    "Camilla Carina Cecilia Christer Daniel David Elin Elisabet Elsa Emil Emma Erik Eva Fatima Filip Fredrik "
    "Gabriella Gun Gunilla Göran Hanna Hans Hassan Helena Ida Inger Ingrid Irene Jan Jenny Jesper Johan Johanna "
    "Jonas Josefin Karin Katarina Kent Kerstin Kjell Klara Kristina Lars Lena Linda Linnea Lisbet Magnus Maja "
    "Malin Margareta Maria Marie Markus Martin Mats Mikael Mohamed Monica Nils Olle Oskar Patrik Per Peter Pia "
    "Robert Rolf Roger Sara Sofia Staffan Stefan Sten Susanne Sven Therese Thomas Tina Tommy Ulf Ulla Viktor "
    "Viveka Yvonne Zeinab Åke Åsa Örjan"
)
FAMILY = (
    "Ahlgren Alm Andersson Axelsson Berg Berggren Berglund Bergman Björk Blom Boström Dahl Dahlberg Edlund Ek "
    "Eklund Eliasson Engström Eriksson Falk Forsberg Fransson Granlund Gustafsson Hall Hansson Hedlund Hedman "
    "Hellström Hermansson Holm Holmgren Håkansson Isaksson Jakobsson Jansson Johansson Jonsson Karlsson Larsson "
    "Lind Lindberg Lindgren Lindholm Lindqvist Lund Lundgren Löfgren Magnusson Mattsson Mohammadi Moberg Molin "
    "Mårtensson Månsson Nilsson Norberg Nord Nordin Nordström Norling Nyberg Nyström Olofsson Olsson Palm Persson "
    "Pettersson Rosén Sandberg Sandström Sjöberg Sjögren Ström Sundberg Sundström Svensson Söderberg Söderström "
    "Wallin Wiklund Wikström Åberg Åkerlund Åström Öberg Öhman Östlund"
)


class Chance:
    """Chance with a seed. Only `random()` is asked, whose numbers are the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - nothing here is a secret
        self._given, self._family = GIVEN.split(), FAMILY.split()
        self._taken: set[str] = set()

    def happens(self, share: float) -> bool:
        """Return True that share of the times."""
        return self._random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[int(self._random.random() * len(choices))]

    def name(self) -> str:
        """Return a name that has not been given yet."""
        while True:
            name = f"{self.pick(self._given)} {self.pick(self._family)}"
            if name not in self._taken:
                self._taken.add(name)
                return name


def email(name: str) -> str:
    """Return an address that can never be anybody's."""
    return f"{fold(name).replace(' ', '.')}@example.org"
