"""Negative controls: what is missing from the installed program is caught, by the run or by the static closure."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from installer.check_program import Program
from installer.closure import closure_of, program_files
from installer.product import TREE
from installer.proof import Proof

# What is taken away -> as the reader of the report knows it.
_BY_RUN: Final = {
    "app/PySide6/plugins/platforms/qwindows.dll": "the platform plugin",
    "app/PySide6/Qt6Svg.dll": "a DLL of Qt",
    "app/fonts/NotoSerifSC-Regular.ttf": "a font",
    "app/xlrd": "a library",
}
_BUG: Final = 4
# Without its plugin Qt says so in a box and waits; ended then, which counts as caught.
_SAYS_WHY_S: Final = 30


def check_damage(program: Program, proof: Proof) -> None:
    there = program.folder
    for path, name in _BY_RUN.items():
        with _without(there / path):
            ran = _try(program, path)
        proof.holds(f"{name} missing is caught by the run", ran != 0, path)
    (program.wine.drive_c / "空").mkdir(exist_ok=True)
    with _without(there / "app/ctec_desktop/services/demo_school.pyc"):
        ran = program.run("--data", r"C:\空\数据", "demo").code
    reports = list((program.wine.drive_c / "空").rglob("crash-*.txt"))
    proof.holds(
        "a module missing ends with 4 and leaves a crash report", ran == _BUG and len(reports) == 1, (ran, reports)
    )
    for path in ("msvcp140.dll", "DLLs/libffi-8.dll", "python3.dll"):
        files = [(name, data) for name, data in program_files(TREE) if name != path]
        proof.holds(f"{path} missing is caught without running", path.split("/")[-1] in closure_of(files).missing)


def _try(program: Program, path: str) -> int:
    if path == "app/xlrd":
        return program.run("import", "students", r"C:\花名册.xls").code
    if path.startswith("app/fonts"):
        return program.run("doctor").code
    return program.selfcheck(_SAYS_WHY_S).code


@contextmanager
def _without(path: Path) -> Iterator[None]:
    aside = path.with_name(f"{path.name}.aside")
    path.rename(aside)
    try:
        yield
    finally:
        aside.rename(path)
