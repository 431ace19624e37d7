"""Commands run as the clerk runs them, in a process of their own, and what must hold of a data folder at any time."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.files import FilesStore, StoredFile
from ctec_desktop.storage.folder import DataFolder
from tests.schools import PASSWORD, keys_of

# A process that has loaded the program and makes every command a fork of itself, as loading takes longer than the
# commands do. Each command runs in a group of its own; its number comes first, then how it ended.
_LOADED = """
import importlib, json, os, pkgutil, sys
import ctec_desktop

for module in pkgutil.walk_packages(ctec_desktop.__path__, "ctec_desktop."):
    if not module.name.startswith(("ctec_desktop.ui", "ctec_desktop.__main__")):
        importlib.import_module(module.name)
from ctec_desktop.cli.main import main

for line in sys.stdin:
    arguments, password, said, complained = json.loads(line)
    pid = os.fork()
    if not pid:
        os.setsid()
        print(os.getpid(), flush=True)
        for path, stream in ((os.devnull, 0), (said, 1), (complained, 2)):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
        os.environ["CTEC_PASSWORD"] = password
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


class Started:
    """A command under way."""

    def __init__(self, arguments: list[str], password: str) -> None:
        self._folder = Path(tempfile.mkdtemp())
        self._said, self._complained = self._folder / "said", self._folder / "complained"
        self._loaded = _loaded()
        request = (arguments, password, str(self._said), str(self._complained))
        self._ask(json.dumps(request))
        self.pid = int(self._answer())

    def kill(self) -> None:
        """Ends it with everything it started, without a word."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> tuple[int, str, str]:
        """Exit code, what was said and what was complained of."""
        code = int(self._answer())
        said, complained = (path.read_text("utf-8") for path in (self._said, self._complained))
        shutil.rmtree(self._folder)
        return code, said, complained

    def _ask(self, line: str) -> None:
        assert self._loaded.stdin is not None
        self._loaded.stdin.write(f"{line}\n")
        self._loaded.stdin.flush()

    def _answer(self) -> str:
        assert self._loaded.stdout is not None
        return self._loaded.stdout.readline()


@cache
def _loaded() -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _LOADED]
    made = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(made.kill)
    return made


def start(folder: Path, *arguments: str, password: str = PASSWORD) -> Started:
    return Started(["--data", str(folder), *arguments], password)


def run(folder: Path, *arguments: str, password: str = PASSWORD) -> tuple[int, str, str]:
    """Exit code, what was said and what was complained of."""
    return start(folder, *arguments, password=password).wait()


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
