"""The recovery sheet: one page, the key readable by eye and by scanner."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation

KEY = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6777"
SHEET = RecoverySheet("某某职业技术学校", date(2026, 9, 1), "D:/数据/ctec_desktop", KEY)


def test_sheet_is_one_page_that_says_whose_and_what_for(tmp_path: Path):
    target = tmp_path / "恢复密钥单.pdf"
    render_recovery_sheet(SHEET, target)
    with open_pdf(target) as pdf:
        assert pdf.page_count() == 1
        text = "".join(pdf.text(0).split())
    for said in ("某某职业技术学校", "2026年9月1日", "D:/数据/ctec_desktop", "保险柜", "保管人", *KEY.split("-")):
        assert said in text


def test_key_is_read_from_the_code_on_the_printed_page(tmp_path: Path):
    target = tmp_path / "a.pdf"
    render_recovery_sheet(SHEET, target)
    with open_pdf(target) as pdf:
        picture = Image.open(BytesIO(pdf.png(0, 150)))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [KEY]


def test_long_name_and_folder_stay_on_the_page(tmp_path: Path):
    long = RecoverySheet("某某" * 40 + "职业学校", date(2026, 9, 1), "D:/" + "很长的文件夹/" * 20, KEY)
    render_recovery_sheet(long, tmp_path / "a.pdf")
    with open_pdf(tmp_path / "a.pdf") as pdf:
        assert pdf.page_count() == 1
        assert "接收人" in pdf.text(0)


def test_name_that_cannot_be_drawn_is_refused_and_nothing_written(tmp_path: Path):
    with pytest.raises(RuleViolation) as refused:
        render_recovery_sheet(RecoverySheet("某\ue000校", date(2026, 9, 1), "D:/", KEY), tmp_path / "a.pdf")
    assert refused.value.problems[0].code == DocumentCode.CHARACTER_WITHOUT_GLYPH
    assert list(tmp_path.iterdir()) == []


def test_target_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "a").write_text("x")
    with pytest.raises(EnvironmentFault):
        render_recovery_sheet(SHEET, tmp_path / "a" / "b.pdf")


def test_key_is_never_shown_when_a_sheet_is_printed_in_a_log():
    assert KEY not in repr(SHEET)
