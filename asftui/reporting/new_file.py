"""A new file that its owner alone can read, for what goes out of the house."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from asftui.errors import SheetError, UsageError
from asftui.i18n import _


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file to write; where that goes wrong none is left.

    Raises:
        UsageError: it is there already.
        SheetError: it cannot be written.
    """
    try:
        file = os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR), "w+b")
    except FileExistsError:
        raise UsageError(
            _("The file is there already"), where=str(path), remedy=_("Give another name, or remove it first.")
        ) from None
    except OSError as error:
        raise SheetError(
            _("The file cannot be saved ({reason})").format(reason=error.strerror), where=str(path)
        ) from error
    try:
        with file:
            yield file
    except OSError as error:
        path.unlink(missing_ok=True)
        raise SheetError(
            _("The file cannot be saved ({reason})").format(reason=error.strerror), where=str(path)
        ) from error
