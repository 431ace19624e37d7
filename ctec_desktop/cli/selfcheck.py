"""`selfcheck`: starts without a screen, opens every page, and fails when anything goes wrong on the way."""

import os
import tempfile
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.cli.demo import PASSWORD
from ctec_desktop.services.demo_school import SCHOOL_NAME, build
from ctec_desktop.services.office import Office

FEW_STUDENTS = 45


def selfcheck(data_dir: Path | None, password: str | None) -> int:
    """Opens every page of the window on `data_dir`, or on a small demo school made for the purpose."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if data_dir is not None:
        return _check(bootstrap.open_office(data_dir, password or PASSWORD), data_dir)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        office = bootstrap.found_office(root / "data", SCHOOL_NAME, PASSWORD).office
        build(office, bootstrap.this_person(), FEW_STUDENTS, root / "pdf")
        return _check(office, root / "data")


def _check(office: Office, data_dir: Path) -> int:
    from ctec_desktop.cli.window import prepared
    from ctec_desktop.ui.shell.office_window import OfficeWindow
    from ctec_desktop.ui.shell.page_tour import PageTour

    running = prepared(data_dir)
    opened = OfficeWindow(office, bootstrap.this_person(), running, running.app.quit)
    tour = PageTour(opened.window, opened.jobs, running.crash)
    opened.show()
    running.app.exec()
    for key in tour.visited:
        print(f"页面正常：{key}")
    for line in tour.failures:
        print(f"出错：{line}")
    return 4 if tour.failures or len(tour.visited) != len(opened.window.keys()) else 0
