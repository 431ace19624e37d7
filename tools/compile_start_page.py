"""Writes `storage/start_page_sql.py` from the list's own definition; a test compares the two."""

from pathlib import Path

from sqlalchemy.dialects import sqlite

from ctec_desktop.storage.queries.list_specs import PLACEMENTS
from ctec_desktop.storage.queries.lists import first_rows_statement
from ctec_desktop.storage.queries.scoping import AnySelect

FIRST_ROWS = 60
TARGET = Path(__file__).resolve().parents[1] / "ctec_desktop" / "storage" / "start_page_sql.py"
_HEAD = '"""Compiled from the list of placements by `tools/compile_start_page.py`; never edited by hand."""\n'


def source() -> str:
    """The whole module as it must stand."""
    first = _compiled(first_rows_statement(PLACEMENTS, FIRST_ROWS))
    return f'{_HEAD}\nFIRST_ROWS = {FIRST_ROWS}\nFIRST_PLACEMENTS = """\n{first}\n"""\n'


def _compiled(statement: AnySelect) -> str:
    text = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    return "\n".join(line.strip() for line in text.splitlines())


if __name__ == "__main__":
    TARGET.write_text(source(), "utf-8")
