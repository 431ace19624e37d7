"""Practice of teachers on record: what is refused, what counts from when on, and what a report says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.practice.counting import NotCounted, Reason
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import DecisionForm, ExemptionForm, PeriodForm, PeriodView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.enterprise_forms import EnterpriseForm
from ctec_desktop.services.teachers import TeacherForm
from tests.schools import CLERK, value
from tests.services.conftest import School
from tests.services.merging import wish
from tests.services.test_majors import problems_of

UNIT = "某某精密机械厂"
SUMMER = PeriodForm(0, unit=UNIT, form="post", from_on="2026-07-06", until_on="2026-08-04")


@pytest.fixture
def there(staffed: School) -> tuple[School, PeriodForm]:
    """The school with one teacher of professional courses, and a period of theirs to be entered."""
    names = staffed.office.practice.enterprise_names(CLERK)
    form = TeacherForm("T01", "沈清", course_kind="professional")
    teacher_id = staffed.office.teachers.save(CLERK, form).value
    return staffed, replace(SUMMER, teacher_id=teacher_id, unit=names[0])


def only(school: School, teacher_id: int) -> PeriodView:
    found = school.office.practice.of_teacher(CLERK, teacher_id)
    assert found is not None
    (period,) = found.periods
    return period


REFUSED: list[tuple[dict[str, str], tuple[str, str]]] = [
    ({"unit": "没有这家厂"}, (PracticeCode.UNKNOWN_ENTERPRISE, "unit")),
    ({"until_on": "2026-07-01"}, (PracticeCode.REVERSED, "until_on")),
    ({"from_on": "1991-07-06", "until_on": "2031-07-05"}, (PracticeCode.TOO_LONG, "until_on")),
    ({"from_on": "2066-07-06", "until_on": "2066-08-05"}, (PracticeCode.TOO_FAR_AHEAD, "until_on")),
    ({"from_on": "1926-07-06", "until_on": "1926-08-05"}, (PracticeCode.TOO_EARLY, "from_on")),
    ({"from_on": ""}, (OfficeCode.FIELD_REQUIRED, "from_on")),
    ({"stated_days": "31"}, (PracticeCode.DAYS_BEYOND_PERIOD, "stated_days")),
    ({"absent_from_on": "2026-07-10"}, (PracticeCode.SPAN_INCOMPLETE, "absent_until_on")),
    (
        {"absent_from_on": "2026-08-01", "absent_until_on": "2026-08-09"},
        (PracticeCode.ABSENT_OUTSIDE, "absent_from_on"),
    ),
    ({"leave_from_on": "2026-08-09", "leave_until_on": "2026-08-01"}, (PracticeCode.REVERSED, "leave_until_on")),
    ({"form": "holiday"}, (RecordCode.NOT_A_CHOICE, "form")),
    ({"goals": "长" * 2_001}, (PracticeCode.TEXT_TOO_LONG, "goals")),
]


def test_what_cannot_be_a_period_is_refused_beside_its_field(there):
    school, form = there
    for change, expected in REFUSED:
        assert problems_of(school.office.practice_records.save, replace(form, **change)) == [expected]
    assert value(school.office, "SELECT count(*) FROM practice_period") == 0


def test_a_period_counts_once_it_is_verified_and_no_longer_when_that_is_taken_back(there):
    school, form = there
    office, records = school.office, school.office.practice_records
    period_id = records.save(CLERK, form).value
    found = office.practice.of_teacher(CLERK, form.teacher_id)
    assert found is not None
    assert (found.ledger.main.counted, found.ledger.main.state) == (0, MeterState.SHORT)
    assert found.ledger.accounts[0].not_counted == (NotCounted(Reason.UNVERIFIED, 30),)
    records.approve(CLERK, DecisionForm(period_id, "2026-06-20", "周校长"))
    assert only(school, form.teacher_id).state is PeriodState.APPROVED
    warned = records.verify(CLERK, DecisionForm(period_id, "2026-09-01", "人事处")).warnings
    assert [problem.code for problem in warned] == [PracticeCode.NO_APPRAISAL]
    found = office.practice.of_teacher(CLERK, form.teacher_id)
    assert found is not None
    assert (found.ledger.main.counted, found.ledger.yearly.counted) == (30, 30)
    assert problems_of(records.save, replace(form, id=period_id)) == [(PracticeCode.VERIFIED, "")]
    assert problems_of(records.void, period_id, "弄错了") == [(PracticeCode.VERIFIED, "")]
    assert problems_of(records.unverify, period_id, " ") == [(PracticeCode.REASON_NEEDED, "reason")]
    records.unverify(CLERK, period_id, "考勤表有误")
    records.void(CLERK, period_id, "没有去")
    assert only(school, form.teacher_id).void_reason == "没有去"
    assert problems_of(records.save, replace(form, id=period_id)) == [(PracticeCode.VOID, "")]


def test_the_same_stay_is_entered_once_and_one_that_overlaps_is_said(there):
    school, form = there
    records = school.office.practice_records
    records.save(CLERK, form)
    assert problems_of(records.save, form) == [(PracticeCode.SAME_TWICE, "from_on")]
    later = replace(form, from_on="2026-08-01", until_on="2026-08-20")
    assert [problem.code for problem in records.save(CLERK, later).warnings] == [PracticeCode.OVERLAPS]


def test_a_stay_at_an_enterprise_that_was_merged_is_at_the_one_that_stayed(there):
    school, form = there
    records = school.office.practice_records
    dropped = school.office.enterprises.save(CLERK, EnterpriseForm("另写一遍的厂")).value
    records.save(CLERK, replace(form, unit="另写一遍的厂"))
    kept = next(one.id for one in school.office.enterprises.all(CLERK) if one.name == form.unit)
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    found = only(school, form.teacher_id)
    assert (found.enterprise_id, found.unit) == (kept, form.unit)
    assert problems_of(records.save, form) == [(PracticeCode.SAME_TWICE, "from_on")]


def test_nobody_verifies_what_is_not_over_or_on_a_day_that_cannot_be(there):
    school, period = there
    records = school.office.practice_records
    over = records.save(CLERK, period).value
    running = records.save(CLERK, replace(period, from_on="2026-08-20", until_on="2026-09-20")).value
    for form, code in (
        (DecisionForm(running, "2026-09-01", "人事处"), PracticeCode.NOT_OVER),
        (DecisionForm(over, "2026-08-01", "人事处"), PracticeCode.VERIFIED_TOO_SOON),
        (DecisionForm(over, "2026-09-02", "人事处"), PracticeCode.DECIDED_AHEAD),
        (DecisionForm(over, "2026-09-01", ""), OfficeCode.FIELD_REQUIRED),
    ):
        ((found, _),) = problems_of(records.verify, form)
        assert found == code
    assert value(school.office, "SELECT count(*) FROM practice_period WHERE verified_on IS NOT NULL") == 0


def test_days_at_a_training_base_count_towards_the_year_only(there):
    school, form = there
    records = school.office.practice_records
    period_id = records.save(CLERK, replace(form, place="base", unit="市公共实训基地")).value
    records.verify(CLERK, DecisionForm(period_id, "2026-09-01", "人事处"))
    found = school.office.practice.of_teacher(CLERK, form.teacher_id)
    assert found is not None
    assert (found.ledger.main.counted, found.ledger.yearly.counted) == (0, 30)


def test_an_exempt_year_lowers_what_is_demanded_until_it_is_taken_back(there):
    school, form = there
    office, records = school.office, school.office.practice_records
    asked = ExemptionForm(form.teacher_id, "2024", "产假", "人事处")
    records.exempt(CLERK, asked)
    records.exempt(CLERK, replace(asked, reason="产假、哺乳"))
    found = office.practice.of_teacher(CLERK, form.teacher_id)
    assert found is not None
    assert (found.teacher.exemptions, found.ledger.main.required) == (((2024, "产假、哺乳"),), 144)
    assert problems_of(records.exempt, replace(asked, year="1024")) == [(PracticeCode.YEAR_OUT_OF_RANGE, "year")]
    records.unexempt(CLERK, form.teacher_id, 2024, "登记错了")
    assert problems_of(records.unexempt, form.teacher_id, 2024, "再撤") == [(PracticeCode.NOT_EXEMPT, "")]
    found = office.practice.of_teacher(CLERK, form.teacher_id)
    assert found is not None
    assert found.ledger.main.required == 180


def test_whoever_sees_one_department_sees_and_changes_no_teacher_of_another(there):
    school, form = there
    elsewhere = Actor("别系文员", RowScope(frozenset({999})))
    period_id = school.office.practice_records.save(CLERK, form).value
    assert school.office.practice.of_teacher(elsewhere, form.teacher_id) is None
    assert school.office.practice.report(elsewhere).lines == ()
    for change in (form, replace(form, id=period_id)):
        with pytest.raises(RuleViolation) as caught:
            school.office.practice_records.save(elsewhere, change)
        assert caught.value.problems[0].code == RecordCode.NO_SUCH_RECORD


def test_a_report_begins_with_whoever_falls_short_first_and_is_written_as_pdf_and_workbook(there, tmp_path: Path):
    school, _ = there
    office = school.office
    new = TeacherForm("T02", "顾明", course_kind="guide", hired_on="2025-09-01")
    public = TeacherForm("T03", "秦熙", category="公共基础课教师")
    for one in (new, public):
        office.teachers.save(CLERK, one)
    report = office.practice.report(CLERK, date(2026, 9, 1))
    states = [(line.teacher.staff_no, line.ledger.main.state) for line in report.lines]
    assert states == [("T01", MeterState.SHORT), ("T02", MeterState.OPEN), ("T03", MeterState.NONE)]
    for name in ("汇总.pdf", "汇总.xlsx"):
        target = office.practice.write_report(CLERK, tmp_path / name, report).value
        assert target.stat().st_size > 1_000
    assert problems_of_report(school, department="没有的系") == PracticeCode.NO_SUCH_DEPARTMENT
    assert problems_of_report(school, staff_no="X9") == PracticeCode.NO_SUCH_TEACHER


def problems_of_report(school: School, *, department: str | None = None, staff_no: str | None = None) -> str:
    with pytest.raises(RuleViolation) as caught:
        school.office.practice.report(CLERK, department=department, staff_no=staff_no)
    return caught.value.problems[0].code


def test_an_approval_holds_for_what_was_approved_only(there):
    school, form = there
    records = school.office.practice_records
    period_id = records.save(CLERK, form).value
    records.approve(CLERK, DecisionForm(period_id, "2026-06-20", "周校长"))
    records.save(CLERK, replace(form, id=period_id, goals="掌握五轴加工"))
    assert only(school, form.teacher_id).state is PeriodState.APPROVED
    warned = records.save(CLERK, replace(form, id=period_id, until_on="2026-08-14")).warnings
    assert [problem.code for problem in warned] == [PracticeCode.APPROVE_AGAIN]
    assert only(school, form.teacher_id).state is PeriodState.PLANNED
