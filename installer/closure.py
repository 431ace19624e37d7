"""Every file a program file asks for is shipped or part of Windows 10.

Wine brings DLLs of its own that a school's PC may lack, so a run under Wine cannot tell; this can.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.pe import AMD64, read_binary
from installer.product import SOURCES, TREE

_OF_WINDOWS: Final = ("api-ms-win-", "ext-ms-win-")
PROGRAM_ENDINGS: Final = (".dll", ".pyd", ".exe")


@dataclass(frozen=True, slots=True)
class Closure:
    """`missing`: what is asked for and nowhere, with those who ask. `foreign`: files for another machine."""

    files: int
    missing: dict[str, tuple[str, ...]]
    foreign: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return self.files > 0 and not self.missing and not self.foreign

    def told(self) -> str:
        lines = [
            f"{name} is neither shipped nor part of Windows 10; {', '.join(who[:4])} need it"
            for name, who in self.missing.items()
        ]
        lines += [f"{name} is not for 64-bit Windows" for name in self.foreign]
        return "\n".join(lines) or f"{self.files} program files find everything they import"


def windows_files() -> frozenset[str]:
    """The DLLs that every Windows 10 from 1809 on has."""
    listed = (SOURCES / "windows10_dlls.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in listed if line.strip() and not line.startswith("#"))


def closure_of(files: Iterable[tuple[str, bytes]], made: Iterable[str] = ()) -> Closure:
    """Args: files: path and content of each program file. made: names of files that the build makes itself."""
    asked: dict[str, set[str]] = defaultdict(set)
    shipped = {name.lower() for name in made}
    foreign: list[str] = []
    count = 0
    for path, data in files:
        count += 1
        shipped.add(path.rsplit("/", 1)[-1].lower())
        binary = read_binary(data)
        if binary.machine != AMD64:
            foreign.append(path)
        for name in binary.imports:
            asked[name].add(path)
    known = shipped | windows_files()
    missing = {
        name: tuple(sorted(who))
        for name, who in sorted(asked.items())
        if name not in known and not name.startswith(_OF_WINDOWS)
    }
    return Closure(count, missing, tuple(sorted(foreign)))


def program_files(tree: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(tree.rglob("*")):
        if path.suffix.lower() in PROGRAM_ENDINGS:
            yield path.relative_to(tree).as_posix(), path.read_bytes()


def main() -> int:
    found = closure_of(program_files(TREE))
    print(found.told())
    return 0 if found.is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
