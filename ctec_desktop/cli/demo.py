"""`demo`: the invented school, freshly built; its data folder and PDFs are named at the end."""

import argparse
import tempfile
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.demo_archive import file_away
from ctec_desktop.services.demo_industry import hire
from ctec_desktop.services.demo_practice import practise
from ctec_desktop.services.demo_recognition import recognise
from ctec_desktop.services.demo_school import SCHOOL_NAME, build
from ctec_desktop.services.office import Office
from ctec_desktop.services.school import SchoolForm

PASSWORD = "demo-school-2026"
WINDOW_STUDENTS = 200


def demo(data_dir: Path, asked: argparse.Namespace, password: str | None) -> int:
    """Builds the demo school in an empty folder and says how to open it."""
    chosen = password or PASSWORD
    new = bootstrap.found_office(data_dir, SCHOOL_NAME, chosen)
    out = asked.out or data_dir / "协议"
    try:
        built = build(new.office, bootstrap.this_person(), asked.students, out)
        practise(new.office, bootstrap.this_person())
        recognise(new.office, bootstrap.this_person())
        hire(new.office, bootstrap.this_person())
        file_away(new.office, bootstrap.this_person())
    finally:
        new.office.close()
    print(f"示范学校：{SCHOOL_NAME}，{built.students} 名学生，{built.classes} 个班")
    print(f"数据文件夹：{data_dir}　密码：{PASSWORD if password is None else '（您给出的密码）'}")
    if built.issued is not None:
        print(f"{built.issued_class}的三方协议：{built.issued.agreements} 份，共 {built.issued.pages} 页")
        for path in built.issued.files:
            print(f"  {path}")
    return 0


def open_demo(data_dir: Path, progress: Progress) -> Office:
    """The demo school of the window, built where there is none yet; a cancelled or failed building leaves nothing."""
    if bootstrap.is_founded(data_dir):
        return bootstrap.open_office(data_dir, PASSWORD)
    founding = bootstrap.begin_founding(data_dir, SchoolForm(SCHOOL_NAME), PASSWORD)
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as papers:
            build(founding.office, bootstrap.this_person(), WINDOW_STUDENTS, Path(papers), progress)
        practise(founding.office, bootstrap.this_person())
        recognise(founding.office, bootstrap.this_person())
        hire(founding.office, bootstrap.this_person())
        file_away(founding.office, bootstrap.this_person())
        return founding.finish()
    except BaseException:
        founding.abandon()
        raise
