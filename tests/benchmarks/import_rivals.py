"""What others do with the same rows, each run by itself: `python import_rivals.py WHICH BOOK FOLDER` prints its cost.

The cost is processor time of the process and those that it waited for, and the sum of their peaks of memory (an upper
bound where they did not peak at once).
"""

import csv
import datetime as dt
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHECKS = {
    "openpyxl, iterate only": "nothing: reads the cells",
    "calamine, to rows": "nothing: reads the cells",
    "pandas + calamine + to_sql": "nothing: one table of texts",
    "pandas + openpyxl + to_sql": "nothing: one table of texts",
    "sqlite-utils by way of CSV": "nothing: one table, types guessed",
    "django-import-export, rows": "each field's type and length; dry run, then commit; no matching of people",
    "django-import-export, bulk": "the same, written in batches",
}
"""What each of them checks, in words."""


def _openpyxl_rows(book: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(book, read_only=True).worksheets[0].iter_rows(values_only=True)


def _openpyxl(book: Path, _folder: Path) -> None:
    for _row in _openpyxl_rows(book):
        pass


def _calamine_rows(book: Path) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    rows: list[list[Any]] = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    return rows


def _calamine(book: Path, _folder: Path) -> None:
    _calamine_rows(book)


def _pandas(engine: str) -> Callable[[Path, Path], None]:
    def run(book: Path, folder: Path) -> None:
        import sqlite3

        import pandas

        with sqlite3.connect(folder / "pandas.db") as database:
            pandas.read_excel(book, engine=engine).to_sql("attendance", database, index=False)

    return run


def _sqlite_utils(book: Path, folder: Path) -> None:
    import sqlite_utils

    with (folder / "rows.csv").open("w", newline="") as file:
        csv.writer(file).writerows(_openpyxl_rows(book))
    with (folder / "rows.csv").open(newline="") as file:
        sqlite_utils.Database(folder / "utils.db")["attendance"].insert_all(csv.DictReader(file))


def _django(*, bulk: bool) -> Callable[[Path, Path], None]:
    def run(book: Path, folder: Path) -> None:
        import django
        from django.conf import settings

        settings.configure(
            DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "django.db"}},
            INSTALLED_APPS=["import_export"],
            USE_TZ=False,
        )
        django.setup()
        import tablib
        from django.db import connection, models
        from import_export import resources

        class Attendance(models.Model):
            day = models.DateField()
            event, kind, town, name, email, owner, title = (models.CharField(max_length=200) for _n in range(7))

            class Meta:
                app_label = "import_export"

        class AttendanceResource(resources.ModelResource):
            class Meta:
                model = Attendance
                use_bulk = bulk
                batch_size = 1000
                force_init_instance = True
                skip_diff = bulk

        with connection.schema_editor() as editor:
            editor.create_model(Attendance)
        fields = ["day", "event", "kind", "town", "name", "email", "owner", "title"]
        rows = [
            [row[0].date() if isinstance(row[0], dt.datetime) else row[0], *row[1:]] for row in _calamine_rows(book)
        ]
        data = tablib.Dataset(*rows[1:], headers=fields)
        for dry_run in (True, False):
            result = AttendanceResource().import_data(data, dry_run=dry_run, raise_errors=True)
            if result.has_errors():
                raise SystemExit("it did not take the rows")

    return run


RIVALS: dict[str, Callable[[Path, Path], None]] = {
    "openpyxl, iterate only": _openpyxl,
    "calamine, to rows": _calamine,
    "pandas + calamine + to_sql": _pandas("calamine"),
    "pandas + openpyxl + to_sql": _pandas("openpyxl"),
    "sqlite-utils by way of CSV": _sqlite_utils,
    "django-import-export, rows": _django(bulk=False),
    "django-import-export, bulk": _django(bulk=True),
}
NEEDS = {"pandas": "pandas", "sqlite-utils": "sqlite_utils", "django": "import_export"}
"""The module that a rival needs, by how its name begins."""


def cost() -> dict[str, float]:
    """Return what this process has cost so far, with those that it waited for."""
    parts = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "cpu": sum(part.ru_utime + part.ru_stime for part in parts),
        "memory": (_peak() + parts[1].ru_maxrss) / 1024,
    }


def _peak() -> int:
    # ru_maxrss is at least what the process had that started this one.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def main() -> None:
    """Run one rival, or `asftui` with what follows, and print the cost as JSON on the last line."""
    which, *rest = sys.argv[1:]
    if which == "asftui":
        from asftui.cli import main as run

        if run(rest):
            raise SystemExit("the import left something out")
    else:
        RIVALS[which](Path(rest[0]), Path(rest[1]))
    print(json.dumps(cost()))


if __name__ == "__main__":
    main()
