"""How well people were told: what the program did with each row of the clerks' lists, against the truth."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

from asftui import importing
from asftui.importing import ImportPlan, Options, RowPlan
from asftui.importing.who import APART, ROW, Decision
from asftui.store.models import Audit
from tests.benchmarks.clerks import Sheet


@dataclass
class Measure:
    """Counts of rows. A row is *seen before* where an earlier row, in this list or another, is of the same person."""

    rows: int = 0
    lost: int = 0
    """Rejected, or whose person could not be told at all."""
    sure: int = 0
    """Taken for somebody seen before, without a doubt."""
    sure_right: int = 0
    seen: int = 0
    found: int = 0
    """Of those seen before: taken for the right one, or the right one was among the offered."""
    found_sure: int = 0
    asked: int = 0
    asked_about: set[int] = field(default_factory=set)
    """The people that somebody was asked about."""
    records: int = 0
    """People in the store at the end."""
    people: int = 0
    """People in truth."""
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Return the share of sure matches that are right."""
        return self.sure_right / self.sure if self.sure else 1.0

    @property
    def recall(self) -> float:
        """Return the share of those seen before who were found, surely or with a doubt."""
        return self.found / self.seen if self.seen else 1.0

    @property
    def share_asked(self) -> float:
        """Return the share of rows that were put to the user."""
        return self.asked / self.rows if self.rows else 0.0


def save_sheet(sheet: Sheet, folder: Path) -> Path:
    """Save a clerk's list as a workbook and return its path. Its rows begin at 3."""
    book = Workbook()
    book.active.append([f"Frukostmöte {sheet.day}"])
    book.active.append(sheet.heading)
    for row in sheet.rows:
        book.active.append(row)
    path = folder / f"lista-{sheet.number}.xlsx"
    book.save(path)
    return path


def measure(sheets: Sequence[Sheet], folder: Path, *, answering: bool) -> Measure:
    """Import the lists, one after another, into the open store.

    Args:
        sheets: the clerks' lists.
        folder: where they are saved.
        answering: each doubt is answered truly; else all stays apart, as by the command line.
    """
    result = Measure(people=len({key for sheet in sheets for key in sheet.truth}))
    who: dict[int, int] = {}
    """Truth by id of the store: whom the first row of it was about."""
    seen: set[int] = set()
    told: dict[int, list[str]] = {}
    for sheet in sheets:
        path = save_sheet(sheet, folder)
        plan = importing.prepare(path, Options())[0]
        truth = dict(enumerate(sheet.truth, 3))
        _count(result, plan, truth, who, seen, sheet, told)
        decisions = _answers(plan, truth, who) if answering else {}
        if decisions:
            plan = importing.prepare(path, Options(decisions=decisions))[0]
        done = importing.apply(plan)
        made = Audit.select(Audit.record, Audit.row).where(
            Audit.change == done.change, Audit.table == "person", Audit.action == "create"
        )
        who.update({record: truth[row] for record, row in made.tuples()})
    result.records = len(who)
    return result


def _count(
    result: Measure,
    plan: ImportPlan,
    truth: dict[int, int],
    who: dict[int, int],
    seen: set[int],
    sheet: Sheet,
    told: dict[int, list[str]],
) -> None:
    first = {row.row: _first(row, plan) for row in plan.rows}
    for row in plan.rows:
        key = truth[row.row]
        result.rows += 1
        before = key in seen
        result.seen += before
        seen.add(key)
        written = " | ".join(cell or "" for cell in sheet.rows[row.row - 3])
        told.setdefault(key, []).append(written)
        if row.verdict == "rejected":
            result.lost += 1
            result.missed["rejected"] += before
            continue
        doubtful = row.mark == "alike"
        if doubtful:
            result.asked += 1
            result.asked_about.add(key)
        took = truth[first[row.row]] if first[row.row] != row.row else who.get(row.person or 0)
        offered = {took, *(who.get(each) for each in row.alike), *(truth[each] for each in row.alike_rows)}
        if took is not None and not doubtful:
            result.sure += 1
            result.sure_right += took == key
            if took != key:
                result.wrong[f"{written}  taken for  {told.get(took, ['?'])[0]}"] += 1
        if before:
            hit = key in offered if doubtful else took == key
            result.found += hit
            result.found_sure += hit and not doubtful
            if not hit:
                result.missed[f"{written}  was  {told[key][-2]}"] += 1


def _first(row: RowPlan, plan: ImportPlan) -> int:
    """Return the first row of the same person in the list."""
    if row.verdict != "duplicate":
        return row.row
    return next(int(word) for word in row.reason.split()[::-1] if word.isdecimal())


def _answers(plan: ImportPlan, truth: dict[int, int], who: dict[int, int]) -> dict[int, Decision]:
    """Return true answers to all doubts: the very person, the row of the very person, or somebody else."""
    answers: dict[int, Decision] = {}
    for row in plan.rows:
        if row.mark != "alike" or row.verdict in ("rejected", "duplicate"):
            continue
        offered = [*((row.person,) if row.person is not None else ()), *row.alike]
        right = [each for each in offered if who.get(each) == truth[row.row]]
        rows = [each for each in row.alike_rows if truth[each] == truth[row.row] and each < row.row]
        answers[row.row] = right[0] if right else f"{ROW}{rows[0]}" if rows else APART
    return answers


def table(results: dict[str, Measure]) -> str:
    """Return the results as a table."""
    lines = [
        f"{'':34}{'rows':>6}{'precision':>11}{'recall':>8}{'sure':>8}{'asked':>8}{'people asked':>14}{'records':>9}"
    ]
    for name, each in results.items():
        sure = each.found_sure / each.seen if each.seen else 1.0
        about = len(each.asked_about) / each.people
        lines.append(
            f"{name:34}{each.rows:>6}{each.precision:>11.4f}{each.recall:>8.4f}{sure:>8.4f}{each.share_asked:>8.2%}"
            f"{about:>14.2%}{each.records:>9}"
        )
    return "\n".join(lines)
