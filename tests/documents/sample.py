"""Invented agreements for the tests of this folder."""

from pathlib import Path

import pytest

from ctec_desktop.documents.agreements import Binding, PartLayout, render_part
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.snapshot import AgreementSnapshot, PageCodeBase, freeze
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress

PAGE_KEY = bytes(range(32))
KEY_ID = 7
SCHOOL = 4142010123

_VALUES = {
    "school_name": "江城职业技术学校",
    "school_address": "江城市学府路88号",
    "school_contact": "周明远",
    "school_phone": "027-87654321",
    "enterprise_name": "江城鼎新智能装备股份有限公司",
    "enterprise_uscc": "91420100MA4K2B3C4X",
    "enterprise_legal_representative": "冯国强",
    "enterprise_address": "江城市光谷大道301号",
    "enterprise_contact": "陈洁",
    "enterprise_phone": "13900001111",
    "student_department": "智能制造系",
    "student_major": "工业机器人技术应用",
    "student_class": "2024级机器人2班",
    "student_address": "江城市和平大道508号25栋",
    "guardian_name": "郑洋杰",
    "guardian_relation": "父亲",
    "guardian_phone": "13900002222",
    "arranged_by": "school",
    "programme": "2024级岗位实习",
    "post_name": "装配钳工",
    "work_place": "江城市一号厂区",
    "start_on": "2026年9月1日",
    "end_on": "2027年2月28日",
    "work_schedule": "08:30—12:00，13:30—17:30",
    "rest_days": "星期六、星期日",
    "pay_amount": "2,800",
    "pay_unit": "month",
    "pay_method": "bank",
    "pay_day": "15",
    "meals": "provided",
    "lodging": "subsidised",
    "supervisor_name": "王敏",
    "supervisor_phone": "13900003333",
    "mentor_name": "李军",
    "mentor_title": "班组长",
    "mentor_phone": "13900004444",
    "insurance_line": "学生实习责任保险，某财产保险公司，保险单号PZAB20264201",
    "insurance_payer": "school",
    "originals": "三",
}


def values_of(n: int = 1, **changed: str) -> dict[str, str]:
    """The values of the n-th invented student, some of them changed."""
    own = {
        "agreement_no": f"JX2026-{n:06d}",
        "student_name": f"学生{chr(0x4E00 + n)}",
        "student_id_number": f"42010620080101{n:04d}",
        "student_no": f"2024{n:06d}",
        "student_phone": f"138{n:08d}",
    }
    return {**_VALUES, **own, **changed}


def snapshot_of(n: int = 1, originals_printed: int = 1, **changed: str) -> AgreementSnapshot:
    values = values_of(n, **changed)
    base = PageCodeBase(school=SCHOOL, serial=n, version=1, copy=1, key_id=KEY_ID, originals=originals_printed)
    return freeze(values["agreement_no"], BuiltInTemplates().agreement_and_consent(), values, base)


def printed(target: Path, *snapshots: AgreementSnapshot, binding: Binding | None = None) -> PartLayout:
    return render_part(snapshots, target, PAGE_KEY, SilentProgress(), binding=binding or Binding())


def page_texts(target: Path) -> list[str]:
    """The text layer of every page."""
    with open_pdf(target) as pdf:
        return [pdf.text(index) for index in range(pdf.page_count())]


def problems_of(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def solid(text: str) -> str:
    """A text without blanks, as values are compared."""
    return "".join(text.split())
