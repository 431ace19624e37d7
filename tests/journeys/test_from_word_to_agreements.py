"""A province's sample in Word becomes the school's text, and what is printed from it reads as the sample does."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.source_text import words_of
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.placements import PlaceClass
from tests.domain.text_samples import AGREEMENT
from tests.schools import CLASS_A, CLERK, empty_school, import_students, import_units, plan_form, student, unit
from tests.sheets.texts.word_files import p, r, table, tc, u, word_file

pytestmark = pytest.mark.journey

_POSTS = (
    ("实习岗位", "", "实习地点", ""),
    ("补贴说明", tc("按学校规定执行", '<w:gridSpan w:val="3"/>')),
)


def write_sample(path: Path) -> Path:
    """The sample with its blanks underlined, its clauses numbered by hand, and a table among them."""
    lines = [line for line in AGREEMENT.splitlines() if line.strip()]
    body = [_paragraph(line) for line in lines]
    body.insert(14, table(*_POSTS, widths=(1500, 3000, 1500, 3000)))
    return word_file(path, "".join(body), parts={"header": p("示例省教育厅印发")})


def _paragraph(line: str) -> str:
    parts = [part for part in re.split(r"(_+)", line) if part]
    return p(*(u("　" * len(part)) if part.startswith("_") else r(part) for part in parts))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The words of one student's agreement, issued on the loaded text."""
    root = tmp_path_factory.mktemp("示范文本")
    with closing(empty_school(root / "数据")) as office:
        office.plans.add(CLERK, plan_form())
        import_students(office, root / "名单.xlsx", [student(1)])
        import_units(office, root / "企业.xlsx", [unit(1)])
        source = office.texts.read(CLERK, write_sample(root / "示例省示范文本.docx"))
        found, work = office.texts.begin(CLERK, source, AGREEMENT_KEY)
        draft = office.texts.save_draft(CLERK, found, work, "示例省").value
        office.templates.put_to_use(CLERK, draft.at)
        plan = office.plans.named(CLERK, "2026秋")
        post = office.placements.post_named(CLERK, "装配工")
        office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan.id, post.id))
        report = office.agreements.issue_class(CLERK, IssueClass(CLASS_A, root / "协议", is_duplex=False)).value
    assert report.refused == ()
    with open_pdf(report.files[0]) as pdf:
        texts = [pdf.text(page) for page in range(1, pdf.page_count())]
    one_original = texts[: next(n for n, text in enumerate(texts, 1) if "共 2 页" in text and "第 2 页" in text)]
    return words_of("".join(one_original))


def test_every_clause_of_the_sample_is_printed_as_it_stands(printed):
    clauses = re.split(r"[_□\n ]+", AGREEMENT.partition("甲方（盖章）")[0])

    assert [clause for clause in clauses if words_of(clause) not in printed] == []
    assert "按学校规定执行" in printed


@pytest.mark.parametrize(
    "told",
    [
        "甲方（学校）：测试职业学校",
        "乙方（实习单位）：示例装备1有限公司",
        "丙方（学生）：学生乙",
        "自2026年9月1日起至2027年2月28日止",
        "人民币2,600元/月",
        "☑学校统一安排□学生自行选择",
        "本协议一式三份",
    ],
)
def test_the_record_stands_in_the_blanks_of_the_sample(printed, told):
    assert told in printed.replace("✓□", "☑").replace("□✓", "☑")
