"""What a user says of doubtful people is remembered: names that somebody is known by, and who is not who."""

from collections.abc import Mapping, Sequence

from asftui.importing.plan import ApartNew, NameNew, Ref
from asftui.importing.someone import Sighting, Someone
from asftui.importing.who import ROW, Decision


def plan_told(
    everybody: Sequence[Someone], refs: Mapping[int, Ref], decisions: Mapping[int, Decision]
) -> tuple[tuple[NameNew, ...], tuple[ApartNew, ...]]:
    """Return what to remember.

    Args:
        everybody: the people of the sheet.
        refs: of those who are written, by their first row.
        decisions: what the user said, by row.
    """
    names: list[NameNew] = []
    apart: dict[tuple[Ref, Ref], ApartNew] = {}
    for someone in everybody:
        ref = refs.get(someone.first.row)
        said = {decisions.get(each.row) for each in someone.sightings} - {None}
        if ref is None or not said:
            continue
        if someone.told and someone.person is None:
            for other in (*someone.alike, *(refs[row] for row in someone.alike_rows if row in refs)):
                if (other, ref) not in apart:
                    apart[ref, other] = ApartNew(one=ref, other=other, row=someone.first.row)
            continue
        if someone.told or any(isinstance(each, str) and each.startswith(ROW) for each in said):
            names += _names(someone, ref)
    return tuple(names), tuple(apart.values())


def _names(someone: Someone, ref: Ref) -> list[NameNew]:
    """Return the names that somebody does not have in the store, or (of somebody new) that the first row has not."""
    person = someone.person
    known = {_face(someone.first)}
    if person is not None:
        known = {(person.key, person.organisation, person.email), (person.key, person.organisation, "")}
        known |= {(face.key, face.organisation, face.email) for face in person.faces}
    found = []
    for each in someone.sightings:
        if _face(each) not in known:
            known.add(_face(each))
            found.append(
                NameNew(person=ref, name=each.name, organisation=each.organisation, email=each.email, row=each.row)
            )
    return found


def _face(each: Sighting) -> tuple[str, Ref | None, str]:
    return each.key, each.organisation, each.email
