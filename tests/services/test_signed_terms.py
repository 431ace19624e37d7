"""Saving a record that signed agreements rest on: nothing is kept until its effects were seen."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.amendments import AmendmentKind, AmendmentState
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.term_effects import TouchesSigned
from ctec_desktop.services.enterprise_forms import EnterpriseForm, PostForm
from ctec_desktop.services.majors import ClassForm
from ctec_desktop.services.student_forms import StudentForm
from tests.schools import CLASS_A, CLERK
from tests.services.conftest import School
from tests.services.issuing import issue
from tests.services.test_agreement_amendments import update
from tests.services.test_agreement_moves import complete, later

Save = Callable[[frozenset[str]], Any]


@pytest.fixture
def signed(placed: School) -> School:
    update(placed, "UPDATE enterprise SET contact_name = '欧阳甲', contact_phone = '13800000009'")
    issue(placed)
    complete(placed)
    later(placed, date(2026, 10, 8))
    return placed


def first_of(school: School) -> int:
    return school.office.agreement_moves.of_class(CLERK, CLASS_A)[0]


def unit_of(school: School) -> Any:
    post = school.office.placements.post_named(CLERK, "装配工")
    return school.office.enterprises.record(CLERK, post.enterprise_id)


def save_post(school: School, **changed: str) -> Save:
    unit = unit_of(school)
    post = unit.posts[0]
    own: dict[str, Any] = {
        "name": post.name,
        "site_id": str(post.site_id),
        "work_hours": post.work_hours or "",
        "pay": "" if post.pay_fen is None else str(post.pay_fen // 100),
        "pay_unit": post.pay_unit or "",
        "pay_method": post.pay_method or "",
        "pay_day": str(post.pay_day or ""),
        "board": post.board or "",
        "lodging": post.lodging or "",
        "mentor_id": str(post.mentor_id or ""),
    }
    form = PostForm(**(own | changed), id=post.id, version=post.version)
    return lambda seen: school.office.enterprises.save_post(CLERK, unit.id, replace(form, confirmed=seen))


def save_unit(school: School, **changed: str) -> Save:
    unit = unit_of(school)
    keys = ("name", "uscc", "legal_representative", "address", "region_code", "industry_code", "contact_name")
    own: dict[str, Any] = {key: getattr(unit, key) or "" for key in (*keys, "contact_phone")}
    form = EnterpriseForm(**(own | changed), id=unit.id, version=unit.version)
    return lambda seen: school.office.enterprises.save(CLERK, replace(form, confirmed=seen))


def save_class(school: School, **changed: str) -> Save:
    found = next(one for one in school.office.school.classes(CLERK) if one.name == CLASS_A)
    own: dict[str, Any] = {"name": found.name, "grade": str(found.grade or "")}
    own |= {"major_id": str(found.major_id or ""), "department_id": str(found.department_id or "")}
    form = ClassForm(**(own | changed), id=found.id, version=found.version)
    return lambda seen: school.office.majors.save_class(CLERK, replace(form, confirmed=seen))


def save_student(school: School, **changed: str) -> Save:
    student = next(one for one in school.office.students.all(CLERK) if one.class_name == CLASS_A)
    found = school.office.students.record(CLERK, student.id)
    assert found is not None
    known = {key: text for key, text in asdict(found).items() if isinstance(text, str)}
    own: dict[str, Any] = {
        key: known.get(key, "") for key in ("student_no", "name", "class_name", "address", "registration_no")
    }
    form = StudentForm(**(own | {"id_number": None, "phone": None} | changed), id=found.id, version=found.version)
    return lambda seen: school.office.students.save(CLERK, replace(form, confirmed=seen))


@pytest.mark.parametrize(
    ("save", "changed", "key", "change_class"),
    [
        (save_post, {"pay": "9000", "pay_unit": "month"}, "pay_amount", ChangeClass.SUBSTANTIAL),
        (save_unit, {"contact_phone": "13800000001"}, "enterprise_phone", ChangeClass.NOTICE),
        (save_class, {"name": "2024级数控（甲）班"}, "student_class", ChangeClass.COSMETIC),
        (save_student, {"name": "欧阳另"}, "student_name", ChangeClass.SUBSTANTIAL),
    ],
)
def test_a_save_waits_until_its_effect_on_signed_agreements_was_seen(
    signed: School, save: Callable[..., Save], changed: dict[str, str], key: str, change_class: ChangeClass
):
    agreement_id = first_of(signed)
    outlook = signed.office.amendments.outlook
    before = {one.key for one in outlook(CLERK, agreement_id).differing}
    saving = save(signed, **changed)
    with pytest.raises(TouchesSigned) as caught:
        saving(frozenset())
    told = {one.key: one for one in caught.value.effects}
    assert told[key].change_class is change_class
    assert told[key].old != told[key].new
    assert told[key].agreements >= 1
    assert {one.key for one in outlook(CLERK, agreement_id).differing} == before
    with pytest.raises(TouchesSigned):
        saving(frozenset({"terms:somethingelse"}))
    outcome = saving(frozenset({caught.value.token}))
    after = outlook(CLERK, agreement_id)
    if change_class is ChangeClass.COSMETIC:
        assert [problem.code for problem in outcome.warnings] == [AmendmentCode.CORRECTED]
        assert [(one.kind, one.state) for one in after.made] == [(AmendmentKind.CORRECTION, AmendmentState.LOGGED)]
        assert key not in {one.key for one in after.differing}
    else:
        assert outcome.warnings[-1].code == AmendmentCode.TO_BE_AMENDED
        assert key in {one.key for one in after.differing}


def test_what_is_put_back_as_the_paper_says_it_needs_no_confirmation(signed: School):
    unit = unit_of(signed)
    saving = save_unit(signed, contact_name="欧阳旧")
    with pytest.raises(TouchesSigned) as caught:
        saving(frozenset())
    saving(frozenset({caught.value.token}))
    outcome = save_unit(signed, contact_name=unit.contact_name or "")(frozenset())
    assert [problem.code for problem in outcome.warnings] == []


def test_a_save_that_no_signed_agreement_rests_on_goes_through_at_once(placed: School):
    issue(placed)
    save_post(placed, pay="9000", pay_unit="month")(frozenset())
    assert unit_of(placed).posts[0].pay_fen == 900_000
