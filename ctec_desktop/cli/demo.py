"""`demo`: the invented school, freshly built; its data folder and PDFs are named at the end."""

import argparse
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.services.demo_school import SCHOOL_NAME, build

PASSWORD = "demo-school-2026"


def demo(data_dir: Path, asked: argparse.Namespace, password: str | None) -> int:
    """Builds the demo school in an empty folder and says how to open it."""
    chosen = password or PASSWORD
    new = bootstrap.found_office(data_dir, SCHOOL_NAME, chosen)
    out = asked.out or data_dir / "协议"
    try:
        built = build(new.office, bootstrap.this_person(), asked.students, out)
    finally:
        new.office.close()
    print(f"示范学校：{SCHOOL_NAME}，{built.students} 名学生，{built.classes} 个班")
    print(f"数据文件夹：{data_dir}　密码：{PASSWORD if password is None else '（您给出的密码）'}")
    if built.issued is not None:
        print(f"{built.issued_class}的三方协议：{built.issued.agreements} 份，共 {built.issued.pages} 页")
        for path in built.issued.files:
            print(f"  {path}")
    return 0
