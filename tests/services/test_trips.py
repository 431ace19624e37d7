"""Visits: planned, put right, their rosters and receipts, and what the rules find."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.trips import NoticeEdit, TripForm
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.storage.tables import InternshipPlanRow
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, select, student

DAY = "2026-09-01"


def teachers(school: Any) -> tuple[int, ...]:
    """The supervisor of the plan is the only teacher."""
    return tuple(one for one, _ in school.office.trips.choices(CLERK).teachers)


def form(school: Any, **typed: Any) -> TripForm:
    site_id = str(school.office.trips.choices(CLERK).sites[0][0])
    values: dict[str, Any] = {"name": "秋季认识实习", "site_id": site_id, "from_on": DAY, "until_on": DAY}
    return TripForm(**(values | typed))


def save(school: Any, **typed: Any) -> int:
    return int(school.office.trips.save(CLERK, form(school, **typed)).value)


def refused(school: Any, **typed: Any) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        save(school, **typed)
    return [(p.place.field, str(p.code)) for p in caught.value.problems if isinstance(p.place, FieldPlace)]


def said(call: Any, *args: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        call(CLERK, *args)
    return [str(problem.code) for problem in caught.value.problems]


def detail(school: Any, trip_id: int) -> Any:
    return school.office.trips.detail(CLERK, trip_id)


def members(school: Any, class_name: str = CLASS_A) -> list[int]:
    return [one.student_id for one in school.office.trips.class_members(CLERK, class_name)]


def test_a_visit_is_planned_with_its_leaders_and_put_right(placed):
    trip_id = save(placed, vehicles="2 辆大客车", leader_ids=teachers(placed))
    view = detail(placed, trip_id)
    assert (view.name, view.enterprise_name, view.vehicles) == ("秋季认识实习", "示例装备1有限公司", "2 辆大客车")
    assert [leader.name for leader in view.leaders] == ["沈老师"]
    assert save(placed, id=trip_id, version=view.version, until_on="2026.9.2") == trip_id
    again = detail(placed, trip_id)
    assert (again.until_on, again.leaders, again.vehicles) == (date(2026, 9, 2), (), None)
    assert select(placed.office, "SELECT removed_on FROM trip_leader") == [("2026-09-01",)]
    save(placed, id=trip_id, leader_ids=teachers(placed))
    assert len(detail(placed, trip_id).leaders) == 1


def test_the_second_of_two_saves_is_refused(placed):
    trip_id = save(placed)
    version = detail(placed, trip_id).version
    save(placed, id=trip_id, version=version, purpose="参观")
    again = form(placed, id=trip_id, version=version, purpose="观摩")
    assert said(placed.office.trips.save, again) == [OfficeCode.SAVED_BY_SOMEBODY_ELSE]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": " "}, [("name", OfficeCode.FIELD_REQUIRED)]),
        ({"site_id": ""}, [("site_id", OfficeCode.FIELD_REQUIRED)]),
        ({"from_on": "", "until_on": ""}, [(k, OfficeCode.FIELD_REQUIRED) for k in ("from_on", "until_on")]),
        ({"from_on": "哪天"}, [("from_on", RecordCode.DAY_UNREADABLE)]),
        ({"until_on": "2026-08-31"}, [("until_on", OfficeCode.PLAN_DATES_REVERSED)]),
        ({"plan_id": "99999"}, [("plan_id", TripCode.PLAN_NOT_VISITING)]),
    ],
)
def test_every_field_that_is_wrong_is_named(placed, typed, told):
    assert refused(placed, **typed) == told


def test_a_visit_keeps_to_the_days_of_its_plan_and_to_plans_of_visits(placed):
    on_post = str(placed.office.plans.all(CLERK)[0].id)
    assert refused(placed, plan_id=on_post) == [("plan_id", TripCode.PLAN_NOT_VISITING)]
    visits = PlanForm("认识实习周", PlanKind.VISITING, date(2026, 9, 1), date(2026, 9, 5))
    plan_id = str(placed.office.plans.add(CLERK, visits).value)
    assert [name for _, name in placed.office.trips.choices(CLERK).plans] == ["认识实习周"]
    assert refused(placed, plan_id=plan_id, until_on="2026-09-06") == [("until_on", TripCode.OUTSIDE_PLAN)]
    trip_id = save(placed, plan_id=plan_id)
    assert detail(placed, trip_id).plan_name == "认识实习周"
    with database_of(placed.office).unit(Command("测试", "plan.retire")) as unit:
        unit.session.get_one(InternshipPlanRow, int(plan_id)).retired_on = date(2026, 9, 1)
    assert refused(placed, plan_id=plan_id) == [("plan_id", RecordCode.CHOICE_GONE)]
    assert save(placed, id=trip_id, version=detail(placed, trip_id).version, plan_id=plan_id) == trip_id


def test_first_years_are_put_on_the_roster_class_by_class(placed):
    freshmen = "2026级数控9班"
    placed.students(*(student(n, 班级=freshmen, 年级="2026", 入学日期="2026-09-01") for n in (91, 92)))
    trip_id = save(placed)
    assert placed.office.trips.set_roster(CLERK, trip_id, freshmen, members(placed, freshmen)).value == 2
    assert placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed)[:1]).value == 1
    assert placed.office.trips.set_roster(CLERK, trip_id, freshmen, members(placed, freshmen)[1:]).value == 1
    assert [one.student_no for one in detail(placed, trip_id).students] == ["20240001", "20240092"]
    placed.office.trips.set_roster(CLERK, trip_id, freshmen, members(placed, freshmen))
    assert len(detail(placed, trip_id).students) == 3


def test_who_has_answered_stays_on_the_roster(placed):
    trip_id = save(placed)
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    edits = (NoticeEdit(members(placed)[0], date(2026, 8, 30)), NoticeEdit(members(placed)[1], None, "生病"))
    assert placed.office.trips.set_notices(CLERK, trip_id, edits).value == 2
    told = said(placed.office.trips.set_roster, trip_id, CLASS_A, ())
    assert told == [TripCode.HAS_ANSWERED, TripCode.HAS_ANSWERED]
    assert [(one.notice_returned_on, one.excuse) for one in detail(placed, trip_id).students] == [
        (date(2026, 8, 30), None),
        (None, "生病"),
        (None, None),
    ]


def test_receipts_are_written_all_or_none(placed):
    trip_id = save(placed)
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed)[:2])
    ahead = (NoticeEdit(members(placed)[0], date(2026, 9, 1)), NoticeEdit(members(placed)[1], date(2026, 9, 2)))
    assert said(placed.office.trips.set_notices, trip_id, ahead) == [TripCode.NOTICE_AHEAD]
    stranger = (NoticeEdit(members(placed)[2], None, "不去"),)
    assert said(placed.office.trips.set_notices, trip_id, stranger) == [TripCode.NOT_ON_ROSTER]
    assert {one.notice_returned_on for one in detail(placed, trip_id).students} == {None}


def test_the_rules_say_who_is_on_post_and_whose_parents_have_not_answered(placed):
    trip_id = save(placed, safety_plan="1号")
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    placed.office.trips.set_notices(CLERK, trip_id, (NoticeEdit(members(placed)[2], None, "在岗"),))
    found = {one.rule_id: one for one in detail(placed, trip_id).findings if one.code}
    assert set(found) == {"INS-01", "INT-MENT-01", "COG-NOTICE", "PLC-OVERLAP"}
    assert found["COG-NOTICE"].facts["count"] == 2
    assert "示例装备1有限公司" in str(found["PLC-OVERLAP"].facts["names"])


def test_a_cancelled_visit_stays_on_record_and_is_not_changed_any_more(placed):
    trip_id = save(placed)
    assert said(placed.office.trips.cancel, trip_id, " ") == [TripCode.CANCEL_REASON_NEEDED]
    placed.office.trips.cancel(CLERK, trip_id, "台风")
    view = detail(placed, trip_id)
    assert (view.is_cancelled, view.cancel_reason) == (True, "台风")
    trips = placed.office.trips
    for call, args in (
        (trips.cancel, (trip_id, "又一次")),
        (trips.save, (form(placed, id=trip_id),)),
        (trips.set_roster, (trip_id, CLASS_A, ())),
        (trips.set_notices, (trip_id, ())),
    ):
        assert said(call, *args) == [TripCode.CANCELLED]
    assert said(trips.cancel, 99_999, "没有") == [RecordCode.NO_SUCH_RECORD]


def test_the_list_counts_who_goes_and_is_found_by_the_unit(placed):
    trip_id = save(placed)
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    edits = (NoticeEdit(members(placed)[0], date(2026, 9, 1)), NoticeEdit(members(placed)[1], None, "生病"))
    placed.office.trips.set_notices(CLERK, trip_id, edits)
    rows = placed.office.trips.rows(CLERK)
    (row,) = rows.rows(rows.ids(ListQuery("示例装备1")))
    assert row[5:8] == (0, 2, 1)
    assert list(rows.ids(ListQuery("装备2"))) == []


def test_another_departments_students_are_out_of_sight(placed):
    trip_id = save(placed)
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    assert placed.office.trips.detail(stranger, trip_id).students == ()
    assert placed.office.trips.class_members(stranger, CLASS_A) == ()
    assert placed.office.trips.set_roster(stranger, trip_id, CLASS_A, members(placed)).value == 0
    assert len(detail(placed, trip_id).students) == 3


def test_the_papers_are_of_those_who_go(placed, tmp_path):
    trip_id = save(placed, leader_ids=teachers(placed), until_on="2026-09-02")
    trips = placed.office.trips
    assert said(trips.print_roster, trip_id, tmp_path / "名册.pdf") == [TripCode.NOBODY_ON_ROSTER]
    trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    trips.set_notices(CLERK, trip_id, (NoticeEdit(members(placed)[1], None, "生病"),))
    roster = trips.print_roster(CLERK, trip_id, tmp_path / "名册.pdf").value
    notices = trips.print_notices(CLERK, trip_id, tmp_path / "告知书.pdf").value
    with open_pdf(roster) as pdf:
        text = pdf.text(0)
    assert ("20240001" in text, "20240002" in text, "沈老师" in text) == (True, False, True)
    with open_pdf(notices) as pdf:
        assert pdf.page_count() == 2
        assert "2026年9月1日至2026年9月2日" in "".join(pdf.text(0).split())
    assert said(trips.print_notices, 99_999, tmp_path / "x.pdf") == [RecordCode.NO_SUCH_RECORD]


def test_the_list_counts_those_whom_one_sees(placed):
    trip_id = save(placed)
    placed.office.trips.set_roster(CLERK, trip_id, CLASS_A, members(placed))
    placed.office.trips.set_notices(CLERK, trip_id, [NoticeEdit(members(placed)[0], date(2026, 9, 1))])
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    counted = [placed.office.trips.rows(who).rows([trip_id])[0][6:8] for who in (CLERK, stranger)]
    assert counted == [(3, 1), (0, 0)]
