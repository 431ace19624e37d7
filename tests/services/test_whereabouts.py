"""Where everyone of the classes that are out is, on any day."""

from datetime import date
from typing import Any

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.not_placed import NotPlacedForm, NotPlacedReason
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.domain.whereabouts import Crossing, Whereabouts
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, plan_form, student

FIRST = date(2026, 9, 1)
FRESHMEN = "2026级数控9班"


def told(school: Any, on: date = FIRST, class_name: str = "") -> dict[str, Any]:
    return {one.student_no: one for one in school.office.whereabouts.on_day(CLERK, on, class_name)}


def change(school: Any, at: int, kind: ChangeKind, on: date, until_on: date | None = None) -> None:
    placement_id = school.office.placements.all(CLERK)[at].id
    wish = ChangeWish((placement_id,), kind, ChangeReason.ILLNESS, on, until_on)
    assert school.office.placement_changes.apply(CLERK, wish).value.changed == 1


def test_everyone_of_a_class_that_is_out_is_told_the_doubtful_first(placed):
    placed.students(student(8), student(9), student(91, 班级=FRESHMEN, 年级="2026", 入学日期="2026-09-01"))
    ids = [row.placement_id for row in placed.office.arrivals.grid(CLERK, CLASS_A)]
    placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(ids[0], FIRST),))
    change(placed, 1, ChangeKind.PAUSE, FIRST, date(2026, 9, 7))
    who = placed.view("20240009").id
    plan_id = placed.office.plans.all(CLERK)[0].id
    placed.office.not_placed.put(CLERK, NotPlacedForm(plan_id, (who,), NotPlacedReason.EXEMPTED))
    found = told(placed)
    assert [(no, one.where) for no, one in found.items()] == [
        ("20240008", Whereabouts.UNKNOWN),
        ("20240003", Whereabouts.NOT_ARRIVED),
        ("20240002", Whereabouts.PAUSED),
        ("20240009", Whereabouts.NOT_PLACED),
        ("20240001", Whereabouts.ON_POST),
    ]
    assert (found["20240001"].enterprise_name, found["20240001"].post_name) == ("示例装备1有限公司", "装配工")
    assert (found["20240002"].note, found["20240009"].note) == ("2026-09-01 至 2026-09-07", "免实习")


def test_who_is_on_a_visit_is_told_without_the_rest_of_the_class(placed):
    placed.students(*(student(n, 班级=FRESHMEN, 年级="2026", 入学日期="2026-09-01") for n in (91, 92)))
    site_id = str(placed.office.trips.choices(CLERK).sites[1][0])
    form = TripForm(name="参观", site_id=site_id, from_on="2026-09-01", until_on="2026-09-02")
    trip_id = placed.office.trips.save(CLERK, form).value
    first = placed.office.trips.class_members(CLERK, FRESHMEN)[0].student_id
    placed.office.trips.set_roster(CLERK, trip_id, FRESHMEN, [first])
    visitor = told(placed)["20240091"]
    assert (visitor.where, visitor.enterprise_name) == (Whereabouts.ON_TRIP, "示例装备2有限公司")
    assert "20240092" not in told(placed)
    assert told(placed, class_name=FRESHMEN)["20240092"].where is Whereabouts.UNKNOWN
    assert "20240091" not in told(placed, date(2026, 9, 3))


def test_a_class_is_out_only_while_somebody_is(placed):
    assert told(placed, date(2026, 8, 31)) == {}
    assert told(placed, date(2027, 3, 1)) == {}
    placed_ids = [view.id for view in placed.office.placements.all(CLERK)]
    wish = ChangeWish(tuple(placed_ids[:1]), ChangeKind.EXTEND, ChangeReason.PROGRAMME, until_on=date(2027, 3, 31))
    placed.office.placement_changes.apply(CLERK, wish)
    ahead = told(placed, date(2027, 3, 1))
    assert {no: one.where for no, one in ahead.items()} == {
        "20240001": Whereabouts.ON_POST,
        "20240002": Whereabouts.ENDED,
        "20240003": Whereabouts.ENDED,
    }
    assert ahead["20240002"].note == "最后一天 2027-02-28"


def test_the_status_of_the_day_comes_before_the_placement(placed):
    with database_of(placed.office).unit(Command("测试", "status")) as work:
        work.connection.exec_driver_sql("UPDATE student_status SET kind = 'suspended'")
    found = told(placed)
    assert {(one.where, one.note) for one in found.values()} == {(Whereabouts.NOT_ENROLLED, "休学")}


def test_another_province_is_told_by_the_place_of_work(placed):
    assert {one.crossing for one in told(placed).values()} == {Crossing.UNKNOWN}
    with database_of(placed.office).unit(Command("测试", "region")) as work:
        work.connection.exec_driver_sql("UPDATE school SET uscc = '123200004660083000'")
        work.connection.exec_driver_sql("UPDATE enterprise_site SET region_code = '330100'")
    found = told(placed)
    assert {(one.crossing, one.region_code) for one in found.values()} == {(Crossing.OTHER, "330100")}


def test_another_departments_students_are_out_of_sight(placed):
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    assert placed.office.whereabouts.on_day(stranger, FIRST) == ()
    assert placed.office.whereabouts.on_day(stranger, FIRST, CLASS_A) == ()


def test_a_reason_holds_no_longer_than_its_plan(placed):
    placed.students(student(9))
    past = placed.office.plans.add(CLERK, plan_form("2026春", date(2026, 3, 1), date(2026, 8, 31))).value
    who = placed.view("20240009").id
    placed.office.not_placed.put(CLERK, NotPlacedForm(past, (who,), NotPlacedReason.EXEMPTED))
    assert told(placed)["20240009"].where is Whereabouts.UNKNOWN
    assert told(placed, date(2026, 8, 31), CLASS_A)["20240009"].where is Whereabouts.NOT_PLACED


def test_whoever_left_while_the_plan_goes_on_and_has_nothing_next_is_to_be_found(placed):
    change(placed, 1, ChangeKind.END_EARLY, date(2026, 12, 1))
    during = told(placed, date(2026, 12, 1))["20240002"]
    assert (during.where, during.enterprise_name) == (Whereabouts.UNKNOWN, None)
    assert during.note == "2026-11-30 离开示例装备1有限公司"
    assert told(placed, date(2027, 3, 1), CLASS_A)["20240002"].where is Whereabouts.ENDED
