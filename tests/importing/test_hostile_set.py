"""Every kind of hostile file that is quickly made: refused in one line, or plain data; nothing but that is left."""

import datetime as dt
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from asftui import importing, store
from asftui.errors import AsftuiError, SheetError
from asftui.importing import Options
from asftui.importing.read import read_file
from asftui.parsing import child, refusal, zipped
from tests.commands.running import run
from tests.importing.fuzzing import Figures, send, whole
from tests.importing.hostile import LINES, PEOPLE
from tests.importing.hostile_books import BOOKS, overlapping, saying
from tests.importing.hostile_text import TEXTS
from tests.importing.making import xlsx

ALL = {**BOOKS, **TEXTS}
TODAY = dt.date(2017, 6, 30)
NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9]")
"""What a terminal acts on, or turns text round."""


@pytest.mark.parametrize("kind", [kind for kind, hostile in ALL.items() if not hostile.dear])
def test_a_hostile_file_is_refused_in_one_line_or_is_plain_data(kind: str, new_store: Path, tmp_path: Path) -> None:
    hostile = ALL[kind]
    path = tmp_path / hostile.name
    path.write_bytes(hostile.make())
    before, there = store.change_count(), {each.name for each in tmp_path.iterdir()}
    try:
        planned = importing.prepare(path, Options(today=TODAY))
    except AsftuiError as error:
        assert not hostile.taken, str(error)
        assert str(error).startswith(hostile.name)
        assert len(str(error)) < 700
        assert not NEVER.search(str(error)) and "\n" not in str(error)
    else:
        assert hostile.taken is any(plan.kind for plan in planned)
        said = [text for plan in planned for row in plan.rows for text in (row.name, row.organisation, row.reason)]
        assert not NEVER.search("".join(said))
    assert store.change_count() == before
    assert {each.name for each in tmp_path.iterdir()} == there


def test_a_locked_old_workbook_is_told_as_locked(tmp_path: Path) -> None:
    path = tmp_path / "x.xls"
    path.write_bytes(BOOKS["an old one locked with a password"].make())
    with pytest.raises(SheetError) as told:
        read_file(path)
    assert "lösenord" in told.value.what


def test_parts_that_lie_over_each_other_are_refused_by_the_directory_alone() -> None:
    data = overlapping(40, 400_000)
    assert refusal.of_zip(zipped.parts(data), len(data)) == "damaged"
    data = xlsx(PEOPLE) + b""
    assert refusal.of_zip(zipped.parts(data), len(data)) == ""
    assert refusal.of_zip([*zipped.parts(data)] * 2, len(data)) == "damaged"
    assert refusal.of_zip(zipped.parts(saying(data, 30 << 20)), len(data)) == "too-large"


@pytest.mark.parametrize("data", [xlsx(PEOPLE), LINES])
def test_a_file_cut_at_any_tenth_byte_leaves_messages_or_a_reason(data: bytes) -> None:
    for end in range(0, len(data), 10):
        assert all(set(message) & {"error", "note", "sheet", "rows"} for message in child.read(data[:end]))


def test_a_row_of_a_matrix_is_no_mark_where_the_kind_knows_none(new_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("\n".join([";".join(f"Kolumn {n}" for n in range(40)), "x" + ";y" * 39]))
    for kind in ("", "people", "attendance"):
        try:
            importing.prepare(path, Options(today=TODAY, kind=kind, new_event="2017-05-02 seminarium Prov"))
        except AsftuiError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("day", ["②", "²", "٣", "1" * 5000])
def test_figures_of_other_kinds_in_a_heading_are_no_days(day: str, new_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"Namn;{';'.join([day] * 9)}\nAnna Berg;x;x\n")
    try:
        importing.prepare(path, Options(today=TODAY))
    except AsftuiError as error:
        assert "\n" not in str(error)


def test_what_is_no_plain_file_is_refused(tmp_path: Path, new_store: Path) -> None:
    fifo = tmp_path / "x.csv"
    os.mkfifo(fifo)
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "nothing")
    zero = tmp_path / "zero.csv"
    zero.symlink_to("/dev/zero")
    for path in (fifo, link, zero, tmp_path, Path("/dev/zero")):
        with pytest.raises(SheetError):
            read_file(path)
        assert run("import", str(path), store=tmp_path / "store.db").failed_with(path.name)


def test_a_name_with_escapes_stays_in_one_line_without_them(tmp_path: Path, new_store: Path) -> None:
    for name in ("a\x1b[31m\nb[nope].csv", "c\x9b31m.csv", os.fsdecode(b"d\xff.csv")):
        (tmp_path / name).write_bytes(LINES)
        done = run("import", str(tmp_path / name), store=tmp_path / "store.db")
        assert done.status == 0, done.err
        assert not NEVER.search(done.out + done.err)
        missing = run("import", str(tmp_path / f"x{name}"), store=tmp_path / "store.db")
        assert missing.failed_with("csv")
        assert not NEVER.search(missing.out + missing.err.rstrip("\n"))
    for command in (["history"], ["history", "--json"], ["list", "people"]):
        done = run(*command, store=tmp_path / "store.db")
        assert (done.status, NEVER.search(done.out + done.err)) == (0, None)


def test_escapes_in_a_sheet_reach_no_output(tmp_path: Path, new_store: Path) -> None:
    for kind in ("escapes, markup and formulas", "escapes, markup and formulas in text"):
        path = tmp_path / ALL[kind].name
        path.write_bytes(ALL[kind].make())
        rejects = tmp_path / f"{path.name}.rejected.xlsx"
        done = run("import", str(path), "--rejects", str(rejects), store=tmp_path / "store.db")
        assert done.status in (0, 1), done.err
        assert not NEVER.search(done.out + done.err)
    for register in ("people", "organisations", "events"):
        for how in ([], ["--json"]):
            done = run("list", register, *how, store=tmp_path / "store.db")
            assert (done.status, NEVER.search(done.out + done.err)) == (0, None)


def test_reading_that_is_given_up_leaves_no_process(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(LINES + b"Eva Ek;AF;2017-03-14\n" * 200_000)
    asked = iter([False, False, True, True])
    with pytest.raises(SheetError):
        read_file(path, cancelled=lambda: next(asked, True))
    children = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children")
    assert not children.exists() or "asftui" not in "".join(
        Path(f"/proc/{pid}/cmdline").read_text() for pid in children.read_text().split()
    )


def test_endless_input_is_refused(tmp_path: Path, new_store: Path) -> None:
    with subprocess.Popen(["cat", "/dev/zero"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as endless:
        done = subprocess.run(
            [sys.executable, "-m", "asftui", "--store", str(tmp_path / "store.db"), "import", "-"],
            stdin=endless.stdout,
            capture_output=True,
            timeout=60,
            check=False,
        )
        endless.kill()
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_hundreds_of_mutants_leave_no_traceback_and_nothing_half_written(new_store: Path) -> None:
    figures = Figures()
    for seed in range(240):
        send(seed, figures, forked=seed % 40 != 1)
    assert figures.tracebacks == []
    assert figures.partial == []
    assert whole(new_store)


def test_people_of_one_name_take_time_in_step_with_how_many_they_are(new_store: Path, tmp_path: Path) -> None:
    def taken(count: int) -> float:
        lines = "".join(f"Anna Berg;Org {n};2017-03-14\nAnna Berg{n};AF;2017-03-14\n" for n in range(count))
        (tmp_path / "x.csv").write_text(f"Namn;Organisation;Datum\n{lines}")
        begun = time.process_time()
        importing.prepare(tmp_path / "x.csv", Options(today=TODAY))
        return time.process_time() - begun

    taken(100)
    assert taken(1600) < 9 * taken(400)
