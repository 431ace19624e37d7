"""Reading back: what was not printed, or not as it should be, is found and named."""

import pytest

from ctec_desktop.documents import readback
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.preview import page_count, page_png
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from tests.documents.sample import printed, problems_of, snapshot_of


def test_a_file_that_does_not_read_back_is_never_swapped_in(tmp_path):
    target = tmp_path / "p.pdf"
    printed(target, snapshot_of(1))
    before = target.read_bytes()
    page = readback.ExpectedPage("JX2026-000009", (("student_name", "李四"),))
    pages = [page] * page_count(target)
    with pytest.raises(RuleViolation) as refused:
        readback.read_back(target, pages, SilentProgress())
    assert problems_of(refused) == [DocumentCode.TEXT_NOT_READ_BACK]
    assert refused.value.problems[0].facts == {"number": "JX2026-000009", "label": "学生姓名"}
    with pytest.raises(RuleViolation):
        readback.read_back(target, pages[:-1], SilentProgress())
    assert target.read_bytes() == before


def test_a_value_that_lost_a_character_is_refused():
    snapshot = snapshot_of(1, student_name="张三丰")
    readback.refuse_lost_values(
        snapshot, [("student_name", "张"), ("student_name", "三丰"), ("student_name", "张三丰")]
    )
    for drawn_pieces in (["张三"], ["张三丰", "张三"], ["张丰三"]):
        with pytest.raises(RuleViolation) as refused:
            readback.refuse_lost_values(snapshot, [("student_name", piece) for piece in drawn_pieces])
        assert problems_of(refused) == [DocumentCode.TEXT_NOT_READ_BACK]


def test_a_page_is_shown_while_another_file_is_being_read(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1))
    with open_pdf(tmp_path / "p.pdf") as pdf:
        assert page_png(tmp_path / "p.pdf", 0, 30).startswith(b"\x89PNG")
        assert pdf.page_count() == page_count(tmp_path / "p.pdf")
        assert "学生岗位实习三方协议" in pdf.text(0)
