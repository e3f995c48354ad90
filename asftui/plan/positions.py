"""On which line of a TOML text a key stands: tomllib does not say."""

import tomllib


class Positions:
    """The lines of a text that tomllib has already taken as valid.

    A statement (a heading, or a key with its value) ends at the first line with which it parses on its own: TOML lets
    a value run over lines only inside brackets or triple quotes, and these do not parse before they are closed.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._spans: dict[tuple[str, int, str], tuple[int, int]] = {}
        self._scan()

    def line(self, table: str, index: int, key: str, value: object = None) -> int:
        """Return the line, from 1, of a key; of its table's heading where the key is not there.

        Args:
            table: name of the table or array of tables; empty above the first heading.
            index: which one of an array, from 0.
            key: the key; empty for the heading itself.
            value: a text to be found among the lines of a value that takes several.
        """
        for place in ((table, index, key), (table, index, ""), ("", 0, table)):
            if span := self._spans.get(place):
                break
        else:
            return 1
        first, last = span
        if isinstance(value, str) and value:
            # In its quotes if it has them: a short word may be a part of others.
            for text in (f'"{value}"', f"'{value}'", value):
                for number in range(first, last + 1):
                    if text in self._lines[number - 1]:
                        return number
        return first

    def _scan(self) -> None:
        table, index, inner = "", 0, ""
        counts: dict[str, int] = {}
        begun, statement = 1, ""
        for number, line in enumerate(self._lines, start=1):
            statement = f"{statement}\n{line}" if statement else line
            try:
                found = tomllib.loads(statement)
            except ValueError:
                continue
            if found and line.lstrip().startswith("[") and begun == number:
                table, inner = _names(found)
                if not inner:
                    counts[table] = counts.get(table, -1) + 1
                index = max(counts.get(table, 0), 0)
                self._spans.setdefault((table, index, inner), (number, number))
            elif found:
                key = inner or next(iter(found))
                self._spans.setdefault((table, index, key), (begun, number))
            begun, statement = number + 1, ""


def _names(heading: dict[str, object]) -> tuple[str, str]:
    """Return the table that a parsed heading names, and the key inside it for one such as `[a.b]`."""
    table, below = next(iter(heading.items()))
    if isinstance(below, list):
        below = below[0]
    return table, next(iter(below), "") if isinstance(below, dict) else ""
