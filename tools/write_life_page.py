"""Writes the table of the manual's page on the life of an agreement, from the table the program works by.

`python -m tools.write_life_page`; a test holds the page to it.
"""

from pathlib import Path

from ctec_desktop.wording.lifecycle import table_lines

PAGE = Path(__file__).resolve().parents[1] / "resources" / "manual" / "agreement-life.md"


def renewed(text: str) -> str:
    """The page with its one table replaced."""
    lines = text.splitlines()
    rows = [n for n, line in enumerate(lines) if line.startswith("|")]
    return "\n".join([*lines[: rows[0]], *table_lines(), *lines[rows[-1] + 1 :]]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
