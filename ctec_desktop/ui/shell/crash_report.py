"""The report of a bug: saved on this PC, with nothing about anyone in it."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

# Anything that may be part of an identity number, a phone, an account or a student number.
_NUMBER: Final = re.compile(r"\d(?:[\s-]?\d){5,}[Xx]?")
KEPT_REPORTS: Final = 50
_TOLD_PROBLEMS: Final = 3


class CrashReporter:
    """Writes reports into `folder`; where that fails, into the PC's folder for temporary files.

    Args:
        folder: beside the data folder, so that it exists even when the data cannot be opened.
        version: of the program.
        now_utc: the clock.
    """

    def __init__(self, folder: Path, version: str, now_utc: "Callable[[], datetime]") -> None:
        self.folder = folder
        self._version = version
        self._now_utc = now_utc

    def text_of(self, error: BaseException) -> str:
        """The report: versions, time, and the traceback without values of variables and with numbers masked."""
        import platform
        import traceback

        lines = "".join(traceback.format_exception(error))
        head = (
            f"ctec_desktop {self._version}\n{platform.platform()}\nPython {platform.python_version()}\n"
            f"{self._now_utc().isoformat(timespec='seconds')}\n\n"
        )
        return head + masked(lines)

    def save(self, text: str) -> Path | None:
        """Writes the report; `None` where no folder takes it."""
        from tempfile import gettempdir

        name = f"crash-{self._now_utc():%Y%m%d-%H%M%S-%f}.txt"
        for folder in (self.folder, Path(gettempdir())):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                path = folder / name
                path.write_text(text, "utf-8")
            except OSError:
                continue
            self._thin_out(folder)
            return path
        return None

    def _thin_out(self, folder: Path) -> None:
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
            old.unlink(missing_ok=True)


def trouble_of(error: BaseException) -> tuple[str, ...]:
    """What of an error may be told in the log: its kind, never what it says."""
    match error:
        case EnvironmentFault(kind=kind):
            return "fault", str(kind)
        case RuleViolation(problems=problems):
            return "refused", *(str(problem.code) for problem in problems[:_TOLD_PROBLEMS])
        case _:
            return "bug", type(error).__name__


def masked(text: str) -> str:
    """`text` without long numbers and without the name of the person's home folder."""
    home = str(Path.home())
    if len(home) > len(os.sep) + 1:
        text = text.replace(home, "~")
    return _NUMBER.sub(_stars, text)


def _stars(found: re.Match[str]) -> str:
    return re.sub(r"[\dXx]", "*", found.group())
