"""Commands run as the clerk runs them, in a process of their own, and what must hold of a data folder at any time."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.files import FilesStore, StoredFile
from ctec_desktop.storage.folder import DataFolder
from tests.schools import PASSWORD, keys_of

PROGRAM = [sys.executable, "-m", "ctec_desktop"]


def start(folder: Path, *arguments: str, password: str = PASSWORD) -> subprocess.Popen[str]:
    """The command with its children in a group of their own."""
    return subprocess.Popen(
        [*PROGRAM, "--data", str(folder), *arguments],
        env={**os.environ, "CTEC_PASSWORD": password},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def run(folder: Path, *arguments: str, password: str = PASSWORD) -> tuple[int, str, str]:
    """Exit code, what was said and what was complained of."""
    with start(folder, *arguments, password=password) as process:
        said, complained = process.communicate(timeout=120)
    return process.returncode, said, complained


def query(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(connect(folder / "ctec.db", keys_of(folder).database, read_only=True)) as connection:
        return list(connection.execute(sql).fetchall())


def assert_sound(folder: Path) -> None:
    """The database opens, every page and reference holds, the trail verifies, no record lacks its file."""
    keys = keys_of(folder)
    for path in (folder / "ctec.db", *folder.glob("files-*.db")):
        with closing(connect(path, keys.database, read_only=True)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path.name
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == [], path.name
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], path.name
    with closing(connect(folder / "ctec.db", keys.database, read_only=True)) as connection:
        assert audit.first_broken_unit(connection, keys.audit) is None
    store = FilesStore(DataFolder(folder), keys)
    for year, name, sha256, size in query(folder, "SELECT file_year, file_name, sha256, size_bytes FROM print_part"):
        assert len(store.read(StoredFile(year, name, sha256, size))) == size


def assert_one_sentence(complained: str) -> None:
    """What a person reads: a line or two, no traceback, no English stack of errors."""
    assert "Traceback" not in complained
    assert "Error" not in complained
    assert len(complained.strip().splitlines()) == 1
    assert complained.strip().endswith("。")
