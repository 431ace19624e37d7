"""`selfcheck`: draws, prints and opens every page, without a screen or on it, and fails when anything goes wrong."""

import os
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop import bootstrap
from ctec_desktop.cli.demo import PASSWORD
from ctec_desktop.services.demo_school import SCHOOL_NAME, build
from ctec_desktop.services.office import Office

if TYPE_CHECKING:
    from ctec_desktop.ui.shell.office_window import OfficeWindow

FEW_STUDENTS = 45


def selfcheck(data_dir: Path | None, password: str | None, *, is_shown: bool = False) -> int:
    """Opens every page of the window on `data_dir`, or on a small demo school made for the purpose.

    Args:
        is_shown: on the PC's own screen instead of none.
    """
    if not is_shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if data_dir is not None:
        return _check(bootstrap.open_office(data_dir, password or PASSWORD), data_dir)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        office = bootstrap.found_office(root / "data", SCHOOL_NAME, PASSWORD).office
        build(office, bootstrap.this_person(), FEW_STUDENTS, root / "pdf")
        return _check(office, root / "data")


def check_limits() -> int:
    """Whether the system stops a child process that takes more memory than it may."""
    from ctec_desktop.services.health_checks import is_memory_bounded

    is_bounded = is_memory_bounded()
    print("子进程的内存上限有效" if is_bounded else "出错：子进程超过内存上限，没有被拦住")
    return 0 if is_bounded else 4


def _check(office: Office, data_dir: Path) -> int:
    from ctec_desktop.cli.window import prepared
    from ctec_desktop.ui.shell.office_window import OfficeWindow
    from ctec_desktop.ui.shell.page_tour import PageTour

    running = prepared(data_dir)
    opened = OfficeWindow(office, bootstrap.this_person(), running, running.app.quit)
    failures = _trials(office, opened)
    tour = PageTour(opened.window, opened.jobs, running.crash)
    opened.show()
    running.app.exec()
    for key in tour.visited:
        print(f"页面正常：{key}")
    failures += tour.failures
    for line in failures:
        print(f"出错：{line}")
    return 4 if failures or len(tour.visited) != len(opened.window.keys()) else 0


def _trials(office: Office, opened: "OfficeWindow") -> list[str]:
    """Draws an icon, and prints the first page there is to print; says what went well, gives what did not."""
    from ctec_desktop.ui.shell.trials import draws_icons, prints

    failures = []
    if draws_icons():
        print("图标正常")
    else:
        failures.append("图标画不出来")
    actor = bootstrap.this_person()
    issued = office.agreements.all(actor)
    if not issued:
        return failures
    page_of = partial(office.printing.page, actor, issued[0].id)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if prints(opened.jobs, page_of, issued[0].first_page, Path(folder) / "打印.pdf"):
            print("打印正常")
        else:
            failures.append("打印不出来")
    return failures
