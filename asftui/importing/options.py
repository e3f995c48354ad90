"""What the user says about an import."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from asftui.identity import mask
from asftui.importing.who import Decision
from asftui.registers import values


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the user says about an import; what is empty is told by the sheet."""

    kind: str = ""
    sheet: str = ""
    """Name of the only sheet that is wanted."""
    event: int | None = None
    """Id of the event that the rows are about."""
    new_event: str = ""
    """`DATE TYPE TITLE` of a new one."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field by heading; an empty field clears."""
    order: values.Order | None = None
    """Which comes first in `3/4`."""
    skip_hidden: bool = False
    """Leave out hidden rows and columns."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """Who a doubtful row's person is: an id, or `apart`."""
    today: dt.date | None = None
    """The day that events are held or planned against; today where it is None."""
    plan: str = ""
    """Code of the plan in use; empty: as everywhere."""
    profile_folder: Path | None = None
    """The user's own profiles."""
    remembered: Callable[[Sequence[str]], Mapping[str, str]] | None = None
    """Gives the mapping of an earlier sheet with these headings; None: the store does."""

    def __post_init__(self) -> None:
        """Mask personal identity numbers in what the user says: a sheet's names and headings are masked too."""
        object.__setattr__(self, "sheet", mask(self.sheet))
        object.__setattr__(self, "new_event", mask(self.new_event))
        object.__setattr__(self, "mapping", {mask(heading): name for heading, name in self.mapping.items()})
