"""Enterprises, places, posts and mentors typed by hand: every refusal, the history of staff, handing over, retiring."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.merging import MergeWish
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.enterprise_forms import EnterpriseForm, MentorForm, PostForm, SiteForm
from ctec_desktop.services.enterprises import HandOver
from ctec_desktop.services.teachers import TeacherForm
from tests.schools import CLERK, select, unit, value
from tests.services.conftest import School
from tests.services.test_majors import problems_of

TODAY = date(2026, 9, 1)
NEW = EnterpriseForm(
    name="示例精工有限公司",
    uscc=credit_code(50),
    address="示例市工业路1号",
    region_code="110105",
    industry_code="C3425",
    contact_name="周明",
    contact_phone="13900000001",
    staff_on_post="500",
    counted_on="2026-08-31",
    staff_source="社保名册",
)
NO_COUNT: dict[str, Any] = {"staff_on_post": "", "counted_on": "", "staff_source": ""}
POST = PostForm(name="数控车工", pay="2,600.50", pay_unit="month", pay_method="bank", pay_day="15", board="provided")


def saved(school: School, form: EnterpriseForm = NEW) -> int:
    return school.office.enterprises.save(CLERK, form).value


def record(school: School, enterprise_id: int):
    found = school.office.enterprises.record(CLERK, enterprise_id)
    assert found is not None
    return found


def post_form(school: School, enterprise_id: int, **cells: Any) -> PostForm:
    return replace(POST, site_id=str(record(school, enterprise_id).sites[0].id), **cells)


def test_a_new_enterprise_is_kept_with_a_place_of_work_and_a_count_of_staff(school: School):
    found = record(school, saved(school))
    assert (found.name, found.uscc, found.region_code) == (NEW.name, NEW.uscc, "110105")
    assert [(site.address, site.region_code) for site in found.sites] == [("示例市工业路1号", "110105")]
    assert [(one.counted_on, one.staff_on_post, one.source) for one in found.staffing] == [
        (date(2026, 8, 31), 500, "社保名册")
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (replace(NEW, name=" "), (OfficeCode.FIELD_REQUIRED, "name")),
        (replace(NEW, uscc="91110105"), (RecordCode.USCC_LENGTH, "uscc")),
        (replace(NEW, uscc="I" + NEW.uscc[1:]), (RecordCode.USCC_CHARACTERS, "uscc")),
        (replace(NEW, region_code="11"), (RecordCode.REGION_MALFORMED, "region_code")),
        (replace(NEW, industry_code="制造"), (RecordCode.INDUSTRY_MALFORMED, "industry_code")),
        (replace(NEW, staff_on_post="几百"), (RecordCode.NUMBER_OUT_OF_RANGE, "staff_on_post")),
        (replace(NEW, counted_on=""), (RecordCode.STAFFING_DAY_MISSING, "counted_on")),
        (replace(NEW, counted_on="2026-09-02"), (RecordCode.DAY_AHEAD, "counted_on")),
        (replace(NEW, counted_on="上月"), (RecordCode.DAY_UNREADABLE, "counted_on")),
    ],
)
def test_what_is_wrong_stands_beside_its_field(school: School, form: EnterpriseForm, expected):
    assert problems_of(school.office.enterprises.save, form) == [expected]
    assert value(school.office, "SELECT count(*) FROM enterprise") == 0


def test_a_code_is_one_enterprises_and_a_wrong_check_digit_is_vouched_for_once(staffed: School):
    taken = replace(NEW, uscc=credit_code(1))
    assert problems_of(staffed.office.enterprises.save, taken) == [(RecordCode.USCC_TAKEN, "uscc")]
    odd = replace(NEW, uscc=NEW.uscc[:-1] + ("1" if NEW.uscc[-1] != "1" else "2"))
    assert problems_of(staffed.office.enterprises.save, odd) == [(RecordCode.USCC_CHECK_DIGIT, "uscc")]
    found = record(staffed, saved(staffed, replace(odd, confirmed=frozenset({RecordCode.USCC_CHECK_DIGIT}))))
    staffed.office.enterprises.save(CLERK, replace(odd, id=found.id, version=found.version, address="新址"))
    assert record(staffed, found.id).address == "新址"


def test_a_name_already_there_is_held_and_a_missing_code_only_said(staffed: School):
    twin = replace(NEW, name="示例装备 １有限公司", uscc="")
    assert problems_of(staffed.office.enterprises.save, twin) == [(RecordCode.ENTERPRISE_NAME_TAKEN, "name")]
    confirmed = replace(twin, confirmed=frozenset({RecordCode.ENTERPRISE_NAME_TAKEN}))
    outcome = staffed.office.enterprises.save(CLERK, confirmed)
    assert [warning.code for warning in outcome.warnings] == [RecordCode.USCC_NOT_GIVEN]


def test_counts_of_staff_are_a_history_and_the_same_day_is_put_right(school: School):
    enterprise_id = saved(school)
    for on, staff in (("2026-09-01", "600"), ("2026-09-01", "610")):
        found = record(school, enterprise_id)
        form = replace(NEW, id=found.id, version=found.version, counted_on=on, staff_on_post=staff)
        school.office.enterprises.save(CLERK, form)
    assert [one.staff_on_post for one in record(school, enterprise_id).staffing] == [610, 500]
    found = record(school, enterprise_id)
    school.office.enterprises.save(CLERK, replace(NEW, id=found.id, version=found.version, **NO_COUNT))
    assert len(record(school, enterprise_id).staffing) == 2


def test_a_second_save_on_an_old_version_is_refused(school: School):
    enterprise_id = saved(school)
    form = replace(NEW, id=enterprise_id, version=record(school, enterprise_id).version, address="新址")
    school.office.enterprises.save(CLERK, form)
    assert problems_of(school.office.enterprises.save, form) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]


def test_a_post_keeps_pay_in_fen_and_is_offered_for_placing(school: School):
    enterprise_id = saved(school)
    mentor = school.office.enterprises.save_mentor(CLERK, enterprise_id, MentorForm("郑工", "13900000002")).value
    form = post_form(school, enterprise_id, mentor_id=str(mentor), same_kind_staff="40")
    school.office.enterprises.save_post(CLERK, enterprise_id, form)
    (post,) = record(school, enterprise_id).posts
    assert (post.pay_fen, post.pay_unit, post.pay_day, post.mentor_name) == (260050, "month", 15, "郑工")
    assert [one.name for one in school.office.placements.posts(CLERK)] == ["数控车工"]
    assert record(school, enterprise_id).mentors[0].posts == ("数控车工",)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": ""}, (OfficeCode.FIELD_REQUIRED, "name")),
        ({"site_id": ""}, (OfficeCode.FIELD_REQUIRED, "site_id")),
        ({"pay": "面议"}, (RecordCode.MONEY_UNREADABLE, "pay")),
        ({"pay": "2600.505"}, (RecordCode.MONEY_UNREADABLE, "pay")),
        ({"pay_unit": ""}, (RecordCode.PAY_INCOMPLETE, "pay_unit")),
        ({"pay_day": "32"}, (RecordCode.NUMBER_OUT_OF_RANGE, "pay_day")),
        ({"same_kind_staff": "-1"}, (RecordCode.NUMBER_OUT_OF_RANGE, "same_kind_staff")),
        ({"mentor_id": "x"}, (RecordCode.NOT_A_CHOICE, "mentor_id")),
    ],
)
def test_what_is_wrong_with_a_post_stands_beside_its_field(school: School, cells: dict[str, Any], expected):
    enterprise_id = saved(school)
    form = replace(post_form(school, enterprise_id), **cells)
    assert problems_of(school.office.enterprises.save_post, enterprise_id, form) == [expected]


def test_no_name_stands_twice_at_one_place_and_no_place_twice_at_one_enterprise(school: School):
    enterprise_id = saved(school)
    form = post_form(school, enterprise_id)
    enterprises = school.office.enterprises
    enterprises.save_post(CLERK, enterprise_id, form)
    assert problems_of(enterprises.save_post, enterprise_id, form) == [(RecordCode.POST_TWICE, "name")]
    same = SiteForm("示例市工业路 1号")
    assert problems_of(enterprises.save_site, enterprise_id, same) == [(RecordCode.SITE_TWICE, "address")]
    other = enterprises.save_site(CLERK, enterprise_id, SiteForm("示例市二厂", "110106")).value
    enterprises.save_post(CLERK, enterprise_id, replace(form, site_id=str(other)))
    blank = SiteForm()
    assert problems_of(enterprises.save_site, enterprise_id, blank) == [(OfficeCode.FIELD_REQUIRED, "address")]


def test_places_posts_and_mentors_are_put_right_on_the_version_they_were_opened_on(school: School):
    enterprise_id, enterprises = saved(school), school.office.enterprises
    enterprises.save_post(CLERK, enterprise_id, post_form(school, enterprise_id))
    enterprises.save_mentor(CLERK, enterprise_id, MentorForm("郑工"))
    found = record(school, enterprise_id)
    site, post, mentor = found.sites[0], found.posts[0], found.mentors[0]
    forms: tuple[tuple[Any, Any], ...] = (
        (enterprises.save_site, SiteForm("新厂区", id=site.id, version=site.version)),
        (
            enterprises.save_post,
            replace(post_form(school, enterprise_id, name="车工"), id=post.id, version=post.version),
        ),
        (enterprises.save_mentor, MentorForm("郑工", "13900000003", id=mentor.id, version=mentor.version)),
    )
    for save, form in forms:
        save(CLERK, enterprise_id, form)
        assert problems_of(save, enterprise_id, form) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]
    found = record(school, enterprise_id)
    assert (found.sites[0].address, found.posts[0].name, found.mentors[0].phone) == ("新厂区", "车工", "13900000003")


def test_a_mentor_of_the_same_name_and_phone_is_refused(school: School):
    enterprise_id = saved(school)
    form = MentorForm("郑工", "13900000002")
    school.office.enterprises.save_mentor(CLERK, enterprise_id, form)
    found = problems_of(school.office.enterprises.save_mentor, enterprise_id, form)
    assert found == [(RecordCode.MENTOR_TWICE, "name")]
    school.office.enterprises.save_mentor(CLERK, enterprise_id, replace(form, phone="13900000009"))


def test_posts_are_handed_over_with_the_students_if_wished(placed: School):
    enterprises = placed.office.enterprises
    (enterprise_id,) = [view.id for view in enterprises.all(CLERK) if view.name == "示例装备1有限公司"]
    first = enterprises.save_mentor(CLERK, enterprise_id, MentorForm("郑工")).value
    second = enterprises.save_mentor(CLERK, enterprise_id, MentorForm("王工")).value
    post = record(placed, enterprise_id).posts[0]
    form = PostForm(post.name, str(post.site_id), mentor_id=str(first), id=post.id, version=post.version)
    enterprises.save_post(CLERK, enterprise_id, form)
    nobody = [(RecordCode.HAND_OVER_TO_NOBODY, "to_id")]
    for wrong in (None, first, 999):
        assert problems_of(enterprises.hand_over, enterprise_id, HandOver(first, wrong, TODAY)) == nobody
    found = problems_of(enterprises.retire, Retirable.MENTOR, first, TODAY)
    assert found == [(RecordCode.IN_USE_BY_RECORDS, "")]
    assert enterprises.hand_over(CLERK, enterprise_id, HandOver(first, second, TODAY)).value == 1
    assert record(placed, enterprise_id).posts[0].mentor_name == "王工"
    assert value(placed.office, "SELECT count(*) FROM placement WHERE mentor_id IS NOT NULL") == 0
    back = HandOver(second, first, TODAY, with_placements=True)
    assert enterprises.hand_over(CLERK, enterprise_id, back).value == 1
    enterprises.retire(CLERK, Retirable.MENTOR, second, TODAY)
    assert [one.retired_on for one in record(placed, enterprise_id).mentors if one.id == second] == [TODAY]


@pytest.mark.parametrize("kind", [Retirable.ENTERPRISE, Retirable.SITE, Retirable.POST])
def test_what_students_are_placed_at_is_not_retired_and_the_sentence_says_who(placed: School, kind: Retirable):
    (enterprise_id,) = [v.id for v in placed.office.enterprises.all(CLERK) if v.name == "示例装备1有限公司"]
    found = record(placed, enterprise_id)
    ids = {Retirable.ENTERPRISE: found.id, Retirable.SITE: found.sites[0].id, Retirable.POST: found.posts[0].id}
    with pytest.raises(RuleViolation) as refused:
        placed.office.enterprises.retire(CLERK, kind, ids[kind], TODAY)
    problem = refused.value.problems[0]
    assert problem.code == RecordCode.IN_USE_BY_PLACEMENTS
    assert problem.facts["count"] == 3
    assert str(problem.facts["names"]).startswith("学生")


def test_what_is_retired_is_not_offered_and_stays_in_the_record(staffed: School):
    enterprises = staffed.office.enterprises
    first = enterprises.all(CLERK)[0]
    found = record(staffed, first.id)
    site = problems_of(enterprises.retire, Retirable.SITE, found.sites[0].id, TODAY)
    assert site == [(RecordCode.IN_USE_BY_RECORDS, "")]
    enterprises.retire(CLERK, Retirable.ENTERPRISE, first.id, TODAY)
    assert first.id not in [one.enterprise_id for one in staffed.office.placements.posts(CLERK)]
    assert first.id not in [view.id for view in enterprises.all(CLERK)]
    assert list(enterprises.rows(CLERK).ids(ListQuery(filters=(("state", "retired"),)))) == [first.id]
    enterprises.retire(CLERK, Retirable.POST, found.posts[0].id, TODAY)
    again = problems_of(enterprises.restore, Retirable.POST, found.posts[0].id)
    assert again == [(RecordCode.PARENT_RETIRED, "")]
    enterprises.restore(CLERK, Retirable.ENTERPRISE, first.id)
    enterprises.restore(CLERK, Retirable.POST, found.posts[0].id)
    assert first.id in [one.enterprise_id for one in staffed.office.placements.posts(CLERK)]


def test_the_record_names_who_is_on_post_today(placed: School):
    (enterprise_id,) = [v.id for v in placed.office.enterprises.all(CLERK) if v.name == "示例装备1有限公司"]
    assert len(record(placed, enterprise_id).on_post) == 3
    placed.units(unit(9))
    assert record(placed, placed.office.enterprises.all(CLERK)[-1].id).on_post == ()
    assert placed.office.enterprises.record(CLERK, 999) is None
    assert select(placed.office, "SELECT count(*) FROM agreement") == [(0,)]


def test_what_a_visit_goes_to_or_who_leads_it_is_not_retired_and_a_visit_follows_a_merge(staffed: School):
    office = staffed.office
    first, second = (view.id for view in office.enterprises.all(CLERK)[:2])
    teacher = office.teachers.save(CLERK, TeacherForm(staff_no="T1", name="沈清")).value
    same = SiteForm(record(staffed, first).sites[0].address or "")
    site = office.enterprises.save_site(CLERK, second, same).value
    days: dict[str, Any] = {"from_on": "2026-10-01", "until_on": "2026-10-02"}
    office.trips.save(CLERK, TripForm(name="参观", site_id=str(site), leader_ids=(teacher,), **days))
    used = [(RecordCode.IN_USE_BY_RECORDS, "")]
    for kind, used_id in ((Retirable.SITE, site), (Retirable.ENTERPRISE, second)):
        assert problems_of(office.enterprises.retire, kind, used_id, TODAY) == used
    assert problems_of(office.teachers.retire, teacher, TODAY) == used
    seen = office.enterprise_merges.preview(CLERK, first, second)
    office.enterprise_merges.merge(CLERK, MergeWish(first, second, seen.versions))
    assert value(office, "SELECT site_id FROM trip") == record(staffed, first).sites[0].id
    (line,) = office.enterprise_merges.merges(CLERK, first)
    office.enterprise_merges.undo(CLERK, line.id, "弄错了")
    assert value(office, "SELECT site_id FROM trip") == site
