"""双师型 recognition: evidence by criterion, steps in order, results and their review, papers."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.recognition.lines import DualTeacher
from ctec_desktop.domain.recognition.meter import Held
from ctec_desktop.domain.recognition.views import ApplyForm, StepForm
from ctec_desktop.domain.recognition.words import DualLevel, DualState, StepKind
from ctec_desktop.domain.teaching.entries import EntryForm, EntryKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.demo_practice import practise
from ctec_desktop.services.demo_recognition import recognise
from ctec_desktop.services.office import Office
from ctec_desktop.services.recognition_standard import standard
from tests.schools import CLERK, Demo, opened


@pytest.fixture(scope="module")
def office(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo school with its practice and its recognition; tests that write take a teacher of their own."""
    with closing(opened(demo.copied_to(tmp_path_factory.mktemp("dual")))) as one:
        practise(one, CLERK)
        recognise(one, CLERK)
        yield one


def day(office: Office, before: int = 0) -> str:
    return (office.today() - timedelta(days=before)).isoformat()


def free(office: Office) -> int:
    """A teacher nobody applied for."""
    return next(
        one.teacher.id
        for one in office.recognition.overview(CLERK)
        if one.current is None and one.teacher.kind is CourseKind.PROFESSIONAL
    )


def shown(office: Office, teacher_id: int) -> DualTeacher:
    found = office.recognition.of_teacher(CLERK, teacher_id)
    assert found is not None
    return found


def applied(office: Office, level: DualLevel = DualLevel.JUNIOR, exception: str = "破格") -> tuple[int, int]:
    """A teacher whose application is under way. Returns the teacher and the application."""
    teacher_id = free(office)
    office.recognition.apply(CLERK, ApplyForm(teacher_id, level.value, "secondary", day(office, 60), exception))
    current = shown(office, teacher_id).line.current
    assert current is not None
    return teacher_id, current.id


def walk(office: Office, recognition_id: int, *kinds: StepKind) -> None:
    """Steps ten days apart, the first fifty days ago."""
    for at, kind in enumerate(kinds):
        on = office.today() - timedelta(days=50 - 10 * at)
        until = {StepKind.PUBLISHED: on + timedelta(days=6), StepKind.CERTIFIED: on + timedelta(days=1000)}.get(kind)
        form = StepForm(recognition_id, kind.value, on.isoformat(), "学校", number="1", remark="说明")
        office.recognition.step(CLERK, replace(form, until_on="" if until is None else until.isoformat()))


def refused(office: Office, form: StepForm) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        office.recognition.step(CLERK, form)
    return [str(one.code) for one in caught.value.problems]


def test_every_level_asks_for_ethics_first_and_orders_its_steps():
    for level in DualLevel:
        asked = standard().of(level)
        assert asked[0].key == "ethics"
        assert asked[0].is_judged
        assert all(one.is_judged != bool(one.needs) for one in asked)
        assert standard().steps[level][0] is StepKind.REVIEWED
        assert standard().steps[level][-1] is StepKind.CERTIFIED


def test_the_demo_school_shows_every_state(office: Office):
    states = {one.state for one in office.recognition.overview(CLERK)}
    assert states >= {None, DualState.UNDER_WAY, DualState.STANDS, DualState.OVERDUE}
    assert any(one.level is DualLevel.JUNIOR and one.held and one.held.level is DualLevel.MIDDLE
               for one in office.recognition.overview(CLERK))  # fmt: skip


def test_a_paper_proves_a_criterion_until_it_ends_and_a_lower_rank_does_not_prove_a_higher_level(office: Office):
    teacher_id, _ = applied(office, DualLevel.SENIOR)
    form = EntryForm(teacher_id, EntryKind.CERTIFICATE.value, "数控车工", "中级工", from_on="2020-01-01")
    office.teacher_files.save(CLERK, form)
    key = "skill_senior"
    held = {one.criterion.key: one.held for one in shown(office, teacher_id).line.met}
    assert held[key] is Held.MISSING
    soon = (office.today() + timedelta(days=30)).isoformat()
    office.teacher_files.save(CLERK, replace(form, name="车工技师", level="技师", until_on=soon))
    held = {one.criterion.key: one.held for one in shown(office, teacher_id).line.met}
    assert held[key] is Held.EXPIRING
    office.teacher_files.save(CLERK, replace(form, name="高级技师", level="高级技师"))
    held = {one.criterion.key: one.held for one in shown(office, teacher_id).line.met}
    assert held[key] is Held.MET


def test_an_application_without_its_evidence_is_not_reviewed_unless_an_exception_says_why(office: Office):
    _, own = applied(office, exception="")
    form = StepForm(own, StepKind.REVIEWED.value, day(office, 40), "学校")
    assert refused(office, form) == [RecognitionCode.EVIDENCE_MISSING]


def test_a_judgement_that_was_negative_and_then_positive_counts_by_the_last(office: Office):
    teacher_id, own = applied(office)
    for said, held in (("no", Held.MISSING), ("yes", Held.MET)):
        form = StepForm(own, "judged", day(office, 40), "评议组", criterion="ethics", is_positive=said)
        office.recognition.step(CLERK, form)
        assert shown(office, teacher_id).line.met[0].held is held


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (StepKind.APPROVED, {}, RecognitionCode.STEP_OUT_OF_ORDER),
        (StepKind.KEPT, {"until_on": "2028-01-01"}, RecognitionCode.STEP_OUT_OF_ORDER),
        (StepKind.REVIEWED, {"on": "2035-01-01"}, RecognitionCode.DAY_AHEAD),
        (StepKind.REVIEWED, {"on": "2020-01-01"}, RecognitionCode.DAY_BEFORE),
        (StepKind.JUDGED, {"criterion": "results", "is_positive": "yes"}, RecognitionCode.NO_SUCH_CRITERION),
    ],
)
def test_steps_out_of_order_or_time_are_refused(office: Office, kind: StepKind, change: dict[str, Any], code: str):
    _, own = applied(office)
    form = StepForm(own, kind.value, day(office, 40), "学校", remark="说明")
    assert refused(office, replace(form, **change)) == [code]


def test_publicity_is_long_enough_and_over_before_the_next_step(office: Office):
    _, own = applied(office)
    walk(office, own, StepKind.REVIEWED)
    form = StepForm(own, StepKind.PUBLISHED.value, day(office, 30), "学校", until_on=day(office, 27))
    assert refused(office, form) == [RecognitionCode.PUBLICITY_SHORT]
    office.recognition.step(CLERK, replace(form, until_on=day(office, 26)))
    approve = StepForm(own, StepKind.APPROVED.value, day(office, 26), "教育局")
    assert refused(office, approve) == [RecognitionCode.PUBLICITY_RUNS]
    office.recognition.step(CLERK, replace(approve, on=day(office, 25)))


def test_a_certificate_is_reviewed_within_five_years_and_what_was_revoked_stays_on_record(office: Office):
    teacher_id, own = applied(office)
    walk(office, own, StepKind.REVIEWED, StepKind.PUBLISHED, StepKind.APPROVED)
    on = office.today() - timedelta(days=5)
    form = StepForm(own, StepKind.CERTIFIED.value, on.isoformat(), "教育局", number="双师1")
    late = on.replace(year=on.year + 5) + timedelta(days=1)
    assert refused(office, replace(form, until_on=late.isoformat())) == [RecognitionCode.REVIEW_TOO_LATE]
    office.recognition.step(CLERK, replace(form, until_on=on.replace(year=on.year + 5).isoformat()))
    line = shown(office, teacher_id).line
    assert (line.state, line.level, line.next_level) == (DualState.STANDS, DualLevel.JUNIOR, DualLevel.MIDDLE)
    with pytest.raises(RuleViolation) as again:
        office.recognition.apply(CLERK, ApplyForm(teacher_id, "junior", "secondary", day(office)))
    assert [one.code for one in again.value.problems] == [RecognitionCode.NOT_HIGHER]
    office.recognition.step(CLERK, StepForm(own, "revoked", day(office), "学校", remark="材料不实"))
    after = shown(office, teacher_id)
    assert after.line.level is None
    assert [one.kind for one in after.views[-1].steps][-2:] == [StepKind.CERTIFIED, StepKind.REVOKED]


def test_the_last_step_can_be_taken_back_with_a_reason_and_then_the_application(office: Office):
    teacher_id, own = applied(office)
    walk(office, own, StepKind.REVIEWED)
    with pytest.raises(RuleViolation):
        office.recognition.take_back(CLERK, own, " ")
    office.recognition.take_back(CLERK, own, "日期填错")
    assert shown(office, teacher_id).views[-1].steps == ()
    office.recognition.take_back(CLERK, own, "不报了")
    assert shown(office, teacher_id).line.current is None
    assert shown(office, teacher_id).views[-1].is_void


def test_papers_name_everybody_and_the_publicity_list_no_number(office: Office, tmp_path: Path):
    lines = office.recognition.overview(CLERK)
    office.recognition.write_list(CLERK, tmp_path / "s.pdf", publicity=False)
    text = _text(tmp_path / "s.pdf")
    assert all(one.teacher.name in text for one in lines if one.held)
    office.recognition.write_list(CLERK, tmp_path / "p.pdf", publicity=True)
    text = _text(tmp_path / "p.pdf")
    published = [one for one in lines if one.under_way and one.under_way.step(StepKind.PUBLISHED)]
    wanted = [one for one in published if one.under_way and not one.under_way.step(StepKind.APPROVED)]
    assert wanted
    assert all(one.teacher.name in text and one.teacher.staff_no not in text for one in wanted)
    handed_on = [one for one in published if one not in wanted]
    assert handed_on
    assert not any(one.teacher.name in text for one in handed_on)


def test_an_application_keeps_its_judgements_once_it_is_certified(office: Office, tmp_path: Path):
    line = next(one for one in office.recognition.overview(CLERK) if one.state is DualState.STANDS)
    office.recognition.write_application(CLERK, line.teacher.id, tmp_path / "a.pdf")
    text = _text(tmp_path / "a.pdf")
    assert "双师型教师认定申请表" in text
    assert "思想政治和师德具备学校双师型教师认定委员会" in text
    assert line.met[0].held is Held.MISSING, "whoever applies for the next level is judged anew"


def test_a_list_with_nobody_on_it_is_not_written(demo: Demo, tmp_path: Path):
    with closing(opened(demo.copied_to(tmp_path))) as empty, pytest.raises(RuleViolation) as nobody:
        empty.recognition.write_list(CLERK, tmp_path / "n.pdf", publicity=True)
    assert [one.code for one in nobody.value.problems] == [RecognitionCode.NOBODY]
    assert not (tmp_path / "n.pdf").exists()


def _text(path: Path) -> str:
    with open_pdf(path) as pdf:
        return "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
