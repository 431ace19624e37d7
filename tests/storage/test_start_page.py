"""The first page is read by the driver alone, and shows what the list shows."""

import json
import subprocess
import sys
from contextlib import closing

from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.storage import start_page_sql
from tests.schools import CLERK, PASSWORD, Demo, opened
from tools import compile_start_page

HEAVY = ("sqlalchemy", "alembic", "cryptography", "reportlab", "fontTools", "pypdfium2", "segno", "PySide6", "stdnum")
PROGRAM = """
import json, sys
from pathlib import Path
from ctec_desktop.bootstrap import open_with_keys, this_person
from ctec_desktop.storage.keys import Keys
keys = Keys(*(bytes.fromhex(part) for part in sys.argv[2].split(",")))
office = open_with_keys(Path(sys.argv[1]), keys)
first = office.start_page.first_placements(this_person())
name = office.start_page.school_name(this_person())
print(json.dumps([name, len(first.rows), sorted({m.split(".")[0] for m in sys.modules})]))
office.close()
"""


def test_stored_statements_are_those_of_the_list():
    assert compile_start_page.TARGET.read_text("utf-8") == compile_start_page.source()
    assert "LIMIT 60" in start_page_sql.FIRST_PLACEMENTS


def test_first_rows_are_the_lists_own_first_rows(demo: Demo):
    with closing(opened(demo.folder, may_write=False)) as office:
        first = office.start_page.first_placements(CLERK)
        listed = office.placements.rows(CLERK)
        ids = listed.ids(ListQuery())
        by_id = {row[0]: row for row in listed.rows(list(ids[:60]))}
    assert first is not None
    assert (first.is_all, len(ids)) == (False, 80)
    assert [row[0] for row in first.rows] == list(ids[:60])
    for row in first.rows:
        shown = [cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in by_id[row[0]]]
        assert list(row) == shown


def test_first_page_loads_no_heavy_library(demo: Demo, tmp_path):
    from tests.schools import keys_of

    folder = demo.copied_to(tmp_path)
    keys = keys_of(folder)
    packed = ",".join(key.hex() for key in (keys.database, keys.audit, keys.files, keys.page))
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), packed], capture_output=True, text=True, check=True
    )
    name, rows, modules = json.loads(run.stdout)
    assert (name, rows) == ("示例市第一职业技术学校（演示）", 60)
    assert PASSWORD not in run.stdout
    assert [module for module in HEAVY if module in modules] == []
