"""The report of an unforeseen error: a file that only its owner can read, to send to whoever mends the program."""

import os
import platform
import stat
import traceback
from datetime import UTC, datetime
from pathlib import Path

from asftui import __version__
from asftui.identity import mask


def save_report(error: Exception) -> Path:
    """Save a report in the user's state folder and return its path. Raises OSError where that cannot be done.

    The values of variables and the command's arguments are left out, for they may hold people's names; personal
    identity numbers in what the errors say are masked.
    """
    import platformdirs

    folder = Path(platformdirs.user_state_dir("asftui", appauthor=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    at = datetime.now(UTC)
    path = folder / f"report-{at:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    head = (
        f"asftui {__version__}, Python {platform.python_version()}, {platform.platform()}, {at:%Y-%m-%d %H:%M:%SZ}\n\n"
    )
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR), "w") as file:
        file.write(head + mask("".join(traceback.format_exception(error))))
    return path
