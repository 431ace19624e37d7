"""Apprentices on record: entered, staged, assessed, printed with three or four parties, voided."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipForm,
    ApprenticeshipView,
    MinimumWageForm,
    StageForm,
    TrainingAgreementForm,
)
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode as Code
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.compliance import ReportWish
from ctec_desktop.services.compliance_sections import found_sections
from ctec_desktop.wording import compliance_report as words
from tests.schools import CLERK, student
from tests.services.conftest import School
from tests.services.merging import record, wish
from tests.services.papers_ground import pages

FORM = ApprenticeshipForm("20240051", "modern", "", "2026-09-01", "2027-08-31", certificate="中级工")
AT_SCHOOL = StageForm(0, "school", "2026-09-01", "2027-01-31", content="制图")
ON_POST = StageForm(0, "enterprise", "2027-02-01", "2027-08-31", content="装配", pay_fen="3000")


@pytest.fixture
def apprentice(staffed: School) -> School:
    school = staffed
    school.students(student(51, 姓名="未成年学徒", 身份证号=id_number(date(2010, 3, 1), "男", 51)))
    saved = school.office.apprenticeships.save(CLERK, form(school)).value
    for one in (AT_SCHOOL, ON_POST):
        school.office.apprenticeships.save_stage(CLERK, replace(one, apprenticeship_id=saved))
    return school


def form(school: School, **changed: object) -> ApprenticeshipForm:
    return replace(FORM, enterprise_id=unit_of(school), **changed)  # type: ignore[arg-type]


def unit_of(school: School) -> str:
    return str(school.office.apprenticeships.enterprises(CLERK)[0][0])


def only(school: School) -> ApprenticeshipView:
    service = school.office.apprenticeships
    found = service.detail(CLERK, service.rows(CLERK).ids(ListQuery())[0])
    assert found is not None
    return found


def refused(call: object, *given: object) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        call(CLERK, *given)  # type: ignore[operator]
    return [
        (one.place.field if isinstance(one.place, FieldPlace) else "", str(one.code)) for one in caught.value.problems
    ]


def test_stages_stand_in_the_order_of_their_days_and_may_neither_meet_nor_leave_the_apprenticeship(apprentice: School):
    service, of = apprentice.office.apprenticeships, only(apprentice)
    assert [one.kind.value for one in of.stages] == ["school", "enterprise"]
    stage = replace(AT_SCHOOL, apprenticeship_id=of.id)
    assert refused(service.save_stage, stage) == [("from_on", Code.STAGES_MEET)]
    assert refused(service.save_stage, replace(stage, from_on="2027-09-01", until_on="2027-09-30")) == [
        ("until_on", Code.OUTSIDE)
    ]
    service.remove_stage(CLERK, of.id, of.stages[0].id)
    assert refused(service.save_stage, replace(stage, pay_fen="1", result="good")) == [
        ("pay_fen", Code.POST_AT_SCHOOL),
        ("assessed_on", Code.RESULT_NEEDED),
    ]
    assert len(only(apprentice).stages) == 1


def test_one_enterprise_at_a_time_and_no_days_that_leave_a_stage_outside(apprentice: School):
    service, of = apprentice.office.apprenticeships, only(apprentice)
    own = form(apprentice)
    assert refused(service.save, own) == [("from_on", Code.MEETS_OTHER)]
    assert refused(service.save, replace(own, id=of.id, until_on="2027-08-30")) == [("until_on", Code.STAGES_OUTSIDE)]
    assert refused(service.save, replace(own, id=of.id, student_no="没有", signers=("school",))) == [
        ("signed_on", Code.SIGNED_WITHOUT_DAY),
        ("student_no", Code.NO_SUCH_STUDENT),
    ]


def test_the_agreement_has_the_guardian_of_a_minor_as_fourth_party_and_no_other(apprentice: School):
    of, target = only(apprentice), apprentice.root / "协议.pdf"
    apprentice.office.apprentice_issuing.write_draft(CLERK, of.id, target)
    text = "".join(pages(target))
    assert "2026.9.1至2027.1.31" in text
    assert "丁方（学徒监护人）" in text
    assert "一式四份" in text
    grown_up = apprentice.office.students.all(CLERK)[0].student_no
    made = apprentice.office.apprenticeships.save(CLERK, form(apprentice, student_no=grown_up)).value
    apprentice.office.apprentice_issuing.write_draft(CLERK, made, target)
    text = "".join(pages(target))
    assert "丁方" not in text
    assert "一式三份" in text


def test_what_is_void_is_printed_no_more_and_a_stranger_sees_nobody(apprentice: School, tmp_path: Path):
    service, of = apprentice.office.apprenticeships, only(apprentice)
    stranger = Actor("干事", RowScope(frozenset({999})))
    assert service.detail(stranger, of.id) is None
    assert list(service.rows(stranger).ids(ListQuery())) == []
    assert refused(service.void, of.id, " ") == [("reason", Code.REASON_NEEDED)]
    service.void(CLERK, of.id, "登记错了")
    with pytest.raises(RuleViolation) as caught:
        apprentice.office.papers.print(CLERK, ["mentor_pairing"], PaperSelection(), tmp_path / "a.pdf")
    assert [one.code for one in caught.value.problems] == [PaperCode.NO_APPRENTICE]
    assert refused(service.remove_stage, of.id, of.stages[0].id) == [("", Code.VOID)]


def test_a_stage_follows_its_mentor_into_a_merge_and_out_of_it_and_keeps_what_it_rests_on(twice):
    school, kept, dropped = twice
    service = school.office.apprenticeships
    school.students(student(51, 姓名="未成年学徒", 身份证号=id_number(date(2010, 3, 1), "男", 51)))
    own = replace(FORM, enterprise_id=str(dropped))
    saved = service.save(CLERK, own).value
    choices = service.stage_choices(CLERK, saved)
    mentor_id, post_id = choices.mentors[0][0], choices.posts[0][0]
    service.save_stage(CLERK, replace(ON_POST, apprenticeship_id=saved, post_id=str(post_id), mentor_id=str(mentor_id)))
    enterprises, today = school.office.enterprises, school.office.today()
    for kind, one in ((Retirable.ENTERPRISE, dropped), (Retirable.POST, post_id), (Retirable.MENTOR, mentor_id)):
        with pytest.raises(RuleViolation) as resting:
            enterprises.retire(CLERK, kind, one, today)
        assert RecordCode.IN_USE_BY_RECORDS in [each.code for each in resting.value.problems]
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    (stage,) = only(school).stages
    assert stage.mentor_id == record(school, kept).mentors[0].id != mentor_id
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "弄错了")
    assert only(school).stages[0].mentor_id == mentor_id


def test_wages_and_training_agreements_are_entered_and_put_right_and_never_guessed(apprentice: School):
    service = apprentice.office.apprentice_training
    assert (service.wages(CLERK), service.agreements(CLERK)) == ((), ())
    wage = MinimumWageForm("110000", "2026-09-01", "2540", "某某通知")
    first = service.save_wage(CLERK, wage).value
    assert refused(service.save_wage, wage) == [("from_on", Code.WAGE_ENTERED)]
    wrong = {key for key, _ in refused(service.save_wage, MinimumWageForm("11", "", "0"))}
    assert wrong == {"from_on", "document", "region_code", "monthly_fen"}
    service.save_wage(CLERK, replace(wage, monthly_fen="2600", id=str(first)))
    assert [(one.region_code, one.monthly_fen) for one in service.wages(CLERK)] == [("110000", 260_000)]
    form = TrainingAgreementForm(unit_of(apprentice), "某技工学校", from_on="2026-09-01", until_on="2026-08-31")
    assert refused(service.save_agreement, form) == [("until_on", Code.DAYS_REVERSED)]
    made = service.save_agreement(CLERK, replace(form, until_on="2028-08-31", manner="半脱产")).value
    service.save_agreement(CLERK, replace(form, until_on="2028-08-31", fee="每人 5000 元", id=str(made)))
    (agreed,) = service.agreements(CLERK)
    assert (agreed.body_name, agreed.manner, agreed.fee) == ("某技工学校", None, "每人 5000 元")
    employed = replace(FORM, enterprise_id=unit_of(apprentice), scheme="new_type")
    of = only(apprentice)
    apprentice.office.apprenticeships.save(
        CLERK, replace(employed, id=of.id, subsidy_fen="5000", advance_fen="3000", labour_from="2026-09-01")
    )
    told = {one.rule_id: str(one.code) for one in only(apprentice).findings if one.code}
    assert (told["APP-NT-SUB"], told["APP-NT-AGR2"]) == (Code.ADVANCE_HIGH, Code.TRAINING_INCOMPLETE)
    assert told["APP-NT-WAGE"] == Code.REGION_UNKNOWN


def test_a_class_is_founded_like_one_apprentice_all_or_nobody(apprentice: School):
    of, founding = only(apprentice), apprentice.office.apprentice_founding
    members = [one for one in apprentice.office.students.all(CLERK) if one.id != of.student_id]
    assert refused(founding.found_class, of.id, "没有") == [("class_name", OfficeCode.NO_SUCH_CLASS)]
    own = apprentice.office.apprenticeships
    busy = own.save(CLERK, form(apprentice, student_no=members[0].student_no)).value
    class_name = members[0].class_name
    assert refused(founding.found_class, of.id, class_name) == [("", Code.MEETS_OTHER)]
    assert len(own.all(CLERK)) == 2
    own.void(CLERK, busy, "换一种登记")
    founded = founding.found_class(CLERK, of.id, class_name).value
    assert (founded.founded, founded.left_out) == (len(members), ())
    made = [one for one in own.all(CLERK) if one.id != of.id]
    assert [len(one.stages) for one in made] == [2] * len(members)
    assert {(one.certificate, one.from_on, one.signed_on) for one in made} == {(of.certificate, of.from_on, None)}
    assert refused(founding.found_class, of.id, class_name) == [("", Code.MEETS_OTHER)] * len(members)


def test_the_report_of_compliance_tells_what_is_found_of_apprentices(apprentice: School):
    told = apprentice.office.compliance.report(CLERK, ReportWish())
    rules = {one.finding.rule_id: one.people[0].student_no for one in told.apprentices}
    assert rules["APP-CONTENT"] == rules["APP-MENTOR"] == FORM.student_no
    assert words.APPRENTICES in [one.title for one in found_sections(told)]
    of_class = ReportWish(ReportRange(CheckSelection("没有这个班")))
    assert apprentice.office.compliance.report(CLERK, of_class).apprentices == ()
    assert apprentice.office.compliance.report(CLERK, ReportWish(on=date(2027, 9, 1))).apprentices == ()
