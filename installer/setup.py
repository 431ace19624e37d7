"""The setup program and the portable zip, made of the folder that was laid."""

import hashlib
import shutil
import zipfile
from pathlib import Path
from typing import Final

from ctec_desktop.kernel.resources import PORTABLE_MARK
from installer.product import APP, BUILD, COMMAND_EXE, OLDEST_BUILD, PYTHON_DLL, SOURCES, TITLE, VERSION, WINDOW_EXE
from tools.commands import Part, run, say

_MARK_TEXT: Final = "有这个文件时，产教通把数据放在本文件夹的 data 里，不放在电脑的用户目录里。\r\n"
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)


def make_setup(tree: Path, target: Path, icon: Path, version: str = VERSION, *, is_quick: bool = False) -> None:
    """Packs `tree` into a setup program for one Windows user, as small as NSIS can, or quickly for a trial."""
    say(f"packing {target.name}" + ("" if is_quick else " (about three minutes)"))
    target.parent.mkdir(parents=True, exist_ok=True)
    names = {
        "APP": APP,
        "TITLE": TITLE,
        "VERSION": version,
        "WINDOW_EXE": WINDOW_EXE,
        "COMMAND_EXE": COMMAND_EXE,
        "PYTHON_DLL": PYTHON_DLL,
        "OLDEST_BUILD": str(OLDEST_BUILD),
        "TREE": str(tree),
        "ICON_FILE": str(icon),
        "OUT": str(target),
    }
    defines = [f"-D{name}={value}" for name, value in names.items()]
    speed = ["-DQUICK"] if is_quick else []
    command: list[Part] = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defines, *speed, SOURCES / "setup.nsi"]
    run(command, f"Packing {target.name}", cwd=BUILD)


def make_portable(tree: Path, target: Path) -> None:
    """Zips `tree` under one folder, with the mark that keeps the data beside the program."""
    say(f"packing {target.name}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for file in sorted(tree.rglob("*")):
            if file.is_file():
                _add(packed, f"{TITLE}/{file.relative_to(tree).as_posix()}", file.read_bytes())
        _add(packed, f"{TITLE}/{PORTABLE_MARK}", b"\xef\xbb\xbf" + _MARK_TEXT.encode())


def write_manifest(target: Path, folder: Path, hashes: dict[str, str]) -> None:
    """The sha256 of what is given out, and of every installed file, in the form `sha256sum -c` reads."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}"
        for file in sorted(folder.glob(f"ctec-desktop-{VERSION}-*"))
    ]
    lines += [f"{sha256}  {TITLE}/{name}" for name, sha256 in hashes.items()]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def size(path: Path) -> int:
    """How many bytes a file has, or all files of a folder together."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, data)
