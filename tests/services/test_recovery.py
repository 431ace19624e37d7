"""The recovery sheet as the office writes it."""

from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from tests.schools import CLERK
from tests.services.conftest import School

KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6777"


def test_sheet_names_the_school_the_day_and_where_the_data_lies(school: School, tmp_path: Path):
    target = school.office.recovery.save_sheet(CLERK, KEY, Path("D:/数据"), tmp_path / "单.pdf")
    with open_pdf(target) as pdf:
        text = "".join(pdf.text(0).split())
    assert all(said in text for said in ("测试职业学校", "2026年9月1日", "D:", "ABCD", "6777"))
