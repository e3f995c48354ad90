"""The files that lie in a folder and can be taken in, for picking one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asftui.errors import SheetError
from asftui.i18n import _

ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A folder, or a file that may hold a sheet."""

    path: Path
    is_folder: bool
    size: int
    """Bytes; 0 of a folder."""
    changed: datetime
    """Local time."""


def files_in(folder: Path) -> list[FileLine]:
    """Return the sheets of a folder, the latest first, then its folders by name; hidden ones are left out.

    Raises:
        SheetError: the folder cannot be read.
    """
    files: list[FileLine] = []
    folders: list[FileLine] = []
    try:
        for path in folder.iterdir():
            if path.name.startswith("."):
                continue
            try:
                about = path.stat()
            except OSError:  # a link that leads nowhere, or a file that has just gone
                continue
            is_folder = path.is_dir()
            if is_folder or path.suffix.lower() in ENDINGS:
                line = FileLine(
                    path=path,
                    is_folder=is_folder,
                    size=0 if is_folder else about.st_size,
                    changed=datetime.fromtimestamp(about.st_mtime),  # noqa: DTZ006 - the clock on the wall
                )
                (folders if is_folder else files).append(line)
    except OSError as error:
        raise SheetError(
            _("The folder cannot be read ({reason})").format(reason=error.strerror), where=str(folder)
        ) from error
    files.sort(key=lambda line: line.changed, reverse=True)
    folders.sort(key=lambda line: line.path.name.casefold())
    return files + folders
