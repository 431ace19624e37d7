"""The notice with its receipt slip, and the roster to sign: what stands on each page, and what cannot be printed."""

from pathlib import Path

import pytest

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.visits import Visitor, VisitSnapshot, print_notices, print_roster
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.papers import VISIT_NOTICE_KEY
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.wording import visits as words

NOTICE = BuiltInTemplates().newest(VISIT_NOTICE_KEY)
TEXTS = {
    "school_name": "示例职业学校",
    "name": "秋季认识实习",
    "unit": "示例装备有限公司",
    "place": "示例市1号路",
    "days": "2026年10月15日",
    "purpose": "参观生产线",
    "leaders": "沈老师 10012345678",
    "vehicles": "2 辆大客车",
    "meeting_point": "7:30 东门",
    "insurance": "学生实习责任保险",
    "safety_plan": "预案1号",
}


def visit(count: int, **texts: str) -> VisitSnapshot:
    students = tuple(Visitor(f"2026{n:04d}", f"学生{n}", "2026级数控1班") for n in range(1, count + 1))
    return VisitSnapshot(tuple((TEXTS | texts).items()), students)


def pages(path: Path) -> list[str]:
    with open_pdf(path) as pdf:
        return ["".join(pdf.text(n).split()) for n in range(pdf.page_count())]


def test_everyone_gets_a_page_with_the_facts_and_a_slip(tmp_path: Path):
    target = tmp_path / "告知书.pdf"
    assert print_notices(visit(3), NOTICE, target, SilentProgress()) == 3
    found = pages(target)
    for n, page in enumerate(found, 1):
        assert f"学生{n}同学（2026级数控1班，学号2026000{n}）的家长" in page
        for text in ("示例装备有限公司", "2026年10月15日", "沈老师10012345678", "7:30东门", "学生实习责任保险"):
            assert text in page
        for slip in ("沿此线剪下", "回执", "家长签字", "□同意参加"):
            assert slip in page


def test_signs_that_mean_something_in_a_template_are_plain_text_in_a_fact(tmp_path: Path):
    target = tmp_path / "告知书.pdf"
    print_notices(visit(1, purpose='看"A{x}线"|B\\C'), NOTICE, target, SilentProgress())
    assert '看"A{x}线"|B\\C' in pages(target)[0]


def test_the_roster_has_its_heading_on_every_page_and_everyone_once(tmp_path: Path):
    target = tmp_path / "名册.pdf"
    assert print_roster(visit(60), target) == 3
    found = pages(target)
    assert all("出发签到" in page and "返回签到" in page for page in found)
    assert [("示例装备有限公司" in page) for page in found] == [True, False, False]
    assert [words.LEADERS_SIGN.split("：", maxsplit=1)[0] in page for page in found] == [False, False, True]
    for n in range(1, 61):
        assert sum(f"2026{n:04d}学生{n}2026级" in page for page in found) == 1


@pytest.mark.parametrize("count", [1, 14, 15, 16, 41, 42])
def test_no_roster_runs_over_its_page(tmp_path: Path, count: int):
    target = tmp_path / "名册.pdf"
    number = print_roster(visit(count), target)
    assert len(pages(target)) == number
    assert pages(target)[-1].endswith(f"第{number}页共{number}页")


def test_a_name_no_face_can_draw_is_refused_before_anything_is_written(tmp_path: Path):
    target = tmp_path / "名册.pdf"
    strange = VisitSnapshot(tuple(TEXTS.items()), (Visitor("20260001", "王\U0003fffd", "一班"),))
    with pytest.raises(RuleViolation) as caught:
        print_roster(strange, target)
    assert [problem.code for problem in caught.value.problems] == [DocumentCode.CHARACTER_WITHOUT_GLYPH]
    assert not target.exists()


def test_a_notice_longer_than_its_page_is_refused(tmp_path: Path):
    target = tmp_path / "告知书.pdf"
    with pytest.raises(RuleViolation) as caught:
        print_notices(visit(1, purpose="参观" * 900), NOTICE, target, SilentProgress())
    assert [problem.code for problem in caught.value.problems] == [DocumentCode.PAGES_TOO_MANY]
    assert not target.exists()
