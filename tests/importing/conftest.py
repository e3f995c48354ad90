"""Sheets for the tests, written as rows of plain values."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from asftui import importing
from asftui.importing import ImportPlan, Options

Rows = Sequence[Sequence[Any]]


def _fill(sheet: Any, rows: Rows, merged: Sequence[str]) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is a text
    for area in merged:
        sheet.merge_cells(area)


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Save rows as a workbook and return its path."""

    def saved(
        rows: Rows, *, file: str = "lista.xlsx", sheet: str = "Blad1", merged: Sequence[str] = (), **more: Rows
    ) -> Path:
        book = Workbook()
        first = book.active
        first.title = sheet
        _fill(first, rows, merged)
        for name, others in more.items():
            _fill(book.create_sheet(name), others, ())
        path = tmp_path / file
        book.save(path)
        return path

    return saved


@pytest.fixture
def plan(save: Callable[..., Path], new_store: Path) -> Callable[..., ImportPlan]:
    """Save rows and return the plan of importing them into the open store."""

    def planned(
        rows: Rows, *, file: str = "lista.xlsx", sheet: str = "Blad1", merged: Sequence[str] = (), **options: Any
    ) -> ImportPlan:
        path = save(rows, file=file, sheet=sheet, merged=merged)
        return importing.prepare(path, Options(**options))[0]

    return planned


@pytest.fixture
def load(plan: Callable[..., ImportPlan]) -> Callable[..., ImportPlan]:
    """Save rows, import them and return the plan that was carried out."""

    def loaded(rows: Rows, **how: Any) -> ImportPlan:
        done = plan(rows, **how)
        importing.apply(done)
        return done

    return loaded
