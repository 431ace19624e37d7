"""A list of teachers' practice against the record."""

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.practice.papers import PaperForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.teachers import TeacherForm
from tests.schools import CLERK, value
from tests.services.importing import apply, changes, plan, said

UNIT = "示例装备1有限公司"


def stayed(**cells: str) -> dict[str, str]:
    row = {
        "工号": "T01",
        "姓名": "沈清",
        "实践单位": UNIT,
        "单位类型": "",
        "实践形式": "挂职锻炼",
        "开始日期": "2026-7-6",
    }
    rest = {"结束日期": "2026-8-4", "天数": "", "成果": "", "核实日期": "", "核实人": ""}
    return {**row, **rest, **cells}


@pytest.fixture
def there(staffed):
    staffed.teacher_id = staffed.office.teachers.save(CLERK, TeacherForm("T01", "沈清")).value
    return staffed


def test_stays_are_taken_in_verified_or_not_and_known_again(there):
    verified = {"核实日期": "2026-8-31", "核实人": "人事处"}
    base = stayed(实践单位="市公共实训基地", 单位类型="实训基地", 开始日期="2025-7-1", 结束日期="2025-7-31", **verified)
    assert apply(there, "practice", stayed(), base).new == 2
    found = there.office.practice.of_teacher(CLERK, there.teacher_id)
    assert [(one.unit, one.verified_by) for one in found.periods] == [(UNIT, None), ("市公共实训基地", "人事处")]
    assert apply(there, "practice", stayed(), base).same == 2
    again = plan(there, "practice", stayed(天数="20", **verified), {**base, "成果": "案例"})
    assert changes(again) == {
        "stated_days": (None, "20"),
        "verified_on": (None, "2026-08-31"),
        "verified_by": (None, "人事处"),
    }
    assert said(again, 1) == [(PracticeCode.VERIFIED, Severity.REFUSED)]
    apply(there, "practice", stayed(天数="20", **verified))
    found = there.office.practice.of_teacher(CLERK, there.teacher_id)
    assert found.ledger.main.counted == 20


def test_a_training_base_stays_one_where_the_sheet_says_nothing_and_a_change_of_it_is_shown(there):
    apply(there, "practice", stayed(单位类型="实训基地"), stayed(实践单位="市公共实训基地", 单位类型="实训基地"))
    silent = stayed(成果="案例"), stayed(实践单位="市公共实训基地", 成果="案例")
    apply(there, "practice", *silent)
    found = there.office.practice.of_teacher(CLERK, there.teacher_id)
    assert [(one.place, one.outcomes) for one in found.periods] == [("base", "案例")] * 2
    assert changes(plan(there, "practice", stayed(单位类型="企业"))) == {"place": ("base", "enterprise")}


@pytest.mark.parametrize(
    ("sheet", "approved_by"),
    [
        ({"实践形式": "考察观摩"}, None),
        ({"单位类型": "实训基地"}, None),
        ({"成果": "案例"}, "教务处"),
        ({"实践形式": "考察观摩", "审批日期": "2026-7-2", "审批人": "分管副校长"}, "分管副校长"),
    ],
)
def test_an_approval_does_not_outlive_what_was_approved(there, sheet, approved_by):
    approved = {"审批日期": "2026-7-1", "审批人": "教务处"}
    apply(there, "practice", stayed(**{"审批日期": "", "审批人": "", **approved}))
    again = stayed(**{"审批日期": "", "审批人": "", **sheet})
    warned = [(PracticeCode.APPROVE_AGAIN, Severity.WARNING)] if approved_by is None else []
    assert said(plan(there, "practice", again), 0) == warned
    apply(there, "practice", again)
    (period,) = there.office.practice.of_teacher(CLERK, there.teacher_id).periods
    assert period.approved_by == approved_by


def test_an_import_whose_stay_has_papers_by_now_is_not_undone(there):
    apply(there, "practice", stayed())
    (period,) = there.office.practice.of_teacher(CLERK, there.teacher_id).periods
    day = period.from_on.isoformat()
    there.office.practice_papers.save(CLERK, PaperForm(period.id, "log", from_on=day, until_on=day, text="跟班学习"))
    run_id = value(there.office, "SELECT max(id) FROM import_run")
    with pytest.raises(RuleViolation) as caught:
        there.office.imports.undo(CLERK, run_id, "传错了")
    assert ImportCode.UNDO_USED in [one.code for one in caught.value.problems]
    assert len(there.office.practice.of_teacher(CLERK, there.teacher_id).periods) == 1


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"工号": "T99"}, PracticeCode.NO_SUCH_TEACHER),
    ({"姓名": "顾明"}, PracticeCode.NAME_DIFFERS),
    ({"实践单位": "没有这家厂"}, PracticeCode.UNKNOWN_ENTERPRISE),
    ({"实践单位": ""}, SheetCode.FACT_MISSING),
    ({"开始日期": "2026-8-9"}, PracticeCode.REVERSED),
    ({"结束日期": "2026年8月"}, SheetCode.DATE_UNREADABLE),
    ({"开始日期": "1991-7-6", "结束日期": "2031-7-5"}, PracticeCode.TOO_LONG),
    ({"开始日期": "2066-7-6", "结束日期": "2066-8-5"}, PracticeCode.TOO_FAR_AHEAD),
    ({"结束日期": "2026-9-30", "核实日期": "2026-9-1", "核实人": "人事处"}, PracticeCode.NOT_OVER),
    ({"核实日期": "2026-8-1", "核实人": "人事处"}, PracticeCode.VERIFIED_TOO_SOON),
    ({"核实日期": "2026-12-1", "核实人": "人事处"}, PracticeCode.DECIDED_AHEAD),
    ({"核实日期": "2026-8-31"}, PracticeCode.DECISION_INCOMPLETE),
    ({"天数": "31"}, PracticeCode.DAYS_BEYOND_PERIOD),
    ({"实践形式": ""}, PracticeCode.FORM_NEEDED),
    ({"单位类型": "自己家"}, SheetCode.CHOICE_UNKNOWN),
]


def test_what_cannot_be_is_refused_row_by_row(there):
    for cells, code in REFUSED:
        found = plan(there, "practice", stayed(**cells))
        assert said(found) == [(code, Severity.REFUSED)], cells
        assert found.rows[0].action is Action.REFUSED
    assert value(there.office, "SELECT count(*) FROM practice_period") == 0


def test_a_stay_told_by_the_code_of_the_enterprise_is_the_one_on_record(there):
    assert apply(there, "practice", stayed()).new == 1
    uscc = value(there.office, "SELECT uscc FROM enterprise WHERE id = (SELECT enterprise_id FROM practice_period)")
    assert apply(there, "practice", stayed(实践单位=uscc)).same == 1
    no_days = plan(there, "practice", stayed(开始日期="2026-3-1", 结束日期="2026-3-31", 天数="0")).rows[0]
    assert [problem.code for problem in no_days.problems] == [PracticeCode.NO_DAYS]


def test_a_stay_named_twice_is_taken_once(there):
    report = apply(there, "practice", stayed(), stayed())
    assert report.new == 1
    assert [problem.code for problem in report.refused] == [SheetCode.DUPLICATE]


def test_the_kind_of_courses_and_the_first_day_come_with_a_list_of_teachers(there):
    rows = [{"工号": "T01", "姓名": "沈清", "任课类别": "专业课", "入职时间": "2021-9-1"}]
    assert changes(plan(there, "teachers", *rows)) == {
        "course_kind": (None, "professional"),
        "hired_on": (None, "2021-09-01"),
    }
    apply(there, "teachers", *rows)
    view = there.office.teachers.detail(CLERK, there.teacher_id)
    assert (view.course_kind, view.hired_on.isoformat()) == ("professional", "2021-09-01")
    assert apply(there, "teachers", *rows).same == 1
