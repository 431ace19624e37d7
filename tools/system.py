"""What the operating system must bring: a Python that can make environments, and the libraries Qt stands on."""

import ctypes
import importlib.util
import os
import shutil
import sys

from tools.commands import run, say, stop

# Debian package -> the library Qt loads from it. Without these no window opens, not even an invisible one.
_QT = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libx11-6": "libX11.so.6",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# What a visible window needs on top; tests and documents do without.
_DISPLAY = {
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-glx0": "libxcb-glx.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
_DISPLAY_PROGRAMS = {"xvfb": "Xvfb", "xauth": "xauth"}


# What builds the Windows program here, and what tries it.
_WINDOWS = {
    "nsis": "makensis",
    "gcc-mingw-w64-x86-64": "x86_64-w64-mingw32-gcc",
    "binutils-mingw-w64-x86-64": "x86_64-w64-mingw32-windres",
}
_WINE = {"wine": "wine", "wine64": "wine", "locales": "locale-gen", **_DISPLAY_PROGRAMS}


def ensure_windows_tools(*, with_wine: bool) -> None:
    """Installs, as root on Debian, what `dev.py installer` works with; otherwise names the command that does."""
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        stop("the Windows program is built on Debian 12; see docs/release.md.")
    asked = {**_WINDOWS, **(_WINE if with_wine else {})}
    missing = [package for package, program in asked.items() if not shutil.which(program)]
    if missing and os.geteuid() != 0:
        stop(
            "Debian packages are missing; please run: "
            f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(missing)}"
        )
    if missing:
        install(missing)


def ensure_system_packages() -> None:
    """Installs what is missing as root on Debian; otherwise names the command that does."""
    if not sys.platform.startswith("linux"):
        return
    needed = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    needed += [package for package, library in _QT.items() if not _loads(library)]
    wanted = [package for package, library in _DISPLAY.items() if not _loads(library)]
    wanted += [package for package, program in _DISPLAY_PROGRAMS.items() if not shutil.which(program)]
    if not needed and not wanted:
        return
    if shutil.which("apt-get") is None:
        _without_apt(needed, wanted)
    elif os.geteuid() == 0:
        install([*needed, *wanted])
    elif needed:
        packages = " ".join([*needed, *wanted])
        stop(
            "Debian packages are missing; please run: "
            f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
        )
    else:
        say(f"no window can be shown yet; for one: sudo apt-get install --no-install-recommends {' '.join(wanted)}")


def install(packages: list[str]) -> None:
    say(f"installing Debian packages: {' '.join(packages)}")
    refresh_package_lists()
    run(
        [*_APT, "install", "-y", "--no-install-recommends", *packages],
        "Installing Debian packages",
        env={"DEBIAN_FRONTEND": "noninteractive"},
    )


def refresh_package_lists() -> None:
    run([*_APT, "update"], "Reading Debian's package lists")


_APT = ("apt-get", "-o", "DPkg::Lock::Timeout=500", "-q")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _without_apt(needed: list[str], wanted: list[str]) -> None:
    if needed:
        stop(f"please install what Debian calls {' '.join(needed)} with this system's own package manager.")
    say(f"no window can be shown until this system has what Debian calls {' '.join(wanted)}.")
