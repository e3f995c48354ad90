"""Hostile files: what each is called, its bytes made when they are wanted, and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.importing.making import rows

PEOPLE = rows(["Namn", "Organisation", "Datum"], ["Anna Berg", "AF", "2017-03-14"], ["Per Dahl", "FK", "2017-03-14"])
"""A sheet that can be imported."""
NEXT = 4
"""The row after it."""
LINES = b"Namn;Organisation;Datum\r\nAnna Berg;AF;2017-03-14\r\nPer Dahl;FK;2017-03-14\r\n"
"""The same as text."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ESCAPES = (
    "\x1b[2J\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;cm0gLXJm\x07",
    "\x9b31m",
    "\x9d0;x\x9c",
    "\x00\x07\x08\x7f",
    "\u202eexe.anna\u202c",
    "\u2066x\u2069",
    "\u200b\ufeff\ufff9",
    "[/nope]",
    "[bold red]x[/]",
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    '=cmd|"/c calc"!A0',
    '=HYPERLINK("http://x.example","y")',
    "'); DROP TABLE person; --",
    "{0.__class__}%s%n",
    "_x001B_[31m",
    "_x009B_31m_x202E_",
)
"""What a terminal, a workbook, markup or SQL would act on, as parts of a name."""


@dataclass(frozen=True)
class Hostile:
    """A file that means harm."""

    make: Callable[[], bytes]
    name: str = "lista.xlsx"
    taken: bool = False
    """It is plain data; else it is refused in one line."""
    dear: bool = False
    """Too slow for every run: only the benchmark has it."""
