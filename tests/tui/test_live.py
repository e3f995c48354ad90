"""Two terminals on one store: what is written in one shows in the other without a key."""

import time
from pathlib import Path

from tests.terminal import Terminal

LINE = "frukostmöte Bollnäs 14/3 14 tjm 3 pol"


def test_an_event_typed_into_one_terminal_moves_the_gauge_in_the_other_within_a_second(tmp_path: Path) -> None:
    store = str(tmp_path / "store.db")
    given = ("--store", store, "--lang", "sv")
    with Terminal(*given, home=tmp_path) as one, Terminal(*given, home=tmp_path) as other:
        for terminal in (one, other):
            terminal.until(r"Medarbetare informerade.* 0 +500")
        one.press("+")
        one.until("Enter")
        one.press(LINE)
        one.until(r"14 medarbetare, 3 politiker")
        one.press("\r")
        one.until(r"Medarbetare informerade.*▲14 +14 +500")
        begun = time.monotonic()
        other.until(r"Medarbetare informerade.*▲14 +14 +500", seconds=5)
        assert time.monotonic() - begun < 1.0


def test_nothing_is_sent_while_nothing_happens(tmp_path: Path) -> None:
    with Terminal("--store", str(tmp_path / "store.db"), home=tmp_path) as terminal:
        terminal.until(r"Medarbetare informerade")
        begun = time.monotonic()
        while time.monotonic() - begun < 1.0:  # what belongs to the start
            terminal.until("Medarbetare", 0.1)
            terminal._read(0.1)
        before = len(terminal.sent)
        begun = time.monotonic()
        while time.monotonic() - begun < 2.0:
            terminal._read(0.2)
        assert len(terminal.sent) == before
