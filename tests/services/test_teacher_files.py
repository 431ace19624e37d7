"""Teacher files: what is refused, what is kept as evidence, and what the rules of recruiting say."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.practice.views import DecisionForm, PeriodForm
from ctec_desktop.domain.teaching.entries import EntryForm, Rank, rank_of
from ctec_desktop.services.evidence_files import MOST_BYTES
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.wording.teaching import finding_line
from tests.schools import CLERK, value
from tests.services.conftest import School
from tests.services.test_majors import problems_of

PAPER = EntryForm(0, "certificate", "数控车工", "高级工（三级）", "人社局", "S1", "2015-06-01", "2030-05-31")
TEACHER = TeacherForm("T01", "沈清", course_kind="professional", hired_on="2022-09-01")


@pytest.fixture
def there(staffed: School) -> tuple[School, int]:
    return staffed, staffed.office.teachers.save(CLERK, TEACHER).value


REFUSED: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"until_on": "2015-05-31"}, (TeachingCode.CERTIFICATE_EXPIRES_EARLY, "until_on")),
    ({"kind": "enterprise_work", "until_on": "2015-05-31"}, (TeachingCode.ENDS_BEFORE_IT_BEGINS, "until_on")),
    ({"from_on": "2027-01-01"}, (TeachingCode.BEGINS_AHEAD, "from_on")),
    ({"from_on": "1915-06-01"}, (TeachingCode.TOO_EARLY, "from_on")),
    ({"kind": ""}, (OfficeCode.FIELD_REQUIRED, "kind")),
    ({"name": " "}, (OfficeCode.FIELD_REQUIRED, "name")),
]


def test_what_no_paper_can_say_is_refused_beside_its_field_and_the_same_paper_is_entered_once(there):
    school, teacher_id = there
    files, form = school.office.teacher_files, replace(PAPER, teacher_id=teacher_id)
    for change, expected in REFUSED:
        assert problems_of(files.save, replace(form, **change)) == [expected]
    assert value(school.office, "SELECT count(*) FROM teacher_entry") == 0
    entry_id = files.save(CLERK, form).value
    assert problems_of(files.save, form) == [(TeachingCode.SAME_TWICE, "name")]
    warned = files.save(CLERK, replace(form, name="某某培训合格证", level="", number="")).warnings
    assert [problem.code for problem in warned] == [TeachingCode.NUMBER_NEEDED, TeachingCode.LEVEL_UNKNOWN]
    files.void(CLERK, entry_id, "证书被撤销")
    assert problems_of(files.save, replace(form, id=entry_id)) == [(TeachingCode.VOID, "")]
    elsewhere = Actor("别系文员", RowScope(frozenset({999})))
    assert files.of_teacher(elsewhere, teacher_id) is None
    assert files.entry(elsewhere, entry_id) is None


def test_evidence_is_kept_with_its_hash_and_what_is_no_scan_is_not(there, tmp_path: Path):
    school, teacher_id = there
    files = school.office.teacher_files
    entry_id = files.save(CLERK, replace(PAPER, teacher_id=teacher_id)).value
    large = tmp_path / "很大.pdf"
    with large.open("wb") as stream:
        stream.write(b"%PDF-1.7")
        stream.truncate(MOST_BYTES + 1)
    for name, content, code in (
        ("证书.docx", b"PK", TeachingCode.SCAN_UNREADABLE),
        ("证书.pdf", b"MZ\x90", TeachingCode.SCAN_FOREIGN),
        ("空.png", b"", TeachingCode.SCAN_EMPTY),
        (large.name, None, TeachingCode.SCAN_TOO_LARGE),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert problems_of(files.attach_scan, entry_id, tmp_path / name) == [(code, "scan")]
    assert problems_of(files.save_scan, entry_id, tmp_path / "出.pdf") == [(TeachingCode.NO_SCAN, "")]
    good = tmp_path / "数控车工.pdf"
    good.write_bytes(b"%PDF-1.7 paper")
    files.attach_scan(CLERK, entry_id, good)
    files.save_scan(CLERK, entry_id, tmp_path / "出.pdf")
    assert (tmp_path / "出.pdf").read_bytes() == good.read_bytes()
    kept = files.entry(CLERK, entry_id)
    assert kept is not None
    assert (kept.scan_title, kept.scan_size_bytes, kept.rank) == ("数控车工.pdf", 14, Rank.MIDDLE)


WORK = EntryForm(0, "enterprise_work", "某某厂", "装配工", from_on="2018-01-01", until_on="2021-12-31")
SHORT = replace(WORK, from_on="2021-01-01")
# the teacher, the lines of the file, and what TPR-3YEXP and TPR-NEW-01 say
JUDGED: dict[str, tuple[dict[str, Any], tuple[EntryForm, ...], tuple[Result, Result]]] = {
    "nothing known": ({}, (), (Result.MISSING_DATA, Result.FAIL)),
    "three years": ({}, (WORK,), (Result.PASS, Result.PASS)),
    "graduate": ({"recruit_type": "graduate"}, (), (Result.WARN, Result.FAIL)),
    "one year": ({"recruit_type": "industry"}, (SHORT,), (Result.WARN, Result.PASS)),
    "twice the same days": (
        {"recruit_type": "other"},
        (SHORT, replace(SHORT, name="另一家")),
        (Result.WARN, Result.PASS),
    ),
    "skilled": (
        {"recruit_type": "industry", "recruit_exception": "skilled"},
        (SHORT, PAPER),
        (Result.EXEMPT, Result.PASS),
    ),
    "skilled without paper": (
        {"recruit_type": "industry", "recruit_exception": "skilled"},
        (SHORT,),
        (Result.MISSING_DATA, Result.PASS),
    ),
    "approved without a reason": (
        {"recruit_type": "graduate", "recruit_exception": "approved"},
        (),
        (Result.MISSING_DATA, Result.FAIL),
    ),
    "normal graduate": (
        {"recruit_type": "graduate", "recruit_exception": "normal_graduate", "recruit_reason": "某某师大机电"},
        (),
        (Result.EXEMPT, Result.FAIL),
    ),
    "days of work missing": ({}, (replace(WORK, from_on=""),), (Result.MISSING_DATA, Result.MISSING_DATA)),
    "in the post before 2020": ({"hired_on": "2018-09-01"}, (), (Result.NOT_APPLICABLE, Result.FAIL)),
    "in the post before the rule": ({"hired_on": "2012-09-01"}, (), (Result.NOT_APPLICABLE, Result.NOT_APPLICABLE)),
    "no first day": ({"hired_on": ""}, (), (Result.MISSING_DATA, Result.MISSING_DATA)),
    "public courses": ({"course_kind": "public"}, (), (Result.NOT_APPLICABLE, Result.NOT_APPLICABLE)),
}


def results(school: School, teacher_id: int) -> Mapping[str, Result]:
    found = school.office.teacher_files.of_teacher(CLERK, teacher_id)
    assert found is not None
    assert all("—" not in finding_line(one) for one in found.findings)
    return {one.rule_id: one.result for one in found.findings}


def test_recruiting_is_held_against_the_rules_with_the_exceptions_they_have(staffed):
    office = staffed.office
    for at, (who, lines, expected) in enumerate(JUDGED.values()):
        form = replace(TEACHER, staff_no=f"T1{at}", **who)
        teacher_id = office.teachers.save(CLERK, form).value
        for one in lines:
            office.teacher_files.save(CLERK, replace(one, teacher_id=teacher_id))
        said = results(staffed, teacher_id)
        assert (said["TPR-3YEXP"], said["TPR-NEW-01"]) == expected, list(JUDGED)[at]
    excepted = replace(TEACHER, staff_no="T99", recruit_exception="approved")
    assert problems_of(office.teachers.save, excepted) == [(TeachingCode.EXCEPTION_WITHOUT_TYPE, "recruit_type")]


def test_practice_before_the_post_answers_for_a_new_teacher_once_it_is_verified(there):
    school, teacher_id = there
    office = school.office
    unit = office.practice.enterprise_names(CLERK)[0]
    form = PeriodForm(teacher_id, unit=unit, form="post", from_on="2022-06-01", until_on="2022-08-20")
    period_id = office.practice_records.save(CLERK, form).value
    assert results(school, teacher_id)["TPR-NEW-01"] is Result.MISSING_DATA
    office.practice_records.verify(CLERK, DecisionForm(period_id, "2022-08-30", "人事处"))
    assert results(school, teacher_id)["TPR-NEW-01"] is Result.PASS
    found = office.teacher_files.of_teacher(CLERK, teacher_id)
    assert found is not None
    assert "TPR-3YEXP 《国家职业教育改革实施方案》" in finding_line(found.findings[0])


@pytest.mark.parametrize(
    ("level", "rank"),
    [
        ("高级技师", Rank.SENIOR),
        ("技师（二级）", Rank.SENIOR),
        ("高级工", Rank.MIDDLE),
        ("三级／高级工", Rank.MIDDLE),
        ("中级工（四级）", Rank.JUNIOR),
        ("初级", Rank.JUNIOR),
        ("高级工程师", Rank.SENIOR),
        ("工程师", Rank.MIDDLE),
        ("助理工程师", Rank.JUNIOR),
        ("副教授", Rank.SENIOR),
        ("合格", None),
        (None, None),
    ],
)
def test_a_level_as_written_comes_to_a_rank(level: str | None, rank: Rank | None):
    assert rank_of(level) is rank
