"""What can be looked at without opening a school's data: folder, disk, lock, clock, fonts, child processes, screen."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from ctec_desktop import __released__
from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.health import Grade, HealthCheck, HealthLine
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.data_place import Origin, origin_of
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.isolated import MEMORY, JsonObject, run_isolated
from ctec_desktop.kernel.paths import fault_of
from ctec_desktop.kernel.problems import Fact
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.storage.choosing import WANTED_FREE_MB
from ctec_desktop.storage.folder import holds_school, refuse_unfit_folder
from ctec_desktop.storage.lock import FolderLock
from ctec_desktop.wording import health as words

SCREEN_FACE: Final = "NotoSansSC-Regular.ttf"
_FULL_MB: Final = 200
_WORKER_S: Final = 30.0
_WORKER_MB: Final = 1_024
_SCREEN_MB: Final = 4_096
_BOUND_MB: Final = 512
_TRIED: Final = (("sheets", words.SHEETS, "名单.csv"), ("texts", words.TEXTS, "文本.txt"))


def folder_check(root: Path) -> HealthLine:
    """Whether the data folder is there, local, not synchronised, and can be written."""
    facts: dict[str, Fact] = {"path": str(root), "origin": origin_of(root).value}
    try:
        refuse_unfit_folder(root)
        if origin_of(root) is Origin.CHOSEN and not holds_school(root):
            return HealthLine(HealthCheck.FOLDER, Grade.FAIL, StorageFault.DATA_FOLDER_LOST, facts)
        try:
            if not root.is_dir():
                return HealthLine(HealthCheck.FOLDER, Grade.WARN, HealthCode.FOLDER_NOT_THERE, facts)
            with tempfile.TemporaryFile(dir=root) as tried:
                tried.write(b"0")
        except OSError as error:
            raise fault_of(error, root) from error
    except EnvironmentFault as fault:
        return _failed(HealthCheck.FOLDER, fault)
    return HealthLine(HealthCheck.FOLDER, Grade.OK, HealthCode.FOLDER_GOOD, facts)


def disk_check(root: Path) -> HealthLine:
    try:
        there = next((folder for folder in (root, *root.absolute().parents) if folder.exists()), None)
        if there is None:
            return HealthLine(HealthCheck.DISK, Grade.FAIL, HealthCode.DISK_NOT_THERE, {"path": str(root)})
        free = shutil.disk_usage(there).free >> 20
    except OSError as error:
        return _failed(HealthCheck.DISK, fault_of(error, root))
    facts: dict[str, Fact] = {"free_mb": free, "wanted_mb": WANTED_FREE_MB}
    if free < _FULL_MB:
        return HealthLine(HealthCheck.DISK, Grade.FAIL, HealthCode.DISK_FULL, facts)
    if free < WANTED_FREE_MB:
        return HealthLine(HealthCheck.DISK, Grade.WARN, HealthCode.DISK_LOW, facts)
    return HealthLine(HealthCheck.DISK, Grade.OK, HealthCode.DISK_GOOD, facts)


def lock_check(root: Path) -> HealthLine:
    """Whether somebody else holds the folder; asked by whoever does not hold it."""
    lock = FolderLock(root)
    try:
        if not holds_school(root):
            return HealthLine(HealthCheck.LOCK, Grade.OK, HealthCode.LOCK_FREE)
        lock.acquire("")
    except EnvironmentFault as fault:
        if "owner" not in fault.facts:
            return _failed(HealthCheck.LOCK, fault)
        return HealthLine(HealthCheck.LOCK, Grade.WARN, HealthCode.LOCK_TAKEN, fault.facts)
    lock.release()
    return HealthLine(HealthCheck.LOCK, Grade.OK, HealthCode.LOCK_FREE)


def clock_check(now_utc: datetime, newest_at_utc: str) -> HealthLine:
    """The PC's clock against the day the program was released and the newest line of the record."""
    facts: dict[str, Fact] = {"now": _minute(now_utc), "released": __released__}
    if now_utc.astimezone(CHINA).date().isoformat() < __released__:
        return HealthLine(HealthCheck.CLOCK, Grade.FAIL, HealthCode.CLOCK_BEHIND_RELEASE, facts)
    if newest_at_utc and now_utc < (newest := datetime.fromisoformat(newest_at_utc)):
        facts["newest"] = _minute(newest)
        return HealthLine(HealthCheck.CLOCK, Grade.WARN, HealthCode.CLOCK_BEHIND_RECORD, facts)
    return HealthLine(HealthCheck.CLOCK, Grade.OK, HealthCode.CLOCK_GOOD, facts)


def fonts_check() -> HealthLine:
    """Whether every face the program prints and shows with is there and can be read."""
    from ctec_desktop.documents.faces import load_faces

    try:
        faces = load_faces(font_dir())
    except EnvironmentFault as fault:
        return _failed(HealthCheck.FONTS, fault)
    if not (font_dir() / SCREEN_FACE).is_file():
        return HealthLine(HealthCheck.FONTS, Grade.WARN, HealthCode.FONT_NOT_THERE, {"files": SCREEN_FACE})
    return HealthLine(HealthCheck.FONTS, Grade.OK, HealthCode.FONTS_GOOD, {"count": len(faces.files) + 1})


def workers_check() -> HealthLine:
    """Whether the child processes that open foreign files start and answer."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for worker, what, name in _TRIED:
            path = Path(folder) / name
            path.write_text("学号,姓名\n1,甲\n", "utf-8")
            try:
                _ask(worker, {"path": str(path)}, _WORKER_MB)
            except EnvironmentFault as fault:
                facts: dict[str, Fact] = {"what": what, "reason": _reason(fault)}
                return HealthLine(HealthCheck.WORKERS, Grade.FAIL, HealthCode.WORKERS_DEAD, facts)
    return HealthLine(HealthCheck.WORKERS, Grade.OK, HealthCode.WORKERS_GOOD)


def screen_check() -> HealthLine:
    """Whether windows can be shown; tried in a child, which Qt may end."""
    try:
        (answer,) = _ask("screen", {}, _SCREEN_MB)
    except EnvironmentFault as fault:
        facts: dict[str, Fact] = {"reason": _reason(fault)}
        return HealthLine(HealthCheck.SCREEN, Grade.FAIL, HealthCode.SCREEN_DEAD, facts)
    facts = {"platform": str(answer["platform"]), "version": str(answer["version"])}
    return HealthLine(HealthCheck.SCREEN, Grade.OK, HealthCode.SCREEN_GOOD, facts)


def is_memory_bounded() -> bool:
    """Whether a child process that takes twice what it may is stopped."""
    try:
        run_isolated("greedy", {"mb": 2 * _BOUND_MB}, timeout_s=_WORKER_S, memory_mb=_BOUND_MB)
    except EnvironmentFault as fault:
        return fault.kind == MEMORY
    return False


def program_checks() -> Iterator[HealthLine]:
    """What does not depend on a data folder."""
    yield fonts_check()
    yield workers_check()
    yield screen_check()


def _ask(worker: str, request: Mapping[str, str], memory_mb: int) -> list[JsonObject]:
    return run_isolated(worker, request, timeout_s=_WORKER_S, memory_mb=memory_mb)


def _reason(fault: EnvironmentFault) -> str:
    return str(fault.facts.get("detail") or fault.kind)


def _failed(check: HealthCheck, fault: EnvironmentFault) -> HealthLine:
    return HealthLine(check, Grade.FAIL, fault.kind, fault.facts)


def _minute(instant: datetime) -> str:
    return instant.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
