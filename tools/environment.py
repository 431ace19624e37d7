"""`.venv`: the locked packages with their hashes checked, and this project on top of them."""

import hashlib
import os
import sys
from pathlib import Path

from tools.commands import ROOT, Part, attempt, run, say

VENV = ROOT / ".venv"
_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
_SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = _BIN / f"python{_SUFFIX}"
_STAMP = VENV / "ctec-setup.sha256"
_DECIDES = ("requirements.lock", "pyproject.toml")
_PIP: tuple[Part, ...] = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")


def program(name: str) -> Path:
    """A command that the environment brings, such as `ctec-desktop`."""
    return _BIN / f"{name}{_SUFFIX}"


def ensure_environment() -> None:
    """Makes `.venv` match the lock; does nothing when it was made from this very lock."""
    state = _state()
    if PYTHON.exists() and _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == state:
        return
    if not _has_pip():
        say("making the environment .venv")
        run([sys.executable, "-m", "venv", "--clear", VENV], "Making the environment .venv")
    say("installing the locked packages (a few minutes the first time)")
    locked: list[Part] = ["--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock"]
    run([*_PIP, *locked], "Installing the locked packages")
    run([*_PIP, "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT], "Installing this project")
    _STAMP.write_text(state, encoding="utf-8")


def _has_pip() -> bool:
    return PYTHON.exists() and attempt([PYTHON, "-m", "pip", "--version"]).returncode == 0


def _state() -> str:
    """A digest of everything the environment is made from, and of where it lies: an environment cannot be moved."""
    digest = hashlib.sha256(f"{ROOT}\0{sys.version_info[:2]}".encode())
    for name in _DECIDES:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()
