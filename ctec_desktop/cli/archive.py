"""`archive`: how whole the folders of 实习档案 are, and folders written out."""

import argparse
from pathlib import Path
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE, REFUSED
from ctec_desktop.domain.archive.views import ExportReport, ExportWish, Folder
from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words


def add_archive(commands: "argparse._SubParsersAction[Any]") -> None:
    archive = commands.add_parser("archive", help="实习档案：八类材料齐了多少、还缺哪些；导出档案")
    archive.add_argument("--student", metavar="NO", help="学号")
    archive.add_argument("--class", dest="class_name", metavar="NAME")
    archive.add_argument("--export", type=Path, metavar="DIR", help="在这个文件夹里新建一个文件夹，写出全部材料")
    archive.add_argument("--max-mb", default="", metavar="N", help="每个文件最大多少 MB，超过就一个也不导出")
    archive.add_argument("--json", action="store_true")


def run_archive(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says every folder; ends with 1 where one lacks something."""
    found = office.archive.folders(actor, class_name=asked.class_name, student_no=asked.student)
    if not found and (asked.student or asked.class_name):
        raise RuleViolation([Problem(ArchiveCode.NOBODY, value=asked.student or asked.class_name)])
    report = None
    if asked.export is not None:
        wish = ExportWish(tuple(one.id for one in found), asked.export, asked.max_mb)
        report = office.archive.export(actor, wish).value
    if asked.json:
        print(dump({"folders": [_told(one) for one in found], "export": None if report is None else _written(report)}))
    else:
        for one in found:
            cells = (one.student_no, one.student_name, one.class_name, one.plan_name, f"{one.percent}%")
            print("\t".join((*cells, told.names(one.lacking))))
        if report is not None:
            print(words.exported_line(str(report.folder), report.students, report.files, report.lacking))
    return REFUSED if any(one.lacking for one in found) else DONE


def _told(one: Folder) -> dict[str, Any]:
    return {
        "student_no": one.student_no,
        "student_name": one.student_name,
        "class": one.class_name,
        "plan": one.plan_name,
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat(),
        "percent": one.percent,
        "present": sorted(kind.value for kind in one.present),
        "lacking": [kind.value for kind in one.lacking],
    }


def _written(report: ExportReport) -> dict[str, Any]:
    return {"folder": str(report.folder), "students": report.students, "files": report.files}
