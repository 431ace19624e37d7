"""Names that bite travel from sheet to record, paper and JSON unchanged and harmless."""

import json
import unicodedata
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ctec_desktop.cli import contract
from ctec_desktop.services.agreement_output import IssueClass
from tests.schools import CLASS_A, CLERK, empty_school, plan_form, student, unit
from tests.services.conftest import School
from tests.services.issuing import place

NAMES = (
    "<b>张三</b>",
    "=cmd()",
    "&amp;王&lt;",
    "𠅤𫖯",
    "\u202e李四",
    "阿不都热合曼·买买提江·阿卜杜拉提江",
    "'; DROP TABLE student; --",
    "{name}",
    "%s王",
)


def on_paper(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    root = tmp_path_factory.mktemp("names")
    with closing(empty_school(root / "数据")) as office:
        school = School(office, root)
        school.students(*(student(n, 姓名=name, 监护人姓名=name) for n, name in enumerate(NAMES, 1)))
        school.units(unit(1))
        office.plans.add(CLERK, plan_form())
        place(school)
        report = office.agreements.issue_class(CLERK, IssueClass(CLASS_A, root / "out")).value
        document = pypdfium2.PdfDocument(report.files[0])
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        yield office, texts


@pytest.mark.parametrize("name", NAMES)
def test_name_is_in_the_record_as_written(paper, name):
    (view,) = [view for view in paper[0].students.all(CLERK) if view.name == name]
    assert view.guardian.name == name


@pytest.mark.parametrize("name", NAMES)
def test_name_is_on_the_paper_as_written(paper, name):
    office, texts = paper
    (view,) = [view for view in office.agreements.all(CLERK) if view.student_name == name]
    pages = "".join(texts[view.first_page - 1 : view.first_page - 1 + view.pages])
    assert on_paper(name) in on_paper(pages)


def test_names_come_out_of_the_json_as_they_went_in(paper):
    told = json.loads(contract.dump([contract.student(view) for view in paper[0].students.all(CLERK)]))
    assert [one["name"] for one in told] == list(NAMES)


def test_length_of_the_longest_name_is_eighteen():
    assert max(len(name) for name in NAMES if "·" in name) == 18
