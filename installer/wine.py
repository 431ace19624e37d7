"""A Windows of its own for one check: a fresh copy of a prepared Wine, a user with a Chinese name, a screen."""

import hashlib
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final

from installer.product import cache_dir
from installer.screen import Screen
from tools.commands import ROOT, Part, run, say

USER: Final = "张三老师"
_STAND_INS: Final = ROOT / "installer" / "wine_only"
_TIMED_OUT: Final = -1
# A Windows of the mainland: its code page is 936, and links to Chinese paths can be followed.
_LOCALE: Final = "zh_CN.UTF-8"
_WINDOWS_KEY: Final = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
_LAST_WORDS_S: Final = 2.0


class WineUnusable(Exception):
    """Wine does not come up here, or takes too long; says why."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a Windows program ended: its exit code (-1 when it took too long) and all it wrote."""

    code: int
    said: str


class Wine:
    """Everything lies below `root` and is gone with it.

    Args:
        root: an empty folder.
        most_s: how long everything in it may take; then the program that runs is ended and `WineUnusable` raised.
    """

    def __init__(self, root: Path, most_s: float) -> None:
        self._most_s = most_s
        self._until = time.monotonic() + most_s
        self._prefix = root / "prefix"
        self._home = root / "home"
        self._screen = Screen()
        self.drive_c = self._prefix / "drive_c"
        self.local_data = self.drive_c / "users" / USER / "AppData" / "Local"
        self.start_menu = self.drive_c / f"users/{USER}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def __enter__(self) -> "Wine":
        self._home.mkdir(parents=True)
        run(["cp", "-a", "--reflink=auto", _prepared(), self._prefix], "Copying the prepared Wine")
        self._screen.start()
        self._serve("-p")
        self.as_windows("win10")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._serve("-k")
        self._screen.stop()

    def run(self, *command: str, timeout_s: float = 120, env: Mapping[str, str] | None = None) -> Ran:
        """Runs a Windows program to its end. What it leaves running does not hold this up."""
        left = self._until - time.monotonic()
        process = self.start(*command, env=env)
        said: list[bytes] = []
        reader = threading.Thread(target=_collect, args=(process, said), daemon=True)
        reader.start()
        try:
            code = process.wait(max(min(timeout_s, left), 0))
        except subprocess.TimeoutExpired as error:
            _kill(process)
            if left < timeout_s:
                raise WineUnusable(f"Wine took longer than {self._most_s:.0f} s") from error
            code = _TIMED_OUT
        reader.join(_LAST_WORDS_S)
        return Ran(code, b"".join(said).decode("utf-8", "replace").replace("\r\n", "\n"))

    def start(self, *command: str, env: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
        """Starts a Windows program; its output comes through a pipe, because Wine gives Python no file to write to."""
        return subprocess.Popen(
            ["wine", *command],
            env={**self._environment(), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def as_windows(self, version: str) -> None:
        """Makes Wine say that it is this Windows, in Wine's own words (win10, win81)."""
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    def as_build(self, number: int) -> None:
        """Makes Wine say that it is this build of Windows 10: unless told a version, it reads what Windows notes."""
        self.run("reg", "delete", r"HKCU\Software\Wine", "/v", "Version", "/f")
        for name, value in (("CurrentVersion", "10.0"), ("CurrentBuildNumber", str(number))):
            self.run("reg", "add", _WINDOWS_KEY, "/v", name, "/d", value, "/f")

    def photograph(self, target: Path) -> None:
        self._screen.photograph(target)

    def _environment(self) -> dict[str, str]:
        return {**_environment(self._prefix, self._home), "DISPLAY": self._screen.display}

    def _serve(self, option: str) -> None:
        subprocess.run(
            ["wineserver", option],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )


def windows_path(path: Path, drive_c: Path) -> str:
    """A file below `drive_c` as Windows names it."""
    return "C:\\" + str(path.relative_to(drive_c)).replace("/", "\\")


def linux_path(path: str, drive_c: Path) -> Path:
    """A file on `C:` as it is found here."""
    return drive_c / path.removeprefix("C:\\").replace("\\", "/")


def _environment(prefix: Path, home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR")}
    overrides = "mscoree,mshtml=;winemenubuilder.exe=d;" + ",".join(_stand_ins()) + "=n"
    return {
        **kept,
        "HOME": str(home),
        "USER": USER,
        "LOGNAME": USER,
        "LC_ALL": _LOCALE,
        "LOCPATH": str(_locales()),
        "WINEPREFIX": str(prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": overrides,
    }


@cache
def _locales() -> Path:
    folder = cache_dir("locale")
    if not (folder / _LOCALE).exists():
        run(["localedef", "-i", "zh_CN", "-f", "UTF-8", folder / _LOCALE], "Making the Chinese locale")
    return folder


def _stand_ins() -> list[str]:
    return sorted(source.stem for source in _STAND_INS.glob("*.c"))


def _prepared() -> Path:
    """The prepared Wine of this user's cache, made where there is none for this version of Wine and our stand-ins."""
    version = run(["wine", "--version"], "Asking Wine for its version")
    digest = hashlib.sha256(f"{version} {_LOCALE}".encode())
    for name in _stand_ins():
        digest.update((_STAND_INS / f"{name}.c").read_bytes())
    prefix = cache_dir("wine") / digest.hexdigest()[:12]
    if not (prefix / "system.reg").exists():
        say("preparing Wine (once)")
        _prepare(prefix)
    return prefix


def _prepare(prefix: Path) -> None:
    making = prefix.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    home = making.with_suffix(".home")
    home.mkdir(parents=True, exist_ok=True)
    screen = Screen()
    screen.start()
    env = {**_environment(making, home), "DISPLAY": screen.display}
    try:
        for command in (["wineboot", "-i"], ["wineserver", "-k"]):
            subprocess.run(
                command,
                env=env,
                stdin=subprocess.DEVNULL,
                capture_output=False,
                timeout=180,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
    except subprocess.TimeoutExpired as error:
        raise WineUnusable("Wine did not come up within three minutes") from error
    finally:
        screen.stop()
        shutil.rmtree(home, ignore_errors=True)
    if not (making / "system.reg").exists():
        raise WineUnusable("Wine made no Windows folder")
    for name in _stand_ins():
        target = making / "drive_c" / "windows" / "system32" / f"{name}.dll"
        options: list[Part] = ["-shared", "-s", "-w", "-o", target, _STAND_INS / f"{name}.c", "-ladvapi32"]
        run(["x86_64-w64-mingw32-gcc", *options], f"Compiling {name}.dll for Wine")
    making.rename(prefix)


def _collect(process: "subprocess.Popen[bytes]", said: list[bytes]) -> None:
    assert process.stdout is not None
    while block := os.read(process.stdout.fileno(), 65_536):
        said.append(block)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
