"""The wheels for Windows: the run-time part of the one lock, fetched by pip with its hashes and kept."""

import hashlib
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.product import PYTHON_TAG, cache_dir
from tools.commands import ROOT, Part, run, say, stop

_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ON_WINDOWS: Final = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "extra": "",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A package at the one version that is taken, and the hashes its files may have."""

    name: str
    version: str
    sha256: frozenset[str]

    def line(self) -> str:
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{one}" for one in sorted(self.sha256))])


def pins_of(lock: str) -> dict[str, Pin]:
    """Every package of a lock, by its canonical name."""
    pins: dict[str, Pin] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock):
        if found := _PIN.match(block):
            name = canonicalize_name(found[1])
            pins[name] = Pin(name, found[2], frozenset(_HASH.findall(block)))
    return pins


def runtime_names(pins: dict[str, Pin]) -> list[str]:
    """The packages an installed program needs on Windows: what pyproject.toml names and what those need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment: dict[str, str | AbstractSet[str]] = {**_ON_WINDOWS, "python_version": "3.11"}
    waiting, found = list(project["dependencies"]), set[str]()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate(environment)):
            continue
        if name not in pins:
            stop(f"{name} is needed on Windows and not in requirements.lock; please run python3 dev.py lock.")
        found.add(name)
        try:
            waiting += requires(name) or ()
        except PackageNotFoundError:
            continue  # a package for Windows alone is not installed here and needs none of its own
    return sorted(found)


def fetch_wheels() -> list[Path]:
    """The wheels of the program for Windows, fetched where they are missing."""
    pins = pins_of((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return fetch([pins[name] for name in runtime_names(pins)])


def fetch(pins: Iterable[Pin]) -> list[Path]:
    """One wheel of each pin, out of the cache or through pip; a file with another hash is fetched anew."""
    folder = cache_dir("wheels")
    kept = {_sha256(file): file for file in folder.glob("*.whl")}
    wanted = list(pins)
    missing = [pin for pin in wanted if not pin.sha256 & kept.keys()]
    if missing:
        say(f"fetching {len(missing)} wheels for Windows")
        _download(missing, folder)
        kept = {_sha256(file): file for file in folder.glob("*.whl")}
    return [kept[next(iter(pin.sha256 & kept.keys()))] for pin in wanted]


def _download(pins: list[Pin], folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="wheels-") as scratch:
        listed = Path(scratch) / "wheels.txt"
        listed.write_text("\n".join(pin.line() for pin in pins), encoding="utf-8")
        pip: list[Part] = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        target: list[Part] = ["--platform", "win_amd64", "--python-version", PYTHON_TAG, "--implementation", "cp"]
        strict: list[Part] = ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
        run([*pip, *strict, *target, "-d", folder, "-r", listed], "Fetching wheels for Windows")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
