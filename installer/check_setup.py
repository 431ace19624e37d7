"""The setup under Wine: what it refuses, what it lays, what it takes away, what it leaves."""

import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from installer.product import APP, COMMAND_EXE, OLDEST_BUILD, PYTHON_DLL, TITLE, VERSION, WINDOW_EXE
from installer.proof import Proof
from installer.setup import make_setup
from installer.wine import Ran, Wine, linux_path, windows_path

FOLDER: Final = r"C:\学校 软件\产教 通"
PASSWORD: Final = "demo-school-2026"
_OLD_DATA: Final = ("--data", r"C:\旧版的数据")
OLD_VERSION: Final = "0.0.1"
_UNINSTALL_KEY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP}"
_SETUP_S: Final = 180
_GONE_S: Final = 30


class Setups:
    """The setup to be proven and an older one, both where Wine sees them.

    Args:
        previous: the setup of the last release; where there is none, one of a few bytes is made.
    """

    def __init__(self, wine: Wine, setup: Path, previous: Path | None, icon: Path, scratch: Path) -> None:
        self._wine = wine
        folder = wine.drive_c / "U盘"
        folder.mkdir()
        shutil.copyfile(setup, folder / "setup.exe")
        self.is_previous_real = previous is not None
        if previous is not None:
            shutil.copyfile(previous, folder / "old.exe")
            return
        make_setup(_small_tree(scratch / "old"), folder / "old.exe", icon, OLD_VERSION, is_quick=True)

    def run(self, name: str, folder: str = FOLDER) -> Ran:
        """Runs one silently; the folder stands last and without quotes, as NSIS wants it."""
        return self._wine.run("cmd", "/c", rf"C:\U盘\{name}.exe /S /D={folder}", timeout_s=_SETUP_S)


def installed(wine: Wine) -> Path:
    """The program's folder, as Linux sees it."""
    return linux_path(FOLDER, wine.drive_c)


def check_refusals(wine: Wine, setups: Setups, proof: Proof) -> None:
    wine.as_windows("win81")
    proof.holds("Windows 8.1 is refused with 4", (ran := setups.run("setup")).code == 4, ran)
    wine.as_build(OLDEST_BUILD - 1)
    ran = setups.run("setup")
    proof.holds(f"build {OLDEST_BUILD - 1} of Windows 10 is refused with 4", ran.code == 4, ran)
    wine.as_build(OLDEST_BUILD)
    foreign = wine.drive_c / "别人的"
    foreign.mkdir()
    (foreign / "论文.doc").write_bytes(b"mine")
    proof.holds(
        "a folder with other files is refused with 7", (ran := setups.run("setup", r"C:\别人的")).code == 7, ran
    )
    proof.holds("and left as it was", [file.name for file in foreign.iterdir()] == ["论文.doc"])
    wine.as_windows("win10")


def check_upgrade(wine: Wine, setups: Setups, hashes: dict[str, str], proof: Proof) -> None:
    """An older version first, so that the real one is an upgrade."""
    there = installed(wine)
    proof.holds("an older version is set up", (ran := setups.run("old")).code == 0, ran)
    if setups.is_previous_real:
        ran = _run(wine, *_OLD_DATA, "demo", "--students", "6")
        proof.holds("a school is founded with it", ran.code == 0, ran)
    else:
        proof.holds("with a file the new one does not have", (there / "app/old/stale.pyd").exists())
    proof.holds("the new version is set up over it", (ran := setups.run("setup")).code == 0, ran)
    laid = {
        path: hashlib.sha256((there / path).read_bytes()).hexdigest()
        for path in (file.relative_to(there).as_posix() for file in there.rglob("*") if file.is_file())
        if path != "uninstall.exe"
    }
    if setups.is_previous_real:
        ran = _run(wine, *_OLD_DATA, "plan", "add", "--name", "春季", "--from", "2026-03-01", "--until", "2026-08-31")
        proof.holds("the new version opens and writes what the older one made", ran.code == 0, ran)
    differing = sorted(set(laid.items()) ^ set(hashes.items()))
    proof.holds(f"{len(hashes)} files lie there as they were built, and no other", not differing, differing[:6])
    shown = wine.run("reg", "query", _UNINSTALL_KEY, "/v", "DisplayVersion").said
    proof.holds(f"Windows lists version {VERSION}", VERSION in shown, shown)
    proof.holds("the older setup is refused with 6", (ran := setups.run("old")).code == 6, ran)


def check_running(setups: Setups, proof: Proof) -> None:
    """While the program's window is open."""
    proof.holds("setup is refused with 5 while the program runs", (ran := setups.run("setup")).code == 5, ran)


def check_uninstall(wine: Wine, data: Path, proof: Proof) -> None:
    there = installed(wine)
    kept = sorted(file.name for file in data.iterdir())
    told = wine.drive_c / "数据在哪里.txt"
    wine.run(rf"{FOLDER}\uninstall.exe", "/S", rf"/DATA={windows_path(told, wine.drive_c)}")
    proof.holds("the program's folder is gone", _wait_until(lambda: not there.exists()), list(there.glob("*")))
    proof.holds("its entries in the Start menu are gone", not (wine.start_menu / TITLE).exists())
    gone = wine.run("reg", "query", _UNINSTALL_KEY)
    proof.holds("Windows lists it no longer", gone.code != 0, gone)
    named = told.read_text("utf-16") if told.exists() else ""
    proof.holds("the uninstaller names the folder of the data", named == windows_path(data, wine.drive_c), named)
    left = sorted(file.name for file in data.iterdir())
    proof.holds("the data are still there", "ctec.db" in left and left == kept, left)


def _run(wine: Wine, *arguments: str) -> Ran:
    return wine.run(rf"{FOLDER}\{COMMAND_EXE}", *arguments, timeout_s=_SETUP_S, env={"CTEC_PASSWORD": PASSWORD})


def _wait_until(is_so: Callable[[], bool]) -> bool:
    """The uninstaller goes on in a copy of itself after it has answered."""
    until = time.monotonic() + _GONE_S
    while not is_so() and time.monotonic() < until:
        time.sleep(0.25)
    return is_so()


def _small_tree(tree: Path) -> Path:
    """A version of a few bytes, with a file that later ones lack."""
    for name in (WINDOW_EXE, COMMAND_EXE, PYTHON_DLL, "app/old/stale.pyd", "DLLs/gone.pyd"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(b"old")
    return tree
