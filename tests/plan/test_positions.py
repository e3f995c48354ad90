"""The scan finds the line of every key in every form that TOML allows."""

import pytest

from asftui.plan.positions import Positions

TEXT = '''\
# a comment with [brackets] and = signs
above = 1

[plan]
name = "a # no comment"
long = """
key = "not a key"
[not-a-table]
"""
many = [  # opens
  "one",
  "two = 2",
  [3],
]
"quoted key" = 1

[[goals]]
code = "1"

[[goals]]   # the second
code = "2"
dotted.key = 1
[[goals.steps]]
code = "x"
[[goals]]
code = "3"
'''


@pytest.mark.parametrize(
    ("table", "index", "key", "line"),
    [
        ("", 0, "above", 2),
        ("plan", 0, "", 4),
        ("plan", 0, "name", 5),
        ("plan", 0, "long", 6),
        ("plan", 0, "many", 10),
        ("plan", 0, "quoted key", 15),
        ("goals", 0, "", 17),
        ("goals", 0, "code", 18),
        ("goals", 1, "", 20),
        ("goals", 1, "code", 21),
        ("goals", 1, "dotted", 22),
        ("goals", 1, "steps", 23),
        ("goals", 2, "code", 26),
    ],
)
def test_a_key_is_found_on_its_line(table: str, index: int, key: str, line: int) -> None:
    assert Positions(TEXT).line(table, index, key) == line


def test_a_missing_key_is_found_at_its_tables_heading() -> None:
    assert Positions(TEXT).line("goals", 1, "text") == 20


def test_a_value_is_found_inside_a_list_over_several_lines() -> None:
    assert Positions(TEXT).line("plan", 0, "many", "two = 2") == 12


def test_tables_written_inline_are_found_where_their_array_begins() -> None:
    assert Positions('a = 1\ngoals = [{ code = "1" }]\n').line("goals", 0, "code") == 2


def test_what_is_nowhere_is_on_the_first_line() -> None:
    assert Positions("").line("plan", 0, "code") == 1
