"""The register of enterprises: names, dates, criteria, and the organisation that one also is."""

from datetime import date
from pathlib import Path

import pytest

from asftui import store
from asftui.errors import Changed, NotFound, RecordError
from asftui.registers import enterprises, organisations
from asftui.registers.enterprise_counts import (
    CountEntry,
    add_count,
    counts_of,
    delete_count,
    edit_count,
    parse_count_of_people,
)
from asftui.registers.enterprise_join import join_enterprises
from asftui.registers.enterprises import EnterpriseEntry
from asftui.registers.organisations import OrganisationEntry
from asftui.registers.part_dates import PartDate
from tests.store.contents import contents

APRIL = PartDate(date(2017, 4, 1), "month")


def _add(name: str = "Kooperativet Humlan", **more: object) -> int:
    return enterprises.add_enterprise(EnterpriseEntry(name=name, **more))


def test_an_enterprise_comes_back_as_it_was_entered(new_store: Path) -> None:
    entry = EnterpriseEntry(
        name="Kooperativet Humlan",
        municipality="Bollnäs",
        town="Arbrå",
        activity="kafé, trädgård",
        started=APRIL,
        dormant=PartDate(date(2017, 6, 1)),
        resumed=PartDate(date(2017, 8, 1)),
        ended=PartDate(date(2017, 1, 1), "year"),
        integrates=True,
        participation=False,
        legal_form="ekonomisk förening",
        number="556000-4615",
        notes="a\nb",
        aliases=("Humlan",),
    )
    with pytest.raises(RecordError) as caught:
        enterprises.add_enterprise(entry)
    assert caught.value.field == "ended"
    kept = EnterpriseEntry(**{**{n: getattr(entry, n) for n in EnterpriseEntry.__dataclass_fields__}, "ended": None})
    found = enterprises.enterprise(enterprises.add_enterprise(kept))
    assert EnterpriseEntry(**{name: getattr(found, name) for name in EnterpriseEntry.__dataclass_fields__}) == kept


@pytest.mark.parametrize("name", ["Kooperativet Humlan", "KOOPERATIVET HUMLAN", "Humlan", " humlan\u00a0"])
def test_an_enterprise_is_known_by_its_name_and_aliases(new_store: Path, name: str) -> None:
    key = _add(aliases=("Humlan",))
    assert enterprises.resolve(name) == key
    assert enterprises.known_names() == {"kooperativet humlan": key, "humlan": key}


def test_a_name_that_is_taken_is_refused(new_store: Path) -> None:
    _add(aliases=("Humlan",))
    with pytest.raises(RecordError, match="Kooperativet Humlan") as caught:
        _add("Humlan")
    assert caught.value.field == "name"


def test_an_earlier_name_stays_as_an_alias(new_store: Path) -> None:
    key = _add()
    enterprises.edit_enterprise(key, EnterpriseEntry(name="Humlan Kök"))
    assert enterprises.resolve("Kooperativet Humlan") == key
    assert enterprises.names() == ["Humlan Kök"]


def test_an_organisation_of_its_name_is_known_to_be_an_enterprise(new_store: Path) -> None:
    owner = organisations.add_organisation(OrganisationEntry(name="Humlan"))
    key = _add(aliases=("Humlan",))
    assert enterprises.enterprise(key).organisation == owner
    assert organisations.organisation(owner).kind == "enterprise"


def test_an_organisation_that_comes_later_is_known_to_be_the_enterprise(new_store: Path) -> None:
    key = _add(aliases=("Humlan",))
    owner = organisations.add_organisation(OrganisationEntry(name="HUMLAN"))
    assert enterprises.enterprise(key).organisation == owner
    assert organisations.organisation(owner).kind == "enterprise"


def test_organisations_that_are_joined_stay_the_enterprise(new_store: Path) -> None:
    key = _add()
    gone = organisations.add_organisation(OrganisationEntry(name="Kooperativet Humlan"))
    kept = organisations.add_organisation(OrganisationEntry(name="Humlan ek. för.", kind="enterprise"))
    organisations.join_organisations(kept, gone)
    assert enterprises.enterprise(key).organisation == kept


def test_a_municipality_does_not_become_an_enterprise_by_its_name(new_store: Path) -> None:
    owner = organisations.resolve("Gävle kommun")
    assert owner is not None
    key = _add("Gävle kommun")
    assert enterprises.enterprise(key).organisation is None
    assert organisations.organisation(owner).kind == "municipality"


@pytest.mark.parametrize("number", ["556000-4615", "5560004615", "16556000-4615"])
def test_an_organisation_number_is_kept_in_one_form(new_store: Path, number: str) -> None:
    assert enterprises.enterprise(_add(number=number)).number == "556000-4615"


@pytest.mark.parametrize("number", ["811218-9876", "8112189876", "19811218-9876", "556000-4616", "12"])
def test_a_number_that_is_a_persons_or_none_is_not_kept(new_store: Path, number: str) -> None:
    with pytest.raises(RecordError) as caught:
        _add(number=number)
    assert caught.value.field == "number"


def test_a_personal_identity_number_in_a_text_is_masked(new_store: Path) -> None:
    key = _add(notes="ring Ulla 811218-9876", activity="kafé 811218-9876")
    found = enterprises.enterprise(key)
    assert (found.notes, found.activity) == ("ring Ulla 811218-****", "kafé 811218-****")
    count = add_count(CountEntry(enterprise=key, date=date(2017, 1, 1), employed=1, note="811218-9876"))
    assert counts_of([key])[key][0].note == "811218-****"
    assert count == counts_of([key])[key][0].id


def test_saving_over_a_newer_revision_is_noticed(new_store: Path) -> None:
    key = _add()
    read = enterprises.enterprise(key)
    enterprises.edit_enterprise(key, EnterpriseEntry(name="Humlan"))
    with pytest.raises(Changed):
        enterprises.edit_enterprise(key, EnterpriseEntry(name="Hummeln"), revision=read.revision)


def test_a_deleted_enterprise_comes_back_whole_by_undo(new_store: Path) -> None:
    key = _add(aliases=("Humlan",), started=APRIL)
    before = contents()
    enterprises.delete_enterprise(key)
    with pytest.raises(NotFound):
        enterprises.enterprise(key)
    change = store.last_change()
    assert change is not None
    store.undo(change)
    assert enterprises.enterprise(key).aliases == ("Humlan",)
    assert contents() == before


@pytest.mark.parametrize(
    ("written", "number", "told"),
    [
        ("12", 12, ""),
        ("12 st", 12, ""),
        (7.0, 7, ""),
        ("ca 10", 10, "ca 10"),
        ("12 (varav 3 kvinnor)", 12, "12 (varav 3 kvinnor)"),
        ("1 250", 1250, ""),
    ],
)
def test_a_number_of_people_is_taken_with_the_words_around_it(written: object, number: int, told: str) -> None:
    assert parse_count_of_people(written) == (number, told)


@pytest.mark.parametrize("written", ["7,5", 7.5, "10-12", "-3", "tolv", "14/9", 2_000_000])
def test_what_is_no_whole_number_of_people_is_refused(written: object) -> None:
    with pytest.raises(RecordError):
        parse_count_of_people(written)


def test_an_enterprise_has_one_count_a_date_and_each_says_something(new_store: Path) -> None:
    key = _add()
    count = add_count(CountEntry(enterprise=key, date=date(2017, 1, 1), employed=8))
    with pytest.raises(RecordError) as caught:
        add_count(CountEntry(enterprise=key, date=date(2017, 1, 1), participants=8))
    assert caught.value.field == "date"
    with pytest.raises(RecordError):
        add_count(CountEntry(enterprise=key, date=date(2017, 2, 1)))
    with pytest.raises(RecordError):
        edit_count(count, CountEntry(enterprise=key, date=date(2017, 1, 1), employed=-1))
    assert edit_count(count, CountEntry(enterprise=key, date=date(2017, 1, 2), employed=8)) is True
    delete_count(count)
    assert counts_of([key]) == {}
    with pytest.raises(NotFound):
        delete_count(count)


def test_two_that_are_joined_are_one_with_the_counts_names_and_facts_of_both(new_store: Path) -> None:
    keep = _add(started=APRIL, aliases=("Humlan",))
    gone = _add("Humlan ek. för.", municipality="Bollnäs", started=PartDate(date(2016, 1, 1), "year"))
    for key, day, employed, participants in (
        (keep, 1, 8, None),
        (gone, 1, 7, 11),
        (gone, 2, 9, 12),
    ):
        add_count(CountEntry(enterprise=key, date=date(2017, 1, day), employed=employed, participants=participants))
    before = contents()
    join_enterprises(keep, gone)
    found = enterprises.enterprise(keep)
    assert (found.municipality, found.started, found.aliases) == ("Bollnäs", APRIL, ("Humlan", "Humlan ek. för."))
    assert [(c.date.day, c.employed, c.participants) for c in counts_of([keep])[keep]] == [(1, 8, 11), (2, 9, 12)]
    with pytest.raises(NotFound):
        enterprises.enterprise(gone)
    store.undo(store.last_change() or 0)
    assert contents() == before
    with pytest.raises(RecordError):
        join_enterprises(keep, keep)
