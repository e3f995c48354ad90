"""What a user can be told when something cannot be done.

    AsftuiError
    ├── UsageError          the command line, or a setting, is off
    ├── PlanError           a plan file says something that cannot be
    ├── StoreError          the store cannot be opened, read or written
    │   ├── StoreTooOld     it needs `asftui upgrade`
    │   └── StoreTooNew     it was made by a later asftui
    ├── RecordError         a record breaks a rule of its register
    │   ├── NotFound        there is no such record
    │   ├── UnknownName     a name that no register has
    │   ├── Doubtful        it can be, but is likely a slip
    │   ├── Changed         somebody saved the record meanwhile
    │   └── InUse           other records depend on it
    ├── UndoError           later changes build on what is to be undone
    └── SheetError          a file cannot be taken as a sheet
        └── NoEvent         attendance that says nowhere when it was

Each says what could not be done, where and why, and what to do. `str()` is one line that no terminal acts on.
"""

from asftui.identity import mask
from asftui.text import harmless

LONGEST = 400
"""Signs of what could not be done, as it is told."""


class AsftuiError(Exception):
    """Something could not be done, and the user can be told why."""

    exit_status = 2

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = mask(what)  # what it quotes may hold a personal identity number
        self.where = mask(where)
        self.remedy = mask(remedy)
        super().__init__(self.what)

    def __str__(self) -> str:
        what = _shortened(self.what)
        head = f"{self.where}: {what}" if self.where else what
        stop = "" if head.endswith(("?", "?”", "!", "…")) else "."
        text = f"{head.rstrip('.')}{stop} {self.remedy}" if self.remedy else head
        return " ".join(harmless(text).split())


def _shortened(text: str) -> str:
    """Return a text without the midst of what it quotes, where that is longer than anybody reads."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 100]} … {text[-100:]}"


class UsageError(AsftuiError):
    """The command line, or a setting, is off."""


class PlanError(AsftuiError):
    """A plan file says something that cannot be."""


class StoreError(AsftuiError):
    """The store cannot be opened, read or written."""


class StoreTooOld(StoreError):
    """The store was made by an earlier asftui."""


class StoreTooNew(StoreError):
    """The store was made by a later asftui."""


class RecordError(AsftuiError):
    """A record breaks a rule of its register; `field` names the field where one is to blame."""

    def __init__(self, what: str, *, field: str = "", where: str = "", remedy: str = "") -> None:
        self.field = field
        super().__init__(what, where=where, remedy=remedy)


class NotFound(RecordError):
    """There is no such record."""


class UnknownName(RecordError):
    """A name that no register has: it may be a new one, or a slip of the pen."""


class Doubtful(RecordError):
    """What is to be written can be, but is likely a slip: it is written when it is asked for once more."""


class Changed(RecordError):
    """Somebody saved the record after it was read."""


class InUse(RecordError):
    """Other records depend on the one that was to go."""


class UndoError(AsftuiError):
    """Later changes build on what was to be undone."""


class SheetError(AsftuiError):
    """A file cannot be taken as a sheet."""


class NoEvent(SheetError):
    """Attendance that says nowhere when it was."""
