"""What agreements say of placements that were changed before they were issued."""

from datetime import date

from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, unit
from tests.services.issuing import issue
from tests.services.test_placement_changes import FIRST, change, ids, post_beside


def test_an_agreement_made_after_a_change_says_the_day_it_really_ends(placed, tmp_path):
    one, two, three = ids(placed)
    change(placed, ChangeKind.END_EARLY, FIRST, placement_ids=(one,))
    change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 3, 31), placement_ids=(two,))
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["end_on"] for candidate in batch.ready}
    assert told == {two: "2027年3月31日", three: "2027年2月28日"}


def test_an_agreement_made_after_a_change_of_post_names_the_post_of_the_day(placed):
    one, two, three = ids(placed)
    there = post_beside(placed)
    change(placed, ChangeKind.MOVE_POST, FIRST, post_id=there, placement_ids=(one,))
    change(placed, ChangeKind.MOVE_POST, date(2026, 10, 1), post_id=there, placement_ids=(two,))
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["post_name"] for candidate in batch.ready}
    assert told == {one: "质检员", two: "装配工", three: "装配工"}


def test_an_agreement_made_after_a_change_of_post_names_the_mentor_there(placed):
    there = post_beside(placed, 指导人员="钱师傅", 指导人员电话="0000-1234567")
    change(placed, ChangeKind.MOVE_POST, FIRST, post_id=there)
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["mentor_name"] for candidate in batch.ready}
    assert told[ids(placed)[0]] == "钱师傅"


def test_the_list_is_sorted_by_the_unit_it_shows_whatever_the_unit_is_called_today(placed):
    placed.units(unit(2, 单位名称="安德精密有限公司"))
    with database_of(placed.office).unit(Command("测试", "place")) as work:
        there = "(SELECT id FROM post ORDER BY id DESC LIMIT 1)"
        work.connection.exec_driver_sql(f"UPDATE placement SET post_id = {there} WHERE id = {ids(placed)[1]}")
    issue(placed)
    with database_of(placed.office).unit(Command("测试", "rename")) as work:
        work.connection.exec_driver_sql("UPDATE enterprise SET name = '周' || name, pinyin = 'zhou' WHERE id = 2")
    rows = placed.office.agreements.rows(CLERK)
    for descending in (False, True):
        found = rows.ids(ListQuery(sort="enterprise", descending=descending))
        shown = {row[0]: row[6] for row in rows.rows(found)}
        units = [shown[agreement_id] for agreement_id in found]
        assert units[:: -1 if descending else 1] == ["安德精密有限公司", *["示例装备1有限公司"] * 2]


def test_list_and_detail_say_what_the_paper_says_whatever_becomes_of_the_record(placed):
    one, two, three = ids(placed)
    there = post_beside(placed)
    change(placed, ChangeKind.MOVE_POST, FIRST, post_id=there, placement_ids=(one,))
    change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 3, 31), placement_ids=(two,))
    issue(placed)
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1), placement_ids=(three,))
    with database_of(placed.office).unit(Command("测试", "rename")) as work:
        work.connection.exec_driver_sql("UPDATE enterprise SET name = '改名后的公司'")
        work.connection.exec_driver_sql("UPDATE post SET name = name || '（新）'")
    service = placed.office.agreements
    rows = service.rows(CLERK)
    unit, last, much_later = "示例装备1有限公司", date(2027, 2, 28), date(2027, 3, 31)
    assert [row[6:9] for row in rows.rows(rows.ids(ListQuery(sort="student_no")))] == [
        (unit, FIRST, last),
        (unit, FIRST, much_later),
        (unit, FIRST, last),
    ]
    told = [service.of_placement(CLERK, placement_id) for placement_id in (one, two, three)]
    assert [(one.post_name, one.until_on) for one in told] == [
        ("质检员", last),
        ("装配工", much_later),
        ("装配工", last),
    ]
    assert [service.detail(CLERK, one.id) for one in told] == told
    assert service.all(CLERK) == tuple(sorted(told, key=lambda one: one.number))
    student = placed.office.students.history(CLERK, placed.view("20240003").id)
    assert [(one.from_on, one.until_on) for one in student.placements] == [(FIRST, date(2026, 11, 30))]
    assert [one.enterprise_name for one in student.agreements] == [unit]
