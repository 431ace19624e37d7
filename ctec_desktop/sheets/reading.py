"""A file to a workbook of plain cells, through the child worker."""

from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.isolated import run_isolated
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import Workbook, workbook_from
from ctec_desktop.wording.sheets import READING_FILE

TIMEOUT_S = 20.0
MEMORY_MB = 1024


def read_grid(path: Path, *, progress: Progress | None = None) -> Workbook:
    """Reads every sheet of an .xlsx, .xls, .et, .xlsb, .ods or .csv, whatever its name ends in.

    Raises:
        EnvironmentFault: the file cannot be reached, or its reading hung, burst or died.
        RuleViolation: no workbook, damaged, or protected by a password.
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
        progress.begin(READING_FILE, 0)
    request = {"path": str(path.resolve())}
    return workbook_from(run_isolated("sheets", request, timeout_s=TIMEOUT_S, memory_mb=MEMORY_MB, progress=progress))
