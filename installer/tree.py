"""The folder of the installed program, laid from its parts: interpreter, packages, the program, fonts, launchers."""

import fnmatch
import hashlib
import shutil
from pathlib import Path
from typing import Final

from ctec_desktop.kernel.resources import font_dir
from installer.compiling import compile_all
from installer.icon import draw_icon
from installer.mingw import build_launchers, ensure_stable_dll
from installer.packages import SHARED, lay_packages
from installer.product import BUILD, TREE
from installer.runtime import lay_runtime, runtime_archive
from installer.wheels import fetch_wheels
from tools.commands import ROOT, say, stop
from tools.fonts import is_right, locked_faces

ICON: Final = BUILD / "ctec-desktop.ico"
_PAPERS: Final = ("LICENSE", "THIRD-PARTY.md", "CHANGELOG.md")
# Our own, and those that SQLAlchemy rewrites while they are imported.
_WITH_DOCS: Final = ("ctec_desktop/*", "sqlalchemy/*/events.py")
# Alembic finds its revisions by their sources.
_KEPT_SOURCES: Final = "ctec_desktop/storage/migrations"


def build_tree(official_runtime: Path | None = None) -> Path:
    """Lays the whole folder anew, and gives it."""
    shutil.rmtree(BUILD, ignore_errors=True)
    packages = TREE / "app"
    packages.mkdir(parents=True)
    say("laying the folder of the Windows program")
    lay_runtime(runtime_archive(official_runtime), TREE)
    lay_packages(fetch_wheels(), packages)
    _lay_program(packages)
    _compile(packages)
    _share_run_time(packages)
    draw_icon(ICON)
    ensure_stable_dll(TREE, BUILD)
    build_launchers(TREE, ICON, BUILD)
    return TREE


def hashes_of(tree: Path) -> dict[str, str]:
    """The sha256 of every file, by its path below the folder."""
    return {
        file.relative_to(tree).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(tree.rglob("*"))
        if file.is_file()
    }


def _lay_program(packages: Path) -> None:
    no_caches = shutil.ignore_patterns("__pycache__")
    for name in ("ctec_desktop", "resources"):
        shutil.copytree(ROOT / name, packages / name, ignore=no_caches)
    for name in _PAPERS:
        shutil.copyfile(ROOT / name, TREE / name)
    fonts = packages / "fonts"
    fonts.mkdir()
    for face in locked_faces():
        source = font_dir() / face.file
        if not is_right(source, face):
            stop(f"{face.file} is missing or not the one of fonts.lock; please run python3 dev.py setup.")
        shutil.copyfile(source, fonts / face.file)


def _compile(packages: Path) -> None:
    """Every module becomes a `.pyc`; the sources go."""
    sources = list(packages.rglob("*.py"))
    for with_docs in (True, False):
        asked = [one for one in sources if _keeps_docs(one.relative_to(packages).as_posix()) is with_docs]
        compile_all(asked, packages, with_docs=with_docs)
    for source in sources:
        if not source.relative_to(packages).as_posix().startswith(_KEPT_SOURCES):
            source.unlink()


def _keeps_docs(path: str) -> bool:
    return any(fnmatch.fnmatch(path, pattern) for pattern in _WITH_DOCS)


def _share_run_time(packages: Path) -> None:
    """Moves the C++ run-time that Qt brings beside the program, in the place of the interpreter's older one."""
    for name in SHARED:
        copies = sorted(packages.glob(f"*/{name}"))
        if copies:
            shutil.copyfile(copies[0], TREE / name)
        for copy in copies:
            copy.unlink()
