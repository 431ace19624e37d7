"""Deciding on places students found themselves; no agreement before approval."""

from datetime import date

import pytest

from ctec_desktop.domain.applications import ApplicationDecision
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish, PaperKind
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.agreement_batch import read_batch
from ctec_desktop.services.agreements import IssueClass
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import sentence
from tests.schools import CLASS_A, CLERK, database_of, plan_form, select
from tests.services.importing import apply
from tests.services.test_self_placement_import import line


@pytest.fixture
def applied(staffed):
    """Three students applied; the third one's family has not said anything."""
    staffed.office.plans.add(CLERK, plan_form())
    apply(staffed, "self_placements", line(1), line(2), line(3, 家长同意="", 家长同意日期=""))
    return staffed


def listed(school, actor=CLERK):
    return school.office.placements.applications(actor, school.office.plans.named(CLERK, "2026秋").id)


def decide(school, *decisions: tuple[int, bool, str], actor=CLERK):
    ids = [view.placement_id for view in listed(school)]
    wished = [ApplicationDecision(ids[n], is_approved, note) for n, is_approved, note in decisions]
    return school.office.placements.decide_applications(actor, wished)


def refusals(school, *decisions: tuple[int, bool, str]) -> list[str]:
    with pytest.raises(RuleViolation) as refused:
        decide(school, *decisions)
    return [problem.code for problem in refused.value.problems]


def issue(school):
    return school.office.agreements.issue_class(CLERK, IssueClass(CLASS_A, school.root / "送印")).value


def test_many_are_decided_at_once(applied):
    outcome = decide(applied, (0, True, ""), (1, False, "岗位与专业无关"))
    assert outcome.value == 2
    first, second, third = listed(applied)
    assert [one.state for one in (first, second, third)] == ["approved", "refused", "pending"]
    assert (first.decided_by, second.decision_note) == (CLERK.name, "岗位与专业无关")
    standing = [view.student_no for view in applied.office.placements.all(CLERK)]
    assert standing == ["20240001", "20240003"]
    reasons = select(applied.office, "SELECT void_reason FROM placement WHERE voided_at_utc IS NOT NULL")
    assert reasons == [("岗位与专业无关",)]


def test_without_the_guardians_word_there_is_no_approval(applied):
    assert refusals(applied, (0, True, ""), (2, True, "")) == [ApplicationCode.GUARDIAN_MISSING]
    assert [one.state for one in listed(applied)] == ["pending"] * 3
    assert [one.may_be_approved for one in listed(applied)] == [True, True, False]


def test_what_changed_since_the_application_is_judged_on_the_day(applied):
    student_id = applied.view("20240001").id
    applied.office.students.change_status(CLERK, StatusChange(student_id, StatusMove.WITHDRAWN, date(2026, 8, 25)))
    assert refusals(applied, (0, True, "")) == [PlacementCode.NOT_ENROLLED]
    (problem,) = listed(applied)[0].findings
    assert problem.code == PlacementCode.NOT_ENROLLED


def test_a_refusal_needs_a_reason(applied):
    assert refusals(applied, (0, False, "  ")) == [ApplicationCode.REASON_REQUIRED]


def test_what_is_decided_is_decided(applied):
    decide(applied, (0, True, ""), (1, False, "不合适"))
    assert refusals(applied, (0, True, "")) == [ApplicationCode.DECIDED_ALREADY]
    assert refusals(applied, (1, True, "")) == [ApplicationCode.DECIDED_ALREADY]
    assert refusals(applied, (1, False, "再次")) == [ApplicationCode.DECIDED_ALREADY]


def test_an_approval_is_taken_back_until_an_agreement_stands_on_it(applied):
    decide(applied, (0, True, ""), (1, True, ""))
    decide(applied, (0, False, "单位不接收"))
    assert issue(applied).agreements == 1
    assert refusals(applied, (1, False, "单位不接收")) == [ApplicationCode.AGREEMENT_STANDS]


def test_an_agreement_waits_for_the_approval(applied):
    with pytest.raises(RuleViolation) as refused:
        issue(applied)
    problems = refused.value.problems
    assert {problem.code for problem in problems} == {ApplicationCode.NOT_APPROVED}
    assert (problems[0].rule_id, "第十条" in sentence(problems[0])) == ("INT-SELF-01", True)
    decide(applied, (0, True, ""))
    report = issue(applied)
    assert (report.agreements, len(report.refused)) == (1, 2)


def test_the_paper_names_the_mentor_of_the_student(staffed):
    staffed.office.plans.add(CLERK, plan_form())
    apply(staffed, "self_placements", line(1), line(2, 指导人="钱师傅"))
    decide(staffed, (1, True, ""))
    with database_of(staffed.office).read() as connection:
        (ready,) = read_batch(connection, CLERK.scope, (CLASS_A, None), staffed.office.today()).ready
    assert (ready.values["mentor_name"], ready.values["arranged_by"]) == ("钱师傅", "self")


def test_approval_after_the_start_is_said_and_left_to_the_person(staffed):
    staffed.office.plans.add(CLERK, plan_form(first=date(2026, 8, 1)))
    apply(staffed, "self_placements", line(1))
    (one,) = listed(staffed)
    assert [problem.code for problem in one.findings] == [ApplicationCode.APPROVED_LATE]
    assert decide(staffed, (0, True, "")).value == 1


def test_somebody_of_another_department_sees_and_decides_nothing(applied):
    clerk = Actor("干事", RowScope(frozenset({999})))
    assert listed(applied, clerk) == ()
    with pytest.raises(RuleViolation) as refused:
        decide(applied, (0, True, ""), actor=clerk)
    assert refused.value.problems[0].code == ApplicationCode.NO_SUCH_APPLICATION


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE placement_application SET state = 'pending', decided_at_utc = NULL WHERE state = 'refused'",
        "UPDATE placement_application SET state = 'approved' WHERE state = 'refused'",
        "UPDATE placement_application SET state = 'approved' WHERE state = 'pending'",
    ],
)
def test_the_database_itself_refuses_a_decision_that_cannot_be(applied, statement):
    decide(applied, (1, False, "不合适"))
    work = database_of(applied.office).unit(Command("测试", "test"))
    with pytest.raises(Exception, match=r"no such decision|decided_when_not_pending"), work as unit:
        unit.connection.exec_driver_sql(statement)


def test_a_student_who_was_refused_applies_for_another_place(applied):
    decide(applied, (0, False, "离校太远"))
    again = line(1, 单位名称="示例便民药房有限公司", 统一社会信用代码=credit_code(60), 岗位="营业员")
    assert apply(applied, "self_placements", again).new == 1
    mine = [(one.enterprise_name, one.state) for one in listed(applied) if one.student_no == "20240001"]
    assert mine == [("示例连锁超市有限公司", "refused"), ("示例便民药房有限公司", "pending")]


def test_an_import_whose_applications_were_decided_is_not_undone(staffed):
    staffed.office.plans.add(CLERK, plan_form())
    run_id = apply(staffed, "self_placements", line(1)).run_id
    decide(staffed, (0, True, ""))
    with pytest.raises(RuleViolation) as refused:
        staffed.office.imports.undo(CLERK, run_id, "导错了")
    assert {problem.code for problem in refused.value.problems} == {ImportCode.UNDO_EDITED}
    assert "自主实习申请" in sentence(refused.value.problems[0])


def test_the_trail_says_how_it_was_decided(applied):
    decide(applied, (0, True, ""), (1, False, "不合适"))
    ((by_name, reason),) = select(
        applied.office, "SELECT by_name, reason FROM audit_tx WHERE command = 'placements.decide_applications'"
    )
    assert (by_name, reason) == (CLERK.name, "同意 1 人，不同意 1 人")


def test_another_unit_is_applied_for_anew_and_undoing_takes_the_application_back(applied):
    decide(applied, (0, True, ""))
    left = listed(applied)[0].placement_id
    wish = ChangeWish(
        (left,),
        ChangeKind.MOVE_UNIT,
        ChangeReason.STUDENT_WISH,
        date(2026, 10, 1),
        post_id=applied.post_id("仓管员"),
        reason="离家近",
    )
    done = applied.office.placement_changes.apply(CLERK, wish).value
    assert (done.changed, done.papers[0].kind) == (1, PaperKind.APPLICATION)
    assert [problem.code for problem in done.lines[0].warnings] == [ChangeCode.APPLIES_ANEW]
    anew = next(one for one in listed(applied) if one.enterprise_name == "示例装备2有限公司")
    assert (anew.state, anew.reason, anew.guardian_agreed_on) == ("pending", "变更单位：学生本人提出，离家近", None)
    assert [problem.code for problem in anew.findings] == [ApplicationCode.GUARDIAN_MISSING]
    batch = applied.office.agreements.check_class(CLERK, CLASS_A)
    assert anew.placement_id not in {candidate.placement_id for candidate in batch.ready}
    (line,) = applied.office.placement_changes.history(CLERK, left).changes
    applied.office.placement_changes.undo(CLERK, line.id, "登记错了")
    states = {one.placement_id: (one.state, one.decision_note) for one in listed(applied)}
    assert states[anew.placement_id] == ("refused", "登记错了")
    assert states[left] == ("approved", None)


def test_a_refused_unit_leaves_the_move_to_be_undone(applied):
    decide(applied, (0, True, ""))
    left = listed(applied)[0].placement_id
    post_id = applied.post_id("仓管员")
    day = date(2026, 10, 1)
    wish = ChangeWish((left,), ChangeKind.MOVE_UNIT, ChangeReason.AGREED, day, post_id=post_id)
    applied.office.placement_changes.apply(CLERK, wish)
    views = listed(applied)
    at = next(n for n, one in enumerate(views) if one.enterprise_name == "示例装备2有限公司")
    decide(applied, (at, False, "太远"))
    history = applied.office.placement_changes.history(CLERK, left)
    assert history.next_id is None
    applied.office.placement_changes.undo(CLERK, history.changes[0].id, "没有批准")
    assert applied.office.placement_changes.history(CLERK, left).now.closed_by is None
    assert [one.decision_note for one in listed(applied) if one.placement_id == views[at].placement_id] == ["太远"]
