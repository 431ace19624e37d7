"""Every paper of the registry is printed from the record, reads back, and tells who is left out and why."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_specs import SPECS, PaperPeople, PaperPer, PaperSelection, PaperSpec
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity, SubjectPlace
from tests.schools import (
    CLASS_A,
    CLERK,
    empty_school,
    plan_form,
    select,
    student,
    unit,
)
from tests.services.conftest import School
from tests.services.issuing import place
from tests.services.papers_ground import Ground, pages
from tests.services.test_hostile_names import NAMES as HOSTILE
from tests.services.test_hostile_names import on_paper

EVERY = [pytest.param(spec, id=key) for key, spec in SPECS.items()]


@pytest.mark.parametrize("spec", EVERY)
def test_every_paper_prints_with_the_demo_school_and_says_page_x_of_y(ground: Ground, spec: PaperSpec):
    report = ground.print(spec.key)
    texts = ground.pages()
    title = on_paper(BuiltInTemplates().newest(spec.key).title)
    assert report.papers
    for one in report.papers:
        own = texts[one.first_page - 1 : one.first_page - 1 + one.pages]
        assert title in own[0]
        assert [f"第{n}页共{one.pages}页" in page for n, page in enumerate(own, 1)] == [True] * one.pages
        assert on_paper(one.whose) in own[-1]
    assert len(texts) == report.pages


@pytest.mark.parametrize("spec", EVERY)
def test_every_paper_has_a_name_and_only_fields_the_record_knows_there(spec: PaperSpec):
    template = BuiltInTemplates().newest(spec.key)
    assert spec.name
    assert template.key == spec.key
    assert template.fields()


def test_the_document_has_a_line_for_every_paper():
    document = (Path(__file__).resolve().parents[2] / "docs" / "forms.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \| ([^|]+) \|", document, re.MULTILINE) == [
        (spec.key, spec.name) for spec in SPECS.values()
    ]


def test_no_personal_number_and_nobody_is_named_where_everybody_reads(ground: Ground):
    ground.print("unit_publicity")
    text = "".join(ground.pages())
    people = ground.office.students.all_revealed(CLERK, "核对公示")
    numbers = [n for one in people for n in (one.id_number, one.phone, one.address) if n]
    numbers += [n for one in people if one.guardian for n in (one.guardian.phone, one.guardian.id_number) if n]
    numbers += [unit.contact_phone for unit in ground.office.enterprises.all(CLERK) if unit.contact_phone]
    assert not [n for n in numbers if on_paper(n) in text]
    assert not [one.name for one in people if one.name in text]


def test_a_batch_is_printed_once_for_each_plan_and_a_unit_once_for_each_plan_there(ground: Ground):
    report = ground.print("unit_publicity", "unit_acceptance")
    of = [(one.key, one.whose) for one in report.papers]
    assert [whose for key, whose in of if key == "unit_publicity"] == ["2026秋", "2027年春季岗位实习"]
    units = [tuple(whose.split("　")) for key, whose in of if key == "unit_acceptance"]
    names = [unit for unit, *_ in units]
    twice = next(name for name in names if names.count(name) == 2)
    assert {of[1] for of in units if of[0] == twice} == {"2026秋", "2027年春季岗位实习"}
    assert [len(of) for of in units if of[0] != twice] == [1]


def test_units_ticked_before_anybody_is_there_stand_on_the_papers_of_units(ground: Ground):
    met = {one.enterprise_name for one in ground.office.placements.all(CLERK)}
    free = [one for one in ground.office.enterprises.all(CLERK) if one.name not in met][:2]
    report = ground.print("meeting_agenda", "inspection_report", enterprise_ids=tuple(one.id for one in free))
    texts = ground.pages()
    assert [one.key for one in report.papers] == ["inspection_report", "inspection_report", "meeting_agenda"]
    assert "拟到2家单位实习" in texts[-1]
    assert all(on_paper(one.name) in texts[-1] for one in free)


def test_every_copy_begins_on_a_new_sheet_where_both_sides_are_printed(ground: Ground):
    target = ground.root / "双面.pdf"
    chosen = PaperSelection(class_name=ground.class_name)
    report = ground.office.papers.print(
        CLERK, ["unit_publicity", "filing_letter"], chosen, target, is_duplex=True
    ).value
    assert [one.first_page % 2 for one in report.papers] == [1] * len(report.papers)
    assert "（此页空白）" in pages(target)[1]
    assert report.pages == len(pages(target))


def test_a_release_has_the_day_the_reason_and_the_new_unit_of_the_change(ground: Ground):
    report = ground.print("release")
    assert len(report.papers) == 2
    moved, ended = ground.pages()[0], ground.pages()[report.papers[1].first_page - 1]
    assert "自2027年5月1日起解除" in moved
    assert "最后一天为2027年4月30日" in moved
    assert "岗位不适合" in moved
    assert "须另行签订三方协议" in moved
    assert "参军" in ended
    assert "须另行签订三方协议" not in ended


def test_renewal_is_for_those_the_policy_does_not_reach(ground: Ground):
    assert [one.whose for one in ground.print("cover_renewal").papers] == ["2026秋"]


def test_cross_province_goes_by_the_place_of_work(ground: Ground):
    report = ground.print("cross_province")
    other = [one for one in report.problems if one.code == PaperCode.PROVINCE_UNKNOWN]
    assert len(other) == 1
    assert "440106" in "".join(ground.pages())


def test_students_without_a_placement_are_named_and_the_others_printed(ground: Ground):
    chosen = {one.id: one for one in ground.office.students.all(CLERK)}
    placed = {one.student_id for one in ground.office.placements.all(CLERK)}
    free = [one for one in chosen if one not in placed]
    for key in ("leave_request", "introduction_letter"):
        report = ground.print(key, student_ids=(free[0], next(iter(placed))))
        assert report.papers
        assert [one.code for one in report.problems] == [PaperCode.NOT_PLACED]


def test_whoever_is_not_placed_can_still_ask_to_be_exempt(ground: Ground):
    everybody = [one.id for one in ground.office.students.all(CLERK)]
    report = ground.print("exemption_application", student_ids=tuple(everybody))
    assert len(report.papers) == len(everybody)


def test_the_draft_masks_numbers_and_says_it_is_one(ground: Ground):
    draft = ground.office.papers.draft_pdf(CLERK, "cover_enrolment", PaperSelection(class_name=ground.class_name))
    with open_pdf(draft) as pdf:
        text = "".join(pdf.text(n) for n in range(pdf.page_count()))
    assert "草稿" in "".join(text.split())
    assert not re.search(r"\d{17}[\dX]", text)
    ground.print("cover_enrolment")
    assert re.search(r"\d{17}[\dX]", "".join(ground.pages()))


def test_the_trail_says_who_printed_what_and_how_many(ground: Ground):
    ground.print("daily_log", "unit_publicity")
    line = select(ground.office, "SELECT by_name, reason FROM audit_tx WHERE command = 'papers.print' ORDER BY n")[-1]
    copies = len(ground.print("daily_log").papers)
    assert line == (CLERK.name, f"实习单位名单公示 2 份、实习日志 {copies} 份")


def test_nobody_prints_what_they_may_not_see(ground: Ground):
    stranger = Actor("干事", RowScope(frozenset({999})))
    for spec in SPECS.values():
        with pytest.raises(RuleViolation):
            ground.print(spec.key, actor=stranger)


def test_a_paper_nobody_knows_and_no_paper_at_all_are_refused(ground: Ground):
    for keys, code in ((("ghost",), PaperCode.NO_SUCH_PAPER), ((), PaperCode.NO_PAPER_CHOSEN)):
        with pytest.raises(RuleViolation) as caught:
            ground.print(*keys)
        assert [problem.code for problem in caught.value.problems] == [code]


def test_the_schools_own_wording_is_printed_once_it_is_in_use_and_may_show_no_number_in_public(ground: Ground):
    texts = ground.office.templates
    built_in = BuiltInTemplates().source("unit_publicity", 1)
    own = built_in.replace("现将名单公示如下", "现按本校办法公示如下")
    at = texts.save_draft(CLERK, "unit_publicity", own, "本校公示").value.at
    texts.put_to_use(CLERK, at)
    ground.print("unit_publicity")
    assert "现按本校办法公示如下" in "".join(ground.pages())
    telling = own.replace("岗位|{unit_posts}|7", "电话|{enterprise_phone}|7")
    bad = texts.save_draft(CLERK, "unit_publicity", telling, "带电话").value.at
    with pytest.raises(RuleViolation) as caught:
        texts.put_to_use(CLERK, bad)
    assert [problem.code for problem in caught.value.problems] == [PaperCode.PERSONAL_IN_PUBLIC]
    texts.retire(CLERK, at)
    ground.print("unit_publicity")
    assert "现将名单公示如下" in "".join(ground.pages())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """Names that bite, at a unit whose name does; one student has a character that no face has."""
    root = tmp_path_factory.mktemp("hostile")
    with closing(empty_school(root / "数据")) as office:
        school = School(office, root)
        everybody = (*HOSTILE, "字\ue000", "长" * 60)
        school.students(*(student(n, 姓名=name, 监护人姓名=name) for n, name in enumerate(everybody, 1)))
        school.units(unit(1, 单位名称="<b>示例</b>{enterprise_name}|有限公司" + "很长" * 20))
        office.plans.add(CLERK, plan_form())
        place(school)
        yield school


@pytest.mark.parametrize(
    "spec", [pytest.param(one, id=key) for key, one in SPECS.items() if one.people is PaperPeople.PLACED]
)
def test_hostile_names_stand_on_the_paper_and_unprintable_ones_are_named(hostile: School, spec: PaperSpec):
    target = hostile.root / f"{spec.key}.pdf"
    prints = set(BuiltInTemplates().newest(spec.key).fields())
    try:
        report = hostile.office.papers.print(CLERK, [spec.key], PaperSelection(class_name=CLASS_A), target).value
    except RuleViolation as error:
        assert prints & {"student_name", "guide_names"}
        assert spec.per is not PaperPer.STUDENT
        (problem,) = error.problems
        assert problem.code == DocumentCode.CHARACTER_WITHOUT_GLYPH
        assert "字\ue000" in str(problem.facts["value"])
        assert not target.exists()
        return
    text = on_paper("".join(pages(target)))
    if spec.per is PaperPer.STUDENT:
        assert [on_paper(one.whose)[:-10] for one in report.papers] == [
            on_paper(name) for name in (*HOSTILE, "长" * 60)
        ]
        assert all(on_paper(name) in text for name in HOSTILE)
        refused = {one.place for one in report.problems if one.severity is Severity.REFUSED}
        assert ["20240010" in place.label for place in refused if isinstance(place, SubjectPlace)] == [True]
    if "enterprise_name" in prints:
        assert on_paper("<b>示例</b>{enterprise_name}|有限公司") in text
