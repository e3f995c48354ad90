"""What a store holds, to be compared before and after."""

from typing import Any

from asftui.store.models import RECORDS


def contents() -> dict[str, dict[int, dict[str, Any]]]:
    """Return all records by table and id, without the revision: the only field that undo leaves higher."""
    return {
        model._meta.table_name: {
            row["id"]: {name: value for name, value in row.items() if name != "revision"}
            for row in model.select().dicts()
        }
        for model in RECORDS
    }
