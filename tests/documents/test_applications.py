"""The application sheet and the parents' notice: one page each, what stands on them, and what cannot be printed."""

from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ctec_desktop.documents.applications import ApplicationSnapshot, print_applications
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.theme import THEME
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.papers import APPLICATION_KEY, SELF_NOTICE_KEY
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress, SilentProgress
from ctec_desktop.wording import application_papers as words

PAPERS = (BuiltInTemplates().newest(APPLICATION_KEY), BuiltInTemplates().newest(SELF_NOTICE_KEY))
TEXTS = {
    "school_name": "示例职业学校",
    "applied_on": "2026年8月20日",
    "days": "2026年9月1日至2027年2月28日",
    "reason": "离家近",
    "student_name": "林小满",
    "student_no": "20240001",
    "student_id_number": "110101200805051234",
    "student_phone": "10012345678",
    "student_department": "机电工程系",
    "student_major": "数控技术应用",
    "student_class": "2024级数控1班",
    "guardian_name": "林国强",
    "guardian_relation": "父亲",
    "guardian_phone": "10012340000",
    "guardian_line": "林国强（父亲） 10012340000",
    "enterprise_name": "示例连锁超市有限公司",
    "enterprise_uscc": "91000000MA00000000",
    "enterprise_phone": "0000-1234567",
    "post_name": "理货员",
    "pay": "2,800 元/月",
    "work_place": "示例市东湖区1号",
    "mentor_name": "赵师傅",
    "mentor_phone": "0000-7654321",
    "mentor_line": "赵师傅 0000-7654321",
}
ALWAYS = {"school_name", "applied_on", "days", "student_name", "student_no", "student_class", "enterprise_name"}
UNKNOWN = {key: "" for key in TEXTS if key not in ALWAYS}
LONG = {
    "student_name": "阿卜杜热合曼·麦麦提依明江·艾合买提",
    "student_department": "智能制造与现代装备工程学院（专业部）",
    "student_major": "智能制造装备技术应用与维护（中高职贯通培养）",
    "guardian_line": "阿卜杜热合曼·麦麦提依明江（父亲） 10012340000",
    "guardian_name": "阿卜杜热合曼·麦麦提依明江",
    "enterprise_name": "示例市示例高新技术产业开发区智能装备制造与供应链管理服务集团股份有限公司第二分公司",
    "work_place": "示例省示例市示例高新技术产业开发区示例大道1234号智能制造产业园3号楼B座12层1201室" * 2,
    "post_name": "智能制造装备装调与维护（夜间值守除外）见习技术员",
    "reason": "离家近，方便照顾老人；岗位与专业一致，单位安排师傅带教。" * 6,
}
HOSTILE = {
    "student_name": '林{reason}"|\\满',
    "guardian_name": "</b>(林)]TJ：",
    "enterprise_name": "示例\u202e超市\t{{student_name}}%有限\n公司)",
    "reason": "W" * 150,
    "mentor_line": "（" * 40,
}


def written(target: Path, *changes: dict[str, str]) -> list[str]:
    """The pages' texts without blanks."""
    count = print_applications(
        [ApplicationSnapshot(tuple((TEXTS | changed).items())) for changed in changes], PAPERS, target, SilentProgress()
    )
    with open_pdf(target) as pdf:
        assert pdf.page_count() == count == 2 * len(changes)
        return ["".join(pdf.text(n).split()) for n in range(count)]


def ink(path: Path) -> list[list[tuple[float, float, float, float]]]:
    """Where every character of every page is drawn: left, bottom, right, top."""
    pages = []
    with closing(pypdfium2.PdfDocument(path)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.get_textpage()) as layer:
                boxes = [layer.get_charbox(n) for n in range(layer.count_chars())]
            pages.append([box for box in boxes if box[2] - box[0] > 0.1 and box[3] - box[1] > 0.1])
    return pages


def refusal(target: Path, *changes: dict[str, str]) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        written(target, *changes)
    assert not target.exists()
    return [problem.code for problem in caught.value.problems]


def test_each_student_has_the_sheet_and_after_it_the_notice(tmp_path: Path):
    found = written(tmp_path / "申请表.pdf", {}, {"student_name": "周一", "student_no": "20240002"})
    for sheet, notice, name in ((found[0], found[1], "林小满"), (found[2], found[3], "周一")):
        assert sheet.startswith("自主实习申请表参考文本")
        assert notice.startswith("家长知情书（自主实习）参考文本")
        assert f"学生姓名{name}" in sheet
        assert f"{name}同学（2024级数控1班，学号2024000" in notice


def test_the_sheet_says_what_is_known_and_has_a_box_for_everyone_who_signs(tmp_path: Path):
    sheet, notice = written(tmp_path / "申请表.pdf", {})
    on_sheet = {key: value for key, value in TEXTS.items() if key not in ("school_name", "mentor_line")}
    for text in on_sheet.values():
        assert "".join(text.split()) in sheet
    for box in (
        "申请理由离家近",
        "学生签字",
        "家长（监护人）意见",
        "实习单位意见",
        "班主任意见",
        "院系",
        "学校审核意见",
    ):
        assert box in sheet
    for text in (
        "示例职业学校",
        "赵师傅0000-7654321",
        "2,800元/月",
        "回执",
        "与学生的关系：父亲",
        "家长（监护人）签字：",
    ):
        assert text in notice


def test_what_is_not_known_stays_free_for_the_pen(tmp_path: Path):
    sheet, notice = written(tmp_path / "申请表.pdf", UNKNOWN)
    assert "证件号码联系电话" in sheet
    assert "家长（监护人）姓名：与学生的关系：联系电话：" in notice


@pytest.mark.parametrize("texts", [{}, UNKNOWN, LONG, HOSTILE], ids=["short", "unknown", "long", "hostile"])
def test_nothing_runs_over_the_page_or_over_its_neighbour(tmp_path: Path, texts: dict[str, str]):
    target = tmp_path / "申请表.pdf"
    written(target, texts)
    for boxes in ink(target):
        assert min(left for left, *_ in boxes) >= THEME.margin_side - 1
        assert max(right for _, _, right, _ in boxes) <= THEME.page_width - THEME.margin_side + 6
        under = [(bottom, top) for _, bottom, _, top in boxes if bottom < THEME.margin_bottom]
        assert all(bottom > 36 and top < 52 for bottom, top in under), "only the foot stands under the text"
        ordered = sorted(boxes)
        for n, (_, bottom, right, top) in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if other[0] > right - 0.5:
                    break
                assert other[1] > top - 0.5 or other[3] < bottom + 0.5, (ordered[n], other)


def test_the_boxes_stand_above_one_another_to_the_foot(tmp_path: Path):
    for texts in ({}, LONG):
        sheet, _ = written(tmp_path / "申请表.pdf", texts)
        titles = ["".join(one.title.split()) for row in words.opinions("") for one in row]
        assert all(sheet.index(first) < sheet.index(second) for first, second in pairwise(titles))


def test_signs_that_mean_something_in_a_template_are_plain_text(tmp_path: Path):
    sheet, _ = written(tmp_path / "申请表.pdf", HOSTILE)
    assert '学生姓名林{reason}"|\\满' in sheet
    assert "示例超市{{student_name}}%有限公司)" in sheet


def test_a_name_no_face_can_draw_is_refused_before_anything_is_written(tmp_path: Path):
    strange = {"student_name": "王\U0003fffd"}
    assert refusal(tmp_path / "申请表.pdf", {}, strange) == [DocumentCode.CHARACTER_WITHOUT_GLYPH]


def test_everyone_whose_paper_is_longer_than_a_page_is_named(tmp_path: Path):
    long = {"reason": "离家近" * 900}
    assert refusal(tmp_path / "申请表.pdf", long, {}, long) == [DocumentCode.PAGES_TOO_MANY] * 2


def test_a_cancelled_print_leaves_the_file_as_it_was(tmp_path: Path):
    target = tmp_path / "申请表.pdf"
    target.write_bytes(b"old")
    papers = [ApplicationSnapshot(tuple(TEXTS.items()))] * 3
    with pytest.raises(Cancelled):
        print_applications(papers, PAPERS, target, CountingProgress(cancel_after=2))
    assert [path.name for path in tmp_path.iterdir()] == ["申请表.pdf"]
    assert target.read_bytes() == b"old"
