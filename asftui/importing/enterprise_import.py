"""A sheet of enterprises from reading to plan: by the dates in its headings, else by what it was recognised as."""

from collections.abc import Mapping

from asftui.importing.enterprise_sheets import from_recognised, read_dated
from asftui.importing.known import Known
from asftui.importing.plan import ImportPlan
from asftui.importing.plan_enterprises import EnterprisePlanner
from asftui.importing.profiles import Profile
from asftui.importing.recognise import Hints, Recognised
from asftui.importing.sheets import Book, Sheet
from asftui.importing.who import Decision

KIND = "enterprises"


def plan_enterprises(
    book: Book,
    sheet: Sheet,
    profiles: Mapping[str, Profile],
    hints: Hints,
    base: Known,
    decisions: Mapping[int, Decision],
    recognised: Recognised | None = None,
) -> ImportPlan | None:
    """Return the plan of a sheet of enterprises, or None where it is none.

    Args:
        book: the file.
        sheet: its sheet.
        profiles: all kinds.
        hints: what helps to read it.
        base: the store as it is.
        decisions: which enterprise a doubtful row means.
        recognised: what the sheet was taken for by its headings; None: only dates in them are looked for.

    Raises:
        UsageError: the user names a heading or field that is not there.
        NotFound: a decision names an enterprise that is not there.
    """
    if recognised is not None:
        profile = profiles.get(recognised.kind)
        if profile is None or profile.rows != KIND:
            return None
        found = from_recognised(sheet, book.file, recognised, profile, year=hints.year, order=hints.order)
    elif hints.kind in ("", KIND):
        profile = profiles[KIND]
        dated = read_dated(
            sheet,
            book.file,
            profile,
            year=hints.year,
            order=hints.order,
            wanted=bool(hints.kind),
            overrides=hints.overrides,
        )
        if dated is None:
            return None
        found = dated
    else:
        return None
    return EnterprisePlanner(
        book=book,
        sheet=sheet,
        found=found,
        profile=profile,
        base=base,
        year=found.year,
        order=hints.order,
        decisions=decisions,
    ).plan()
