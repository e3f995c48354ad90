"""The register of organisations: names, aliases, renaming, joining, and what keeps one from going."""

from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import Changed, InUse, NotFound, RecordError
from asftui.registers import (
    attendance,
    claims,
    council,
    enterprises,
    events,
    groups,
    guidelines,
    organisations,
    people,
    placements,
    same_people,
)
from asftui.registers.dependents import dependents
from asftui.registers.events import EventEntry, HeadCountEntry
from asftui.registers.organisations import OrganisationEntry
from asftui.store.models import RECORDS, HeadCount, Organisation, OrganisationAlias
from tests.store.contents import contents


def _add(name: str = "Byrån", **more: object) -> int:
    return organisations.add_organisation(OrganisationEntry(name=name, **more))


def _names(text: str = "") -> list[str]:
    return [line.name for line in organisations.find_organisations(text)]


def test_an_organisation_comes_back_as_it_was_entered(new_store: Path) -> None:
    entry = OrganisationEntry(
        name="Byrån", kind="enterprise", municipality="Gävle", own=True, notes="a\nb", aliases=("Kontoret", "BY")
    )
    found = organisations.organisation(organisations.add_organisation(entry))
    assert OrganisationEntry(**{name: getattr(found, name) for name in OrganisationEntry.__dataclass_fields__}) == entry


@pytest.mark.parametrize("name", ["Byrån", "BYRÅN", "byran", "Kontoret", " kontoret\u00a0"])
def test_an_organisation_is_known_by_its_name_and_aliases(new_store: Path, name: str) -> None:
    key = _add(aliases=("Kontoret",))
    assert organisations.resolve(name) == key


@pytest.mark.parametrize("name", ["", " ", "–", "\u200b"])
def test_an_organisation_needs_a_name(new_store: Path, name: str) -> None:
    with pytest.raises(RecordError) as caught:
        _add(name)
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("name", "aliases", "field"),
    [
        ("BYRAN", (), "name"),
        ("Kontoret", (), "name"),
        ("Ny", ("byrån",), "aliases"),
        ("Ny", ("a", "KONTORET"), "aliases"),
    ],
)
def test_a_name_belongs_to_one_organisation(new_store: Path, name: str, aliases: tuple[str, ...], field: str) -> None:
    _add(aliases=("Kontoret",))
    before = contents()
    with pytest.raises(RecordError, match="Byrån") as caught:
        _add(name, aliases=aliases)
    assert (caught.value.field, contents()) == (field, before)


def test_an_alias_that_is_the_name_or_stands_twice_is_kept_once(new_store: Path) -> None:
    key = _add(aliases=("BYRÅN", "Kontoret", "kontoret", "–"))
    assert [fold.lower() for fold in organisations.organisation(key).aliases] == ["kontoret"]


def test_a_renamed_organisation_keeps_its_old_name_as_an_alias(new_store: Path) -> None:
    key = _add(aliases=("Kontoret",))
    organisations.rename_organisation(key, "Kassan")
    found = organisations.organisation(key)
    assert (found.name, found.aliases) == ("Kassan", ("Kontoret", "Byrån"))
    organisations.rename_organisation(key, "Byrån")
    assert organisations.organisation(key).aliases == ("Kontoret", "Kassan")


def test_a_name_spelt_otherwise_is_no_new_name(new_store: Path) -> None:
    key = _add()
    organisations.rename_organisation(key, "BYRÅN")
    assert (organisations.organisation(key).name, organisations.organisation(key).aliases) == ("BYRÅN", ())


def test_aliases_are_edited_by_what_differs(new_store: Path) -> None:
    key = _add(aliases=("Ett", "Två"))
    kept = OrganisationAlias.get(OrganisationAlias.name == "Ett").id
    organisations.edit_organisation(key, OrganisationEntry(name="Byrån", aliases=("Ett", "Tre")))
    assert organisations.organisation(key).aliases == ("Ett", "Tre")
    assert OrganisationAlias.get(OrganisationAlias.name == "Ett").id == kept


def test_an_alias_cannot_be_taken_from_another_in_an_edit(new_store: Path) -> None:
    _add(aliases=("Kontoret",))
    key = _add("Kassan")
    with pytest.raises(RecordError, match="Byrån"):
        organisations.edit_organisation(key, OrganisationEntry(name="Kassan", aliases=("Kontoret",)))


def test_saving_over_what_somebody_else_saved_is_refused_with_the_aliases(new_store: Path) -> None:
    key = _add()
    organisations.rename_organisation(key, "Kassan")
    with pytest.raises(Changed):
        organisations.edit_organisation(key, OrganisationEntry(name="Byrån", aliases=("Ny",)), revision=1)
    assert organisations.resolve("Ny") is None


@pytest.fixture
def two(new_store: Path) -> tuple[int, int]:
    """Write two organisations, the second with one of each thing that can belong to one."""
    keep, gone = _add(aliases=("Kontoret",)), _add("Kassan", aliases=("KS2",))
    groups.add_group(groups.GroupEntry(name="Nämnden", organisation=gone))
    namesake = people.add_person(people.PersonEntry(name="Åsa Ek-Berg", organisation=gone))
    enterprises.add_enterprise(enterprises.EnterpriseEntry(name="Kassan"))
    person = people.add_person(people.PersonEntry(name="Åsa Ek", organisation=gone))
    heads = tuple(
        HeadCountEntry(role=role, total=total, organisation=owner)
        for role, total, owner in (("employee", 3, keep), ("employee", 4, gone), ("politician", 2, gone))
    )
    event = events.add_event(EventEntry(date=date(2017, 3, 14), type="fair", head_counts=heads))
    attendance.add_attendances(
        [attendance.AttendanceEntry(event=event, person=person, role="employee", organisation=gone)]
    )
    same_people.join_people(person, namesake)
    day = date(2017, 3, 1)
    placements.add_placement(placements.PlacementEntry(code="P-001", principal=gone))
    claims.add_claim(claims.ClaimEntry(principal=gone, start=day, end=day, received=day, halves=2, amount=20000))
    council.add_council_member(council.CouncilMemberEntry(organisation=gone))
    guidelines.add_guideline(guidelines.GuidelineEntry(organisation=gone, step="in-work", date=day))
    return keep, gone


def test_these_tests_have_each_thing_that_belongs_to_an_organisation(two: tuple[int, int]) -> None:
    belonging = {model._meta.table_name for model in RECORDS if Organisation in model._meta.refs.values()}
    assert set(dependents(Organisation, two[1]).counts) == belonging


def test_a_join_moves_all_that_belonged_to_the_one_that_goes(two: tuple[int, int]) -> None:
    keep, gone = two
    organisations.join_organisations(keep, gone)
    assert not dependents(Organisation, gone)
    assert [organisations.resolve(name) for name in ("Byrån", "Kontoret", "Kassan", "KS2")] == [keep] * 4
    with pytest.raises(NotFound):
        organisations.organisation(gone)
    (line,) = organisations.find_organisations("byrån")
    assert (line.people, line.attendances, len(line.aliases)) == (1, 1, 3)


def test_in_a_join_two_head_counts_of_one_event_and_role_become_their_sum(two: tuple[int, int]) -> None:
    keep, gone = two
    organisations.join_organisations(keep, gone)
    wanted = [("employee", keep, 7), ("politician", keep, 2)]
    query = HeadCount.select(HeadCount.role, HeadCount.organisation, HeadCount.total).order_by(HeadCount.role)
    assert list(query.tuples()) == wanted
    key = HeadCount.select(HeadCount.event).scalar()
    events.edit_event(key, events.entry_of(events.event(key), title="Mässa"))
    assert list(query.tuples()) == wanted


def test_undoing_a_join_parts_the_two_again(two: tuple[int, int]) -> None:
    before = contents()
    organisations.join_organisations(*two)
    store.undo(store.last_change() or 0)
    assert contents() == before


def test_an_organisation_is_not_joined_with_itself(new_store: Path) -> None:
    key = _add()
    with pytest.raises(RecordError):
        organisations.join_organisations(key, key)


def test_one_that_others_depend_on_stays_and_says_what_they_are(two: tuple[int, int]) -> None:
    before = contents()
    with pytest.raises(InUse, match="Kassan") as caught:
        organisations.delete_organisation(two[1])
    assert caught.value.remedy
    assert caught.value.what.count("1 ") == 9
    assert contents() == before


def test_one_that_nothing_depends_on_goes_with_its_aliases(new_store: Path) -> None:
    before = contents()
    organisations.delete_organisation(_add(aliases=("Kontoret",)))
    assert contents() == before


def test_a_list_is_in_swedish_order_and_found_by_words_of_name_or_alias(new_store: Path) -> None:
    for name in ("Östra byrån", "Ådalens byrå", "Zorns byrå", "Ärlans byrå"):
        _add(name)
    _add("Kassan", aliases=("Sjukbyrån",))
    assert _names("byra") == ["Kassan", "Zorns byrå", "Ådalens byrå", "Ärlans byrå", "Östra byrån"]
    assert _names("ÖSTRA byr") == ["Östra byrån"]
    assert organisations.count_organisations("byra") == 5
    (second,) = organisations.find_organisations("byra", limit=1, offset=1)
    assert second.name == "Zorns byrå"
    assert organisations.place_of_organisation(second.id, "byra") == 1
    assert organisations.place_of_organisation(second.id, "kassan") is None


def test_every_name_and_alias_leads_to_its_organisation(new_store: Path) -> None:
    key = _add(aliases=("Kontoret",))
    known = organisations.known_names()
    assert (known["byran"], known["kontoret"]) == (key, key)
    assert all(organisations.resolve(name) == owner for name, owner in known.items())


def test_names_come_with_those_that_most_belong_to_first(new_store: Path) -> None:
    people.add_person(people.PersonEntry(name="Åsa Ek", organisation=_add("Övre kontoret")))
    assert organisations.names()[0] == "Övre kontoret"
