"""Personal identity numbers of a sheet's rows: their keyed hashes in their place, and what is said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from asftui.i18n import ngettext
from asftui.importing.check import Checked, Record
from asftui.importing.mapping import Column
from asftui.importing.profiles import Profile
from asftui.importing.sheets import Cell, Sheet
from asftui.importing.withheld import hidden
from asftui.registers.identities import open_identifier


def identify(checked: Checked) -> tuple[Checked, list[str]]:
    """Return checked rows with hash, birth year and sex in the place of numbers, and the notes on it.

    Raises:
        StoreError: the key that they are hashed with cannot be read or made.
    """
    n = len({record.row for record in checked.records if "identity" in record.values})
    if not n:
        return checked, []
    identifier = open_identifier()

    def kept(record: Record) -> Record:
        if (number := record.values.get("identity")) is None:
            return record
        others = {name: value for name, value in record.values.items() if name != "identity"}
        own = {name: value for name, value in vars(identifier.keep(number)).items() if value is not None}
        person = {name: value for name, value in record.person.items() if name != "identity"}
        return replace(record, values={**others, **own}, person={**person, **own})

    told = ngettext(
        "{n} personal identity number: not stored; the individual is known again by a key, birth year and sex are kept",
        "{n} personal identity numbers: not stored; the individuals are known again by a key, birth year and sex are"
        " kept",
        n,
    ).format(n=n)
    return replace(checked, records=tuple(map(kept, checked.records))), [told, *filter(None, [identifier.problem])]


def without_refused(
    body: Sequence[tuple[int, tuple[Cell, ...]]], columns: Iterable[Column], profile: Profile
) -> list[tuple[int, tuple[Cell, ...]]]:
    """Return rows without what stands in columns that are never stored, and with nothing clear in one of numbers."""
    types = {column.index: profile.fields[column.field].type for column in columns if column.field}
    refused = {index for index, kind in types.items() if kind == "refused"}
    numbers = {index for index, kind in types.items() if kind == "identity"}
    if not refused and not numbers:
        return list(body)
    return [
        (
            number,
            tuple(
                [None if at in refused else hidden(cell) if at in numbers else cell for at, cell in enumerate(cells)]
            ),
        )
        for number, cells in body
    ]


def masked_notes(sheet: Sheet, columns: Iterable[Column]) -> list[str]:
    """Return the note on personal numbers that stood elsewhere in a sheet than where one is read."""
    read = {column.index for column in columns if column.field == "identity"}
    n = sum(cells for index, cells in sheet.withheld.items() if index not in read)
    if not n:
        return []
    return [
        ngettext(
            "{n} cell with a personal identity number is masked",
            "{n} cells with personal identity numbers are masked",
            n,
        ).format(n=n)
    ]
