"""What reading has to say of a file, in words: why it is refused, what was found in it, what is wrong with a cell."""

from collections.abc import Sequence
from typing import Any

from asftui.errors import SheetError
from asftui.i18n import _, ngettext


def refusal(name: str, code: str, told: dict[str, Any] | None = None) -> SheetError:
    """Return the error that says why a file is not taken, and what to do."""
    if code == "quotes":
        return SheetError(
            _("{n} quotation marks are never closed, the first on line {line}").format(
                n=(told or {}).get("count", 0), line=(told or {}).get("line", 1)
            ),
            where=name,
            remedy=_("Save it again as .xlsx from where it was made."),
        )
    what, remedy = {
        "empty": (_("The file is empty"), _("Fetch it again, or save it again from where it was made.")),
        "encrypted": (
            _("The file is locked with a password"),
            _("Open it in Excel, take the password away (File, Info) and save it."),
        ),
        "damaged": (
            _("The file is damaged or not whole"),
            _("Fetch it again, or open it in Excel and save it as .xlsx."),
        ),
        "too-large": (
            _("The file asks for more memory or time than a sheet should"),
            _("Copy the rows that matter to a new workbook and import that."),
        ),
        "entities": (
            _("The file holds definitions that no sheet needs"),
            _("Open it in Excel and save it as .xlsx, if you trust who sent it."),
        ),
        "document": (_("This is a Word document"), _("Copy its table to a sheet and save it as .xlsx.")),
        "numbers": (_("This is a Numbers document"), _("Export it from Numbers as an Excel file.")),
        "mail": (_("This is an e-mail, not a sheet"), _("Save the file that is attached to it, and import that.")),
        "archive": (_("This is an archive, not a sheet"), _("Unpack it and import the sheets in it.")),
        "pdf": (_("This is a PDF"), _("Ask for the sheet that it was made from.")),
        "html": (_("This is a web page with a sheet's name"), _("Open it in Excel and save it as .xlsx.")),
        "cancelled": (_("Reading was cancelled"), ""),
    }.get(code, (_("This is no sheet"), _("Save it as .xlsx or .csv.")))
    return SheetError(what, where=name, remedy=remedy)


def note_in_words(code: str, *details: int) -> str:
    """Return what a user must know of how a file was read."""
    if code == "macros":
        return _("the workbook holds macros, which are never run")
    if code == "links":
        return _("the workbook takes values from other files, which are not opened: the values saved in it are read")
    return ngettext(
        "a quotation mark on line {lines} is never closed: the line is read as it stands",
        "quotation marks on lines {lines} are never closed: the lines are read as they stand",
        len(details),
    ).format(lines=", ".join(map(str, details)))


def far_in_words(places: Sequence[str]) -> str:
    """Return what is said of cells that stand far from the rest."""
    return _("left out, far from the rest of the sheet: {cells}").format(cells=", ".join(places))


def cut_in_words(read: int, all_of_them: int) -> str:
    """Return what is said of a sheet with more columns than are read."""
    return _("only the first {n} of {all} columns are read").format(n=read, all=all_of_them)


def broken_in_words(why: str, line: int) -> str:
    """Return what is wrong with a cell."""
    if why == "error":
        return _("the cell holds an error, not a value")
    if why == "long":
        return _("the text is longer than a cell can hold")
    if why == "uncalculated":
        return _("the formula has no calculated value (open the workbook in Excel and save it)")
    return _("a quotation mark on line {line} is never closed").format(line=line)
