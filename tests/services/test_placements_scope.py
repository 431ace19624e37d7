"""Whoever sees one department sees and changes its placements alone, whatever is named."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.codes.not_placed import NotPlacedCode
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.not_placed import NotPlacedForm, NotPlacedReason
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.trips import NoticeEdit, TripForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.office import Office
from tests.schools import CLERK, Demo, opened, select, value

ON = date(2027, 4, 1)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as found:
        yield found


@pytest.fixture
def software(office: Office) -> Actor:
    own = value(office, "SELECT id FROM department WHERE name = '信息工程学院'")
    return Actor("软件系老师", RowScope(frozenset({own})))


def both(office: Office, demo: Demo) -> tuple[list[Any], list[Any]]:
    """The placements of the own class and of the other one."""
    every = office.placements.all(CLERK)
    own = [one for one in every if one.class_name == demo.built.placed_class]
    return own, [one for one in every if one.class_name == demo.built.issued_class]


def end(*placements: Any) -> ChangeWish:
    return ChangeWish(tuple(one.id for one in placements), ChangeKind.END_EARLY, ChangeReason.AGREED, ON)


def refused(caught: pytest.ExceptionInfo[RuleViolation]) -> set[str]:
    return {str(problem.code) for problem in caught.value.problems}


def test_changes_reach_the_own_department_only(office, software, demo):
    own, other = both(office, demo)
    for wish in (end(other[0]), end(own[0], other[0])):
        with pytest.raises(RuleViolation) as caught:
            office.placement_changes.apply(software, wish)
        assert refused(caught) == {ChangeCode.PLACEMENT_GONE}
    assert office.placement_changes.history(software, other[0].id) is None
    units = {value(office, "SELECT enterprise_id FROM post WHERE id = ?", one.post_id) for one in (*own, *other)}
    seen = {one for unit_id in units for one in office.placement_changes.in_force_at(software, unit_id, ON)}
    assert seen == {one.id for one in own}


def test_what_was_changed_for_both_departments_in_one_go_is_not_taken_back_from_one(office, software, demo):
    own, other = both(office, demo)
    office.placement_changes.apply(CLERK, end(own[0], other[0]))
    (change_id,) = (line.id for line in office.placement_changes.history(software, own[0].id).changes)
    with pytest.raises(RuleViolation) as caught:
        office.placement_changes.undo(software, change_id, "登记错了", whole_batch=True)
    assert refused(caught) == {ChangeCode.NO_SUCH_CHANGE}
    assert select(office, "SELECT count(*) FROM placement_change WHERE voided_at_utc IS NOT NULL") == [(0,)]
    assert office.placement_changes.undo(software, change_id, "登记错了").value == 1


def test_reasons_and_whereabouts_are_the_own_departments(office, software, demo):
    own, other = both(office, demo)
    office.placement_changes.apply(CLERK, end(own[0], other[0]))
    plan_id = own[0].plan_id
    assert {one.class_name for one in office.not_placed.of_plan(software, plan_id)} == {demo.built.placed_class}
    assert office.not_placed.of_plan(software, plan_id, demo.built.issued_class) == ()
    form = NotPlacedForm(plan_id, (other[0].student_id,), NotPlacedReason.DEFERRED)
    with pytest.raises(RuleViolation) as caught:
        office.not_placed.put(software, form)
    assert refused(caught) == {NotPlacedCode.STUDENT_GONE}
    assert {one.class_name for one in office.whereabouts.on_day(software, ON)} == {demo.built.placed_class}
    assert office.whereabouts.on_day(software, ON, demo.built.issued_class) == ()


def test_arrivals_of_another_department_can_be_neither_seen_nor_written(office, software, demo):
    _, other = both(office, demo)
    assert office.arrivals.grid(software, demo.built.issued_class) == ()
    for named in (demo.built.issued_class, demo.built.placed_class):
        with pytest.raises(RuleViolation) as caught:
            office.arrivals.save(software, named, (ArrivalEdit(other[0].id, other[0].from_on),))
        assert refused(caught) == {ArrivalCode.NOT_OF_CLASS}


def test_the_roster_of_a_visit_shows_and_takes_the_own_department_only(office, software, demo):
    own, other = both(office, demo)
    site_id = str(office.trips.choices(CLERK).sites[0][0])
    trip_id = office.trips.save(
        CLERK, TripForm(name="参观", site_id=site_id, from_on="2026-10-12", until_on="2026-10-12")
    ).value
    office.trips.set_roster(CLERK, trip_id, demo.built.issued_class, [other[0].student_id])
    office.trips.set_roster(software, trip_id, demo.built.placed_class, [own[0].student_id, other[1].student_id])
    office.trips.set_roster(software, trip_id, demo.built.issued_class, [])
    assert [one.student_id for one in office.trips.detail(software, trip_id).students] == [own[0].student_id]
    everyone = {one.student_id for one in office.trips.detail(CLERK, trip_id).students}
    assert everyone == {own[0].student_id, other[0].student_id}
    with pytest.raises(RuleViolation) as caught:
        office.trips.set_notices(software, trip_id, (NoticeEdit(other[0].student_id, date(2026, 9, 1)),))
    assert refused(caught) == {TripCode.NOT_ON_ROSTER}
