"""The papers of applications: of whom, in which order, with what the record knows."""

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.applications import ApplicationDecision
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLERK, plan_form, select
from tests.services.importing import apply
from tests.services.test_self_placement_import import line

EARLIER_UNIT = {"单位名称": "阿米药房有限公司", "统一社会信用代码": credit_code(61), "岗位": "营业员"}


@pytest.fixture
def applied(staffed):
    """Three applied, the last of them at a unit that comes first by its name; the second with a mentor of their own."""
    staffed.office.plans.add(CLERK, plan_form())
    apply(staffed, "self_placements", line(1), line(2, 指导人="钱师傅", 电话="0000-2222222"), line(3, **EARLIER_UNIT))
    return staffed


def ids(school) -> list[int]:
    found = school.office.placements.applications(CLERK, school.office.plans.named(CLERK, "2026秋").id)
    return [view.placement_id for view in sorted(found, key=lambda view: view.student_no)]


def decide(school, placement_id: int, *, is_approved: bool) -> None:
    school.office.placements.decide_applications(CLERK, [ApplicationDecision(placement_id, is_approved, "已议")])


def printed(school, *placement_ids: int) -> list[str]:
    target = school.office.placements.print_applications(CLERK, placement_ids, school.root / "申请表.pdf").value
    with open_pdf(target) as pdf:
        return ["".join(pdf.text(n).split()) for n in range(pdf.page_count())]


def refused(school, *placement_ids: int, actor: Actor = CLERK) -> list[str]:
    target = school.root / "申请表.pdf"
    with pytest.raises(RuleViolation) as caught:
        school.office.placements.print_applications(actor, placement_ids, target)
    assert not target.exists()
    return [problem.code for problem in caught.value.problems]


def test_pending_and_approved_are_printed_by_unit_class_and_number(applied):
    first, second, third = ids(applied)
    decide(applied, first, is_approved=True)
    pages = printed(applied, second, third, first)
    numbers = [next(no for no in ("20240001", "20240002", "20240003") if no in page) for page in pages]
    assert numbers == ["20240003", "20240003", "20240001", "20240001", "20240002", "20240002"]


def test_the_sheet_has_the_facts_of_the_record_in_the_clear(applied):
    first, second, _ = ids(applied)
    view = applied.view("20240001")
    sheet, notice, other, _ = printed(applied, first, second)
    facts = (view.name, view.id_number, view.class_name, "示例连锁超市有限公司", credit_code(50), "理货员", "示例市1号")
    for text in (*facts, "2,800元/月", "2026年9月1日至2027年2月28日", "申请日期：2026年8月20日", "离家近", "赵师傅"):
        assert text in sheet
    assert "赵师傅0000-1234567" in notice
    assert ("钱师傅" in other, "赵师傅" in other) == (True, False)


def test_a_refused_application_has_no_papers(applied):
    first, second, _ = ids(applied)
    decide(applied, first, is_approved=False)
    assert refused(applied, first, second) == [ApplicationCode.DECIDED_ALREADY]


def test_nobody_prints_what_they_may_not_see(applied):
    stranger = Actor("干事", RowScope(frozenset({999})))
    assert refused(applied, ids(applied)[0], actor=stranger) == [ApplicationCode.NO_SUCH_APPLICATION]
    assert refused(applied, 99_999) == refused(applied) == [ApplicationCode.NO_SUCH_APPLICATION]


def test_the_trail_says_who_printed_how_many(applied):
    printed(applied, *ids(applied)[:2])
    statement = "SELECT by_name, reason FROM audit_tx WHERE command = 'placements.print_applications'"
    assert select(applied.office, statement) == [(CLERK.name, "2 人")]
