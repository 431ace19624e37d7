"""`manual`: the manual for clerks as one PDF."""

from pathlib import Path

from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.services.manual import save_manual
from ctec_desktop.wording.help import saved_line


def save(target: Path) -> int:
    print(saved_line(str(target), save_manual(target, SilentProgress())))
    return 0
