"""A file to its text, through the child worker."""

from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetFault
from ctec_desktop.domain.codes.texts import TextFault
from ctec_desktop.domain.source_text import SourceText, from_json
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.isolated import CRASHED, MEMORY, TIMED_OUT, run_isolated
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.wording.texts import READING

TIMEOUT_S = 20.0
MEMORY_MB = 1024
_FAULTS = {TIMED_OUT: TextFault.TIMED_OUT, MEMORY: TextFault.MEMORY, CRASHED: TextFault.CRASHED}


def read_text(path: Path, progress: Progress | None = None) -> SourceText:
    """Reads a .docx or a plain text, whatever its name ends in.

    Raises:
        EnvironmentFault: the file cannot be reached, or its reading hung, burst or died.
        RuleViolation: no text that can be taken; the sentence says what to do.
    """
    try:
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError as error:
        raise EnvironmentFault(SheetFault.FILE_MISSING, {"path": str(path)}) from error
    except OSError as error:
        facts = {"path": str(path), "reason": error.strerror or str(error)}
        raise EnvironmentFault(SheetFault.FILE_UNREADABLE, facts) from error
    if progress is not None:
        progress.begin(READING, 0)
    try:
        answers = run_isolated(
            "texts", {"path": str(path.resolve())}, timeout_s=TIMEOUT_S, memory_mb=MEMORY_MB, progress=progress
        )
    except EnvironmentFault as fault:
        raise EnvironmentFault(_FAULTS.get(fault.kind, TextFault.CRASHED), fault.facts) from fault
    return from_json(answers[0])
