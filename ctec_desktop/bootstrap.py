"""Putting the parts together: a data folder and its key become an office with its services.

Nothing heavy is imported here: the window paints before SQLAlchemy, cryptography or ReportLab are loaded.
"""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.permissions import Actor, AllowAll, Policy
from ctec_desktop.kernel.clock import SystemClock
from ctec_desktop.services.office import Office
from ctec_desktop.storage.database import create_database, open_database
from ctec_desktop.storage.folder import DataFolder, holds_school, refuse_unfit_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.kernel.data_place import DataPlace
    from ctec_desktop.services.school import SchoolForm
    from ctec_desktop.storage.founding import FolderInMaking
    from ctec_desktop.storage.keys import Keys
    from ctec_desktop.storage.vault import KdfCost

SHORTEST_PASSWORD = 8


class NewOffice:
    """A school just founded. The recovery key is shown once and kept nowhere."""

    __slots__ = ("office", "recovery_key")

    def __init__(self, office: Office, recovery_key: str) -> None:
        self.office = office
        self.recovery_key = recovery_key


def this_person() -> Actor:
    """Whoever is logged in to the PC, until the program has users of its own."""
    import getpass

    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "本机用户"
    return Actor(name)


def is_founded(data_dir: Path) -> bool:
    """Whether `data_dir` holds a school already."""
    return holds_school(data_dir)


def is_lost(place: "DataPlace") -> bool:
    """Whether the folder that was chosen is not there, cannot be looked into, or has no school in it any more."""
    from ctec_desktop.kernel.data_place import Origin
    from ctec_desktop.kernel.errors import EnvironmentFault

    if place.origin is not Origin.CHOSEN:
        return False
    try:
        return not is_founded(place.root)
    except EnvironmentFault:
        return True


def refuse_no_school(data_dir: Path) -> None:
    """Raises: EnvironmentFault when no school lies there, or where none may."""
    refuse_unfit_folder(data_dir)
    if not is_founded(data_dir):
        from ctec_desktop.domain.codes.storage import StorageFault
        from ctec_desktop.kernel.errors import EnvironmentFault

        raise EnvironmentFault(StorageFault.NO_SCHOOL_IN_FOLDER, {"path": str(data_dir)})


def refuse_lost(place: "DataPlace") -> None:
    """Raises: EnvironmentFault when the folder that was chosen is lost."""
    if is_lost(place):
        from ctec_desktop.domain.codes.storage import StorageFault
        from ctec_desktop.kernel.errors import EnvironmentFault

        raise EnvironmentFault(StorageFault.DATA_FOLDER_LOST, {"path": str(place.root)})


def papers_dir(place: "DataPlace") -> Path:
    """Where crash reports and the window's memory go: beside the data, or in the usual place while those are lost."""
    from ctec_desktop.kernel.data_place import usual_dir

    return usual_dir() if is_lost(place) else place.root


def look_at_choice(data_dir: Path) -> bool:
    """Whether a school lies already in a folder that the person names; raises where none may lie (see `choosing`)."""
    from ctec_desktop.storage import choosing

    return choosing.look_at_choice(data_dir)


def room_below(folder: Path, name: str) -> Path:
    """Where data go when the person points to `folder`; see `choosing`."""
    from ctec_desktop.storage import choosing

    return choosing.room_below(folder, name)


class Founding:
    """A school in the making: real once `finish` returns, gone without a trace after `abandon` or a kill.

    Args:
        office: open on the school in the making; closed by `finish` and `abandon`.
        making: the folder it is made in.
        reopen: opens it in its place.
        recovery_key: shown once and kept nowhere.
    """

    def __init__(
        self, office: Office, making: "FolderInMaking", reopen: "Callable[[], Office]", recovery_key: str
    ) -> None:
        self.office = office
        self.recovery_key = recovery_key
        self._making = making
        self._reopen = reopen

    def finish(self) -> Office:
        """Makes the school real and opens it. Asked again, it goes on where the PC stood in the way."""
        self.office.close()
        self._making.keep()
        return self._reopen()

    def abandon(self) -> None:
        self.office.close()
        self._making.discard()


def begin_founding(
    data_dir: Path,
    school: "SchoolForm",
    password: str,
    *,
    clock: "Clock | None" = None,
    cost: "KdfCost | None" = None,
    policy: Policy | None = None,
) -> Founding:
    """Makes keys, database and profile of a new school beside its place.

    Raises:
        RuleViolation: a malformed profile, or a password shorter than eight characters.
        EnvironmentFault: the folder cannot be written, is remote or synchronised, or holds a school already.
    """
    from ctec_desktop.storage.founding import FolderInMaking
    from ctec_desktop.storage.vault import create_vault

    _refuse_unfit_founding(school, password)
    refuse_unfit_folder(data_dir)
    making = FolderInMaking(data_dir, _owner())
    try:
        vault = create_vault(making.folder.vault, password, cost)
        create_database(making.folder, vault.keys)
        office = open_with_keys(making.folder.root, vault.keys, clock=clock, policy=policy)
        try:
            office.school.found(this_person(), school)
        except BaseException:
            office.close()
            raise
    except BaseException:
        making.discard()
        raise
    reopen = partial(open_with_keys, data_dir, vault.keys, clock=clock, policy=policy)
    return Founding(office, making, reopen, vault.recovery_key)


def found_office(
    data_dir: Path,
    school_name: str,
    password: str,
    *,
    clock: "Clock | None" = None,
    cost: "KdfCost | None" = None,
    policy: Policy | None = None,
) -> NewOffice:
    """Founds a school of which only the name is known, at once. Raises as `begin_founding`."""
    from ctec_desktop.services.school import SchoolForm

    founding = begin_founding(data_dir, SchoolForm(school_name), password, clock=clock, cost=cost, policy=policy)
    return NewOffice(founding.finish(), founding.recovery_key)


def open_office(
    data_dir: Path, password: str, *, clock: "Clock | None" = None, may_write: bool = True, policy: Policy | None = None
) -> Office:
    """Opens a school's data with its password.

    Raises:
        EnvironmentFault: wrong password, folder in use, database missing, damaged or newer than the program.
    """
    from ctec_desktop.storage.vault import open_with_password

    _complete_founding(data_dir)
    keys = open_with_password(DataFolder(data_dir).vault, password)
    return open_with_keys(data_dir, keys, clock=clock, may_write=may_write, policy=policy)


def open_with_recovery(data_dir: Path, recovery_key: str, *, clock: "Clock | None" = None) -> Office:
    """Opens a school's data with the recovery key shown when it was founded. Raises as `open_office`."""
    from ctec_desktop.storage.vault import open_with_recovery_key

    _complete_founding(data_dir)
    return open_with_keys(data_dir, open_with_recovery_key(DataFolder(data_dir).vault, recovery_key), clock=clock)


def open_with_keys(
    data_dir: Path,
    keys: "Keys",
    *,
    clock: "Clock | None" = None,
    may_write: bool = True,
    policy: Policy | None = None,
) -> Office:
    """Opens a school's data with keys already unwrapped."""
    refuse_unfit_folder(data_dir)
    told_time = clock or SystemClock()
    owner = _owner() if may_write else None
    database = open_database(DataFolder(data_dir), keys, told_time, owner)
    return Office(database, told_time, policy or AllowAll())


def _owner() -> str:
    """Who holds the folder, as another window is told."""
    import platform

    return f"{this_person().name}@{platform.node()}（进程 {os.getpid()}）"


def _complete_founding(data_dir: Path) -> None:
    """A school whose founding was killed in its very last step is put in its place."""
    if DataFolder(data_dir).founded.exists():
        from ctec_desktop.storage.founding import complete_founding

        complete_founding(data_dir, _owner())


def _refuse_unfit_founding(school: "SchoolForm", password: str) -> None:
    from ctec_desktop.domain.codes.office import OfficeCode
    from ctec_desktop.kernel.errors import RuleViolation
    from ctec_desktop.kernel.problems import FieldPlace, Problem
    from ctec_desktop.services.school import profile_problems

    problems = profile_problems(school)
    if len(password) < SHORTEST_PASSWORD:
        problems.append(Problem(OfficeCode.PASSWORD_TOO_SHORT, place=FieldPlace("password")))
    if problems:
        raise RuleViolation(problems)
