"""Every table of records has a plain name, on screens and where something stands in the way of a deletion."""

import pytest
from peewee import ForeignKeyField

from asftui.i18n import _, use_language
from asftui.registers.dependents import Dependents
from asftui.store.models import RECORDS, Record
from asftui.tui.words import TABLES


@pytest.mark.parametrize("model", RECORDS)
def test_every_table_has_a_plain_name_in_both_languages(model: type[Record]) -> None:
    table = model._meta.table_name
    assert "_" not in TABLES[table]
    assert _(TABLES[table]) != table
    use_language("en")
    assert _(TABLES[table]) == TABLES[table]


@pytest.mark.parametrize(
    "model", [model for model in RECORDS if any(isinstance(f, ForeignKeyField) for f in model._meta.sorted_fields)]
)
def test_whatever_refers_to_a_record_is_named_where_it_stands_in_the_way(model: type[Record]) -> None:
    for n in (1, 2):
        assert not Dependents({model._meta.table_name: n}).in_words().startswith((f"{n} post", f"{n} record"))


def test_no_two_tables_have_one_name() -> None:
    assert len({_(name) for name in TABLES.values()}) == len(TABLES)
