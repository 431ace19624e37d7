"""Shares of a unit over time: changes of placements and counts of a day move them; a count is typed with its day."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.share_meter import HeadcountKind, ShareKind, ShareState
from ctec_desktop.domain.share_views import HeadcountForm, HeadcountLine
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.enterprise_forms import PostForm
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.wording.shares import meter_line
from tests.schools import CLERK, value
from tests.services.conftest import School

UNIT = "SELECT DISTINCT enterprise_id FROM post JOIN placement ON post_id = post.id"
POST = "SELECT DISTINCT post_id FROM placement"
STAFF = HeadcountForm("staff", "", "2026-08-01", "29", "盖章证明")


def states(school: School) -> dict[ShareKind, list[ShareState]]:
    (unit,) = school.office.shares.meters(CLERK, [value(school.office, UNIT)])
    return {one.kind: [step.state for step in one.steps] for one in unit.meters}


def test_a_unit_without_numbers_cannot_be_judged_and_nothing_is_divided(placed: School):
    assert states(placed)[ShareKind.OF_STAFF] == [ShareState.UNKNOWN]
    (unit,) = placed.office.shares.meters(CLERK, [value(placed.office, UNIT)])
    assert "缺在岗职工人数，不能计算占比" in meter_line(unit.meters[0])
    assert placed.office.shares.meters(CLERK, []) == ()


def test_a_count_of_a_later_day_changes_the_share_from_that_day(placed: School):
    office, unit_id = placed.office, value(placed.office, UNIT)
    office.shares.record(CLERK, unit_id, HeadcountForm("other_interns", "", "2026-08-01", "0"))
    office.shares.record(CLERK, unit_id, STAFF)
    assert states(placed)[ShareKind.OF_STAFF] == [ShareState.OVER]
    office.shares.record(CLERK, unit_id, replace(STAFF, heads="30"))
    assert states(placed)[ShareKind.OF_STAFF] == [ShareState.WITHIN]
    lines = office.shares.history(CLERK, unit_id).lines
    assert [(one.kind.value, one.heads, one.source) for one in lines if one.kind.value == "staff"] == [
        ("staff", 30, "盖章证明")
    ]


def test_whoever_goes_to_another_post_of_the_unit_is_counted_once_and_there_alone(placed: School):
    office, unit_id, first_post = placed.office, value(placed.office, UNIT), value(placed.office, POST)
    site_id = value(office, f"SELECT site_id FROM post WHERE id = {first_post}")
    other = office.enterprises.save_post(CLERK, unit_id, PostForm("质检员", str(site_id))).value
    wish = ChangeWish((value(office, "SELECT min(id) FROM placement"),), ChangeKind.MOVE_POST, ChangeReason.ROTATION)
    office.placement_changes.apply(CLERK, replace(wish, effective_on=date(2026, 12, 1), post_id=other))
    (unit,) = office.shares.meters(CLERK, [unit_id])
    ours = {one.post_name: [(step.days.from_on, step.ours) for step in one.steps] for one in unit.meters}
    september, december = date(2026, 9, 1), date(2026, 12, 1)
    assert [heads for _, heads in ours[""]] in ([3], [3, 3])
    assert ours["装配工"] == [(september, 3), (december, 2)]
    assert ours["质检员"] == [(december, 1)]


def test_the_newest_count_is_what_grids_and_forms_show_and_an_older_one_is_not(placed: School):
    office, unit_id = placed.office, value(placed.office, UNIT)
    post_id = value(office, POST)
    for on, heads in (("2026-08-02", "20"), ("2026-07-01", "5")):
        form = HeadcountForm("same_kind", str(post_id), on, heads)
        office.shares.record(CLERK, unit_id, form)
        office.shares.record(CLERK, unit_id, replace(form, kind="other_interns", post_id=""))
    assert value(office, f"SELECT same_kind_staff FROM post WHERE id = {post_id}") == 20
    (row,) = office.fitness.grid(CLERK, FactSubject.UNIT, (unit_id,), ("other_interns",))
    assert row.cells == ("20",)
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, {"other_interns": "0"})])
    (unit,) = office.shares.meters(CLERK, [unit_id], date(2026, 9, 1))
    assert unit.meters[0].steps[-1].others == 0


def test_a_count_of_an_earlier_day_does_not_take_the_place_of_what_is_known_today(placed: School):
    office, unit_id = placed.office, value(placed.office, UNIT)
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, {"other_interns": "2"})])
    office.shares.record(CLERK, unit_id, HeadcountForm("other_interns", "", "2025-09-01", "7"))
    (row,) = office.fitness.grid(CLERK, FactSubject.UNIT, (unit_id,), ("other_interns",))
    assert row.cells == ("2",)
    lines = office.shares.history(CLERK, unit_id).lines
    assert [(one.counted_on, one.heads) for one in lines if one.kind.value == "other_interns"] == [
        (office.today(), 2),
        (date(2025, 9, 1), 7),
    ]


def test_a_count_taken_back_leaves_the_shares_and_stays_on_record(placed: School):
    office, unit_id, post_id = placed.office, value(placed.office, UNIT), value(placed.office, POST)
    office.shares.record(CLERK, unit_id, HeadcountForm("other_interns", "", "2026-08-01", "0"))
    office.shares.record(CLERK, unit_id, STAFF)
    for on, heads in (("2026-08-01", "5"), ("2026-08-02", "20")):
        office.shares.record(CLERK, unit_id, HeadcountForm("same_kind", str(post_id), on, heads))
    assert states(placed)[ShareKind.OF_STAFF] == [ShareState.OVER]

    def line(kind: HeadcountKind, heads: int) -> HeadcountLine:
        lines = office.shares.history(CLERK, unit_id).lines
        return next(one for one in lines if (one.kind, one.heads) == (kind, heads) and one.void_reason is None)

    with pytest.raises(RuleViolation) as caught:
        office.shares.withdraw(CLERK, HeadcountKind.STAFF, line(HeadcountKind.STAFF, 29).id, " ")
    assert [one.place for one in caught.value.problems] == [FieldPlace("reason")]
    staff = line(HeadcountKind.STAFF, 29)
    office.shares.withdraw(CLERK, staff.kind, staff.id, "登记到别的单位了")
    assert states(placed)[ShareKind.OF_STAFF] == [ShareState.UNKNOWN]
    assert office.enterprises.all(CLERK)[0].staff_on_post is None
    (row,) = office.fitness.grid(CLERK, FactSubject.UNIT, (unit_id,), ("staff_on_post",))
    assert row.cells == ("",)
    same = line(HeadcountKind.SAME_KIND, 20)
    office.shares.withdraw(CLERK, same.kind, same.id, "数错了")
    assert value(office, f"SELECT same_kind_staff FROM post WHERE id = {post_id}") == 5
    with pytest.raises(RuleViolation):
        office.shares.withdraw(CLERK, same.kind, same.id, "再撤一次")
    office.shares.record(CLERK, unit_id, replace(STAFF, heads="30"))
    office.shares.record(CLERK, unit_id, HeadcountForm("same_kind", str(post_id), "2026-08-02", "19"))
    told = [(one.heads, one.void_reason) for one in office.shares.history(CLERK, unit_id).lines]
    assert sorted(told, key=str) == sorted(
        [(0, None), (29, "登记到别的单位了"), (30, None), (5, None), (20, "数错了"), (19, None)], key=str
    )
    assert value(office, f"SELECT same_kind_staff FROM post WHERE id = {post_id}") == 19


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (HeadcountForm(), "kind"),
        (replace(STAFF, kind="all"), "kind"),
        (replace(STAFF, heads="-1"), "heads"),
        (replace(STAFF, heads="很多"), "heads"),
        (replace(STAFF, counted_on="2999-01-01"), "counted_on"),
        (replace(STAFF, post_id="1"), "post_id"),
        (replace(STAFF, kind="same_kind"), "post_id"),
        (replace(STAFF, kind="same_kind", post_id="999999"), "post_id"),
    ],
)
def test_a_count_that_cannot_be_is_refused_beside_its_field(placed: School, form: HeadcountForm, field: str):
    with pytest.raises(RuleViolation) as caught:
        placed.office.shares.record(CLERK, value(placed.office, UNIT), form)
    assert FieldPlace(field) in [problem.place for problem in caught.value.problems]
