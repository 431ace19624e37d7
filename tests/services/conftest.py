"""A school with nothing in it, and one with a class, a unit and a plan."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from tests.schools import (
    CLASS_A,
    CLERK,
    Demo,
    empty_school,
    import_students,
    import_units,
    opened,
    plan_form,
    student,
    unit,
)


@dataclass
class School:
    """An office with its folder and short ways to import into it."""

    office: Office
    root: Path

    def students(self, *rows: dict[str, object], **options: Any) -> Any:
        return import_students(self.office, self.root / "名单.xlsx", rows, **options)

    def units(self, *rows: dict[str, str], **options: Any) -> Any:
        return import_units(self.office, self.root / "企业.xlsx", rows, **options)

    def view(self, student_no: str) -> Any:
        """The student with numbers in the clear."""
        views = self.office.students.all_revealed(CLERK, "测试")
        return next(view for view in views if view.student_no == student_no)

    def post_id(self, name: str = "装配工") -> int:
        return self.office.placements.post_named(CLERK, name).id


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Founded, empty."""
    with closing(empty_school(tmp_path / "数据")) as office:
        yield School(office, tmp_path)


@pytest.fixture
def staffed(school: School) -> School:
    """Three students of one class and two units."""
    school.students(student(1), student(2), student(3))
    school.units(unit(1), unit(2, 岗位名称="仓管员"))
    return school


@pytest.fixture
def demo_copy(demo: Demo, tmp_path: Path) -> Iterator[School]:
    """The demo school, to be changed."""
    with closing(opened(demo.copied_to(tmp_path))) as office:
        yield School(office, tmp_path)


@pytest.fixture
def placed(staffed: School) -> School:
    """Three students placed on one post."""
    office = staffed.office
    plan_id = office.plans.add(CLERK, plan_form()).value
    office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, staffed.post_id()))
    return staffed
