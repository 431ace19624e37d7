"""Where in the text of a pack something stands, so that what is wrong with it is told with its line."""

import re
from typing import Final

_HEADER: Final = re.compile(r"\s*\[\[?\s*([A-Za-z_.]+)\s*\]\]?")


class Lines:
    """Finds the line of a key by the table it stands in; the parser itself does not tell."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._heads = [
            (number, found[1]) for number, line in enumerate(self._lines, 1) if (found := _HEADER.match(line))
        ]

    def of(self, table: str, at: int = 0, key: str = "") -> int:
        """The line of `key` in the table's `at`-th occurrence (from 0); that of its header when it is not found.

        At the top, where `table` is empty, a table of that name counts as the key.
        """
        if not table:
            return next((number for number, name in self._heads if name == key), self._plain(key))
        starts = [number for number, name in self._heads if name == table]
        if at >= len(starts):
            return 1
        first = starts[at]
        last = next((n for n, name in self._heads if n > first and not name.startswith(f"{table}.")), None)
        block = range(first, last if last is not None else len(self._lines) + 1)
        wanted = re.compile(rf"(?:^|[\s{{,.]){re.escape(key)}\s*=") if key else None
        found = (number for number in block if wanted and wanted.search(self._lines[number - 1]))
        return next(found, first)

    def _plain(self, key: str) -> int:
        """The first line that sets the key; 1 when none does."""
        wanted = re.compile(rf"^\s*{re.escape(key)}\s*=")
        return next((at for at, line in enumerate(self._lines, 1) if wanted.search(line)), 1)
